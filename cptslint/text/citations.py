"""Laws, decrees, regulations and agreements as a text cites them: nature, number, dates and names, whatever the style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cptslint.text.fold import fold
from cptslint.text.months import MONTH, MONTHS

_DATE = re.compile(
    rf"\b(?:(?P<day>1\s?er|premier|\d{{1,2}})\s+(?P<month>{MONTH})\s+(?P<year>(?:19|20)\d\d)"
    r"|(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:19|20)\d\d))\b"
)
_NATURE = re.compile(
    r"\b(?P<nature>loi|ordonnance|decret|arrete|reglement|directive|instruction|circulaire|deliberation|decision|avenant)s?\b"
)
_NUMBER = re.compile(
    r"(?P<gap>[^\d;\n]{0,60}?)(?P<mark>\bn\s?[°ºo]\s?|[°º]\s?|\bnumero\s)?\b"
    r"(?P<number>(?:19|20)?\d\d\s?-\s?\d{1,4}|\d{3,4}\s?/\s?\d{2,4}|[a-z]{2,}(?:[/-]\w+)+)\b(?![/-]\d)"
)
_REACH = 260
"""Letters after the name of a text in which its number and dates are looked for."""
_LINK = re.compile(
    r"(?:[\s«»\"(),:'-]|en vigueur|modifiee?|susvisee?|dite?s?\b|ci-apres|denommee?|appelee?|designee?|soit\b|le\b|la\b|l'|sous|nom|de\b"
    r"|du parlement europeen et du conseil|de l'union europeenne|du parlement europeen)*"
)
_SAYS_THE_SAME = re.compile(r"[(«\":]|\bdite?\b|ci-apres|denomme|appele|designe|soit\b")
_APPROVAL = re.compile(
    r"[\s,]*(?:et\s)?(?:portant\sapprobation|approuvant|approuvee?|homologuee?|relatif|relative|pris\spour)?\b[^.;\d]{0,60}"
)
_APPROVES = re.compile(r"approuv|approbation|homolog|relati[fv]")
_JOURNAL = re.compile(
    r"(?:journal\sofficiel|\bjorf?\b)[^;]{0,50}$|(?:parue?|publiee?|parution|publication)(?:\s(?:le|du|au|en date du))?\s*$"
)
_OTHER_EVENT = re.compile(
    r"vigueur|applicable|application|effet|compter|depuis|\bmodifi\w+\s(?:le|en)|abrog|echeance|jusqu|expir|version|redaction"
)
_PLAIN_LEAD = re.compile(
    r"[\s,«»\")]*+(?:/?\(?ue\)?|modifiee?|susvisee?|precitee?|ministerielle?|du\sparlement\seuropeen\set\sdu\sconseil|du\sconseil"
    r"|de\sl'union\seuropeenne|[\s,])*+(?:en\sdate\s)?(?:du|dat[eé]e?\sdu|(?:signe|conclu|adopte|promulgue|date)e?\s(?:le|du))?\s*$"
)
_TITLED_LEAD = re.compile(r"(?:\bdu|(?:signe|conclu|adopte|promulgue)e?,?\sle|en\sdate\sdu)\s*$")


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A date."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A text cited at one place.

    Attributes:
        start: First code point.
        end: One past the last code point.
        nature: Folded kind of text ("loi"), empty when only a name stands.
        number: Its number without spaces ("78-17", "2016/679"), empty when not given.
        names: Keys of the known texts whose usual name is written.
        titles: Keys of the known texts whose title is written.
        dates: Date by event: "date" (of the text), "approbation", "journal".
        ambiguous: Its dates may be those of an amendment.
    """

    start: int
    end: int
    nature: str = ""
    number: str = ""
    names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    dates: Mapping[str, Day] = field(default_factory=dict)
    ambiguous: bool = False


def phrase_pattern(phrases: Sequence[str]) -> str:
    """Return the source of a pattern for folded phrases, spaces and plurals aside."""
    each = (r"\s+".join(re.escape(word) + "s?" for word in fold(phrase).split()) for phrase in phrases)
    return rf"\b(?:{'|'.join(sorted(each, key=len, reverse=True))})(?!\w)"


def read_day(text: str) -> Day | None:
    """Read a date written in folded or plain French, None when there is none."""
    match = _DATE.search(fold(text))
    return _day(match) if match else None


def _day(match: re.Match[str]) -> Day:
    if match["year"]:
        day = 1 if match["day"] in ("premier",) or match["day"].endswith("er") else int(match["day"])
        return Day(int(match["year"]), MONTHS.index(match["month"]) + 1, day)
    return Day(int(match["y"]), int(match["m"]), int(match["d"]))


def normal_number(number: str) -> str:
    """Return a number in the form of the registry: no spaces, the year on two digits before 2000."""
    plain = re.sub(r"\s", "", fold(number))
    return re.sub(r"^19(\d\d-)", r"\1", plain)


