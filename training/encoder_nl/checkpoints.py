"""Model folders: writing one, and keeping the best under a name that is always readable."""

import json
import shutil
from pathlib import Path

from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer import modules
from transformers import BertModel, PreTrainedTokenizerFast

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
CHOSEN_BY = ("stsb", "sick", "faq_ndcg", "report_ndcg")


def save_folder(bert: BertModel, tokenizer: Path, out: Path) -> None:
    """Write a sentence-transformers folder: mean pooling, unit length, 256 tokens.

    `tokenizer` is a folder with `tokenizer.json`.
    """
    fast = PreTrainedTokenizerFast(
        tokenizer_file=str(tokenizer / "tokenizer.json"),
        model_max_length=256,
        **{f"{name.strip('[]').lower()}_token": name for name in SPECIAL},
    )
    plain = out.with_name(out.name + ".plain")
    bert.save_pretrained(plain)
    fast.save_pretrained(plain)
    transformer = modules.Transformer(str(plain), max_seq_length=256)
    pooling = modules.Pooling(transformer.get_embedding_dimension(), "mean")
    parts = [transformer, pooling, modules.Normalize()]
    SentenceTransformer(modules=parts, device="cpu").save(str(out), create_model_card=False)
    shutil.rmtree(plain)


def score(figures: dict[str, float]) -> float:
    """The mean of the figures by which checkpoints are chosen."""
    return sum(figures[name] for name in CHOSEN_BY) / len(CHOSEN_BY)


def keep_best(folder: Path, figures: dict[str, float], best: Path) -> bool:
    """Make `best / folder.name` a copy of `folder` if its score is the highest; True if it was.

    The name is a symbolic link that is replaced in one step, so a reader never sees half a model.
    """
    record = best / "figures.json"
    if record.exists() and score(json.loads(record.read_text())) >= score(figures):
        return False
    versions = best / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    copy = versions / f"{folder.parent.name}-{score(figures):.4f}"
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    link = best / f".{folder.name}.new"
    link.unlink(missing_ok=True)
    link.symlink_to(copy.relative_to(best))
    link.replace(best / folder.name)
    record.write_text(json.dumps(figures))
    return True
