from __future__ import annotations

import pytest

from cptslint.errors import InputError
from cptslint.model.document import BlockKind, Cell, Document, Style
from cptslint.readers import read_bytes
from tests.readers.make_docx import check, messages, only, texts


def read_html(body: str, head: str = "") -> Document:
    """Read a page, checking the laws every document obeys."""
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    document = read_bytes(page.encode(), "c.html")
    check(document)
    return document


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "c.html")
    return str(caught.value)


def test_paragraphs_are_blocks_and_white_space_is_folded() -> None:
    document = read_html("<p>Le\n   <b>préavis</b> est <i> long</i>,<br>et&nbsp;ferme.</p>Seul <div>Dernier</div>")
    assert texts(document) == ["Le préavis est long,", "et\u00a0ferme.", "Seul", "Dernier"]
    assert [block.paragraph for block in document.blocks] == [0, 0, 1, 2]
    assert (document.format, document.notes) == ("html", ())


def test_scripts_styles_and_hidden_parts_are_not_read() -> None:
    body = (
        "<script>alert('x')</script><style>p{}</style><noscript>Activez</noscript><template>T</template>"
        "<!-- <p>commenté</p> --><p>Lu.</p><p hidden>a</p><p style='display: none'>b</p><p class=c>d</p>"
        "<p style='visibility:hidden'>e</p><p style='mso-hide:all'>f</p><textarea>g</textarea>"
    )
    document = read_html(body, "<title>Titre</title><style>.c { display:none }</style>")
    assert document.text == "Lu."
    assert messages(document) == {"hidden-text": "Le fichier contient du texte masqué (5 passages) : il n'est pas lu."}


def test_only_first_level_heading_is_the_title() -> None:
    document = read_html("<h1>Convention</h1><h2>Article 1</h2><p>Texte.</p>")
    assert [block.style for block in document.blocks] == [
        Style(1, bold=True, title=True),
        Style(2, bold=True),
        Style(),
    ]


def test_presentation_comes_from_tags_attributes_and_style_sheets() -> None:
    sheet = "<style>/* x */ p.gras, .g2 { font-weight:700 } .c{text-align:center!important} u.non{text-decoration:none}</style>"
    body = (
        "<p class=gras>a</p><p class='g2 c'>b</p><p align=center><u>c</u></p><p><u class=non>d</u></p>"
        "<p><strong>e</strong> f</p><p><mark>g</mark></p><p><span style='background:#ffff00'>h</span></p>"
        "<p><a href='x'><u>i</u></a></p><center>j</center><p style='background:#eeeeee'>k</p>"
    )
    styles = [block.style for block in read_html(body, sheet).blocks]
    assert styles == [
        Style(bold=True),
        Style(bold=True, centred=True),
        Style(underlined=True, centred=True),
        Style(),
        Style(),
        Style(highlighted=True),
        Style(highlighted=True),
        Style(),
        Style(centred=True),
        Style(),
    ]


def test_lists_have_the_labels_that_are_printed() -> None:
    body = (
        "<ol start=3><li>trois<ul><li>puce</li></ul></li><li value=9><p>neuf</p><p>suite</p></li><li>dix</li></ol>"
        "<ol type=a><li>un</li></ol><ol style='list-style-type:upper-roman'><li>I</li></ol>"
        "<ul style='list-style-type:none'><li>sans</li></ul><ul><li>- tapé</li></ul>"
    )
    document = read_html(body)
    assert texts(document) == [
        "3. trois",
        "- puce",
        "9. neuf",
        "suite",
        "10. dix",
        "a. un",
        "I. I",
        "sans",
        "- tapé",
    ]
    assert [(block.label, block.level) for block in document.blocks] == [
        ("3.", 0),
        ("-", 1),
        ("9.", 0),
        ("", 0),
        ("10.", 0),
        ("a.", 0),
        ("I.", 0),
        ("", 0),
        ("-", 0),
    ]


def test_lists_of_word_keep_the_marks_it_wrote() -> None:
    body = "<p class=MsoListParagraph><![if !supportLists]><span>a)<span>&nbsp; </span></span><![endif]>Informer la CPTS</p>"
    document = read_html(body)
    assert document.text == "a)\u00a0 Informer la CPTS"
    assert only(document).label == "a)"


def test_number_that_libreoffice_glued_to_its_heading() -> None:
    body = "<h1>Article 1 -Objet</h1><h2>2.1Durée</h2><h2>3D Santé</h2><h2>Article 3 - Suite</h2>"
    assert texts(read_html(body)) == ["Article 1 - Objet", "2.1 Durée", "3D Santé", "Article 3 - Suite"]


def test_table_gives_merged_cells_once() -> None:
    body = (
        "<table><thead><tr><th colspan=2>Engagements</th><th>Délai</th></tr></thead><tbody><tr><td rowspan=2>CPTS</td>"
        "<td>a<p>b</p></td><td>c</td></tr><tr><td>d</td><td>e</td></tr></tbody></table>"
        "<table><tr><td>Seule</td></tr></table>"
    )
    document = read_html(body)
    assert [(text, block.cell) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("Engagements", Cell(0, 0, 0)),
        ("Délai", Cell(0, 0, 2)),
        ("CPTS", Cell(0, 1, 0)),
        ("a", Cell(0, 1, 1)),
        ("b", Cell(0, 1, 1)),
        ("c", Cell(0, 1, 2)),
        ("d", Cell(0, 2, 1)),
        ("e", Cell(0, 2, 2)),
        ("Seule", None),
    ]


