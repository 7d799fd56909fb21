"""Scores of heads → the best tree.

Source: Chu & Liu (1965) and Edmonds (1967), doi:10.6028/jres.071B.032; the scorer is that of Dozat &
Manning (2017), arXiv:1611.01734.
"""

import numpy as np

from pipeline.bert import FloatArray

NEVER = np.float32(-1e9)


def best_tree(scores: FloatArray) -> list[int]:
    """The head of every word in the best tree: 0 for the one root, else its number from 1.

    Parameters
    ----------
    scores
        Shape (words, words + 1): how well head 0 (none) or word `n` suits each word.
    """
    words = len(scores)
    full = np.full((words + 1, words + 1), NEVER)
    full[1:] = scores
    np.fill_diagonal(full, NEVER)
    heads = _arborescence(full)
    roots = [word for word in range(1, words + 1) if heads[word] == 0]
    if len(roots) > 1:
        best = max(roots, key=lambda word: full[word, 0])
        full[[word for word in range(1, words + 1) if word != best], 0] = NEVER
        heads = _arborescence(full)
    return heads[1:]


def _arborescence(scores: FloatArray) -> list[int]:
    """Heads of all nodes, node 0 being the root, whose own head means nothing."""
    heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads.tolist())
    if not cycle:
        found: list[int] = heads.tolist()
        return found
    return _contracted(scores, heads.tolist(), cycle)


def _contracted(scores: FloatArray, heads: list[int], cycle: list[int]) -> list[int]:
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
