"""Where the parties are named, in the whole text."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from cptslint.model.contract import Bearer, Party, Profile
from cptslint.structure.closed_words import PERSONS
from cptslint.structure.mention import Mention, Target, bearer_of
from cptslint.structure.mention_joins import (
    DETERMINERS,
    OF,
    with_members,
    with_professionals,
    with_roles,
    with_third_parties,
    without_overlaps,
)
from cptslint.structure.mention_persons import with_persons
from cptslint.structure.parties import without_determiner
from cptslint.structure.vocabulary import PartyWords
from cptslint.text.fold import fold
from cptslint.text.matching import Matcher
from cptslint.text.terms import Term, Words, chained
from cptslint.text.tokens import Tokens, tokenize

_QUALIFIERS = frozenset({
    "concernee", "concerne", "lesee", "lese", "defaillante", "defaillant", "interessee", "interesse", "victime",
    "diligente", "diligent", "signataires", "signataire", "contractante", "contractantes", "susvisee",
    "susmentionnee", "cocontractante", "destinataire", "emettrice", "detentrice", "fautive", "fautif",
    "demanderesse",
})  # fmt: skip
_BEFORE_THIRD = frozenset({
    "a", "au", "aux", "par", "entre", "chez", "et", "ou", "avec", "pour", "contre", "envers", "aupres", "que",
    "qu", "comme", "vers", "seuls", "certains", "plusieurs", "trois", "quelques", "si", "lorsque", "sur",
    "premier",
})  # fmt: skip
_WORTH = 40
"""Longest name, in words, looked for in the text."""


def _literal(name: str) -> tuple[Words, ...]:
    words = tokenize(without_determiner(name)).words
    return tuple(Words(frozenset({word})) for word in words[:_WORTH])


def party_terms(parties: Sequence[Party], words: PartyWords) -> list[tuple[int, Term]]:
    """Return the terms that designate each party.

    Args:
        parties: The parties.
        words: How parties are named in general.

    Returns:
        Pairs of party index and term: its own name and aliases first, then the names nobody defined.
    """
    terms: list[tuple[int, Term]] = []
    owned: set[str] = set()
    for index, party in enumerate(parties):
        for name in (party.name, *party.aliases):
            elements = _literal(name)
            if elements and fold(name) not in PERSONS:
                terms.append((index, Term(name, chained(elements))))
                owned.add(fold(without_determiner(name)))
    generic = [(i, term) for i, party in enumerate(parties) for term in _designations(party, parties, words)]
    names = {term.source: {i for i, other in generic if other.source == term.source} for _, term in generic}
    terms += [(i, term) for i, term in generic if len(names[term.source]) == 1 and fold(term.source) not in owned]
    return terms


def _designations(party: Party, parties: Sequence[Party], words: PartyWords) -> list[Term]:
    partners = [p for p in parties if not p.is_cpts]
    if party.is_cpts:
        rivals = any("association" in fold(" ".join((p.name, *p.aliases))) for p in partners)
        return [*words.cpts, *(() if rivals else words.cpts_weak)]
    own = next((entry.designations for entry in words.profiles if entry.profile is party.profile), ())
    return [*own, *(words.partner if len(partners) == 1 else ())]


def find_mentions(
    tokens: Tokens,
    parties: Sequence[Party],
    words: PartyWords,
    voices: Mapping[str, int] | None = None,
    verbs: Collection[str] = (),
) -> tuple[Mention, ...]:
    """Find every mention of the parties.

    Args:
        tokens: The text.
        parties: The parties.
        words: How parties are named in general.
        voices: Which party "nous" and "vous" are, in a letter.
        verbs: Forms that follow "nous" or "vous".

    Returns:
        Mentions in order, never overlapping; the longest name wins, and "le directeur de l'hôpital" is one mention
        of the establishment.
    """
    matcher = Matcher(tokens, {}, words.index)
    found: dict[int, Mention] = {}
    for start, end in matcher.find(words.both):
        _keep(found, Mention(start, end, Target.BOTH))
    for index, term in party_terms(parties, words):
        for start, end in matcher.find([term]):
            _keep(found, Mention(start, end, Target.PARTY, index))
    for start, end in matcher.find(words.third):
        if not any(place in found for place in range(start, end)):
            _keep(found, Mention(start, end, Target.THIRD))
    mentions = without_overlaps(found.values())
    mentions = [_with_determiner(tokens, mention) for mention in mentions if not _is_noise(tokens, mention, parties)]
    mentions = with_roles(tokens, mentions, matcher, words)
    mentions = with_professionals(tokens, mentions, parties)
    mentions = with_third_parties(tokens, mentions)
    mentions = with_members(tokens, mentions, matcher, words)
    return tuple(with_persons(tokens, mentions, voices or {}, verbs, words, matcher))


def _keep(found: dict[int, Mention], mention: Mention) -> None:
    other = found.get(mention.start)
    if other is None or mention.end > other.end:
        found[mention.start] = mention


_NOT_PARTY = re.compile(
    r"en partie|d'une part|(?:faire|fait|font|faisant|pour) partie|tout ou partie"
    r"|parties? prenantes?|parties? integrantes?"
)


def _is_noise(tokens: Tokens, mention: Mention, parties: Sequence[Party]) -> bool:
    """Tell whether the words designate no party here ("faire partie", "établissements de santé du pays")."""
    words = tokens.words
    before = words[mention.start - 1] if mention.start else ""
    after = words[mention.end] if mention.end < len(words) else ""
    if mention.target is Target.BOTH and words[mention.start].startswith("partie"):
        left = tokens.folded[max(0, tokens.starts[mention.start] - 14) : tokens.ends[mention.end - 1] + 12]
        return bool(_NOT_PARTY.search(left)) or (
            words[mention.start] == "partie"
            and (
                before in ("en", "fait", "faire", "pour", "grande", "bonne", "premiere", "majeure")
                or (before == "une" and after in ("de", "des", "du", "d"))
            )
        )
    if mention.target is Target.THIRD and (after == "n°" or _is_common_state(tokens, mention)):
        return True
    if mention.target is Target.THIRD and mention.start and before.isalpha():
        return before not in DETERMINERS and before not in OF and before not in _BEFORE_THIRD
    if mention.target is Target.PARTY and mention.end == mention.start + 1:
        word = words[mention.start]
        if before == "par" and tokens.text[tokens.starts[mention.start]].islower():
            return True
        if (
            before
            in ("autre", "autres", "tout", "toute", "chaque", "aucun", "un", "une", "quelque", "plusieurs", "certains")
            and not word.isupper()
        ):
            named = parties[mention.party].aliases if mention.party is not None else ()
            return fold(word) not in {fold(without_determiner(alias)) for alias in named} or before in (
                "autre",
                "autres",
            )
        return (
            before in ("autres", "des", "les")
            and word.endswith("s")
            and word not in ("cpts",)
            and after in ("de", "du", "d", "des")
        )
    return False


def _is_common_state(tokens: Tokens, mention: Mention) -> bool:
    """Tell whether "état" is a condition and not the State."""
    return tokens.words[mention.start] == "etat" and tokens.text[tokens.starts[mention.start]].islower()


def _with_determiner(tokens: Tokens, mention: Mention) -> Mention:
    start = mention.start
    words = tokens.words
    end = mention.end
    while end < len(words) and words[end] in _QUALIFIERS:
        end += 1
    mention = replace(mention, end=end)
    while start > 0 and words[start - 1] in DETERMINERS and mention.start - start < 3:
        start -= 1
    if (
        start > 0
        and words[start - 1] in ("chacune", "chacun", "ensemble", "une", "un", "aucune", "aucun", "nul")
        and words[start] in ("des", "de")
    ):
        start -= 1
    target = mention.target
    inside = words[start : mention.start]
    if target is Target.BOTH and "autre" in inside:
        target = Target.OTHER_PARTY
    elif (
        target is Target.BOTH
        and start >= 2
        and words[start - 1] in OF
        and words[start - 2] in ("chacune", "chacun", "une", "un", "aucune", "aucun", "nul", "ensemble")
    ):
        start -= 2
        if start and words[start - 1] in ("l",):
            start -= 1
    return Mention(start, mention.end, target, mention.party, mention.role)


__all__ = ["Bearer", "Mention", "Profile", "Target", "bearer_of", "find_mentions", "party_terms"]
