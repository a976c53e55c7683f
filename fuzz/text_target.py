"""The readers of plain text and Markdown, on any bytes."""

from __future__ import annotations

from cptslint.errors import InputError
from cptslint.readers.drafts import assemble
from cptslint.readers.sniff import Format, recognise
from cptslint.readers.text import read_text
from cptslint.text.fold import fold
from fuzz.engine import check_document, check_refusal, main


def one_input(data: bytes) -> None:
    """Read a text made of any bytes; bytes that stand for another format only have to be recognised."""
    try:
        if recognise(data, "c.txt") is not Format.TEXT:
            return
        reading = read_text(data, "c.txt")
    except InputError as error:
        check_refusal(error)
        return
    document = assemble(reading, data, "c.txt")
    check_document(document)
    assert len(fold(document.text)) == len(document.text)


if __name__ == "__main__":
    main("text")
