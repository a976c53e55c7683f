from __future__ import annotations

from contextlib import suppress

import pytest

from cptslint.errors import InputError
from cptslint.model.document import BlockKind, Cell, Document, Style
from cptslint.readers import read_bytes
from tests.growth import growth
from tests.readers.make_docx import check, messages, only, texts

HEAD = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset2 Symbol;}{\f2\fnil\fcharset238 Arial;}}"
    r"{\colortbl;\red255\green255\blue0;\red217\green217\blue217;}"
    r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 Titre 2;}{\s3 Title;}{\s4 toc 1;}{\s5\outlinelevel3 Mien;}"
    r"{\*\cs9 Renvoi;}}"
)


def read_rtf(body: str) -> Document:
    """Read an RTF, checking the laws every document obeys."""
    document = read_bytes((HEAD + body + "}").encode("cp1252"), "c.rtf")
    check(document)
    return document


def test_paragraphs_are_blocks_with_their_index() -> None:
    document = read_rtf(r"\pard Premier.\par \par\pard Deux\line i\'e8me\~mois\_l\'e0.\par}")
    assert texts(document) == ["Premier.", "Deux", "ième\u00a0mois-là."]
    assert [block.paragraph for block in document.blocks] == [0, 2, 2]
    assert (document.format, document.notes) == ("rtf", ())


def test_characters_by_name_code_page_and_number() -> None:
    body = r"l\rquote\'9cil \emdash  d\u233?lai \uc2\u8364\'80\'80\uc0\u233 \{a\}\\"
    assert read_rtf(body).text == "l’œil — délai €é{a}\\"
    assert read_rtf(r"{\f2 \'b3}\u-10179?\u-8704?").text == "ł😀"


def test_unknown_code_page_is_that_of_windows() -> None:
    assert texts(read_bytes(rb"{\rtf1\ansi\ansicpg9 caf\'e9\par}", "a.rtf")) == ["café"]


def test_soft_hyphen_is_dropped_and_a_line_end_of_the_file_is_nothing() -> None:
    assert read_rtf("conven\\-tion de par\r\ntenariat").text == "convention de partenariat"


def test_presentation() -> None:
    body = (
        r"\pard\qc\b Gras\b0\par\pard{\ul souligne}\ulnone\par\pard\highlight1 a\par\plain\pard\chcbpat1 b\par"
        r"\plain\pard\chcbpat2 c\par\pard\s1\b d\par\pard\plain\s2 e\par\pard\s3 f\par\pard\s5 g\par\pard\outlinelevel0 h\par"
    )
    assert [block.style for block in read_rtf(body).blocks] == [
        Style(bold=True, centred=True),
        Style(underlined=True),
        Style(highlighted=True),
        Style(highlighted=True),
        Style(),
        Style(1, bold=True),
        Style(2),
        Style(title=True),
        Style(4),
        Style(1),
    ]


def test_labels_of_lists_are_those_the_file_holds() -> None:
    body = (
        r"\pard{\listtext\pard\plain 1)\tab}\ls1\ilvl0 un\par{\listtext a.\tab}\ilvl1 deux\par"
        r"\pard{\listtext\f1 \'b7\tab}trois\par\pard{\pntext\f1\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}quatre\par"
        r"\pard\b{\listtext Article 2 -\tab}Objet\par"
    )
    document = read_rtf(body)
    assert texts(document) == ["1) un", "a. deux", "- trois", "- quatre", "Article 2 - Objet"]
    assert [(block.label, block.level) for block in document.blocks] == [
        ("1)", 0),
        ("a.", 1),
        ("-", 0),
        ("-", 0),
        ("Article 2 -", 0),
    ]
    assert document.blocks[4].kind is BlockKind.PARAGRAPH


def test_table() -> None:
    body = (
        r"\trowd\cellx100\cellx200\pard\intbl CPTS\cell a\par b\cell\row\trowd\pard\intbl c\cell d\cell\row\pard Suite.\par"
        r"\trowd\pard\intbl e\cell\row\pard"
    )
    document = read_rtf(body)
    assert [(text, block.cell) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("CPTS", Cell(0, 0, 0)),
        ("a", Cell(0, 0, 1)),
        ("b", Cell(0, 0, 1)),
        ("c", Cell(0, 1, 0)),
        ("d", Cell(0, 1, 1)),
        ("Suite.", None),
        ("e", Cell(1, 0, 0)),
    ]


