"""The arithmetic of a BERT as an ONNX graph, its products in eight bits.

The graph is made from the weights at every start, so that one copy of them is shipped. Most of the
products are computed in eight bits, which halves their time; the projection to values stays in 32,
since an error there reaches the vector unweakened. The token embeddings are looked up outside.
Left out: masks and padding (a text is computed alone), token types, dropout.
Source: Devlin et al. (2019), doi:10.18653/v1/N19-1423; scales per token and per output channel
after Yao et al. (2022), arXiv:2206.01861.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

FloatArray = npt.NDArray[np.float32]

STATES, VECTOR = "states", "vector"
_CONTRIB = "com.microsoft"
_OPSETS = (("", 18), (_CONTRIB, 1))
_IR_VERSION = 10
_STEPS = 63  # a weight has seven bits: sums of two products with eight overflow 16 bits in AVX2
_LEAST = np.float32(1e-6)  # no token is divided by less


class Graph:
    """A graph that grows by a layer at a time.

    Parameters
    ----------
    weights
        By the names of transformers, without a leading `bert.`; float32.
    heads
        The number of attention heads.
    epsilon
        Of the layer norms.
    """

    def __init__(self, weights: Mapping[str, FloatArray], heads: int, epsilon: float) -> None:
        self._weights = weights
        self._heads = heads
        self._epsilon = epsilon
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []

    def build(self, layers: int, width: int, *, mean: bool = True) -> ModelProto:
        """The model: token embeddings (1, tokens, width) → their mean after all layers.

        Without `mean` every state is given, shape (1, tokens, width).
        """
        states = self._norm(STATES, "embeddings.LayerNorm")
        for number in range(layers):
            states = self._layer(states, f"encoder.layer.{number}")
        shape: list[int | str] = [1, "tokens", width]
        if mean:
            states = self._add("ReduceMean", [states, self._axis(1)], keepdims=0)
            shape = [1, width]
        self._nodes.append(helper.make_node("Identity", [states], [VECTOR]))
        graph = helper.make_graph(
            self._nodes,
            "bert",
            [helper.make_tensor_value_info(STATES, TensorProto.FLOAT, [1, "tokens", width])],
            [helper.make_tensor_value_info(VECTOR, TensorProto.FLOAT, shape)],
            self._constants,
        )
        opsets = [helper.make_opsetid(*opset) for opset in _OPSETS]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)

    def _layer(self, states: str, name: str) -> str:
        attended = self._product(self._attention(states, f"{name}.attention.self"),
                                 self._matrix(f"{name}.attention.output.dense"))  # fmt: skip
        states = self._sum_norm(attended, states, f"{name}.attention.output")
        widened = self._scaled_product(states, self._matrix(f"{name}.intermediate.dense"))
        bias = self._constant(self._weights[f"{name}.intermediate.dense.bias"])
        active = self._add("BiasGelu", [widened, bias], domain=_CONTRIB)
        narrowed = self._scaled_product(active, self._matrix(f"{name}.output.dense"))
        return self._sum_norm(narrowed, states, f"{name}.output")

    def _attention(self, states: str, name: str) -> str:
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        matrices = [self._matrix(part) for part in parts]
        both = self._product(states, np.concatenate(matrices[:2], axis=1))
        query, key = self._add_all("Split", [both], 2, axis=-1, num_outputs=2)
        value = self._add("MatMul", [states, self._constant(matrices[2])])
        biases = np.concatenate([self._weights[f"{part}.bias"] for part in parts])
        inputs = [query, key, value, self._constant(biases)]
        return self._add("MultiHeadAttention", inputs, domain=_CONTRIB, num_heads=self._heads)

    def _sum_norm(self, new: str, old: str, name: str) -> str:
        # Plain operators: the fused SkipLayerNormalization takes three times as long on a CPU.
        bias = self._constant(self._weights[f"{name}.dense.bias"])
        total = self._add("Add", [self._add("Add", [new, bias]), old])
        return self._norm(total, f"{name}.LayerNorm")

    def _norm(self, states: str, name: str) -> str:
        pair = [self._constant(self._weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self._add("LayerNormalization", [states, *pair], epsilon=self._epsilon)

    def _product(self, states: str, matrix: FloatArray) -> str:
        """In eight bits: one scale for the states of a text, one for every column."""
        scales = np.abs(matrix).max(axis=0) / np.float32(_STEPS)
        scales[scales == 0] = 1
        steps = np.rint(matrix / scales).astype(np.int8)
        inputs = [states, self._constant(steps), self._constant(scales)]
        return self._add("DynamicQuantizeMatMul", inputs, domain=_CONTRIB)

    def _scaled_product(self, states: str, matrix: FloatArray) -> str:
        """In eight bits, with a scale for every token: one loud token does not mute the others."""
        size = self._add("ReduceMax", [self._add("Abs", [states]), self._axis(2)], keepdims=1)
        size = self._add("Max", [size, self._constant(np.asarray(_LEAST))])
        product = self._product(self._add("Div", [states, size]), matrix)
        return self._add("Mul", [product, size])

    def _matrix(self, name: str) -> FloatArray:
        return self._weights[f"{name}.weight"].T

    def _axis(self, number: int) -> str:
        return self._constant(np.array([number], dtype=np.int64))

    def _constant(self, values: npt.NDArray[Any]) -> str:
        name = f"constant{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _add(self, kind: str, inputs: list[str], domain: str = "", **settings: Any) -> str:
        return self._add_all(kind, inputs, 1, domain, **settings)[0]

    def _add_all(
        self, kind: str, inputs: list[str], outputs: int, domain: str = "", **settings: Any
    ) -> list[str]:
        names = [f"{kind}{len(self._nodes)}_{number}" for number in range(outputs)]
        self._nodes.append(helper.make_node(kind, inputs, names, domain=domain, **settings))
        return names
