"""The HTML report in a real browser, on a phone and on an A4 page: it answers to clicks, fits, and is accessible.

Chromium is needed, and for accessibility axe-core: `npm install --prefix tests/browser`, or its file named in CPTSLINT_AXE.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cptslint.analysis import analyse
from cptslint.packs.rules import Pack
from cptslint.readers import read
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.finding_groups import grouped
from cptslint.reporters.formats import reporter

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
AXE = Path(os.environ.get("CPTSLINT_AXE") or Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")]
CONVENTION = Path(__file__).resolve().parents[2] / "corpus/dev/d01-centre-hospitalier-parcours/convention.docx"
WIDTHS = {"phone": (390, 844), "a4": (794, 1123)}


@pytest.fixture(scope="module")
def report(pack: Pack):
    return analyse(read(CONVENTION), pack)


@pytest.fixture(scope="module")
def address(report, tmp_path_factory) -> str:
    file = tmp_path_factory.mktemp("page") / "rapport.html"
    file.write_text(str(reporter("html")((report,), ReportOptions())), encoding="utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(params=WIDTHS)
def page(request, browser, address) -> Iterator[object]:
    """Open the report; once the test is done, no error must have been written to the console."""
    width, height = WIDTHS[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("request", lambda asked: errors.append(asked.url) if not asked.url.startswith("file:") else None)
    opened.goto(address)
    yield opened
    context.close()
    assert errors == []


def test_a_bar_opens_on_the_sentences_that_make_it(page, report) -> None:
    dimension = next(one for one in report.balance.dimensions if one.points)
    bar = page.locator(".balance details").filter(has_text=dimension.label).first
    assert not bar.locator("li").first.is_visible()
    bar.locator("summary svg").click()
    assert bar.locator("li").count() == len(dimension.points)
    assert bar.locator("li").first.is_visible()


def test_a_filter_hides_points_and_says_how_many_are_left(page, report) -> None:
    groups = grouped(report.findings)
    kept = [group for group in groups if group.severity.value != "error"]
    assert 1 < len(kept) < len(groups)
    page.locator("#filters input[name=severity][value=error]").click()
    shown = page.locator("article.point:visible")
    assert shown.count() == len(kept)
    assert page.locator("#shown").inner_text() == f"{len(kept)} points affichés sur {len(groups)}"
    page.locator("#filters input[name=severity][value=error]").click()
    assert page.locator("article.point:visible").count() == len(groups)


def test_the_keyboard_reaches_bars_and_filters(page) -> None:
    summary = page.locator(".balance details summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".balance details").first.get_attribute("open") is not None
    box = page.locator("#filters input").first
    box.focus()
    page.keyboard.press("Space")
    assert not box.is_checked()


def test_nothing_overflows_the_page(page) -> None:
    page.locator(".balance details summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_board_sheet_prints_on_the_first_a4_page_whatever_the_convention(pack: Pack, browser, tmp_path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="the PDF extra is not installed")
    file = tmp_path / "rapport.html"
    heavy = analyse(read(CONVENTION.parents[1] / "d16-clinique-abusive/convention.docx"), pack)
    file.write_text(str(reporter("html")((heavy,), ReportOptions())), encoding="utf-8")
    opened = browser.new_page()
    opened.goto(file.as_uri())
    printed = pdfium.PdfDocument(opened.pdf(format="A4", print_background=True))
    opened.close()
    first, second = (" ".join(printed[rank].get_textpage().get_text_range().split()) for rank in (0, 1))
    assert "Faut-il signer ?" in first
    assert "+1 (tout pèse sur le Preneur de service)." in first
    assert "Ouvrez une ligne" not in first
    assert second.startswith("Points relevés (")


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
def test_the_page_is_accessible(page) -> None:
    page.locator(".balance details summary").first.click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [(one["id"], one["help"], [node["target"] for node in one["nodes"]][:3]) for one in found["violations"]]
    assert told == []
    assert len(found["passes"]) > 10
