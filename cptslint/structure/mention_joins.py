"""Mentions made of several names: "le directeur de l'hôpital", "les adhérents de la CPTS"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cptslint.model.contract import Party
from cptslint.structure.mention import Mention, Target
from cptslint.structure.vocabulary import PartyWords
from cptslint.text.matching import Matcher
from cptslint.text.tokens import Tokens

NUMERALS = frozenset({"trois", "quatre", "cinq", "six", "sept", "huit", "dix"})
"""Numbers of people, beside "deux"."""

DETERMINERS = frozenset({
    "le", "la", "les", "l", "un", "une", "ce", "cet", "cette", "chaque", "chacun", "chacune", "toute", "toutes",
    "tous", "ladite", "ledit", "lesdites", "lesdits", "deux", "autre", "notre", "nos", "leur", "leurs", "son",
    "sa", "ses", "aucune", "aucun", "nul", "nulle", "seule", "seul", "respectives", "autres", "dite", "meme",
    *NUMERALS,
})  # fmt: skip
"""Words that begin a noun group."""

_PROFESSIONALS = frozenset({"praticiens", "praticien", "praticiennes"})

_VERBS = frozenset({"releve", "depend", "reste", "demeure", "vient", "recoit", "rend", "obtient"})
"""Verbs that stand between people and "de": "l'infirmière relève de l'Établissement"."""

OF = frozenset({"de", "d", "du", "des"})
"""Forms of "de"."""


def with_third_parties(tokens: Tokens, mentions: Sequence[Mention]) -> list[Mention]:
    """Join a third party and the party it belongs to: "l'assureur de la CPTS", "les patients de l'Établissement"."""
    result: list[Mention] = []
    for mention in mentions:
        last = result[-1] if result else None
        joined = last is not None and last.target is Target.THIRD and mention.target in (Target.PARTY, Target.BOTH)
        between = tokens.words[last.end : mention.start] if last is not None else ()
        if joined and last is not None and mention.role and last.end == mention.start:
            result[-1] = Mention(last.start, mention.end, mention.target, mention.party, role=True)
        elif (
            joined
            and last is not None
            and (between in (("de",), ("du",), ("d",), ("des",)) or (not between and tokens.words[mention.start] in OF))
        ):
            sent = _are_counted(tokens, last) and mention.target is Target.PARTY
            result[-1] = (
                Mention(last.start, mention.end, Target.PARTY, mention.party, role=True)
                if sent
                else Mention(last.start, mention.end, Target.THIRD, owner=mention.party)
            )
        else:
            result.append(mention)
    return result


def _are_counted(tokens: Tokens, mention: Mention) -> bool:
    """Tell whether people are sent by a party: "deux personnes de la MSP", "trois membres de la CPTS"."""
    words = tokens.words[mention.start : mention.end]
    return bool({"deux", *NUMERALS} & set(words)) and words[-1] in ("personnes", "membres")


def with_professionals(tokens: Tokens, mentions: Sequence[Mention], parties: Sequence[Party]) -> list[Mention]:
    """Mark "les praticiens de la CPTS" as its members: an association of professionals employs none of them."""
    return [
        replace(mention, target=Target.MEMBERS, role=False)
        if mention.role
        and mention.party is not None
        and parties[mention.party].is_cpts
        and _PROFESSIONALS & set(tokens.words[mention.start : mention.start + 2])
        else mention
        for mention in mentions
    ]


def with_roles(tokens: Tokens, mentions: Sequence[Mention], matcher: Matcher, words: PartyWords) -> list[Mention]:
    """Join "le directeur de" and the party that follows into one mention."""
    ends = {end: start for start, end in matcher.find(words.roles)}
    result: list[Mention] = []
    for mention in mentions:
        start = mention.start
        role = False
        while True:
            link = start - 1 if start > 0 and tokens.words[start - 1] in OF else None
            at = (
                _role_before(tokens, ends, link)
                if link is not None
                else ends.get(start)
                if tokens.words[start] in OF
                else None
            )
            if at is None:
                break
            start = _left_determiner(tokens, at)
            role = True
        result.append(Mention(start, mention.end, mention.target, mention.party, role) if role else mention)
    return without_overlaps(result)


def _role_before(tokens: Tokens, ends: Mapping[int, int], link: int) -> int | None:
    """Return where the role before "de" begins, an adjective between allowed ("le personnel administratif de")."""
    at = ends.get(link)
    word = tokens.words[link - 1] if link >= 2 else ""
    verb = word in _VERBS or (word.endswith("ent") and tokens.words[link - 2].endswith("s"))
    if at is None and word.isalpha() and word not in DETERMINERS and not verb:
        at = ends.get(link - 1)
    return at


def _left_determiner(tokens: Tokens, start: int) -> int:
    while start > 0 and tokens.words[start - 1] in DETERMINERS:
        start -= 1
    return start


def with_members(tokens: Tokens, mentions: Sequence[Mention], matcher: Matcher, words: PartyWords) -> list[Mention]:
    """Mark "les professionnels de la CPTS" as members, and free-standing "les adhérents" too."""
    taken = {m.start: m for m in mentions}
    members: list[Mention] = []
    for start, end in matcher.find(words.members):
        first = _left_determiner(tokens, start)
        stop = end
        while stop < len(tokens) and tokens.words[stop] in (
            "de",
            "d",
            "du",
            "des",
            "a",
            "au",
            "au sein",
            "liberaux",
            "membres",
            "adherents",
            "salaries",
        ):
            stop += 1
        of = taken.get(stop) or taken.get(stop - 1)
        if of is not None and of.target is Target.PARTY:
            counted = _are_counted(tokens, Mention(first, end, Target.MEMBERS))
            target = Target.PARTY if counted else Target.MEMBERS
            members.append(Mention(first, of.end, target, of.party, role=counted))
        elif tokens.words[start].startswith(("adherent", "membre")) or any(
            w.startswith(("adherent", "membre", "libera")) for w in tokens.words[start:end]
        ):
            members.append(Mention(first, end, Target.MEMBERS, None))
    kept = [m for m in mentions if not any(o.start <= m.start and m.end <= o.end for o in members)]
    return without_overlaps([*kept, *members])


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the first and longest of mentions that overlap."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
