"""HTML from text that is never trusted."""

from __future__ import annotations

from html import escape

from cptslint.reporters.wording import plain, tied


def safe(text: str) -> str:
    """Return a text on one line as HTML, with the no-break spaces of French typography."""
    return escape(tied(plain(text)))


def kept(text: str) -> str:
    """Return a piece of a convention as HTML: its spaces at both ends stay, one line."""
    if not text:
        return ""
    head = " " if text[0].isspace() else ""
    tail = " " if len(text) > 1 and text[-1].isspace() else ""
    return f"{head}{escape(plain(text))}{tail}"


def element(name: str, content: str, **attributes: str) -> str:
    """Return an element.

    Args:
        name: Its tag.
        content: HTML.
        attributes: Values are escaped; a trailing underscore and inner underscores of the names become nothing and "-".
    """
    said = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{said}>{content}</{name}>"


def items(contents: list[str], tag: str = "ul", class_: str = "plain") -> str:
    """Return a list, nothing when it is empty."""
    return element(tag, "".join(element("li", content) for content in contents), class_=class_) if contents else ""
