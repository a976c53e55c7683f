"""An article whose title nothing follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.model.contract import Article
from cptslint.model.span import Span
from cptslint.text.terms import Term

_LONGEST_TITLE = 14
"""Words; a longer heading is the text of the article."""


@dataclass(frozen=True, slots=True)
class EmptyArticles:
    """Options of the check.

    Attributes:
        fields: Words of a title that mark the whole article as a field to fill, which is another defect.
    """

    fields: tuple[Term, ...]


class EmptyArticlesMatcher:
    """Raises the titles without text."""

    def parse(self, reader: OptionReader) -> EmptyArticles:
        """Compile the options."""
        reader.check_keys(("fields",))
        return EmptyArticles(reader.terms("fields"))

    def find(self, spec: EmptyArticles, context: Context) -> Outcome:
        """Return one hit per article with a title and neither text nor sub-article; the numbered lines of an annex are no titles."""
        contract = context.contract
        empty = _without_text(contract.articles, contract.document.text)
        kept = [
            a for a in empty if not context.inside(spec.fields, *context.tokens.range(a.heading.start, a.heading.end))
        ]
        return Outcome(tuple(Hit(article.heading, fields={"titre": _name(article)}) for article in kept))


def _without_text(articles: Sequence[Article], text: str) -> Iterator[Article]:
    parents = {article.parent for article in articles}
    for index, article in enumerate(articles):
        rest = Span(article.heading.end, article.span.end).slice(text)
        if index not in parents and not re.search(r"\w", rest) and not _says_it_all(article, text):
            yield article


def _says_it_all(article: Article, text: str) -> bool:
    """Tell whether the heading is a whole sentence: the article has no title, or stands on one line with it."""
    written = article.heading.slice(text).rstrip()
    return not article.title or written.endswith((".", ";", "…")) or len(article.title.split()) > _LONGEST_TITLE


def _name(article: Article) -> str:
    return f"« {article.title} »"
