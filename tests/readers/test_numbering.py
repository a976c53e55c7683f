from __future__ import annotations

import pytest

from cptslint.model.document import BlockKind
from cptslint.readers.numerals import number_text
from tests.readers.make_docx import level, listed, one_list, only, paragraph, read_docx, texts


@pytest.mark.parametrize(
    ("format_", "labels"),
    [
        ("decimal", ["1", "2", "27"]),
        ("decimalZero", ["01", "02", "27"]),
        ("upperRoman", ["I", "II", "XXVII"]),
        ("lowerRoman", ["i", "ii", "xxvii"]),
        ("upperLetter", ["A", "B", "AA"]),
        ("lowerLetter", ["a", "b", "aa"]),
        ("ordinal", ["1er", "2e", "27e"]),
        ("ordinalText", ["Premier", "Deuxième", "27"]),
        ("cardinalText", ["Un", "Deux", "27"]),
        ("numberInDash", ["- 1 -", "- 2 -", "- 27 -"]),
        ("none", ["", "", ""]),
        ("hebrew1", ["א", "ב", "כז"]),
        ("klingon", ["1", "2", "27"]),
    ],
)
def test_number_formats(format_: str, labels: list[str]) -> None:
    assert [number_text(value, format_) for value in (1, 2, 27)] == labels


@pytest.mark.parametrize(
    ("format_", "value"), [("upperRoman", 0), ("upperRoman", 4000), ("lowerLetter", 0), ("lowerLetter", 9999)]
)
def test_numbers_without_a_form_are_written_in_figures(format_: str, value: int) -> None:
    assert number_text(value, format_) == str(value)


def test_label_begins_the_block_and_makes_a_list_item() -> None:
    document = read_docx(listed("informer") + listed("verser"), numbering=one_list(level(0, "lowerLetter", "%1)")))
    assert texts(document) == ["a) informer", "b) verser"]
    assert [(block.label, block.kind, block.level) for block in document.blocks] == [
        ("a)", BlockKind.LIST_ITEM, 0),
        ("b)", BlockKind.LIST_ITEM, 0),
    ]


def test_bullet_is_a_dash_whatever_its_glyph() -> None:
    document = read_docx(listed("informer"), numbering=one_list(level(0, "bullet", "&#xF0B7;")))
    assert (document.text, only(document).label) == ("- informer", "-")


@pytest.mark.parametrize("label", ["Article %1 -", "TITRE %1", "Chapitre %1", "Section %1", "Annexe %1 :"])
def test_label_with_the_word_of_a_heading_makes_no_list_item(label: str) -> None:
    document = read_docx(listed("Objet"), numbering=one_list(level(0, "decimal", label)))
    expected = label.replace("%1", "1")
    assert document.text == f"{expected} Objet"
    assert (only(document).kind, only(document).label) == (BlockKind.PARAGRAPH, expected)


