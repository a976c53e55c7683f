"""Groups of an RTF that hold something else than the body: which are read, where they go, which are passed over."""

from __future__ import annotations

from cptslint.model.document import BlockKind

ENTERED = frozenset(["shpinst", "shppict", "shptxt", "dptxbxtext", "do", "pict", "ud", "annotation", "nesttableprops"])
"""Destinations that a reader may ignore and this one does not."""
SKIPPED = frozenset(
    [
        "info", "pict", "sp", "shprslt", "nonshppict", "nonesttables", "xe", "tc", "rxe", "txe", "fldinst", "annotation",
        "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "revtbl", "filetbl", "listtable", "private",
        "listoverridetable", "themedata", "datastore", "nesttableprops", "comment", "template", "mmathPr", "objdata",
        "objclass", "objname", "bkmkstart", "bkmkend", "generator", "xmlnstbl", "rsidtbl", "latentstyles", "pgptbl",
    ]
)  # fmt: skip
"""Destinations that hold nothing to read."""
FLOWS = {
    "footnote": BlockKind.NOTE, "shptxt": BlockKind.TEXT_BOX, "dptxbxtext": BlockKind.TEXT_BOX,
    "header": BlockKind.HEADER, "headerl": BlockKind.HEADER, "headerr": BlockKind.HEADER, "headerf": BlockKind.HEADER,
    "footer": BlockKind.FOOTER, "footerl": BlockKind.FOOTER, "footerr": BlockKind.FOOTER, "footerf": BlockKind.FOOTER,
}  # fmt: skip
"""Destinations that are read apart from the body, with the kind of their blocks."""
