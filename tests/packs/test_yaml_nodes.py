from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cptslint.errors import PackError
from cptslint.packs.yaml_nodes import YamlMap, load_yaml, nearest


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


def load(path: Path, text: str) -> Any:
    path.write_text(text, encoding="utf-8")
    return load_yaml(path)[0]


def refused(path: Path, text: str | bytes) -> str:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PackError) as caught:
        load_yaml(path)
    return str(caught.value)


@pytest.mark.parametrize("word", ["oui", "non", "no", "yes", "on", "off", "y", "True", "FALSE", "Null"])
def test_french_and_english_words_stay_text(written: Path, word: str) -> None:
    assert load(written, f"a: {word}") == {"a": word}


@pytest.mark.parametrize(
    "text", ["2025-01-01", "12:30", "1.10", "007", "1_000", "0x1F", "1e3", ".5", "inf", "nan", "+3", "78-17"]
)
def test_what_would_not_read_back_as_written_stays_text(written: Path, text: str) -> None:
    assert load(written, f"a: {text}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"), [("3", 3), ("-3", -3), ("0", 0), ("2.5", 2.5), ("true", True), ("false", False)]
)
def test_plain_numbers_and_truth_values(written: Path, text: str, value: object) -> None:
    assert load(written, f"a: {text}") == {"a": value}
    assert type(load(written, f"a: {text}")["a"]) is type(value)


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_nothing(written: Path, text: str) -> None:
    assert load(written, f"a: {text}") == {"a": None}


@pytest.mark.parametrize("text", ['"3"', "'true'", '"null"', '""'])
def test_quoted_value_is_text(written: Path, text: str) -> None:
    assert load(written, f"a: {text}") == {"a": text[1:-1]}


def test_every_key_knows_its_line(written: Path) -> None:
    data = load(written, "# words\na: 1\n\nb:\n  c: 2\n  d:\n  - e: 3\n    f: 4\n")
    assert (data.file, data.line, data.lines) == ("a.yaml", 2, {"a": 2, "b": 4})
    assert (data["b"].line, data["b"].lines) == (5, {"c": 5, "d": 6})
    assert (data["b"]["d"][0].line, data["b"]["d"][0].lines) == (7, {"e": 7, "f": 8})


def test_lines_go_on_in_the_second_document(written: Path) -> None:
    written.write_text("a: 1\n---\nb: 2\n", encoding="utf-8")
    assert [document.lines for document in load_yaml(written)] == [{"a": 1}, {"b": 3}]


def test_what_follows_the_first_document_is_not_even_parsed(written: Path) -> None:
    written.write_text("a: 1\n---\nb: [\n", encoding="utf-8")
    assert load_yaml(written, first_document_only=True) == [{"a": 1}]


def test_empty_file_holds_no_document(written: Path) -> None:
    written.write_text("# nothing\n", encoding="utf-8")
    assert load_yaml(written) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", "a.yaml, ligne 3 : la clé « a » est écrite deux fois"),
        ("a:\n  b: 1\n  b: 2\n", "a.yaml, ligne 3 : la clé « b » est écrite deux fois"),
        ("&x [1, *x]\n", "a.yaml, ligne 1 : un élément se contient lui-même"),
    ],
)
def test_mistake_in_a_file(written: Path, text: str, message: str) -> None:
    assert refused(written, text) == message


@pytest.mark.parametrize(
    ("text", "line"), [("a: 1\nb: [1, 2\n", 3), ("a: 1\n\tb: 2\n", 2), ("a: *unknown\n", 1), ("a: 1\nb\n", 3)]
)
def test_what_is_no_yaml_is_told_with_its_line(written: Path, text: str, line: int) -> None:
    assert refused(written, text).startswith(f"a.yaml, ligne {line} : YAML invalide : ")


def test_file_that_is_no_utf8(written: Path) -> None:
    assert refused(written, "a: é".encode("latin-1")) == "a.yaml : le fichier n'est pas en UTF-8"


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_yaml(tmp_path / "b.yaml")
    assert str(caught.value) == "b.yaml : fichier introuvable"


def test_python_tags_run_nothing(written: Path) -> None:
    assert load(written, "a: !!python/object/apply:os.getcwd []") == {"a": []}


