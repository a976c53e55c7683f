"""Marks at the beginning of a paragraph: bullets, item numbers, and the words and numbers of headings."""

from __future__ import annotations

import re

from cptslint.text.fold import fold

_SYMBOLS = "".join(chr(code) for code in range(0xF020, 0xF100))
_BULLETS = "-–—•·∙‣⁃▪▫■□●○◦◆◇♦❖➢➤➔→⇒►▶✓✔✗★☐☑☒*" + _SYMBOLS
_MARK = re.compile(
    rf"(?P<bullet>[{re.escape(_BULLETS)}](?=[^\S\n])|[•·▪■●○◦➢➤►✓✔❖{_SYMBOLS}](?=\S)|[-–—](?=[^\W\d_])|o(?=\s))"
    r"|(?P<number>\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)(?=\s|\w)|\d{1,2}°\)?(?=\s)|[a-z]\.(?=\s))"
)
_LONE = re.compile(rf"(?:[{re.escape(_BULLETS)}]|o|\(?[a-z]\))$")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_HEADING_WORD = re.compile(r"\b(?:article|art|titre|chapitre|section|sous-section|annexe|partie|livre)\b")
_HEADING_START = re.compile(
    r"(?:(?:ARTICLE|Article|ART\.|Art\.|TITRE|Titre|CHAPITRE|Chapitre|SECTION|Section|ANNEXE|Annexe|PARTIE|Partie)\b"
    r"|(?:\d{1,2}\.)+\d{0,2}\)?\s|\d{1,2}\s*[-–—:]\s|[IVX]{1,5}\s*[.)–—:-]|[A-H][.)]\s)"
)
_SENTENCE_END = (".", ";", ":", "!", "?", "…")
_ABBREVIATION = re.compile(r"(?:^|[\s(.'’])(?:[A-Z]|art|al|cf|Mme|Dr|Pr|St|Ste|tél|n)\.$")


def list_mark(text: str) -> str:
    """Return the mark of a typed list item.

    Args:
        text: One paragraph, without spaces in front.

    Returns:
        "-", "•", "1)", "a)", "1°"... as typed; empty when the paragraph is no list item. Numbers of headings ("2.1",
        "I.", "3 -") are no list marks, nor is a dash glued to a figure.
    """
    match = _MARK.match(text)
    return match.group() if match is not None else ""


def is_lone_mark(text: str) -> bool:
    """Tell whether a line holds a mark and nothing else, its item having slipped to the next line."""
    return _LONE.match(text) is not None


def without_private(text: str) -> str:
    """Return the text with a bullet for a glyph of a symbol font in front, and spaces for such glyphs elsewhere."""
    if _PRIVATE.search(text) is None:
        return text
    stripped = text.lstrip()
    if _PRIVATE.match(stripped):
        text = f"• {stripped[1:].lstrip()}"
    return _PRIVATE.sub(" ", text)


def names_heading(label: str) -> bool:
    """Tell whether a label printed by Word holds a word such as Article or Annexe."""
    return _HEADING_WORD.search(fold(label)) is not None


def starts_heading(text: str) -> bool:
    """Tell whether a line begins as a heading does ("Article 3", "2.1", "IV -")."""
    return _HEADING_START.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends with a mark that closes a sentence or opens a list, and not with "L." or "art."."""
    text = text.rstrip(' \u00a0\u202f»")”')
    return text.endswith(_SENTENCE_END) and _ABBREVIATION.search(text[-6:]) is None
