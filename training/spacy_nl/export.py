"""Put the trained network and lemmatizer into a spaCy pipeline: `models/nl_bewijsplaats`.

The layers and the word pieces are stored in eight bits with a scale for every row, all else in
sixteen. Words of the treebank that the lemmatizer gets wrong are listed.

Usage: python export.py DATA ENCODER NETWORK.pt LEMMATIZER.pt OUT
"""

import argparse
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import spacy
import srsly
import torch
from boundaries import add_boundary_rules
from lemmatizer import entries
from safetensors.numpy import save_file
from tokenization import customise_tokenizer

from pipeline.syntax.lemmas import Alphabet, Lemmatizer
from pipeline.syntax.network import LABELS, LEMMA, SCALE, VOCABULARY, WEIGHTS

META = {
    "name": "bewijsplaats",
    "version": "0.2.0",
    "license": "CC BY-SA 4.0",
    "description": "Dutch: sentence boundaries, tags, morphology, lemmas and dependency trees.",
}
STEPS = 127


def eight_bits(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A matrix as whole numbers from -127 to 127, and what each row is to be multiplied with."""
    scales = np.abs(values).max(axis=1) / STEPS
    scales[scales == 0] = 1
    return np.rint(values / scales[:, np.newaxis]).astype(np.int8), scales.astype(np.float32)


def stored_weights(state: Mapping[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """The weights of the network as they are stored."""
    stored: dict[str, np.ndarray] = {}
    for name, tensor in state.items():
        values = tensor.float().numpy()
        if name.startswith("bert.") and values.ndim == 2:
            stored[name], stored[name + SCALE] = eight_bits(values)
        elif tensor.is_floating_point():
            stored[name] = values.astype(np.float16)
    return stored


def lemma_record(
    treebank: Path, alphabet: Alphabet, weights: Mapping[str, np.ndarray]
) -> dict[str, object]:
    """The alphabet, and the words of the treebank that the network alone gets wrong."""
    plain = Lemmatizer({n: w.astype(np.float32) for n, w in weights.items()}, alphabet, {})
    exceptions = [
        [entry.word, entry.tag, entry.lemma]
        for entry in entries(treebank)
        if plain.lemma(entry.word, entry.tag) != entry.lemma
    ]
    return asdict(alphabet) | {"exceptions": exceptions}


def main() -> None:
    """Read the arguments and write the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "encoder", "network", "lemmatizer", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    trained = torch.load(args.network)
    lemmas = torch.load(args.lemmatizer, weights_only=False)
    letter_weights = {name: w.numpy().astype(np.float16) for name, w in lemmas["state"].items()}
    bank = args.data / "treebank" / "alpino-train.conllu.gz"
    config = json.loads((args.encoder / "config.json").read_text(encoding="utf-8"))
    layers = {name.split(".")[3] for name in trained["state"] if ".encoder.layer." in name}
    record = {
        "config": {
            "num_hidden_layers": len(layers),
            "num_attention_heads": config["num_attention_heads"],
            "layer_norm_eps": config["layer_norm_eps"],
        },
        **trained["labels"],
        "lemmas": lemma_record(bank, lemmas["alphabet"], letter_weights),
    }
    weights = stored_weights(trained["state"])
    weights |= {LEMMA + name: values for name, values in letter_weights.items()}
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        save_file(weights, folder / WEIGHTS)
        text = json.dumps(record, ensure_ascii=False, indent=0)
        (folder / LABELS).write_text(text + "\n", encoding="utf-8")
        shutil.copyfile(args.encoder / "tokenizer.json", folder / VOCABULARY)
        write_pipeline(folder, args.out)


def write_pipeline(network: Path, out: Path) -> None:
    """Write the pipeline with the network of a folder, without strings that nothing needs."""
    nlp = spacy.blank("nl")
    customise_tokenizer(nlp)
    nlp.add_pipe("dutch_annotator")
    nlp.get_pipe("dutch_annotator").from_disk(network)
    add_boundary_rules(nlp)
    nlp.meta.update(META)
    nlp.to_disk(out, exclude=["lookups"])
    srsly.write_json(out / "vocab" / "strings.json", ["SPACE", "_SP"])


if __name__ == "__main__":
    main()
