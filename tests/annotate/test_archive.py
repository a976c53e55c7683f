"""A zip is rewritten entry by entry; what is not touched is not even unpacked."""

from __future__ import annotations

import io
import zipfile

import pytest

from cptslint.annotate.archive import rewritten
from cptslint.errors import InputError


def archive(*entries: tuple[str, bytes, int]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        written.comment = b"remarque"
        for name, content, method in entries:
            info = zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10))
            info.external_attr = 0o600 << 16
            written.writestr(info, content, method)
    return buffer.getvalue()


FILES = (
    ("b.xml", b"<b/>" * 50, zipfile.ZIP_DEFLATED),
    ("image.png", b"\x89PNG" * 99, zipfile.ZIP_STORED),
    ("é.xml", b"<e/>", zipfile.ZIP_DEFLATED),
)


def test_entries_keep_name_order_date_and_compression() -> None:
    with zipfile.ZipFile(io.BytesIO(rewritten(archive(*FILES), {"b.xml": b"<c/>"}, {"d.xml": b"<d/>"}))) as result:
        assert result.testzip() is None
        assert result.comment == b"remarque"
        assert [(e.filename, e.compress_type, e.date_time) for e in result.infolist()] == [
            ("b.xml", zipfile.ZIP_DEFLATED, (2024, 5, 6, 7, 8, 10)),
            ("image.png", zipfile.ZIP_STORED, (2024, 5, 6, 7, 8, 10)),
            ("é.xml", zipfile.ZIP_DEFLATED, (2024, 5, 6, 7, 8, 10)),
            ("d.xml", zipfile.ZIP_DEFLATED, (1980, 1, 1, 0, 0, 0)),
        ]
        assert (result.read("b.xml"), result.read("image.png")) == (b"<c/>", FILES[1][1])
        assert {e.external_attr for e in result.infolist()[:3]} == {0o600 << 16}


def test_an_entry_written_as_a_stream_is_copied() -> None:
    class Stream(io.RawIOBase):
        """What cannot be rewound makes zipfile write sizes after the data."""

        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, chunk: object) -> int:
            self.data += bytes(chunk)  # type: ignore[call-overload]
            return len(bytes(chunk))  # type: ignore[call-overload]

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:  # type: ignore[call-overload]
        written.writestr("a.xml", b"<a/>" * 9)
        written.writestr("b.xml", b"<b/>" * 9)
    with zipfile.ZipFile(io.BytesIO(rewritten(stream.data, {"a.xml": b"<z/>"}, {}))) as result:
        assert result.testzip() is None
        assert (result.read("a.xml"), result.read("b.xml")) == (b"<z/>", b"<b/>" * 9)


def test_a_damaged_entry_that_is_not_touched_stays_as_it_is() -> None:
    data = archive(*FILES).replace(b"\x89PNG\x89PNG", b"\x89PNG\x89PNX", 1)
    result = rewritten(data, {"b.xml": b"<c/>"}, {})
    with zipfile.ZipFile(io.BytesIO(result)) as copy:
        assert copy.testzip() == "image.png"
    assert FILES[1][1].replace(b"\x89PNG\x89PNG", b"\x89PNG\x89PNX", 1) in result


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_with_the_name_to_change_are_refused() -> None:
    with pytest.raises(InputError, match="deux fois la même partie"):
        rewritten(archive(FILES[0], FILES[0]), {"b.xml": b""}, {})
