"""Letters of other alphabets that look like Latin ones: a word written with them would be read by people and by no rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from cptslint.model.document import Note
from cptslint.readers.drafts import Draft, Reading, counted

_CYRILLIC = ("аеорсухіјѕһԛԝԁАВЕЅІЈКМНОРСТУХԚԜ", "aeopcyxijshqwdABESIJKMHOPCTYXQW")
_GREEK = ("ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovABEZHIKMNOPTYX")
_LATIN = {
    **dict(zip(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1], strict=True)),
    "ɑ": "a", "ɡ": "g", "ı": "i", "ո": "n", "ս": "u", "օ": "o",
}  # fmt: skip
_STYLED = "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
"""Full-width and mathematical letters, which are Latin ones in another dress."""
_FOREIGN = re.compile(f"[{''.join(_LATIN)}{_STYLED}]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PURE = re.compile(f"[{''.join(_LATIN)}]+")
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f]")
_OTHER_LETTERS = re.compile(f"(?![{''.join(_LATIN)}])[\u0370-\u03ff\u0400-\u052f\u0531-\u0587]")
"""Greek, Cyrillic and Armenian letters that look like no Latin one."""


def latinised(reading: Reading) -> Reading:
    """Return a reading with Latin letters for those that only look like them, and a note that says how many there were.

    Args:
        reading: What a reader returned.

    Returns:
        The same drafts, each text as long as it was. A word is changed when each of its letters is Latin or looks
        like one: a Russian or Greek word, or a letter of a formula, stays as written, and so does any word without a
        Latin letter in a paragraph, or a file, that is mostly Russian or Greek.
    """
    suspects = {index for index, draft in enumerate(reading.drafts) if _FOREIGN.search(draft.text)}
    if not suspects:
        return reading
    whole = _is_foreign([draft.text for draft in reading.drafts])
    drafts, found = [], 0
    for index, draft in enumerate(reading.drafts):
        plain, count = _latin(draft, foreign=whole or _is_foreign([draft.text])) if index in suspects else (draft, 0)
        drafts.append(plain)
        found += count
    if not found:
        return reading
    letters = counted(found, "lettre d'un autre alphabet imite", "lettres d'un autre alphabet imitent")
    text = f"{letters} des lettres latines : un mot écrit ainsi échappe aux recherches. Elles sont lues comme des lettres latines."
    return replace(reading, drafts=tuple(drafts), notes=(*reading.notes, Note("lookalike-letters", text)))


def _is_foreign(texts: Sequence[str]) -> bool:
    others = sum(len(_OTHER_LETTERS.findall(text)) for text in texts)
    return others > 0 and others > sum(len(_LATIN_LETTERS.findall(text)) for text in texts)


def _latin(draft: Draft, *, foreign: bool) -> tuple[Draft, int]:
    text = _WORD.sub(lambda match: _word(match.group(), foreign=foreign), draft.text)
    changed = sum(1 for old, new in zip(draft.text, text, strict=True) if old != new)
    return replace(draft, text=text, label=text[: len(draft.label)]), changed


def _word(word: str, *, foreign: bool) -> str:
    if foreign and _PURE.fullmatch(word):
        return word
    plain = "".join(_LATIN.get(letter) or _undressed(letter) for letter in word)
    return plain if all(_is_latin(letter) for letter in plain) else word


def _undressed(letter: str) -> str:
    plain = unicodedata.normalize("NFKC", letter) if re.match(f"[{_STYLED}]", letter) else letter
    return plain if len(plain) == 1 and plain.isascii() else letter


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00"
