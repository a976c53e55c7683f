"""Characters as an RTF writes them: by a name, a symbol, a byte of an old encoding."""

from __future__ import annotations

import codecs

NAMED = {
    "tab": "\t", "line": "\n", "softline": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
}  # fmt: skip
"""Characters that a control word names."""
ESCAPED = {"~": "\u00a0", "_": "-", "\t": "\t", "{": "{", "}": "}", "\\": "\\"}
"""Characters that a backslash escapes."""
CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
"""Encodings that a control word names, as Python calls them."""


def private_sign(character: str) -> str:
    """Return a character of a symbol font in the range that such fonts use."""
    return chr(0xF000 + ord(character)) if " " < character <= "\u00ff" else character


def known_encoding(encoding: str) -> str:
    """Return an encoding, the one of Windows in western Europe when Python does not know it."""
    try:
        codecs.lookup(encoding)
    except LookupError:
        return "cp1252"
    return encoding
