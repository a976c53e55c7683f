"""The markup of `source.md`, the text it stands for, and the Word structures it gives."""

import io
import re
import zipfile

import pytest
from docx import Document
from lxml import etree

from corpus.build import build
from corpus.markup import Block, HeadingStyle, Inline, Kind, Mark, MarkupError, Table, accepted_text, parse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def source(*lines: str, headings: str = "bold", own_line: str = "false") -> str:
    return "\n".join(("---", f"headings: {headings}", f"number_on_own_line: {own_line}", "---", *lines, ""))


def part(text: str, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(build(parse(text)))) as package:
        return etree.fromstring(package.read(name))


def tags(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(W + name))


def text_of(root: etree._Element, name: str = "t") -> str:
    return "".join(element.text or "" for element in tags(root, name))


def paragraphs(text: str) -> list[tuple[str, str]]:
    found = Document(io.BytesIO(build(parse(text)))).paragraphs
    return [(paragraph.style.name, paragraph.text) for paragraph in found]


def test_each_line_start_gives_its_kind() -> None:
    lines = ["#title A", "= B", "=== C", "- D", "-- E", "+ F", "!header G", "!footer H", "!center I", "", "J"]
    parsed = parse(source(*lines, "!pagebreak"))
    assert parsed.headings is HeadingStyle.BOLD
    assert [(block.kind, block.level) for block in parsed.blocks if isinstance(block, Block)] == [
        (Kind.TITLE, 0),
        (Kind.HEADING, 1),
        (Kind.HEADING, 3),
        (Kind.BULLET, 1),
        (Kind.BULLET, 2),
        (Kind.NUMBERED, 1),
        (Kind.HEADER, 0),
        (Kind.FOOTER, 0),
        (Kind.CENTRED, 0),
        (Kind.PARAGRAPH, 0),
        (Kind.PAGE_BREAK, 0),
    ]


def test_marks_nest() -> None:
    (block,) = parse(source("{+a **b**+}")).blocks
    bold = Inline(Mark.BOLD, children=(Inline(Mark.TEXT, "b"),))
    assert block == Block(Kind.PARAGRAPH, (Inline(Mark.INSERTED, children=(Inline(Mark.TEXT, "a "), bold)),))


def test_rows_make_one_table_and_a_link_keeps_its_bar() -> None:
    (table,) = parse(source("| a | |", "", "| {link:b|http://c.fr} | d |")).blocks
    link = Inline(Mark.LINK, "http://c.fr", (Inline(Mark.TEXT, "b"),))
    assert table == Table((((Inline(Mark.TEXT, "a"),), ()), ((link,), (Inline(Mark.TEXT, "d"),))))


@pytest.mark.parametrize(
    "line", ["Fait à ________, le ____", "[à compléter]", "a ** b ** c", "une {accolade} seule", "– tiret"]
)
def test_what_is_not_a_mark_is_text(line: str) -> None:
    assert parse(source(line)).blocks == (Block(Kind.PARAGRAPH, (Inline(Mark.TEXT, line),)),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sans en-tête", "line 1: the front matter between two '---' lines is missing"),
        (source("a", "{+b"), "line 6: '+}' is missing in: {+b"),
        (source("!centre a"), "line 5: unknown or empty directive !centre"),
        (source(headings="gras"), "front matter: `headings` is one of word, bold, underlined, plain, centred, auto"),
        (
            source(headings="auto", own_line="true"),
            "front matter: `number_on_own_line` is true or false, and false with automatic headings",
        ),
    ],
)
def test_a_fault_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(MarkupError, match=f"^{re.escape(message)}$"):
        parse(text)


def test_accepted_text_keeps_insertions_and_sets_notes_apart() -> None:
    lines = ["Les {+deux +}Parties{- signataires-}^[Voir {hl:annexe}.] agissent{br}ensemble.{>À revoir<}{box:Encadré}"]
    lines += ["{-Tout supprimé.-}", "| {sdt:x} | {link:y|http://z.fr} |"]
    assert accepted_text(source(*lines)) == ("Les deux Parties agissent ensemble.\nVoir annexe.\nEncadré\nx\ny\n")


def test_number_on_its_own_line_gives_two_paragraphs() -> None:
    lines = ["= 1 | Objet", "= 2 | Durée", "= TITRE II | Suivi", "== 2.1 | Terme", "= Sans numéro"]
    assert accepted_text(source(*lines, own_line="true")) == (
        "Article 1er\nObjet\nArticle 2\nDurée\nTITRE II\nSuivi\n2.1\nTerme\nSans numéro\n"
    )


def test_build_gives_the_same_bytes_each_time() -> None:
    text = source("= A", "b^[note]{>c<}", "{box:d}", "!header {link:e|http://f.fr}")
    assert build(parse(text)) == build(parse(text))


