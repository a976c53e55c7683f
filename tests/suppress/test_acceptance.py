"""What a mark says."""

from __future__ import annotations

from datetime import date

import pytest

from cptslint.model.document import Mark, Note
from cptslint.model.suppression import Ground
from cptslint.suppress.acceptance import Acceptance, read_mark
from cptslint.suppress.dates import read_date


def read(text: str, author: str = "", day: str = "") -> list[Acceptance | Note]:
    return list(read_mark(Mark(text, "ligne 3", None, author, day)))


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("accepter SOR004 — motif", "SOR004", "motif"),
        ("accepter SOR004 - motif long : voir le courrier", "SOR004", "motif long : voir le courrier"),
        ("Accepté SOR004 : motif.", "SOR004", "motif"),
        ("accepter sor004, car le bureau l'a voté", "SOR004", "le bureau l'a voté"),
        ("accepter SOR 004 – sans tiret-ci", "SOR004", "sans tiret-ci"),
        ("accepter SOR004 parce que notre assureur le demande", "SOR004", "notre assureur le demande"),
        ("accepter SOR004", "SOR004", ""),
        ("accepter SOR004 —", "SOR004", ""),
        (
            "accepter SOR004 — le bureau a voté ; le risque est connu",
            "SOR004",
            "le bureau a voté ; le risque est connu",
        ),
    ],
)
def test_mark_names_a_rule_and_a_reason(text: str, code: str, reason: str) -> None:
    assert read(text) == [Acceptance(code, reason, Ground.IN_FILE, "ligne 3")]


def test_mark_says_who_when_and_until() -> None:
    (one,) = read("accepter SOR004 — motif ; par le bureau ; le 12/01/2026 ; jusqu'au 31 décembre 2026")
    assert one == Acceptance(
        "SOR004", "motif", Ground.IN_FILE, "ligne 3", by="le bureau", on="2026-01-12", until=date(2026, 12, 31)
    )


def test_author_and_date_of_the_file_stand_for_what_the_mark_does_not_say() -> None:
    (one,) = read("accepter SOR004 — motif", "Mme Roy", "2026-02-01")
    assert isinstance(one, Acceptance)
    assert (one.by, one.on) == ("Mme Roy", "2026-02-01")
    (other,) = read("accepter SOR004 — motif ; par le bureau ; le 2026-02-03", "Mme Roy", "2026-02-01")
    assert isinstance(other, Acceptance)
    assert (other.by, other.on) == ("le bureau", "2026-02-03")


def test_mark_may_name_several_rules() -> None:
    assert [one.code for one in read("accepter SOR004, DUR002 et FIN001 — motif") if isinstance(one, Acceptance)] == [
        "SOR004",
        "DUR002",
        "FIN001",
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("acepter SOR004 — motif", "« acepter SOR004 — motif »"),
        ("accepter tout", "« accepter tout »"),
        ("accepter SOR — motif", "« accepter SOR — motif »"),
        ("", "«  »"),
        ("accepter SOR004 — motif ; jusqu'au printemps", "la date « printemps » ; écrivez-la comme 31/12/2027"),
        ("accepter SOR004 — motif ; le 31/02/2026", "la date « 31/02/2026 » ; écrivez-la comme 31/12/2027"),
    ],
)
def test_mark_that_is_not_understood_is_told(text: str, what: str) -> None:
    message = f"Repère cptslint non compris (ligne 3) : {what} ; modèle : « cptslint: accepter SOR004 — motif »."
    assert read(text) == [Note("acceptance-not-understood", message)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-01-31", date(2027, 1, 31)),
        ("31/1/2027", date(2027, 1, 31)),
        ("1er février 2027", date(2027, 2, 1)),
        ("31 Août 2027", date(2027, 8, 31)),
        ("31/02/2027", None),
        ("bientôt", None),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, day: date | None) -> None:
    assert read_date(text) == day
