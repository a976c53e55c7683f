"""Head of the terminal report: which file, which convention, between whom."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from cptslint.model.contract import Contract, Party
from cptslint.reporters.canvas import fields, joined, styled
from cptslint.reporters.party_names import defended_party, described, role_of
from cptslint.reporters.wording import plain, quotation, shortened, source_name

_LABELS = 12
_TITLE_LIMIT = 240
_REASON_LIMIT = 80


def header(contract: Contract, width: int) -> Iterator[RenderableType]:
    """Yield the title of the convention, its file and its parties with the reason of their profile."""
    document = contract.document
    yield styled(shortened(plain(contract.title), _TITLE_LIMIT) or "Convention sans titre", "bold")
    yield Text("")
    rows: list[tuple[str, RenderableType]] = [("Fichier", styled(source_name(document.source)))]
    defended = defended_party(contract)
    parties = sorted(contract.parties, key=lambda party: party is not defended)
    rows += [(_role(party, contract), _presented(party, contract)) for party in parties]
    yield fields(rows, width, _LABELS)


def _role(party: Party, contract: Contract) -> str:
    """Return the role in the room of a label."""
    role = role_of(party, contract)
    return "Défendue" if role == "Partie défendue" else role


def _presented(party: Party, contract: Contract) -> Text:
    """Say what the party is, then the words that say so."""
    text = joined(described(party, contract))
    if party.profile_reason:
        text.append_text(joined((f", d'après {quotation(party.profile_reason, _REASON_LIMIT)}", "dim")))
    return text
