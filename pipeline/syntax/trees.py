"""Scores of heads → the best tree.

Source: Chu & Liu (1965) and Edmonds (1967), doi:10.6028/jres.071B.032.
"""

import numpy as np
import numpy.typing as npt

NEVER = -1e9
_ROOT = 1e5  # what a root costs, so that the best tree has one only

Scores = npt.NDArray[np.float64]


def best_tree(scores: npt.ArrayLike) -> list[int]:
    """The head of every word in the best tree: 0 for the one root, else its number from 1.

    Parameters
    ----------
    scores
        Shape (words, words + 1): how well head 0 (none) or word `n` suits each word.
    """
    given = np.asarray(scores, dtype=np.float64)
    full = np.full((len(given) + 1, len(given) + 1), NEVER)
    full[1:] = given
    full[:, 0] -= _ROOT
    np.fill_diagonal(full, NEVER)
    return _arborescence(full)[1:]


def _arborescence(scores: Scores) -> list[int]:
    """Heads of all nodes, node 0 being the root, whose own head means nothing."""
    best = scores.argmax(axis=1)
    best[0] = 0
    heads: list[int] = best.tolist()
    cycle = _cycle(heads)
    return _contracted(scores, heads, cycle) if cycle else heads


def _contracted(scores: Scores, heads: list[int], cycle: list[int]) -> list[int]:
    """The heads after the cycle is made one node, the rest solved, and the cycle opened again."""
    inside = set(cycle)
    rest = [node for node in range(len(scores)) if node not in inside]
    kept = scores[cycle, [heads[node] for node in cycle]]
    enter = scores[np.ix_(cycle, rest)] - kept[:, np.newaxis]
    leave = scores[np.ix_(rest, cycle)]
    smaller = np.full((len(rest) + 1, len(rest) + 1), NEVER)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    smaller[-1, :-1] = enter.max(axis=0)
    smaller[:-1, -1] = leave.max(axis=1)
    solved = _arborescence(smaller)
    result = list(heads)
    for place, node in enumerate(rest[1:], start=1):
        head = solved[place]
        result[node] = cycle[leave[place].argmax()] if head == len(rest) else rest[head]
    opened = cycle[enter[:, solved[-1]].argmax()]
    result[opened] = rest[solved[-1]]
    return result


def _cycle(heads: list[int]) -> list[int]:
    """The nodes of one cycle, or none."""
    state = [0] * len(heads)  # 0 unseen, 1 on the way, 2 done
    state[0] = 2
    for start in range(1, len(heads)):
        node, way = start, []
        while state[node] == 0:
            state[node] = 1
            way.append(node)
            node = heads[node]
        if state[node] == 1:
            return way[way.index(node) :]
        for passed in way:
            state[passed] = 2
    return []
