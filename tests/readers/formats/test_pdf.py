from __future__ import annotations

import zlib
from importlib import util

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption

from cptslint.errors import InputError
from cptslint.model.document import BlockKind, Cell, Style
from cptslint.readers import read_bytes
from tests.readers.formats.make_pdf import HEIGHT, LEFT, RIGHT, WIDTH, Drawing, read_pdf
from tests.readers.make_docx import messages, only, texts

FIRST = (
    "La communauté professionnelle territoriale de santé organise l'accès aux soins non programmés sur son territoire, avec"
    " le concours des professionnels libéraux qui y exercent et dans la limite de ses moyens."
)
SECOND = (
    "Le centre hospitalier met à sa disposition une salle de réunion équipée, chaque mardi, sans contrepartie financière, et"
    " lui communique les dates de sortie des patients dans les quarante-huit heures."
)
THIRD = "Chacune des parties peut mettre fin à la convention à tout moment, en respectant un préavis de trois mois notifié par lettre."
OCR = "passez-la à la reconnaissance de caractères (OCR), puis convertissez-la en DOCX ou en texte."


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "c.pdf")
    return str(caught.value)


def picture() -> Image.Image:
    return Image.new("L", (60, 80), 200)


def test_lines_are_joined_into_paragraphs() -> None:
    drawing = Drawing()
    for text in (FIRST, SECOND, "- un premier point qui tient sur une ligne ;", f"- {THIRD}", "Fait à Lyon."):
        drawing.paragraph(text, gap=0)
    document = read_pdf(drawing)
    assert texts(document) == [
        FIRST,
        SECOND,
        "- un premier point qui tient sur une ligne ;",
        f"- {THIRD}",
        "Fait à Lyon.",
    ]
    assert [block.kind for block in document.blocks][2:] == [
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
        BlockKind.PARAGRAPH,
    ]
    assert (document.format, document.notes) == ("pdf", ())


def test_words_cut_at_the_end_of_a_line_are_mended_and_compounds_stay() -> None:
    drawing = Drawing()
    for line in (
        "La présente convention, signée dans les quarante-",
        "huit heures, lie le centre hospitalier et la commu-",
        "nauté professionnelle. Le rendez-vous est fixé, le rendez-",
        "vous est rappelé, et la communauté en est avertie.",
    ):
        drawing.text(line)
    assert read_pdf(drawing).text == (
        "La présente convention, signée dans les quarante-huit heures, lie le centre hospitalier et la communauté"
        " professionnelle. Le rendez-vous est fixé, le rendez-vous est rappelé, et la communauté en est avertie."
    )


def test_two_columns_are_read_one_after_the_other() -> None:
    drawing = Drawing()
    drawing.text("CONVENTION DE PARTENARIAT ENTRE LE CENTRE HOSPITALIER ET LA CPTS DU VAL", bold=True)
    drawing.y -= 20
    top = drawing.y
    middle = WIDTH / 2
    drawing.paragraph(FIRST, LEFT, middle - 12)
    drawing.paragraph(SECOND, LEFT, middle - 12)
    left_end, drawing.y = drawing.y, top
    drawing.paragraph(THIRD, middle + 12, RIGHT)
    drawing.paragraph(FIRST, middle + 12, RIGHT)
    drawing.y = min(drawing.y, left_end) - 30
    drawing.paragraph(SECOND)
    assert texts(read_pdf(drawing)) == [
        "CONVENTION DE PARTENARIAT ENTRE LE CENTRE HOSPITALIER ET LA CPTS DU VAL",
        FIRST,
        SECOND,
        THIRD,
        FIRST,
        SECOND,
    ]


def test_letters_set_tight_over_a_space_stay_in_order() -> None:
    drawing = Drawing()
    drawing.text("IL ", LEFT, 600)
    drawing.text("A ÉTÉ CONVENU", LEFT + 8, 600)
    assert read_pdf(drawing).text == "IL A ÉTÉ CONVENU"


def test_sentence_goes_on_in_the_next_column() -> None:
    drawing = Drawing()
    left = (
        "La communauté professionnelle",
        "territoriale de santé organise",
        "l'accès aux soins sur tout son",
        "territoire, avec le concours des",
    )
    right = (
        "professionnels libéraux qui y",
        "exercent, et dans la limite de",
        "ses moyens humains, techniques",
        "et financiers.",
    )
    for one, other in zip(left, right, strict=True):
        drawing.text(one, LEFT, drawing.y)
        drawing.text(other, 330)
    assert read_pdf(drawing).text == f"{' '.join(left)} {' '.join(right)}"


