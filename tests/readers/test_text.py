from __future__ import annotations

import textwrap
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.errors import InputError
from cptslint.model.document import BlockKind, Cell, Document, Style
from cptslint.readers import read_bytes
from tests.growth import growth
from tests.readers.make_docx import check, messages, only, texts

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def read_text(text: str) -> Document:
    document = read_bytes(text.encode(), "convention.txt")
    check(document)
    return document


def wrapped(*paragraphs: str, width: int = 80) -> str:
    """Return paragraphs broken at a width, a blank line between them."""
    return "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)


LONG = (
    "La présente convention a pour objet de définir les conditions dans lesquelles les parties organisent ensemble, "
    "sur le territoire de la communauté, la sortie des patients âgés, leur retour à domicile et le suivi de leur "
    "traitement."
)
OTHER = (
    "Chaque partie désigne un référent, joignable les jours ouvrés, qui prépare les réunions du comité de suivi, en "
    "tient le compte rendu et le transmet aux membres dans les quinze jours qui suivent la réunion, par "
    "messagerie sécurisée."
)
PARAGRAPHS = (LONG, OTHER, LONG.replace("présente", "susdite"), OTHER.replace("quinze", "trente"))


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ("Durée : 3 ans à l’essai".encode(), []),
        ("Durée : 3 ans à l’essai".encode("utf-8-sig"), []),
        ("Durée : 3 ans à l’essai".encode("utf-16"), []),
        (b"\xfe\xff" + "Durée : 3 ans à l’essai".encode("utf-16-be"), []),
        ("Durée : 3 ans à l’essai".encode("utf-16-le"), []),
        ("Durée : 3 ans à l’essai".encode("utf-16-be"), []),
        ("Durée : 3 ans à l’essai".encode("utf-32"), []),
        ("Durée : 3 ans à l’essai".encode("cp1252"), ["guessed-encoding"]),
        ("Durée : 3 ans à l’essai".encode("mac_roman"), ["guessed-encoding"]),
    ],
    ids=[
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-be-marked",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "windows-1252",
        "mac-roman",
    ],
)
def test_encodings(data: bytes, codes: list[str]) -> None:
    document = read_bytes(data, "x")
    assert document.text == "Durée : 3 ans à l’essai"
    assert list(messages(document)) == codes


@pytest.mark.parametrize(
    ("encoding", "name", "text"),
    [
        ("cp1252", "Windows-1252", "« Déjà payé » : 3 œuvres à 20 €"),
        ("iso8859_15", "ISO-8859-15", "« Déjà payé » : 3 œuvres à 20 €"),
        ("iso8859_15", "Windows-1252", "« Déjà payé » : 3 ans"),
        ("mac_roman", "Mac Roman", "« Déjà payé » : 3 œuvres à 20 €"),
        ("cp850", "DOS (CP850)", "« Déjà payé » : 3 ans"),
    ],
)
def test_the_encoding_that_writes_french_is_guessed_and_named(encoding: str, name: str, text: str) -> None:
    document = read_bytes(text.encode(encoding), "x")
    assert document.text == text
    assert messages(document)["guessed-encoding"] == f"Le texte n'est pas en UTF-8 : il est lu comme du {name}."


@pytest.mark.parametrize(
    "code", [0x034F, 0x061C, 0x115F, 0x180E, 0x2062, 0x206D, 0x3164, 0xFE0F, 0xFFA0, 0xFFFA, 0xE0061, 0xE0100]
)
def test_a_character_that_shows_nothing_does_not_cut_a_word(code: int) -> None:
    assert read_bytes(f"rési{chr(code)}liation".encode(), "x").text == "résiliation"


