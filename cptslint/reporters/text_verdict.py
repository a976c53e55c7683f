"""The answer in ten seconds: can we sign, and what are the main points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from cptslint.model.report import Report, Verdict
from cptslint.model.rule import Severity
from cptslint.reporters.canvas import hanging, heading, indented, joined, styled
from cptslint.reporters.finding_groups import FindingGroup, count
from cptslint.reporters.party_names import our_name
from cptslint.reporters.text_findings import place_of
from cptslint.reporters.wording import NO_DEFENDED_PARTY, plural, verdict_advice, verdict_sentence

_MAIN = 5
_STYLES: Mapping[Verdict, str] = MappingProxyType(
    {Verdict.BALANCED: "green", Verdict.FAVOURABLE: "green", Verdict.TO_REBALANCE: "yellow", Verdict.MANIFEST: "red"}
)


def verdict_panel(
    report: Report, groups: Sequence[FindingGroup], width: int, *, colour: bool
) -> Iterator[RenderableType]:
    """Yield the verdict, what to do, and the five main points with their places."""
    verdict = report.balance.verdict
    if verdict is None:
        return
    errors, warnings, infos = (count(groups, severity) for severity in Severity)
    style = "yellow" if errors and _STYLES[verdict] == "green" else _STYLES[verdict]
    party = our_name(report.contract)
    body = [
        styled(verdict_sentence(verdict, errors, party), f"bold {style}"),
        styled(verdict_advice(verdict, errors, warnings, infos)),
        *_main_points([group for group in groups if group.severity is not Severity.INFO]),
    ]
    yield from _framed(body, style, width, colour=colour)


def no_verdict(width: int, *, colour: bool) -> Iterator[RenderableType]:
    """Yield what stands in place of the verdict when there is no party to defend."""
    yield from _framed([styled(NO_DEFENDED_PARTY)], "yellow", width, colour=colour)


def _framed(body: Sequence[RenderableType], style: str, width: int, *, colour: bool) -> Iterator[RenderableType]:
    """Draw a box in a terminal, a plain section elsewhere: lines drawn around text do not survive a mail."""
    if colour:
        yield Text("")
        yield Panel(Group(*body), box=box.ROUNDED, border_style=style, padding=(0, 1), title=Text("Verdict"))
        return
    yield from heading("Verdict", width, colour=colour)
    yield indented(Group(*body), 2)


def _main_points(groups: Sequence[FindingGroup]) -> Iterator[RenderableType]:
    if not groups:
        return
    yield Text("")
    main = groups[:_MAIN]
    total = f" sur {len(groups)}" if len(groups) > len(main) else ""
    yield styled(f"{plural(len(main), 'Point principal', f'Les {len(main)} points principaux')}{total}", "bold")
    for rank, group in enumerate(main, start=1):
        place = place_of(group)
        text = joined(group.rule.title, (f" ({place})" if place else "", "dim"))
        yield hanging(f"{rank}. ", text)
