"""The weighted mean of several checkpoints of one run, which often does better than the last.

Source: Wortsman et al. (2022), https://arxiv.org/abs/2203.05482.

Usage: python average.py --models MODEL [MODEL ...] [--weights W ...] --out MODEL
"""

import argparse
from pathlib import Path

import torch
from checkpoints import save_folder
from transformers import BertModel


def average(paths: list[Path], weights: list[float]) -> BertModel:
    """A model whose every weight is the weighted mean of those of the given models."""
    mean = BertModel.from_pretrained(paths[0])
    states = [BertModel.from_pretrained(path).state_dict() for path in paths]
    total = sum(weights)
    with torch.no_grad():
        for name, value in mean.state_dict().items():
            if value.is_floating_point():
                parts = (s[name] * (w / total) for s, w in zip(states, weights, strict=True))
                value.copy_(sum(parts))
    return mean


def main() -> None:
    """Write the mean of the given models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, nargs="+", required=True)
    parser.add_argument("--weights", type=float, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    mean = average(args.models, args.weights or [1.0] * len(args.models))
    save_folder(mean, args.models[0], args.out)


if __name__ == "__main__":
    main()
