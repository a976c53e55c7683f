from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import pytest

from cptslint.errors import InputError
from cptslint.readers import read, read_bytes
from tests.readers.make_docx import make_docx, paragraph, parts_of, zipped

CONVERT = "convertissez le fichier en DOCX (dans Word ou LibreOffice : Fichier, Enregistrer sous) ou en texte."
OCR = "passez-la à la reconnaissance de caractères (OCR), puis convertissez-la en DOCX ou en texte."
UNLOCK = "ouvrez-le avec son mot de passe et enregistrez une copie sans protection."
ITSELF = "donnez la convention elle-même, en DOCX ou en texte."
REPAIR = "rouvrez-le dans Word ou LibreOffice et enregistrez une copie, ou demandez un nouvel envoi."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
DOCX = make_docx(paragraph("La présente convention."))


def refused(data: bytes, source: str = "c.docx") -> str:
    """Return the message of the refusal, checking that it is one sentence."""
    with pytest.raises(InputError) as caught:
        read_bytes(data, source)
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    assert "c.docx" in message or source == "-"
    return message


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "kind", "remedy"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "une image PNG", OCR),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "une image JPEG", OCR),
        (b"GIF89a\1\0", "une image GIF", OCR),
        (b"II*\0\x08\0", "une image TIFF", OCR),
        (b"RIFF\0\0\0\0WEBPVP8 ", "une image WebP", OCR),
        (b"\0\0\0\x18ftypheic", "une photo ou une vidéo", OCR),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;", "une page Web archivée (MHT)", CONVERT),
        (b"<?xml version='1.0'?><data/>", "un fichier XML", CONVERT),
        (b"<!DOCTYPE data><data/>", "un fichier XML", CONVERT),
        (stream("WordDocument"), "un document Word 97-2003 (.doc)", CONVERT),
        (stream("EncryptedPackage"), "un document protégé par un mot de passe", UNLOCK),
        (stream("Workbook"), "un classeur Excel 97-2003", ITSELF),
        (OLE, "un fichier Office d'un ancien format", CONVERT),
        (b"\x7fELF\x02\x01", "un programme", ITSELF),
        (b"\x1f\x8b\x08\0", "une archive GZIP", "extrayez-en la convention, en DOCX ou en texte."),
        (zipped({"xl/workbook.xml": "<x/>"}), "un classeur Excel", ITSELF),
        (
            zipped({"Index/Document.iwa": "x"}),
            "un document Pages, Numbers ou Keynote",
            "exportez-le en Word (dans Pages : Fichier, Exporter vers, Word).",
        ),
        (zipped({"ppt/p.xml": "<x/>"}), "une présentation PowerPoint", ITSELF),
        (zipped({"META-INF/MANIFEST.MF": ""}), "une archive Java (JAR)", ITSELF),
        (zipped({"a.txt": "x"}), "une archive ZIP sans document Word", ITSELF),
        (zipped({}), "une archive ZIP sans document Word", ITSELF),
    ],
)
def test_other_formats_are_named(data: bytes, kind: str, remedy: str) -> None:
    assert refused(data) == f"« c.docx » est {kind}, un format que cptslint ne lit pas : {remedy}"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "est vide : donnez une convention, en DOCX ou en texte."),
        (DOCX[: len(DOCX) // 2], f"est un DOCX tronqué ou endommagé : {REPAIR}"),
        (b"PK\x03\x04", f"est un DOCX tronqué ou endommagé : {REPAIR}"),
        (b" \n\t\n ", f"ne contient aucun texte à analyser : {ITSELF}"),
        (b"a" * 5_000_001, "dépasse 5 Mo de texte : donnez la convention seule, sans autre contenu."),
        (random.Random(1).randbytes(4096), f"n'est ni un DOCX ni un texte : {ITSELF}"),
        ("\ufeff中文字符".encode("utf-16-le") * 9, "n'est pas un texte lisible : enregistrez-le en UTF-8 ou en DOCX."),
    ],
    ids=["empty", "truncated", "nearly empty zip", "blank", "too long", "noise", "wrong utf-16"],
)
def test_other_defects_are_told(data: bytes, message: str) -> None:
    assert refused(data) == f"« c.docx » {message}"


def test_text_of_just_five_megabytes_is_read() -> None:
    assert len(read_bytes(b"a" * 5_000_000, "x").text) == 5_000_000


def test_standard_input_is_named() -> None:
    assert refused(b"", "-") == "L'entrée standard est vide : donnez une convention, en DOCX ou en texte."


