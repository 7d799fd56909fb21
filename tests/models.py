"""A sentence encoder of a few kilobytes, in the files of sentence-transformers."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

_WORDS = "[PAD] [UNK] [CLS] [SEP] de het een politie gemeente veiligheid en . ?".split()
_WIDTH, _LAYERS, _PLACES = 8, 2, 32


def write_model(folder: Path, **config: Any) -> Path:
    """A BERT with random weights, the same each time; `config` overrides its settings."""
    (folder / "1_Pooling").mkdir(parents=True)
    _write(folder / "config.json", _config() | config)
    _write(folder / "1_Pooling" / "config.json",
           {"word_embedding_dimension": _WIDTH, "pooling_mode_mean_tokens": True})  # fmt: skip
    _write(folder / "sentence_bert_config.json", {"max_seq_length": 12, "do_lower_case": False})
    _write(folder / "tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast",
           "pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]",
           "sep_token": "[SEP]", "model_max_length": 12})  # fmt: skip
    kinds = ("Transformer", "Pooling", "Normalize")
    _write(folder / "modules.json", [
        {"idx": n, "name": str(n), "path": ("", "1_Pooling", "2_Normalize")[n],
         "type": f"sentence_transformers.models.{kind}"} for n, kind in enumerate(kinds)
    ])  # fmt: skip
    _tokenizer().save(str(folder / "tokenizer.json"))
    save_file(_weights(), folder / "model.safetensors", metadata={"format": "pt"})
    return folder


def _config() -> dict[str, Any]:
    return {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "hidden_act": "gelu",
        "hidden_size": _WIDTH,
        "intermediate_size": 2 * _WIDTH,
        "num_attention_heads": 2,
        "num_hidden_layers": _LAYERS,
        "max_position_embeddings": _PLACES,
        "type_vocab_size": 2,
        "vocab_size": len(_WORDS),
        "layer_norm_eps": 1e-12,
        "pad_token_id": 0,
    }


def _tokenizer() -> Tokenizer:
    vocabulary = {word: number for number, word in enumerate(_WORDS)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return tokenizer


def _weights() -> dict[str, Any]:
    random = np.random.default_rng(7)
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (len(_WORDS), _WIDTH),
        "embeddings.position_embeddings.weight": (_PLACES, _WIDTH),
        "embeddings.token_type_embeddings.weight": (2, _WIDTH),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in (f"encoder.layer.{number}." for number in range(_LAYERS)):
        parts = ("self.query", "self.key", "self.value", "output.dense")
        sizes = {f"attention.{part}": (_WIDTH, _WIDTH) for part in parts}
        sizes |= {"intermediate.dense": (2 * _WIDTH, _WIDTH), "output.dense": (_WIDTH, 2 * _WIDTH)}
        for part, (rows, columns) in sizes.items():
            shapes |= {f"{layer}{part}.weight": (rows, columns), f"{layer}{part}.bias": (rows,)}
        norms += [f"{layer}attention.output.LayerNorm", f"{layer}output.LayerNorm"]
    shapes |= {f"{norm}.{part}": (_WIDTH,) for norm in norms for part in ("weight", "bias")}
    return {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content), encoding="utf-8")
