"""The points of the terminal report: what to negotiate in full, what to check in short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from cptslint.model.document import Document
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.rule import Severity, Source
from cptslint.reporters.canvas import SEVERITY_STYLES, fields, hanging, heading, joined, readable, styled
from cptslint.reporters.finding_groups import FindingGroup, told_once
from cptslint.reporters.places import WHOLE, place_in_words, proof
from cptslint.reporters.wording import SEVERITIES, SOURCE_KINDS, capitalised, counted, plain, shortened

_LABELS = 12
_CODES = 8
_SHOWN = 8
_ALONE_LIMIT, _AMONG_LIMIT = 320, 160
_ADDRESS = re.compile(r"https?://[^\s;]+")
"""An address that a terminal may open."""


def negotiation_section(
    report: Report, groups: Sequence[FindingGroup], width: int, *, colour: bool
) -> Iterator[RenderableType]:
    """Yield the section of what must change before signing, one numbered block per point."""
    points = [group for group in groups if group.severity is not Severity.INFO]
    title = f"Points à négocier ({len(points)})" if points else "Points à négocier"
    yield from heading(title, width, colour=colour)
    if not points:
        yield styled("Aucun point à négocier n'a été relevé.")
    for rank, group in enumerate(points, start=1):
        if rank > 1:
            yield Text("")
        yield _block(rank, group, report.contract.document, width)


def verification_section(groups: Sequence[FindingGroup], width: int, *, colour: bool) -> Iterator[RenderableType]:
    """Yield the section of what a person should look at, two lines at most per point."""
    points = [group for group in groups if group.severity is Severity.INFO]
    if not points:
        return
    yield from heading(f"Points à vérifier ({len(points)})", width, colour=colour)
    for group in points:
        yield from _compact(group, readable(width))


def place_of(group: FindingGroup) -> str:
    """Return where the point is, in a few words: "article 8, al. 2", "3 passages"; nothing for what is missing."""
    if len(group.findings) > 1:
        return counted(len(group.findings), "passage")
    finding = group.findings[0]
    if finding.span is None and finding.rule.nature == "missing":
        return ""
    return finding.location or ("" if finding.span is not None else WHOLE)


def _block(rank: int, group: FindingGroup, document: Document, width: int) -> RenderableType:
    mark = f"{rank}. "
    rule = group.rule
    single = group.findings[0] if len(group.findings) == 1 else None
    place = _place(single) if single is not None else place_of(group)
    facts = joined((SEVERITIES[group.severity], SEVERITY_STYLES[group.severity]), (f", {rule.code}", "dim"))
    facts.append_text(joined(f", {place}" if place else ""))
    rows: list[tuple[str, RenderableType]] = [("Pourquoi", styled(rule.why))] if rule.why else []
    rows += [("Fondement" if not i else "", _source(source)) for i, source in enumerate(rule.sources)]
    rows += [("À demander", styled(rule.advice))] if rule.advice else []
    body: list[RenderableType] = [styled(rule.title, "bold"), facts, *_passages(group, document)]
    if rows:
        body.append(fields(rows, width - len(mark), _LABELS))
    return hanging(mark, Group(*body), "bold")


def _place(finding: Finding) -> str:
    """Return where the finding is, or where what is missing would belong, as the other formats do."""
    return finding.location if finding.span is not None else place_in_words(finding)


def _passages(group: FindingGroup, document: Document) -> Iterator[RenderableType]:
    """Yield what is wrong and the passages that prove it."""
    shared, added = told_once(group)
    if shared and shared.rstrip(".") != plain(group.rule.title).rstrip("."):
        yield styled(shared)
    if len(group.findings) == 1:
        quote = proof(group.findings[0], document, _ALONE_LIMIT, shared)
        if quote:
            yield styled(quote, "italic")
        return
    rows: dict[tuple[str, str], list[Finding]] = {}
    for finding, message in zip(group.findings[:_SHOWN], added, strict=False):
        rows.setdefault((_place(finding), message), []).append(finding)
    for (place, message), findings in rows.items():
        yield hanging("- ", _passage(place, message, findings, document))
    hidden = group.findings[_SHOWN:]
    if hidden:
        places = " ; ".join(dict.fromkeys(finding.location for finding in hidden if finding.location))
        others = counted(len(hidden), "autre passage", "autres passages")
        yield hanging("- ", styled(f"{others} : {places}" if places else others))


def _passage(place: str, message: str, findings: Sequence[Finding], document: Document) -> Text:
    """Return "Article 3, al. 1 : message « quote » ; « quote »", without what is empty or said twice."""
    line = joined(" : ".join(part for part in (capitalised(place), message) if part))
    quotes = Counter(proof(one, document, _AMONG_LIMIT, message) for one in findings if one.span is not None)
    shown = {quote: times for quote, times in quotes.items() if quote}
    for rank, (quote, times) in enumerate(shown.items()):
        link = " ; " if rank else " " if message else " : " if line.plain else ""
        line.append_text(joined(link, (quote, "italic"), _times(times)))
    if not shown:
        line.append_text(joined(_times(quotes.total())))
    return line


def _times(count: int) -> str:
    return f" ({count} fois)" if count > 1 else ""


def _source(source: Source) -> Text:
    """Return a ground; its title is a link where the terminal has them."""
    title = (source.title, f"link {source.url}") if _ADDRESS.fullmatch(source.url) else source.title
    return joined(title, (f" ({SOURCE_KINDS[source.kind]})", "dim"))


def _compact(group: FindingGroup, width: int) -> Iterator[RenderableType]:
    """Yield one point on two lines at most: what and where, then why it was raised when there is room."""
    room = max(width - _CODES, _CODES)
    title = shortened(plain(group.rule.title), 2 * room - 16)
    places = plain(", ".join(dict.fromkeys(filter(None, (_place(finding) for finding in group.findings)))))
    left = 2 * room - 16 - len(title)
    where = f" ({shortened(places, left)})" if places and left >= 12 else ""
    lines: list[RenderableType] = [joined(title, (where, "dim"))]
    message = plain(group.findings[0].message)
    if len(title) + len(where) <= room and message.rstrip(".") != title:
        lines.append(_one_line(message, room))
    yield hanging(f"{group.rule.code:<{_CODES - 1}} ", Group(*lines), SEVERITY_STYLES[Severity.INFO])


def _one_line(message: str, room: int) -> Text:
    """Return the message on one line, cut at a word with an ellipsis."""
    text = message
    if len(text) > room:
        text = text[: room - 1]
        text = f"{text[: text.rfind(' ')] if ' ' in text else text}…"
    line = styled(text, "dim")
    line.no_wrap = True
    return line
