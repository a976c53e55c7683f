"""The best way of pairing two lists, as a whole: taking the best pair first may spoil the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_LARGEST = 120
"""Items of one side in one knot of possible pairs beyond which the best pairs are taken first: the exact method costs their cube."""

Pair = tuple[int, int]


def best_pairs(scores: Mapping[Pair, float]) -> list[Pair]:
    """Pair items of two lists so that the sum of the scores is the greatest.

    Args:
        scores: Score of each pair that is allowed, greater than 0; a pair that is not there is never made.

    Returns:
        Pairs sorted by their first item; no item stands in two of them.
    """
    pairs: list[Pair] = []
    for knot in _knots(scores):
        rows, columns = sorted({row for row, _ in knot}), sorted({column for _, column in knot})
        if min(len(rows), len(columns)) > _LARGEST:
            pairs += _greedy(knot, scores)
            continue
        flipped = len(rows) > len(columns)
        first, second = (columns, rows) if flipped else (rows, columns)
        table = [[scores.get((b, a) if flipped else (a, b), 0.0) for b in second] for a in first]
        for i, j in enumerate(_hungarian(table)):
            pair = (second[j], first[i]) if flipped else (first[i], second[j])
            if pair in scores:
                pairs.append(pair)
    return sorted(pairs)


def _knots(scores: Mapping[Pair, float]) -> list[list[Pair]]:
    """Return the pairs by connected group: groups do not compete with each other."""
    of_row: dict[int, list[Pair]] = {}
    of_column: dict[int, list[Pair]] = {}
    for pair in scores:
        of_row.setdefault(pair[0], []).append(pair)
        of_column.setdefault(pair[1], []).append(pair)
    seen: set[Pair] = set()
    knots: list[list[Pair]] = []
    for start in scores:
        if start in seen:
            continue
        knot: list[Pair] = []
        waiting = [start]
        seen.add(start)
        while waiting:
            pair = waiting.pop()
            knot.append(pair)
            for other in (*of_row.pop(pair[0], ()), *of_column.pop(pair[1], ())):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        knots.append(knot)
    return knots


def _greedy(knot: Sequence[Pair], scores: Mapping[Pair, float]) -> list[Pair]:
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for pair in sorted(knot, key=lambda one: (-scores[one], one)):
        if pair[0] not in rows and pair[1] not in columns:
            rows.add(pair[0])
            columns.add(pair[1])
            pairs.append(pair)
    return pairs


def _hungarian(table: Sequence[Sequence[float]]) -> list[int]:
    """Return the column of each row so that the sum is the greatest; there are no more rows than columns.

    The method of shortest augmenting paths (Kuhn and Munkres, with potentials), on costs that are the scores negated.
    Row and column 0 are guards.
    """
    height, width = len(table), len(table[0])
    row_potential, column_potential = [0.0] * (height + 1), [0.0] * (width + 1)
    owner, way = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, height + 1):
        owner[0] = row
        column = 0
        least = [float("inf")] * (width + 1)
        used = [False] * (width + 1)
        while owner[column]:
            used[column] = True
            current = owner[column]
            delta, following = float("inf"), 0
            for j in range(1, width + 1):
                if used[j]:
                    continue
                cost = -table[current - 1][j - 1] - row_potential[current] - column_potential[j]
                if cost < least[j]:
                    least[j], way[j] = cost, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(width + 1):
                if used[j]:
                    row_potential[owner[j]] += delta
                    column_potential[j] -= delta
                else:
                    least[j] -= delta
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    answer = [0] * height
    for j in range(1, width + 1):
        if owner[j]:
            answer[owner[j] - 1] = j - 1
    return answer
