"""Subordinate clauses that say what somebody may do, and are no part of the clause before them.

"… tient une réunion à laquelle la CPTS peut se faire représenter", "le patient est informé qu'il peut quitter le programme".
"""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.structure.closed_words import ALLOWING, OBLIQUE, OBLIQUE_RELATIVES

_TOLD = ("inform", "avert", "avise", "prevenu", "prevenir", "previent", "rappel")
"""How the verbs by which people learn what they may do begin."""
_OBJECTS = frozenset({"la", "le", "l", "les", "lui", "leur"})
"""Pronouns of whoever the main clause is about."""
_REACH = 12
"""Tokens from such a verb to "que"."""


def relative_start(words: Sequence[str], at: int) -> int | None:
    """Return the token where "à laquelle", "auquel" begins.

    Args:
        words: Folded words of the text.
        at: Token of the relative pronoun.

    Returns:
        The preposition, or the pronoun that holds it; None when no preposition governs it.
    """
    if words[at] not in OBLIQUE_RELATIVES:
        return None
    if words[at].startswith(("au", "du", "des")):
        return at
    return at - 1 if words[at - 1] in OBLIQUE else None


def is_allowing(words: Sequence[str], verb: int) -> bool:
    """Tell whether a verb gives its subject a right; "une ligne sur laquelle l'hôpital peut la joindre" says what is due to it.

    Args:
        words: Folded words of the text.
        verb: Token of the finite verb.
    """
    return words[verb] in ALLOWING and not _OBJECTS & set(words[verb + 1 : verb + 2])


def is_told(words: Sequence[str], begin: int, que: int) -> bool:
    """Tell whether "que" follows a verb by which people learn something.

    Args:
        words: Folded words of the text.
        begin: First token that may hold that verb.
        que: Token that should be "que".
    """
    return words[que] in ("que", "qu") and any(word.startswith(_TOLD) for word in words[max(begin, que - _REACH) : que])


def permission_start(words: Sequence[str], verb: int, later: int, left: int, subject: int) -> int | None:
    """Return where a clause that gives a right begins, None when a later verb gives none.

    Args:
        words: Folded words of the text.
        verb: Finite verb of the clause before.
        later: Finite verb of the subordinate clause.
        left: Token before the later verb and its pronouns.
        subject: First token of the subject of the later verb.
    """
    if not is_allowing(words, later):
        return None
    if verb < subject - 1 and is_told(words, verb, subject - 1):
        return subject - 1
    return next(
        (at for at in (relative_start(words, i) for i in (left, subject - 1) if i > verb) if at is not None), None
    )
