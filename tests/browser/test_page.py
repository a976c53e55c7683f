"""The HTML report in a real browser, on a phone and on an A4 page: it answers to clicks, fits, and is accessible.

Chromium is needed, and for accessibility axe-core: `npm install --prefix tests/browser`, or its file named in CPTSLINT_AXE.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cptslint.analysis import analyse
from cptslint.compare.compare import compare
from cptslint.packs.rules import Pack
from cptslint.readers import read
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.comparison.formats import writer
from cptslint.reporters.finding_groups import grouped
from cptslint.reporters.formats import reporter
from cptslint.reporters.wording import DISCLAIMER

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
def both(report, pack: Pack, tmp_path_factory) -> str:
    """The address of one page for two conventions."""
    file = tmp_path_factory.mktemp("both") / "rapport.html"
    other = analyse(read(CONVENTION.parents[1] / "d11-association-usagers/convention.docx"), pack)
    file.write_text(str(reporter("html")((other, report), ReportOptions())), encoding="utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def comparison(report, pack: Pack, tmp_path_factory) -> str:
    """The address of a comparison: two conventions of one hospital's hand, where everything moves."""
    file = tmp_path_factory.mktemp("comparison") / "comparaison.html"
    other = analyse(read(CONVENTION.parents[1] / "d16-clinique-abusive/convention.docx"), pack)
    file.write_text(str(writer("html")(compare(report, other), ReportOptions())), encoding="utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield started
        started.close()


@contextmanager
def opened(browser, address: str, width: str) -> Iterator[object]:
    """Open a page; once its test is done, no error must have been written to the console and nothing asked of the network."""
    across, down = WIDTHS[width]
    context = browser.new_context(viewport={"width": across, "height": down})
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda asked: errors.append(asked.url) if not asked.url.startswith("file:") else None)
    page.goto(address)
    yield page
    context.close()
    assert errors == []


@pytest.fixture(params=WIDTHS)
def page(request, browser, address) -> Iterator[object]:
    with opened(browser, address, request.param) as one:
        yield one


@pytest.fixture(params=WIDTHS)
def page_of_two(request, browser, both) -> Iterator[object]:
    with opened(browser, both, request.param) as one:
        yield one


@pytest.fixture(params=WIDTHS)
def page_of_comparison(request, browser, comparison) -> Iterator[object]:
    with opened(browser, comparison, request.param) as one:
        yield one


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
    assert DISCLAIMER in first
    assert "Ouvrez une ligne" not in first
    assert second.startswith("Points relevés (")


def test_on_a_phone_each_bar_says_whose_side_it_is_and_its_index_stands_beside_its_name(
    browser, address, report
) -> None:
    with opened(browser, address, "phone") as page:
        heads = page.locator(".balance .heads > span:nth-child(2) > span")
        assert [heads.nth(at).is_visible() for at in range(2)] == [True, True]
        name, value = (page.locator(f".balance details summary > span{which}").first for which in ("", ".value"))
        assert abs(name.bounding_box()["y"] - value.bounding_box()["y"]) < 8


def test_filters_of_two_conventions_do_not_meddle(page_of_two, report) -> None:
    first, second = (page_of_two.locator(f"#points{end} article.point:visible").count() for end in ("", "-2"))
    page_of_two.locator("#filters-2 input[name=severity][value=error]").click()
    assert page_of_two.locator("#points article.point:visible").count() == first
    errors = sum(group.severity.value == "error" for group in grouped(report.findings))
    assert page_of_two.locator("#points-2 article.point:visible").count() == second - errors
    assert page_of_two.locator("#shown-2").inner_text().startswith(f"{second - errors} points affichés sur {second}")


def test_two_conventions_and_a_comparison_do_not_overflow(page_of_two, page_of_comparison) -> None:
    for one in (page_of_two, page_of_comparison):
        assert one.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_printed_list_says_how_many_points_are_shown_only_when_some_are_hidden(page) -> None:
    page.emulate_media(media="print")
    assert not page.locator("#shown").is_visible()
    page.emulate_media(media="screen")
    page.locator("#filters input[name=severity][value=error]").click()
    page.emulate_media(media="print")
    assert page.locator("#shown").is_visible()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("which", ["address", "both", "comparison"])
def test_the_page_is_accessible(which: str, width: str, browser, request) -> None:
    with opened(browser, request.getfixturevalue(which), width) as page:
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert violations(page) == []


def violations(page) -> list[object]:
    """Return what axe-core finds wrong; it must have looked at something."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [(one["id"], one["help"], [node["target"] for node in one["nodes"]][:3]) for one in found["violations"]]
    assert len(found["passes"]) > 10
    return told