def test_one_bad_byte_does_not_turn_utf8_into_windows_1252() -> None:
    document = read_bytes(("é" * 20).encode() + b"\xff" + "é".encode(), "x")
    assert document.text == "é" * 20 + "\ufffd" + "é"
    assert list(messages(document)) == ["damaged-encoding"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\u2028", "\x85"])
def test_line_ends(end: str) -> None:
    assert texts(read_text(f"Premier.{end}Deuxième.")) == ["Premier.", "Deuxième."]


def test_one_line_is_one_paragraph_and_knows_its_line() -> None:
    document = read_text("\n  Entre :\n\nLa CPTS\net\nle CHU")
    assert [(text, block.paragraph) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("Entre :", 1),
        ("La CPTS", 3),
        ("et", 4),
        ("le CHU", 5),
    ]
    assert (document.format, document.notes) == ("text", ())


def test_text_is_cleaned() -> None:
    assert read_text("e\u0301tude\u200b of\ufb01cielle\x07").text == "étude officielle"


def test_residues_of_an_extraction_are_dropped() -> None:
    document = read_text(
        "[bookmark: _Hlk14]La convention[footnoteRef:1] dure [3] ans.\n[bookmark: Texte1]   \nFin [à compléter]."
    )
    assert texts(document) == ["La convention dure [3] ans.", "Fin [à compléter]."]


@pytest.mark.parametrize("mark", ["-", "–", "•", "·", "▪", "1)", "12)", "a)", "iv)", "1°", "(a)", "b.", "o"])
def test_list_marks(mark: str) -> None:
    block = only(document := read_text(f"{mark} informer le patient"))
    assert (block.kind, block.label) == (BlockKind.LIST_ITEM, mark)
    assert document.text == f"{mark} informer le patient"


@pytest.mark.parametrize(
    "line",
    ["2.1 Titre", "I. Objet", "I - Objet", "Article 3 - Durée", "1. Objet", "A) Objet", "3 – Durée", "-5 °C", "---"],
)
def test_headings_are_no_list_items(line: str) -> None:
    block = only(read_text(line))
    assert (block.kind, block.label) == (BlockKind.PARAGRAPH, "")


def test_indentation_gives_the_level() -> None:
    document = read_text("- a\n  - b\n    - c\n  - d\n- e\nTexte\n    - f")
    assert [block.level for block in document.blocks] == [0, 1, 2, 1, 0, 0, 0]


def test_wrapped_lines_are_joined() -> None:
    document = read_text(wrapped(*PARAGRAPHS))
    assert texts(document) == list(PARAGRAPHS)
    assert list(messages(document)) == ["unwrapped-lines"]
    assert [block.paragraph for block in document.blocks] == [0, 4, 8, 12]


def test_headings_items_and_signatures_are_not_joined() -> None:
    head = "CONVENTION DE PARTENARIAT\nENTRE\nL'EHPAD et la CPTS\n"
    items = "Les parties :\n- informent les patients ;\n- désignent un référent.\n"
    signature = "Fait à X, le 3 mai 2026\nPour l'EHPAD          Pour la CPTS\nLa directrice         Le président"
    body = f"{wrapped(LONG)}\nARTICLE 2 - SUIVI\n{wrapped(OTHER)}\n{items}{wrapped(OTHER, LONG)}"
    document = read_text(f"{head}{body}\n\n{signature}")
    assert texts(document) == [
        "CONVENTION DE PARTENARIAT",
        "ENTRE",
        "L'EHPAD et la CPTS",
        LONG,
        "ARTICLE 2 - SUIVI",
        OTHER,
        "Les parties :",
        "- informent les patients ;",
        "- désignent un référent.",
        OTHER,
        LONG,
        "Fait à X, le 3 mai 2026",
        "Pour l'EHPAD          Pour la CPTS",
        "La directrice         Le président",
    ]


def test_wrapped_list_item_is_joined() -> None:
    item = "- " + OTHER
    document = read_text(wrapped(LONG, item, *PARAGRAPHS))
    assert texts(document)[:2] == [LONG, item]
    assert [block.label for block in document.blocks][:2] == ["", "-"]


def test_article_quoted_at_the_start_of_a_line_is_no_heading() -> None:
    filler = "x" * 60
    text = f"{wrapped(*PARAGRAPHS)}\n\n{filler} selon l'accord de\nArticle 3 du règlement, sans exception."
    assert texts(read_text(text))[-1] == f"{filler} selon l'accord de Article 3 du règlement, sans exception."


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("parte-", "nariat", "partenariat"),
        ("celui-", "ci", "celui-ci"),
        ("sous-", "traitant", "sous-traitant"),
        ("peut-", "être", "peut-être"),
        ("soi-", "gnant", "soignant"),
        ("vis-à-", "vis", "vis-à-vis"),
        ("Saint-", "Denis", "Saint-Denis"),
        ("2024-", "2025", "2024-2025"),
        ("médico-", "sociale", "médico-sociale"),
    ],
)
def test_word_cut_at_the_end_of_a_line(before: str, after: str, joined: str) -> None:
    filler = "x" * (70 - len(before) - 1)
    text = f"{wrapped(*PARAGRAPHS, width=70)}\n\n{filler} {before}\n{after} du territoire."
    assert texts(read_text(text))[-1] == f"{filler} {joined} du territoire."


