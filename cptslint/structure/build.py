"""The whole path from a Document to a Contract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.model.contract import Article, Bearer, Clause, Contract, Party, Profile
from cptslint.model.document import Document
from cptslint.model.span import Span
from cptslint.structure.clauses import build_clauses
from cptslint.structure.commitments import CommitmentFinder, Material
from cptslint.structure.concepts import Concepts
from cptslint.structure.defined_people import with_defined_people
from cptslint.structure.definitions import find_definitions
from cptslint.structure.headings import label_of
from cptslint.structure.layout import Layout, read_layout
from cptslint.structure.mention_persons import voices_of
from cptslint.structure.mentions import Mention, find_mentions
from cptslint.structure.parties import defend, find_parties
from cptslint.structure.references import find_references
from cptslint.structure.sides import references
from cptslint.structure.vocabulary import PartyWords, Vocabulary
from cptslint.structure.zones import Zones
from cptslint.text.quantities import Quantity, quantities
from cptslint.text.tokens import Tokens, tokenize

_FEW_ARTICLES = 3
"""Articles from which a text without parties is looked through for them."""
_FIRST_BLOCKS, _LAST_BLOCKS = 60, 40
"""Blocks of the first pages, and of the last ones."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A contract with what the checks need of its words.

    Attributes:
        contract: What the convention means.
        tokens: Its tokens.
        mentions: Places where the parties are named.
        concepts: Token ranges of each concept and reference ("paiement", "@cpts", "#durée").
        quantities: Quantities of the text.
        zones: Parts of the convention.
        party_words: How parties are named, which tells the gender of their names.
    """

    contract: Contract
    tokens: Tokens
    mentions: tuple[Mention, ...]
    concepts: Concepts
    quantities: tuple[Quantity, ...]
    zones: Zones
    party_words: PartyWords


def build(document: Document, vocabulary: Vocabulary, *, party: str | None = None) -> Reading:
    """Understand a document.

    Args:
        document: The document as read.
        vocabulary: What the packs know of the language.
        party: Name of the party to defend; None for the CPTS.

    Returns:
        The contract and its words.

    Raises:
        ConfigError: No party bears the given name.
    """
    layout = read_layout(document)
    presented = _parties(document, vocabulary, layout)
    names = frozenset(label_of(name) for one in presented for name in (one.name, *one.aliases))
    if any(article.number is None and label_of(article.title) in names for article in layout.articles):
        layout = read_layout(document, names)
    zones, articles, annexes = layout.zones, layout.articles, layout.annexes
    parties, defended = defend(presented, party)
    clauses = build_clauses(document, zones.of_block, articles, annexes, layout.body_offsets)
    tokens = tokenize(document.text)
    voices = voices_of(document, parties)
    mentions = find_mentions(tokens, parties, vocabulary.parties, voices, vocabulary.persons)
    mentions = with_defined_people(tokens, mentions, clauses, articles, vocabulary)
    found = quantities(tokens.folded)
    named = references(tokens, parties, mentions, found, vocabulary.parties)
    concepts = Concepts(tokens, vocabulary.concepts, named, vocabulary.index)
    matcher = concepts.matcher
    deontics = {entry.name: matcher.find(entry.terms) for entry in vocabulary.deontics}
    turns = {key: matcher.find(terms) for key, terms in vocabulary.turns.phrases.items()}
    material = Material(tokens, parties, mentions, articles, vocabulary, concepts, deontics, turns, found)
    finder = CommitmentFinder(material)
    is_convention, why_not = _judge(document, articles, parties, zones)
    contract = Contract(
        document=document,
        title=layout.title,
        parties=parties,
        articles=articles,
        annexes=annexes,
        clauses=clauses,
        definitions=find_definitions(document, zones.of_block, articles),
        references=find_references(document, zones.of_block, articles, annexes),
        commitments=finder.find(clauses),
        profile=_profile(parties),
        has_defended_party=defended,
        is_convention=is_convention,
        why_not=why_not,
    )
    return Reading(contract, tokens, mentions, concepts, found, zones, vocabulary.parties)


def _profile(parties: Sequence[Party]) -> Profile:
    """Return the profile of the first partner."""
    partner = next((party for party in parties if party.role is Bearer.PARTNER), None)
    return partner.profile if partner and partner.profile else Profile.OTHER


def _parties(document: Document, vocabulary: Vocabulary, layout: Layout) -> tuple[Party, ...]:
    zones, inside = layout.zones, layout.presented_in
    start, end = inside or (zones.parties, zones.recitals if zones.parties is not None else 0)
    presented_in = inside or (zones.title if zones.parties is not None else 0, zones.body)
    parties = find_parties(document, vocabulary.parties, start, end, zones.body, layout.opening, presented_in)
    if sum(1 for party in parties if len(party.span)) < 2 and len(layout.articles) >= _FEW_ARTICLES:
        parties = _presented_elsewhere(document, vocabulary, layout) or parties
    if not any(party.is_cpts for party in parties) and re.search(r"\bCPTS\b", document.text) and len(parties) < 2:
        named = Party(Bearer.CPTS, "CPTS", (), Span(0, 0), is_cpts=True)
        parties = (named, *parties)
    return parties


def _presented_elsewhere(document: Document, vocabulary: Vocabulary, layout: Layout) -> tuple[Party, ...]:
    """Return the parties that the first pages or the last ones present, beyond doubt; none when neither do."""
    count = len(document.blocks)
    for first, last in ((0, min(count, _FIRST_BLOCKS)), (max(0, count - _LAST_BLOCKS), count)):
        parties = find_parties(document, vocabulary.parties, None, 0, last, layout.opening, (first, last))
        presented = [party for party in parties if len(party.span) and (party.seat or party.identifiers)]
        if len(presented) == len(parties) >= 2 and sum(party.is_cpts for party in parties) == 1:
            return parties
    return ()


def _judge(document: Document, articles: Sequence[Article], parties: Sequence[Party], zones: Zones) -> tuple[bool, str]:
    """Tell whether the document is a convention, and if not why."""
    if not document.text:
        return False, next((note.message for note in document.notes if note.code == "no-text"), "Ce document est vide.")
    presented = sum(1 for party in parties if len(party.span))
    proper = [a for a in articles if not a.is_part and a.parent is None] or [a for a in articles if not a.is_part]
    words = len(re.findall(r"\b(?:convention|contrat|accord|parties)\b", document.text, re.IGNORECASE))
    if len(proper) >= 2 and (
        presented >= 2
        or zones.agreed
        or (presented and words >= 2)
        or (zones.has_title and words >= 5 and len(parties) >= 2)
    ):
        return True, ""
    if presented >= 1 and len(proper) < 2:
        return False, (
            "Ce document présente des parties mais ne contient aucun article : vérifiez que le fichier est complet, "
            "ou donnez la convention elle-même."
        )
    return False, (
        "Ce document n'est pas une convention, faute de parties présentées et d'articles : donnez le texte de la convention "
        "que la CPTS doit signer."
    )


__all__ = ["Clause", "Reading", "build"]
