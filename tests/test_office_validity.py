"""What Word and Excel open without repair: the files written are valid against the schemas of Office."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator, ValidationSeverity

from cptslint.cli import main
from tests.annotate.modern import discussed
from tests.update_golden import ROOT

SOURCE = ROOT / "corpus" / "dev" / "d01-centre-hospitalier-parcours" / "convention.docx"
STANDS_FOR_NONE = "Numbering definition '0' referenced but not found"
"""Numbering 0 takes a paragraph out of its list (ISO/IEC 29500-1, 17.9.18)."""

pytestmark = pytest.mark.slow


def faults(path: Path) -> set[str]:
    """Return what the schemas and the rules of Office refuse in a file."""
    errors = OpenXmlValidator().validate(path).errors
    return {str(error) for error in errors if error.severity is ValidationSeverity.ERROR}


def run(*arguments: str | Path) -> None:
    with pytest.raises(SystemExit):
        main([str(argument) for argument in arguments])


@pytest.mark.parametrize("options", [(), ("--proposals",)])
def test_an_annotated_copy_has_no_fault_that_the_original_had_not(tmp_path: Path, options: tuple[str, ...]) -> None:
    copy = tmp_path / "a.docx"
    run("annotate", SOURCE, "-o", copy, *options)
    assert {fault for fault in faults(copy) - faults(SOURCE) if STANDS_FOR_NONE not in fault} == set()


def test_a_copy_of_a_discussed_convention_has_no_fault_that_the_original_had_not(tmp_path: Path) -> None:
    original, copy = tmp_path / "o.docx", tmp_path / "a.docx"
    original.write_bytes(discussed(SOURCE.read_bytes()))
    run("annotate", original, "-o", copy, "--proposals")
    assert {fault for fault in faults(original) if "omments" in fault or "people" in fault} == set()
    assert {fault for fault in faults(copy) - faults(original) if STANDS_FOR_NONE not in fault} == set()


def test_the_report_in_word_has_no_fault(tmp_path: Path) -> None:
    report = tmp_path / "r.docx"
    run(SOURCE, "-o", report)
    assert faults(report) == set()


def test_the_tables_in_excel_have_no_fault_but_the_order_of_the_fonts(tmp_path: Path) -> None:
    """The order that openpyxl gives the properties of a font is its own; Excel reads any."""
    tables = tmp_path / "r.xlsx"
    run(SOURCE, "-o", tables)
    assert {fault for fault in faults(tables) if "/fonts" not in fault and "/xl/styles.xml" not in fault} == set()
