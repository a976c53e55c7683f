"""The check kinds by name; a new kind is one file and one line here."""

from __future__ import annotations

from collections.abc import Mapping

from cptslint.matchers.asymmetry import AsymmetryMatcher
from cptslint.matchers.balance import BalanceMatcher
from cptslint.matchers.base import Matcher
from cptslint.matchers.contradiction import ContradictionMatcher
from cptslint.matchers.elements import ElementsMatcher
from cptslint.matchers.exits import ExitsMatcher
from cptslint.matchers.passage import PassageMatcher
from cptslint.matchers.presence import PresenceMatcher

MATCHERS: Mapping[str, Matcher] = {
    "asymmetry": AsymmetryMatcher(),
    "balance": BalanceMatcher(),
    "contradiction": ContradictionMatcher(),
    "elements": ElementsMatcher(),
    "exits": ExitsMatcher(),
    "passage": PassageMatcher(),
    "presence": PresenceMatcher(),
}