def citations(
    text: str, names: Mapping[str, re.Pattern[str]], titles: Mapping[str, re.Pattern[str]]
) -> tuple[Citation, ...]:
    """Return the texts cited, in order.

    Args:
        text: Folded text.
        names: For each known text, the pattern of its usual names.
        titles: For each known text, the pattern of its titles.
    """
    heads = _heads(text, names)
    found: list[Citation] = []
    for index, head in enumerate(heads):
        following = heads[index + 1].start if index + 1 < len(heads) else len(text)
        citation = _complete(text, head, min(following, head.end + _REACH), titles)
        joined = _join(text, found[-1], citation) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(citation)
    return tuple(found)


def _heads(text: str, names: Mapping[str, re.Pattern[str]]) -> list[Citation]:
    """Return where each citation begins: a usual name or the nature of a text."""
    named = [
        Citation(*m.span(), names=frozenset({key})) for key, pattern in names.items() for m in pattern.finditer(text)
    ]
    named.sort(key=lambda head: (head.start, -head.end))
    kept: list[Citation] = []
    for head in named:
        if not kept or head.start >= kept[-1].end:
            kept.append(head)
    covered = [(head.start, head.end) for head in kept]
    plain = (Citation(*m.span("nature"), nature=m["nature"]) for m in _NATURE.finditer(text))
    kept += [head for head in plain if not any(start <= head.start < end for start, end in covered)]
    return sorted(kept, key=lambda head: head.start)


def _complete(text: str, head: Citation, limit: int, titles: Mapping[str, re.Pattern[str]]) -> Citation:
    window = text[head.end : limit]
    window = window[: min((at for mark in ("\n", ";") if (at := window.find(mark)) >= 0), default=len(window))]
    number, at = _number(window)
    dates: dict[str, Day] = {}
    end = at
    about = frozenset(key for key, pattern in titles.items() if pattern.search(window))
    for event, day, place in _dates(window, at, titled=bool(about)):
        if event not in dates:
            dates[event] = day
            end = max(end, place)
    return replace(head, end=head.end + end, number=number, dates=dates, titles=about)


def _number(window: str) -> tuple[str, int]:
    match = _NUMBER.match(window)
    if match is None or "article" in match["gap"] or (len(match["gap"]) > 25 and not match["mark"]):
        return "", 0
    if not match["mark"] and match["number"][0].isalpha():
        return "", 0
    return normal_number(match["number"]), match.end()


def _dates(window: str, start: int, *, titled: bool) -> Iterator[tuple[str, Day, int]]:
    """Yield the dates told of the text just named, with their event and their end."""
    at = start
    for match in _DATE.finditer(window, start):
        lead = window[at : match.start()]
        if ". " in lead and not re.search(r"\b(?:art|n)\. ", lead):
            return
        if _JOURNAL.search(lead):
            yield "journal", _day(match), match.end()
        elif not _OTHER_EVENT.search(lead) and (_PLAIN_LEAD.match(lead) or (titled and _TITLED_LEAD.search(lead))):
            yield "date", _day(match), match.end()
        at = match.end()


def _join(text: str, one: Citation, other: Citation) -> Citation | None:
    """Return two citations as one when they name the same text twice ("règlement 2016/679 (RGPD)"), else None."""
    gap = text[one.end : other.start]
    if len(gap) > 120 or "\n" in gap or ";" in gap:
        return None
    if one.nature == "avenant":
        return (
            replace(other, ambiguous=True, dates={})
            if re.fullmatch(r"[^.;]{0,40}\b(?:a|de|du|d'|au)\s?(?:l'|la\s|le\s)?", gap)
            else None
        )
    if other.nature == "arrete" and one.names and not one.nature and "approuv" in gap:
        return _merged(one, other, approval=True)
    if (
        one.nature == "arrete"
        and not one.number
        and other.names
        and not other.nature
        and _APPROVES.search(gap)
        and _APPROVAL.fullmatch(gap)
    ):
        return _merged(other, one, approval=True)
    if (one.number and other.number) or ("date" in one.dates and "date" in other.dates) or not _LINK.fullmatch(gap):
        return None
    direct = bool(one.nature and not one.number and not one.dates and other.names and not re.search(r"[,(:]", gap))
    return _merged(one, other) if direct or _SAYS_THE_SAME.search(gap) else None


def _merged(one: Citation, other: Citation, *, approval: bool = False) -> Citation:
    theirs = {("approbation" if approval and event == "date" else event): day for event, day in other.dates.items()}
    return replace(
        one,
        start=min(one.start, other.start), end=max(one.end, other.end), nature=one.nature or ("" if approval else other.nature),
        number=one.number or ("" if approval else other.number), names=one.names | other.names, titles=one.titles | other.titles,
        dates={**theirs, **one.dates}, ambiguous=one.ambiguous or other.ambiguous,
    )  # fmt: skip