def test_numbered_bold_paragraph_is_no_list_item() -> None:
    bold = paragraph("Objet", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', "<w:b/>")
    assert only(read_docx(bold, numbering=one_list(level(0, "decimal", "%1.")))).kind is BlockKind.PARAGRAPH


def test_deeper_levels_show_the_upper_numbers_and_start_again() -> None:
    third = level(2, "lowerLetter", "%3)")
    numbering = one_list(level(0, "decimal", "Article %1"), level(1, "decimal", "%1.%2"), third)
    body = "".join(listed("x", level=depth) for depth in (0, 1, 1, 2, 2, 1, 2, 0, 1))
    labels = [block.label for block in read_docx(body, numbering=numbering).blocks]
    assert labels == ["Article 1", "1.1", "1.2", "a)", "b)", "1.3", "a)", "Article 2", "2.1"]


def test_level_that_never_restarts() -> None:
    numbering = one_list(level(0, "upperRoman", "%1"), level(1, "decimal", "%2", more='<w:lvlRestart w:val="0"/>'))
    body = "".join(listed("x", level=depth) for depth in (0, 1, 1, 0, 1))
    assert [block.label for block in read_docx(body, numbering=numbering).blocks] == ["I", "1", "2", "II", "3"]


def test_level_that_restarts_after_the_first_level_only() -> None:
    third = level(2, "decimal", "%3", more='<w:lvlRestart w:val="1"/>')
    numbering = one_list(level(0, "decimal", "%1"), level(1, "decimal", "%2"), third)
    body = "".join(listed("x", level=depth) for depth in (0, 1, 2, 1, 2, 0, 2))
    assert [block.label for block in read_docx(body, numbering=numbering).blocks] == ["1", "1", "1", "2", "2", "2", "1"]


def test_upper_level_never_met_shows_its_first_number_without_using_it() -> None:
    numbering = one_list(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"))
    body = "".join(listed("x", level=depth) for depth in (1, 0, 1))
    assert [block.label for block in read_docx(body, numbering=numbering).blocks] == ["1.1", "1", "1.1"]


def test_legal_numbering_writes_figures() -> None:
    numbering = one_list(level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    body = listed("x") + listed("x", level=1)
    assert [block.label for block in read_docx(body, numbering=numbering).blocks] == ["I", "1.1"]


def test_two_lists_of_one_definition_share_their_counter() -> None:
    second = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    numbering = one_list(level(0, "decimal", "%1)")) + second
    assert texts(read_docx(listed("a") + listed("b", "2"), numbering=numbering)) == ["1) a", "2) b"]


def test_start_override_starts_again_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    second = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'
    numbering = one_list(level(0, "decimal", "%1)")) + second
    body = listed("a") + listed("b", "2") + listed("c", "2")
    assert texts(read_docx(body, numbering=numbering)) == ["1) a", "5) b", "6) c"]


def test_level_override_replaces_the_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.", start=3)}</w:lvlOverride>'
    numbering = one_list(level(0, "decimal", "%1)"), overrides=override)
    assert read_docx(listed("a"), numbering=numbering).text == "C. a"


def test_number_zero_takes_the_list_of_the_style_away() -> None:
    styles = _style("Item", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    with_style = '<w:pStyle w:val="Item"/>'
    body = paragraph("a", with_style) + paragraph("b", f'{with_style}<w:numPr><w:numId w:val="0"/></w:numPr>')
    document = read_docx(body, numbering=one_list(level(0, "decimal", "%1)")), styles=styles)
    assert texts(document) == ["1) a", "b"]


def test_style_gives_the_list_and_the_level_bound_to_it() -> None:
    numbering = one_list(
        level(0, "decimal", "Article %1 -", more='<w:pStyle w:val="Un"/>'),
        level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Deux"/>'),
    )
    styles = _style("Un", '<w:numPr><w:numId w:val="1"/></w:numPr>') + _style("Deux", "", base="Un")
    body = "".join(paragraph("x", f'<w:pStyle w:val="{name}"/>') for name in ("Un", "Deux", "Deux", "Un"))
    labels = [block.label for block in read_docx(body, numbering=numbering, styles=styles).blocks]
    assert labels == ["Article 1 -", "1.1", "1.2", "Article 2 -"]


def test_list_of_a_numbering_style_is_followed() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Plan"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Plan"/>'
        f"{level(0, 'upperRoman', '%1 -')}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Plan"><w:name w:val="Plan"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    assert texts(read_docx(listed("a") + listed("b", "2"), numbering=numbering, styles=styles)) == ["I - a", "II - b"]


def test_numbering_styles_in_a_circle_give_no_label() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Plan"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = _style("Plan", '<w:numPr><w:numId w:val="1"/></w:numPr>', base="Plan")
    assert read_docx(listed("a"), numbering=numbering, styles=styles).text == "a"


@pytest.mark.parametrize(
    ("suffix", "label", "text"),
    [
        ("tab", "Article %1", "Article 1 Objet"),
        ("space", "Article %1", "Article 1 Objet"),
        ("nothing", "Article %1 : ", "Article 1 : Objet"),
        ("nothing", "§%1", "§1Objet"),
    ],
)
def test_what_stands_between_label_and_text(suffix: str, label: str, text: str) -> None:
    numbering = one_list(level(0, "decimal", label, more=f'<w:suff w:val="{suffix}"/>'))
    assert read_docx(listed("Objet"), numbering=numbering).text == text


def test_label_that_names_an_article_stays_without_text_and_others_do_not() -> None:
    empty = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    numbering = one_list(level(0, "decimal", "Article %1"), level(1, "decimal", "%2)"))
    body = empty.format(0) + paragraph("Objet") + empty.format(1) + listed("b", level=1)
    document = read_docx(body, numbering=numbering)
    assert texts(document) == ["Article 1", "Objet", "2) b"]


@pytest.mark.parametrize(
    ("start", "label"),
    [("0", "0)"), ("-4", "0)"), ("99999999999999999999", "0)"), ("4000000000", "32767)"), ("x", "0)")],
)
def test_absurd_starts_are_bounded(start: str, label: str) -> None:
    numbering = one_list(level(0, "decimal", "%1)").replace('w:start w:val="1"', f'w:start w:val="{start}"'))
    assert only(read_docx(listed("a"), numbering=numbering)).label == label


@pytest.mark.parametrize("number", ["7", "x", "-1"])
def test_unknown_list_gives_no_label(number: str) -> None:
    document = read_docx(listed("a", number), numbering=one_list(level(0, "decimal", "%1)")))
    assert (document.text, only(document).kind) == ("a", BlockKind.PARAGRAPH)


def test_line_break_leaves_the_label_to_the_first_piece() -> None:
    broken = paragraph("a</w:t><w:br/><w:t>b", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    document = read_docx(broken, numbering=one_list(level(0, "decimal", "%1)")))
    assert [(text, block.label) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("1) a", "1)"),
        ("b", ""),
    ]


def test_endless_label_is_cut() -> None:
    numbering = one_list(level(0, "decimal", "x" * 5000))
    assert len(only(read_docx(listed("a"), numbering=numbering)).label) == 100


def _style(identifier: str, properties: str, base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{identifier}"/>{based}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )
