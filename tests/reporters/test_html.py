"""The HTML page: self-contained, well formed, every link leads somewhere, and a convention can put nothing into it."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from cptslint.model.document import Block, BlockKind, Cell
from cptslint.model.report import Report
from cptslint.model.span import Span
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.formats import reporter
from cptslint.reporters.wording import DISCLAIMER
from tests.reporters.factory import (
    LAW,
    LINES,
    make_contract,
    make_document,
    make_finding,
    make_report,
    make_rule,
    standard_findings,
)

VOID = {"meta", "input", "rect", "line", "br"}


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.texts: dict[str, list[str]] = {}
        self.levels: list[int] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        self.tags[tag] += 1
        if tag not in VOID:
            self.open.append(tag)
        if "id" in facts:
            self.ids.append(facts["id"])
        if tag == "a":
            self.links.append(facts["href"])
        if re.fullmatch(r"h\d", tag):
            self.levels.append(int(tag[1]))
        assert not any(name.startswith("on") or name == "style" for name in facts)
        assert tag not in ("img", "iframe", "link", "object")

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)


def written(*reports: Report) -> str:
    text = reporter("html")(reports, ReportOptions())
    assert isinstance(text, str)
    return text


def test_page_is_well_formed_and_every_link_leads_to_one_place():
    page = Page(written(make_report(findings=standard_findings())))
    assert [name for name, times in Counter(page.ids).items() if times > 1] == []
    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.ids] == []
    assert all(link.startswith(("#", "https://")) for link in page.links)


def test_something_missing_is_told_beside_the_heading_where_it_belongs():
    rule = make_rule("SOR009", nature="missing", title="Suites de la sortie")
    missing = make_finding(rule, span=None, location="article 8", message="Rien ne dit la suite.")
    text = written(make_report(findings=(missing,)))
    row = re.search(r'<div class="row"><h3 class="line">Article 8 - Cessation</h3>(.*?)</div></div>', text)
    assert row is not None
    assert '<a href="#p1">Bloquant : Suites de la sortie (SOR009), à prévoir ici</a>' in row[1].replace("\u00a0", " ")


def test_a_row_of_a_table_is_one_line_of_the_page():
    text = "Article 1 - Objet\nLundi\n4 créneaux\n\nMardi\n2 créneaux"
    ends = [0, 18, 24, 35, 36, 42, len(text) + 1]
    cells = [None, Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 1, 0), Cell(0, 1, 1), Cell(0, 1, 1)]
    kinds = [BlockKind.PARAGRAPH, *[BlockKind.TABLE_CELL] * 5]
    blocks = tuple(
        Block(Span(start, end - 1), kind, cell=cell)
        for start, end, kind, cell in zip(ends, ends[1:], kinds, cells, strict=False)
    )
    document = make_document(text=text, blocks=blocks)
    finding = make_finding(span=Span(text.index("2 cré"), len(text)))
    shown = written(make_report(contract=make_contract(document=document), findings=(finding,)))
    assert '<div class="cells"><div><p>Lundi</p></div><div><p>4 créneaux</p></div></div></div>' in shown
    assert re.search(
        r'<div class="cells"><div><p></p></div><div><p>Mardi</p><p><a href="#p1" [^>]*>2 créneaux</a></p></div></div>'
        r'<div role="note"', shown,
    )  # fmt: skip


def table(*rows: str) -> str:
    """Return the rows of a table as the page lays them out; columns are parted by bars, those left blank have no cell."""
    parts = [(Cell(0, y, x), said) for y, row in enumerate(rows) for x, said in enumerate(row.split("|")) if said]
    text = "\n".join(said for _, said in parts)
    blocks, start = [], 0
    for cell, said in parts:
        blocks.append(Block(Span(start, start + len(said)), BlockKind.TABLE_CELL, cell=cell))
        start += len(said) + 1
    document = make_document(text=text, blocks=tuple(blocks))
    page = written(make_report(contract=make_contract(document=document, articles=()), findings=()))
    shown = page.split('id="convention"')[1].split("</section>")[0]
    return re.sub(r".*?</h2>", "", shown.partition(">")[2])


def test_a_cell_stands_under_the_title_of_its_column():
    first, second = table("|Établissement|CPTS", "Siège|Ici|Là").split('<div class="row">')[1:]
    assert '<div class="cells"><div></div><div><p>Établissement</p></div><div><p>CPTS</p></div></div>' in first
    assert '<div class="cells"><div><p>Siège</p></div><div><p>Ici</p></div><div><p>Là</p></div></div>' in second


def test_a_cell_is_as_wide_as_the_columns_it_covers():
    assert '<div><p>Qui</p></div><div class="wide-2"><p>Quoi</p></div></div>' in table("Qui|Quoi", "A|B|C")
    assert '<div class="wide-2"><p>Qui</p></div><div><p>Quand</p></div></div>' in table("Qui||Quand", "A|B|C")
    assert "wide" not in table("A|||B", "C|||D")


def test_a_cell_alone_is_a_line_unless_it_stands_under_another_title_than_the_first():
    rows = table("Titre||", "A|B|C", "||Seul")
    assert '<p class="item">Titre</p>' in rows
    assert '<div class="cells"><div></div><div></div><div><p>Seul</p></div></div>' in rows


def test_sources_are_listed_once_with_the_points_that_cite_them():
    text = written(make_report(findings=standard_findings())).replace("\u00a0", " ")
    listed = text.split('id="sources"')[1]
    assert listed.count("Code civil, art. 1231-5") == 1
    assert f'<a href="{LAW.url}">Code civil, art. 1231-5</a> (droit) : ' in listed
    codes = listed.split("(droit) : ")[1].split("<")[0].split(", ")
    assert "SOR006" in codes
    assert len(codes) == len(set(codes)) > 1


def test_the_board_sheet_says_by_itself_that_it_is_no_legal_advice():
    text = written(make_report(findings=standard_findings()))
    assert DISCLAIMER in text.split('id="decision"')[1].split("</section>")[0]


def test_two_conventions_share_one_main_part_and_have_their_own_filters():
    one = make_report(findings=standard_findings())
    page = Page(written(one, one))
    assert (page.tags["main"], page.tags["form"]) == (1, 2)
    assert {"filters", "filters-2", "shown", "shown-2"} <= set(page.ids)


def test_headings_never_skip_a_level():
    levels = Page(written(make_report(findings=standard_findings()))).levels
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_two_conventions_share_no_id():
    page = Page(written(make_report(findings=standard_findings()), make_report(findings=standard_findings())))
    assert [name for name, times in Counter(page.ids).items() if times > 1] == []
    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.ids] == []


def test_page_needs_no_other_file_and_runs_only_its_own_script():
    text = written(make_report())
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text
    assert "default-src 'none'" in text
    assert not re.search(r"\b(?:src|url)\s*[=(]", re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL))


def test_passage_is_highlighted_and_leads_to_its_point():
    finding = make_finding(quote="La CPTS rembourse à l'Établissement les dépenses")
    text = written(make_report(findings=(finding,)))
    marked = re.search(r'<a href="#p1" class="mark error" title="([^"]*)">([^<]*)</a>([^<]*)', text)
    assert marked is not None
    assert marked.groups() == (
        "Indemnité de sortie à la charge de la CPTS",
        "La CPTS rembourse à l&#x27;Établissement les dépenses",
        " de paramétrage et de formation exposées depuis l&#x27;origine.",
    )
    assert 'id="p1"' in text


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>", "&lt;i&gt;"]
)
def test_words_of_a_convention_stay_words(hostile):
    text = f"{LINES[0]}\nArticle 1 - {hostile}\nLa CPTS {hostile} paie."
    finding = make_finding(quote=None, span=Span(len(text) - 20, len(text)), message=hostile, location=hostile)
    document = make_document(text=text, source=f"{hostile}.docx")
    page = Page(written(make_report(contract=make_contract(document=document, title=hostile), findings=(finding,))))
    assert page.tags["script"] == 1
    assert page.tags["b"] == page.tags["img"] == page.tags["i"] == 0
    assert any(hostile in data for data in page.texts["h1"])
