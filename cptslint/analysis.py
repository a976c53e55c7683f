"""The whole path of a convention, from the file to the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from cptslint.absorption import absorb, doubted_beside
from cptslint.addressing import addressed
from cptslint.balance.weigh import weigh
from cptslint.engine import in_severity_order, run
from cptslint.matchers.context import Context
from cptslint.model.contract import Profile
from cptslint.model.document import Document, Note
from cptslint.model.report import Balance, Report
from cptslint.packs.locate import built_in_packs
from cptslint.packs.pack import Pack
from cptslint.readers import read
from cptslint.stages import Stage, untimed
from cptslint.structure.build import build
from cptslint.suppress.settle import settle
from cptslint.version import VERSION


def analyse(
    document: Document,
    pack: Pack,
    *,
    party: str | None = None,
    profile: str | None = None,
    stage: Stage = untimed,
) -> Report:
    """Check a document that was read.

    Args:
        document: The document.
        pack: The rules.
        party: Name of the party to defend; None for the CPTS.
        profile: Kind of partner, in place of the one that is detected.
        stage: What is put around each stage, to measure it.

    Returns:
        The report; a document that is no convention has no finding and `contract.why_not` says why.

    Raises:
        ConfigError: No party bears that name.
    """
    with stage("structure"):
        reading = build(document, pack.vocabulary, party=party)
    if profile is not None:
        reading = replace(reading, contract=replace(reading.contract, profile=Profile(profile)))
    rules = tuple(compiled.rule for compiled in pack.rules)
    if not reading.contract.is_convention:
        return Report(reading.contract, (), Balance(0.0, None, ()), (), (), document.notes, (), VERSION)
    with stage("vérifications"):
        found = run(pack.rules, Context(reading, pack.qualifiers))
    with stage("équilibre"):
        balance, extra = weigh(reading, pack, found)
    kept = doubted_beside(absorb([*found.findings, *extra]))  # after the balance: the sentence weighs all the same
    findings = in_severity_order(addressed(kept, reading.contract))
    notes = (*document.notes, *_notes(reading.contract.has_defended_party))
    return Report(reading.contract, findings, balance, found.in_order, found.not_assessed, notes, rules, VERSION)


def _notes(defended: bool) -> tuple[Note, ...]:
    if defended:
        return ()
    message = (
        "Aucune partie n'est une CPTS et aucune n'a été désignée : ajoutez --party NOM pour défendre l'une d'elles."
    )
    return (Note("no-defended-party", message),)


def lint(
    path: str | Path, *, party: str | None = None, packs: str | Path | None = None, today: date | None = None
) -> Report:
    """Read a convention and check it; see `cptslint.lint`."""
    from cptslint.packs.compiled import pack_of

    pack = pack_of(Path(packs) if packs else built_in_packs())
    report = analyse(read(Path(path)), pack, party=party)
    return settle(report, [compiled.rule.code for compiled in pack.rules], today)