@pytest.mark.parametrize("abbreviation", ["l'article L.", "l'art.", "M.", "(cf."])
def test_abbreviation_at_the_end_of_a_line_ends_no_sentence(abbreviation: str) -> None:
    filler = "x" * (76 - len(abbreviation))
    text = f"{wrapped(*PARAGRAPHS)}\n\n{filler} {abbreviation}\n\x0cDupont, à la page suivante."
    assert texts(read_text(text))[-1] == f"{filler} {abbreviation} Dupont, à la page suivante."


def test_compound_written_elsewhere_keeps_its_hyphen() -> None:
    filler = "x" * 60
    text = f"{wrapped(*PARAGRAPHS, width=70)}\n\nUne télé-expertise.\n\n{filler} la télé-\nexpertise."
    assert texts(read_text(text))[-1] == f"{filler} la télé-expertise."


def test_soft_hyphen_at_the_end_of_a_line_is_mended() -> None:
    filler = "x" * 60
    text = f"{wrapped(*PARAGRAPHS, width=70)}\n\n{filler} parte\u00ad\nnariat."
    assert texts(read_text(text))[-1] == f"{filler} partenariat."


@pytest.mark.parametrize(
    "number",
    ["12", "Page 3 / 8", "Page 3", "- 4 -", "– 4 –", "3/8", "p. 7", "3 sur 8", "page 3 sur 8", "(5)", "Page 2 :"],
)
def test_page_number_alone_is_dropped(number: str) -> None:
    document = read_text(f"Le délai est de deux mois.\n\n{number}\n\nFin.")
    assert texts(document) == ["Le délai est de deux mois.", "Fin."]
    assert messages(document) == {"page-furniture": "Écarté du texte : 1 numéro de page."}


@pytest.mark.parametrize("text", ["Places\n12\nLits\n30", "450\n\n12\n\n700", "Article 1\n\n2026\n\nFin"])
def test_number_of_a_table_is_kept(text: str) -> None:
    assert read_text(text).text == text.replace("\n\n", "\n")


def test_running_header_is_dropped_and_the_sentence_it_cut_is_joined() -> None:
    pages = [f"{LONG} {OTHER} {LONG} {OTHER} Phrase {page} coupée par la fin" for page in range(1, 4)]
    edge = "\n\nCHU de X – Service juridique\n{}\n\nde la page. "
    text = "".join(body + edge.format(page) for page, body in enumerate(pages, 1))
    document = read_text(text)
    assert len(document.blocks) == 1
    assert "Service juridique" not in document.text
    assert "coupée par la fin de la page." in document.text
    assert messages(document) == {
        "page-furniture": "Écarté du texte : 3 numéros de page et 3 lignes d'en-tête ou de pied de page."
    }


def test_form_feed_in_the_middle_of_a_sentence_is_no_paragraph() -> None:
    assert read_text("La convention est conclue pour\n\x0cune durée de trois ans.").text == (
        "La convention est conclue pour une durée de trois ans."
    )


def test_page_that_ends_with_a_sentence_ends_the_paragraph() -> None:
    document = read_text(f"{wrapped(*PARAGRAPHS)}\n\x0cLa suite commence ici.")
    assert texts(document)[-1] == "La suite commence ici."


