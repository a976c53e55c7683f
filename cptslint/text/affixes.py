"""The pieces of a chunk of text between two spaces, cut as spaCy's `Tokenizer` cuts it with the same three patterns.

spaCy's tokenizer is the definition: `tokens.spacy_tokenizer` builds it with these patterns, and tests compare the two on
every short chunk of a telling alphabet and on whole conventions. Doing it here spares a run the import of spaCy, which
costs as much as reading and checking a convention.
"""

from __future__ import annotations

import re

PREFIX = re.compile(r"^(?:[^\w\s]|n°)")
SUFFIX = re.compile(r"[^\w\s]$")
INFIX = re.compile(r"(?<=[a-zœ])'(?=\w)|[/()\[\]«»\"…:;,]|(?<=[a-zœ])\.(?=[a-zœ]{3})|(?<=\d)[%€]|(?<=[a-zœ])-(?=t-)|…")

_USUAL = re.compile(r"[!-\u2bff\ue000-\uffff]+")
"""What office documents are written with: European letters, punctuation, symbols, and the private use of symbol fonts."""


def is_usual(chunk: str) -> bool:
    """Tell whether `pieces` may cut a chunk; any other is for spaCy itself."""
    return _USUAL.fullmatch(chunk) is not None


def pieces(chunk: str) -> tuple[tuple[int, str], ...]:
    """Cut a chunk.

    Args:
        chunk: Folded text without white space, not empty.

    Returns:
        The place in the chunk and the text of each piece, in order; together they are the chunk.
    """
    if chunk.isalnum():
        return ((0, chunk),)
    start, end = 0, len(chunk)
    before: list[tuple[int, str]] = []
    after: list[tuple[int, str]] = []
    while start < end:
        prefix = PREFIX.search(chunk[start:end])
        head = prefix.end() if prefix else 0
        suffix = SUFFIX.search(chunk[start + head : end])
        if head:
            before.append((start, chunk[start : start + head]))
        if suffix:
            after.append((end - 1, chunk[end - 1 : end]))
        if not head and not suffix:
            break
        start, end = start + head, end - bool(suffix)
    return (*before, *_middle(chunk[start:end], start), *reversed(after))


def _middle(core: str, offset: int) -> list[tuple[int, str]]:
    """Cut what is left between the marks of both ends; an infix at its very beginning cuts nothing."""
    found: list[tuple[int, str]] = []
    start = 0
    for infix in INFIX.finditer(core):
        if infix.start() == 0:
            continue
        if infix.start() != start:
            found.append((offset + start, core[start : infix.start()]))
        found.append((offset + infix.start(), infix.group()))
        start = infix.end()
    if core[start:]:
        found.append((offset + start, core[start:]))
    return found
