"""Head of the terminal report: which file, which convention, between whom."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from cptslint.model.contract import Contract, Party
from cptslint.reporters.canvas import fields, joined, styled
from cptslint.reporters.party_names import defended_party
from cptslint.reporters.wording import PROFILES, plain, quotation, shortened, source_name

_LABELS = 12
_TITLE_LIMIT = 240
_NAME_LIMIT = 160
_REASON_LIMIT = 80


def header(contract: Contract, width: int) -> Iterator[RenderableType]:
    """Yield the title of the convention, its file and its parties with the reason of their profile."""
    document = contract.document
    yield styled(shortened(plain(contract.title), _TITLE_LIMIT) or "Convention sans titre", "bold")
    yield Text("")
    rows: list[tuple[str, RenderableType]] = [("Fichier", styled(source_name(document.source)))]
    defended = defended_party(contract)
    parties = sorted(contract.parties, key=lambda party: party is not defended)
    rows += [(_role(party, defended), _presented(party, defended)) for party in parties]
    yield fields(rows, width, _LABELS)


def _role(party: Party, defended: Party | None) -> str:
    if party is defended:
        return "CPTS" if party.is_cpts else "Défendue"
    return "Partenaire" if defended is not None else "Partie"


def _presented(party: Party, defended: Party | None) -> Text:
    """Name the party, then what it is and the words that say so."""
    text = joined(_name(party))
    if party.aliases:
        text.append_text(joined(" (", party.aliases[0], ")"))
    if party.is_cpts and party is not defended:
        text.append_text(joined(", CPTS"))
    elif party.profile is not None and not party.is_cpts:
        text.append_text(joined(", ", PROFILES[party.profile]))
    if party.profile_reason:
        text.append_text(joined((f", d'après {quotation(party.profile_reason, _REASON_LIMIT)}", "dim")))
    return text


def _name(party: Party) -> str:
    """Return the name of the party, cut when it is a whole paragraph."""
    return shortened(plain(party.name) or "Partie sans nom", _NAME_LIMIT)
