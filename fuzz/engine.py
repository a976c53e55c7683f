"""Running a target under atheris, and what every target holds true of an answer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from cptslint.errors import CptslintError
from cptslint.model.document import Document

TARGETS = ("docx", "text", "packs")
SEEDS = Path(__file__).parent / "seeds"
CRASHERS = Path(__file__).parent / "crashers"
"""Inputs that once broke a target, replayed by `tests/test_fuzz.py`."""


def target(name: str) -> Callable[[bytes], None]:
    """Return the function of a target: it takes any bytes and raises when something is wrong.

    Args:
        name: One of `TARGETS`.
    """
    function: Callable[[bytes], None] = import_module(f"fuzz.{name}_target").one_input
    return function


def check_refusal(error: CptslintError) -> None:
    """Assert that a refusal is one sentence."""
    message = str(error)
    assert message, "a refusal says nothing"
    assert "\n" not in message, f"a refusal takes several lines: {message!r}"
    message.encode("utf-8")


def check_document(document: Document) -> None:
    """Assert the laws of a document: exact spans, one block under the other, text that can be printed."""
    text = document.text
    text.encode("utf-8")
    assert "\n".join(block.span.slice(text) for block in document.blocks) == text
    for block in document.blocks:
        words = block.span.slice(text)
        assert words, "an empty block"
        assert words == words.strip(), f"spaces around {words!r}"
        assert "\n" not in words, f"two lines in one block: {words!r}"
        assert words.startswith(block.label), f"label {block.label!r} of {words!r}"
        assert not any(ord(character) < 32 and character != "\t" for character in words), f"controls in {words!r}"
        for blank in block.blanks:
            assert 0 <= blank.start <= blank.end <= len(text)


def main(name: str) -> None:
    """Fuzz a target until it breaks or the runs that were asked for are over."""
    import atheris

    with atheris.instrument_imports(include=["cptslint"]):
        function = target(name)
    atheris.Setup(sys.argv, function)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv.pop(1))
