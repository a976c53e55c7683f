"""The identity of a finding from one version of a convention to the next: its rule and the words of its passage."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from cptslint.model.contract import Contract
from cptslint.model.document import Block
from cptslint.model.rule import Rule
from cptslint.model.span import Span
from cptslint.text.fold import fold

_LABEL = re.compile(r"\s*(?:article\s+)?(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)°]|[a-z][.)]|[ivx]{1,5}[.)])\s")
_FORM = "form"
"""Nature of the rules whose findings are about a number or a reference itself."""


def fingerprint(rule: Rule, span: Span | None, contract: Contract) -> str:
    """Return what identifies a finding.

    An article that moves or takes another number changes nothing: list marks, numbers of paragraphs and numbers in the
    references of the convention to its own articles are left out, unless the rule is about the form, where they are
    what is wrong.

    Args:
        rule: The rule that fired.
        span: The passage; None when something is missing, which the rule alone identifies.
        contract: The convention.

    Returns:
        Sixteen hexadecimal digits; two passages of the same words have the same.
    """
    words = "" if span is None else _words(rule, span, contract)
    return hashlib.sha256(f"{rule.code}|{words}".encode()).hexdigest()[:16]


def _words(rule: Rule, span: Span, contract: Contract) -> str:
    text = fold(span.slice(contract.document.text))
    if rule.nature == _FORM:
        return normal(text)
    kept, at = [], 0
    for start, end in sorted(_dropped(span, contract, text)):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    kept.append(text[at:])
    return normal(" ".join(kept))


def normal(folded: str) -> str:
    """Return the words of a folded text, one space between them."""
    return re.sub(r"\W+", " ", folded).strip()


def _dropped(span: Span, contract: Contract, text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a passage that only say where things stand, counted from its beginning."""
    blocks = contract.document.blocks
    for block in islice(blocks, bisect_left(blocks, span.start, key=lambda block: block.span.start), None):
        start = block.span.start - span.start
        if start >= len(text):
            break
        yield start, start + _label_length(block, text, start)
    for reference in contract.references:
        if span.contains(reference.span):
            yield reference.span.start - span.start, reference.span.end - span.start


def _label_length(block: Block, text: str, start: int) -> int:
    if block.label:
        return len(block.label)
    match = _LABEL.match(text, start)
    return match.end() - start if match else 0
