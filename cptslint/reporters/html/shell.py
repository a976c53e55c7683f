"""What every page is made of: its head, its styles and script inside it, and the permission to run nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files

from cptslint.reporters.html.markup import element, safe
from cptslint.reporters.wording import DISCLAIMER


def whole_page(title: str, body: str, styles: Sequence[str], script: str = "") -> str:
    """Return a page that needs no other file and no network.

    Args:
        title: Its title.
        body: HTML between the link that skips to the content and the footer.
        styles: Names of style sheets of the package.
        script: Name of a script of the package; none by default.
    """
    style = "".join(_asset(name) for name in styles)
    code = _asset(script) if script else ""
    allowed = f"script-src 'sha256-{_digest(code)}'; " if code else ""
    policy = f"default-src 'none'; style-src 'sha256-{_digest(style)}'; {allowed}base-uri 'none'; form-action 'none'"
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{safe(title)}</title><style>{style}</style>"
    )
    footer = element("footer", element("p", DISCLAIMER), class_="page")
    skip = element("a", "Aller au contenu", href="#content", class_="skip")
    ending = f"<script>{code}</script>" if code else ""
    return f'<!DOCTYPE html>\n<html lang="fr"><head>{head}</head><body>{skip}{body}{footer}{ending}</body></html>\n'


def _asset(name: str) -> str:
    return (files("cptslint.reporters") / "assets" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
