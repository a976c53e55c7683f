"""What a title looks like, as opposed to a sentence."""

from __future__ import annotations

import re

from cptslint.text.fold import fold

MAX_TITLE_WORDS = 18
_SHORTEST = 4
"""Words of a title that may end with a full stop whatever it says."""
_MOST_ENDED = 6
"""Most words of a title that ends with a full stop: a longer line is a sentence, whatever its verb."""
_VERB = re.compile(
    r"\b(?:est|sont|sera|seront|serait|s'engage(?:nt)?|engagent|doit|doivent|devra|devront|peut|peuvent|pourra|"
    r"pourront|a pour|"
    r"ont pour|fait|font|prend|prendra|prennent|assure|assurent|met|mettent|convient|conviennent|reste|restent|"
    r"demeure|demeurent|"
    r"a ete|ont ete|etre|s'oblige|se reserve|s'interdit|declare|declarent|garantit|garantissent|beneficie|"
    r"beneficient|dispose|"
    r"disposent|prevoit|dispensent|designe|designent|transmet|transmettent|informe|informent|organise|organisent|verse|"
    r"reconnait|reconnaissent|appartient|incombe|entre en vigueur|prend effet|precise|definit|fixe|vise a|constitue|ne|n'(?=\w))\b"
)
_ACTING = re.compile(
    r"\W*(?:(?:elles?|ils?|on|chacune?|celle-ci|celui-ci)\s+(?:(?:n'|ne |s'|se |y |en |l'|la |le |les |lui |leur )\s?){0,3}\w|"
    r"(?:l'|la |le |les |chaque |aucune? |toute? |une? )(?:[^\s,.;:]+ ){0,9}?(?:(?:n'|ne |s'|se )\s?(?:y |en |l'|la |le |les |lui |leur )?\w{3}|"
    r"(?:(?:nomm|transit|couvr|pai|donn|laiss|recueill|conserv|associ|communiqu|appliqu|respect|facilit|particip|contribu|"
    r"mobilis|propos|redig|signal|accueill|support|rembours|utilis|exerc|restitu|anim|heberg|proteg|collabor|travaill|"
    r"renonc|circul|autoris|oblig|impos|entrain|ouvr|emport|refus|accept|decid|realis|oper|oeuvr|prepar|assist|complet|"
    r"examin|present|relay|oriente|integr|entretienn|releve|adher|consult|valid|evalu|pilot)(?:e|ent)|"
    r"(?:repond|rend|perd|vend|attend|entend)(?:ent)?|(?:recoi|remet|permet|soumet|souscri|sui)(?:t|tent|vent|vivent)|"
    r"(?:tien|vien|previen|intervien|obtien|maintien|detien)(?:t|nent)|"
    r"(?:garanti|fourni|etabli|saisi|choisi|reuni|agi|subi|accompli|rempli)(?:t|ssent)|envoie(?:nt)?|recoivent|"
    r"\w{3,}(?:er|ir|dr|tr|vr)(?:a|ont))\b(?= \S))"
    r")"
)
"""A pronoun, or a noun with a plain verb: what begins so and ends with a full stop is a sentence."""
_SUBJECT = re.compile(
    r"\W*(?:l'|la |le |les |chaque |chacune? |aucune? |toute? |tous |elles? |ils? |en |dans |afin |au |aux )"
)
_RUN_IN = re.compile(r"(?P<title>[^.:;]{3,90}?)(?P<gap>\s*(?:\.\s*-|[.:]|\s-)\s+)(?=\S.{2})")
_FUNCTION_WORD = re.compile(
    r"(?:\b(?:de|du|des|d|et|ou|la|le|les|l|a|au|aux|en|pour|entre|sur|par|avec|dans|sans|son|sa|ses|leurs?)|[,'&/-])$"
)
_EDGES = " \u00a0\u202f-–—:|\t*_=~"
_MARKS = " \u00a0*_#["
"""What may stand before a number on any line."""
_BULLETS = "►▶■◆▪→"
_RULES = "-–—=~"
"""What stands before a number when the line ends likewise ("— Article 2 —")."""


