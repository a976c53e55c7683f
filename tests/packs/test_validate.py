"""`packs validate` and `packs test`: every mistake of a folder of rules, and every example that does not do what it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from cptslint.examples import failures
from cptslint.packs.rules import load_pack
from cptslint.packs.validate import validate
from tests.conftest import RULES
from tests.packs.conftest import RULE
from tests.test_cli import Call, call  # noqa: F401


def add(pack: Path, code: str, *changes: tuple[str, str], folder: str = "ESS", name: str = "") -> None:
    text = RULE.replace("ESS001", code).replace("name: penalite", f"name: {name or code.lower()}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (pack / folder / f"{code}.yaml").write_text(text, encoding="utf-8")


def test_built_in_rules_have_no_mistake() -> None:
    result = validate(RULES)
    assert (result.files, result.problems) == (100, ())


def test_every_file_with_a_mistake_is_named(small_pack: Path) -> None:
    add(small_pack, "ESS002", ("warning", "warn"))
    add(small_pack, "ESS003")
    add(small_pack, "ESS004", ("kind: passage", "kind: pasage"))
    add(small_pack, "ESS005", ("[[une pénalité]]", "[[une pénalité"))
    result = validate(small_pack)
    assert result.files == 5
    assert [(one.file, one.line) for one in result.problems] == [
        ("ESS002.yaml", 4),
        ("ESS004.yaml", 6),
        ("ESS005.yaml", 15),
    ]


def test_same_code_or_name_is_told_for_each(small_pack: Path) -> None:
    add(small_pack, "ESS002", name="penalite")
    add(small_pack, "ESS003", name="penalite")
    assert [str(one) for one in validate(small_pack).problems] == [
        "ESS002.yaml, ligne 1 : « penalite » désigne déjà une règle de ESS001.yaml",
        "ESS003.yaml, ligne 1 : « penalite » désigne déjà une règle de ESS001.yaml",
    ]


def test_rule_in_the_folder_of_another_family_is_told(small_pack: Path) -> None:
    add(small_pack, "SOR900")
    assert [str(one) for one in validate(small_pack).problems] == [
        "SOR900.yaml, ligne 1 : la règle SOR900 est dans le dossier « ESS » : placez-la dans « SOR »"
    ]


def test_wrong_vocabulary_is_told_alone(small_pack: Path) -> None:
    (small_pack / "lexique" / "concepts.yaml").write_text("argent: [payer/v, @inconnu]\n", encoding="utf-8")
    add(small_pack, "ESS002", ("warning", "warn"))
    (problem,) = validate(small_pack).problems
    assert problem.file == "concepts.yaml"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("verse [[une pénalité]]", "paie [[une amende]]"), "cet exemple n'est pas relevé"),
        (("[[une pénalité]]", "une pénalité. [[Elle ne verse rien de plus]]"), "cet exemple est relevé ailleurs que marqué : attendu « Elle ne verse rien de plus », trouvé "),
        (("ne verse rien", "verse une pénalité"), "cet exemple sans reproche est relevé : « La CPTS verse une pénalité »"),
        (('  - "La CPTS ne verse rien."', "  []"), "aucun exemple « good »"),
    ],
)  # fmt: skip
def test_example_that_does_not_do_what_it_must(small_pack: Path, change: tuple[str, str], message: str) -> None:
    add(small_pack, "ESS002", change)
    pack = load_pack(small_pack, with_examples=True)
    (failure,) = failures(pack, pack.rules[1])
    assert (failure.rule, failure.file) == ("ESS002", "ESS002.yaml")
    assert failure.message.startswith(message)


def test_validate_command(call: Call, small_pack: Path) -> None:  # noqa: F811
    assert call("packs", "validate", small_pack) == (0, f"1 règle sans faute dans {small_pack}\n", "")
    add(small_pack, "ESS002", ("warning", "warn"))
    code, out, err = call("packs", "validate", small_pack)
    assert (code, err) == (1, "")
    assert out == (
        "ESS002.yaml, ligne 4 : « severity: warn » n'est pas admis ; vouliez-vous dire « warning » ?\n\n"
        f"1 faute dans {small_pack}\n"
    )


def test_test_command(call: Call, small_pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr("cptslint.packs.rules.load_pack", load_pack)
    assert call("packs", "test", small_pack) == (0, "2 exemples de 1 règle : tous comme attendu\n", "")
    add(small_pack, "ESS002", ("ne verse rien", "verse une pénalité"))
    code, out, _ = call("packs", "test", small_pack)
    assert code == 1
    assert out.endswith("4 exemples de 2 règles : 1 ne fait pas ce qui est attendu\n")
    assert call("packs", "test", small_pack, "--rule", "ESS001")[0] == 0
    code, out, err = call("packs", "test", small_pack, "--rule", "ESS009")
    assert (code, out) == (2, "")
    assert err.startswith("cptslint : --rule : la règle « ESS009 » n'existe pas ; vouliez-vous dire « ESS00")


@pytest.mark.parametrize("command", ["validate", "test"])
def test_folder_that_holds_no_rules_is_one_sentence(call: Call, tmp_path: Path, command: str) -> None:  # noqa: F811
    for folder in (tmp_path, tmp_path / "absent"):
        code, out, err = call("packs", command, folder)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "lexique" in err
