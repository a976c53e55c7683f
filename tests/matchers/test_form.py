"""Checks on the form that no example of a rule can show: what the file itself holds, and the words of a message."""

from __future__ import annotations

import pytest

from cptslint.analysis import analyse
from cptslint.model.finding import Finding
from cptslint.readers import read_bytes
from tests.checking import built_in
from tests.readers.make_docx import make_docx, paragraph, text_run

HEAD = [
    "CONVENTION DE PARTENARIAT", "Entre :",
    "La CPTS Alpha, association dont le siège est situé 1 rue A, représentée par son président, ci-après « la CPTS »,", "d'une part,", "Et :",
    "Le Centre Hospitalier de Beta, dont le siège est situé 2 rue B, représenté par son directeur, ci-après « l'Établissement »,",
    "d'autre part,", "Il a été convenu ce qui suit :", "Article 1 - Objet", "La convention organise les sorties.", "Article 2 - Référents",
]  # fmt: skip
END = ["Fait à Beta, le ……………, en deux exemplaires.", "Pour la CPTS", "Pour l'Établissement"]


def raised(rule: str, *body: str) -> list[tuple[str | None, str, str]]:
    """Return the passage, place and message of each finding of a rule."""
    data = make_docx("".join([*map(paragraph, HEAD), *body, *map(paragraph, END)]))
    report = analyse(read_bytes(data, "convention.docx"), built_in())
    text = report.contract.document.text

    def shown(finding: Finding) -> str | None:
        return finding.span.slice(text) if finding.span else None

    return [(shown(f), f.location, f.message) for f in report.findings if f.rule.code == rule]


def test_highlighted_blank_is_a_field_and_the_date_line_of_the_signature_is_none() -> None:
    yellow = text_run("        ", '<w:highlight w:val="yellow"/>')
    blank = f"<w:p>{text_run('Le référent est M. ')}{yellow}{text_run(', cadre.')}</w:p>"
    assert [(quote, place) for quote, place, _ in raised("FOR001", blank)] == [("        ", "article 2, al. 1")]


def test_ordinary_double_space_is_no_field() -> None:
    assert (
        raised("FOR001", f"<w:p>{text_run('Le référent est M. ')}{text_run('  ')}{text_run('Paul Alba, cadre.')}</w:p>")
        == []
    )


@pytest.mark.parametrize(
    ("rule", "text", "quote", "message"),
    [
        ("FOR001", "Le référent est XXX.", "XXX", "Il reste un champ à compléter : XXX."),
        (
            "FOR003",
            "Voir l'article 9.",
            "article 9",
            "Le texte renvoie à l'article 9, qui n'existe pas dans cette convention.",
        ),
        (
            "FOR007",
            "La liste est jointe en annexe 4.",
            "annexe 4",
            "L'annexe 4 est dite jointe à la convention et ne figure pas dans le document.",
        ),
        (
            "FOR008",
            "La convention est conclue pour trois (2) ans.",
            "trois (2) ans",
            "Deux valeurs se contredisent : « trois (2) ans », en lettres et en chiffres.",
        ),
    ],
)
def test_message_names_what_was_found(rule: str, text: str, quote: str, message: str) -> None:
    assert raised(rule, paragraph(text)) == [(quote, "article 2, al. 1", message)]


def test_tracked_change_is_told_once() -> None:
    change = f'<w:p><w:ins w:id="1" w:author="A">{text_run("Le référent est nommé.")}</w:ins></w:p>'
    assert [(quote, place) for quote, place, _ in raised("FOR010", change)] == [(None, "")]
