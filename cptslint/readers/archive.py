"""The files of a zip, under limits on number, size and ratio, and their XML without entities or network."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from lxml import etree

from cptslint.errors import InputError
from cptslint.readers.docx_parts import MAX_ENTRIES, MAX_PART_BYTES, MAX_RATIO, MAX_TOTAL_BYTES
from cptslint.readers.sniff import WRONG, refusal

_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
_REPAIR = "rouvrez-le dans Word ou LibreOffice et enregistrez une copie, ou demandez un nouvel envoi"
_SMALL = 5_000_000
"""Bytes below which a part may be as compressed as it likes."""


class DamagedPartError(InputError):
    """A part is there and cannot be read."""


class Archive:
    """A zip open for reading.

    Args:
        data: The whole file.
        place: The input, as messages designate it.
        kind: What the file is, for messages ("un ODT").

    Raises:
        InputError: The zip is damaged or holds too many files.
    """

    def __init__(self, data: bytes, place: str, kind: str) -> None:
        self._place = place
        self._kind = kind
        self._read_bytes = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except _DAMAGED as error:
            raise InputError(self.broken()) from error
        if len(entries) > MAX_ENTRIES:
            raise refusal(place, "une archive ZIP de plus de 20 000 fichiers", WRONG)
        self._entries = {entry.filename: entry for entry in entries}

    def read(self, name: str) -> bytes | None:
        """Return the content of a part, None when it is absent.

        Raises:
            DamagedPartError: The part is damaged.
            InputError: The part is larger than any convention.
        """
        entry = self._entries.get(name)
        if entry is None:
            return None
        too_big = entry.file_size > MAX_PART_BYTES or self._read_bytes + entry.file_size > MAX_TOTAL_BYTES
        if too_big or (entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)):
            raise InputError(
                f"{self._place} se déploie hors de toute mesure (« {name} », {entry.file_size // 1_000_000} Mo) : "
                "enregistrez-en une copie sans images ni objets, ou donnez le texte seul."
            )
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DamagedPartError(self.broken(name))
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except _DAMAGED as error:
            raise DamagedPartError(self.broken(name)) from error
        self._read_bytes += len(data)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of an XML part, None when it is absent.

        Raises:
            DamagedPartError: The part is damaged.
            InputError: The part is too large, or declares a DTD.
        """
        data = self.read(name)
        if data is None:
            return None
        plain = data.replace(b"\0", b"") if b"\0" in data[:4] else data
        if b"<!DOCTYPE" in plain:
            raise InputError(
                f"{self._place} contient une déclaration DTD dans « {name} », ce qui peut cacher une attaque :"
                " ouvrez-le dans Word ou LibreOffice et enregistrez une copie."
            )
        try:
            return etree.fromstring(data, safe_parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DamagedPartError(self.broken(name)) from error

    def broken(self, name: str = "") -> str:
        """Return the sentence about a damaged file or part."""
        part = f" (« {name} » est illisible)" if name else ""
        return f"{self._place} est {self._kind} tronqué ou endommagé{part} : {_REPAIR}."


def safe_parser() -> etree.XMLParser:
    """Return a parser that resolves no entity, reaches no network and stops at absurd depths."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
