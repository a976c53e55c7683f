"""Recognition of a file by its first bytes, and the refusal of what is not a convention to read."""

from __future__ import annotations

import re
from enum import StrEnum

from cptslint.errors import InputError
from cptslint.readers.encodings import wide_encoding

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_END_OF_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONVERT = "convertissez le fichier en DOCX (dans Word ou LibreOffice : Fichier, Enregistrer sous) ou en texte"
TEXT_OF_IMAGE = "passez-la à la reconnaissance de caractères (OCR), puis convertissez-la en DOCX ou en texte"
OWN_REPORT = b"<title>cptslint"
"""What the head of a report of this tool holds, among the first `OWN_HEAD` bytes."""
OWN_HEAD = 2000
_EXPORT = "exportez-le en Word (dans Pages : Fichier, Exporter vers, Word)"
_EXTRACT = "extrayez-en la convention, en DOCX ou en texte"
UNLOCK = "ouvrez-le avec son mot de passe et enregistrez une copie sans protection"
WRONG = "donnez la convention elle-même, en DOCX ou en texte"
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "une image PNG", TEXT_OF_IMAGE),
    (b"\xff\xd8\xff", "une image JPEG", TEXT_OF_IMAGE),
    (b"GIF8", "une image GIF", TEXT_OF_IMAGE),
    (b"II*\x00", "une image TIFF", TEXT_OF_IMAGE),
    (b"MM\x00*", "une image TIFF", TEXT_OF_IMAGE),
    (b"\xdb\xa5\x2d\x00", "un ancien document Word", CONVERT),
    (b"\x31\xbe\x00\x00", "un ancien document Write", CONVERT),
    (b"\xffWPC", "un document WordPerfect", CONVERT),
    (b"%!PS", "un fichier PostScript", CONVERT),
    (b"\x1f\x8b", "une archive GZIP", _EXTRACT),
    (b"7z\xbc\xaf\x27\x1c", "une archive 7-Zip", _EXTRACT),
    (b"Rar!\x1a\x07", "une archive RAR", _EXTRACT),
    (b"\xfd7zXZ", "une archive XZ", _EXTRACT),
    (b"BZh", "une archive BZIP2", _EXTRACT),
    (b"\x7fELF", "un programme", WRONG),
)
_IN_OLE: tuple[tuple[str, str, str], ...] = (
    ("EncryptedPackage", "un document protégé par un mot de passe", UNLOCK),
    ("WordDocument", "un document Word 97-2003 (.doc)", CONVERT),
    ("Workbook", "un classeur Excel 97-2003", WRONG),
    ("PowerPoint Document", "une présentation PowerPoint 97-2003", WRONG),
    ("__substg1.0_", "un message Outlook", "enregistrez-en la pièce jointe et donnez-la"),
)  # fmt: skip
_MARKUP = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--(?>.{0,2000}?-->)\s*+){0,5}<(?:!doctype\s+html|(?:html|head|body|meta|title)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(rb"\s*+<(?:p|div|h[1-6]|table|section|article|ul|ol)(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_CLOSED = re.compile(rb"</[a-z][a-z0-9]{0,9}>\s*$", re.IGNORECASE)
_XML = re.compile(rb"\s*<(?:\?xml|\?mso-application|!doctype)", re.IGNORECASE)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_TEXT_DOCUMENTS = (b"text", b"text-template", b"text-master", b"text-web")
_OPEN_KINDS = {
    b"spreadsheet": "un classeur OpenDocument (ODS)",
    b"presentation": "une présentation OpenDocument (ODP)",
    b"graphics": "un dessin OpenDocument (ODG)",
}
_MHT = re.compile(rb"\s*MIME-Version:.{0,2000}?multipart/related", re.IGNORECASE | re.DOTALL)
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 27)) + b"\x7f"


