"""Annotating changes nothing but what it adds: comments deleted and proposals rejected, the file is the original."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest
from lxml import etree

from cptslint.analysis import analyse
from cptslint.annotate.document import Annotated, annotate
from cptslint.annotate.package import Editable
from cptslint.annotate.remarks import proposals_of
from cptslint.model.report import Report
from cptslint.readers import read_bytes
from tests.annotate.fixtures import INSERTED, TITLE, annotated, report_on
from tests.annotate.modern import AUTHOR, BESIDE, SAID, discussed
from tests.annotate.undo import (
    MAIN,
    accept,
    canonical,
    main_of,
    own_comments,
    parts,
    reject,
    without_comments,
)
from tests.annotate.word_rules import word_faults
from tests.checking import built_in
from tests.readers.make_docx import RELATION, listed, make_docx, paragraph, parts_of, text_run, zipped

ROOT = Path(__file__).resolve().parents[2]
CORPUS = sorted((ROOT / "corpus").glob("*/*/*.docx"))
each = pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.parent.name, scope="module")
"""The scope makes every test of one convention follow the other: it is analysed once, and no other report is kept."""
DECLARED = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml", MAIN}


@lru_cache(maxsize=2)
def report_of(path: Path) -> Report:
    return analyse(read_bytes(path.read_bytes(), path.name), built_in())


@lru_cache(maxsize=2)
def annotated_file(path: Path, with_proposals: bool = False) -> Annotated:
    data = path.read_bytes()
    return annotate(Editable(data, path.name), data, report_of(path), with_proposals=with_proposals)


def same_but_what_is_declared(before: bytes, after: bytes) -> None:
    """Assert that parts, their order, their dates and their compression are as before."""
    old, new = parts(before), parts(after)
    assert list(new)[: len(old)] == list(old)
    assert {name for name in new if new[name] != old.get(name)} <= DECLARED
    with zipfile.ZipFile(io.BytesIO(before)) as one, zipfile.ZipFile(io.BytesIO(after)) as other:
        for entry in one.infolist():
            copy = other.getinfo(entry.filename)
            assert (copy.date_time, copy.compress_type, copy.external_attr) == (
                entry.date_time, entry.compress_type, entry.external_attr,
            )  # fmt: skip
            if entry.filename not in DECLARED:
                assert (copy.compress_size, copy.CRC) == (entry.compress_size, entry.CRC)


@each
def test_comments_deleted_the_corpus_is_as_it_was(path: Path) -> None:
    before, result = path.read_bytes(), annotated_file(path)
    same_but_what_is_declared(before, result.data)
    root = main_of(result.data)
    assert len(own_comments(result.data)) == result.comments + 1 == len(report_of(path).findings) + 1
    without_comments(root, set(own_comments(result.data)))
    assert canonical(root) == canonical(main_of(before))


@each
def test_word_has_nothing_to_repair_in_the_corpus(path: Path) -> None:
    assert word_faults(annotated_file(path).data) == []


@each
def test_word_has_nothing_to_repair_in_the_corpus_with_proposals(path: Path) -> None:
    assert word_faults(annotated_file(path, with_proposals=True).data) == []


@each
def test_the_text_that_is_read_is_the_same(path: Path) -> None:
    before = read_bytes(path.read_bytes(), path.name)
    after = read_bytes(annotated_file(path).data, path.name)
    assert after.text == before.text
    assert after.blocks == before.blocks


@each
def test_proposals_rejected_the_corpus_is_as_it_was(path: Path) -> None:
    before, result = path.read_bytes(), annotated_file(path, with_proposals=True)
    same_but_what_is_declared(before, result.data)
    root = main_of(result.data)
    without_comments(root, set(own_comments(result.data)))
    reject(root)
    assert canonical(root) == canonical(main_of(before))


@each
def test_proposals_accepted_the_text_holds_them_and_nothing_else(path: Path) -> None:
    result = annotated_file(path, with_proposals=True)
    files = parts(result.data)
    root = main_of(result.data)
    accept(root)
    files[MAIN] = etree.tostring(root)
    text = read_bytes(zipped(files), path.name).text
    assert text == read_bytes(result.data, path.name).text
    before = read_bytes(path.read_bytes(), path.name).text.split("\n")
    wordings = [proposal.text for proposal in proposals_of(report_of(path))]
    assert result.proposals == len(wordings)
    after = text.split("\n")
    for line in [*before, *wordings]:
        after.remove(line)
    assert after == []


@pytest.mark.parametrize("path", CORPUS[:3], ids=lambda path: path.parent.name)
def test_two_runs_give_the_same_bytes(path: Path) -> None:
    data = path.read_bytes()
    again = annotate(Editable(data, path.name), data, report_of(path), with_proposals=True)
    assert again.data == annotated_file(path, with_proposals=True).data


def reviewed() -> bytes:
    """Return a file that others have commented and changed, with an unusual layout of the XML."""
    body = (
        "<!-- gardé -->\n"
        + paragraph(TITLE, "<w:jc w:val='center'/>")
        + '\n<w:p w:rsidR="00AB12CD"><w:bookmarkStart w:id="0" w:name="x"/><w:commentRangeStart w:id="3"/>'
        + text_run("La CPTS ", "<w:b/>")
        + INSERTED.format(text_run("paie tout de suite"))
        + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
        + '<w:del w:id="9" w:author="Juriste"><w:r><w:delText> sans délai</w:delText></w:r></w:del>'
        + '<w:r><w:t xml:space="preserve"> ou &amp; rembourse</w:t><w:tab/><w:t>ici.</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>'
        + f"<w:tbl><w:tr><w:tc>{paragraph('La CPTS répond de tout.')}</w:tc></w:tr></w:tbl>"
        + listed("Un point de liste.")
        + "<w:p/>"
    )
    comment = '<w:comment w:id="3" w:author="Juriste" w:initials="J" w:date="2026-01-05T10:00:00Z">{}</w:comment>'
    files: dict[str, str | bytes] = dict(parts_of(body, comments=comment.format(paragraph("À revoir."))))
    files["[Content_Types].xml"] = str(files["[Content_Types].xml"]).replace(
        "</Types>",
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.comments+xml"/></Types>',
    )
    files["word/document.xml"] = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<?mso x?>' + str(
        files["word/document.xml"]
    )
    files["word/media/image1.png"] = b"\x89PNG not an image \x00\x01"
    files["docProps/app.xml"] = b"<broken"
    return zipped(files)


PASSAGES = ("tout de", "CPTS paie tout de suite ou & rem", "répond de", "point de", "")
HEADS = (("8", TITLE),)


@pytest.mark.parametrize("proposals", [False, True])
def test_comments_and_changes_of_others_survive(proposals: bool) -> None:
    before = reviewed()
    advice = {"advice": "Écrire : « La CPTS paie <ce> qu'elle & doit. »"}
    result = annotated(before, *PASSAGES, articles=HEADS, proposals=proposals, **advice).data
    same_but_what_is_declared(before, result)
    assert list(parts(result)) == list(parts(before))
    assert own_comments(result, "Juriste") == {"3": ["À revoir."]}
    root = main_of(result)
    without_comments(root, set(own_comments(result)))
    reject(root)
    assert canonical(root) == canonical(main_of(before))
    comments = etree.fromstring(parts(result)["word/comments.xml"])
    for comment in list(comments):
        if comment.get(comment.tag.replace("comment", "author")) == "cptslint":
            comments.remove(comment)
    old = etree.fromstring(parts(before)["word/comments.xml"])
    assert etree.tostring(comments, method="c14n") == etree.tostring(old, method="c14n")
    assert parts(result)["word/_rels/document.xml.rels"] == parts(before)["word/_rels/document.xml.rels"]


def test_what_is_around_the_document_element_stays() -> None:
    written = parts(annotated(reviewed(), "tout de").data)[MAIN]
    assert re.match(rb"<\?xml version=.1\.0. encoding=.UTF-8. standalone=.yes.\?>\s*<\?mso x\?>", written)
    assert b"<!-- gard\xc3\xa9 -->" in written


@pytest.mark.parametrize("proposals", [False, True])
def test_word_has_nothing_to_repair_in_what_others_have_commented_and_changed(proposals: bool) -> None:
    advice = {"advice": "Écrire : « La CPTS paie. »"}
    found = word_faults(annotated(reviewed(), *PASSAGES, articles=HEADS, proposals=proposals, **advice).data)
    assert [one for one in found if "content type" not in one] == []  # those are faults of the file that was built
    before = discussed(CORPUS[0].read_bytes())
    report = report_on(before, "Centre hospitalier", "CPTS")
    assert word_faults(annotate(Editable(before, "c.docx"), before, report, with_proposals=proposals).data) == []


def test_numbers_do_not_collide() -> None:
    result = annotated(reviewed(), *PASSAGES, articles=HEADS, proposals=True, advice="« Une phrase. »").data
    root = main_of(result)
    ns = root.tag[: root.tag.index("}") + 1]
    changes = [one.get(f"{ns}id") for one in root.iter(f"{ns}ins", f"{ns}del", f"{ns}bookmarkStart")]
    comments = [one.get(f"{ns}id") for one in root.iter(f"{ns}commentReference")]
    assert len(comments) == len(PASSAGES) + 2
    assert len({*changes, *comments}) == len(changes) + len(comments)
    assert sorted(own_comments(result)) == sorted(set(comments) - {"3"})


def test_a_file_in_utf_16_without_relations_gains_what_it_needs() -> None:
    files: dict[str, str | bytes] = dict(parts_of(paragraph(TITLE) + paragraph("La CPTS paie.")))
    del files["word/_rels/document.xml.rels"]
    main = '<?xml version="1.0" encoding="UTF-16"?>' + str(files[MAIN])
    files[MAIN] = main.encode("utf-16")
    result = parts(annotated(zipped(files), "CPTS paie").data)
    assert list(result) == [*files, "word/comments.xml", "word/_rels/document.xml.rels"]
    assert result[MAIN][:2] in (b"\xff\xfe", b"\xfe\xff")
    (relation,) = etree.fromstring(result["word/_rels/document.xml.rels"])
    assert dict(relation.attrib) == {"Id": "rId1", "Type": f"{RELATION}/comments", "Target": "comments.xml"}
    override = etree.fromstring(result["[Content_Types].xml"])[-1]
    assert override.get("PartName") == "/word/comments.xml"


def test_a_part_named_comments_that_is_not_the_comments_is_left_alone() -> None:
    files: dict[str, str | bytes] = dict(parts_of(paragraph(TITLE) + paragraph("La CPTS paie.")))
    files["word/comments.xml"] = b"autre chose"
    result = parts(annotated(zipped(files), "CPTS paie").data)
    assert result["word/comments.xml"] == b"autre chose"
    assert "word/comments1.xml" in result


def test_what_declares_comments_that_are_not_there_serves_again() -> None:
    files: dict[str, str | bytes] = dict(parts_of(paragraph(TITLE) + paragraph("La CPTS paie."), comments=""))
    del files["word/comments.xml"]
    declared = '<Override PartName="/word/comments.xml" ContentType="application/xml"/></Types>'
    files["[Content_Types].xml"] = str(files["[Content_Types].xml"]).replace("</Types>", declared)
    result = parts(annotated(zipped(files), "CPTS paie").data)
    (relation,) = etree.fromstring(result["word/_rels/document.xml.rels"])
    assert (relation.get("Id"), relation.get("Target")) == ("rcomments", "comments.xml")
    types = [one.get("ContentType") for one in etree.fromstring(result["[Content_Types].xml"])]
    assert types[1:] == ["application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"]


def test_an_indented_document_keeps_its_layout() -> None:
    run = "\n      <w:r>\n        <w:t>La CPTS paie tout.</w:t>\n      </w:r>"
    before = make_docx(f"\n    {paragraph(TITLE)}\n    <w:p>{run}\n    </w:p>\n    <w:p/>\n")
    result = annotated(before, "CPTS", "paie", proposals=True, advice="« Une phrase. »").data
    assert read_bytes(result, "c.docx").text == f"{TITLE}\nLa CPTS paie tout.\nUne phrase.\nUne phrase."
    root = main_of(result)
    without_comments(root, set(own_comments(result)))
    reject(root)
    assert canonical(root) == canonical(main_of(before))


def test_a_text_that_no_paragraph_holds_is_commented_on_the_first_one() -> None:
    links = '<w:sectPr><w:headerReference r:id="rheader1" w:type="default"/></w:sectPr>'
    before = make_docx(f'<w:p><w:pPr><w:jc w:val="left"/></w:pPr></w:p>{links}', header1=paragraph("La CPTS paie."))
    result = annotated(before, "CPTS paie").data
    names = [child.tag.rpartition("}")[2] for child in main_of(result)[0][0]]
    assert names == [
        "pPr", "commentRangeStart", "commentRangeStart", "commentRangeEnd", "r", "commentRangeEnd", "r",
    ]  # fmt: skip
    root = main_of(result)
    without_comments(root, set(own_comments(result)))
    assert canonical(root) == canonical(main_of(before))


def test_a_comment_says_the_rule_why_and_what_to_ask() -> None:
    data = make_docx(paragraph(TITLE) + paragraph("La CPTS paie."))
    result = annotate(Editable(data, "c.docx"), data, report_on(data, "CPTS paie")).data
    verdict, finding = own_comments(result).values()
    assert verdict[0] == "Déséquilibre manifeste\u00a0: ne pas signer en l'état"
    assert verdict[-1] == "Analyse indicative, ne remplace pas un conseil juridique."
    assert finding == [
        "Indemnité de sortie à la charge de la CPTS",
        "Bloquant, SOR001. Ensemble de la convention.",
        "La CPTS doit rembourser des dépenses si elle part.",
        "Pourquoi\u00a0: Une CPTS qui doit payer pour partir n'est plus libre de partir.",
        "Question à poser\u00a0: À quoi correspondent ces dépenses\u00a0?",
        "À demander\u00a0: Supprimer l'indemnité\u00a0: «\u00a0chaque partie conserve ses frais\u00a0».",
        "Fondement\u00a0: Code civil, art.\u00a01231-5 (droit)\u00a0; URPS d'Occitanie, Infos conseils n°\u00a010 (recommandation)",
    ]


@pytest.mark.parametrize("proposals", [False, True])
def test_replies_and_resolved_comments_of_a_recent_word_survive(proposals: bool) -> None:
    before = discussed(CORPUS[0].read_bytes())
    report = report_on(before, "Centre hospitalier", "CPTS")
    after = annotate(Editable(before, "c.docx"), before, report, with_proposals=proposals).data
    same_but_what_is_declared(before, after)
    old, new = parts(before), parts(after)
    assert {name for name in new if new[name] != old[name]} == {MAIN, "word/comments.xml"}
    assert {name: new[name] for name in BESIDE} == {name: old[name] for name in BESIDE}
    assert [line for lines in own_comments(after, AUTHOR).values() for line in lines] == list(SAID)
    assert len(own_comments(after)) == 3
    identity = re.compile(rb'w14:paraId="(\w+)"')
    assert identity.findall(new["word/comments.xml"]) == identity.findall(old["word/comments.xml"])
    root = etree.fromstring(new["word/comments.xml"])
    for comment in list(root):
        if comment.get(comment.tag.replace("comment", "author")) == "cptslint":
            root.remove(comment)
    assert etree.tostring(root, method="c14n") == etree.tostring(
        etree.fromstring(old["word/comments.xml"]), method="c14n"
    )
