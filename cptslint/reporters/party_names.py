"""How reports call the parties."""

from __future__ import annotations

import re

from cptslint.model.contract import Bearer, Contract, Party
from cptslint.reporters.wording import capitalised, plain

_DETERMINER = re.compile(r"(?:la |le |les |l['’]\s?)", re.IGNORECASE)


def defended_party(contract: Contract) -> Party | None:
    """Return the party to defend; None when there is none."""
    if not contract.has_defended_party:
        return None
    return next((party for party in contract.parties if party.role is Bearer.CPTS), None)


def partners(contract: Contract) -> tuple[Party, ...]:
    """Return every party but the defended one, in order of appearance."""
    defended = defended_party(contract)
    return tuple(party for party in contract.parties if party is not defended)


def spoken_name(party: Party | None) -> str:
    """Return the name used in a sentence, with its article: the first alias, else "la CPTS" or the full name."""
    if party is None:
        return "la CPTS"
    alias = plain(party.aliases[0]) if party.aliases else ""
    return _in_sentence(alias) or ("la CPTS" if party.is_cpts else _in_sentence(plain(party.name)))


def _in_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence: its article begins with a small letter."""
    match = _DETERMINER.match(name)
    return match.group().lower() + name[match.end() :] if match else name


def short_name(party: Party | None) -> str:
    """Return the name used as a heading: the name used in a sentence, without its article."""
    spoken = spoken_name(party)
    return capitalised(_DETERMINER.sub("", spoken, count=1) if _DETERMINER.match(spoken) else spoken) or spoken


def partner_heading(contract: Contract) -> str:
    """Return the heading of the other side: the short name of the only partner, else "Partenaires"."""
    others = partners(contract)
    return short_name(others[0]) if len(others) == 1 else "Partenaires" if others else "Partenaire"
