"""A numbered heading made from its line: where its title ends and where its text begins."""

from __future__ import annotations

from cptslint.structure.heading_shapes import Heading, Shape
from cptslint.structure.titles import bare_title, is_short, reads_as_sentence, run_in_title


def numbered_heading(
    index: int, shape: Shape, number: str, text: str, start: int, depth: int, *, strong: bool
) -> Heading:
    """Return a numbered candidate, with its title or with the place where its text begins.

    Args:
        index: Index of its block.
        shape: How it is written.
        number: As a reader says it.
        text: The whole line.
        start: Offset of what follows the number.
        depth: Depth told by the number, from 1.
        strong: The style says it is a heading.
    """
    rest = text[start:]
    title, body = bare_title(rest), None
    run_in = run_in_title(rest)
    if run_in is not None:
        title, body = rest[: run_in[0]].strip(), start + run_in[1]
    elif title and (reads_as_sentence(rest) or not is_short(title)):
        title, body = "", start
    return Heading(index, shape, number, title, depth, strong, body)
