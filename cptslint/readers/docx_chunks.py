"""Files inserted whole in a DOCX (w:altChunk) that are no DOCX: text, HTML and RTF are read, also inside a web archive."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from cptslint.errors import InputError
from cptslint.readers.drafts import Draft, Reading
from cptslint.readers.sniff import Format, recognise

_READ = frozenset({Format.TEXT, Format.HTML, Format.RTF})
_MAX_ARCHIVE = 5_000_000
"""Larger web archives hold pictures rather than text, and are told as not read."""


def format_of_chunk(name: str, data: bytes) -> Format | None:
    """Tell which reader suits an inserted file, None when it is of a kind that is not read."""
    try:
        return recognise(data, name)
    except InputError:
        return None


def drafts_of_chunk(name: str, data: bytes) -> Sequence[Draft] | None:
    """Return the blocks of an inserted file that is no DOCX, None when it is not read."""
    data = _page_of_archive(data) or data
    format_ = format_of_chunk(name, data)
    if format_ not in _READ:
        return None
    module = import_module(f"cptslint.readers.{format_}")
    read = cast(Callable[[bytes, str], Reading], getattr(module, f"read_{format_}"))
    try:
        return read(data, name).drafts
    except InputError:
        return None


def _page_of_archive(data: bytes) -> bytes | None:
    """Return the page of a web archive (MHT), None when the bytes are none."""
    if b"MIME-Version:" not in data[:2000] or len(data) > _MAX_ARCHIVE:
        return None
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    page = next(pages, None)
    content = None if page is None else page.get_payload(decode=True)
    return content if isinstance(content, bytes) else None
