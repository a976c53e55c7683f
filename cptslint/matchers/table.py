"""The check kinds by name; a new kind is one file and one line here."""

from __future__ import annotations

from collections.abc import Mapping

from cptslint.matchers.asymmetry import AsymmetryMatcher
from cptslint.matchers.balance import BalanceMatcher
from cptslint.matchers.base import Matcher
from cptslint.matchers.broken_references import ReferencesMatcher
from cptslint.matchers.citations import CitationsMatcher
from cptslint.matchers.contradiction import ContradictionMatcher
from cptslint.matchers.copies import CopiesMatcher
from cptslint.matchers.elements import ElementsMatcher
from cptslint.matchers.empty_articles import EmptyArticlesMatcher
from cptslint.matchers.exits import ExitsMatcher
from cptslint.matchers.fields import FieldsMatcher
from cptslint.matchers.identifiers import IdentifiersMatcher
from cptslint.matchers.instructions import InstructionsMatcher
from cptslint.matchers.missing_annexes import MissingAnnexesMatcher
from cptslint.matchers.notes import NotesMatcher
from cptslint.matchers.numbering import NumberingMatcher
from cptslint.matchers.party_identity import IdentityMatcher
from cptslint.matchers.party_numbers import NumberedMatcher
from cptslint.matchers.party_personality import PersonalityMatcher
from cptslint.matchers.passage import PassageMatcher
from cptslint.matchers.presence import PresenceMatcher
from cptslint.matchers.seats import SeatsMatcher
from cptslint.matchers.signed import SignedMatcher
from cptslint.matchers.signing_authority import AuthorityMatcher
from cptslint.matchers.truncated import TruncatedMatcher
from cptslint.matchers.unapproved import UnapprovedMatcher
from cptslint.matchers.undefined_terms import UndefinedMatcher
from cptslint.matchers.values import ValuesMatcher

MATCHERS: Mapping[str, Matcher] = {
    "asymmetry": AsymmetryMatcher(),
    "balance": BalanceMatcher(),
    "citations": CitationsMatcher(),
    "contradiction": ContradictionMatcher(),
    "copies": CopiesMatcher(),
    "elements": ElementsMatcher(),
    "empty-articles": EmptyArticlesMatcher(),
    "exits": ExitsMatcher(),
    "fields": FieldsMatcher(),
    "identifiers": IdentifiersMatcher(),
    "instructions": InstructionsMatcher(),
    "missing-annexes": MissingAnnexesMatcher(),
    "notes": NotesMatcher(),
    "numbering": NumberingMatcher(),
    "party-identity": IdentityMatcher(),
    "party-numbers": NumberedMatcher(),
    "party-personality": PersonalityMatcher(),
    "passage": PassageMatcher(),
    "presence": PresenceMatcher(),
    "references": ReferencesMatcher(),
    "seats": SeatsMatcher(),
    "signed": SignedMatcher(),
    "signing-authority": AuthorityMatcher(),
    "truncated": TruncatedMatcher(),
    "unapproved": UnapprovedMatcher(),
    "undefined-terms": UndefinedMatcher(),
    "values": ValuesMatcher(),
}