def test_signatures_side_by_side_are_read_line_by_line() -> None:
    drawing = Drawing()
    drawing.paragraph(FIRST)
    for one, other in (("Pour la CPTS", "Pour le centre hospitalier"), ("La présidente", "Le directeur")):
        drawing.text(one, LEFT, drawing.y)
        drawing.text(other, 330)
    assert texts(read_pdf(drawing))[1:] == ["Pour la CPTS Pour le centre hospitalier", "La présidente Le directeur"]


def test_table_of_duties_is_read_cell_by_cell() -> None:
    drawing = Drawing()
    drawing.paragraph(FIRST)
    top, middle = drawing.y, WIDTH / 2
    drawing.grid([LEFT, middle, RIGHT], [top, top - 24, top - 100])
    for x, title, text in ((LEFT + 6, "La CPTS", THIRD), (middle + 6, "L'hôpital", "- accueille ;\n- informe.")):
        drawing.text(title, x, top - 16, bold=True)
        drawing.y = top - 40
        for part in text.split("\n"):
            drawing.paragraph(part, x, x + middle - LEFT - 12, gap=0)
    drawing.y = top - 120
    drawing.paragraph(SECOND)
    document = read_pdf(drawing)
    assert [(text, block.cell) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        (FIRST, None),
        ("La CPTS", Cell(0, 0, 0)),
        ("L'hôpital", Cell(0, 0, 1)),
        (THIRD, Cell(0, 1, 0)),
        ("- accueille ;", Cell(0, 1, 1)),
        ("- informe.", Cell(0, 1, 1)),
        (SECOND, None),
    ]


def test_duties_in_two_columns_without_lines_are_read_party_by_party() -> None:
    drawing = Drawing()
    drawing.paragraph(FIRST)
    top, middle = drawing.y, WIDTH / 2
    duties = [f"- elle tient à jour la liste numéro {rank} des professionnels ;" for rank in range(1, 5)]
    for x, title in ((LEFT, "La CPTS s'engage :"), (middle + 10, "L'hôpital s'engage :")):
        drawing.y = top
        drawing.text(title, x, bold=True)
        for duty in duties:
            drawing.paragraph(duty, x, x + 215, gap=0)
    assert texts(read_pdf(drawing)) == [FIRST, "La CPTS s'engage :", *duties, "L'hôpital s'engage :", *duties]


def test_merged_cell_is_read_once() -> None:
    drawing = Drawing()
    top = drawing.y
    drawing.grid([60, 200, 340, 480], [top - 20, top - 40])
    drawing.canvas.lines(
        [(60, top, 480, top), (60, top, 60, top - 20), (480, top, 480, top - 20), (340, top, 340, top - 20)]
    )
    for text, x, y in (
        ("Engagements", 66, 14),
        ("Délai", 346, 14),
        ("CPTS", 66, 34),
        ("accueil", 206, 34),
        ("un mois", 346, 34),
    ):
        drawing.text(text, x, top - y)
    document = read_pdf(drawing)
    assert [(text, block.cell) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("Engagements", Cell(0, 0, 0)),
        ("Délai", Cell(0, 0, 2)),
        ("CPTS", Cell(0, 1, 0)),
        ("accueil", Cell(0, 1, 1)),
        ("un mois", Cell(0, 1, 2)),
    ]


def test_table_cut_by_a_page_is_one_table_and_its_head_is_read_once() -> None:
    drawing = Drawing()
    columns = [60, 300, 530]
    for rows in ((("Qui", "Quoi"), ("CPTS", "la salle de")), (("Qui", "Quoi"), ("", "réunion."), ("Hôpital", "Délai"))):
        top = drawing.y
        drawing.grid(columns, [top - 24 * rank for rank in range(len(rows) + 1)])
        for rank, row in enumerate(rows):
            for x, text in zip(columns, row, strict=False):
                drawing.text(text, x + 6, top - 24 * rank - 16)
        drawing.page()
    document = read_pdf(drawing)
    assert [(text, block.cell) for text, block in zip(texts(document), document.blocks, strict=True)] == [
        ("Qui", Cell(0, 0, 0)),
        ("Quoi", Cell(0, 0, 1)),
        ("CPTS", Cell(0, 1, 0)),
        ("la salle de réunion.", Cell(0, 1, 1)),
        ("Hôpital", Cell(0, 2, 0)),
        ("Délai", Cell(0, 2, 1)),
    ]