def test_running_footer_that_ends_with_the_page_number_is_dropped() -> None:
    text = "\n\n".join(f"{LONG} {OTHER} {LONG}\n\nConvention HAD - CPTS       {page}" for page in range(1, 5))
    assert texts(read_text(text)) == [f"{LONG} {OTHER} {LONG}"] * 4


def test_numbered_titles_at_page_distance_are_kept() -> None:
    text = "\n\n".join(f"Fiche action {page}\n\n{LONG} {OTHER} {LONG}" for page in range(1, 5))
    assert sum(line.startswith("Fiche action") for line in texts(read_text(text))) == 4


def test_full_lines_that_all_end_a_sentence_are_not_joined() -> None:
    visas = [f"Vu le code de la santé publique, notamment ses articles L. 1110-4 et L. {end} ;" for end in (11, 12)]
    indicators = [f"Part des {'x' * 60} reçus.", f"Nombre de {'x' * 58} tenus.", f"Délai des {'x' * 58} remis."]
    text = "\n".join(visas) + f"\n\n{wrapped(*PARAGRAPHS)}\n\n" + "\n".join(indicators)
    assert texts(read_text(text)) == [*visas, *PARAGRAPHS, *indicators]


def test_running_header_that_is_the_only_title_stays_once() -> None:
    page = f"{LONG} {OTHER} {LONG} {OTHER}"
    alone = "\n\n".join(f"Convention de partenariat\n{page}" for _ in range(3))
    assert texts(read_text(alone)) == ["Convention de partenariat", page, page, page]
    titled = alone.replace("partenariat\n", "partenariat\nCONVENTION CADRE\n", 1)
    assert texts(read_text(titled)) == ["CONVENTION CADRE", page, page, page]


def test_list_mark_alone_on_its_line_joins_its_item() -> None:
    document = read_text("Les parties :\n-\n\ninforment ;\n•\ndésignent.\no")
    assert [(text, block.label) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("Les parties :", ""),
        ("- informent ;", "-"),
        ("• désignent.", "•"),
        ("o", ""),
    ]


def test_wide_gap_after_a_list_mark_is_no_column() -> None:
    item = textwrap.fill(OTHER, 70, initial_indent="   -    ", subsequent_indent="        ")
    assert texts(read_text(f"{wrapped(*PARAGRAPHS)}\n\n{item}"))[-1] == f"- {OTHER}"


def test_signatures_below_one_another_are_not_joined() -> None:
    signature = f"Fait en double, le {'.' * 40}\nPour la Clinique, {'x' * 52}\nPour la CPTS, le président"
    document = read_text(f"{wrapped(*PARAGRAPHS, width=72)}\n{signature}")
    assert texts(document)[-3:] == signature.split("\n")


def test_headings_that_differ_by_their_number_are_no_running_header() -> None:
    text = "\n".join(f"Article {number}\n{LONG} {OTHER} {LONG} {OTHER}" for number in range(1, 6))
    assert sum(line.startswith("Article") for line in texts(read_text(text))) == 5


def test_line_repeated_without_regularity_is_kept() -> None:
    text = f"La CPTS\n{LONG}\nLa CPTS\n{LONG * 9}\nLa CPTS\n{LONG}"
    assert texts(read_text(text)).count("La CPTS") == 3


def test_wrapped_corpus_text_comes_back_whole() -> None:
    source = (CORPUS / "dev" / "d04-ehpad-telemedecine" / "convention.txt").read_text(encoding="utf-8")
    lines = [part for line in source.split("\n") for part in textwrap.wrap(line, 84, break_on_hyphens=False) or [""]]
    paged = []
    for index, line in enumerate(lines, 1):
        paged.append(line)
        if index % 45 == 0:
            paged += ["", "EHPAD Ker-Ozen – Convention de coopération", f"Page {index // 45}/5", ""]
    assert read_text("\n".join(paged)).text == read_text(source).text


def test_markdown_heading() -> None:
    block = only(document := read_text("## **ARTICLE 1 – OBJET**"))
    assert (document.text, document.format) == ("ARTICLE 1 – OBJET", "markdown")
    assert block.style == Style(heading_level=2, bold=True)


