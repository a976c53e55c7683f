"""How often something must be done, as sentences say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cptslint.deadlines.calendar import Length, before, month_end, periods
from cptslint.deadlines.facts import Known, Term
from cptslint.deadlines.written import DAY, day_and_month, month_number
from cptslint.text.months import MONTH
from cptslint.text.quantities import spelled_number

_N = r"(?P<n>(?<!\d)\d{1,4}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)(?: ?\(\d{1,4}\))?"
_UNITS = {"semestre": 6, "trimestre": 3, "mois": 1, "an": 12, "annee": 12}
_QUARTERS = {"premier": 3, "1er": 3, "deuxieme": 6, "second": 6, "troisieme": 9, "quatrieme": 12, "dernier": 12}
_ADJECTIVES = {
    "semestriel": 6,
    "trimestriel": 3,
    "mensuel": 1,
    "annuel": 12,
    "bimestriel": 2,
    "bisannuel": 24,
    "biennal": 24,
}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often.

    Attributes:
        place: Where it is said, in the words.
        words: The words that say it.
        months: Length of a period; 0 when it is shorter than a month.
        times: How many times in a period.
        days: Days and months of the year, when the text gives them.
        monthly: Day of each month, when the text gives it; 0 otherwise.
        strict: The day given is excluded ("avant le").
        ahead: Months before the term, when it is done once before the end; 0 otherwise.
    """

    place: int
    words: str
    months: int
    times: int = 1
    days: tuple[tuple[int, int], ...] = ()
    monthly: int = 0
    strict: bool = False
    ahead: int = 0


def _count(word: str) -> int:
    return int(word) if word.isdigit() else 1 if word in ("un", "une") else spelled_number(word) or 1


def _yearly_day(match: re.Match[str]) -> Rhythm | None:
    day = day_and_month(match["day"])
    strict = match["how"] == "avant"
    return Rhythm(match.start(), match[0], 12, days=(day,), strict=strict) if day else None


def _monthly_day(match: re.Match[str]) -> Rhythm | None:
    day = _count(match["n"])
    return Rhythm(match.start(), match[0], 1, monthly=day, strict=match["how"] == "avant") if 1 <= day <= 28 else None


def _quarter(match: re.Match[str]) -> Rhythm | None:
    month = _QUARTERS[match["rank"]]
    return Rhythm(match.start(), match[0], 12, days=((month_end(2028, month).day, month),))


def _months(match: re.Match[str]) -> Rhythm | None:
    found = [month_number(name) for name in (match["one"], match["two"]) if name]
    return Rhythm(match.start(), match[0], 12, len(found), tuple((31 if m != 2 else 29, m) for m in found))


def _times(match: re.Match[str]) -> Rhythm | None:
    return Rhythm(match.start(), match[0], _UNITS[match["unit"]], _count(match["n"]))


def _every(match: re.Match[str]) -> Rhythm | None:
    return Rhythm(match.start(), match[0], _UNITS[match["unit"]] * (_count(match["n"]) if match["n"] else 1))


def _adjective(match: re.Match[str]) -> Rhythm | None:
    return Rhythm(match.start(), match[0], _ADJECTIVES[match["adjective"]])


def _ahead(match: re.Match[str]) -> Rhythm | None:
    return Rhythm(match.start(), match[0], 0, ahead=_count(match["n"]))


def _often(match: re.Match[str]) -> Rhythm | None:
    return Rhythm(match.start(), match[0], 0)


def _seasons(match: re.Match[str]) -> Rhythm | None:
    return Rhythm(match.start(), match[0], 12, 2 if match["two"] else 1)


