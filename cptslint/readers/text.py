"""Plain text and Markdown: bytes to lines, then to blocks.

Damage of an extraction is repaired here, before any offset exists: page numbers and running headers are dropped, lines
broken at the width of a column are joined, words cut at the end of a line are mended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cptslint.errors import InputError
from cptslint.model.document import BlockKind, Note
from cptslint.readers.drafts import MAX_BLOCKS, Draft, Reading, too_many
from cptslint.readers.encodings import guessed, wide_encoding
from cptslint.readers.furniture import drop_furniture
from cptslint.readers.lines import Indents, Line
from cptslint.readers.markdown import is_markdown, markdown_drafts
from cptslint.readers.marks import list_mark, without_private
from cptslint.readers.own_marks import placed, take_marks
from cptslint.readers.unwrap import column_width, join_marks, join_pages, unwrap
from cptslint.text.clean import clean

MAX_TEXT_BYTES = 5_000_000
"""Larger texts are refused: the longest real convention with its annexes stays under a tenth of this."""

_RESIDUE = re.compile(r"\[bookmark: [^\]\n]{0,200}\]|\[(?:footnote|endnote)Ref: ?\d{1,4}\]")
_BREAK_HYPHEN = re.compile("\u00ad(?=[^\\S\n]*\n)")
_LINE_END = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class _Decoded:
    text: str
    notes: tuple[Note, ...] = ()


def read_text(data: bytes, place: str) -> Reading:
    """Read a plain text or Markdown file.

    Args:
        data: The whole file, known to be no binary format.
        place: The input, as messages designate it.

    Returns:
        One draft per paragraph, list item or table cell.

    Raises:
        InputError: The text is too long or is no text.
    """
    if len(data) > MAX_TEXT_BYTES:
        limit = MAX_TEXT_BYTES // 1_000_000
        raise InputError(f"{place} dépasse {limit} Mo de texte : donnez la convention seule, sans autre contenu.")
    decoded = _decode(data, place)
    notes = list(decoded.notes)
    taken = take_marks(_LINE_END.sub("\n", decoded.text))
    if taken.text.count("\n") + taken.text.count("\r") > 2 * MAX_BLOCKS:
        raise too_many(place)
    lines = [line for line in _lines(taken.text) if line.text or line.number not in taken.emptied]
    markdown = is_markdown([line.text for line in lines])
    lines, note = drop_furniture(lines)
    if note is not None:
        notes.append(note)
    lines = join_marks(lines)
    width = column_width(lines)
    if width is not None:
        lines = unwrap(lines, width)
        notes.append(Note("unwrapped-lines", "Les lignes coupées à largeur fixe ont été recollées en paragraphes."))
    else:
        lines = join_pages(lines)
    drafts = markdown_drafts(lines) if markdown else plain_drafts(lines)
    return Reading("markdown" if markdown else "text", tuple(drafts), tuple(notes), placed(taken.marks, drafts))


def plain_drafts(lines: list[Line]) -> list[Draft]:
    """Return one draft per line that is not blank; the marks of list items become labels."""
    drafts = []
    depth = Indents()
    for line in lines:
        text = without_private(line.text).strip()
        if not text:
            continue
        mark = list_mark(text)
        if mark and text != mark:
            text = f"{mark} {text[len(mark) :].lstrip()}" if text[len(mark)] == " " else text
            drafts.append(Draft(text, BlockKind.LIST_ITEM, mark, depth.level(line.indent), paragraph=line.number))
        else:
            depth = Indents()
            drafts.append(Draft(text, BlockKind.PARAGRAPH, paragraph=line.number))
    return drafts


def _decode(data: bytes, place: str) -> _Decoded:
    wide = wide_encoding(data)
    if wide is not None:
        return _Decoded(_wide(data, wide, place))
    try:
        return _Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    repaired = data.decode("utf-8-sig", "replace")
    lost = repaired.count("\ufffd")
    if sum(ord(character) > 127 for character in repaired) > 10 * lost:
        message = f"Le texte en UTF-8 est abîmé : {lost} caractère(s) illisible(s) y sont remplacés par « \ufffd »."
        return _Decoded(repaired, (Note("damaged-encoding", message),))
    guess = guessed(data)
    message = f"Le texte n'est pas en UTF-8 : il est lu comme du {guess.name}."
    return _Decoded(guess.text, (Note("guessed-encoding", message),))


def _wide(data: bytes, encoding: str, place: str) -> str:
    text = data.decode(encoding, "replace")
    sample = text[:100_000]
    if 3 * sum(character > "\u2fff" for character in sample) > len(sample):
        raise InputError(f"{place} n'est pas un texte lisible : enregistrez-le en UTF-8 ou en DOCX.")
    return text


def _lines(text: str) -> list[Line]:
    """Clean the text and cut it into lines; a line after a form feed begins a page."""
    lines = []
    number = -1
    text = _BREAK_HYPHEN.sub("-", text)
    for raw in text.split("\n"):
        number += 1
        for part, piece in enumerate(raw.split("\x0c")):
            if part == 0 and not piece and raw:
                continue
            body = _RESIDUE.sub("", clean(piece)).rstrip()
            bare = body.lstrip()
            indent = len(body[: len(body) - len(bare)].expandtabs(4))
            lines.append(Line(number, _without_tabs(bare), indent, page=part > 0))
    return lines


def _without_tabs(text: str) -> str:
    """Return the text with spaces for tabs, but for the tab before a page number in a table of contents."""
    title, tab, page = text.rpartition("\t")
    if tab and len(page) <= 3 and page.isdecimal():
        return title.replace("\t", " ").rstrip() + tab + page
    return text.replace("\t", " ")
