from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from cptslint.model.document import BlockKind, Cell, Style
from cptslint.readers import read, read_bytes
from tests.growth import growth
from tests.readers.make_docx import (
    MAIN_TYPE,
    check,
    listed,
    make_docx,
    messages,
    only,
    paragraph,
    parts_of,
    read_docx,
    text_run,
    texts,
    zipped,
)

ALTERNATE = (
    "<mc:AlternateContent><mc:Choice Requires='w'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)
DELETED_MARK = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def test_paragraphs_are_blocks_with_their_index_and_exact_spans() -> None:
    document = read_docx(paragraph("Premier.") + "<w:p/>" + paragraph("Deuxième."))
    assert document.text == "Premier.\nDeuxième."
    assert [(block.span.start, block.span.end, block.paragraph) for block in document.blocks] == [(0, 8, 0), (9, 18, 2)]
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}
    assert document.format == "docx"


def test_runs_are_joined_and_composed() -> None:
    document = read_docx(f"<w:p>{text_run('de')}{text_run('&#x0301;lai ')}{text_run('d&#xAD;un mois')}</w:p>")
    assert document.text == "délai dun mois"


def test_non_breaking_space_stays() -> None:
    assert read_docx(paragraph("10&#xA0;000 €")).text == "10\u00a0000 €"


def test_insertion_is_read_and_deletion_is_not() -> None:
    document = read_docx(
        "<w:p>" + text_run("Préavis de ")
        + f'<w:del w:id="1"><w:r><w:delText>un</w:delText></w:r></w:del><w:ins w:id="2">{text_run("trois")}</w:ins>'
        + text_run(" mois.") + "</w:p>"
    )  # fmt: skip
    assert document.text == "Préavis de trois mois."
    assert messages(document)["tracked-changes"] == (
        "Le fichier porte des modifications suivies (1 insertion, 1 suppression), lues comme acceptées."
    )


def test_insertion_that_was_deleted_is_not_read() -> None:
    document = read_docx(
        f'<w:p>{text_run("Reste.")}<w:ins w:id="1"><w:del w:id="2">{text_run("Parti.")}</w:del></w:ins></w:p>'
    )
    assert document.text == "Reste."


def test_moved_text_is_read_where_it_went() -> None:
    document = read_docx(
        f'<w:p><w:moveFrom w:id="1">{text_run("Ici.")}</w:moveFrom>{text_run("Fixe.")}</w:p>'
        f'<w:p><w:moveTo w:id="1">{text_run("Ici.")}</w:moveTo></w:p>'
    )
    assert document.text == "Fixe.\nIci."


def test_paragraph_whose_mark_is_deleted_joins_the_next_and_takes_its_properties() -> None:
    document = read_docx(
        paragraph("La CPTS ", DELETED_MARK) + paragraph("s'engage.", '<w:jc w:val="center"/>') + paragraph("Fin.")
    )
    assert document.text == "La CPTS s'engage.\nFin."
    assert document.blocks[0].style.centred
    assert [block.paragraph for block in document.blocks] == [0, 2]


def test_wholly_deleted_paragraph_takes_no_number() -> None:
    numbering = _decimal()
    deleted = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        f'{DELETED_MARK}</w:pPr><w:del w:id="3"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
    )
    document = read_docx(listed("un") + deleted + listed("deux"), numbering=numbering)
    assert document.text == "1) un\n2) deux"


def test_deleted_mark_before_a_table_keeps_the_paragraph() -> None:
    document = read_docx(paragraph("Avant", DELETED_MARK) + _table([["a"]]) + paragraph("Après"))
    assert document.text == "Avant\na\nAprès"


@pytest.mark.parametrize(
    "wrapper",
    [
        '<w:hyperlink r:id="r9">{}</w:hyperlink>',
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="x">{}</w:smartTag>',
        '<w:customXml w:element="x">{}</w:customXml>',
        '<w:fldSimple w:instr="REF x">{}</w:fldSimple>',
        '<w:dir w:val="rtl">{}</w:dir>',
        ALTERNATE,
    ],
)
def test_text_inside_an_inline_wrapper_is_read_once(wrapper: str) -> None:
    document = read_docx(f"<w:p>{text_run('a ')}{wrapper.replace('{}', text_run('b'))}{text_run(' c')}</w:p>")
    assert document.text == "a b c"


@pytest.mark.parametrize(
    "wrapper",
    [
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:customXml w:element="x">{}</w:customXml>',
        '<w:ins w:id="1">{}</w:ins>',
        ALTERNATE,
    ],
)
def test_paragraph_inside_a_block_wrapper_is_read_once(wrapper: str) -> None:
    document = read_docx(paragraph("a") + wrapper.replace("{}", paragraph("b")) + paragraph("c"))
    assert document.text == "a\nb\nc"


def test_complex_field_gives_its_result_and_not_its_code() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        f'<w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{text_run("article 6")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert read_docx(f"<w:p>{text_run('Voir ')}{field}{text_run('.')}</w:p>").text == "Voir article 6."


def test_field_left_open_does_not_swallow_the_document() -> None:
    opened = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert read_docx(opened + paragraph("Suite.")).text == "Suite."


def test_line_break_splits_the_paragraph_into_blocks_of_same_index() -> None:
    document = read_docx(
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>ARTICLE 1</w:t><w:br/></w:r>{text_run('Texte')}<w:r><w:cr/></w:r></w:p>"
    )
    assert texts(document) == ["ARTICLE 1", "Texte"]
    assert [block.paragraph for block in document.blocks] == [0, 0]
    assert [block.style.bold for block in document.blocks] == [True, False]


def test_special_characters_of_a_run() -> None:
    run = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>rendez</w:t><w:noBreakHyphen/><w:t>vous</w:t><w:softHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:font="Arial" w:char="20AC"/></w:r>'
    )
    assert read_docx(f"<w:p>{run}</w:p>").text == "a rendez-vous €"


def test_glyph_of_a_symbol_font_in_front_is_a_bullet() -> None:
    block = only(document := read_docx(paragraph("&#xF0B7; informer le patient")))
    assert (document.text, block.kind, block.label) == ("• informer le patient", BlockKind.LIST_ITEM, "•")


def test_hidden_text_is_skipped_and_announced() -> None:
    document = read_docx(f"<w:p>{text_run('Vu. ')}{text_run('Caché.', '<w:vanish/>')}</w:p>")
    assert document.text == "Vu."
    assert messages(document) == {"hidden-text": "Le fichier contient du texte masqué (1 passage) : il n'est pas lu."}


def test_hidden_numbered_paragraph_takes_no_number() -> None:
    hidden = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>'
        f"{text_run('x', '<w:vanish/>')}</w:p>"
    )
    assert read_docx(listed("un") + hidden + listed("deux"), numbering=_decimal()).text == "1) un\n2) deux"


def test_equation_text_is_read() -> None:
    equation = "<m:oMath><m:r><m:t>P0 × 2</m:t></m:r></m:oMath>"
    assert read_docx(f"<w:p>{text_run('P = ')}{equation}</w:p>").text == "P = P0 × 2"


def test_cells_have_their_place_and_nested_tables_their_number() -> None:
    document = read_docx(_table([["a", "b"], ["c", _table([["n"]]) + "<w:p/>"]]))
    assert [(text, block.cell) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("a", Cell(0, 0, 0)),
        ("b", Cell(0, 0, 1)),
        ("c", Cell(0, 1, 0)),
        ("n", Cell(1, 0, 0)),
    ]
    assert {block.kind for block in document.blocks} == {BlockKind.TABLE_CELL}


def test_merged_cells_are_read_once() -> None:
    wide = _cell("large", '<w:gridSpan w:val="2"/>')
    high = _cell("haut", '<w:vMerge w:val="restart"/>')
    below = _cell("z", '<w:gridSpan w:val="2"/>')
    document = read_docx(
        f"<w:tbl><w:tr>{wide}{high}</w:tr><w:tr>{_cell('x')}{_cell('y')}{_cell('', '<w:vMerge/>')}</w:tr>"
        f"<w:tr>{below}{_cell('haut', '<w:vMerge/>')}</w:tr></w:tbl>"
    )
    assert [(text, block.cell) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("large", Cell(0, 0, 0)),
        ("haut", Cell(0, 0, 2)),
        ("x", Cell(0, 1, 0)),
        ("y", Cell(0, 1, 1)),
        ("z", Cell(0, 2, 0)),
    ]


