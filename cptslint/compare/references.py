"""References to articles: what they designate counts, not the number they bear."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cptslint.compare.words import words_of
from cptslint.model.comparison import Section
from cptslint.model.contract import Contract, InternalReference
from cptslint.model.span import Span

_NUMBER = re.compile(r"\d|^[IVXLC]+$|^[A-Z]$")


def target_label(contract: Contract, reference: InternalReference) -> str:
    """Return the label of the article or annex a reference designates; nothing when it does not exist."""
    if reference.target is None:
        return ""
    if reference.kind == "annexe":
        annex = contract.annexes[reference.target]
        return f"annexe {annex.number}" if annex.number else "annexe"
    article = contract.articles[reference.target]
    return f"article {article.number}" if article.number else f"article « {article.title} »"


def reference_keys(contract: Contract, sections: Sequence[Section], group_of: Mapping[int, int]) -> dict[int, str]:
    """Return, by place, the keys of the words that are numbers of references.

    Args:
        contract: A draft.
        sections: Its sections.
        group_of: Group of each section, by index: the same in both drafts for what is the same text.

    Returns:
        A key that tells which text is meant, for every reference to an article or annex that exists.
    """
    by_label = {section.label: index for index, section in reversed(list(enumerate(sections)))}
    keys: dict[int, str] = {}
    for reference in contract.references:
        index = by_label.get(target_label(contract, reference))
        place = number_place(contract, reference)
        if index is not None and place is not None:
            keys[place.start] = f"§{reference.kind} {group_of[index]}"
    return keys


def number_place(contract: Contract, reference: InternalReference) -> Span | None:
    """Return where the number of a reference stands."""
    text = contract.document.text
    words = words_of(text, reference.span)
    found = [w for w in words if text[w.start : w.end] == reference.number] or [
        w for w in words if _NUMBER.search(text[w.start : w.end])
    ]
    return Span(found[-1].start, found[-1].end) if found else None