@pytest.mark.parametrize(
    ("headings", "style", "run_property"),
    [("word", "Heading 2", None), ("bold", "Normal", "b"), ("underlined", "Normal", "u"), ("plain", "Normal", None)],
)
def test_headings_follow_the_front_matter(headings: str, style: str, run_property: str | None) -> None:
    text = source("== 1.1 Objet", headings=headings)
    assert paragraphs(text) == [(style, "1.1 Objet")]
    assert [child.tag for found in tags(part(text), "r") for child in found.iterfind(f"{W}rPr/*")] == (
        [W + run_property] if run_property else []
    )


def test_centred_headings_are_centred_and_not_bold() -> None:
    document = part(source("= Objet", headings="centred"))
    assert [jc.get(W + "val") for jc in tags(document, "jc")] == ["center"]
    assert not tags(document, "b")


def test_automatic_headings_take_their_label_from_the_list_of_the_style() -> None:
    text = source("= Objet", "== Champ", headings="auto")
    assert paragraphs(text) == [("Heading 1", "Objet"), ("Heading 2", "Champ")]
    styles = {style.get(W + "styleId"): style for style in tags(part(text, "word/styles.xml"), "style")}
    (number,) = {styles[f"Heading{level}"].find(f".//{W}numId").get(W + "val") for level in (1, 2, 3)}
    numbering = part(text, "word/numbering.xml")
    (concrete,) = numbering.iterfind(f"{W}num[@{W}numId='{number}']")
    abstract = concrete.find(f"{W}abstractNumId").get(W + "val")
    (found,) = numbering.iterfind(f"{W}abstractNum[@{W}abstractNumId='{abstract}']")
    assert [label.get(W + "val") for label in tags(found, "lvlText")] == ["Article %1 -", "%1.%2", "%3)"]


def test_a_numbered_list_starts_again_after_a_paragraph_but_not_after_a_bullet() -> None:
    document = part(source("+ a", "- puce", "+ b", "texte", "+ c"))
    first, bullet, second, third = [number.get(W + "val") for number in tags(document, "numId")]
    assert first == second
    assert len({first, bullet, third}) == 3


def test_tracked_changes_carry_author_and_date() -> None:
    document = part(source("a {+b **c**+} {-d-} e"))
    (inserted,), (deleted,) = tags(document, "ins"), tags(document, "del")
    assert (text_of(inserted), text_of(deleted), text_of(deleted, "delText")) == ("b c", "", "d")
    for change in (inserted, deleted):
        assert (change.get(W + "author"), change.get(W + "date")) == ("Service juridique", "2026-05-04T09:00:00Z")


@pytest.mark.parametrize(("line", "tag"), [("{+a+}", "ins"), ("{-a-}", "del")])
def test_a_whole_paragraph_changes_with_its_mark(line: str, tag: str) -> None:
    assert part(source(line)).find(f".//{W}pPr/{W}rPr/{W}{tag}") is not None


def test_footnotes_live_in_their_part() -> None:
    text = source("a^[une **note**] b^[deux]")
    assert [reference.get(W + "id") for reference in tags(part(text), "footnoteReference")] == ["1", "2"]
    notes = [(note.get(W + "id"), text_of(note)) for note in tags(part(text, "word/footnotes.xml"), "footnote")]
    assert notes == [("-1", ""), ("0", ""), ("1", "une note"), ("2", "deux")]


def test_a_text_box_is_written_for_new_and_old_readers() -> None:
    first, second = tags(part(source("{box:Encadré **gras**}")), "txbxContent")
    assert text_of(first) == text_of(second) == "Encadré gras"
    assert [etree.QName(found.getparent()).localname for found in (first, second)] == ["txbx", "textbox"]


def test_controls_links_comments_and_highlight_are_word_structures() -> None:
    text = source("{sdt:x} {link:y|http://z.fr} {hl:h} {br}{>relire<}")
    document = part(text)
    assert [text_of(control) for control in tags(document, "sdtContent")] == ["x"]
    assert [text_of(link) for link in tags(document, "hyperlink")] == ["y"]
    assert [mark.get(W + "val") for mark in tags(document, "highlight")] == ["yellow"]
    assert len(tags(document, "br")) == 1
    (comment,) = Document(io.BytesIO(build(parse(text)))).comments
    assert (comment.text, comment.author) == ("relire", "Service juridique")


def test_headers_and_footers_hold_their_lines() -> None:
    section = Document(io.BytesIO(build(parse(source("!header a", "!header b", "!footer c"))))).sections[0]
    assert [paragraph.text for paragraph in section.header.paragraphs] == ["a", "b"]
    assert [paragraph.text for paragraph in section.footer.paragraphs] == ["c"]


def test_tables_hold_their_cells() -> None:
    (table,) = Document(io.BytesIO(build(parse(source("| a | b |", "| c |"))))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["c", ""]]


@pytest.mark.parametrize("line", ["!header a^[b]", "{box:a^[b]}", "^[a{box:b}]", "!footer a{>b<}"])
def test_a_note_where_word_allows_none_is_refused(line: str) -> None:
    with pytest.raises(MarkupError, match="holds no"):
        build(parse(source(line)))
