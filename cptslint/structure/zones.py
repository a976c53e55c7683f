"""The parts of a convention: front matter, parties, recitals, preamble, articles, signature, annexes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cptslint.model.contract import Zone
from cptslint.model.document import BlockKind, Document
from cptslint.structure.heading_shapes import Heading, Shape
from cptslint.structure.party_letters import find_letter
from cptslint.structure.signature import find_annex, find_signature
from cptslint.structure.titles import is_capitals, is_short
from cptslint.text.fold import fold

_FORMULA = re.compile(r"\b(?:conclue?|passee?|signee?|etablie?|convenue?) entre\W*$")
"""The end of a line that introduces the parties."""
_TITLE = re.compile(r"\b(?:convention|contrat|accord|protocole|charte|avenant|partenariat|acte)\b")
_BETWEEN = re.compile(
    r"\W*(?:\d+\s*[.)-]\s*)?(?:la presente convention (?:est (?:conclue|passee|etablie)|intervient) |il est (?:conclu|convenu|"
    r"passe) )?entre\b(?!prise)"
    r"|\W*(?:nous,? )?(?:les? )?soussigne|\W*(?:la presente convention|le present (?:accord|contrat|protocole)) "
    r"(?:lie|unit|engage|associe|reunit)\b|.{0,60}\bont comparu\W*$|\W*(?:(?:les )?parties|parties (?:signataires|a la convention|"
    r"contractantes|prenantes)|les signataires)\s*:?\s*$"
    r"|\W*d'un cote\b|\W*(?:qui sommes-nous|qui signe|entre qui)\b[^.]{0,40}$"
    r"|\W*d'une part\s*(?:[,:]?\s*$|:)|\W*(?:designation|identification|presentation) des (?:parties|signataires|"
    r"partenaires)\W*$"
)
_CUE = re.compile(
    r"d'une part\b|d'autre part\b|represente|ci-?\s?apres|ci-dessous denomme|\bsiege\b|\bdenomme|\bsiret\b|"
    r"\bfiness\b|demeurant"
    r"|\brna\b|\brpps\b|\brcs\b|\bau capital\b|\bassociation (?:loi|regie|declaree)\b"
    r"|\bsise?\b|\bsituee?\b|qui sera (?:appele|designe)|\bdesignee?s? (?:ci-|par\b|sous|dans|[«\"])|^\W*(?:adresse|"
    r"nom|denomination|raison sociale)\s*:"
    r"|\badresse\s*:|\binstallee? |\bprise? en la personne|\bsigne pour (?:elle|lui)|\bagissant (?:par|en qualite|es qualites)\b|"
    r"\b(?:au nom|pour le compte) d(?:e |u )(?:la |l')?[a-z]|"
    r"\b(?:on|qu'on) (?:l'appel|appel|nomm|design|dit |dira )"
)
_RECITAL = re.compile(r"\W*(?:vu|vus|vues|considerant|attendu)\b")
_RECITAL_TITLE = re.compile(
    r"\W*(?:visas?|references? (?:juridiques?|legales?)|textes de reference|cadre (?:juridique|legal))\W*$"
)
_FOREWORD = (
    r"pour (?:situer|commencer|memoire)(?: [a-z' ]{0,30})?|(?:d'ou|de quoi) (?:l'on|on|nous) [a-z]+|(?:elements? de |le )contexte(?: [a-z' ]{0,40})?|"
    r"expose (?:preliminaire|liminaire|des faits|du contexte)|qui sommes-nous|qui nous sommes|rappels? (?:liminaires?|prealables?|du contexte)|"
    r"(?:notre |le )?point de depart|genese(?: [a-z' ]{0,40})?|historique(?: [a-z' ]{0,40})?|avant-propos|introduction|en guise d'introduction|"
    r"(?:l')?origine(?: [a-z' ]{0,40})?|ce qui nous (?:a )?(?:reuni[ts]?|rassembl[es]+|amene[es]*|li[es]+|conduit[es]*|pouss[es]+)(?: [a-z' ]{0,20})?|"
    r"pourquoi nous (?:signons|ecrivons|voila)|constats?(?: partages?)?|"
    r"declarations? (?:liminaires?|prealables?)|considerations? (?:generales|liminaires|preliminaires)|(?:visas? et )?motifs"
)
"""Whole titles of what stands before the articles."""
_PREAMBLE = re.compile(
    r"\W*(?:preambule|expose prealable|expose des motifs|expose\W*$|contexte\b|(?:il (?:est|a ete)|sont|"
    r"(?:lesquel(?:le)?s |elles |ils )?ont) (?:prealablement |d'abord )?"
    r"(?:expose|rappele)|expos(?:ent|e) (?:ce qui suit|que)|"
    rf"(?:{_FOREWORD})[\s?:.…-]*$|etant (?:prealablement )?(?:expose|rappele)|les parties (?:exposent|rappellent)|"
    r"(?:[^\n,;:]{2,60} )?(?:expos|rappel|declar)(?:e|ent|le|lent) (?:au prealable |d'abord )?ce qui suit)"
)
_AGREED = re.compile(
    r"\b(?:convenu|arrete|convenues?|conviennent|accordees?)\b.{0,40}\b(?:ce qui suit|ce qu'il suit|"
    r"dispositions suivantes|"
    r"comme suit)|\bceci (?:expose|etant)|\bcela expose"
)
_CONCLUDED = re.compile(r"\bentre\b.{10,}\bet\b.*\b(?:convenu|conclu|arrete)")
_SPACED = re.compile(r"(?:[^\W\d_] ){4,40}[^\W\d_]$")
_CLEAR = (Shape.PLAIN, Shape.ROMAN, Shape.LETTER, Shape.DOTTED, Shape.STYLED)
_WINDOW = 14
"""Blocks after "Entre" among which the description of the parties is looked for."""
_PLAIN_TITLES = 4
"""Plain lines that look like titles, from which they are."""


@dataclass(frozen=True, slots=True)
class Zones:
    """Where each part begins, as block indices.

    Attributes:
        title: First block of the title; blocks before it are front matter that is not the convention.
        parties: First block of the presentation of the parties; None when there is none.
        recitals: First block after the parties.
        body: First block of the articles.
        signature: First block of the signature; the number of blocks when there is none.
        annex: First block of the annexes; the number of blocks when there is none.
        of_block: Zone of each block.
        agreed: The agreement formula stands in the text.
        has_title: A title names the document a convention.
    """

    title: int
    parties: int | None
    recitals: int
    body: int
    signature: int
    annex: int
    of_block: tuple[Zone, ...]
    agreed: bool
    has_title: bool


def folded_blocks(document: Document) -> tuple[str, ...]:
    """Return the folded text of each block, without spaces around; spaced letters ("C O N V E N T I O N") are joined."""
    texts = (fold(block.span.slice(document.text)).strip() for block in document.blocks)
    return tuple(text.replace(" ", "") if _SPACED.match(text) else text for text in texts)


def find_zones(
    document: Document, texts: Sequence[str], headings: Sequence[Heading], body: int | None, *, anchored: bool = True
) -> Zones:
    """Divide a document into its parts.

    Args:
        document: The document as read.
        texts: Its blocks, from `folded_blocks`.
        headings: Candidate headings.
        body: Block of the first article when already known; None to let the zones find a first estimate.
        anchored: The parties are presented before the articles.

    Returns:
        The parts; blocks of headers and footers belong to the front matter.
    """
    count = sum(1 for b in document.blocks if b.kind not in (BlockKind.HEADER, BlockKind.FOOTER))
    anchor = _parties_block(texts[:count]) if anchored else None
    first = min(body if body is not None else 1, count)
    if anchor is None and anchored:
        anchor = _described(texts, headings, body if body is not None else count) or _letterhead(document)
    title, has_title = _title_start(document, texts, anchor if anchor is not None else first)
    parties = anchor
    start = parties if parties is not None else title
    first_article = body if body is not None else count
    after = max(start, first_article if body is not None else start)
    annex = find_annex(texts, headings, after, count)
    signature = find_signature(texts, headings, after, count if annex.inside else annex.block)
    head_end = _head_end(texts, headings, start, min(first_article, signature), described=parties is not None)
    cuts = (title, head_end, min(first_article, signature), signature, annex.block)
    zones = _label(texts, len(document.blocks), count, cuts)
    agreed = any(_AGREED.search(text) for text in texts[start : min(first_article + 1, count)])
    return Zones(title, parties, head_end, first_article, signature, annex.block, zones, agreed, has_title)


def _parties_block(texts: Sequence[str]) -> int | None:
    """Return the block where the parties begin to be presented, None when nothing introduces them."""
    found: int | None = None

    @cache
    def cues(index: int) -> int:
        return len(_CUE.findall(texts[index]))

    for index, text in enumerate(texts):
        if found is not None and (index - found > 12 or cues(index - 1)):
            break
        if not _BETWEEN.match(text):
            continue
        near = sum(cues(i) for i in range(index, min(index + _WINDOW, len(texts))))
        if near >= 2 or (len(text) > 60 and cues(index)) or _bare_pair(texts, index):
            found = index
    return found


def _bare_pair(texts: Sequence[str], index: int) -> bool:
    """Tell whether "Entre", a name, "et", a name follow one another with no description."""
    if len(texts[index]) > 40:
        return len(texts[index]) < 400 and _CONCLUDED.search(texts[index]) is not None
    near = [text for text in texts[index + 1 : index + 8] if len(text) < 250]
    separators = [i for i, text in enumerate(near) if re.fullmatch(r"\W*et\W*", text)]
    return bool(separators) and 1 <= separators[0] <= 3


def _described(texts: Sequence[str], headings: Sequence[Heading], end: int) -> int | None:
    """Return the first block that describes a party where nothing introduces it, None when none does before the articles."""
    stop = next((h.block for h in headings if h.shape in (Shape.ARTICLE, Shape.PART)), end)
    described = [i for i in range(min(stop, end, 40)) if _CUE.search(texts[i]) and not _RECITAL.match(texts[i])]
    cues = sum(len(_CUE.findall(texts[i])) for i in described)
    if not described or cues < 4:
        return None
    first = described[0]
    if first > 0 and re.fullmatch(
        r"\W*(?:partie|partenaire|signataire)\s*(?:n\s?°\s*)?(?:\d|[ab])\W*", texts[first - 1]
    ):
        return first - 1
    if re.match(r"\W*(?:represente|ci-?\s?apres|siege|adresse|siret|finess|dont|n° )", texts[first]) and first > 0:
        first -= 1
    return first


def _letterhead(document: Document) -> int | None:
    """Return the first block of the head of a letter that tells who writes to whom, None when the document is none."""
    letter = find_letter(document)
    return letter.sender[0] if letter is not None and letter.sender and letter.recipient else None


def _title_start(document: Document, texts: Sequence[str], limit: int) -> tuple[int, bool]:
    """Return the first block of the title before a limit, and whether a title was found.

    "Le présent contrat est passé entre :" names the document too, and is its title only when nothing else is.
    """
    named = [index for index in range(limit - 1, -1, -1) if _names_the_document(document, texts, index, limit)]
    index = next((one for one in named if not _FORMULA.search(texts[one])), named[0] if named else None)
    if index is None:
        return (0, False) if limit <= 12 else (limit, False)
    first = index
    while first > 0 and index - first < 4 and _is_title_line(document, texts, first - 1):
        first -= 1
    return first, True


def _names_the_document(document: Document, texts: Sequence[str], index: int, limit: int) -> bool:
    block = document.blocks[index]
    text = block.span.slice(document.text)
    marked = block.style.title or block.style.heading_level is not None or block.style.bold or block.style.centred
    return (
        is_short(text)
        and _TITLE.search(texts[index]) is not None
        and (marked or is_capitals(text) or limit - index <= 6)
    )


def _is_title_line(document: Document, texts: Sequence[str], index: int) -> bool:
    text = document.blocks[index].span.slice(document.text)
    return is_short(text) and (is_capitals(text) or document.blocks[index].style.centred) and bool(texts[index].strip())


def _head_end(texts: Sequence[str], headings: Sequence[Heading], start: int, end: int, *, described: bool) -> int:
    """Return the first block after the presentation of the parties."""
    shapes = {heading.block: heading.shape for heading in headings if start < heading.block < end}
    seen = 0
    for index in range(start, end):
        text = texts[index]
        starts = any(p.match(text) for p in (_RECITAL, _RECITAL_TITLE, _PREAMBLE)) or (
            _AGREED.search(text) and len(text) < 200
        )
        if index > start and (starts or shapes.get(index) in (Shape.ARTICLE, Shape.PART)):
            return index
        heading = index in shapes and shapes[index] is not Shape.LINE and not preamble_or_agreement(text)
        if heading and seen >= (2 if described else 0) and not re.fullmatch(r"\W*(?:et|entre)\W*", texts[index - 1]):
            near = texts[index : index + (2 if shapes[index] in _CLEAR else 4)]
            if not any(_CUE.search(following) for following in near):
                return index
        seen += len(_CUE.findall(text))
    return _first_plain_title(texts, shapes, start, end) if described else end


def _first_plain_title(texts: Sequence[str], shapes: Mapping[int, Shape], start: int, end: int) -> int:
    """Return the first of the plain lines that are the only titles of a text, below the description of the parties."""
    described = max((i for i in range(start, min(start + _WINDOW, end)) if _CUE.search(texts[i])), default=start)
    lines = [block for block, shape in sorted(shapes.items()) if shape is Shape.LINE and block > described]
    return lines[0] if len(lines) >= _PLAIN_TITLES else end


def _label(texts: Sequence[str], total: int, count: int, cuts: tuple[int, int, int, int, int]) -> tuple[Zone, ...]:
    title, recitals, body, signature, annex = cuts
    zones: list[Zone] = []
    current = Zone.HEAD
    for index in range(total):
        if index >= count or index < title:
            current = Zone.HEAD
        elif index >= max(signature, annex):
            current = Zone.ANNEX if annex >= signature else Zone.SIGNATURE
        elif index >= min(signature, annex):
            current = Zone.SIGNATURE if signature < annex else Zone.ANNEX
        elif index >= body:
            current = Zone.BODY
        elif index >= recitals:
            current = _before_articles(texts[index], current)
        else:
            current = Zone.HEAD
        zones.append(current)
    return tuple(zones)


def _before_articles(text: str, current: Zone) -> Zone:
    if _RECITAL.match(text) or _RECITAL_TITLE.match(text):
        return Zone.RECITALS
    if _PREAMBLE.match(text) or current is Zone.HEAD:
        return Zone.PREAMBLE
    if current is Zone.RECITALS and re.match(r"\W*(?:l'|la |le |les |dans |il |au |afin )", text):
        return Zone.PREAMBLE
    return current


def preamble_or_agreement(text: str) -> bool:
    """Tell whether a folded line is a title that precedes the articles or the agreement formula."""
    return bool(
        _PREAMBLE.match(text)
        or _AGREED.search(text)
        or _RECITAL_TITLE.match(text)
        or _BETWEEN.match(text)
        or re.match(r"\W*(?:et\b.{0,5}$|d'(?:une|autre) part|sommaire|table des matieres|convention\b.{0,40}$)", text)
    )
