"""One line seen as a possible heading: numbered in any way, or marked by its style alone."""

from __future__ import annotations

import re

from cptslint.model.document import Block, BlockKind
from cptslint.structure.heading_making import numbered_heading
from cptslint.structure.heading_shapes import Heading, Shape
from cptslint.structure.numbers import FIRST, ORDINAL, RANKED, ROMAN, SUFFIX, normal_number
from cptslint.structure.series import numbered_paragraph
from cptslint.structure.titles import (
    bare_title,
    is_capitals,
    is_short,
    lead_of,
    looks_like_title,
    reads_as_sentence,
    run_in_title,
    title_start,
)
from cptslint.text.fold import fold

_DIGITS = r"\d{1,3}(?!\d)(?:[.-]\d{1,2}(?![\d/]))*(?:\.[a-h]\b|-[a-h](?=\s*(?:[-.:]|$)))?"
_LETTERED = r"[a-h][.-]?\d{1,2}(?![\d.])"
_NUMBER = rf"(?:{FIRST}|{RANKED}|{_LETTERED}|{_DIGITS}|(?:{ORDINAL})\b|{ROMAN}(?:[.-]\d{{1,2}}\b)*)"
_AFTER = r"(?P<sep>\s*(?:[-.:)\]°,/|;•·>=]\s*)*)"
_ARTICLE = re.compile(
    rf"(?:article|art(?:\.|(?=\s?\d))|clause)\s*(?:n\s?[°o.]\s*)?(?P<number>{_NUMBER}{SUFFIX}|[a-ce-hj-z](?=\s*[-:])|d(?=\s*[-:]\s+[^\W\d_])){_AFTER}(?P<title>.*)$"
)
_PART = re.compile(
    rf"(?:(?:titre|chapitre|partie|section|sous-section|livre)\s+(?:n\s?°\s*)?(?P<number>{_NUMBER}|[a-h]\b|"
    rf"preliminaire)"
    rf"|(?P<ordinal>1\s?(?:ere|re)|2\s?e(?:me)?|{ORDINAL})\s+partie\b){_AFTER}(?P<title>.*)$"
)
_SEP = r"(?P<sep>\s*(?:[.)\]°/]+\s?[-:]?|[-:|·•>=~](?=\s)|-(?=[^\W\d_]{3}))\s*)"
_DOTTED = re.compile(
    rf"(?P<number>(?:\d{{1,2}}|{ROMAN}|[a-z](?=[.-]\d))(?:[.-](?:\d{{1,2}}|[a-h]\b))+(?![\d/%€]|"
    rf"[.,]\d){SUFFIX})(?P<sep>\s*[.)°]?\s*(?:[-:]|[|·•>=~](?=\s))?\s*)(?P<title>[^\W\d_«\"(].*|[«\"(].*)?$"
)
_PLAIN = re.compile(rf"(?:\(|(?:n\s?°|§|point)\s*)?(?P<number>\d{{1,2}}{SUFFIX}){_SEP}(?P<title>[^\W\d_].*|[«\"(].*)?$")
_ROMANS = re.compile(rf"(?P<number>{ROMAN}){_SEP}(?P<title>\S.*)?$")
_LETTER = re.compile(rf"(?P<number>[a-hj-kn-uw-z]){_SEP}(?P<title>\S.*)?$")
_DOUBTFUL = re.compile(rf"(?P<number>[ilmvx]){_SEP}(?P<title>\S.*)?$")
"""Letters that are Roman numbers, "l'" or "Monsieur", unless the letter before them has just numbered a heading."""
_BARE = re.compile(rf"(?P<number>\d{{1,2}}|{ROMAN})(?P<sep>\s+)(?P<title>[^\W\d_].*)$")
_ANNEX = re.compile(
    rf"annexes?\b\s*(?:n\s?°\s*)?(?P<number>\d{{1,2}}|{ROMAN}|[a-h]\b(?!'))?(?P<gap>\s*[-.:)°,/(]*\s*)(?P<title>.*)$"
)
_OPTION = re.compile(r"(?:option|variante|hypothese)\s+(?:n\s?°\s*)?(?:\d|[a-d]|[iv]{1,3})\b")
_SHEET = re.compile(
    r"(?:fiches?(?:[ -]actions?)?|actions?|axe|volet|lot|module|chantier|mesure)\s+(?:n\s?°\s*)?(?P<number>\d{1,2})\s*[-:.]\s*[^\W\d_]"
)
"""A line that a word and a number head within a part: "Fiche-action 2 - Stages"."""
_DEEP = 2
"""Levels of a number from which small letters may follow it: "2.1.3 affecte des équipages"."""
_GOES_ON = re.compile(r"(?:d[eu]s?|aux?|a|et|ou|ni|par|sont|est|ci-\w+|ainsi|sus\w+|precit\w+)\b|d'")
"""Words after a number that a sentence names: "les articles 3.1.2 et 3.1.4 du présent accord"."""
_ELSEWHERE = re.compile(
    r"(?:[lrd]\.? ?\d|(?:et suivants )?(?:du|de la|de l'|des|dudit|de ladite|de cette|de ce)\s*"
    r"(?:code|loi|decret|arrete|reglement|ordonnance|directive|present|meme|rgpd|constitution|convention|contrat|"
    r"accord|aci|statuts)"
    r"|(?:et|ou|a|al|alinea|paragraphe|ci-\w+|susvise|precite|susmentionne|relatif|prevoit|dispose|stipule)\b|§)"
)


