"""Reports that open in Word and Excel: real headings and tables, the wording of every format, nothing that runs."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from openpyxl.utils import column_index_from_string, get_column_letter

from cptslint.cli.main import main
from cptslint.model.report import Report
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.formats import reporter
from cptslint.reporters.wording import DISCLAIMER
from cptslint.reporters.workbook.writer import MAX_CELL, Book
from tests.reporters.factory import (
    LINES,
    TITLE,
    make_contract,
    make_document,
    make_finding,
    make_report,
    report_without_defended_party,
    standard_findings,
)

CONVENTION = Path(__file__).resolve().parents[2] / "corpus/dev/d01-centre-hospitalier-parcours/convention.docx"


def written(name: str, *reports: Report) -> bytes:
    content = reporter(name)(reports or (make_report(),), ReportOptions())
    assert isinstance(content, bytes)
    return content


def word(*reports: Report) -> Any:
    return docx.Document(io.BytesIO(written("docx", *reports)))


def excel(*reports: Report) -> Any:
    return openpyxl.load_workbook(io.BytesIO(written("xlsx", *reports)))


def rows(sheet: Any) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def headings(document: Any) -> list[tuple[str, str]]:
    return [
        (paragraph.style.name, paragraph.text.replace("\u00a0", " "))
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith(("Heading", "Title"))
    ]


def test_the_word_report_has_real_headings_in_the_order_of_every_report() -> None:
    assert headings(word()) == [
        ("Title", TITLE),
        ("Heading 1", "Faut-il signer ?"),
        ("Heading 2", "Les 4 points qui comptent"),
        ("Heading 2", "L'équilibre"),
        ("Heading 1", "Points à négocier (4)"),
        ("Heading 2", "1. Indemnité de sortie à la charge de la CPTS"),
        ("Heading 2", "2. Obligation de résultat mise à la charge de la CPTS"),
        ("Heading 2", "3. Champ à compléter"),
        ("Heading 2", "4. Évaluation du partenariat absente"),
        ("Heading 1", "Points à vérifier (1)"),
        ("Heading 2", "1. Tribunal désigné par son ressort"),
        ("Heading 1", "Ce qui est en ordre (1)"),
        ("Heading 1", "Non examiné"),
        ("Heading 1", "Sources"),
    ]


def test_the_first_page_of_the_word_report_is_the_board_sheet() -> None:
    document = word(make_report(findings=standard_findings()))
    lines = [paragraph.text.replace("\u00a0", " ") for paragraph in document.paragraphs]
    (points,) = [one for one in document.paragraphs if one.text.startswith("Points à négocier")]
    assert points.paragraph_format.page_break_before
    first = lines[: lines.index(points.text.replace("\u00a0", " "))]
    assert any(line.endswith("Question à poser : À quoi correspondent ces dépenses ?") for line in first)
    assert any("Indice global : −0,46, de −1 (tout pèse sur la CPTS)" in line for line in first)
    assert document.sections[0].footer.paragraphs[0].text.startswith(DISCLAIMER)


def test_the_word_report_gives_verdict_balance_and_disclaimer() -> None:
    document = word()
    facts, verdict, balance = document.tables
    assert [cell.text for cell in facts.columns[0].cells] == ["Fichier", "CPTS", "Partenaire"]
    assert [line.text.replace("\u00a0", " ") for line in verdict.cell(0, 0).paragraphs] == [
        "Déséquilibre manifeste : ne pas signer en l'état",
        "Différer la signature et se faire accompagner (Guichet CPTS, URPS, juriste).",
        "3 bloquants, 1 à négocier, 1 à vérifier",
    ]
    assert [[cell.text for cell in row.cells] for row in balance.rows] == [
        ["Sujet", "CPTS", "Centre hospitalier", "Indice"],
        ["Argent", "8,0", "1,5", "−0,68"],
        ["Personnel et moyens", "2,5", "2,5", "0,00"],
        ["Sortie", "4,0", "–", "−1,00"],
        ["Données", "–", "–", "–"],
    ]
    assert document.paragraphs[-1].text == "Analyse indicative, ne remplace pas un conseil juridique."


def test_the_word_report_is_french_and_repeats_the_header_of_tables() -> None:
    document = word()
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "fr-FR"
    header = document.tables[2].rows[0]._tr
    assert header.trPr.find(qn("w:tblHeader")) is not None
    assert document.tables[2].rows[1]._tr.trPr.find(qn("w:tblHeader")) is None


def test_sources_with_an_address_are_links() -> None:
    part = word().part
    targets = [one.target_ref for one in part.rels.values() if one.is_external]
    assert targets == ["https://www.legifrance.gouv.fr/codes/id/LEGIARTI000032041442"]


def test_lists_are_numbered_from_one_in_each_convention() -> None:
    document = word(make_report(), make_report())
    numbered = [one for one in document.paragraphs if one.style.name == "List Number"]
    assert len(numbered) == 8
    assert len({one._p.pPr.numPr.numId.val for one in numbered}) == 2


def test_without_a_party_to_defend_there_is_no_verdict() -> None:
    text = word(report_without_defended_party()).tables[1].cell(0, 0).text
    assert text.startswith("Aucune partie n'est reconnue comme une CPTS")
    assert rows(excel(report_without_defended_party())["Synthèse"])[1][4] is None


@pytest.mark.parametrize("name", ["text", "html", "markdown"])
def test_without_a_party_to_defend_each_format_lists_what_each_party_bears(name: str) -> None:
    report = report_without_defended_party()
    told = str(reporter(name)((report,), ReportOptions())).replace("\u00a0", " ")
    assert "Engagements de chaque partie" in told
    assert "quilibre" not in told
    assert "de −1" not in told


def test_without_a_party_to_defend_office_files_weigh_nothing() -> None:
    report = report_without_defended_party()
    assert [title for style, title in headings(word(report)) if "quilibre" in title or "Engagements" in title] == [
        "Engagements de chaque partie"
    ]
    book = excel(report)
    assert [len(rows(book[name])) for name in ("Équilibre", "Détail de l'équilibre")] == [1, 1]
    assert "Partenaires" not in {row[1] for row in rows(book["Engagements"])}


def test_what_is_no_convention_is_told_and_nothing_else() -> None:
    contract = replace(make_contract(), is_convention=False, why_not="Ce texte n'est pas une convention.")
    report = make_report(contract=contract, findings=())
    assert [one for one in headings(word(report)) if one[0] != "Title"] == []
    assert rows(excel(report)["Synthèse"])[1][-1] == "Ce texte n'est pas une convention."


def test_the_workbook_has_a_sheet_per_question() -> None:
    book = excel()
    assert book.sheetnames == [
        "Synthèse", "Points", "Engagements", "Équilibre", "Détail de l'équilibre", "En ordre", "Non examiné",
    ]  # fmt: skip
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.font.bold for cell in sheet[1])


def test_a_row_is_as_tall_as_its_longest_text() -> None:
    book = Book("x")
    book.sheet("A", (("T", 10), ("U", 40)), [("mot", "mot"), ("mot " * 10, "x"), ("mot " * 9000, "")])
    sheet = openpyxl.load_workbook(io.BytesIO(book.content()))["A"]
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [15, 75, 409]


def test_every_sheet_prints_on_the_width_of_one_page_at_a_size_that_is_read() -> None:
    book = excel(make_report(findings=standard_findings()))
    for sheet in book.worksheets:
        widths = [sheet.column_dimensions[get_column_letter(at + 1)].width for at in range(sheet.max_column)]
        area = re.search(r":\$([A-Z]+)\$", sheet.print_area or "")
        printed = widths[: column_index_from_string(area[1])] if area else widths
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sum(printed) <= 270, sheet.title


def test_findings_stand_one_per_row() -> None:
    header, first, *others = rows(excel()["Points"])
    assert header[:8] == ["Fichier", "Gravité", "Règle", "Sujet", "Point", "Où", "Passage", "À demander"]
    assert first[:8] == [
        "convention.docx", "Bloquant", "ENG003", "Engagements", "Obligation de résultat mise à la charge de la CPTS",
        "article 3, al. 1", "La CPTS garantit qu'au moins 85 % des patients signalés",
        "Supprimer l'indemnité : « chaque partie conserve ses frais ».",
    ]  # fmt: skip
    assert len(others) == 5
    assert [row[5] for row in others if row[2] == "SUI001"] == ["absent, à prévoir : après l'article 3"]


def test_commitments_and_balance_are_figures_and_words() -> None:
    book = excel()
    assert rows(book["Engagements"])[1:3] == [
        ["convention.docx", "CPTS", "obligation", "résultat", None, "soins", "3", LINES[6]],
        ["convention.docx", "CPTS", "obligation", "ferme", "oui", "Argent", "8", LINES[10]],
    ]
    assert rows(book["Équilibre"])[1:3] == [
        ["convention.docx", "Argent", 8, 1.5, -0.68],
        ["convention.docx", "Personnel et moyens", 2.5, 2.5, 0],
    ]
    assert rows(book["Synthèse"])[1][6:10] == [3, 1, 1, -0.46]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t=", "\r=", " ="])
def test_a_cell_is_never_a_formula(first: str) -> None:
    text = f"{first}cmd|' /C calc'!A0"
    document = make_document(text=text, source=f"{first}A1.docx")
    finding = make_finding(quote=None, span=document.blocks[0].span, message=text)
    report = make_report(contract=make_contract(document=document, title=text, articles=(), clauses=(), commitments=()),
                         findings=(finding,), in_order=(), balance=replace(make_report().balance, dimensions=()))  # fmt: skip
    content = written("xlsx", report)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    cell = openpyxl.load_workbook(io.BytesIO(content))["Points"]["G2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text.strip(), "s", True)


def test_control_characters_and_endless_texts_fit_in_a_cell() -> None:
    book = Book("x")
    book.sheet("A", (("T", 10),), [("a\x00b\x0bc\ufffe\u202e",), ("mot " * 20_000,)])
    sheet = openpyxl.load_workbook(io.BytesIO(book.content()))["A"]
    assert sheet["A2"].value == "ab c\ufffd"
    assert len(sheet["A3"].value) <= MAX_CELL
    assert "[…]" in sheet["A3"].value


def test_control_characters_do_not_reach_word() -> None:
    finding = make_finding(quote=None, message="Un\x00 \x1bmessage\x07 <w:p/>")
    texts = [paragraph.text for paragraph in word(make_report(findings=(finding,))).paragraphs]
    assert any(text.endswith("Un message <w:p/>") for text in texts)


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_files_bear_no_date_of_the_day(name: str) -> None:
    content = written(name)
    assert content == written(name)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = archive.read("docProps/core.xml")
    assert properties.count(b"2000-01-01T00:00:00Z") == 2


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_a_file_is_needed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--format", name, str(CONVENTION)])
    told = capsys.readouterr()
    assert (ended.value.code, told.out) == (2, "")
    assert told.err == f"cptslint : --format {name} écrit un fichier : ajoutez son nom, « -o rapport.{name} ».\n"


@pytest.mark.parametrize(
    ("name", "start"), [("r.docx", b"PK"), ("r.xlsx", b"PK"), ("r.html", b"<!DOCTYPE html>"), ("r.txt", b"CONV"),
     ("r.md", b"# "), ("r.json", b'{\n  "schema_version"'), ("r.sarif", b'{\n  "$schema"'), ("r.xml", b"<?xml")],
)  # fmt: skip
def test_the_name_of_the_file_tells_the_format(tmp_path: Path, name: str, start: bytes) -> None:
    with pytest.raises(SystemExit):
        main(["-o", str(tmp_path / name), str(CONVENTION)])
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_name_that_promises_what_is_not_written_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["-o", str(tmp_path / "r.pdf"), str(CONVENTION)])
    assert ended.value.code == 2
    assert "un fichier .pdf ne peut pas être écrit ici" in capsys.readouterr().err
    assert not (tmp_path / "r.pdf").exists()


def test_when_nothing_could_be_read_an_older_report_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "rapport.docx"
    output.write_bytes(b"ancien")
    with pytest.raises(SystemExit) as ended:
        main(["-o", str(output), str(tmp_path / "absent.docx")])
    assert ended.value.code == 2
    assert output.read_bytes() == b"ancien"