def test_running_lines_come_last_and_a_paragraph_goes_on_over_the_page() -> None:
    drawing = Drawing()
    words = f"{FIRST} {SECOND} {THIRD}"
    for number in range(1, 4):
        drawing.text("Centre hospitalier du Val", y=HEIGHT - 40, size=9)
        drawing.text(f"Convention n° 12 - Page {number} sur 3", y=40, size=9)
        drawing.text(str(number), WIDTH / 2, 25, size=9)
        drawing.paragraph(f"Article {number} - Objet de la page")
        drawing.paragraph(words if number > 1 else words.removesuffix(" notifié par lettre."))
        drawing.page()
    drawing_text = texts(document := read_pdf(drawing))
    assert drawing_text == [
        "Article 1 - Objet de la page",
        words.removesuffix(" notifié par lettre."),
        "Article 2 - Objet de la page",
        words,
        "Article 3 - Objet de la page",
        words,
        "Centre hospitalier du Val",
        "Convention n° 12 - Page 1 sur 3",
    ]
    assert [block.kind for block in document.blocks][-2:] == [BlockKind.HEADER, BlockKind.FOOTER]


def test_paragraph_cut_by_the_end_of_a_page_is_one() -> None:
    drawing = Drawing()
    drawing.paragraph("Article 1 - Objet")
    drawing.text("La communauté professionnelle territoriale de santé organise, avec le concours de tous les")
    drawing.page()
    drawing.text("professionnels de son territoire, la réponse aux demandes de soins non programmés.")
    assert texts(read_pdf(drawing)) == [
        "Article 1 - Objet",
        "La communauté professionnelle territoriale de santé organise, avec le concours de tous les professionnels de son"
        " territoire, la réponse aux demandes de soins non programmés.",
    ]


def test_headings_are_told_by_size_and_weight() -> None:
    drawing = Drawing()
    drawing.text("Convention de partenariat", 190, size=18, bold=True)
    for number in (1, 2):
        drawing.y -= 10
        drawing.text(f"Article {number} - Objet", size=14)
        drawing.text(f"{number}.1 Contenu", bold=True)
        drawing.paragraph(FIRST)
    document = read_pdf(drawing)
    assert [(text, block.style) for text, block in zip(texts(document), document.blocks, strict=True)][:4] == [
        ("Convention de partenariat", Style(bold=True, centred=True, title=True)),
        ("Article 1 - Objet", Style(heading_level=1)),
        ("1.1 Contenu", Style(bold=True)),
        (FIRST, Style()),
    ]


def test_underlined_line() -> None:
    drawing = Drawing()
    drawing.text("Article 1", y=700)
    drawing.canvas.line(LEFT, 698, LEFT + 44, 698)
    assert only(read_pdf(drawing)).style == Style(underlined=True)


def test_note_follows_its_paragraph_and_its_call_is_no_text() -> None:
    drawing = Drawing()
    drawing.text("Les soins non programmés", y=600)
    drawing.text("1", LEFT + 138, 604, size=6)
    drawing.text("sont organisés sur 20 m", LEFT + 146, 600)
    drawing.y = 570
    drawing.paragraph(SECOND)
    drawing.text("1", LEFT, 104, size=5)
    drawing.text("Au sens du code de la santé publique.", LEFT + 6, 100, size=9)
    drawing.page()
    drawing.text("Une salle de 20 m", y=600)
    drawing.text("2", LEFT + 91, 604, size=6)
    drawing.text("est prêtée.", LEFT + 98, 600)
    document = read_pdf(drawing)
    assert texts(document) == [
        "Les soins non programmés sont organisés sur 20 m",
        SECOND,
        "[note 1] Au sens du code de la santé publique.",
        "Une salle de 20 m2 est prêtée.",
    ]
    assert document.blocks[2].kind is BlockKind.NOTE


def test_call_of_a_note_that_stands_on_another_page_is_not_glued_to_its_word() -> None:
    drawing = Drawing()
    drawing.text("Le partenaire peut mettre fin à la convention par résiliation", y=600)
    drawing.text("12", LEFT + 300, 604, size=6)
    drawing.text("de 20 m", LEFT + 310, 600)
    drawing.text("2", LEFT + 348, 604, size=6)
    assert texts(read_pdf(drawing)) == ["Le partenaire peut mettre fin à la convention par résiliation 12 de 20 m2"]


def test_page_that_lies_is_read_upright_and_a_watermark_is_told() -> None:
    drawing = Drawing()
    drawing.canvas.rotate(90)
    drawing.text("La première ligne, sur une page couchée,", 60, -100)
    drawing.text("et la seconde.", 60, -114)
    drawing.canvas.rotate(-45)
    drawing.text("PROJET", 300, 100, size=60)
    document = read_pdf(drawing)
    assert document.text == "La première ligne, sur une page couchée, et la seconde."
    assert messages(document) == {"slanted-text": "Du texte écrit de biais, comme un filigrane, n'a pas été lu."}


