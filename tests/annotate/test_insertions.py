"""Wordings stand after what they answer, look like clauses, and are quoted from the advice of rules."""

from __future__ import annotations

import pytest
from lxml import etree

from cptslint.annotate.remarks import wording_of
from cptslint.packs.rules import Pack
from tests.annotate.fixtures import TITLE, annotated
from tests.annotate.undo import main_of
from tests.readers.make_docx import make_docx, paragraph
from tests.reporters.factory import make_rule

ADVICE = "Écrire : « Chacun paie sa part. »"
CLAUSE = "<w:keepNext/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:jc w:val='both'/>"
HEAD = "Article 8 - Sortie"


def lines(body: str, *passages: str, articles: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """Return the paragraphs of the body, insertions between "+" signs, "/" for a line break."""
    data = make_docx(paragraph(TITLE) + body)
    root = main_of(annotated(data, *passages, articles=articles, proposals=True, advice=ADVICE).data)
    ns = root.tag[: root.tag.index("}") + 1]
    told = []
    for one in list(root.iter(f"{ns}p"))[1:]:
        said = ""
        for text in one.iter(f"{ns}t", f"{ns}br"):
            mark = "+" if list(text.iterancestors(f"{ns}ins")) else ""
            said += "/" if text.tag == f"{ns}br" else f"{mark}{text.text}{mark}"
        told.append(said)
    return told


def test_a_wording_is_a_paragraph_after_the_passage() -> None:
    assert lines(paragraph("La CPTS paie.") + paragraph("Suite."), "CPTS") == [
        "La CPTS paie.",
        "+Chacun paie sa part.+",
        "Suite.",
    ]


def test_two_wordings_at_one_place_follow_each_other() -> None:
    told = lines(paragraph("La CPTS paie tout.") + paragraph("Suite."), "tout", "CPTS")
    assert told == ["La CPTS paie tout.", "+Chacun paie sa part.+", "+Chacun paie sa part.+", "Suite."]


def test_at_the_end_of_a_cell_a_wording_ends_the_paragraph() -> None:
    cell = f"<w:tc>{paragraph('La CPTS paie.')}</w:tc><w:tc>{paragraph('Autre')}</w:tc>"
    body = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>" + paragraph("Suite.")
    assert lines(body, "CPTS") == ["La CPTS paie./+Chacun paie sa part.+", "Autre", "Suite."]


def test_something_missing_goes_to_the_end_of_its_article_and_out_of_a_table() -> None:
    body = (
        paragraph(HEAD) + paragraph("Texte.") + f"<w:tbl><w:tr><w:tc>{paragraph('Case')}</w:tc></w:tr></w:tbl>" + "<w:p/>"
        + paragraph("Article 9 - Fin") + paragraph("Fin.")
    )  # fmt: skip
    articles = (("8", HEAD), ("9", "Article 9 - Fin"))
    assert lines(body, "", articles=articles) == [
        HEAD, "Texte.", "Case", "+Chacun paie sa part.+", "", "Article 9 - Fin", "Fin.",
    ]  # fmt: skip


def test_an_inserted_paragraph_is_laid_out_as_its_neighbour_without_its_number() -> None:
    data = make_docx(paragraph(TITLE) + paragraph("La CPTS paie.", CLAUSE, "<w:i/><w:u w:val='single'/>") + "<w:p/>")
    root = main_of(annotated(data, "CPTS", proposals=True, advice=ADVICE).data)
    new = root[0][2]
    assert etree.tostring(new, method="c14n", exclusive=True).decode().split(">", 1)[1] == (
        '<w:pPr><w:numPr><w:ilvl w:val="0"></w:ilvl><w:numId w:val="0"></w:numId></w:numPr><w:jc w:val="both"></w:jc>'
        '<w:rPr><w:ins w:author="cptslint" w:id="3"></w:ins></w:rPr></w:pPr>'
        '<w:ins w:author="cptslint" w:id="4"><w:r><w:rPr><w:i></w:i></w:rPr>'
        '<w:t xml:space="preserve">Chacun paie sa part.</w:t></w:r></w:ins></w:p>'
    )


def test_letters_squeezed_into_a_width_or_hidden_are_not_those_of_a_wording() -> None:
    letters = "<w:webHidden/><w:sz w:val='20'/><w:fitText w:val='900' w:id='7'/><w:specVanish/>"
    data = make_docx(paragraph(TITLE) + paragraph("La CPTS paie.", run=letters) + "<w:p/>")
    root = main_of(annotated(data, "CPTS", proposals=True, advice=ADVICE).data)
    (properties,) = root[0][2].iterfind(".//{*}r/{*}rPr")
    assert [child.tag.rpartition("}")[2] for child in properties] == ["sz"]


@pytest.mark.parametrize(
    ("advice", "wording"),
    [
        (ADVICE, "Chacun paie sa part."),
        ("Écrire : « Une phrase. » ou « Une autre. »", ""),
        ("Ajouter : « dans la limite de ses moyens ».", ""),
        ("Un article « Objet » : « Les parties … s'entendent. »", "Les parties … s'entendent."),
        ("Rien à proposer.", ""),
    ],
)
def test_only_one_whole_sentence_is_a_wording(advice: str, wording: str) -> None:
    assert wording_of(make_rule(advice=advice)) == wording


@pytest.mark.parametrize("changes", [{"code": "FOR005"}, {"code": "EQU001", "nature": "balance"}])
def test_what_is_no_clause_is_not_inserted(changes: dict[str, str]) -> None:
    code = changes.pop("code")
    assert wording_of(make_rule(code, advice=ADVICE, **changes)) == ""


def test_most_rules_of_the_pack_propose_a_wording(pack: Pack) -> None:
    found = [compiled.rule.code for compiled in pack.rules if wording_of(compiled.rule)]
    assert len(found) >= 60
    assert {code[:3] for code in found}.isdisjoint({"FOR", "EQU"})
