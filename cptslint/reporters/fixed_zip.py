"""Files that are zips (DOCX, XLSX) without the date of the day: the same report gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

_DATE = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
_WHEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def without_dates(data: bytes) -> bytes:
    """Return an Office file whose entries and properties bear a fixed date.

    Args:
        data: The whole file.

    Returns:
        The same entries in the same order, deflated.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == _PROPERTIES:
                content = _WHEN.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
            target.writestr(zipfile.ZipInfo(entry.filename, _DATE), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
