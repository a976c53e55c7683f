"""Parties named by the title alone: "Convention entre la CPTS X et le Centre Hospitalier Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cptslint.model.contract import Bearer, Party
from cptslint.model.span import Span
from cptslint.structure.profiles import Phrase, find_profile
from cptslint.structure.vocabulary import PartyWords
from cptslint.text.fold import fold

_BETWEEN = re.compile(r"\bentre\b\s*:?\s*(?=\S)")
_TITLE_CUT = re.compile(r"\s+et\s+(?=l'|la |le |les |une? )|\s+et\s+(?=[a-z])|\s+[/-]\s+")


def parties_of_title(title: str, words: PartyWords, known: Sequence[Party]) -> list[Party]:
    """Return the parties that a title names and that are not known yet; none when they would be alone.

    Args:
        title: Title of the convention.
        words: How parties are named.
        known: The parties presented elsewhere.
    """
    folded = fold(title)
    between = _BETWEEN.search(folded)
    start = between.end() if between else 0
    cuts = [start, *(m.end() for m in _TITLE_CUT.finditer(folded, start)), len(title)]
    ends = [*(m.start() for m in _TITLE_CUT.finditer(folded, start)), len(title)]
    parties = []
    for begin, end in zip(cuts, ends, strict=False):
        name = _title_name(title[begin:end])
        is_cpts = Phrase(name, words).first(words.cpts_marks) is not None
        profile, reason = (None, "") if is_cpts else find_profile(name, (), "", words)
        same = any((is_cpts and party.is_cpts) or fold(name) in fold(party.name) for party in known)
        if name and not same and (is_cpts or reason):
            parties.append(
                Party(Bearer.PARTNER, name, (), Span(0, 0), profile=profile, is_cpts=is_cpts, profile_reason=reason)
            )
    enough = between is not None or any(p.is_cpts for p in (*parties, *known))
    return parties if enough and len(parties) + len(known) >= 2 else []


def _title_name(text: str) -> str:
    bare = re.sub(
        r"^\W*(?:convention|contrat|accord|protocole|charte)(?: [a-zà-ÿ'’-]+)*?(?=\s+(?:[A-Z]|$))\W*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(r"^(?:l['’]|(?:la|le|les|un|une)\s+)", "", bare.strip(" .,;:*-–"), flags=re.IGNORECASE)
