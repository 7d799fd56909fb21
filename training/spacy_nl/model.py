"""The network in torch, as it is trained; `pipeline.syntax.network` computes the same.

The first layers of the sentence encoder, its two segment embeddings replaced by one for every word
shape, and heads for boundaries, XPOS, morphology and trees.
Source of the tree scorer: Dozat & Manning (2017), arXiv:1611.01734.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional
from transformers import BertModel

from pipeline.syntax.pieces import SHAPES

IMPOSSIBLE = -1e4


@dataclass(frozen=True)
class Batch:
    """Padded stretches: pieces (stretches, pieces), words (stretches, words); -1 is not learned."""

    ids: torch.Tensor
    shapes: torch.Tensor
    firsts: torch.Tensor
    counts: torch.Tensor
    starts: torch.Tensor
    xpos: torch.Tensor
    morphology: torch.Tensor
    heads: torch.Tensor
    relations: torch.Tensor


class Annotator(nn.Module):
    """Word states from a BERT, and the heads that read them."""

    def __init__(
        self, encoder: Path, layers: int, sizes: tuple[int, int, int], arc: int = 192, rel: int = 96
    ) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            encoder, add_pooling_layer=False, attn_implementation="sdpa"
        ).float()
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        width = self.bert.config.hidden_size
        shapes = nn.Embedding(2 * SHAPES, width)
        shapes.weight.data[:] = self.bert.embeddings.token_type_embeddings.weight.data[0]
        self.bert.embeddings.token_type_embeddings = shapes
        xpos, morphology, relations = sizes
        self.head = nn.ModuleDict(
            {
                "boundary": nn.Linear(width, 2),
                "xpos": nn.Linear(width, xpos),
                "morphology": nn.Linear(width, morphology),
                "arc_head": nn.Linear(width, arc),
                "arc_dependent": nn.Linear(width, arc),
                "relation_head": nn.Linear(width, rel),
                "relation_dependent": nn.Linear(width, rel),
            }
        )
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.arc = nn.Parameter(torch.randn(arc + 1, arc) * 0.02)
        self.relation = nn.Parameter(torch.randn(relations, rel + 1, rel + 1) * 0.01)
        self.drop = nn.Dropout(0.2)

    def states(self, batch: Batch) -> torch.Tensor:
        """The mean of the last states of each word's pieces, shape (stretches, words, width)."""
        hidden = self.bert(
            input_ids=batch.ids,
            attention_mask=(batch.ids != 0).long(),
            token_type_ids=batch.shapes,
        ).last_hidden_state
        sums = functional.pad(hidden.cumsum(1), (0, 0, 1, 0))
        wide = (*batch.firsts.shape, hidden.shape[-1])
        begin = batch.firsts[..., None].expand(wide)
        end = (batch.firsts + batch.counts)[..., None].expand(wide)
        total = torch.gather(sums, 1, end) - torch.gather(sums, 1, begin)
        return total / batch.counts.clamp(min=1)[..., None]

    def arcs(self, states: torch.Tensor, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """The possible heads (none first) and their scores (stretches, words, words + 1).

        A head stands in the sentence of its word.
        """
        root = self.root.expand(len(states), 1, states.shape[-1])
        nodes = torch.cat([root, states], 1)
        heads = functional.gelu(self.head["arc_head"](self.drop(nodes)))
        words = functional.gelu(self.head["arc_dependent"](self.drop(states)))
        scores = (functional.pad(words, (0, 1), value=1.0) @ self.arc) @ heads.transpose(1, 2)
        number = torch.cumsum((batch.starts == 1).long(), 1)
        same = (number[:, :, None] == number[:, None, :]) & (batch.counts > 0)[:, None, :]
        allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        return nodes, scores.masked_fill(~allowed, IMPOSSIBLE)

    def relations(self, heads: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
        """Scores of the relations between heads and words, each (words, width)."""
        head = functional.gelu(self.head["relation_head"](self.drop(heads)))
        word = functional.gelu(self.head["relation_dependent"](self.drop(words)))
        head, word = (functional.pad(part, (0, 1), value=1.0) for part in (head, word))
        return torch.einsum("nkj,nj->nk", torch.einsum("ni,kij->nkj", word, self.relation), head)

    def loss(self, batch: Batch) -> torch.Tensor:
        """The sum of the losses of all that is known of the batch."""
        states = self.states(batch)
        dropped = self.drop(states)
        total = _cross_entropy(self.head["boundary"](dropped), batch.starts)
        total = total + _cross_entropy(self.head["xpos"](dropped), batch.xpos)
        total = total + 0.5 * _cross_entropy(self.head["morphology"](dropped), batch.morphology)
        known = batch.heads >= 0
        if not known.any():
            return total
        nodes, scores = self.arcs(states, batch)
        total = total + functional.cross_entropy(scores[known], batch.heads[known])
        wide = (*batch.heads.shape, nodes.shape[-1])
        chosen = torch.gather(nodes, 1, batch.heads.clamp(min=0)[..., None].expand(wide))
        related = self.relations(chosen[known], states[known])
        return total + _cross_entropy(related, batch.relations[known])


def _cross_entropy(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    known = wanted >= 0
    if not known.any():
        return scores.sum() * 0
    return functional.cross_entropy(scores[known], wanted[known])


def collate(rows: Sequence[dict[str, list[int]]]) -> Batch:
    """One batch of encoded stretches, padded to the longest."""
    pieces = max(len(row["ids"]) for row in rows)
    words = max(len(row["firsts"]) for row in rows)

    def padded(name: str, fill: int) -> torch.Tensor:
        size = pieces if name in ("ids", "shapes") else words
        return torch.tensor([row[name] + [fill] * (size - len(row[name])) for row in rows])

    zero = {name: padded(name, 0) for name in ("ids", "shapes", "firsts", "counts")}
    unknown = ("starts", "xpos", "morphology", "heads", "relations")
    return Batch(**zero, **{name: padded(name, -1) for name in unknown})
