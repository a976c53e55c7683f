"""Running the examples that rules carry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cptslint.balance.weigh import weigh
from cptslint.engine import run
from cptslint.matchers.context import Context
from cptslint.model.document import Block, BlockKind, Document, Note
from cptslint.model.rule import Example
from cptslint.model.span import Span
from cptslint.packs.rules import CompiledRule, Pack
from cptslint.structure.build import build

_HEAD = """CONVENTION DE PARTENARIAT
Entre :
La CPTS des Deux Rives, association dont le siège est situé 1 place du Marché, représentée par sa présidente, ci-après « la CPTS » ou « l'Association »,
d'une part,
Et :
{partner}
d'autre part,
Il a été convenu ce qui suit :
"""
_PARTNERS = {
    "": "Le Centre Hospitalier de Valmont, établissement public de santé, dont le siège est situé 2 rue du Parc, représenté par son directeur, "
    "ci-après « le Centre Hospitalier » ou « l'Établissement »,",
    "industriel": "La société Médivox, fabricant de dispositifs médicaux, dont le siège est situé 2 rue du Parc, représentée par son président, "
    "ci-après « la Société »,",
}
_TITLED = re.compile(r"\s*(?:Article|ARTICLE)\b")
_NOTE = re.compile(r"%note ([a-z-]+)\n?")
_WHOLE = re.compile(r"^[^\S\n]*+(?:entre\b|CONVENTION\b)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Framed:
    """An example set into a small convention.

    Attributes:
        document: The convention.
        offset: Where the example begins in its text.
    """

    document: Document
    offset: int


def frame(text: str, profile: str = "") -> Framed:
    """Set a clause into a small convention with parties, so that it can be analysed.

    Args:
        text: One clause, a few articles with headings "Article 1 - …" on their own lines, or a whole convention. Lines "%note code"
            before it stand for what the reader would note of the file ("%note comments").
        profile: Profile of the partner when it is not a public hospital.

    Returns:
        The convention and the offset of the text in it; a whole convention stays as it is.
    """
    notes = []
    while noted := _NOTE.match(text):
        notes.append(Note(noted[1], f"Le lecteur a noté : {noted[1]}."))
        text = text[noted.end() :]
    framed = _frame(text, profile)
    removed = sum(len(f"%note {note.code}\n") for note in notes)
    return Framed(replace(framed.document, notes=tuple(notes)), framed.offset - removed)


def _frame(text: str, profile: str) -> Framed:
    if _WHOLE.search(text):
        return Framed(to_document(text), 0)
    head = _HEAD.format(partner=_PARTNERS.get(profile, _PARTNERS[""]))
    if not _TITLED.match(text):
        head += "Article 1 - Objet\nLe présent texte lie les signataires nommés ci-dessus.\nArticle 2 - Dispositions\n"
    else:
        head += "Article 0 - Objet\nLe présent texte lie les signataires nommés ci-dessus.\n"
    return Framed(to_document(head + text), len(head))


def to_document(text: str) -> Document:
    """Return a document with one block per line; lines that begin with "- " are list items."""
    blocks = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            item = re.match(r"(\s*)(-+) ", line)
            level = (len(item.group(1)) // 2 + len(item.group(2)) - 1) if item else 0
            kind = BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH
            start = at + len(line) - len(line.lstrip())
            blocks.append(
                Block(Span(start, at + len(line.rstrip())), kind, "-" if item else "", level, paragraph=number)
            )
        at += len(line) + 1
    return Document("-", "text", "", text, tuple(blocks))


def hits(pack: Pack, compiled: CompiledRule, text: str) -> tuple[tuple[int, int] | None, ...]:
    """Return the places where a rule fires on an example, relative to the example; None for an absence."""
    profile = compiled.rule.profiles[0] if compiled.rule.profiles else ""
    framed = frame(text, profile)
    reading = build(framed.document, pack.vocabulary)
    found = run([compiled], Context(reading, pack.qualifiers)).findings
    if compiled.rule.kind == "balance":
        found = tuple(
            f
            for f in weigh(reading, pack, run(pack.rules, Context(reading, pack.qualifiers)))[1]
            if f.rule is compiled.rule
        )
    return tuple((f.span.start - framed.offset, f.span.end - framed.offset) if f.span else None for f in found)


def fires_as_marked(pack: Pack, compiled: CompiledRule, example: Example) -> bool:
    """Tell whether a bad example fires where it is marked.

    Every mark must be met by a hit that shares at least half of the shorter of the two, and every hit must meet a mark; an example without
    mark expects one finding on the whole convention.
    """
    found = hits(pack, compiled, example.text)
    places = [place for place in found if place is not None]
    if not example.hits:
        return len(found) >= 1
    met = all(any(_same(mark, place) for place in places) for mark in example.hits)
    return met and all(any(_same(mark, place) for mark in example.hits) for place in places)


def _same(mark: tuple[int, int], place: tuple[int, int]) -> bool:
    common = min(mark[1], place[1]) - max(mark[0], place[0])
    return common * 2 >= min(mark[1] - mark[0], place[1] - place[0])


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not do what it is there for.

    Attributes:
        rule: Code of the rule.
        file: File of the rule.
        line: Line of the list of examples, from 1; 0 for the whole file.
        message: What was expected and what was found, a French sentence.
        text: The example; empty when none is meant.
    """

    rule: str
    file: str
    line: int
    message: str
    text: str = ""


def failures(pack: Pack, compiled: CompiledRule) -> tuple[Failure, ...]:
    """Run the examples of a rule.

    Args:
        pack: The pack, loaded with its examples.
        compiled: The rule.

    Returns:
        Bad examples that do not fire, or not where they are marked, good ones that do, and the lack of examples: a rule that no
        bad example makes fire proves nothing.
    """
    rule = compiled.rule
    file = rule.origin[0]
    found = [
        Failure(rule.code, file, 0, f"aucun exemple « {side} »")
        for side, examples in (("bad", rule.bad), ("good", rule.good))
        if not examples
    ]
    for example in rule.bad:
        if not fires_as_marked(pack, compiled, example):
            found.append(Failure(rule.code, file, example.origin_line, _missed(pack, compiled, example), example.text))
    for example in rule.good:
        places = hits(pack, compiled, example.text)
        if places:
            message = f"cet exemple sans reproche est relevé : {_quoted(example.text, places)}"
            found.append(Failure(rule.code, file, example.origin_line, message, example.text))
    return tuple(found)


def _missed(pack: Pack, compiled: CompiledRule, example: Example) -> str:
    places = hits(pack, compiled, example.text)
    if not places:
        return "cet exemple n'est pas relevé"
    expected = _quoted(example.text, example.hits)
    return f"cet exemple est relevé ailleurs que marqué : attendu {expected}, trouvé {_quoted(example.text, places)}"


def _quoted(text: str, places: Sequence[tuple[int, int] | None]) -> str:
    return ", ".join(
        "une absence" if place is None else f"« {' '.join(text[slice(*place)].split())} »" for place in places
    )
