"""The HTML page: self-contained, well formed, every link leads somewhere, and a convention can put nothing into it."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from cptslint.model.report import Report
from cptslint.model.span import Span
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.formats import reporter
from tests.reporters.factory import LINES, make_contract, make_document, make_finding, make_report, standard_findings

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
