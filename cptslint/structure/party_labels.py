"""Parties called by a label before their name: "Le Laboratoire. SELAS Bio-Rives", a title above a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.structure.party_blocks import continues
from cptslint.structure.party_details import find_name, without_determiner
from cptslint.structure.profiles import Phrase, is_body
from cptslint.structure.vocabulary import PartyWords
from cptslint.text.fold import fold

_LABEL = re.compile(
    r"(?P<noun>[^\W\d_]{2,30}(?:[ -](?:d['’])?[a-zà-ÿ]{1,20}){0,3})(?:[^\S\n]?(?P<mark>[.:,\n])|[^\S\n][-–—](?=\s))\s*(?=\S)"
)
_BEFORE = re.compile(r"(?<![^\W\d_])(?:l['’]\s?|(?:la|le|les)\s)$", re.IGNORECASE)
_FORM = re.compile(
    r"(?:(?:association|societe|etablissement|groupement|organisme|structure|collectivite|sas|sarl|sel\w*|loi|de|du|la|le|a|but|non|"
    r"sans|lucratif|droit|local|public|publique|prive|privee|sante|interet|collectif|general|territoriale|regie|par|declaree|"
    r"medico|social|soins|juillet|1er|1901)\b\W*)+$"
)
"""Words that say what a body is, not which one."""
_LEGAL = re.compile(r"(?:association|fondation|societe|groupement|sasu?|sarl|sel\w*|sisa|sci?p|gie|gip|gcs)\b")
_SMALL_FORM = re.compile(r"^(?:association|fondation|société|groupement) (?=[A-ZÀ-Ý])")
"""A legal form before the name that follows it: "l'association Communauté professionnelle…"."""
_NOBODY_S = re.compile(
    r"les |(?:l'|la |le )?(?:deux|trois|premiere?|second|deuxieme|troisieme|autre|partie|signataire)"
)
"""Labels that say the rank of a party, or speak of several."""
_PERSON = re.compile(r"(?:m\.|mm?e\b|mr\b|madame|monsieur|dr\b|docteur|maitre|pr\b|professeur)")
_DEPTH = 1
"""Letters before which a capital is that of any sentence."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name and the label before it.

    Attributes:
        name: The name as written.
        end: Where it ends in the presentation.
        label: The label with its article, which is another name of the party; empty when it says its rank alone.
    """

    name: str
    end: int
    label: str


def find_labelled(text: str, start: int, words: PartyWords) -> Labelled | None:
    """Find the name that follows a label.

    Args:
        text: The presentation of one party.
        start: Where its first words begin, after their article.
        words: How parties are named.

    Returns:
        The name and its label; None when the first words are a name, or when a description follows them.
    """
    match = _LABEL.match(text, start)
    if match is None or not _designates(match["noun"], words):
        return None
    article = _BEFORE.search(text, 0, start)
    rest = text[match.end() :]
    name, _, end = find_name(rest)
    name = _SMALL_FORM.sub("", name)
    if not _is_proper(name) or continues(fold(rest)):
        return None
    in_sentence = match["mark"] == ","
    if (in_sentence or article is None) and not (_LEGAL.match(fold(name)) or is_body(name, words)):
        return None
    label = f"{article.group() if article else ''}{match['noun']}"
    return Labelled(name, match.end() + end, "" if _NOBODY_S.match(fold(label)) else label)


def _designates(noun: str, words: PartyWords) -> bool:
    """Tell whether a noun is one that conventions call a party by, or a kind of body."""
    phrase = Phrase(noun, words)
    kinds = (term for entry in words.profiles for term in entry.designations)
    return is_body(noun, words) or phrase.place((*words.cpts, *words.cpts_weak, *words.partner, *kinds)) is not None


def with_label(names: Sequence[str], labelled: Labelled | None) -> list[str]:
    """Put the label first among the other names of a party, unless it is one of them."""
    known = {fold(without_determiner(name)) for name in names}
    if labelled is None or not labelled.label or fold(without_determiner(labelled.label)) in known:
        return list(names)
    return [labelled.label, *names]


def _is_proper(name: str) -> bool:
    """Tell whether words say which body it is: a capital that is not that of a legal form."""
    folded = fold(name)
    if not name[:1].isupper() or _FORM.match(folded) or _PERSON.match(folded):
        return False
    return " " not in name or re.search(r"(?<![^\W_])[A-ZÀ-Ý\d]", name[_DEPTH:]) is not None
