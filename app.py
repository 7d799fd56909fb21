"""The pages in the browser, drawn with Streamlit: chat, documents, literature, check of quotes.

Text of a question or a document is data: it reaches the page through `st.html`, escaped, or as an
option of a selectbox, which is plain text; never through Markdown.
"""

import streamlit as st

from app_pages import chat, checking, documents, literature
from app_pages.style import STYLE
from pipeline import texts_chat, texts_checking, texts_literature_page

st.set_page_config(texts_chat.APP_TITLE, "📌", layout="centered")
st.html(STYLE)
st.navigation(
    [
        st.Page(chat.page, title=texts_chat.APP_ASK_PAGE, icon=":material/forum:", default=True),
        st.Page(
            documents.page,
            title=texts_chat.APP_DOCUMENTS,
            icon=":material/library_books:",
            url_path="documenten",
        ),
        st.Page(
            literature.page,
            title=texts_literature_page.PAGE,
            icon=":material/menu_book:",
            url_path="literatuur",
        ),
        st.Page(
            checking.page,
            title=texts_checking.TITLE,
            icon=":material/fact_check:",
            url_path="citaatcontrole",
        ),
    ]
).run()
