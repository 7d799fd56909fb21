"""The state of the files and the proof of the index, as records and as Dutch lines."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from pipeline import texts_cli, texts_documents, texts_verify
from pipeline.indexing.store import Store
from pipeline.presentation import document_records, failure_line
from pipeline.states import State, file_states
from pipeline.verifying import Proof


def listed_records(store: Store) -> Iterator[dict[str, Any]]:
    """Every file with its state: documents in the index first, then what is not in it."""
    described = {record["id"]: record for record in document_records(store) if "id" in record}
    for found in file_states(store.manifest):
        place = {"file": found.file, "path": found.path, "state": found.state.value}
        entry = found.entry
        if entry is not None:
            more = {"format": entry.format, "pages": entry.pages}
            yield {**described[entry.id], **place, **more, "recognised": list(entry.recognised)}
        elif found.message:
            yield {**place, "error": found.message}
        else:
            yield place


def listed_lines(store: Store) -> Iterator[str]:
    """The same as lines."""
    for record in listed_records(store):
        if "id" not in record:
            if record["state"] == State.FAILED:
                yield failure_line(record["file"], record["error"])
            else:
                yield texts_verify.file_state(
                    record["file"], record["state"], record.get("error", "")
                )
            continue
        yield texts_cli.document_line(record["file"], record["title"])
        facts = [", ".join(record["authors"]), record["year"], record["publisher"]]
        yield from texts_documents.described([fact for fact in facts if fact])
        yield texts_verify.document_facts(
            record["format"], record["pages"], len(record["recognised"])
        )
        yield texts_cli.document_size(record["id"], record["sections"], record["passages"])
        if record["state"] != State.INDEXED:
            yield f"  {texts_verify.file_state(record['file'], record['state'], '')}"
        for remark in record["remarks"]:
            yield f"  {texts_cli.remark(record['file'], remark)}"


def proof_record(proof: Proof) -> dict[str, Any]:
    """One proof, or what is wrong."""
    return {**asdict(proof), "proved": not proof.problems, "problems": list(proof.problems)}


def proof_lines(proofs: Sequence[Proof]) -> Iterator[str]:
    """The proof of each document, everything that is wrong, and a conclusion."""
    for proof in proofs:
        for problem in proof.problems:
            yield texts_verify.not_proved(proof.name, problem)
        if proof.kind == "document" and not proof.problems:
            yield texts_verify.proved(proof.name, proof.passages, proof.sentences, proof.notes)
    wrong = sum(len(proof.problems) for proof in proofs)
    kinds = [proof.kind for proof in proofs]
    if wrong:
        yield texts_verify.some_not_proved(wrong)
    else:
        yield texts_verify.all_proved(kinds.count("document"), kinds.count("quote"))