def test_only_first_level_heading_is_the_title() -> None:
    document = read_text("# Convention\n\n## Article 1\n\nTexte.")
    assert [block.style for block in document.blocks] == [Style(1, title=True), Style(2), Style()]


def test_underlined_markdown_heading() -> None:
    assert [block.style.heading_level for block in read_text("Titre\n=====\n\n## Deux").blocks] == [1, 2]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("un **mot** gras et *un autre*", "un mot gras et un autre"),
        ("voir [le site](https://x.fr/a) ![logo](a.png)", "voir le site"),
        (r"1\. Objet \* \_ 5 \| 6", "1. Objet * _ 5 | 6"),
        ("2 * 3 = 6 et mon_fichier_utile", "2 * 3 = 6 et mon_fichier_utile"),
        ("signature : ________", "signature : ________"),
        ("l'article 1^{er} &amp; <u>suivants</u>", "l'article 1er & suivants"),
        ("1. Cadre :** la convention", "1. Cadre : la convention"),
        ("> cité", "cité"),
    ],
)
def test_markdown_marks_are_removed(source: str, text: str) -> None:
    assert texts(read_text(f"# T\n\n{source}"))[1] == text


def test_bold_and_underlined_mean_the_whole_block() -> None:
    document = read_text("# T\n**Préambule** :\n**Un** mot\n<u>Objet</u>")
    assert [(block.style.bold, block.style.underlined) for block in document.blocks[1:]] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_markdown_list_has_a_dash_and_levels() -> None:
    document = read_text("# T\n* a\n  * **b**\n1) c\n- - d")
    assert texts(document)[1:] == ["- a", "- b", "1) c", "- d"]
    assert [(block.label, block.level) for block in document.blocks[1:]] == [("-", 0), ("-", 1), ("1)", 0), ("-", 0)]


def test_markdown_table() -> None:
    document = read_text("# T\n| Année | Montant |\n|---|---|\n| 2026 | **10 €** <br> HT |\n\nSuite.\n\na | b |")
    cells = [(text, block.cell) for text, block in zip(texts(document), document.blocks, strict=True)][1:]
    assert cells == [
        ("Année", Cell(0, 0, 0)),
        ("Montant", Cell(0, 0, 1)),
        ("2026", Cell(0, 1, 0)),
        ("10 €", Cell(0, 1, 1)),
        ("HT", Cell(0, 1, 1)),
        ("Suite.", None),
        ("a", Cell(1, 0, 0)),
        ("b", Cell(1, 0, 1)),
    ]


def test_dashes_alone_are_no_markdown() -> None:
    assert read_text("- a\n- b\n- c").format == "text"


def test_wrapped_markdown_is_joined_and_its_headings_are_not() -> None:
    document = read_text(f"## Article 1\n{wrapped(LONG)}\n## Article 2\n{wrapped(OTHER, *PARAGRAPHS)}")
    assert texts(document)[:4] == ["Article 1", LONG, "Article 2", OTHER]
    assert document.format == "markdown"


@pytest.mark.parametrize(
    "unit",
    ["- ", "|", "*", "a-", "\x0c", "3/8\nx\n", "[", "\u00ad \n", " \t", "a\n3/8\n", "-----x", "\\", "1) ", "-\n"],
)
def test_time_is_linear(unit: str) -> None:
    assert growth(lambda: _read(unit * 40_000), lambda: _read(unit * 5_000), enough=20) <= 20


@given(st.text(alphabet=st.sampled_from("aéA1 .-–•|#*_[]()/\\\n\t\x0c\u00ad\u00a0\uf0b7\u2028e\u0301"), max_size=300))
def test_any_text_gives_exact_spans(text: str) -> None:
    try:
        document = read_bytes(text.encode(), "x")
    except InputError:
        return
    check(document)
    assert read_bytes(text.encode(), "x") == document


def _read(text: str) -> None:
    with suppress(InputError):
        read_bytes(text.encode(), "x")


def test_markdown_that_begins_with_a_tag_is_no_page() -> None:
    document = read_bytes(b"<div align='center'>\n\n# Convention\n\n</div>\n\nFin.\n", "x")
    assert document.format == "markdown"
