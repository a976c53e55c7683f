from __future__ import annotations

import pytest

from cptslint.errors import InputError
from cptslint.model.document import BlockKind, Cell, Style
from cptslint.readers import read_bytes
from tests.readers.formats.make_odt import (
    NAMESPACES,
    TYPE,
    heading,
    inner,
    item,
    level,
    list_style,
    listed,
    make_odt,
    paragraph,
    read_odt,
    text_style,
)
from tests.readers.make_docx import messages, only, texts, zipped


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "c.odt")
    return str(caught.value)


def test_paragraphs_are_blocks_with_their_index() -> None:
    document = read_odt(paragraph("Premier.") + "<text:p/>" + paragraph("Deuxième."))
    assert document.text == "Premier.\nDeuxième."
    assert [(block.paragraph, block.kind) for block in document.blocks] == [
        (0, BlockKind.PARAGRAPH),
        (2, BlockKind.PARAGRAPH),
    ]
    assert (document.format, document.notes) == ("odt", ())


def test_white_space_is_folded_and_written_spaces_are_kept() -> None:
    text = 'Le\n  <text:span>préavis </text:span> est<text:s text:c="3"/>long<text:tab/>et<text:line-break/>ferme'
    assert texts(read_odt(paragraph(text))) == ["Le préavis est   long et", "ferme"]


def test_absurd_number_of_spaces_is_bounded() -> None:
    assert len(read_odt(paragraph('a<text:s text:c="999999999"/>b')).text) == 66


def test_heading_has_its_level_and_a_style_named_title_is_the_title() -> None:
    title = '<style:style style:name="Title" style:family="paragraph" style:display-name="Titre principal"/>'
    document = read_odt(paragraph("Convention", "Title") + heading("Objet", 2), common=title)
    assert [(block.style.heading_level, block.style.title) for block in document.blocks] == [(None, True), (2, False)]


def test_presentation_comes_through_the_chain_of_styles() -> None:
    parent = text_style("P", 'fo:font-weight="bold"', "paragraph")
    child = (
        '<style:style style:name="C" style:family="paragraph" style:parent-style-name="P">'
        '<style:paragraph-properties fo:text-align="center"/></style:style>'
    )
    span = text_style("U", 'style:text-underline-style="solid" fo:background-color="#ffff00"')
    body = paragraph("Objet", "C") + paragraph('<text:span text:style-name="U">à compléter</text:span>')
    assert [block.style for block in read_odt(body, child + span, parent).blocks] == [
        Style(bold=True, centred=True),
        Style(underlined=True, highlighted=True),
    ]


def test_style_that_is_its_own_parent_is_read() -> None:
    loop = text_style("P", 'fo:font-weight="bold"', "paragraph", 'style:parent-style-name="P"')
    assert only(read_odt(paragraph("a", "P"), loop)).style.bold


def test_grey_is_shading_and_no_highlight() -> None:
    grey = text_style("G", 'fo:background-color="#d9d9d9"')
    assert not only(read_odt(paragraph('<text:span text:style-name="G">a</text:span>'), grey)).style.highlighted


def test_link_is_not_underlined() -> None:
    under = text_style("U", 'style:text-underline-style="solid"')
    body = paragraph('<text:a><text:span text:style-name="U">www.exemple.fr</text:span></text:a>')
    assert not only(read_odt(body, under)).style.underlined


def test_lists_have_the_labels_that_are_printed() -> None:
    style = list_style(
        level(1, "1", 'style:num-suffix=")"'),
        level(2, "a", 'style:num-prefix="(" style:num-suffix=")"'),
        level(3, "1", 'style:num-suffix="." text:display-levels="3"'),
    )
    body = listed(
        item("un"),
        item(paragraph("deux") + inner(item("a"), item(paragraph("b") + inner(item("fond"))))),
        item(inner(item("c"))),
        item("trois", 'text:start-value="7"'),
        item(paragraph("quatre") + paragraph("suite")),
    )
    document = read_odt(body, style)
    assert texts(document) == [
        "1) un",
        "2) deux",
        "(a) a",
        "(b) b",
        "2.b.1. fond",
        "(c) c",
        "7) trois",
        "8) quatre",
        "suite",
    ]
    assert [block.label for block in document.blocks][:3] == ["1)", "2)", "(a)"]
    assert [block.level for block in document.blocks] == [0, 0, 1, 1, 2, 1, 0, 0, 0]
    assert {block.kind for block in document.blocks[:8]} == {BlockKind.LIST_ITEM}


def test_list_begins_again_unless_it_goes_on() -> None:
    style = list_style(level(1, "1"))
    body = (
        listed(item("a"), item("b"), more='xml:id="x"')
        + listed(item("c"))
        + listed(item("d"), more='text:continue-numbering="true"')
        + listed(item("e"), more='text:continue-list="x"')
    )
    assert texts(read_odt(body, style)) == ["1. a", "2. b", "1. c", "2. d", "3. e"]


def test_pattern_of_libreoffice_wins_over_prefix_and_suffix() -> None:
    style = list_style(level(1, "1", 'style:num-suffix="." style:num-list-format="Article %1% -"'))
    document = read_odt(listed(item("Objet")), style)
    assert document.text == "Article 1 - Objet"
    assert only(document).kind is BlockKind.PARAGRAPH


def test_bullet_is_a_dash() -> None:
    bullet = '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
    document = read_odt(listed(item("un"), "<text:list-header><text:p>tête</text:p></text:list-header>"), bullet)
    assert texts(document) == ["- un", "tête"]
    assert document.blocks[0].label == "-"


def test_headings_are_numbered_by_the_outline() -> None:
    outline = (
        '<text:outline-style style:name="Outline">'
        '<text:outline-level-style text:level="1" style:num-format="I" style:num-prefix="Titre "/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    body = (
        heading("Objet")
        + heading("Durée", 2)
        + heading("Fin", 2)
        + heading("Divers")
        + heading("Suite", 2)
        + heading("Sans", 1, 'text:is-list-header="true"')
    )
    assert texts(read_odt(body, common=outline)) == [
        "Titre I Objet",
        "I.1 Durée",
        "I.2 Fin",
        "Titre II Divers",
        "II.1 Suite",
        "Sans",
    ]


def test_table_gives_each_merged_cell_once() -> None:
    table = (
        "<table:table><table:table-header-rows><table:table-row>"
        f'<table:table-cell table:number-columns-spanned="2">{paragraph("Engagements")}</table:table-cell>'
        f"<table:covered-table-cell/><table:table-cell>{paragraph('Délai')}</table:table-cell></table:table-row>"
        "</table:table-header-rows><table:table-row>"
        f'<table:table-cell table:number-rows-spanned="2">{paragraph("CPTS")}</table:table-cell>'
        f'<table:table-cell table:number-columns-repeated="2">{paragraph("x")}</table:table-cell>'
        f"<table:table-cell>{paragraph('y')}</table:table-cell></table:table-row></table:table>"
    )
    document = read_odt(table + paragraph("Suite."))
    assert [(text, block.cell) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("Engagements", Cell(0, 0, 0)),
        ("Délai", Cell(0, 0, 2)),
        ("CPTS", Cell(0, 1, 0)),
        ("x", Cell(0, 1, 1)),
        ("y", Cell(0, 1, 3)),
        ("Suite.", None),
    ]


def test_note_follows_its_paragraph() -> None:
    note = '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>'
    body = paragraph(
        f"Un{note.format('footnote', paragraph('bas'))} et deux{note.format('endnote', paragraph('fin'))}."
    ) + paragraph(f"Trois{note.format('footnote', paragraph('autre'))}.")
    document = read_odt(body)
    assert texts(document) == ["Un et deux.", "[note 1] bas", "[note de fin 1] fin", "Trois.", "[note 2] autre"]
    assert [(block.kind, block.label, block.paragraph) for block in document.blocks][1] == (
        BlockKind.NOTE,
        "[note 1]",
        0,
    )


def test_deleted_text_and_comments_are_not_read_and_are_told() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>un</text:p></text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    text = (
        'Préavis de <text:change text:change-id="a"/><text:change-start/>trois<text:change-end/> mois'
        "<office:annotation><text:p>À revoir</text:p></office:annotation>."
    )
    document = read_odt(changes + paragraph(text))
    assert document.text == "Préavis de trois mois."
    assert messages(document) == {
        "tracked-changes": "Le fichier porte des modifications suivies (1 insertion, 1 suppression), lues comme acceptées.",
        "comments": "Le fichier porte 1 commentaire en marge, hors de la convention et non lus.",
    }


def test_hidden_text_is_told_and_not_read() -> None:
    hidden = text_style("H", 'text:display="none"')
    body = paragraph('Visible<text:span text:style-name="H"> masqué</text:span>.') + (
        '<text:section text:name="s" text:display="none"><text:p>Section.</text:p></text:section>'
        '<text:section text:name="t"><text:p>Lue.</text:p></text:section>'
    )
    document = read_odt(body, hidden)
    assert texts(document) == ["Visible.", "Lue."]
    assert messages(document)["hidden-text"] == "Le fichier contient du texte masqué (2 passages) : il n'est pas lu."


