"""What kind of body a partner is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cptslint.model.contract import Profile
from cptslint.structure.vocabulary import PartyWords, ProfileWords
from cptslint.text.fold import fold
from cptslint.text.matching import Matcher
from cptslint.text.terms import Term
from cptslint.text.tokens import tokenize

_CARRIES = re.compile(
    r"\b(?:porteu(?:r|se)s?|portant|porte|gestionnaires?|gerant|gere|assurant|labellisee?|titulaires?|support|"
    r"exploitant|exploite|"
    r"qui (?:reunit|regroupe|gere|exploite)|reunissant|regroupant|composee?)\b"
)
_PRIVATE = re.compile(
    r"\bprivee?s?\b|\bsas\b|\bsociete (?:par actions|anonyme)\b|\bsa\b|\bespic\b|but (?:non )?lucratif|"
    r"\bfondation\b|\bassociation\b"
)
_DOES = (
    r"(?:est|exploite|gere|edite|concoit|developpe|fabrique|commercialise|distribue|realise|exerce|administre|dirige|possede|produit|opere|"
    r"detient|regroupe|reunit|rassemble|heberge|accueille|anime|vend|loue|livre|met au point)"
)
"""Verbs of a body about its own trade; helping or meeting somebody says nothing of it."""
_REACH = 90
_CARRIED = (Profile.CRT, Profile.DAC)
_BY_NAME_ONLY = (Profile.AUTHORITY, Profile.LOCAL_AUTHORITY)
"""An association financed by the health insurance or lodged by a town is neither."""


class Phrase:
    """A few words in which terms are looked for.

    Args:
        text: The words.
        words: How parties are named.
    """

    def __init__(self, text: str, words: PartyWords) -> None:
        self._text = text
        self._tokens = tokenize(text)
        self._matcher = Matcher(self._tokens, {}, words.index)

    def place(self, terms: Sequence[Term]) -> tuple[int, int] | None:
        """Return where the first match of one of the terms begins and ends, None when there is none."""
        found = self._matcher.find(terms)
        return (self._tokens.starts[found[0][0]], self._tokens.ends[found[0][1] - 1]) if found else None

    def first(self, terms: Sequence[Term]) -> str | None:
        """Return the first words that match one of the terms, None when there are none."""
        place = self.place(terms)
        return self._text[place[0] : place[1]] if place else None


def is_body(text: str, words: PartyWords) -> bool:
    """Tell whether words name a kind of body that signs conventions."""
    phrase = Phrase(text, words)
    return any(phrase.place(terms) for terms in (words.cpts_marks, *(entry.phrases for entry in words.profiles)))


def find_profile(name: str, aliases: Sequence[str], description: str, words: PartyWords) -> tuple[Profile, str]:
    """Tell what kind of body a partner is.

    Args:
        name: Name of the partner.
        aliases: Its other names.
        description: Its presentation without seat nor representative, whose words are about somebody else.
        words: How parties are named.

    Returns:
        The profile and the words that decided: what it carries (CRT, DAC), else the first kind of body in its name, its
        other names, its description; a legal form ("société", "association") decides when nothing else does. An entry
        of the pack whose profile came before is such a last resort.
    """
    precise, last_resort = _ranked(words.profiles)
    carried = [entry for entry in precise if entry.profile in _CARRIED]
    what = _CARRIES.search(fold(description))
    for where in (name, *aliases, description[what.end() :] if what else ""):
        if (found := _earliest(where, carried, words)) is not None:
            return found
    by_text = [entry for entry in precise if entry.profile not in (*_BY_NAME_ONLY, *_CARRIED)]
    sources = [(name, precise), *((alias, precise) for alias in aliases), (description, by_text)]
    for where, entries in [*sources, (name, last_resort), (description, last_resort)]:
        if (found := _earliest(where, entries, words)) is not None:
            return _refine(found[0], f"{name} {description}"), found[1]
    return Profile.OTHER, ""


def profile_by_activity(names: Sequence[str], text: str, words: PartyWords) -> tuple[Profile, str]:
    """Tell what kind of body a party is by what a text says it does ("Biolys exploite onze sites de biologie médicale").

    Args:
        names: Names of the party.
        text: What stands between the parties and the articles.
        words: How parties are named.

    Returns:
        The profile and the words that decided; `Profile.OTHER` and nothing when no sentence says it.
    """
    precise, _ = _ranked(words.profiles)
    entries = [entry for entry in precise if entry.profile not in _BY_NAME_ONLY]
    wanted = sorted({re.escape(fold(name)) for name in names}, key=len, reverse=True)
    does = re.compile(rf"(?:^|[.;\n])[^\w.;\n]*+(?:la |le |l')?(?:{'|'.join(wanted)})(?:\s\w+){{0,2}}?,?\s{_DOES}\b")
    for match in does.finditer(fold(text)):
        stop = re.search(r"[.;\n]|,\s(?:la|le|l'|les|qui|dont|en)\b", fold(text[match.end() :]))
        said = text[match.end() : match.end() + min(stop.start() if stop else _REACH, _REACH)]
        if (found := _earliest(said, entries, words)) is not None:
            return found
    return Profile.OTHER, ""


def profile_in_title(title: str, words: PartyWords) -> tuple[Profile, str]:
    """Tell what kind of body the title of the convention names ("entre un gestionnaire d'EHPAD et une CPTS").

    Args:
        title: The title.
        words: How parties are named.

    Returns:
        The profile and the words that decided; `Profile.OTHER` and nothing when the title names no kind, or several.
    """
    precise, _ = _ranked(words.profiles)
    found = [one for entry in precise if (one := _earliest(title, [entry], words)) is not None]
    return found[0] if len(found) == 1 else (Profile.OTHER, "")


def _ranked(profiles: Sequence[ProfileWords]) -> tuple[list[ProfileWords], list[ProfileWords]]:
    seen: set[Profile] = set()
    precise: list[ProfileWords] = []
    last_resort: list[ProfileWords] = []
    for entry in profiles:
        (last_resort if entry.profile in seen else precise).append(entry)
        seen.add(entry.profile)
    return precise, last_resort


def _earliest(text: str, entries: Sequence[ProfileWords], words: PartyWords) -> tuple[Profile, str] | None:
    """Return the kind named first in a text; the longest words win, then the order of the pack."""
    phrase = Phrase(text, words)
    best: tuple[int, int, Profile] | None = None
    for entry in entries:
        place = phrase.place(entry.phrases)
        if place is not None and (best is None or (place[0], -place[1]) < (best[0], -best[1])):
            best = (place[0], place[1], entry.profile)
    return (best[2], text[best[0] : best[1]]) if best else None


def _refine(profile: Profile, text: str) -> Profile:
    """Correct a hospital called public by its name alone when its presentation says it is private."""
    folded = fold(text)
    if profile is Profile.PUBLIC_HOSPITAL and _PRIVATE.search(folded) and not re.search(r"\bpublics?\b", folded):
        return Profile.PRIVATE_HOSPITAL
    return profile
