"""The settings of a run, each with the place it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

ALL = "ALL"
DEFAULT = "valeur par défaut"
SEVERITIES = ("error", "warning", "info")
PROFILES = (
    "etablissement-public", "etablissement-prive", "esms", "dac", "crt", "collectivite", "tutelle", "industriel",
    "laboratoire", "usagers", "autre",
)  # fmt: skip
"""Those of the model, which is not loaded to read settings; a test keeps them the same."""


@dataclass(frozen=True, slots=True)
class Tuned:
    """A value of a parameter.

    Attributes:
        value: The value.
        place: File and line that give it.
    """

    value: float
    place: str


@dataclass(frozen=True, slots=True)
class PerFile:
    """Settings for some files only.

    Attributes:
        files: Patterns of paths ("archives/*.docx").
        values: What changes for them.
    """

    files: tuple[str, ...]
    values: Mapping[str, Any]

    def concerns(self, path: str) -> bool:
        """Tell whether a path matches one of the patterns, as a whole or by its last parts."""
        return any(PurePath(path).match(pattern) for pattern in self.files)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run does.

    Attributes:
        select: Codes, families or ALL that are run.
        extend_select: More of them, beside those selected.
        ignore: Codes or families that are not.
        severity: Severity of a rule, by code, in place of its own.
        rules: Values of the parameters of a rule, by code then name, in place of its own.
        fail_on: Severity from which the exit code is 1.
        party: Party to defend; empty for the CPTS.
        profile: Kind of partner; empty to let the tool tell.
        packs: Folder of the rules; empty for those of the tool.
        baseline: File of the findings that are known already; empty for none.
        per_file: Settings for some files, in order.
        origins: Where each value comes from, by key.
    """

    select: tuple[str, ...] = (ALL,)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Tuned]] = field(default_factory=dict)
    fail_on: str = "error"
    party: str = ""
    profile: str = ""
    packs: str = ""
    baseline: str = ""
    per_file: tuple[PerFile, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)

    def over(self, values: Mapping[str, Any], origin: str) -> Settings:
        """Return these settings with values that win over them.

        Args:
            values: By the name of an attribute; severities and parameters are added to those that stand.
            origin: Where they come from.
        """
        changed = dict(values)
        if "severity" in changed:
            changed["severity"] = {**self.severity, **changed["severity"]}
        if "rules" in changed:
            codes = {**self.rules, **changed["rules"]}
            changed["rules"] = {
                code: {**self.rules.get(code, {}), **changed["rules"].get(code, {})} for code in sorted(codes)
            }
        if "per_file" in changed:
            changed["per_file"] = (*self.per_file, *changed["per_file"])
        return replace(self, **changed, origins={**self.origins, **dict.fromkeys(values, origin)})

    def for_file(self, path: str) -> Settings:
        """Return the settings of one file."""
        settings = self
        for entry in self.per_file:
            if entry.concerns(path):
                settings = settings.over(entry.values, f"per-file {', '.join(entry.files)}")
        return settings

    def enables(self, code: str) -> bool:
        """Tell whether a rule is run: the most precise name that concerns it decides, and ignoring wins at equality."""
        chosen = max((_precision(name, code) for name in (*self.select, *self.extend_select)), default=0)
        ignored = max((_precision(name, code) for name in self.ignore), default=0)
        return chosen > ignored


def _precision(name: str, code: str) -> int:
    return 3 if name == code else 2 if name == code[:3] else 1 if name == ALL else 0