class HeadingLine:
    """One line seen as a possible heading.

    Args:
        index: Index of its block.
        block: The block.
        text: What it says.
        letter: The letter of the last heading that bore one, empty when none did.
    """

    def __init__(self, index: int, block: Block, text: str, letter: str) -> None:
        self._index = index
        self._letter = letter
        self._style = block.style
        self._block = block
        self._text = text
        self._lead = lead_of(text)
        self._folded = fold(text)[self._lead :]
        self._strong = block.style.heading_level is not None or block.style.bold or block.style.underlined

    def heading(self) -> Heading | None:
        """Return the candidate, None when the line cannot be a heading."""
        if match := _ARTICLE.match(self._folded):
            return self._article(match)
        if self._block.cell is None and re.fullmatch(FIRST, self._folded.strip()):
            return Heading(self._index, Shape.ARTICLE, "1", "", 1, self._strong)
        if self._block.cell is None and (match := _PART.match(self._folded)):
            return self._part(match)
        if (match := _ANNEX.match(self._folded)) and self._is_annex(match):
            number = match.group("number")
            title = bare_title(self._text[self._lead + match.start("title") :])
            return Heading(self._index, Shape.ANNEX, normal_number(number) if number else None, title, 1, True)
        return self._numbered() or self._unnumbered()

    def paragraph(self) -> Heading | None:
        """Return the numbered sentence that the line is, None when it is none."""
        match = _PLAIN.match(self._folded)
        if match is None or not match.group("title"):
            return None
        number = normal_number(match.group("number"))
        return numbered_paragraph(self._index, self._block, self._text, number, self._lead + match.start("title"))

    def _article(self, match: re.Match[str]) -> Heading | None:
        sep, rest = match.group("sep").strip(), match.group("title")
        start = self._lead + match.start("title")
        title = self._text[start:].strip()
        small = title[:1].islower()
        if (sep in ("", ",") and _ELSEWHERE.match(rest)) or (sep == "," and small) or re.match(r"[lrd]\.? ?\d", rest):
            return None
        if self._text[self._lead].islower() and rest and not sep:
            return None
        if small and not sep and (reads_as_sentence(title) or not is_short(title)):
            return None
        number = normal_number(match.group("number"))
        return self._made(Shape.ARTICLE, number, start, len(re.split(r"[.-]", number)))

    def _part(self, match: re.Match[str]) -> Heading | None:
        start = self._lead + match.start("title")
        title = bare_title(self._text[start:])
        if self._text[self._lead].islower() or reads_as_sentence(self._text[start:]) or (title and not is_short(title)):
            return None
        if not match.group("sep").strip() and title[:1].islower():
            return None
        return Heading(
            self._index, Shape.PART, normal_number(match.group("number") or match.group("ordinal")), title, 1, True
        )

    def _is_annex(self, match: re.Match[str]) -> bool:
        text = self._text
        if not is_short(text) or text.rstrip().endswith((".", ";", ",")) or (self._block.label and self._is_item()):
            return False
        gap, title = match.group("gap"), match.group("title")
        marked = self._style.heading_level is not None or (self._style.bold and self._style.centred)
        return not title or bool(gap.strip()) or is_capitals(text) or marked

    def _is_item(self) -> bool:
        return self._block.kind is BlockKind.LIST_ITEM

    def _numbered(self) -> Heading | None:
        patterns = ((Shape.DOTTED, _DOTTED), (Shape.PLAIN, _PLAIN), (Shape.ROMAN, _ROMANS), (Shape.LETTER, _LETTER))
        for shape, pattern in ((Shape.LETTER, _DOUBTFUL), *patterns, (Shape.PLAIN, _BARE)):
            match = pattern.match(self._folded)
            if match is None or (pattern is _DOUBTFUL and not self._follows(match["number"])):
                continue
            raw = self._text[self._lead + match.start("number") : self._lead + match.end("number")]
            start = self._lead + match.start("title") if match.group("title") else len(self._text)
            if self._is_number(shape, raw, start, bare=pattern is _BARE):
                real = Shape.ROMAN if pattern is _BARE and raw[0].isalpha() else shape
                number = normal_number(raw)
                depth = self._style.heading_level or (len(re.split(r"[.-]", number)) if shape is Shape.DOTTED else 1)
                return self._made(real, number, start, depth)
        return None

    def _follows(self, letter: str) -> bool:
        """Tell whether a letter comes right after the one of the last heading that bore a letter."""
        return self._letter != "" and ord(letter.upper()) == ord(self._letter[0]) + 1

    def _is_number(self, shape: Shape, raw: str, start: int, *, bare: bool) -> bool:
        """Tell whether figures or letters at the beginning of the line can number a heading."""
        title = self._text[start:].strip()
        if raw[0].isalpha() and not raw[0].isupper():
            return False
        if self._folded[start - self._lead - 1] == "-" and not title[:1].isupper():
            return False
        if bare:
            return title[:1].isupper() and not reads_as_sentence(title) and (self._strong or is_capitals(title))
        if shape is Shape.DOTTED:
            deep = len(re.split(r"[.-]", raw)) > _DEEP and not _GOES_ON.match(fold(title))
            return not title or not title[0].islower() or self._strong or deep
        if not title:
            return self._strong and not self._is_item()
        if raw.isalpha() and re.match(r"\d{2}", title):
            return False
        bare_words = (
            len(title.split()) <= 8 and not title.endswith((".", ";", ",", ":")) and not reads_as_sentence(title)
        )
        return (
            looks_like_title(title)
            or (is_short(title) and (self._strong or bare_words))
            or run_in_title(title) is not None
        )

    def _made(self, shape: Shape, number: str, start: int, depth: int) -> Heading:
        return numbered_heading(self._index, shape, number, self._text, start, depth, strong=self._strong)

    def _unnumbered(self) -> Heading | None:
        stripped = self._text.strip(" \u00a0*_")
        if not stripped or not is_short(stripped):
            return None
        title = bare_title(self._text)
        sheet = _SHEET.match(fold(title))
        number = normal_number(sheet.group("number")) if sheet is not None else None
        level = self._style.heading_level
        if level is not None:
            return Heading(self._index, Shape.STYLED, number, title, level, True)
        if (
            self._is_item()
            or self._block.cell is not None
            or title_start(stripped) is None
            or stripped.endswith((";", ",", "."))
        ):
            return None
        shape = self._look(stripped)
        if shape is None or reads_as_sentence(stripped):
            return None
        return Heading(self._index, shape, number, title, 1, self._strong)

    def _look(self, text: str) -> Shape | None:
        style = self._style
        if _OPTION.match(fold(text)):
            return Shape.OPTION
        if is_capitals(text) and len(text) >= 5:
            return Shape.CAPITALS
        if style.bold:
            return Shape.BOLD_UNDERLINED if style.underlined else Shape.BOLD
        if style.underlined:
            return Shape.UNDERLINED
        if style.centred:
            return Shape.CENTRED
        return (
            Shape.LINE
            if looks_like_title(text) and text[0].isalpha() and not text.endswith(":") and len(text.split()) <= 10
            else None
        )
