"""LibreOffice opens annotated copies and finds in them every comment and every proposal."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from cptslint.annotate.remarks import proposals_of
from cptslint.reporters.wording import fold_space
from tests.annotate.fixtures import LINK, TITLE, annotated
from tests.annotate.modern import AUTHOR, SAID, discussed
from tests.annotate.test_round_trip import CORPUS, annotated_file, report_of, reviewed
from tests.readers.make_docx import paragraph, parts_of, text_run, zipped

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")]
_OFFICE_NS = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT_NS = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def opened(files: dict[str, bytes], folder: Path) -> dict[str, etree._Element]:
    """Return the content of files once LibreOffice has opened them and saved them as ODT."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "odt",
         "--outdir", str(folder / "out"), *(str(folder / f"{name}.docx") for name in files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    found = {}
    for name in files:
        with zipfile.ZipFile(io.BytesIO((folder / "out" / f"{name}.odt").read_bytes())) as archive:
            found[name] = etree.fromstring(archive.read("content.xml"), etree.XMLParser(huge_tree=True))
    return found


def comments(content: etree._Element, author: str = "cptslint") -> list[str]:
    return [
        "\n".join("".join(line.itertext()) for line in one.iter(f"{_TEXT_NS}p"))
        for one in content.iter(f"{_OFFICE_NS}annotation")
        if one.findtext(f"{_DC}creator") == author
    ]


def test_every_comment_and_proposal_of_the_corpus_is_found(tmp_path: Path) -> None:
    files = {path.parent.name: annotated_file(path, with_proposals=True) for path in CORPUS}
    for name, content in opened({name: one.data for name, one in files.items()}, tmp_path).items():
        said = comments(content)
        assert len(said) == files[name].comments + 1, name
        path = next(path for path in CORPUS if path.parent.name == name)
        titles = {finding.rule.title for finding in report_of(path).findings}
        assert titles <= {one.split("\n")[0].replace("\u00a0", " ") for one in said}, name
        etree.strip_elements(content, f"{_OFFICE_NS}annotation", with_tail=False)
        shown = {fold_space("".join(line.itertext())) for line in content.iter(f"{_TEXT_NS}p")}
        wordings = {fold_space(proposal.text) for proposal in proposals_of(report_of(path))}
        assert {one for one in wordings if not any(one in line for line in shown)} == set(), name
        changes = [
            one for one in content.iter(f"{_TEXT_NS}insertion") if one.findtext(f".//{_DC}creator") == "cptslint"
        ]
        assert bool(changes) is bool(wordings), name


def test_comments_around_what_cannot_be_cut_are_found(tmp_path: Path) -> None:
    body = (
        f"<w:p>{text_run('Voir ')}{LINK.format(text_run('le site'))}</w:p>"
        f"<w:p>{text_run('Cadre.')}<w:sdt><w:sdtContent>{text_run('le nom')}</w:sdtContent></w:sdt></w:p>"
        '<w:p><w:r><w:t>Note</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    note = f'<w:footnote w:id="2">{paragraph("La CPTS paie.")}</w:footnote>'
    data = zipped(parts_of(paragraph(TITLE) + body, footnotes=note))
    result = annotated(data, "site", "le nom", "CPTS paie").data
    others = annotated(reviewed(), "tout de", "répond").data
    found = opened({"a": result, "b": others}, tmp_path)
    assert len(comments(found["a"])) == 4
    assert len(comments(found["b"])) == 3
    assert comments(found["b"], "Juriste") == ["À revoir."]


def test_replies_and_resolved_comments_of_a_recent_word_are_found(tmp_path: Path) -> None:
    result = annotated(discussed(CORPUS[0].read_bytes()), "Centre hospitalier", "CPTS").data
    content = opened({"a": result}, tmp_path)["a"]
    assert sorted(comments(content, AUTHOR)) == sorted(SAID)
    assert len(comments(content)) == 3
    resolved = [
        one.findtext(f".//{_TEXT_NS}p") or "".join(one.itertext())
        for one in content.iter(f"{_OFFICE_NS}annotation")
        if one.get("{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}resolved") == "true"
    ]
    assert len(resolved) == 1
