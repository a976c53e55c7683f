"""What a page of HTML says of the presentation of its elements: tags, attributes and the simple rules of its style sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from cptslint.readers.docx_styles import RunFacts
from cptslint.readers.odt_styles import NO_FACTS, is_vivid

_RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]{0,4000}+)\}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?$", re.IGNORECASE)
_DECLARATION = re.compile(r"(?<![a-z-])([a-z-]++)\s*+:\s*+([^;]{1,200})")
_HIDDEN = {("display", "none"), ("visibility", "hidden"), ("mso-hide", "all")}
_COLOURS = ("yellow", "lime", "aqua", "cyan", "fuchsia", "magenta", "orange", "gold")
_BOLD = ("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th")
_MAX_SHEET = 300_000
_MAX_CLASSES = 20


@dataclass(frozen=True, slots=True)
class HtmlFacts:
    """Presentation that an element gives to its content; None where nothing is said."""

    run: RunFacts = NO_FACTS
    centred: bool | None = None
    list_type: str | None = None
    keeps_lines: bool | None = None

    def over(self, below: HtmlFacts) -> HtmlFacts:
        """Return these facts, completed by those of a layer below."""
        return HtmlFacts(
            self.run.over(below.run),
            below.centred if self.centred is None else self.centred,
            below.list_type if self.list_type is None else self.list_type,
            below.keeps_lines if self.keeps_lines is None else self.keeps_lines,
        )


_NOTHING = HtmlFacts()


class HtmlStyles:
    """The presentation of the elements of one page.

    Args:
        sheets: The text of its style sheets.

    Limits:
        Only rules on a tag, on a class or on both are read, which is what word processors write.
    """

    def __init__(self, sheets: str) -> None:
        self._rules: dict[tuple[str, str], HtmlFacts] = {}
        for selectors, body in _RULE.findall(_COMMENT.sub("", sheets[:_MAX_SHEET])):
            facts = _declared(body)
            if facts == _NOTHING:
                continue
            for selector in selectors.split(","):
                match = _SELECTOR.match(selector.strip())
                if match is not None and match.group():
                    key = ((match.group(1) or "").lower(), match.group(2) or "")
                    self._rules[key] = facts.over(self._rules.get(key, _NOTHING))

    def of(self, element: etree._Element) -> HtmlFacts:
        """Return what is said of an element: its attributes first, then the rules, then its tag."""
        tag = element.tag
        facts = _declared(element.get("style", "").lower()).over(_attributes(element))
        for name in element.get("class", "").split()[:_MAX_CLASSES]:
            facts = facts.over(self._rules.get((tag, name), _NOTHING)).over(self._rules.get(("", name), _NOTHING))
        return facts.over(self._rules.get((tag, ""), _NOTHING)).over(_of_tag(tag))


def _of_tag(tag: str) -> HtmlFacts:
    if tag in _BOLD:
        return HtmlFacts(RunFacts(bold=True))
    if tag == "u":
        return HtmlFacts(RunFacts(underlined=True))
    if tag == "mark":
        return HtmlFacts(RunFacts(highlighted=True))
    if tag == "center":
        return HtmlFacts(centred=True)
    return HtmlFacts(keeps_lines=True) if tag == "pre" else _NOTHING


def _attributes(element: etree._Element) -> HtmlFacts:
    hidden = True if element.get("hidden") is not None else None
    align = element.get("align")
    kind = element.get("type") if element.tag in ("ol", "ul") else None
    return HtmlFacts(RunFacts(hidden=hidden), None if align is None else align.lower() == "center", kind)


def _declared(body: str) -> HtmlFacts:
    bold = underlined = highlighted = hidden = centred = keeps_lines = None
    kind = None
    for name, raw in _DECLARATION.findall(body):
        value = raw.replace("!important", "").strip().lower()
        if name == "font-weight":
            bold = value in ("bold", "bolder") or (value.isdecimal() and len(value) <= 4 and int(value) >= 600)
        elif name in ("text-decoration", "text-decoration-line"):
            underlined = "underline" in value
        elif name in ("background", "background-color"):
            highlighted = is_vivid(value.split()[0] if value else "") or value.startswith(_COLOURS)
        elif (name, value) in _HIDDEN:
            hidden = True
        elif name == "text-align":
            centred = value == "center"
        elif name == "list-style-type":
            kind = value
        elif name == "white-space":
            keeps_lines = value.startswith("pre")
    return HtmlFacts(RunFacts(bold, underlined, highlighted, hidden), centred, kind, keeps_lines)
