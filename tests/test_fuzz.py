"""The fuzz targets: inputs that broke them once, trees drawn at random, and a short guided run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cptslint.readers import read_bytes
from fuzz.engine import CRASHERS, TARGETS, check_document, target
from fuzz.ooxml import package
from tests.conftest import ROOT

LINES = st.sampled_from(
    ["CONVENTION DE PARTENARIAT", "Entre :", "La CPTS des Deux Rives, ci-après « la CPTS »,", "d'une part,", "Et :", "d'autre part,",
     "Le Centre Hospitalier de Valmont, ci-après « l'Établissement »,", "Il a été convenu ce qui suit :", "Article 1 - Objet",
     "Article 2 : Durée", "2.1 Préavis", "- la CPTS informe ;", "a) l'Établissement paie 3 euros ;", "ANNEXE 1", "| a | b |", "|---|---|",
     "| CPTS | paie |", "La CPTS peut résilier avec un préavis de deux mois.", "Fait à Lyon, le 3 mars 2025", "", "12", "\x0c", "# Titre",
     "Elle s'engage à payer.", "……… euros", "« Terme » : désigne la chose."]
)  # fmt: skip


def crashers() -> list[Path]:
    return sorted(path for path in CRASHERS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", crashers(), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_an_input_that_broke_a_target_no_longer_does(path: Path) -> None:
    target(path.parent.name)(path.read_bytes())


def test_crashers_are_kept_for_known_targets() -> None:
    assert {path.parent.name for path in crashers()} <= set(TARGETS)
    assert crashers()


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_tree_of_ooxml_is_read_within_the_laws_of_a_document(program: bytes) -> None:
    check_document(read_bytes(package(program), "c.docx"))


@given(st.lists(LINES, max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_order_of_the_lines_of_a_convention_is_read(lines: list[str]) -> None:
    target("text")("\n".join(lines).encode())


@pytest.mark.parametrize("name", TARGETS)
def test_a_short_guided_run_finds_nothing(name: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris")
    command = [
        sys.executable,
        "-m",
        "fuzz.engine",
        name,
        "-runs=400",
        "-max_len=300",
        "-seed=1",
        # The peak of the process that starts it counts as its own: only what one input asks for is limited.
        "-rss_limit_mb=0",
        "-malloc_limit_mb=1024",
        f"-artifact_prefix={tmp_path}/",
    ]
    result = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert result.returncode == 0, result.stderr[-3000:]
    assert "Done 400 runs" in result.stderr
