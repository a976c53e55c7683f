"""Which findings an acceptance sets aside, and which acceptances are void."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cptslint.errors import ConfigError
from cptslint.model.suppression import Ground, Suppression
from cptslint.suppress.sidecar import read_sidecar
from tests.suppress.convention import FOUND, TEXT, aside, found, notes, open_codes, settled

MARK = "<!-- cptslint: accepter {} -->"


def marked(before: str, said: str) -> str:
    """Return the convention with a mark on the line before the one that begins with some words."""
    assert TEXT.count(f"\n{before}") == 1
    return TEXT.replace(f"\n{before}", f"\n{MARK.format(said)}\n{before}")


def test_convention_of_the_tests_has_its_findings() -> None:
    report = found(TEXT)
    assert open_codes(report) == FOUND
    assert report.suppressed == ()


def test_mark_sets_aside_the_finding_of_its_passage_and_nothing_else() -> None:
    report = settled(marked("Chaque partie", "SOR004 — motif"))
    assert open_codes(report) == ["ENG009", "ENG009", "DUR002"]
    assert aside(report) == [("SOR004", "motif")]
    assert report.suppressed[0].decision == Suppression(Ground.IN_FILE, "motif", place="ligne 15")
    assert notes(report) == []
    assert report.balance == found(TEXT).balance


def test_mark_on_one_of_two_sentences_leaves_the_other_open() -> None:
    report = settled(marked("La CPTS verse une pénalité de 90", "ENG009 — motif"))
    text = report.contract.document.text
    assert [f.span.slice(text) for f in report.findings if f.rule.code == "ENG009" and f.span] == [
        "La CPTS verse une pénalité de 50 euros par retard"
    ]
    assert [s.finding.location for s in report.suppressed] == ["article 4, al. 2"]


@pytest.mark.parametrize("before", ["Article 4", "CONVENTION"])
def test_mark_on_a_heading_is_about_the_article_and_on_the_title_about_everything(before: str) -> None:
    text = MARK.format("ENG009 — motif") + "\n" + TEXT if before == "CONVENTION" else marked(before, "ENG009 — motif")
    report = settled(text)
    assert open_codes(report) == ["DUR002", "SOR004"]
    assert aside(report) == [("ENG009", "motif")] * 2


def test_what_is_missing_is_accepted_wherever_the_mark_stands() -> None:
    text = TEXT.replace("Chaque partie peut résilier la convention sous réserve d'un préavis d'un an.", "Sans objet.")
    assert "SOR001" in open_codes(found(text))
    report = settled(text.replace("Sans objet.", "Sans objet. <!-- cptslint: accepter SOR001 — motif -->"))
    assert "SOR001" not in open_codes(report)
    assert aside(report) == [("SOR001", "motif")]


@pytest.mark.parametrize(
    ("before", "said", "note"),
    [
        (
            "Les parties",
            "SOR004 — motif",
            (
                "acceptance-unused",
                "Acceptation inutile (ligne 9) : SOR004 n'est pas relevée à cet endroit ; retirez l'acceptation.",
            ),
        ),
        (
            "Chaque partie",
            "SOR004",
            (
                "acceptance-without-reason",
                "Acceptation sans motif (ligne 15) : SOR004 reste un point ouvert ; écrivez le motif, comme"
                " « cptslint: accepter SOR004 — motif ».",
            ),
        ),
        (
            "Chaque partie",
            "SOR044 — motif",
            (
                "acceptance-unknown-rule",
                "Acceptation d'une règle inconnue (ligne 15) : SOR044 n'existe pas ; vouliez-vous dire « SOR004 » ?",
            ),
        ),
        (
            "Chaque partie",
            "SOR004 — motif ; jusqu'au 31/12/2025",
            (
                "acceptance-expired",
                "Acceptation échue (ligne 15) : SOR004 était acceptée jusqu'au 31/12/2025 ; le point est de nouveau ouvert.",
            ),
        ),
    ],
    ids=["unused", "without reason", "unknown", "expired"],
)
def test_void_acceptance_is_told_and_leaves_the_point_open(before: str, said: str, note: tuple[str, str]) -> None:
    report = settled(marked(before, said), today=date(2026, 1, 1))
    assert open_codes(report) == FOUND
    assert report.suppressed == ()
    assert notes(report) == [note]


def test_acceptance_holds_on_its_last_day() -> None:
    text = marked("Chaque partie", "SOR004 — motif ; jusqu'au 31/12/2025")
    assert open_codes(settled(text, today=date(2025, 12, 31))) == ["ENG009", "ENG009", "DUR002"]
    assert open_codes(settled(text)) == ["ENG009", "ENG009", "DUR002"]
    assert settled(text).suppressed[0].decision.until == "2025-12-31"


def test_acceptance_of_a_rule_that_was_not_run_says_nothing() -> None:
    assert notes(settled(marked("Chaque partie", "FIN001 — motif"))) == []


def sidecar(folder: Path, content: str) -> Path:
    convention = folder / "c.txt"
    convention.write_text(TEXT, encoding="utf-8")
    (folder / "c.txt.cptslint.toml").write_text(content, encoding="utf-8")
    return convention


@pytest.mark.parametrize(
    ("limits", "places"),
    [
        ("", ["article 4, al. 1", "article 4, al. 2"]),
        ('article = "4"', ["article 4, al. 1", "article 4, al. 2"]),
        ("article = 4", ["article 4, al. 1", "article 4, al. 2"]),
        ('quote = "pénalité de 90 EUROS"', ["article 4, al. 2"]),
        ('article = "3"', []),
        ('quote = "pénalité de 91 euros"', []),
    ],
)
def test_file_beside_the_convention_accepts(tmp_path: Path, limits: str, places: list[str]) -> None:
    path = sidecar(
        tmp_path, f'[[accept]]\nrule = "ENG009"\nreason = "motif"\nby = "bureau"\non = 2026-01-12\n{limits}\n'
    )
    report = settled(TEXT, path)
    assert [one.finding.location for one in report.suppressed] == places
    for one in report.suppressed:
        assert one.decision == Suppression(
            Ground.SIDECAR, "motif", "bureau", "2026-01-12", "", "c.txt.cptslint.toml, ligne 1"
        )
    assert [code for code, _ in notes(report)] == ([] if places else ["acceptance-unused"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[accept]\n", "n'est pas un fichier TOML correct (Expected ']]' at the end of an array declaration (at line 1, column 9))."),
        ('[[accept]]\nrule = "SOR004"\n\n[[accept]]\nrule = "SOR004"\nraison = "x"\n', ", ligne 6 : la clé « raison » n'existe pas ; vouliez-vous dire « reason » ?."),
        ('[[accepter]]\nrule = "SOR004"\n', ", ligne 1 : la clé « accepter » n'existe pas ; écrivez des blocs [[accept]]."),
        ('[[accept]]\nreason = "x"\n', ", ligne 1 : il manque la clé « rule », avec le code de la règle acceptée."),
        ('[[accept]]\nrule = "SOR004"\nuntil = "demain"\n', ", ligne 3 : « until » attend une date, comme 2027-12-31."),
        ('[[accept]]\nrule = "SOR004"\nreason = 3\n', ", ligne 3 : « reason » attend un texte entre guillemets."),
        ('[accept]\nrule = "SOR004"\n', ", ligne 1 : « accept » s'écrit [[accept]]."),
    ],
)  # fmt: skip
def test_wrong_file_beside_the_convention_is_told_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = sidecar(tmp_path, content)
    beside = path.with_name("c.txt.cptslint.toml")
    with pytest.raises(ConfigError) as caught:
        read_sidecar(beside)
    assert str(caught.value).endswith(message)
    assert str(caught.value).startswith((f"« {beside} »", f"{beside}"))
