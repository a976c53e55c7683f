"""How reports call the parties."""

from __future__ import annotations

import re

from cptslint.model.contract import Bearer, Contract, Party
from cptslint.naming import name_given_to
from cptslint.reporters.wording import PROFILES, capitalised, plain, shortened

_DETERMINER = re.compile(r"(?:la |le |les |l['’]\s?)", re.IGNORECASE)

_NAME_LIMIT = 160


def defended_party(contract: Contract) -> Party | None:
    """Return the party to defend; None when there is none."""
    if not contract.has_defended_party:
        return None
    return next((party for party in contract.parties if party.role is Bearer.CPTS), None)


def partners(contract: Contract) -> tuple[Party, ...]:
    """Return every party but the defended one, in order of appearance."""
    defended = defended_party(contract)
    return tuple(party for party in contract.parties if party is not defended)


def our_name(contract: Contract) -> str:
    """Return the name of the defended party inside a sentence, with its article: "la CPTS", "l'Association"."""
    party = defended_party(contract)
    return "la CPTS" if party is None else _spoken(party, contract) or "votre structure"


def their_name(contract: Contract) -> str:
    """Return the name of the only partner inside a sentence, with its article; else "les partenaires"."""
    others = partners(contract)
    return (_spoken(others[0], contract) or "le partenaire") if len(others) == 1 else "les partenaires"


def _spoken(party: Party, contract: Contract) -> str:
    """Return the name a party is given; else its full name; nothing for a description ("association de Valmont")."""
    given = name_given_to(party, contract.document.text)
    if given is not None:
        return plain(str(given))
    return "" if party.name[:1].islower() else plain(party.name)


def short_name(party: Party | None) -> str:
    """Return the name used as a heading: the first the convention gives, without its article."""
    if party is None or not party.aliases:
        return "CPTS" if party is None or party.is_cpts else capitalised(plain(party.name))
    alias = plain(party.aliases[0])
    return capitalised(_DETERMINER.sub("", alias, count=1)) or alias


def partner_heading(contract: Contract) -> str:
    """Return the heading of the other side: the short name of the only partner, else "Partenaires"."""
    others = partners(contract)
    return short_name(others[0]) if len(others) == 1 else "Partenaires" if others else "Partenaire"


def presented(contract: Contract) -> list[tuple[str, str]]:
    """Return the role of each party and what it is: its name, how the convention calls it, its kind; ours first."""
    defended = defended_party(contract)
    parties = sorted(contract.parties, key=lambda one: one is not defended)
    return [(role_of(party, contract), described(party, contract)) for party in parties]


def role_of(party: Party, contract: Contract) -> str:
    """Return what a party is to the reader; without a party to defend, every one is "Partie"."""
    defended = defended_party(contract)
    if party is defended:
        return "CPTS" if party.is_cpts else "Partie défendue"
    return "Partenaire" if defended is not None else "Partie"


def described(party: Party, contract: Contract) -> str:
    """Return "Centre hospitalier de Valmont (le Centre), établissement public de santé"."""
    said = shortened(plain(party.name) or "Partie sans nom", _NAME_LIMIT)
    if party.aliases:
        said += f" ({plain(party.aliases[0])})"
    if party.is_cpts:
        return said if party is defended_party(contract) else f"{said}, CPTS"
    return f"{said}, {PROFILES[party.profile]}" if party.profile is not None else said
