"""The parts of a DOCX that annotations touch: the main one, the comments, and what declares them."""

from __future__ import annotations

import io
import posixpath
import re
from dataclasses import dataclass
from itertools import count
from pathlib import PurePath

from lxml import etree

from cptslint.annotate.archive import rewritten
from cptslint.errors import ConfigError, InputError
from cptslint.readers.docx_parts import Package
from cptslint.readers.sniff import Format, place_of, recognise

_TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE_NAMES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_ID = re.compile(rb"""[:\s]id\s*=\s*["'](\d{1,10})["']""")
_KINDS = (
    ("macroEnabledTemplate.main", ".dotm", "un modèle à macros"),
    ("template.main", ".dotx", "un modèle"),
    ("macroEnabled.main", ".docm", "un document à macros"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part open for changes.

    Attributes:
        name: Its name in the zip.
        tree: Its content, which changes.
        declared: It begins with an XML declaration.
        is_new: The file does not hold it yet.
    """

    name: str
    tree: etree._ElementTree
    declared: bool = True
    is_new: bool = False

    @property
    def root(self) -> etree._Element:
        """The root element."""
        return self.tree.getroot()

    def serialised(self) -> bytes:
        """Return the bytes of the part, in its own encoding."""
        info = self.tree.docinfo
        buffer = io.BytesIO()
        encoding = info.encoding or "UTF-8"
        if self.declared and info.standalone is not None:
            self.tree.write(buffer, encoding=encoding, standalone=info.standalone)
        else:
            self.tree.write(buffer, encoding=encoding, xml_declaration=self.declared)
        return buffer.getvalue()


class Editable:
    """A DOCX open for annotation.

    Args:
        data: The whole file.
        source: Path as the user gave it.

    Attributes:
        main: The main part.
        comments: The comments, new when the file has none.
        namespace: Namespace of WordprocessingML in this file, strict or transitional, in braces.

    Raises:
        InputError: The file is no DOCX, or is damaged.
    """

    def __init__(self, data: bytes, source: str) -> None:
        self._data = data
        self._place = place_of(source)
        if recognise(data, self._place) is not Format.DOCX:
            raise InputError(
                f"{self._place} n'est pas un DOCX, et seul un DOCX peut recevoir des commentaires : "
                "enregistrez une copie de la convention en DOCX (dans Word ou LibreOffice : Fichier, Enregistrer sous)."
            )
        self._package = Package(data, self._place)
        self._package.main()
        self.main = self._part(self._package.main_name)
        self.namespace = f"{{{etree.QName(self.main.root).namespace}}}"
        self._free_ids = (number for number in count(1) if number not in self._used())
        self._ids: frozenset[int] | None = None
        self.comments = self._comments()

    @property
    def is_signed(self) -> bool:
        """Whether the file carries an electronic signature, which covers the original alone."""
        return any(name.startswith("_xmlsignatures/") for name in self._package.names())

    def next_id(self) -> int:
        """Return a number that no comment, bookmark or tracked change of the file has."""
        return next(self._free_ids)

    def check_suffix(self, output: PurePath) -> None:
        """Refuse a name under which Word would not open the copy.

        Raises:
            ConfigError: The suffix is that of another kind of Word file.
        """
        name = f"/{self.main.name}".lower()
        types = self._part(_TYPES).root.iterchildren(f"{_TYPE_NAMES}Override")
        declared = next((one.get("ContentType", "") for one in types if one.get("PartName", "").lower() == name), "")
        wanted, kind = next(((suffix, kind) for mark, suffix, kind in _KINDS if mark in declared), (".docx", "un DOCX"))
        if output.suffix.lower() != wanted:
            raise ConfigError(
                f"« {output} » : la convention est {kind} et sa copie annotée doit l'être aussi ; "
                f"donnez-lui un nom qui finit par « {wanted} »."
            )

    def finished(self) -> bytes:
        """Return the file with the main part and the comments as they are now, all else as it was."""
        changed = {self.main.name: self.main.serialised()}
        added = {}
        if self.comments.is_new:
            added[self.comments.name] = self.comments.serialised()
            for part in (self._types(), self._relations()):
                (added if part.is_new else changed)[part.name] = part.serialised()
        else:
            changed[self.comments.name] = self.comments.serialised()
        return rewritten(self._data, changed, added)

    def _used(self) -> frozenset[int]:
        if self._ids is None:
            folder = posixpath.dirname(self.main.name).lower()
            names = [name for name in self._package.names() if name.endswith(".xml") and name.startswith(folder)]
            self._ids = frozenset(int(number) for name in names for number in _ID.findall(self._scanned(name)))
        return self._ids

    def _scanned(self, name: str) -> bytes:
        """Return a part, nothing when it is damaged: what is wrong elsewhere stays as it is."""
        try:
            return self._package.bytes_of(name) or b""
        except InputError:
            return b""

    def _part(self, name: str) -> Part:
        """Return a part to write in; what the reader reads in spite of its faults cannot be written back as it was."""
        data = self._package.bytes_of(name)
        entry = self._package.entry(name)
        try:
            tree = None if data is None else _parsed(data)
        except etree.XMLSyntaxError:
            tree = None
        if data is None or entry is None or tree is None:
            raise InputError(
                f"{self._place} se lit, mais une partie en est abîmée ou absente (« {name} ») et il ne peut pas recevoir de "
                "commentaires : rouvrez-le dans Word ou LibreOffice, enregistrez une copie et annotez cette copie."
            )
        return Part(entry, tree, declared=b"?xml" in data[:20].replace(b"\0", b""))

    def _comments(self) -> Part:
        name = self._package.name_of("comments")
        if name is not None and self._package.entry(name) is not None:
            part = self._part(name)
            if part.root.tag == f"{self.namespace}comments":
                return part
        folder = posixpath.dirname(self.main.name)
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
        free = next(name for name in names if self._package.entry(name) is None)
        root = etree.Element(f"{self.namespace}comments", nsmap={"w": self.namespace.strip("{}")})
        return Part(free, root.getroottree(), is_new=True)

    def _types(self) -> Part:
        part = self._part(_TYPES)
        name = f"/{self.comments.name}"
        known = [one for one in part.root.iterchildren(f"{_TYPE_NAMES}Override") if one.get("PartName") == name]
        override = known[0] if known else etree.SubElement(part.root, f"{_TYPE_NAMES}Override")
        override.set("PartName", name)
        override.set("ContentType", _COMMENTS_TYPE)
        return part

    def _relations(self) -> Part:
        folder, base = posixpath.split(self.main.name)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if self._package.entry(name) is None:
            root = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
            part = Part(name, root.getroottree(), is_new=True)
        else:
            part = self._part(name)
        taken = {relation.get("Id") for relation in part.root}
        broken = [one for one in part.root.iterchildren("*") if one.get("Type", "").endswith("/relationships/comments")]
        relation = broken[0] if broken else etree.SubElement(part.root, f"{{{_RELATIONS}}}Relationship")
        if not broken:
            relation.set("Id", next(name for number in count(1) if (name := f"rId{number}") not in taken))
        strict = self.namespace == f"{{{_STRICT_MAIN}}}"
        relation.set("Type", f"{_STRICT if strict else _TRANSITIONAL}/comments")
        relation.set("Target", posixpath.relpath(self.comments.name, folder or "."))
        return part


def _parsed(data: bytes) -> etree._ElementTree:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False)
    return etree.fromstring(data, parser).getroottree()
