"""Checking many conventions in one run: the rules are loaded once and only when some convention must be read."""

from __future__ import annotations

import gc
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cptslint.cache import Cache, key_of, stamp
from cptslint.packs.locate import built_in_packs

if TYPE_CHECKING:
    from cptslint.model.report import Report
    from cptslint.packs.rules import Pack


class Checker:
    """Checks conventions against one pack.

    Args:
        packs: Folder of the rules; None for those of the tool.
        party: Name of the party to defend; None for the CPTS.
        cache: Where results are kept.
    """

    def __init__(self, packs: Path | None, party: str | None, cache: Cache) -> None:
        self._folder = packs or built_in_packs()
        self._party = party
        self._cache = cache

    @cached_property
    def stamp(self) -> str:
        """What changes whenever the rules, the tool or the party to defend do."""
        return key_of(stamp(self._folder), self._party or "")

    @cached_property
    def pack(self) -> Pack:
        """The rules."""
        from cptslint.packs import rules

        gc.disable()  # loading makes a hundred thousand objects that live to the end: collecting them is a fifth of the run
        try:
            kept = self._cache.get_object("pack", self.stamp)
            pack = kept if isinstance(kept, rules.Pack) else rules.load_pack(self._folder)
            if pack is not kept:
                self._cache.put_object("pack", self.stamp, pack)
            gc.freeze()
        finally:
            gc.enable()
        return pack

    def check(self, data: bytes, source: str) -> Report:
        """Check a convention.

        Args:
            data: The whole file.
            source: Path as the user gave it, or "-" for the standard input.

        Returns:
            The report, the same whether it was kept or made anew.

        Raises:
            InputError: The bytes cannot be read as a convention.
            PackError: The rules are wrong.
            ConfigError: No party bears the name to defend.
        """
        from cptslint.model.report import Report

        key = key_of(self.stamp, source, data)
        kept = self._cache.get_object("report", key)
        if isinstance(kept, Report):
            return kept
        from cptslint.analysis import analyse
        from cptslint.readers import read_bytes

        report = analyse(read_bytes(data, source), self.pack, party=self._party)
        self._cache.put_object("report", key, report)
        return report