def test_lock_file_of_word() -> None:
    owner = b"\x05Alice" + b"\0" * 156
    assert refused(owner, "~$c.docx") == (
        "« ~$c.docx » est un fichier verrou de Word : fermez Word et donnez le document lui-même."
    )


def test_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "c.docx"
    with pytest.raises(InputError) as caught:
        read(path)
    assert str(caught.value) == f"« {path} » est introuvable : vérifiez le nom et le dossier du fichier."


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path)
    assert str(caught.value) == f"« {tmp_path} » est un dossier : donnez le fichier de la convention lui-même."


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_impossible_path(name: str) -> None:
    with pytest.raises(InputError):
        read(Path(name))


def test_name_that_is_no_unicode_can_be_printed() -> None:
    with pytest.raises(InputError) as caught:
        read(Path("\udce9.docx"))
    assert str(caught.value).encode("utf-8")


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document>&e;</w:document>',
        '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;&a;">]><w:document x="&b;"/>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_dtd_is_refused(part: str, encoding: str) -> None:
    files: dict[str, str | bytes] = {**parts_of("")}
    files["word/document.xml"] = part.encode(encoding)
    message = refused(zipped(files))
    assert message == (
        "« c.docx » contient une déclaration DTD dans « word/document.xml », ce que Word n'écrit jamais et qui peut "
        "cacher une attaque : ouvrez-le dans Word ou LibreOffice et enregistrez une copie."
    )


def test_dtd_in_an_optional_part_is_refused_too() -> None:
    files = parts_of(paragraph("a"), styles="")
    files["word/styles.xml"] = "<!DOCTYPE x><w:styles/>"
    assert "« word/styles.xml »" in refused(zipped(files))


@pytest.mark.parametrize("content", ["", "<w:document", "<a>" * 300 + "</a>" * 300, "\0\0\0", "<a/>\ufffe"])
def test_damaged_main_part(content: str) -> None:
    files = parts_of("")
    files["word/document.xml"] = content
    assert refused(zipped(files)) == (
        f"« c.docx » est un DOCX tronqué ou endommagé (« word/document.xml » est illisible) : {REPAIR}"
    )


def test_main_part_of_another_kind() -> None:
    files = parts_of("")
    files["word/document.xml"] = "<workbook/>"
    assert "est une archive ZIP sans document Word" in refused(zipped(files))


def test_zip_bomb_is_refused_before_it_unfolds() -> None:
    files: dict[str, str | bytes] = {**parts_of("")}
    files["word/document.xml"] = b" " * 40_000_000
    assert refused(zipped(files)) == (
        "« c.docx » se déploie hors de toute mesure (« word/document.xml », 40 Mo) : enregistrez-en une copie sans "
        "images ni objets, ou donnez le texte seul."
    )


def test_size_announced_by_the_zip_is_not_believed() -> None:
    files: dict[str, str | bytes] = {**parts_of("")}
    files["word/document.xml"] = b" " * 40_000_000
    data = zipped(files)
    assert refused(data.replace(struct.pack("<I", 40_000_000), struct.pack("<I", 1000))) == (
        f"« c.docx » est un DOCX tronqué ou endommagé (« word/document.xml » est illisible) : {REPAIR}"
    )


def test_encrypted_zip_entry() -> None:
    data = bytearray(DOCX)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "tronqué ou endommagé" in refused(bytes(data)) or "sans document Word" in refused(bytes(data))


def test_rare_compression_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in parts_of(paragraph("a")).items():
            archive.writestr(name, content)
    assert "tronqué ou endommagé" in refused(buffer.getvalue())


def test_truncation_anywhere_is_an_input_error() -> None:
    for size in range(4, len(DOCX), 37):
        refused(DOCX[:size])


@pytest.mark.parametrize("seed", range(200))
def test_damage_anywhere_is_read_or_refused(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(DOCX)
    for _ in range(draw.randint(1, 30)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    try:
        read_bytes(bytes(data), "c.docx")
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017


def test_the_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "c.docx"
    path.write_bytes(DOCX)
    path.chmod(0o444)
    before = path.stat()
    read(path)
    after = path.stat()
    assert path.read_bytes() == DOCX
    assert (before.st_mtime_ns, before.st_size, before.st_mode) == (after.st_mtime_ns, after.st_size, after.st_mode)
    assert list(tmp_path.iterdir()) == [path]