def test_words_of_their_own_in_a_cell_that_continues_another_are_read() -> None:
    rows = [_cell("haut", '<w:vMerge w:val="restart"/>'), _cell("suite", "<w:vMerge/>"), _cell("haut", "<w:vMerge/>")]
    document = read_docx("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
    assert texts(document) == ["haut", "suite"]


def test_deleted_row_is_skipped_and_controls_around_rows_and_cells_are_crossed() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = control.format(f"<w:tr>{control.format(_cell('a'))}</w:tr>")
    gone = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{_cell("parti")}</w:tr>'
    document = read_docx(f"<w:tbl>{gone}{row}</w:tbl>")
    assert document.text == "a"
    assert only(document).cell == Cell(0, 0, 0)


def test_text_box_follows_its_paragraph_and_the_fallback_is_not_read() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><a:graphic><wps:txbx><w:txbxContent>"
        f"{paragraph('Encadré')}</w:txbxContent></wps:txbx></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox><w:txbxContent>{paragraph('Encadré')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document = read_docx(f"<w:p>{text_run('Avant ')}{box}{text_run('après.')}</w:p>{paragraph('Fin.')}")
    assert texts(document) == ["Avant après.", "Encadré", "Fin."]
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.TEXT_BOX, BlockKind.PARAGRAPH]


def test_old_text_box_is_read() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('Cachet')}</w:txbxContent></v:textbox></w:pict></w:r>"
    document = read_docx(f"<w:p>{box}</w:p>")
    assert (document.text, only(document).kind) == ("Cachet", BlockKind.TEXT_BOX)


def test_footnote_follows_its_paragraph_with_a_label() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = read_docx(
        f"<w:p>{text_run('Selon la loi')}{reference}{text_run(', le patient choisit.')}</w:p>{paragraph('Fin.')}",
        footnotes=f'<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">'
        f"{paragraph('Loi du 4 mars.')}{paragraph('Et décret.')}</w:footnote>",
    )
    assert texts(document) == ["Selon la loi, le patient choisit.", "[note 1] Loi du 4 mars.", "Et décret.", "Fin."]
    assert [block.kind for block in document.blocks[1:3]] == [BlockKind.NOTE, BlockKind.NOTE]
    assert [block.label for block in document.blocks] == ["", "[note 1]", "", ""]
    assert [block.paragraph for block in document.blocks] == [0, 0, 0, 1]


def test_endnotes_are_numbered_apart_and_a_note_referred_to_twice_is_read_once() -> None:
    endnote, footnote = '<w:r><w:endnoteReference w:id="1"/></w:r>', '<w:r><w:footnoteReference w:id="1"/></w:r>'
    document = read_docx(
        f"<w:p>{text_run('a')}{footnote}{endnote}{endnote}</w:p>",
        footnotes=f'<w:footnote w:id="1">{paragraph("bas")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{paragraph("fin")}</w:endnote>',
    )
    assert texts(document) == ["a", "[note 1] bas", "[note de fin 1] fin"]


def test_headers_and_footers_come_last_and_once() -> None:
    section = '<w:sectPr><w:headerReference r:id="rheader1"/><w:footerReference r:id="rfooter1"/></w:sectPr>'
    document = read_docx(
        f"<w:p><w:pPr>{section}</w:pPr>{text_run('Corps.')}</w:p>{section}",
        header1=paragraph("CH de X") + paragraph("CH de X"),
        footer1=paragraph("Page 1"),
    )
    assert texts(document) == ["Corps.", "CH de X", "Page 1"]
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.HEADER, BlockKind.FOOTER]


def test_comments_are_counted_and_not_read() -> None:
    document = read_docx(
        f'<w:p><w:commentRangeStart w:id="0"/>{text_run("Texte.")}<w:r><w:commentReference w:id="0"/></w:r></w:p>',
        comments=f'<w:comment w:id="0">{paragraph("Trop cher")}</w:comment><w:comment w:id="1"><w:p/></w:comment>',
    )
    assert document.text == "Texte."
    assert messages(document) == {
        "comments": "Le fichier porte 2 commentaires en marge, hors de la convention et non lus."
    }


