"""The texts of law that conventions cite, as a data file of the pack says them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cptslint.matchers.options import OptionReader
from cptslint.text.citations import Citation, Day, normal_number, phrase_pattern, read_day
from cptslint.text.fold import fold

SURE = ("V",)
"""Confidence a text needs before a citation is called wrong."""
_KEYS = (
    "form", "nature", "number", "date", "approval", "journal", "names", "titles", "unless", "only_of_its_date", "only_of_its_year",
    "status", "note", "replaced_by", "articles", "of", "confidence", "source",
)  # fmt: skip
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class LegalText:
    """A text, or articles of one.

    Attributes:
        key: Its name in the data file.
        form: The right way of citing it.
        nature: Folded kind ("loi").
        number: Its number, empty when it has none.
        dates: Right dates by event ("date", "approbation", "journal"), as far as they are known for sure.
        unless: Words that, beside a usual name, mean something else.
        alone: No other text of its nature bears its date.
        alone_in_year: No other text of its nature is cited for that year.
        outdated: It is no longer in force, or is to be checked.
        note: For a text that is outdated, what to say of it.
        replaced_by: Keys of the texts that took its place.
        articles: Articles that are outdated rather than the whole text, folded and without spaces.
        of: How a citation of those articles names what holds them.
        sure: Its number and dates were read in a copy of the text.
    """

    key: str
    form: str
    nature: str
    number: str
    dates: Mapping[str, Day]
    unless: re.Pattern[str]
    alone: bool
    alone_in_year: bool
    outdated: bool
    note: str
    replaced_by: tuple[str, ...]
    articles: frozenset[str]
    of: re.Pattern[str]
    sure: bool


@dataclass(frozen=True)
class Registry:
    """The known texts.

    Attributes:
        texts: By key.
        names: Pattern of the usual names of each text that has some.
        titles: Pattern of the titles of each text that has some.
    """

    texts: Mapping[str, LegalText]
    names: Mapping[str, re.Pattern[str]]
    titles: Mapping[str, re.Pattern[str]]

    @cached_property
    def _by_number(self) -> Mapping[str, LegalText]:
        return {text.number: text for text in self.texts.values() if text.number}

    def numbered(self, citation: Citation) -> LegalText | None:
        """Return the text that bears the number cited, whatever its date."""
        text = self._by_number.get(citation.number)
        if text is None and "/" in citation.number:
            first, _, last = citation.number.partition("/")
            text = self._by_number.get(f"{last}/{first}") or self._by_number.get(f"{first}-{last}")
        elif text is None:
            text = (
                self._by_number.get(citation.number.replace("-", "/"))
                if citation.nature in ("reglement", "directive", "")
                else None
            )
        european = text is not None and "/" in text.number  # one series for regulations, directives and decisions
        if text is None or not citation.nature or european or text.nature in (citation.nature, "reglement"):
            return text
        return None

    def named(self, citation: Citation) -> LegalText | None:
        """Return the text whose usual name, else title, is written; None when there is no one such text."""
        if len(citation.names) == 1:
            return self.texts[next(iter(citation.names))]
        fit = [self.texts[key] for key in sorted(citation.titles) if self.texts[key].nature == citation.nature]
        return fit[0] if len(fit) == 1 and not citation.names else None

    def dated(self, citation: Citation) -> LegalText | None:
        """Return the text known by its date alone."""
        day = citation.dates.get("date")
        if day is None:
            return None
        same = [text for text in self.texts.values() if text.nature == citation.nature]
        for text in same:
            if text.dates.get("date") == day and (text.alone or not citation.number):
                return text if text.alone or (text.number and citation.nature in ("loi", "ordonnance")) else None
        return next(
            (t for t in same if t.alone_in_year and not citation.number and t.dates["date"].year == day.year), None
        )


def parse_registry(reader: OptionReader, key: str) -> Registry:
    """Read the data file named by an option of a rule.

    Args:
        reader: The options of the rule.
        key: The option that names the file.

    Raises:
        PackError: The file is absent, or a key or a date in it is wrong.
    """
    texts: dict[str, LegalText] = {}
    names: dict[str, re.Pattern[str]] = {}
    titles: dict[str, re.Pattern[str]] = {}
    for name, entry in reader.shared(key):
        entry.check_keys(_KEYS, ("form", "nature", "confidence", "source"))
        texts[name] = _text(name, entry)
        for told, patterns in (("names", names), ("titles", titles)):
            if entry.has(told):
                patterns[name] = re.compile(phrase_pattern(entry.texts(told)))
    return Registry(texts, names, titles)


def _text(name: str, entry: OptionReader) -> LegalText:
    dates: dict[str, Day] = {}
    for key, event in (("date", "date"), ("approval", "approbation"), ("journal", "journal")):
        day = read_day(entry.text(key, ""))
        if day is not None:
            dates[event] = day
    return LegalText(
        key=name,
        form=entry.text("form"),
        nature=fold(entry.text("nature")),
        number=normal_number(entry.text("number", "")),
        dates=dates,
        unless=re.compile(phrase_pattern(entry.texts("unless"))) if entry.has("unless") else _NEVER,
        alone=entry.flag("only_of_its_date"),
        alone_in_year=entry.flag("only_of_its_year"),
        outdated=entry.one_of("status", ("en vigueur", "remplacé", "à revérifier"), "en vigueur") != "en vigueur",
        note=entry.text("note", ""),
        replaced_by=entry.texts("replaced_by"),
        articles=frozenset(re.sub(r"[\s.]", "", fold(article)) for article in entry.texts("articles")),
        of=re.compile(phrase_pattern(entry.texts("of"))) if entry.has("of") else _NEVER,
        sure=entry.one_of("confidence", ("V", "M", "U")) in SURE,
    )
