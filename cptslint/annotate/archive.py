"""Rewriting a few entries of a zip, every other one copied as it is stored."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from copy import copy

from cptslint.errors import InputError

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_HAS_DESCRIPTOR = 0x08
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of entries that are added: no clock, so that the same input gives the same bytes."""


def rewritten(data: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
    """Return a zip with some entries replaced and some added at the end.

    Args:
        data: The zip.
        changed: New content of entries, by the name the zip gives them; each keeps its place, date and compression.
        added: Content of new entries.

    Returns:
        A zip whose other entries are those of `data`: names, order, dates, attributes and compressed bytes.

    Raises:
        InputError: The zip has two entries with a name to change, or an entry that cannot be found.
    """
    buffer = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
            target.comment = source.comment
            entries = source.infolist()
            if any(sum(entry.filename == name for entry in entries) != 1 for name in changed):
                raise InputError("Le fichier contient deux fois la même partie : enregistrez-en une copie dans Word.")
            for entry in entries:
                if entry.filename in changed:
                    target.writestr(_replaced(entry), changed[entry.filename], entry.compress_type)
                else:
                    _copy(entry, data, target)
            for name, content in added.items():
                target.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError) as error:
        raise InputError("Le fichier est endommagé : enregistrez-en une copie dans Word ou LibreOffice.") from error
    return buffer.getvalue()


def _replaced(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    fresh = zipfile.ZipInfo(entry.filename, entry.date_time)
    fresh.external_attr, fresh.create_system, fresh.comment = entry.external_attr, entry.create_system, entry.comment
    return fresh


def _copy(entry: zipfile.ZipInfo, data: bytes, target: zipfile.ZipFile) -> None:
    """Copy an entry without unpacking it, so that one that is damaged or huge does no harm."""
    fields = _LOCAL_HEADER.unpack_from(data, entry.header_offset)
    start = entry.header_offset + _LOCAL_HEADER.size + fields[-2] + fields[-1]
    moved = copy(entry)
    moved.flag_bits &= ~_HAS_DESCRIPTOR
    stream = target.fp
    assert stream is not None  # open for writing
    moved.header_offset = target.start_dir
    stream.seek(target.start_dir)
    stream.write(moved.FileHeader())
    stream.write(data[start : start + entry.compress_size])
    target.start_dir = stream.tell()
    target.filelist.append(moved)
    target.NameToInfo[moved.filename] = moved
