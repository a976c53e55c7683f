"""What the reader noted of the file itself: tracked changes, comments, content it did not read."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader


@dataclass(frozen=True, slots=True)
class Notes:
    """Options of the check.

    Attributes:
        codes: Notes that raise it.
    """

    codes: tuple[str, ...]


class NotesMatcher:
    """Raises what the reader noted, once per note."""

    def parse(self, reader: OptionReader) -> Notes:
        """Compile the options."""
        reader.check_keys(("codes",), ("codes",))
        return Notes(reader.texts("codes"))

    def find(self, spec: Notes, context: Context) -> Outcome:
        """Return one hit per note of the document; its sentence is the field `note`."""
        notes = [note for note in context.contract.document.notes if note.code in spec.codes]
        return Outcome(tuple(Hit(note.span, fields={"note": note.message}) for note in notes))
