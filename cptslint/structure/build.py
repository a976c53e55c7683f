"""The whole path from a Document to a Contract."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cptslint.model.contract import Annex, Article, Bearer, Clause, Contract, Party, Profile, Zone
from cptslint.model.document import Document
from cptslint.model.span import Span
from cptslint.structure.articles import build_articles, first_article_block
from cptslint.structure.clauses import build_clauses
from cptslint.structure.commitments import CommitmentFinder
from cptslint.structure.headings import Heading, Shape, find_headings
from cptslint.structure.mentions import Mention, Target, find_mentions
from cptslint.structure.parties import defend, find_parties
from cptslint.structure.vocabulary import Vocabulary
from cptslint.structure.zones import Zones, find_zones
from cptslint.text.quantities import Quantity, quantities
from cptslint.text.terms import Matcher
from cptslint.text.tokens import Tokens, tokenize

Ranges = Mapping[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A contract with what the checks need of its words.

    Attributes:
        contract: What the convention means.
        tokens: Its tokens.
        mentions: Places where the parties are named.
        ranges: Token ranges of each concept and reference ("paiement", "@cpts", "#durée").
        quantities: Quantities of the text.
        zones: Parts of the convention.
    """

    contract: Contract
    tokens: Tokens
    mentions: tuple[Mention, ...]
    ranges: Ranges
    quantities: tuple[Quantity, ...]
    zones: Zones


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
    headings = find_headings(document)
    zones, articles, article_blocks = _layout(document, headings)
    annexes, annex_blocks = _annexes(document, headings, zones)
    title = _title(document, zones)
    parties, defended = defend(_parties(document, vocabulary, zones, title), party)
    clauses = build_clauses(document, zones.of_block, articles, annexes, frozenset({*article_blocks, *annex_blocks}))
    tokens = tokenize(document.text)
    mentions = find_mentions(tokens, parties, vocabulary.parties)
    found = quantities(tokens.folded)
    ranges = locate(tokens, vocabulary, _references(tokens, parties, mentions, found))
    deontics = {entry.name: Matcher(tokens, ranges).find(entry.terms) for entry in vocabulary.deontics}
    finder = CommitmentFinder(tokens, parties, mentions, articles, vocabulary, ranges, deontics, found)
    partner = next((p for p in parties if p.role is Bearer.PARTNER), None)
    is_convention, why_not = _judge(document, articles, parties, zones, headings)
    contract = Contract(
        document=document,
        title=title,
        parties=parties,
        articles=articles,
        annexes=annexes,
        clauses=clauses,
        commitments=finder.find(clauses),
        profile=(partner.profile if partner and partner.profile else Profile.OTHER),
        has_defended_party=defended,
        is_convention=is_convention,
        why_not=why_not,
    )
    return Reading(contract, tokens, mentions, ranges, found, zones)


def _layout(document: Document, headings: Sequence[Heading]) -> tuple[Zones, tuple[Article, ...], tuple[int, ...]]:
    """Find the zones and the articles, each with the help of the other."""
    first = find_zones(document, headings, None)
    start = first.recitals if first.parties is not None else first.title
    body = first_article_block(document, headings, start, min(first.annex, len(document.blocks)))
    zones = find_zones(document, headings, body)
    if body is None:
        return zones, (), ()
    end = min(zones.signature, zones.annex)
    articles, last_blocks = build_articles(document, headings, zones.body, end)
    return zones, articles, _heading_blocks(document, articles, last_blocks)


def _heading_blocks(document: Document, articles: Sequence[Article], last_blocks: Sequence[int]) -> tuple[int, ...]:
    by_start = {block.span.start: index for index, block in enumerate(document.blocks)}
    blocks: list[int] = []
    for article, last in zip(articles, last_blocks, strict=True):
        first = by_start[article.heading.start]
        text = document.blocks[first].span.slice(document.text)
        untitled_sentence = last == first and not article.title and len(text) > 30
        blocks += [] if untitled_sentence else range(first, last + 1)
    return tuple(blocks)