def test_note_and_text_box_follow_their_paragraph() -> None:
    body = (
        r"\pard Un{\super\chftn}{\footnote\pard {\super\chftn} bas}"
        r"{\shp{\*\shpinst{\sp{\sn txt}{\sv cache}}{\shptxt\pard Encadr\'e9\par}}{\shprslt double}} deux"
        r"{\footnote\ftnalt fin}.\par Suite.\par"
    )
    document = read_rtf(body)
    assert [(text, block.kind) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("Un deux.", BlockKind.PARAGRAPH),
        ("[note 1] bas", BlockKind.NOTE),
        ("Encadré", BlockKind.TEXT_BOX),
        ("[note de fin 1] fin", BlockKind.NOTE),
        ("Suite.", BlockKind.PARAGRAPH),
    ]
    assert [block.paragraph for block in document.blocks] == [0, 0, 0, 0, 1]


def test_changes_comments_hidden_text_and_images_are_told() -> None:
    body = (
        r"Pr\'e9avis de {\deleted un}{\revised trois} mois{\v cach\'e9}{\*\annotation\pard note}{\*\shppict{\pict 89504e}}{\pict\picwgoal567\pichgoal567 00}"
        r"{\nonshppict{\pict 8950}}{\object{\*\objdata 0102}{\result r}}.\par"
    )
    document = read_rtf(body)
    assert document.text == "Préavis de trois moisr."
    assert messages(document) == {
        "tracked-changes": "Le fichier porte des modifications suivies (1 insertion, 1 suppression), lues comme acceptées.",
        "comments": "Le fichier porte 1 commentaire en marge, hors de la convention et non lus.",
        "hidden-text": "Le fichier contient du texte masqué (1 passage) : il n'est pas lu.",
        "unread-content": "Contenu non lu, même s'il porte du texte : 1 grande image, 1 objet incorporé.",
        "small-images": "Le fichier porte 1 petite image (logo, cachet, signature), sans texte lu.",
    }


def test_paragraph_whose_end_is_deleted_joins_the_next() -> None:
    assert read_rtf(r"Le d\'e9lai {\deleted\par}est long.\par").text == "Le délai est long."


def test_fields_give_their_result_and_links_are_not_underlined() -> None:
    body = r'Voir {\field{\*\fldinst REF x}{\fldrslt l\rquote article 4}}.\par{\field{\*\fldinst HYPERLINK "x"}{\fldrslt\ul www}}\par'
    document = read_rtf(body)
    assert texts(document) == ["Voir l’article 4.", "www"]
    assert not document.blocks[1].style.underlined


def test_headers_and_footers_come_last_once() -> None:
    document = read_rtf(r"{\header\pard CPTS\par}{\headerf\pard CPTS\par}{\footer Bas\par}{\info{\title T}}Corps.\par")
    assert [(text, block.kind) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("Corps.", BlockKind.PARAGRAPH),
        ("CPTS", BlockKind.HEADER),
        ("Bas", BlockKind.FOOTER),
    ]


def test_tab_stays_in_a_table_of_contents_only() -> None:
    assert texts(read_rtf(r"\pard\s4 Objet\tab 3\par\pard a\tab b\par")) == ["Objet\t3", "a b"]


def test_unknown_destinations_are_not_read_and_binary_data_is_passed_over() -> None:
    assert read_rtf(r"a{\*\inconnu {x}\}y}{\*\blob\bin3 }}}b}c\bin2 }}d").text == "acd"


@pytest.mark.parametrize(
    "body",
    [
        r"a}}}}b",
        "a{{{{b",
        r"a\u",
        "a\\",
        r"a\'g0",
        r"a\u99999999?b\ilvl-4\uc-1\s-9\f-1\par",
        r"a{\fonttbl",
        r"a\bin999999999 b",
    ],
)
def test_damaged_files_are_read_as_far_as_they_go(body: str) -> None:
    assert read_rtf(body).text.startswith("a")


def test_depth_is_bounded() -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(b"{\\rtf1 " + b"{" * 100_000, "c.rtf")
    assert str(caught.value) == (
        "« c.rtf » imbrique ses groupes au-delà de toute mesure : enregistrez la convention en DOCX."
    )


@pytest.mark.parametrize(
    "unit", ["{a}", r"\b\b0 ", r"\'e9", r"\u233?", "{\\*\\x a}", "\\par ", "\\deleted ", "a{\\footnote b}", "{\\*\\x "]
)
def test_time_is_linear(unit: str) -> None:
    assert growth(lambda: _read(unit, 40_000), lambda: _read(unit, 5_000), enough=20) <= 20


def _read(unit: str, times: int) -> None:
    with suppress(InputError):
        read_bytes(b"{\\rtf1 " + (unit * times).encode(), "c.rtf")


def test_only_is_one_block() -> None:
    assert only(read_rtf("Seul.")).kind is BlockKind.PARAGRAPH