_YEAR = r"(?:(?:annee|exercice)(?: civile?| suivante?)?)?"
_SEASON = r"(?:printemps|automne|hiver|ete)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Rhythm | None]], ...] = (
    (re.compile(rf"(?P<how>avant|au plus tard) le {_N} de chaque mois"), _monthly_day),
    (re.compile(rf"(?P<how>avant|au plus tard|pour) le (?P<day>{DAY})(?! (?:19|20)\d\d)"), _yearly_day),
    (re.compile(rf"(?P<rank>{'|'.join(_QUARTERS)}) trimestre(?: civil)? de (?:chaque ?|l'){_YEAR}"), _quarter),
    (
        re.compile(
            rf"\b(?:en|au mois d[e']|mois d[e']|seance d[e']) ?(?P<one>{MONTH})(?: et (?:en |d[e'] ?)?(?P<two>{MONTH}))?(?! (?:19|20)\d\d)\b"
        ),
        _months,
    ),
    (
        re.compile(rf"(?:au|chaque) (?:printemps|automne|hiver|ete)(?P<two> et (?:a l'|au |chaque )?{_SEASON})?\b"),
        _seasons,
    ),
    (re.compile(rf"{_N} mois avant (?:l'|le |la |son |sa )(?:\w+ ){{0,2}}?(?:echeance|terme|expiration|fin)"), _ahead),
    (re.compile(rf"\b{_N} fois (?:par|l'|chaque) ?(?P<unit>an|annee|semestre|trimestre|mois)\b"), _times),
    (re.compile(rf"\btous les (?:{_N} )?(?P<unit>an|mois|trimestre|semestre)s?\b"), _every),
    (re.compile(r"\b(?P<n>)(?:chaque|par) (?P<unit>semestre|trimestre|mois|annee|an)\b"), _every),
    (re.compile(rf"\b(?P<adjective>{'|'.join(_ADJECTIVES)})(?:le)?(?:s|ment)?\b"), _adjective),
    (re.compile(r"\b(?:chaque|par|la) semaine\b|hebdomadaire"), _often),
)


def rhythms(words: str) -> tuple[Rhythm, ...]:
    """Return the rhythms of a sentence in order; a more precise one hides the vague one beside it ("chaque année, avant le 31 mars").

    Args:
        words: The folded words of the sentence.
    """
    found: list[Rhythm] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(words):
            taken = any(one.place < match.end() and match.start() < one.place + len(one.words) for one in found)
            rhythm = None if taken else read(match)
            if rhythm is not None:
                found.append(rhythm)
    precise = [one for one in found if one.days or one.monthly or one.ahead]
    kept = [one for one in found if one in precise or not any(_covers(other, one) for other in precise)]
    return tuple(sorted(kept, key=lambda one: one.place))


_NEAR = 160
"""Letters within which "chaque année" and "avant le 31 mars" say one thing."""


def _covers(precise: Rhythm, vague: Rhythm) -> bool:
    return (
        abs(precise.place - vague.place) < _NEAR
        and vague.times == 1
        and (precise.months == vague.months or not vague.months)
    )


def occurrences(rhythm: Rhythm, term: Term) -> tuple[date, ...]:
    """Return the last days on which it must be done, within the initial period; within the first year when its end is not known.

    Nothing is returned when the day of effect is not known, or when it is too often to be listed.
    """
    if not isinstance(term.effect, Known):
        return ()
    start = term.effect.day
    end = (
        term.end.day
        if isinstance(term.end, Known)
        else periods(start, Length(months=12), date(start.year + 1, 12, 31))[0]
    )
    if rhythm.ahead:
        return (before(end, Length(months=rhythm.ahead)),) if isinstance(term.end, Known) else ()
    if rhythm.days or rhythm.monthly:
        return tuple(day for day in _written_days(rhythm, start, end) if start <= day <= end)
    return periods(start, Length(months=rhythm.months), end) if rhythm.months else ()


def _written_days(rhythm: Rhythm, start: date, end: date) -> Iterator[date]:
    one = timedelta(days=1 if rhythm.strict else 0)
    for year in range(start.year, end.year + 1):
        if rhythm.monthly:
            days = (date(year, month, rhythm.monthly) for month in range(1, 13))
            yield from (day - one for day in days if day > month_end(start.year, start.month))
        for day, month in sorted(rhythm.days, key=lambda pair: pair[1]):
            yield date(year, month, min(day, month_end(year, month).day)) - one
