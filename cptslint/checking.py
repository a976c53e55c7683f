"""Checking many conventions in one run: the rules are loaded once and only when some convention must be read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cptslint.cache import Cache, key_of, stamp
from cptslint.config.settings import Settings
from cptslint.packs.locate import built_in_packs
from cptslint.stages import Stage, untimed
from cptslint.suppress.beside import has_sidecar

if TYPE_CHECKING:
    from cptslint.model.report import Report
    from cptslint.packs.pack import Pack
    from cptslint.suppress.baseline import Baseline


@dataclass(frozen=True, slots=True)
class Older:
    """An older version of a convention.

    Attributes:
        data: The whole file.
        revision: How it is called.
    """

    data: bytes
    revision: str


class Checker:
    """Checks conventions, each with its settings.

    Args:
        cache: Where results are kept.
        today: The day of the run, for acceptances that have a last day; None when none may be past it.
        stage: What is put around each stage, to measure it.
        many: So many conventions are to be checked that rules are worth an index even when they are not kept.
    """

    def __init__(self, cache: Cache, today: date | None = None, stage: Stage = untimed, *, many: bool = False) -> None:
        self._cache = cache
        self._many = many
        self._stage = stage
        self._today = today
        self._stamps: dict[Path, str] = {}
        self._packs: dict[Path, Pack] = {}
        self._configured: dict[tuple[Path, str], Pack] = {}
        self._baselines: dict[str, Baseline] = {}

    def check(self, data: bytes, source: str, settings: Settings, older: Older | None = None) -> Report:
        """Check a convention.

        Args:
            data: The whole file.
            source: Path as the user gave it, or "-" for the standard input.
            settings: The settings for this file.
            older: An older version, whose findings are set aside.

        Returns:
            The report, the same whether it was kept or made anew, with what was accepted set aside.

        Raises:
            InputError: The bytes cannot be read as a convention.
            PackError: The rules are wrong.
            ConfigError: No party bears the name to defend, or what is beside the convention or the baseline is wrong.
        """
        report = self.accepted(data, source, settings)
        return self._without_known(report, settings, older)

    def kept(self, data: bytes, source: str, settings: Settings, older: Older | None = None) -> Report | None:
        """Return what `check` does when nothing must be read or analysed anew for it, else None."""
        report = self._cached(data, source, settings)
        if report is None or (older is not None and self._cached(older.data, source, settings) is None):
            return None
        return self._without_known(self._without_accepted(report, settings), settings, older)

    def _without_known(self, report: Report, settings: Settings, older: Older | None) -> Report:
        source = report.contract.document.source
        if settings.baseline and source != "-":
            from cptslint.suppress.baseline import compare

            report = compare(report, self._baseline(settings.baseline), Path(settings.baseline))
        if older is not None:
            from cptslint.errors import InputError
            from cptslint.suppress.unchanged import since

            with suppress(InputError):  # an older version that nobody could read had no findings
                report = since(report, self._found(older.data, source, settings), older.revision)
        return report

    def accepted(self, data: bytes, source: str, settings: Settings) -> Report:
        """Check a convention as `check` does, without the baseline."""
        return self._without_accepted(self._found(data, source, settings), settings)

    def _without_accepted(self, report: Report, settings: Settings) -> Report:
        source = report.contract.document.source
        if report.contract.document.marks or has_sidecar(source):
            from cptslint.config.apply import codes_in
            from cptslint.suppress.settle import settle

            report = settle(report, codes_in(folder_of(settings)), self._today)
        return report

    def _baseline(self, name: str) -> Baseline:
        if name not in self._baselines:
            from cptslint.suppress.baseline import load

            self._baselines[name] = load(Path(name))
        return self._baselines[name]

    def _found(self, data: bytes, source: str, settings: Settings) -> Report:
        """Return what the rules find, nothing set aside."""
        kept = self._cached(data, source, settings)
        if kept is not None:
            return kept
        with self._stage("modules"):
            from cptslint.analysis import analyse
            from cptslint.readers import read_bytes
        with self._stage("règles"):
            pack = self._pack(folder_of(settings), settings)
        party, profile = settings.party or None, settings.profile or None
        with _uncollected():
            with self._stage("lecture"):
                document = read_bytes(data, source)
            report = analyse(document, pack, party=party, profile=profile, stage=self._stage)
        self._cache.put_object("report", self._key(data, source, settings), report)
        return report

    def _cached(self, data: bytes, source: str, settings: Settings) -> Report | None:
        from cptslint.model.report import Report

        with self._stage("résultats gardés"):
            kept = self._cache.get_object("report", self._key(data, source, settings))
        return kept if isinstance(kept, Report) else None

    def _key(self, data: bytes, source: str, settings: Settings) -> str:
        identity = (_identity(settings), settings.party, settings.profile)
        return key_of(self._stamp(folder_of(settings)), *identity, source, data)

    def _stamp(self, folder: Path) -> str:
        if folder not in self._stamps:
            self._stamps[folder] = stamp(folder)
        return self._stamps[folder]

    def _pack(self, folder: Path, settings: Settings) -> Pack:
        """Return the rules of a folder that the settings keep."""
        from cptslint.config.apply import configured

        identity = _identity(settings)
        if (folder, identity) not in self._configured:
            self._configured[folder, identity] = configured(self.pack(folder), settings)
        return self._configured[folder, identity]

    def pack(self, folder: Path) -> Pack:
        """Return all the rules of a folder, whatever the settings keep."""
        if folder not in self._packs:
            self._packs[folder] = self._load(folder)
        return self._packs[folder]

    def _load(self, folder: Path) -> Pack:
        from cptslint.packs.compiled import pack_of, shipped
        from cptslint.packs.pack import Pack

        with _uncollected():
            pack = shipped(folder)
            if pack is None:
                kept = self._cache.get_object("pack", self._stamp(folder))
                pack = kept if isinstance(kept, Pack) else pack_of(folder)
                if pack is not kept and (self._cache.keeps or self._many):
                    from cptslint.packs.indexed import indexed

                    pack = indexed(pack)
                    self._cache.put_object("pack", self._stamp(folder), pack)
            gc.freeze()
        return pack


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from looking at what is made inside: rules live to the end, and a convention goes by itself."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def folder_of(settings: Settings) -> Path:
    """Return the folder of the rules."""
    return Path(settings.packs) if settings.packs else built_in_packs()


def _identity(settings: Settings) -> str:
    """Return what tells two choices of rules apart."""
    values = [(code, name, one.value) for code, tuned in settings.rules.items() for name, one in tuned.items()]
    lists = (settings.select, settings.extend_select, settings.ignore)
    return repr((*lists, sorted(settings.severity.items()), sorted(values)))
