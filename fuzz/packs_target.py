"""The pack loader, on any bytes as a rule, as qualifiers or as a term."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from cptslint.errors import PackError
from cptslint.packs.lexicon import load_models, load_vocabulary, parse_with_concepts
from cptslint.packs.locate import built_in_packs
from cptslint.packs.qualifiers import load_qualifiers
from cptslint.packs.rules import load_rule
from cptslint.text.terms import TermCompiler, TermError, TermParser
from fuzz.engine import check_refusal, main

_QUALIFIERS, _TERM = 0, 1


@cache
def _parser() -> TermParser:
    lexique = built_in_packs() / "lexique"
    compiler = TermCompiler(load_models(lexique / "conjugaison.yaml"))
    concepts = load_vocabulary(lexique.parent, compiler).concepts
    return partial(parse_with_concepts, parse=compiler, concepts=concepts)


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="cptslint-fuzz-"))
    (folder / "ESS").mkdir()
    return folder / "ESS"


def one_input(data: bytes) -> None:
    """Load any bytes as a part of a pack; the first byte tells which."""
    mode = data[0] if data else _TERM + 1
    parse = _parser()
    path = _folder() / "ESS001.yaml"
    if mode != _TERM:
        path.write_bytes(data[1:] if mode == _QUALIFIERS else data)
    try:
        if mode == _TERM:
            _term(data[1:], parse)
        elif mode == _QUALIFIERS:
            load_qualifiers(path, parse)
        else:
            load_rule(path, parse, {}, with_examples=True)
    except PackError as error:
        check_refusal(error)


def _term(data: bytes, parse: TermParser) -> None:
    with suppress(TermError):  # the loader of a file adds the place
        parse(data.decode("utf-8", "ignore"))


if __name__ == "__main__":
    main("packs")