def is_short(text: str) -> bool:
    """Tell whether a text is short enough to be a title."""
    return 0 < len(text.split()) <= MAX_TITLE_WORDS and len(text) <= 160


def is_capitals(text: str) -> bool:
    """Tell whether the letters of a line are nearly all capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def bare_title(text: str) -> str:
    """Return a title without the marks around it."""
    title = text.strip(_EDGES)
    return title.rstrip(" .") if not title.endswith("..") else title


def lead_of(text: str) -> int:
    """Return the length of the marks that stand before the number of a heading, or before its title.

    Args:
        text: The whole line.
    """
    ruled = text.strip()[:1] in _RULES and text.rstrip()[-1:] in _RULES
    return len(text) - len(text.lstrip(_MARKS + _BULLETS + (_RULES if ruled else "")))


def title_start(text: str) -> str | None:
    """Return the first letter or figure of a text when it may begin a title, None when it may not."""
    first = next((c for c in text if c.isalnum()), "")
    return first if first.isupper() or first.isdigit() else None


def reads_as_sentence(text: str) -> bool:
    """Tell whether a line reads as a sentence rather than a title.

    Args:
        text: A line without its number.

    Returns:
        True for a line with a finite verb that ends like a sentence, opens a list or is long; a question is a title.
    """
    folded = fold(text).strip(" *_")
    if not folded or folded.endswith("?"):
        return False
    words = len(folded.split())
    if folded.endswith((";", ",")):
        return True
    if folded.endswith(".") and words > _SHORTEST and _ACTING.match(folded):
        return True
    if _VERB.search(folded) is None:
        whole = folded.endswith(".") and words > (12 if is_capitals(text) else _MOST_ENDED)
        return whole or words > MAX_TITLE_WORDS
    subject = _SUBJECT.match(folded) is not None
    return folded.endswith((".", ":")) or words > 14 or (subject and words > 7)


def looks_like_title(text: str) -> bool:
    """Tell whether a line may be a title: short, not a sentence, begins with a capital or a figure."""
    stripped = text.strip()
    if not is_short(stripped) or stripped.endswith((";", ",")) or reads_as_sentence(stripped):
        return False
    return title_start(stripped) is not None


def run_in_title(text: str) -> tuple[int, int] | None:
    """Find a title written on the same line as its text ("Durée. La présente convention est conclue…").

    Args:
        text: What follows the number of an article.

    Returns:
        End of the title and beginning of the text, as offsets; None when the line is not so made.
    """
    match = _RUN_IN.match(text.replace("–", "-").replace("—", "-"))
    if match is None:
        return None
    title, rest = match.group("title"), text[match.end() :]
    if (
        len(title.split()) > 12
        or title_start(title) is None
        or not title[:1].isupper()
        or reads_as_sentence(title + ".")
    ):
        return None
    colon = match.group("gap").strip() == ":"
    sentence = len(rest) > 24 and reads_as_sentence(rest) and (rest[:1].isupper() or colon)
    sentence = sentence or (colon and rest[:1].islower() and rest.rstrip().endswith("."))
    if re.search(r"\b[A-Z]$|\b(?:art|cf|mme|dr|n)$", title, re.IGNORECASE) or not sentence:
        return None
    return match.end("title"), match.end()


def wraps(first: str, second: str) -> bool:
    """Tell whether the second of two lines goes on with the title of the first.

    Args:
        first: Title on the line of the number, or on the line after it.
        second: The next line.
    """
    text = second.strip(" \u00a0*_")
    if not first or not is_short(text) or reads_as_sentence(text) or text.endswith((".", ":", ";")):
        return False
    open_end = _FUNCTION_WORD.search(fold(first).rstrip()) is not None
    if is_capitals(first) != is_capitals(text):
        return False
    small = text[:1].islower()
    linked = re.match(r"(?:et|ou|de|du|des|d'|a|au|aux|en|pour|entre|avec|par|sur)\b", fold(text)) is not None
    return open_end or (small and len(first) >= 12) or (linked and is_capitals(first))