class Format(StrEnum):
    """Families of files that are read."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    RTF = "rtf"
    HTML = "html"
    TEXT = "text"


def place_of(source: str) -> str:
    """Return how messages designate the input."""
    return "L'entrée standard" if source == "-" else f"« {source} »"


def refusal(place: str, kind: str, remedy: str) -> InputError:
    """Return the error for a file of a kind that is not read.

    Args:
        place: The input, from `place_of`.
        kind: What it is ("un PDF").
        remedy: What to do, an imperative clause.
    """
    return InputError(f"{place} est {kind}, un format que cptslint ne lit pas : {remedy}.")


def recognise(data: bytes, place: str) -> Format:
    """Tell which reader suits some bytes.

    Args:
        data: The whole file.
        place: The input, from `place_of`.

    Returns:
        DOCX for any zip that is no OpenDocument (the DOCX reader refuses other zips), TEXT for anything that is made
        of characters and has no markup.

    Raises:
        InputError: The bytes are empty, of a known other kind, or no text at all.
    """
    if not data:
        raise InputError(f"{place} est vide : donnez une convention, en DOCX ou en texte.")
    if data.startswith(_ZIP):
        return _zip(data, place)
    if data.startswith(_OLE):
        raise _ole(data, place)
    start = data[:8192].removeprefix(b"\xef\xbb\xbf")
    if start.lstrip().startswith(b"{\\rtf"):
        return Format.RTF
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if _MARKUP.match(_narrow(start)) or _is_fragment(start, data):
        return Format.HTML
    _refuse_foreign(data, place)
    if _ends_as_zip(data):
        return Format.DOCX
    if _is_noise(data):
        raise _noise(place)
    return Format.TEXT


def _zip(data: bytes, place: str) -> Format:
    """Tell an OpenDocument from other zips by its type, which stands at the very beginning, else by its content."""
    at = data.find(_OPEN_DOCUMENT, 0, 200)
    if b"Index/Document.iwa" in data and b"word/" not in data:
        raise refusal(place, "un document Pages, Numbers ou Keynote", _EXPORT)
    if at < 0:
        return Format.ODT if b"content.xml" in data and b"word/" not in data and _holds_text(data) else Format.DOCX
    kind = re.match(rb"[a-z-]*", data[at + len(_OPEN_DOCUMENT) :][:40])
    name = kind.group() if kind is not None else b""
    if name.startswith(_TEXT_DOCUMENTS):
        return Format.ODT
    found = next((told for start, told in _OPEN_KINDS.items() if name.startswith(start)), "un fichier OpenDocument")
    raise refusal(place, found, WRONG)


def _holds_text(data: bytes) -> bool:
    """Tell whether a zip whose type is not at the beginning says that it is an OpenDocument text."""
    import io
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("META-INF/manifest.xml") as manifest:
            return b"opendocument.text" in manifest.read(100_000)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError, zlib.error, EOFError):
        return False


def _is_fragment(start: bytes, data: bytes) -> bool:
    """Tell a piece of HTML from Markdown, which may begin with a tag but hardly ever ends with one."""
    return _FRAGMENT.match(start) is not None and _CLOSED.search(data[-200:]) is not None


def _narrow(start: bytes) -> bytes:
    """Return text in UTF-16 as if each character were one byte, which is enough to see markup."""
    return start if wide_encoding(start) is None else start.lstrip(b"\xff\xfe\0").replace(b"\0", b"")


def _ole(data: bytes, place: str) -> InputError:
    for stream, kind, remedy in _IN_OLE:
        if stream.encode("utf-16-le") in data:
            return refusal(place, kind, remedy)
    return refusal(place, "un fichier Office d'un ancien format", CONVERT)


def _refuse_foreign(data: bytes, place: str) -> None:
    for magic, kind, remedy in _FOREIGN:
        if data.startswith(magic):
            raise refusal(place, kind, remedy)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise refusal(place, "une image WebP", TEXT_OF_IMAGE)
    if data[4:8] == b"ftyp":
        raise refusal(place, "une photo ou une vidéo", TEXT_OF_IMAGE)
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        raise refusal(place, "une image BMP", TEXT_OF_IMAGE)
    if data[:2] == b"MZ" and b"\0\0" in data[:64]:
        raise refusal(place, "un programme", WRONG)
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _XML.match(start):
        raise refusal(place, "un fichier XML", CONVERT)
    if _MHT.match(start):
        raise refusal(place, "une page Web archivée (MHT)", CONVERT)


def _ends_as_zip(data: bytes) -> bool:
    """Tell whether other bytes stand before a zip, as after some transfers."""
    return _END_OF_ZIP in data[-65_600:] and b"word/" in data[-65_600:]


def _is_noise(data: bytes) -> bool:
    """Tell whether control characters make more than two hundredths of the bytes, a stray one aside."""
    if wide_encoding(data) is not None:
        return False
    sample = data[:1_000_000]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > 1 and controls * 50 > len(sample)


def _noise(place: str) -> InputError:
    if re.search(r"(?:^« |[/\\])~\$", place):
        return InputError(f"{place} est un fichier verrou de Word : fermez Word et donnez le document lui-même.")
    return InputError(f"{place} n'est ni un DOCX ni un texte : {WRONG}.")
