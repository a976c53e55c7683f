"""All that sets findings of one convention aside: marks in the file, the file beside it, a baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from cptslint.model.document import Note
from cptslint.model.report import Report
from cptslint.suppress.accept import accept
from cptslint.suppress.acceptance import Acceptance, read_mark
from cptslint.suppress.beside import has_sidecar, sidecar_of
from cptslint.suppress.sidecar import read_sidecar


def settle(report: Report, codes: Sequence[str], today: date | None) -> Report:
    """Set aside the findings that somebody accepted in the convention or in the file beside it.

    Args:
        report: What was found, nothing set aside yet.
        codes: Codes of all the rules that exist.
        today: The day of the run; None when no acceptance may be past its last day.

    Raises:
        ConfigError: The file beside the convention is wrong.
    """
    document = report.contract.document
    read = [one for mark in document.marks for one in read_mark(mark)]
    notes = tuple(one for one in read if isinstance(one, Note))
    acceptances = [one for one in read if isinstance(one, Acceptance)]
    if has_sidecar(document.source):
        acceptances += read_sidecar(sidecar_of(Path(document.source)))
    return accept(replace(report, notes=(*report.notes, *notes)), acceptances, codes, today)
