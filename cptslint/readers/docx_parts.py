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
from urllib.parse import unquote

from lxml import etree

from cptslint.errors import InputError
from cptslint.readers.docx_xml import Damage, parsed
from cptslint.readers.sniff import CONVERT, WRONG, refusal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MAX_PART_BYTES = 60_000_000
MAX_TOTAL_BYTES = 150_000_000
MAX_RATIO = 300
"""Parts larger than five megabytes must not be more than so many times larger than what the zip holds."""
MAX_ENTRIES = 20_000

_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
_USUAL = "word/document.xml"
_LEADING = re.compile(r"^(?:\.?/)+")
"""What some tools write in front of the names of parts."""
_MAIN_NAME = re.compile(r"(?:^|/)document\d*\.xml$")
_REPAIR = "rouvrez-le dans Word ou LibreOffice et enregistrez une copie, ou demandez un nouvel envoi"
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
        spent: Bytes already unfolded from the file this one is inserted in.

    Attributes:
        spent: Bytes unfolded so far, those of the files around and inside included.
        damaged: Parts that were wanted and could not be read, or not to their end.
        mended: Parts whose XML is faulty and that were read all the same, without a word lost.
        doubled: Parts of which the zip holds two versions; the last one is read.

    Raises:
        InputError: The zip is damaged, or is no Word document.
    """

    def __init__(self, data: bytes, place: str, *, spent: int = 0) -> None:
        self._place = place
        self.damaged: list[str] = []
        self.mended: list[str] = []
        self.doubled: list[str] = []
        self.spent = spent
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except _DAMAGED as error:
            raise InputError(self._broken()) from error
        if len(entries) > MAX_ENTRIES:
            raise refusal(place, "une archive ZIP de plus de 20 000 fichiers", WRONG)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            name = _LEADING.sub("", entry.filename.replace("\\", "/").lower())
            if name in self._entries and name.endswith(".xml"):
                self.doubled.append(name)
            self._entries[name] = entry
        self._main = self._main_name()
        self._relations = self._relations_of(self._main)

    def main(self) -> etree._Element:
        """Return the root of the main part.

        Raises:
            InputError: The part is damaged or is no Word document.
        """
        root = self._xml(self._main)
        if root is not None and root.tag == f"{W}document":
            return root
        if self._main in self.mended:
            raise InputError(self._broken(self._main))
        raise self._foreign()

    def part(self, kind: str) -> etree._Element | None:
        """Return the root of the part of a kind ("styles", "numbering", "footnotes"), None when absent or damaged."""
        target = next((relation.target for relation in self._relations.values() if relation.kind == kind), None)
        return self._optional(target or posixpath.join(posixpath.dirname(self._main), f"{kind}.xml"))

    @property
    def main_name(self) -> str:
        """Name of the main part."""
        return self._main

    def name_of(self, kind: str) -> str | None:
        """Return the name of the part of a kind that the main part refers to, None when it refers to none."""
        return next((relation.target for relation in self._relations.values() if relation.kind == kind), None)

    def entry(self, name: str) -> str | None:
        """Return the name of a part as the zip writes it, None when it holds no such part."""
        found = self._entry(name)
        return None if found is None else found.filename

    def names(self) -> list[str]:
        """Return the names of the parts, in lower case."""
        return list(self._entries)

    def bytes_of(self, name: str) -> bytes | None:
        """Return the bytes of a part, None when it is absent.

        Raises:
            InputError: The part is damaged or too large.
        """
        return self._bytes(name)

    def related(self, identifier: str) -> etree._Element | None:
        """Return the root of the part a relationship of the main part leads to, None when absent or damaged."""
        relation = self._relations.get(identifier)
        return None if relation is None else self._optional(relation.target)

    def content(self, identifier: str) -> tuple[str, bytes] | None:
        """Return the name and the bytes of the part a relationship leads to, None when absent or damaged."""
        relation = self._relations.get(identifier)
        if relation is None:
            return None
        try:
            data = self._bytes(relation.target)
        except _DamagedPartError:
            self.damaged.append(relation.target)
            return None
        return None if data is None else (relation.target, data)

    def has(self, suffix: str) -> bool:
        """Tell whether a part has a name that ends so, in lower case."""
        return any(name.endswith(suffix) for name in self._entries)

    def _optional(self, name: str) -> etree._Element | None:
        try:
            return self._xml(name)
        except _DamagedPartError:
            self.damaged.append(name)
            return None

    def _main_name(self) -> str:
        """Return the main part: where the package says, else by its content type, else by its name."""
        relations = self._relations_of("").values()
        found = [relation.target for relation in relations if relation.kind == "officeDocument"]
        if not any(self._entry(name) for name in (*found, _USUAL)):
            found += self._typed_as_main()
            found += sorted(name for name in self._entries if _MAIN_NAME.search(name))
        return next((name for name in found if self._entry(name)), _USUAL)

    def _entry(self, name: str) -> zipfile.ZipInfo | None:
        """Return a part by its name as a target writes it, which may be that of an address ("%20" for a space)."""
        plain = _LEADING.sub("", name.lower())
        return self._entries.get(plain) or self._entries.get(unquote(plain))

    def _typed_as_main(self) -> list[str]:
        root = self._optional("[Content_Types].xml")
        if root is None:
            return []
        typed = [child.get("PartName", "") for child in root if child.get("ContentType", "").endswith(".main+xml")]
        return [name.lstrip("/") for name in typed]

    def _relations_of(self, name: str) -> dict[str, _Relation]:
        folder, base = posixpath.split(name)
        root = self._optional(posixpath.join(folder, "_rels", f"{base}.rels"))
        return {} if root is None else dict(_relations(root, folder))

    def _xml(self, name: str) -> etree._Element | None:
        data = self._bytes(name)
        if data is None:
            return None
        parsing = parsed(data)
        if parsing.damage is Damage.DTD:
            raise InputError(
                f"{self._place} contient une déclaration DTD dans « {name} », ce que Word n'écrit jamais et qui peut"
                " cacher une attaque : ouvrez-le dans Word ou LibreOffice et enregistrez une copie."
            )
        if parsing.root is None:
            raise _DamagedPartError(self._broken(name))
        if parsing.damage is Damage.MENDED:
            self.mended.append(name)
        return parsing.root

    def _bytes(self, name: str) -> bytes | None:
        """Return the content of a part, None when it is absent."""
        entry = self._entry(name)
        if entry is None:
            return None
        too_big = entry.file_size > MAX_PART_BYTES or self.spent + entry.file_size > MAX_TOTAL_BYTES
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
        self.spent += len(data)
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


def _relations(root: etree._Element, folder: str) -> Iterator[tuple[str, _Relation]]:
    for child in root:
        target = child.get("Target")
        if target is None or child.get("TargetMode") == "External":
            continue
        path = target.replace("\\", "/")
        path = path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
        yield child.get("Id", ""), _Relation(child.get("Type", "").rsplit("/", 1)[-1], path)