@pytest.mark.parametrize(
    ("reference", "note"),
    [
        (
            '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
            '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>En bas.</p></div>',
        ),
        (
            '<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>',
            '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> En bas.</p></div>',
        ),
    ],
    ids=["libreoffice", "word"],
)
def test_note_follows_its_paragraph(reference: str, note: str) -> None:
    document = read_html(f"<p>Un{reference} texte.</p><p>Suite.</p>{note}")
    assert texts(document) == ["Un texte.", "[note 1] En bas.", "Suite."]
    assert (document.blocks[1].kind, document.blocks[1].paragraph) == (BlockKind.NOTE, 0)


def test_note_that_nothing_refers_to_is_read_at_the_end() -> None:
    assert texts(read_html("<div id=sdfootnote3><p>En bas.</p></div><p>Corps.</p>")) == ["Corps.", "[note 1] En bas."]


def test_comments_of_word_are_told_and_not_read() -> None:
    document = read_html("<p>Corps<a href='#_msocom_1'>[A1]</a>.</p><div id='_com_1'><p>À revoir</p></div>")
    assert document.text == "Corps."
    assert messages(document)["comments"] == (
        "Le fichier porte 1 commentaire en marge, hors de la convention et non lus."
    )


def test_changes_are_read_as_accepted_and_images_are_told() -> None:
    document = read_html(
        "<p>Préavis de <del>un</del><ins>trois</ins> mois.<img src=x><img src=y width=40 height=40></p>"
    )
    assert document.text == "Préavis de trois mois."
    assert messages(document) == {
        "tracked-changes": "Le fichier porte des modifications suivies (1 insertion, 1 suppression), lues comme acceptées.",
        "unread-content": "Contenu non lu, même s'il porte du texte : 1 grande image.",
        "small-images": "Le fichier porte 1 petite image (logo, cachet, signature), sans texte lu.",
    }


def test_header_and_footer_of_libreoffice_come_last() -> None:
    document = read_html('<div title="header"><p>Haut</p></div><p>Corps.</p><div title="footer"><p>Bas</p></div>')
    assert [(text, block.kind) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("Corps.", BlockKind.PARAGRAPH),
        ("Haut", BlockKind.HEADER),
        ("Bas", BlockKind.FOOTER),
    ]


def test_preformatted_lines_stay() -> None:
    assert texts(read_html("<pre>un\ndeux</pre>")) == ["un", "deux"]


@pytest.mark.parametrize(
    "data",
    [
        '<html><meta charset="iso-8859-1"><p>délai d’un œil'.encode("cp1252"),
        '<html><meta charset="nimporte"><p>délai d’un œil'.encode(),
        "<html><p>délai d’un œil".encode(),
        "\ufeff<html><p>délai d’un œil".encode(),
        "<html><p>délai d’un œil".encode("utf-16"),
        "<p class='x'>délai d’un œil</p>\n".encode(),
        "<html><p>délai d’un œil".encode("utf-16-le"),
        "<html><p>délai d’un œil".encode("utf-16-be"),
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><p>délai d’un œil</p>'.encode(),
        "<!-- saved -->\n<head><title>x</title></head><p>délai d’un œil".encode(),
        "<meta name=x><p>délai\0 d’un œil".encode(),
    ],
    ids=[
        "latin",
        "unknown",
        "utf-8",
        "mark",
        "utf-16",
        "fragment",
        "utf-16-le",
        "utf-16-be",
        "xhtml",
        "comment",
        "nul",
    ],
)
def test_encodings_and_beginnings(data: bytes) -> None:
    document = read_bytes(data, "c.html")
    assert (document.text, document.format) == ("délai d’un œil", "html")
    assert document.notes == ()


def test_wrong_encoding_is_told() -> None:
    document = read_bytes('<html><meta charset="utf-8"><p>délai'.encode("cp1252"), "c.html")
    assert document.text == "délai"
    assert messages(document)["guessed-encoding"] == (
        "L'encodage annoncé par la page n'est pas le sien : elle est lue comme du Windows-1252."
    )


def test_entities_reach_neither_files_nor_memory(tmp_path: object) -> None:
    page = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa">]><html><p>L&x;u&a;.</p></html>'
    assert "root:" not in read_bytes(page, "c.html").text


def test_hostile_pages_are_read_or_told() -> None:
    assert refused(b"<html>" + b"<div>" * 5000 + b"x") == (
        "« c.html » imbrique ses éléments au-delà de toute mesure : enregistrez la convention en DOCX ou en texte."
    )
    assert refused(b"<html><script>x</script>") == (
        "« c.html » ne contient aucun texte à analyser : donnez la convention elle-même, en DOCX ou en texte."
    )
    assert refused(b"<html><p>" + b"a" * 5_000_001).startswith("« c.html » dépasse 5 Mo de texte")
    spans = read_html("<table><tr><td colspan=99999999 rowspan=99999999>a<td>b</table>")
    assert [block.cell for block in spans.blocks] == [Cell(0, 0, 0), Cell(0, 0, 1000)]
    image = b"<html><p>a<img src='data:image/png;base64," + b"A" * 12_000_000 + b"'>b</p>"
    assert read_bytes(image, "c.html").text == "ab"


def test_xml_that_is_no_page_is_refused() -> None:
    assert refused(b'<?xml version="1.0"?><data/>') == (
        "« c.html » est un fichier XML, un format que cptslint ne lit pas : convertissez le fichier en DOCX (dans Word ou"
        " LibreOffice : Fichier, Enregistrer sous) ou en texte."
    )


def test_markdown_with_a_tag_is_no_page() -> None:
    assert read_bytes(b"<p align=center>\n\n# Convention\n\n## Article 1\n", "c.md").format == "markdown"


def test_own_report_is_told() -> None:
    page = b"<!DOCTYPE html><html><head><title>cptslint&nbsp;: Convention</title></head><body><p>La CPTS</p>"
    assert refused(page) == "« c.html » est un rapport de cptslint : donnez la convention elle-même."