def test_table_of_contents_keeps_its_pages_apart() -> None:
    drawing = Drawing()
    drawing.text("Article 1 - Objet .................................... 3")
    assert read_pdf(drawing).text == "Article 1 - Objet\t3"


def test_fields_of_a_form_are_read() -> None:
    drawing = Drawing()
    drawing.text("Le partenaire :", y=700)
    drawing.canvas.acroForm.textfield(name="p", value="Centre hospitalier", x=LEFT + 90, y=692, width=200, height=20)
    assert read_pdf(drawing).text == "Le partenaire : Centre hospitalier"


def test_scanned_pdf_is_told() -> None:
    drawing = Drawing()
    drawing.canvas.drawInlineImage(picture(), 0, 0, WIDTH, HEIGHT)
    assert refused(drawing.data()) == f"« c.pdf » est un PDF numérisé en image, sans texte à lire : {OCR}"


def test_pages_that_are_pictures_are_told_and_the_others_read() -> None:
    drawing = Drawing()
    drawing.paragraph(FIRST)
    drawing.canvas.drawInlineImage(picture(), 400, 700, 60, 60)
    for _ in range(2):
        drawing.page()
        drawing.canvas.drawInlineImage(picture(), 0, 0, WIDTH, HEIGHT)
    document = read_pdf(drawing)
    assert document.text == FIRST
    assert messages(document) == {
        "unread-content": "Contenu non lu, même s'il porte du texte : les pages 2, 3 sont numérisées en image.",
        "small-images": "Le fichier porte 1 petite image (logo, cachet, signature), sans texte lu.",
    }


def test_text_recognised_over_a_picture_is_read_and_told() -> None:
    drawing = Drawing()
    drawing.canvas.drawInlineImage(picture(), 0, 0, WIDTH, HEIGHT)
    drawing.canvas.setFillAlpha(0)
    drawing.paragraph(FIRST)
    document = read_pdf(drawing)
    assert document.text == FIRST
    assert messages(document) == {
        "recognised-text": "Le texte de ce PDF semble venir d'une reconnaissance de caractères (OCR) : vérifiez les passages cités."
    }


def test_blank_pdf_is_told() -> None:
    drawing = Drawing()
    drawing.page()
    assert refused(drawing.data()) == (
        "« c.pdf » ne contient aucun texte à analyser : donnez la convention elle-même, en DOCX ou en texte."
    )


def test_protected_pdf_is_told_and_one_that_opens_is_read() -> None:
    closed = Drawing(encrypt=StandardEncryption("secret"))
    closed.paragraph(FIRST)
    assert refused(closed.data()) == (
        "« c.pdf » est un PDF protégé par un mot de passe, un format que cptslint ne lit pas : ouvrez-le avec son mot de passe"
        " et enregistrez une copie sans protection."
    )
    drawing = Drawing(encrypt=StandardEncryption("", "owner", canPrint=0))
    drawing.paragraph(FIRST)
    assert read_pdf(drawing).text == FIRST


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%\xe2\xe3", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>"])
def test_damaged_pdf_is_told(data: bytes) -> None:
    assert refused(data) == (
        "« c.pdf » est un PDF tronqué ou endommagé : ouvrez-le et enregistrez-en une copie, ou demandez un nouvel envoi."
    )


def test_stream_that_unfolds_beyond_measure_is_told() -> None:
    bomb = zlib.compress(b" " * 60_000_000, 9)
    data = b"%%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(bomb), bomb)
    assert refused(data) == (
        "« c.pdf » se déploie hors de toute mesure (plus de 50 Mo) : enregistrez-en une copie sans images, ou donnez le texte"
        " seul."
    )


def test_too_many_pages_are_told() -> None:
    drawing = Drawing()
    for _ in range(1001):
        drawing.page()
    assert refused(drawing.data()) == "« c.pdf » compte plus de 1000 pages : donnez la convention seule."


def test_damage_anywhere_is_read_or_told() -> None:
    drawing = Drawing()
    drawing.paragraph(FIRST)
    data = drawing.data()
    for size in range(20, len(data), 61):
        try:
            read_bytes(data[:size], "c.pdf")
        except InputError as error:
            assert "\n" not in str(error)  # noqa: PT017


def test_without_the_extra_the_command_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = util.find_spec
    monkeypatch.setattr("cptslint.readers.pdf.find_spec", lambda name: None if name == "pypdfium2" else found(name))
    assert refused(b"%PDF-1.7\n") == (
        '« c.pdf » est un PDF, que cptslint lit avec un complément : installez-le (pip install "cptslint[pdf]"), ou convertissez'
        " le fichier en DOCX (dans Word ou LibreOffice : Fichier, Enregistrer sous) ou en texte."
    )
