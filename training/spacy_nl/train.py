"""Train the parser and the sentence model on one CPU core and put them together."""

import argparse
import json
from pathlib import Path

import spacy
from boundaries import add_boundary_rules
from slim import narrow_vectors, write_slim
from spacy.language import Language
from spacy.training.initialize import convert_vectors, init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import Config, NumpyOps, set_current_ops
from tokenization import customise_tokenizer

HERE = Path(__file__).parent
NAME = "nl_bewijsplaats"
VECTOR_WIDTH = 84


def vector_model(vectors: Path, output: Path) -> Path:
    """Write an empty pipeline with the floret vectors, read on the lower-cased form."""
    output.parent.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("nl")
    convert_vectors(nlp, vectors, truncate=0, prune=-1, mode="floret", attr="LOWER")
    nlp.to_disk(output)
    return output


def continued(model: Path, config: Config) -> Language:
    """Return a trained pipeline that goes on with the corpora and the schedule of `config`."""
    nlp = spacy.load(model)
    sections = {name: config[name] for name in ("paths", "corpora", "training")}
    nlp.config = nlp.config.merge(sections)
    if nlp.has_pipe("trainable_lemmatizer"):
        # spaCy does not store this map, and without it every lemma would be taught as label 0.
        lemmatizer = nlp.get_pipe("trainable_lemmatizer")
        lemmatizer.tree2label = {tree: i for i, tree in enumerate(lemmatizer.cfg["labels"])}
    return nlp


def assemble(parser: Path, senter: Path, output: Path, meta: dict[str, str]) -> None:
    """Write the whole pipeline: rules and senter set the boundaries, the parser respects them."""
    nlp = spacy.load(parser)
    customise_tokenizer(nlp)
    nlp.add_pipe("senter", source=spacy.load(senter), first=True)
    add_boundary_rules(nlp)
    narrow_vectors(nlp, VECTOR_WIDTH)
    nlp.meta.update(meta)
    write_slim(nlp, output)


def main() -> None:
    """Train what is asked for, then assemble if both models are there."""
    argument_parser = argparse.ArgumentParser(description=__doc__)
    argument_parser.add_argument("prepared", type=Path, help="what prepare.py wrote")
    argument_parser.add_argument("vectors", type=Path, help="what vectors.py wrote")
    argument_parser.add_argument("output", type=Path)
    argument_parser.add_argument("--steps", type=json.loads, default={}, help='{"parser": 8000}')
    argument_parser.add_argument("--only", choices=("parser", "senter", "assemble"))
    argument_parser.add_argument("--continue-from", type=Path, help="with --only: a trained model")
    args = argument_parser.parse_args()
    # The BLAS of numpy multiplies three to five times faster than the one thinc prefers.
    set_current_ops(NumpyOps(use_blis=False))
    corpora = {"parser": "parse", "senter": "sent"}
    for name, corpus in corpora.items():
        if args.only not in (None, name):
            continue
        overrides: dict[str, object] = {
            "paths.train": str(args.prepared / f"{corpus}-train.spacy"),
            "paths.dev": str(args.prepared / f"{corpus}-dev.spacy"),
            "paths.vectors": str(vector_model(args.vectors, args.output / "vectors")),
        }
        if name in args.steps:
            overrides["training.max_steps"] = args.steps[name]
            schedule = "training.optimizer.learn_rate.total_steps"
            overrides[schedule] = args.steps[name] * 31 // 30
        config = load_config(HERE / f"{name}.cfg", overrides=overrides)
        nlp = continued(args.continue_from, config) if args.continue_from else init_nlp(config)
        (args.output / name).mkdir(parents=True, exist_ok=True)
        train(nlp, args.output / name)
    if args.only in (None, "assemble"):
        assemble(
            args.output / "parser" / "model-best",
            args.output / "senter" / "model-best",
            args.output / NAME,
            {"name": NAME.removeprefix("nl_"), "version": "0.1.0", "license": "CC BY-SA 4.0"},
        )


if __name__ == "__main__":
    main()