def test_what_is_not_read_is_announced() -> None:
    picture = "<w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r>"
    chart = "<w:r><w:drawing><a:graphic><c:chart/></a:graphic></w:drawing></w:r>"
    embedded = "<w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r>"
    document = read_docx(f"<w:p>{text_run('a')}{picture}{picture}{chart}{embedded}</w:p><w:altChunk r:id='r8'/>")
    assert messages(document) == {
        "unread-content": "Contenu non lu, même s'il porte du texte : 2 grandes images, 1 graphique, 1 objet incorporé, "
        "1 fichier inséré."
    }


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mien"><w:name w:val="Article CH"/><w:basedOn w:val="Titre1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Faux"><w:name w:val="TOC Heading"/><w:basedOn w:val="Titre1"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Fort"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Lien"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:u w:val="single"/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "run", "style"),
    [
        ('<w:pStyle w:val="Titre1"/>', "", Style(1, bold=True, underlined=True, centred=True)),
        ('<w:pStyle w:val="Mien"/>', "", Style(1, bold=True, underlined=True, centred=True)),
        ('<w:pStyle w:val="Mien"/><w:jc w:val="left"/>', '<w:b w:val="0"/><w:u w:val="none"/>', Style(1)),
        ('<w:pStyle w:val="Faux"/>', '<w:b w:val="false"/><w:u w:val="none"/>', Style(centred=True)),
        ('<w:pStyle w:val="T"/>', "", Style(title=True)),
        ('<w:outlineLvl w:val="2"/>', "", Style(3)),
        ("", '<w:rStyle w:val="Fort"/>', Style(bold=True)),
        ('<w:pStyle w:val="Titre1"/>', '<w:rStyle w:val="Fort"/>', Style(1, underlined=True, centred=True)),
        ("", '<w:rStyle w:val="Lien"/>', Style()),
        ("", '<w:highlight w:val="yellow"/>', Style(highlighted=True)),
        ("", '<w:shd w:val="clear" w:fill="FFFF00"/>', Style(highlighted=True)),
        ("", '<w:shd w:val="clear" w:fill="D9D9D9"/>', Style()),
        ('<w:pStyle w:val="Absent"/>', "", Style()),
    ],
)
def test_style_facts(properties: str, run: str, style: Style) -> None:
    assert only(read_docx(paragraph("Objet", properties, run), styles=STYLES)).style == style


def test_bold_means_the_whole_visible_text() -> None:
    document = read_docx(f"<w:p>{text_run('Objet', '<w:b/>')}{text_run(' ')}{text_run('de la convention')}</w:p>")
    assert not only(document).style.bold


def test_tab_of_a_table_of_contents_stays() -> None:
    line = '<w:p><w:pPr><w:pStyle w:val="TM1"/></w:pPr><w:r><w:t>Article 1 Objet</w:t><w:tab/><w:t>3</w:t></w:r></w:p>'
    assert read_docx(line, styles=STYLES).text == "Article 1 Objet\t3"


def test_typed_dash_is_a_list_mark() -> None:
    document = read_docx(f"<w:p>{text_run('La CPTS :')}<w:r><w:br/></w:r>{text_run('- informe ;')}</w:p>")
    assert [(block.kind, block.label) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, ""),
        (BlockKind.LIST_ITEM, "-"),
    ]


def test_strict_document_is_read() -> None:
    files = {
        name: content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/", "http://purl.oclc.org/ooxml/wordprocessingml/"
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"
        )
        for name, content in parts_of(listed("Objet"), numbering=_decimal()).items()
    }
    assert read_bytes(zipped(files), "x").text == "1) Objet"


@pytest.mark.parametrize(
    "content_type",
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    ],
)
def test_templates_and_macro_documents_are_read(content_type: str) -> None:
    files = parts_of(paragraph("Modèle."))
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(MAIN_TYPE, content_type)
    assert read_bytes(zipped(files), "x").text == "Modèle."


def test_relationships_to_absent_parts_are_ignored() -> None:
    files = parts_of(paragraph("Texte."), numbering="")
    del files["word/numbering.xml"]
    assert read_bytes(zipped(files), "x").notes == ()


def test_main_part_may_have_another_name() -> None:
    files = parts_of(paragraph("Texte."))
    files["word/document2.xml"] = files.pop("word/document.xml")
    files["_rels/.rels"] = files["_rels/.rels"].replace('"word/document.xml"', '"/word/document2.xml"')
    assert read_bytes(zipped(files), "x").text == "Texte."


def test_damaged_optional_part_is_announced() -> None:
    files = parts_of(paragraph("Texte."), styles="")
    files["word/styles.xml"] = "<w:styles"
    document = read_bytes(zipped(files), "x")
    assert document.text == "Texte."
    assert messages(document) == {
        "damaged-part": "Une partie du fichier est illisible et n'a pas été lue : « word/styles.xml »."
    }


def test_the_content_decides_and_not_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "convention.txt"
    path.write_bytes(make_docx(paragraph("Texte.")))
    assert read(path).format == "docx"


def test_same_bytes_give_the_same_document() -> None:
    data = make_docx(paragraph("Texte."))
    assert read_bytes(data, "x") == read_bytes(data, "x")


