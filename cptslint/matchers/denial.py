"""Whether the words of a sentence are denied: "aucune pénalité", "sans préavis", "la pénalité n'est pas due"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from cptslint.matchers.qualifiers import Qualifiers
from cptslint.text.terms import Term
from cptslint.text.tokens import Tokens

Range = tuple[int, int]
_FAR_REACHING = frozenset({"ni", "aucun", "aucune", "sans"})
"""Cues that may deny a word more than three words away."""
_FINITE = frozenset(
    {"est", "sont", "peut", "peuvent", "doit", "doivent", "sera", "seront", "devra", "pourra", "a", "ont"}
)
"""A few finite verbs that end the reach of "aucun" and "sans"."""
_OF = frozenset({"de", "d", "des", "du"})
_MODALS = frozenset({"peut", "peuvent", "pourra", "pourront", "saurait", "sauraient", "doit", "puisse"})
"""Verbs that "ne" denies without "pas": "ne peut", "ne saurait"."""
_CONDITIONAL = frozenset({"si", "lorsque", "lorsqu", "quand", "tant", "lors"})
"""Words that open a clause whose denial says nothing of what stands before it ("une pénalité est due si … n'est pas …")."""
_RELATIVES = frozenset({"qui", "laquelle", "lequel", "lesquels", "lesquelles", "dont"})
"""Words that open a clause whose "ne" denies nothing of the main clause."""
_OPENED = 8
"""Words between such a word and its "ne": "toute semaine pour laquelle l'état prévisionnel n'est pas parvenu"."""
_RELATIVE = 3
"""Words a relative clause still denies after its denial: "qui ne tient pas ce délai verse une pénalité" denies no penalty."""
_COORDINATING = frozenset({"et", "mais", "ou"})
"""Words after which "ne" denies a second verb only: "est conclue pour trois ans et ne peut être rompue"."""
_VERBAL = ("e", "ent", "it", "nd", "ra", "ront", "a")
"""Ends of a verb in the third person."""
_AFTER_VERB = frozenset(
    {",", "un", "une", "le", "la", "les", "l", "a", "au", "aux", "en", "son", "sa", "ses", "leur", "leurs"}
)
"""Words that follow a verb rather than a noun without article."""
_SUBJECT = 14
"""Words between a subject and the "ne" of its verb."""
_ASIDE = 6
"""Words between the "ne" of a participle ("n'étant pas remboursé") and the last word it denies."""
_DETERMINERS = frozenset(
    {
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d",
        "au",
        "aux",
        "a",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "tout",
        "toute",
    }
)
"""Words that may stand between an aside and what the verb before it governs."""
_ASIDE_HEADS = frozenset(
    {"des", "a", "au", "aux", "en", "dans", "pour", "par", "sur", "sous", "avec", "apres", "avant", "pendant", "durant", "selon", "quel", "quelle",
     "quels", "quelles", "y", "meme", "le", "la", "l", "chaque", "sans", "de", "du", "d", "lors", "dimanches", "jours", "ses", "leurs"}
)  # fmt: skip
"""Words that begin an aside rather than a clause of its own."""
_LONGEST_ASIDE = 14
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "mais"})


class Denials:
    """Finds what denies words of a text.

    Args:
        tokens: The text.
        qualifiers: Cues of denial.
        inside: Finds terms in a half-open token range.
    """

    def __init__(
        self, tokens: Tokens, qualifiers: Qualifiers, inside: Callable[[tuple[Term, ...], int, int], list[Range]]
    ) -> None:
        self._tokens, self._words = tokens, tokens.words
        self._qualifiers = qualifiers
        self._inside = inside
        self._negations = sorted(index for word in ("ne", "n") for index in tokens.places.get(word, ()))

    def cue(self, sentence_start: int, segment: Range, match: Range, *, verbal: bool) -> Range | None:
        """Return what denies a match.

        Args:
            sentence_start: First token of its sentence.
            segment: Tokens of its clause, from punctuation to punctuation.
            match: Its tokens.
            verbal: Count "ne … pas" too; that of a participle ("n'étant pas") always counts.

        Returns:
            The tokens of the cue, None when nothing denies the match.
        """
        first = segment[0]
        start = match[0]
        pseudo = self._pseudo(sentence_start, segment)
        head = start + (
            self._words[start] in _OF
        )  # "pas de" denies a match that begins with its "de": "pas d'astreinte"
        for cue in self._inside(self._qualifiers.before, max(first, start - 7), start):
            if cue[0] < start and cue[1] <= head and not _within(pseudo, cue[0]) and self._reaches(cue, start):
                return cue
        if verbal:
            return self.verb_cue(sentence_start, segment, match)
        return self._aside_cue(segment, match, pseudo)

    def verb_cue(self, sentence_start: int, segment: Range, match: Range) -> Range | None:
        """Return the "ne" of the verb that governs a match, when it denies it; what is set apart between the two changes nothing.

        Args:
            sentence_start: First token of its sentence.
            segment: Tokens of its clause, from punctuation to punctuation.
            match: Its tokens.

        Returns:
            The tokens of "ne", None when the verb is not denied.
        """
        found = self._verbal_cue(segment, match, self._pseudo(sentence_start, segment))
        while found is None and (before := self._before_aside(sentence_start, segment, match)) is not None:
            segment = (before, segment[1])
            found = self._verbal_cue((before, match[1]), match, self._pseudo(sentence_start, segment))
        return found

    def _pseudo(self, sentence_start: int, segment: Range) -> Sequence[Range]:
        return self._inside(self._qualifiers.false_denials, max(sentence_start, segment[0] - 3), segment[1])

    def _before_aside(self, sentence_start: int, segment: Range, match: Range) -> int | None:
        """Return where the clause begins that an aside cuts: "ne sont pas, dès leur création, la propriété"; None without aside."""
        words = self._words
        close = segment[0] - 1
        if close <= sentence_start or words[close] != "," or not set(words[segment[0] : match[0]]) <= _DETERMINERS:
            return None
        opening = next(
            (at for at in range(close - 1, max(sentence_start, close - _LONGEST_ASIDE), -1) if words[at] == ","), None
        )
        if opening is None or words[opening + 1] not in _ASIDE_HEADS or _FINITE & set(words[match[1] : segment[1]]):
            return None
        before = next(
            (at + 1 for at in range(opening - 1, sentence_start - 1, -1) if words[at] in _STOPS), sentence_start
        )
        return None if _CONDITIONAL & set(words[before:opening]) else before

    def _aside_cue(self, segment: Range, match: Range, pseudo: Sequence[Range]) -> Range | None:
        """Return the denial of a participle of its own: "…, l'usure n'étant pas indemnisée" says nothing of the main verb."""
        low, high = (
            bisect_left(self._negations, max(segment[0], match[0] - _ASIDE)),
            bisect_left(self._negations, match[0]),
        )
        for at in self._negations[low:high]:
            participle = any(word.endswith("ant") for word in self._words[at + 1 : at + 3])
            negated = self._inside(self._qualifiers.negators, at + 1, match[0])
            if participle and negated and not _within(pseudo, at):
                return (at, at + 1)
        return None

    def _reaches(self, cue: Range, start: int) -> bool:
        """Tell whether no more than a noun group stands between a cue and what it denies."""
        gap = self._words[cue[1] : start]
        if len(gap) > 3 and self._words[cue[0]] not in _FAR_REACHING:
            return False
        return len(gap) <= 6 and not any(self._is_finite(at) for at in range(cue[1], start))

    def _is_finite(self, at: int) -> bool:
        """Tell whether a word ends the reach of a cue; "à" is written like "a" once folded."""
        return self._words[at] in _FINITE and self._tokens.text[self._tokens.starts[at]] != "à"

    def _verbal_cue(self, segment: Range, match: Range, pseudo: Sequence[Range]) -> Range | None:
        low, high = bisect_left(self._negations, segment[0]), bisect_left(self._negations, segment[1])
        for at in self._negations[low:high]:
            if self._is_number_sign(at) or _within(pseudo, at):
                continue
            if any(word in _CONDITIONAL for word in self._words[match[1] : at]):
                continue
            if self._denies(at, segment, match):
                return (at, at + 1)
        return None

    def _is_number_sign(self, at: int) -> bool:
        """Tell whether "n" abbreviates "numéro"."""
        return self._words[at] == "n" and self._words[at + 1 : at + 2] in (("°",), (".",))

    def _denies(self, at: int, segment: Range, match: Range) -> bool:
        """Tell whether "ne" is completed ("pas", "aucun", a modal verb) and denies a match rather than another verb."""
        words = self._words
        start, end = match
        first, last = segment
        reach = min(last, at + 12)
        negators = self._inside(self._qualifiers.negators, max(first, at - 14), reach)
        cues = [cue for cue in negators if not start <= cue[0] < end or cue[0] > at]
        after = [cue[1] for cue in cues if cue[0] > at]
        restricted = not after and any(words[i] in ("que", "qu") for i in range(at + 2, reach))
        modal = at + 1 < last and words[at + 1] in _MODALS
        if restricted or not (cues or modal):
            return False
        before = words[at - 1] if at else ""
        relative = before == "qui" or _RELATIVES & set(words[max(first, at - _OPENED) : at]) - {"qui"}
        if relative and start > max(after, default=at + 2) + _RELATIVE:
            return False
        if end < at and before in _COORDINATING:
            return False
        if start > at and self._opens_verb(max(after, default=at + 2), start):
            return False
        return end > at or at - end <= _SUBJECT

    def _opens_verb(self, first: int, last: int) -> bool:
        """Tell whether a second verb, not denied, begins between two tokens: "ne saurait … et entraîne une retenue"."""
        words = self._words
        return any(
            words[at] in _COORDINATING
            and words[at + 1].endswith(_VERBAL)
            and words[at + 2] in _AFTER_VERB
            and words[at + 1] not in _DETERMINERS
            for at in range(first, last - 1)
        )


def _within(ranges: Sequence[Range], token: int) -> bool:
    return any(start <= token < end for start, end in ranges)
