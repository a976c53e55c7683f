"""Numbers of articles that skip, repeat or go backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.model.contract import Article
from cptslint.structure.numbers import ordinal

_SUFFIX = re.compile(r"\s*(?:bis|ter|quater|quinquies)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberedArticle:
    """An article with its place in the series it belongs to.

    Attributes:
        article: The article.
        prefix: What stands before its last number ("2." for "2.1").
        rank: Its last number; None when it cannot be read.
        added: It was put in between ("9 bis").
    """

    article: Article
    prefix: str
    rank: int | None
    added: bool


class NumberingMatcher:
    """Raises the first fault of each series of numbers."""

    def parse(self, reader: OptionReader) -> None:
        """Refuse any option."""
        reader.check_keys(())

    def find(self, spec: None, context: Context) -> Outcome:  # noqa: ARG002 - check kinds share one signature
        """Return one hit per series that is not in order; the numbered lines of annexes are no articles."""
        hits = [hit for series in _series(context.contract.articles) if (hit := _fault(series)) is not None]
        return Outcome(tuple(sorted(hits, key=lambda hit: hit.span.start if hit.span else 0)))


def _series(articles: Sequence[Article]) -> Iterator[list[NumberedArticle]]:
    """Yield the articles numbered one after the other: those of one parent, parts aside, that share a style and a prefix."""
    numbered = [
        (a.parent if _restarts(a, articles) else None, _read(a)) for a in articles if a.number and not a.is_part
    ]
    numbered.sort(key=lambda item: (str(item[0]), item[1].prefix))
    for _, same in groupby(numbered, key=lambda item: (item[0], item[1].prefix)):
        series = sorted((item[1] for item in same), key=lambda one: one.article.heading.start)
        if len(series) > 1 and all(one.rank is not None for one in series):
            yield _lettered(series)


def _restarts(article: Article, articles: Sequence[Article]) -> bool:
    """Tell whether the numbers begin again under the parent of an article: a part does not make them do so, unless its own begin at one."""
    if article.parent is None:
        return False
    if not articles[article.parent].is_part:
        return True
    first = next(a for a in articles if a.parent == article.parent and not a.is_part)
    return ordinal(_read(first).article.number or "") == 1


def _read(article: Article) -> NumberedArticle:
    number = article.number or ""
    plain = _SUFFIX.sub("", number)
    prefix, _, last = plain.rpartition(".")
    style = "roman" if not last[:1].isdigit() else "figures"
    rank = ordinal(last)
    return NumberedArticle(article, f"{prefix}|{style}", rank if rank or last == "0" else None, plain != number)


def _lettered(series: list[NumberedArticle]) -> list[NumberedArticle]:
    """Read "I", "V" and "X" as letters in a series of letters."""
    letters = [_SUFFIX.sub("", one.article.number or "").rpartition(".")[2] for one in series]
    if any(len(letter) > 1 for letter in letters) or set(letters) <= {"I", "V", "X"} or not letters[0].isalpha():
        return series
    return [replace(one, rank=ord(letter) - ord("A") + 1) for one, letter in zip(series, letters, strict=True)]


def _fault(series: Sequence[NumberedArticle]) -> Hit | None:
    for before, here in pairwise(series):
        step = (here.rank or 0) - (before.rank or 0)
        if step == 1 or (step == 0 and here.added):
            continue
        fault = "répété" if step == 0 else "en désordre" if step < 0 else "précédé d'un numéro manquant"
        fields = {"numero": here.article.number or "", "avant": before.article.number or "", "defaut": fault}
        return Hit(here.article.heading, fields=fields)
    return None
