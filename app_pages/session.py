"""What the pages share: settings, the assistant on the current index, and the rebuild."""

import streamlit as st

from app_pages.rebuilding import Rebuild
from pipeline import texts_chat, texts_index
from pipeline.assistant import Assistant
from pipeline.errors import UsageError
from pipeline.settings import Settings, invalid_names


def load_settings() -> Settings:
    """The settings of the environment.

    Raises
    ------
    UsageError
        If a value is not valid; the message names it.
    """
    try:
        return Settings()
    except ValueError as error:
        raise UsageError(texts_index.bad_setting(invalid_names(error))) from error


def load_assistant(settings: Settings) -> tuple[str, Assistant]:
    """The assistant, and a text that changes when the settings or the index do.

    Raises
    ------
    IndexingError
        If there is no index, or one that is damaged or outdated.
    EncoderError
        If the encoder is missing or damaged.
    """
    try:
        build = (settings.index / "current").read_bytes().hex()
    except OSError:
        build = ""
    stamp = f"{settings.model_dump_json()} {build}"
    return stamp, _assistant(stamp, settings)


@st.cache_resource(show_spinner=texts_chat.APP_LOADING, max_entries=2)
def _assistant(stamp: str, _settings: Settings) -> Assistant:  # noqa: ARG001 (the cache's key)
    assistant = Assistant(_settings)
    assistant.encoder.encode([texts_chat.APP_ASK], query=True)  # loads the model, or raises, now
    return assistant


def rebuild(settings: Settings) -> Rebuild:
    """The rebuild of an index: one for all who have the page open."""
    return _rebuild(str(settings.index.resolve()))


@st.cache_resource
def _rebuild(index: str) -> Rebuild:  # noqa: ARG001 (the cache's key)
    return Rebuild()


def start_rebuild(settings: Settings) -> None:
    """Begin a rebuild, and remember that this session wants to know how it ends."""
    st.session_state["watched"] = True
    rebuild(settings).start(settings)


def set_state(name: str, value: object) -> None:
    """Change the state of the session; for buttons."""
    st.session_state[name] = value