def test_eight_times_the_words_cost_about_eight_times_as_much() -> None:
    few, many = (
        make_docx("".join(listed("mot " * 20) for _ in range(count)), numbering=_decimal(), styles=STYLES)
        for count in (50, 400)
    )
    assert growth(lambda: read_bytes(many, "x"), lambda: read_bytes(few, "x"), enough=20) <= 20


def test_importing_the_readers_imports_neither_lxml_nor_zipfile() -> None:
    code = "import sys, cptslint.readers; print([m for m in ('lxml', 'zipfile', 'docx') if m in sys.modules])"
    run = [sys.executable, "-c", code]
    result = subprocess.run(run, capture_output=True, text=True, check=True, cwd=CORPUS.parent)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("path", sorted(CORPUS.glob("dev/*/convention.docx")), ids=lambda path: path.parent.name)
def test_corpus_document_has_every_word_of_its_source(path: Path) -> None:
    from corpus.markup import accepted_text

    document = read(path)
    check(document)
    ours = [block.span.slice(document.text).removeprefix(block.label) for block in document.blocks]
    source = accepted_text((path.parent / "source.md").read_text(encoding="utf-8"))
    read_words, written = Counter(" ".join(ours).split()), Counter(source.split())
    typed = Counter(block.label for block in document.blocks)  # "1°" is a label whether Word or the author wrote it
    assert read_words - written == Counter()
    assert written - read_words <= typed


def _decimal() -> str:
    return (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def _cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _table(rows: list[list[str]]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(_cell(cell) for cell in row)}</w:tr>" for row in rows) + "</w:tbl>"


YELLOW = '<w:highlight w:val="yellow"/>'


@pytest.mark.parametrize(
    ("runs", "blank"),
    [
        (text_run("Le siège est ") + text_run("      ", YELLOW) + text_run("à Valmont."), "      "),
        (text_run("Montant :") + text_run("     ", YELLOW), "Montant :"),
        (
            text_run("Représentée par M. ") + text_run("          ", '<w:u w:val="single"/>') + text_run(", maire"),
            "          ",
        ),
        (text_run("Le CRT \u2002\u2002\u2002\u2002\u2002 agit."), "\u2002\u2002\u2002\u2002\u2002 "),
    ],
)
def test_a_blank_that_only_the_presentation_shows_has_a_place(runs: str, blank: str) -> None:
    document = read_docx(f"<w:p>{runs}</w:p>")
    assert [place.slice(document.text) for place in only(document).blanks] == [blank]


@pytest.mark.parametrize(
    "runs",
    [
        text_run("Le ") + text_run("siège", YELLOW) + text_run(" ", YELLOW) + text_run("social", YELLOW),
        text_run("Le siège") + text_run(" ", YELLOW) + text_run("social"),
        text_run("Le directeur          La présidente"),
        text_run("Article 1", '<w:u w:val="single"/>')
        + text_run("    ", "")
        + text_run("Objet", '<w:u w:val="single"/>'),
    ],
)
def test_spaces_between_words_are_no_blank(runs: str) -> None:
    assert only(read_docx(f"<w:p>{runs}</w:p>")).blanks == ()


def test_a_document_without_text_opens_and_says_so() -> None:
    document = read_docx(PICTURE.format(""))
    assert (document.text, document.blocks) == ("", ())
    assert messages(document)["no-text"] == (
        "Ce document ne contient aucun texte à analyser : si la convention y est numérisée en image, passez-la d'abord à la "
        "reconnaissance de caractères (OCR)."
    )


PICTURE = "<w:p><w:r><w:drawing>{}<a:graphic><pic:pic/></a:graphic></w:drawing></w:r></w:p>"
EXTENT = (
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="{}" cy="{}"/><a:graphic><pic:pic/></a:graphic></wp:inline>'
)


@pytest.mark.parametrize(
    ("drawing", "code"),
    [
        (EXTENT.format(1_440_000, 720_000), "small-images"),  # 4 cm by 2 cm
        (EXTENT.format(5_760_000, 3_600_000), "unread-content"),  # 16 cm by 10 cm
        ('<v:shape style="width:120pt;height:60pt"><v:imagedata/></v:shape>', "small-images"),
        ('<v:shape style="width:16cm;height:100mm"><v:imagedata/></v:shape>', "unread-content"),
        ("<v:shape><v:imagedata/></v:shape>", "unread-content"),
    ],
)
def test_only_a_picture_that_may_show_a_clause_is_told_as_unread(drawing: str, code: str) -> None:
    document = read_docx(f"<w:p>{text_run('a')}<w:r><w:pict>{drawing}</w:pict></w:r></w:p>")
    assert list(messages(document)) == [code]