def test_text_box_follows_its_paragraph_and_images_are_told() -> None:
    box = f"<draw:frame><draw:text-box>{paragraph('Encadré')}</draw:text-box></draw:frame>"
    image = (
        '<draw:frame svg:width="3cm" svg:height="20mm"><draw:image/><svg:title>logo</svg:title></draw:frame>'
        '<draw:frame svg:width="16cm" svg:height="22cm"><draw:image/></draw:frame>'
    )
    document = read_odt(paragraph(f"Avant {box}{image}après."))
    assert texts(document) == ["Avant après.", "Encadré"]
    assert document.blocks[1].kind is BlockKind.TEXT_BOX
    assert messages(document) == {
        "unread-content": "Contenu non lu, même s'il porte du texte : 1 grande image.",
        "small-images": "Le fichier porte 1 petite image (logo, cachet, signature), sans texte lu.",
    }


def test_fields_give_their_result_and_an_index_its_lines() -> None:
    index = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Sommaire</text:index-title-template>"
        '</text:table-of-content-source><text:index-body><text:p text:style-name="Contents_20_1">Objet<text:tab/>3</text:p>'
        "</text:index-body></text:table-of-content>"
    )
    style = '<style:style style:name="Contents_20_1" style:family="paragraph" style:display-name="Contents 1"/>'
    field = '<text:bookmark-ref text:ref-name="x">article 4</text:bookmark-ref>'
    assert texts(read_odt(index + paragraph(f"Voir l'{field}."), common=style)) == ["Objet\t3", "Voir l'article 4."]


def test_headers_and_footers_come_last_once() -> None:
    master = (
        f'<style:master-page style:name="A"><style:header>{paragraph("CPTS")}</style:header>'
        f"<style:footer>{paragraph('Page')}</style:footer></style:master-page>"
        f'<style:master-page style:name="B"><style:header>{paragraph("CPTS")}</style:header></style:master-page>'
    )
    document = read_odt(paragraph("Corps."), masters=master)
    assert [(text, block.kind) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("Corps.", BlockKind.PARAGRAPH),
        ("CPTS", BlockKind.HEADER),
        ("Page", BlockKind.FOOTER),
    ]


def test_template_is_read_and_so_is_a_zip_whose_type_is_not_first() -> None:
    assert read_bytes(make_odt(paragraph("a"), kind=f"{TYPE}-template"), "c.ott").format == "odt"
    content = f"<office:document-content {NAMESPACES}><office:body><office:text>{paragraph('a')}</office:text></office:body></office:document-content>"
    moved = zipped({"content.xml": content, "META-INF/manifest.xml": TYPE})
    assert read_bytes(moved, "c.odt").text == "a"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("spreadsheet", "un classeur OpenDocument (ODS)"),
        ("presentation", "une présentation OpenDocument (ODP)"),
        ("formula", "un fichier OpenDocument"),
    ],
)
def test_other_open_documents_are_named(kind: str, told: str) -> None:
    data = make_odt("", kind=f"application/vnd.oasis.opendocument.{kind}")
    assert refused(data) == (
        f"« c.odt » est {told}, un format que cptslint ne lit pas : donnez la convention elle-même, en DOCX ou en texte."
    )


def test_encrypted_odt_is_told() -> None:
    data = make_odt("", **{"META-INF/manifest__xml": "<manifest><encryption-data/></manifest>"})
    assert refused(data) == (
        "« c.odt » est un document protégé par un mot de passe, un format que cptslint ne lit pas : ouvrez-le avec son mot"
        " de passe et enregistrez une copie sans protection."
    )


def test_damaged_and_hostile_files_are_told() -> None:
    repair = "rouvrez-le dans Word ou LibreOffice et enregistrez une copie, ou demandez un nouvel envoi."
    data = make_odt(paragraph("a"))
    assert refused(data[: len(data) // 2]) == f"« c.odt » est un ODT tronqué ou endommagé : {repair}"
    assert (
        refused(make_odt("<text:p>"))
        == f"« c.odt » est un ODT tronqué ou endommagé (« content.xml » est illisible) : {repair}"
    )
    deep = make_odt("<text:section>" * 400 + "</text:section>" * 400)
    assert "est un ODT tronqué ou endommagé" in refused(deep)
    bomb = make_odt(paragraph("a" * 9_000_000))
    assert refused(bomb).startswith("« c.odt » se déploie hors de toute mesure (« content.xml », 9 Mo)")
    entities = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert "contient une déclaration DTD" in refused(make_odt("", content__xml=entities))


def test_damaged_styles_are_told_and_the_text_is_read() -> None:
    document = read_bytes(make_odt(paragraph("a"), styles__xml="<"), "c.odt")
    assert document.text == "a"
    assert messages(document)["damaged-part"] == (
        "Une partie du fichier est illisible et n'a pas été lue : « styles.xml »."
    )


def test_odt_without_text_is_told() -> None:
    assert refused(make_odt("")) == (
        "« c.odt » ne contient aucun texte à analyser : si la convention y est numérisée en image, passez-la d'abord à la"
        " reconnaissance de caractères (OCR)."
    )