def _annexes(document: Document, headings: Sequence[Heading], zones: Zones) -> tuple[tuple[Annex, ...], tuple[int, ...]]:
    count = len(document.blocks)
    starts = [h for h in headings if h.shape is Shape.ANNEX and h.block >= zones.annex and zones.of_block[h.block] is Zone.ANNEX]
    annexes, blocks = [], []
    for position, heading in enumerate(starts):
        end = starts[position + 1].block if position + 1 < len(starts) else count
        articles, last = build_articles(document, headings, heading.block + 1, end)
        span = Span(document.blocks[heading.block].span.start, document.blocks[end - 1].span.end)
        annexes.append(Annex(heading.number, heading.title, span, articles))
        blocks += [heading.block, *_heading_blocks(document, articles, last)]
    return tuple(annexes), tuple(blocks)


def _title(document: Document, zones: Zones) -> str:
    end = zones.parties if zones.parties is not None else zones.body
    pieces = [document.blocks[i].span.slice(document.text) for i in range(zones.title, min(end, zones.title + 6))]
    title = re.sub(r"\s+", " ", " ".join(pieces)).strip() if zones.has_title else ""
    return title[:300]


def _parties(document: Document, vocabulary: Vocabulary, zones: Zones, title: str) -> tuple[Party, ...]:
    end = zones.recitals if zones.parties is not None else 0
    parties = find_parties(document, vocabulary.parties, zones.parties, end, title)
    if not any(party.is_cpts for party in parties) and re.search(r"\bCPTS\b", document.text) and len(parties) < 2:
        named = Party(Bearer.CPTS, "CPTS", (), Span(0, 0), is_cpts=True)
        parties = (named, *parties)
    return parties


def _references(
    tokens: Tokens, parties: Sequence[Party], mentions: Sequence[Mention], found: Sequence[Quantity]
) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return the token ranges of parties and quantities."""
    ranges: dict[str, list[tuple[int, int]]] = {name: [] for name in ("@cpts", "@partenaire", "@parties", "@partie", "@membres", "@chacun")}
    for mention in mentions:
        place = (mention.start, mention.end)
        if mention.target is Target.PARTY and mention.party is not None:
            name = "@cpts" if parties[mention.party].role is Bearer.CPTS else "@partenaire"
            ranges[name].append(place)
            ranges["@partie"].append(place)
        elif mention.target is Target.MEMBERS:
            ranges["@membres"].append(place)
        else:
            ranges["@parties"].append(place)
            ranges["@partie"].append(place)
    for quantity in found:
        ranges.setdefault(f"#{quantity.kind}", []).append(tokens.range(quantity.start, quantity.end))
    return {name: tuple(places) for name, places in ranges.items()}


def locate(tokens: Tokens, vocabulary: Vocabulary, references: Ranges) -> Ranges:
    """Find every concept of the vocabulary in a text.

    Args:
        tokens: The text.
        vocabulary: The concepts, each after those it refers to.
        references: Ranges of parties and quantities.

    Returns:
        Token ranges by name; concepts also under "@name".
    """
    ranges: dict[str, tuple[tuple[int, int], ...]] = dict(references)
    for name, terms in vocabulary.concepts.items():
        found = Matcher(tokens, ranges).find(terms)
        if found:
            ranges[name] = found
            ranges[f"@{name}"] = found
    return ranges


def _judge(
    document: Document, articles: Sequence[Article], parties: Sequence[Party], zones: Zones, headings: Sequence[Heading]
) -> tuple[bool, str]:
    """Tell whether the document is a convention, and if not why."""
    presented = sum(1 for party in parties if len(party.span))
    proper = [a for a in articles if not a.is_part and a.parent is None] or [a for a in articles if not a.is_part]
    words = len(re.findall(r"\b(?:convention|contrat|accord|parties)\b", document.text, re.IGNORECASE))
    if len(proper) >= 2 and (presented >= 2 or zones.agreed or (zones.has_title and words >= 5)):
        return True, ""
    if presented >= 1 and len(proper) < 2:
        return False, "Ce document présente des parties mais ne contient aucun article : ce n'est pas une convention complète, il n'y a rien à vérifier."
    return False, "Ce document n'est pas une convention (ni parties présentées, ni articles) : il n'y a rien à vérifier."


__all__ = ["Clause", "Reading", "build", "locate"]
