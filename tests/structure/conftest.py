from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cptslint.model.contract import Article, Contract
from cptslint.model.document import Block, BlockKind, Cell, Document, Style
from cptslint.model.span import Span
from cptslint.packs.lexicon import load_vocabulary
from cptslint.readers import read_bytes
from cptslint.structure.build import build
from cptslint.structure.vocabulary import Vocabulary
from tests.structure.samples import FOOT, HEAD

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "rules")


@pytest.fixture
def read_convention(vocabulary: Vocabulary) -> Callable[..., Contract]:
    """Read a text as it is."""

    def read(text: str, *, party: str | None = None) -> Contract:
        return build(read_bytes(text.encode(), "convention.txt"), vocabulary, party=party).contract

    return read


@pytest.fixture
def with_body(read_convention: Callable[..., Contract]) -> Callable[[str], Contract]:
    """Read a body between a head that names the parties and a signature."""
    return lambda body: read_convention(HEAD + body.strip("\n") + FOOT)


@pytest.fixture
def from_blocks(vocabulary: Vocabulary) -> Callable[..., Contract]:
    """Read hand-made blocks: pairs of a text and the fields of its block."""

    def read(blocks: list[tuple[str, dict[str, object]]]) -> Contract:
        text, made = "", []
        for number, (line, fields) in enumerate(blocks):
            cell = fields.get("cell")
            made.append(
                Block(
                    Span(len(text), len(text) + len(line)),
                    BlockKind(str(fields.get("kind", "table-cell" if cell else "paragraph"))),
                    str(fields.get("label", "")),
                    0,
                    Style(**{k: v for k, v in fields.items() if k in Style.__slots__}),  # type: ignore[arg-type]
                    Cell(*cell) if isinstance(cell, tuple) else None,
                    number,
                )
            )
            text += line + "\n"
        return build(Document("convention.docx", "docx", "", text, tuple(made)), vocabulary).contract

    return read


def head_blocks() -> list[tuple[str, dict[str, object]]]:
    return [(line, {"bold": line.isupper(), "centred": line.isupper()}) for line in HEAD.strip().split("\n")]


@pytest.fixture
def outline() -> Callable[[tuple[Article, ...]], list[tuple[int, str | None, str]]]:
    """Return level, number and title of each article."""
    return lambda articles: [(article.level, article.number, article.title) for article in articles]


@pytest.fixture
def head() -> list[tuple[str, dict[str, object]]]:
    return head_blocks()
