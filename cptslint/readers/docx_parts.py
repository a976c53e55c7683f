"""The parts of a DOCX, taken straight from the zip, under limits.

python-docx is not used: it refuses templates, macros, strict OOXML and any relationship to an absent part (one real
file in thirteen), loads every part before it answers, and shows neither insertions nor content controls nor text boxes.
Only the parts that hold text or explain it are read here, so damage elsewhere does no harm.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cptslint.errors import InputError
from cptslint.readers.sniff import CONVERT, WRONG, refusal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MAX_PART_BYTES = 60_000_000
MAX_TOTAL_BYTES = 150_000_000
MAX_RATIO = 300
"""Parts larger than five megabytes must not be more than so many times larger than what the zip holds."""
MAX_ENTRIES = 20_000

_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
_REPAIR = "rouvrez-le dans Word ou LibreOffice et enregistrez une copie, ou demandez un nouvel envoi"
_STRICT = re.compile(rb"(?<=[\"'])http://purl\.oclc\.org/ooxml/(\w+)/")
_KINDS: tuple[tuple[str, str], ...] = (
    ("xl/", "un classeur Excel"),
    ("ppt/", "une présentation PowerPoint"),
    ("visio/", "un dessin Visio"),
    ("index/document.iwa", "un document Pages"),
    ("androidmanifest.xml", "une application Android"),
    ("meta-inf/manifest.mf", "une archive Java (JAR)"),
)
_MIMETYPES: tuple[tuple[bytes, str], ...] = (
    (b"opendocument.text", "un document OpenDocument (ODT)"),
    (b"opendocument", "un fichier OpenDocument"),
    (b"epub", "un livre EPUB"),
)


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str


class Package:
    """A DOCX open for reading.

    Args:
        data: The whole file.
        place: The input, as messages designate it.

    Attributes:
        damaged: Parts that were wanted and could not be read.

    Raises:
        InputError: The zip is damaged, or is no Word document.
    """

    def __init__(self, data: bytes, place: str) -> None:
        self._place = place
        self.damaged: list[str] = []
        self._read_bytes = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except _DAMAGED as error:
            raise InputError(self._broken()) from error
        if len(entries) > MAX_ENTRIES:
            raise refusal(place, "une archive ZIP de plus de 20 000 fichiers", WRONG)
        self._entries = {entry.filename.replace("\\", "/").lower().lstrip("/"): entry for entry in entries}
        self._main = self._main_name()
        self._relations = self._relations_of(self._main)

    def main(self) -> etree._Element:
        """Return the root of the main part.

        Raises:
            InputError: The part is damaged or is no Word document.
        """
        root = self._xml(self._main)
        if root is None:
            raise self._foreign()
        if root.tag != f"{W}document":
            raise self._foreign()
        return root

    def part(self, kind: str) -> etree._Element | None:
        """Return the root of the part of a kind ("styles", "numbering", "footnotes"), None when absent or damaged."""
        target = next((relation.target for relation in self._relations.values() if relation.kind == kind), None)
        return self._optional(target or posixpath.join(posixpath.dirname(self._main), f"{kind}.xml"))

    def related(self, identifier: str) -> etree._Element | None:
        """Return the root of the part a relationship of the main part leads to, None when absent or damaged."""
        relation = self._relations.get(identifier)
        return None if relation is None else self._optional(relation.target)

    def _optional(self, name: str) -> etree._Element | None:
        try:
            return self._xml(name)
        except _DamagedPartError:
            self.damaged.append(name)
            return None

    def _main_name(self) -> str:
        relations = self._relations_of("").values()
        found = next((relation.target for relation in relations if relation.kind == "officeDocument"), "")
        return found if found.lower() in self._entries else "word/document.xml"

    def _relations_of(self, name: str) -> dict[str, _Relation]:
        folder, base = posixpath.split(name)
        root = self._optional(posixpath.join(folder, "_rels", f"{base}.rels"))
        return {} if root is None else dict(_relations(root, folder))

    def _xml(self, name: str) -> etree._Element | None:
        data = self._bytes(name)
        if data is None:
            return None
        plain = data.replace(b"\0", b"") if b"\0" in data[:4] else data
        if b"<!DOCTYPE" in plain:
            raise InputError(
                f"{self._place} contient une déclaration DTD dans « {name} », ce que Word n'écrit jamais et qui peut"
                " cacher une attaque : ouvrez-le dans Word ou LibreOffice et enregistrez une copie."
            )
        if b"purl.oclc.org/ooxml" in data:
            data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
        try:
            return etree.fromstring(data, _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _DamagedPartError(self._broken(name)) from error

    def _bytes(self, name: str) -> bytes | None:
        """Return the content of a part, None when it is absent."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        too_big = entry.file_size > MAX_PART_BYTES or self._read_bytes + entry.file_size > MAX_TOTAL_BYTES
        swollen = entry.file_size > 5_000_000 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        if too_big or swollen:
            raise InputError(
                f"{self._place} se déploie hors de toute mesure (« {name} », {entry.file_size // 1_000_000} Mo) : "
                "enregistrez-en une copie sans images ni objets, ou donnez le texte seul."
            )
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _DamagedPartError(self._broken(name))
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except _DAMAGED as error:
            raise _DamagedPartError(self._broken(name)) from error
        self._read_bytes += len(data)
        return data

    def _broken(self, name: str = "") -> str:
        part = f" (« {name} » est illisible)" if name else ""
        return f"{self._place} est un DOCX tronqué ou endommagé{part} : {_REPAIR}."

    def _foreign(self) -> InputError:
        for prefix, kind in _KINDS:
            if any(name.startswith(prefix) for name in self._entries):
                return refusal(self._place, kind, WRONG)
        try:
            mimetype = self._bytes("mimetype") or b""
        except InputError:
            mimetype = b""
        for mark, kind in _MIMETYPES:
            if mark in mimetype:
                return refusal(self._place, kind, CONVERT)
        return refusal(self._place, "une archive ZIP sans document Word", WRONG)


class _DamagedPartError(InputError):
    """A part cannot be read; fatal for the main part only."""


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )


def _relations(root: etree._Element, folder: str) -> Iterator[tuple[str, _Relation]]:
    for child in root:
        target = child.get("Target")
        if target is None or child.get("TargetMode") == "External":
            continue
        path = target.replace("\\", "/")
        path = path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
        yield child.get("Id", ""), _Relation(child.get("Type", "").rsplit("/", 1)[-1], path)
