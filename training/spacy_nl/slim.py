"""Make an assembled pipeline smaller: narrower vectors and only the strings it needs."""

from pathlib import Path

import numpy as np
import srsly
from spacy.language import Language
from spacy.vectors import Vectors
from thinc.api import Model


def narrow_vectors(nlp: Language, width: int) -> None:
    """Replace the floret vectors by the best of `width` columns for the layers that read them.

    A layer sees V W'; with all layers' W stacked, the singular value decomposition of V W' gives
    the narrower V and W whose product is closest to it.
    """
    layers: list[Model] = [
        node
        for _, component in nlp.pipeline
        if isinstance(getattr(component, "model", None), Model)
        for node in component.model.walk()
        if node.name == "static_vectors"
    ]
    vectors = nlp.vocab.vectors
    stacked = np.vstack([layer.get_param("W") for layer in layers])
    left, strengths, right = np.linalg.svd(vectors.data @ stacked.T, full_matrices=False)
    data = np.ascontiguousarray(left[:, :width] * strengths[:width], dtype="float32")
    columns = np.ascontiguousarray(right[:width].T, dtype="float32")
    start = 0
    for layer in layers:
        stop = start + layer.get_dim("nO")
        # thinc refuses to change a dimension that is set.
        layer._dims["nM"] = width
        layer.set_param("W", np.ascontiguousarray(columns[start:stop]))
        start = stop
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings,
        data=data,
        mode=vectors.mode,
        minn=vectors.minn,
        maxn=vectors.maxn,
        hash_count=vectors.hash_count,
        hash_seed=vectors.hash_seed,
        bow=vectors.bow,
        eow=vectors.eow,
        attr="LOWER",
    )


def needed_strings(nlp: Language) -> set[str]:
    """Return the labels, and the strings that the edit trees and the rules refer to by hash."""
    strings = {label for name in nlp.pipe_names for label in nlp.pipe_labels.get(name, [])}
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]
    for tree in trees:
        strings |= {nlp.vocab.strings[tree[key]] for key in ("orig", "subst") if tree.get(key)}
    return strings | {"_SP", "SPACE"}


def write_slim(nlp: Language, output: Path) -> None:
    """Write the pipeline to `output` without scores, training strings and lookups."""
    nlp.meta["performance"] = {}
    for section in ("paths", "training", "corpora", "initialize"):
        nlp.config[section] = {}
    nlp.to_disk(output, exclude=["lookups"])
    srsly.write_json(output / "vocab" / "strings.json", sorted(needed_strings(nlp)))
