"""`cptslint deadlines`, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reporters.test_agenda import TEXT
from tests.test_cli import Call, call  # noqa: F401


@pytest.fixture
def convention(tmp_path: Path) -> Path:
    path = tmp_path / "convention.txt"
    path.write_text(
        TEXT.replace("à compter du 1er mars 2026", "à compter de sa signature").replace(
            "le 12 février 2026", "le ........"
        ),
        encoding="utf-8",
    )
    return path


def test_signature_and_effect_may_be_given(call: Call, convention: Path) -> None:  # noqa: F811
    for options, end in ((("--signed", "2026-03-01"), "2027-02-28"), (("--effect", "2026-05-01"), "2027-04-30")):
        code, out, err = call("deadlines", convention, "--format", "json", *options)
        ends = [one["dates"] for one in json.loads(out)["deadlines"] if one["title"] == "Fin de la période initiale"]
        assert (code, ends, err) == (0, [[end]], "")


@pytest.mark.parametrize("value", ["1er mars 2026", "2026-02-30", "20260301", "2026-W01-1"])
def test_date_that_is_none_is_refused(call: Call, convention: Path, value: str) -> None:  # noqa: F811
    code, out, err = call("deadlines", convention, "--signed", value)
    assert (code, out, err) == (
        2,
        "",
        f"cptslint : --signed : « {value} » n'est pas une date ; écrivez-la ainsi : 2026-03-01.\n",
    )


def test_calendar_is_written_whole(call: Call, convention: Path, tmp_path: Path) -> None:  # noqa: F811
    target = tmp_path / "dates.ics"
    code, out, err = call("deadlines", convention, "--signed", "2026-03-01", "--format", "ics", "-o", target)
    assert (code, out, err) == (0, "", "")
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_empty_calendar_is_not_written(call: Call, convention: Path, tmp_path: Path) -> None:  # noqa: F811
    code, out, err = call("deadlines", convention, "--format", "ics", "-o", tmp_path / "dates.ics")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "le calendrier serait vide" in err
    assert not (tmp_path / "dates.ics").exists()


def test_never_writes_over_the_convention(call: Call, convention: Path) -> None:  # noqa: F811
    before = convention.read_bytes()
    assert call("deadlines", convention, "-o", convention)[0] == 2
    assert convention.read_bytes() == before


def test_text_that_is_no_convention_exits_2_and_says_why(call: Call, tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "liste.txt"
    path.write_text("Pommes, poires, scoubidous et autres achats du mardi.\n", encoding="utf-8")
    code, out, _ = call("deadlines", path)
    assert code == 2
    assert "Calendrier" not in out
    assert len(out.split()) > 5


def test_the_name_of_the_file_tells_the_format(call: Call, convention: Path, tmp_path: Path) -> None:  # noqa: F811
    for name, begin in (("dates.ics", "BEGIN:VCALENDAR"), ("dates.json", "{"), ("dates.txt", "CONVENTION")):
        target = tmp_path / name
        assert call("deadlines", convention, "--signed", "2026-03-01", "-o", target) == (0, "", "")
        assert target.read_text(encoding="utf-8").startswith(begin)


def test_a_name_that_promises_what_is_not_written_is_refused(call: Call, convention: Path, tmp_path: Path) -> None:  # noqa: F811
    target = tmp_path / "dates.pdf"
    said = f"« {target} » : un fichier .pdf ne peut pas être écrit ici ; terminez son nom par : .ics, .json, .txt.\n"
    assert call("deadlines", convention, "-o", target) == (2, "", f"cptslint : {said}")
    assert not target.exists()
