"""Texts of law cited under a wrong number or date, no longer in force, or in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.legal_texts import LegalText, Registry, parse_registry
from cptslint.matchers.options import OptionReader
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.citations import Citation, citations

TESTS = ("wrong", "outdated", "two-ways")
_EVENTS = {
    "numero": "le numéro", "date": "la date", "approbation": "la date de l'arrêté d'approbation",
    "journal": "la date de publication au Journal officiel",
}  # fmt: skip
_NATURES = ("loi", "ordonnance", "decret", "arrete", "reglement", "directive")
_HISTORY = re.compile(
    r"abrog|remplac|substitu|ancien|auparavant|jadis|alors en vigueur|precedemment|a succede|historique"
)
_ARTICLE = re.compile(r"(?:\b(?P<part>[lrda])\.?\s?)?(?P<number>\d[\d-]*\d|\d)")
_BEFORE_HOLDER = 120
"""Letters before "du code …" in which its articles are listed."""
_LIST_WORDS = frozenset(
    {
        "articles",
        "article",
        "art",
        "et",
        "ou",
        "a",
        "suivants",
        "du",
        "de",
        "la",
        "l",
        "r",
        "d",
        "ainsi",
        "que",
        "anciens",
        "ancien",
    }
)
_SMALL_GAP = 80
"""Texts of one day bear numbers this close: a number further away with the same digits is a slip."""
_BESIDE = 60
"""Letters around a usual name in which words may say that something else is meant."""


@dataclass(frozen=True, slots=True)
class CitationOptions:
    """Options of the check.

    Attributes:
        test: One of `TESTS`.
        registry: The known texts.
    """

    test: str
    registry: Registry


@dataclass(frozen=True, slots=True)
class Read:
    """A citation with the text it means.

    Attributes:
        citation: The citation.
        text: The text meant, None when it is unknown.
        faults: What is wrong: "numero", "texte", or an event whose date is wrong.
        other: The known text that bears the number cited, when it is not the one named.
    """

    citation: Citation
    text: LegalText | None
    faults: tuple[str, ...] = ()
    other: LegalText | None = None


class CitationsMatcher:
    """Raises the citations to correct; an unknown text is left alone."""

    def parse(self, reader: OptionReader) -> CitationOptions:
        """Compile the options."""
        reader.check_keys(("test", "registry"), ("test", "registry"))
        return CitationOptions(reader.one_of("test", TESTS), parse_registry(reader, "registry"))

    def find(self, spec: CitationOptions, context: Context) -> Outcome:
        """Return one hit per citation to correct."""
        reads = context.once("citations", lambda: read_citations(spec.registry, context.tokens.folded))
        if spec.test == "outdated":
            return Outcome(tuple(_outdated(spec.registry, reads, context)))
        twice = list(_two_ways(reads))
        if spec.test == "two-ways":
            return Outcome(tuple(_hit_two_ways(here, there, context) for here, there in twice))
        elsewhere = {id(here) for here, _ in twice}
        return Outcome(tuple(_hit_wrong(read, context) for read in reads if read.faults and id(read) not in elsewhere))


def read_citations(registry: Registry, folded: str) -> tuple[Read, ...]:
    """Return the citations of a folded text, each with the text it means and what is wrong with it."""
    return tuple(_read(citation, registry, folded) for citation in citations(folded, registry.names, registry.titles))


def _read(citation: Citation, registry: Registry, folded: str) -> Read:
    by_number, named = registry.numbered(citation), registry.named(citation)
    if named is not None and not citation.names and not _title_is_enough(citation, named, by_number):
        named = None
    if named is not None and _means_another(named, citation, folded):
        return Read(citation, None)
    text = named or by_number or registry.dated(citation) or _slip(citation, registry)
    if text is None or not text.sure:
        return Read(citation, text)
    faults: list[str] = []
    if by_number is not None and (by_number is not text or citation.nature not in ("", text.nature)):
        faults.append("texte")
    else:
        faults += ["numero"] if citation.number and text.number and by_number is None else []
        faults += _wrong_dates(citation, text)
    return Read(citation, text, tuple(faults), by_number if by_number is not text else None)


def _title_is_enough(citation: Citation, text: LegalText, by_number: LegalText | None) -> bool:
    """Tell whether the words of a title are enough to know a text: several decrees may have the same subject."""
    same_day = citation.dates.get("date") == text.dates.get("date")
    if by_number is not None and citation.nature not in ("", by_number.nature):
        return True
    if by_number is not None:
        return by_number is text or (same_day and citation.dates.get("date") != by_number.dates.get("date"))
    return same_day if citation.number or citation.nature != "loi" else True


def _means_another(text: LegalText, citation: Citation, folded: str) -> bool:
    before = re.split(r"[;\n]", folded[max(0, citation.start - _BESIDE) : citation.start])[-1]
    after = re.split(r"[;\n]", folded[citation.end : citation.end + _BESIDE])[0]
    return any(text.unless.search(words) for words in (before, folded[citation.start : citation.end], after))


def _wrong_dates(citation: Citation, text: LegalText) -> Iterator[str]:
    if not citation.ambiguous:
        yield from (event for event, day in citation.dates.items() if event in text.dates and text.dates[event] != day)


def _slip(citation: Citation, registry: Registry) -> LegalText | None:
    """Return the text of the same nature and date whose number has the digits of the number cited in another order."""
    for text in registry.texts.values():
        if (
            not text.number
            or not citation.number
            or text.nature != citation.nature
            or citation.dates.get("date") != text.dates.get("date")
        ):
            continue
        ours, theirs = (re.split(r"[-/]", number) for number in (text.number, citation.number))
        digits = len(ours) == len(theirs) == 2 and ours[0] == theirs[0] and sorted(ours[1]) == sorted(theirs[1])
        if digits and abs(int(ours[1]) - int(theirs[1])) > _SMALL_GAP:
            return text
    return None


def _two_ways(reads: Sequence[Read]) -> Iterator[tuple[Read, Read]]:
    """Yield the citations that another one contradicts, with that other one: the wrong one when it is known which is wrong, else the later."""
    for index, here in enumerate(reads):
        if here.text is not None and here.text.sure:
            others = (
                (there for there in reads if there.text is here.text and not there.faults) if here.faults else iter(())
            )
            earlier = (there for there in reads[:index] if there.text is here.text) if here.faults else iter(())
            against = next((there for there in (*others, *earlier) if _contradict(here, there)), None)
        else:
            against = next(
                (there for there in reads[:index] if _same_number(here, there) and _contradict(here, there)), None
            )
        if against is not None:
            yield here, against


def _same_number(one: Read, other: Read) -> bool:
    number = one.citation.number
    return (
        one.citation.nature in _NATURES
        and (one.citation.nature, number) == (other.citation.nature, other.citation.number)
        and sum(letter.isdigit() for letter in number) >= 4
    )


def _contradict(one: Read, other: Read) -> bool:
    ours, theirs = one.citation, other.citation
    if (
        one.text is not None
        and ours.number
        and theirs.number
        and ours.number != theirs.number
        and "numero" in (*one.faults, *other.faults)
    ):
        return True
    shared = ours.dates.keys() & theirs.dates.keys()
    return not (ours.ambiguous or theirs.ambiguous) and any(
        ours.dates[event] != theirs.dates[event] for event in shared
    )


def _hit_two_ways(here: Read, there: Read, context: Context) -> Hit:
    right = f" ; forme attendue : {here.text.form}" if here.text is not None and here.text.sure else ""
    fields = {"ici": _quote(here, context), "ailleurs": _quote(there, context), "forme": right}
    return Hit(_span(here), (Evidence("clause", _span(there)),), fields)


def _hit_wrong(read: Read, context: Context) -> Hit:
    assert read.text is not None  # only a known text can be cited wrongly
    if "texte" in read.faults:
        what = (
            f"elle désigne un autre texte ({read.other.form})"
            if read.other is not None
            else "la nature du texte ne correspond pas"
        )
    else:
        what = " et ".join(_EVENTS[fault] for fault in read.faults)
        what = f"{what} ne {'correspondent' if len(read.faults) > 1 else 'correspond'} pas"
    return Hit(
        _span(read),
        (Evidence("clause", _span(read)),),
        {"citation": _quote(read, context), "faute": what, "forme": read.text.form},
    )


def _outdated(registry: Registry, reads: Sequence[Read], context: Context) -> Iterator[Hit]:
    folded, told = context.tokens.folded, set[str]()
    cited = {read.text.key for read in reads if read.text is not None}
    hits: list[tuple[int, int, LegalText]] = []
    for read in reads:
        text = read.text
        if (
            text is not None
            and text.outdated
            and not text.articles
            and not read.faults
            and not cited.intersection(text.replaced_by)
        ):
            hits.append((read.citation.start, read.citation.end, text))
    hits += _old_articles(registry, folded)
    for start, end, text in sorted(hits, key=lambda hit: hit[:2]):
        if text.key not in told and not _HISTORY.search(_sentence(folded, start, end)):
            told.add(text.key)
            span = Span(start, end)
            yield Hit(
                span,
                (Evidence("clause", span),),
                {"citation": span.slice(context.contract.document.text), "note": text.note},
            )


def _old_articles(registry: Registry, folded: str) -> Iterator[tuple[int, int, LegalText]]:
    for text in registry.texts.values():
        for holder in text.of.finditer(folded) if text.articles else ():
            before = folded[max(0, holder.start() - _BEFORE_HOLDER) : holder.start()]
            at = max(before.rfind("article"), before.rfind("art."))
            listed = before[at:] if at >= 0 else ""
            cited = {f"{m['part'] or ''}{m['number']}" for m in _ARTICLE.finditer(listed)}
            if cited & text.articles and _LIST_WORDS.issuperset(re.findall(r"[a-z]+", listed)):
                yield holder.start() - len(listed), holder.end(), text


def _sentence(folded: str, start: int, end: int) -> str:
    first = max(folded.rfind(mark, 0, start) for mark in ("\n", ". ", ";"))
    stops = [at for mark in ("\n", ". ", ";") if (at := folded.find(mark, end)) >= 0]
    return folded[first + 1 : min(stops, default=len(folded))]


def _span(read: Read) -> Span:
    return Span(read.citation.start, read.citation.end)


def _quote(read: Read, context: Context) -> str:
    return _span(read).slice(context.contract.document.text)