@pytest.fixture
def data(written: Path) -> YamlMap:
    loaded: YamlMap = load(
        written,
        "text: a   b\nlong: |\n  a\n    b\nlist: [a, 2, 2.5]\nnumber: 3\nflag: true\nnone:\nmap: {a: 1}\nmaps: [{a: 1}]\nmixed: [a, true]",
    )
    return loaded


def test_text_is_folded_on_one_line_and_kept_on_several(data: YamlMap) -> None:
    assert (data.text("text"), data.text("long"), data.text("number"), data.text("absent", "x")) == (
        "a b",
        "a\n  b",
        "3",
        "x",
    )


def test_texts_of_a_list_or_of_one_text(data: YamlMap) -> None:
    assert (data.texts("list"), data.texts("text"), data.texts("absent")) == (("a", "2", "2.5"), ("a   b",), ())


@pytest.mark.parametrize(
    ("method", "key", "message"),
    [
        ("text", "flag", "a.yaml, ligne 7 : « flag » doit être un texte"),
        ("text", "none", "a.yaml, ligne 8 : « none » doit être un texte"),
        ("text", "absent", "a.yaml, ligne 1 : « absent » doit être un texte"),
        ("text", "map", "a.yaml, ligne 9 : « map » doit être un texte"),
        ("texts", "map", "a.yaml, ligne 9 : « map » doit être une liste de textes"),
        ("texts", "none", "a.yaml, ligne 8 : « none » doit être une liste de textes"),
        ("texts", "mixed", "a.yaml, ligne 11 : « mixed » doit être une liste de textes"),
        ("flag", "number", "a.yaml, ligne 6 : « number » doit être true ou false"),
        ("number", "flag", "a.yaml, ligne 7 : « flag » doit être un nombre"),
        ("maps", "list", "a.yaml, ligne 5 : « list » doit être une liste de blocs à clés"),
    ],
)
def test_value_of_another_kind_is_refused_with_its_line(data: YamlMap, method: str, key: str, message: str) -> None:
    with pytest.raises(PackError) as caught:
        getattr(data, method)(key)
    assert str(caught.value) == message


def test_entries_must_all_hold_keys(data: YamlMap) -> None:
    with pytest.raises(PackError, match=r"^a\.yaml, ligne 1 : « text » doit contenir des clés$"):
        list(data.entries())


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("severty", ["severity", "name"], " ; vouliez-vous dire « severity » ?"),
        ("zzz", ["severity", "name"], " ; admis : name, severity"),
        ("zzz", [], ""),
    ],
)
def test_nearest_word(word: str, known: list[str], said: str) -> None:
    assert nearest(word, known) == said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: " + "[" * 100_000, "f.yaml, ligne 1 : trop de niveaux les uns dans les autres"),
        ("a: " + "[" * 3000 + "]" * 3000, "f.yaml, ligne 1 : trop de niveaux les uns dans les autres"),
        ("".join(" " * depth + f"a{depth}:\n" for depth in range(600)), "f.yaml, ligne 61 : trop de niveaux les uns dans les autres"),
        ("- " * 3000 + "a", "f.yaml, ligne 1 : trop de niveaux les uns dans les autres"),
        (
            "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
            + "".join(f"{n}: &{n} [{', '.join([f'*{p}'] * 10)}]\n" for p, n in ("ab", "bc", "cd", "de", "ef", "fg")),
            "f.yaml, ligne 1 : le fichier contient plus de 200000 valeurs, répétitions comprises",
        ),
        ("a: \x00", "f.yaml : YAML invalide : unacceptable character #x0000: control characters are not allowed"),
        ("? [a]\n: b", "f.yaml, ligne 1 : une clé doit être un mot"),
    ],
    ids=["open brackets", "brackets", "margins", "dashes", "aliases", "control", "key"],
)  # fmt: skip
def test_a_hostile_file_is_refused_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_yaml(path)
    assert str(caught.value) == message


def test_a_number_with_too_many_figures_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("a: " + "9" * 5000, encoding="utf-8")
    assert load_yaml(path) == [{"a": "9" * 5000}]
