"""From the reading of a predicate to commitments with their spans, topics, conditions and quantities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cptslint.model.contract import Amount, Bearer, Commitment, Kind, Trust
from cptslint.model.span import Span
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Read, Who
from cptslint.structure.mentions import Mention, Target
from cptslint.structure.syntax import Predicate, Sentence, SubjectKind

_CLITICS = frozenset({"ne", "n", "se", "s", "y", "en", "lui", "leur"})
_TRAILING = frozenset({",", "et", "ou", "ainsi", "que", "qu"})
_TO = frozenset({"a", "au", "aux"})
_OF = frozenset({"de", "d", "du", "des"})
_PARALLEL = frozenset({"sous", "moyennant", "pour", "dans", "en", "a", "au", "avec", "par"})
_NUMBERS = frozenset({"deux", "trois", "quatre", "cinq", "six", "huit", "dix"})
_OBJECT = frozenset({"le", "la", "les", "l", "un", "une", "celle", "celui", "celles", "ceux", "son", "sa", "ses"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a commitment stands.

    Attributes:
        clause: Index of the clause.
        start: First token.
        end: One past the last token.
        trigger: The words that bind.
        subject: The words that name the bearer; None when inherited.
    """

    clause: int
    start: int
    end: int
    trigger: Span
    subject: Span | None = None


class Assembly:
    """Builds commitments.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def build(self, clause: int, sentence: Sentence, predicate: Predicate, read: Read) -> Iterator[Commitment]:
        """Yield one commitment, or one per infinitive of "s'engage à X et à Y", or one per bearer of a shared verb."""
        trigger = self._context.span(read.binding.start, read.binding.end)
        subject = None
        if predicate.subject.kind in (SubjectKind.MENTION, SubjectKind.PRONOUN):
            subject = self._context.span(predicate.subject.start, predicate.subject.end)
        shared = self._shared(sentence, predicate, read) if read.who.bearer is not Bearer.BOTH else []
        if shared:
            yield self.one(
                sentence,
                read,
                Place(clause, predicate.start, self._trimmed(predicate.start, shared[0][0]), trigger, subject),
            )
            ends = [start for start, _ in shared[1:]] + [predicate.end]
            for (start, mention), end in zip(shared, ends, strict=True):
                bearer, party = self._context.bearer([mention])
                other = replace(read, who=Who(bearer, party, read.who.trust, mention))
                yield self.one(sentence, other, Place(clause, start, self._trimmed(start, end), trigger))
            return
        returned = self._returned(predicate, read)
        if returned is not None:
            yield self.one(
                sentence,
                read,
                Place(clause, predicate.start, self._trimmed(predicate.start, returned), trigger, subject),
            )
            bearer, party = self._context.opposite(read.who.bearer)
            other = replace(read, who=Who(bearer, party, Trust.CONTEXT))
            yield self.one(
                sentence, other, Place(clause, returned, predicate.end, self._context.span(returned, returned + 1))
            )
            return
        starts = [predicate.start, *self._cuts(predicate, read)]
        for start, end in zip(starts, [*starts[1:], predicate.end], strict=True):
            part = read
            if (
                start != predicate.start
                and self._context.words[start + 1] in ("ne", "n")
                and read.kind is Kind.OBLIGATION
            ):
                part = replace(read, kind=Kind.PROHIBITION)
            yield self.one(sentence, part, Place(clause, start, self._trimmed(start, end), trigger, subject))

    def _trimmed(self, start: int, end: int) -> int:
        while end - 1 > start and self._context.words[end - 1] in _TRAILING:
            end -= 1
        return end

    def _shared(self, sentence: Sentence, predicate: Predicate, read: Read) -> list[tuple[int, Mention]]:
        """Return the further bearers of one verb: "revient à A de … et à B de …", "rédigé par A et relu par B"."""
        first = read.who.mention
        charge = read.binding.deontic is not None and read.binding.deontic.bearer == "complement"
        group = self._context.group(first) if first is not None else []
        found: list[tuple[int, Mention]] = []
        for mention in self._context.between(read.binding.end, predicate.end):
            late = first is None or mention.start > first.start
            if mention in group or not late or mention.target is not Target.PARTY or mention.end >= predicate.end:
                continue
            start = self._share(sentence, mention, read.binding.end - 1, charge=charge)
            if start is not None:
                found.append((start, mention))
        return found or self._further_agents(sentence, predicate, read)

    def _share(self, sentence: Sentence, mention: Mention, begin: int, *, charge: bool) -> int | None:
        """Return where the share of a further bearer begins, None when the party bears nothing."""
        words = self._context.words
        left, after = words[mention.start - 1], words[mention.end]
        if charge and left in _TO and after in ("de", "d", "celle", "celui"):
            return mention.start - 2 if words[mention.start - 2] in ("et", ",") else mention.start - 1
        if left in ("et", ",") and after in _NUMBERS and not charge:
            return None if sentence.oblique(mention) else mention.start
        repeated = after in _OF and bool(_OF & set(words[begin : begin + 2]))
        if charge or left not in ("et", ",") or not (after in _OBJECT or repeated or self._is_parallel(begin, mention)):
            return None
        gapped = after not in ("celle", "celui", "celles", "ceux")
        return None if gapped and sentence.oblique(mention) else mention.start

    def _is_parallel(self, begin: int, mention: Mention) -> bool:
        """Tell whether the words after a party repeat the preposition or the number before it: "sous huit jours, B sous quinze"."""
        words = self._context.words
        after, alone = words[mention.end], self._context.words[mention.start - 2]
        figure = after[0].isdigit() and any(word[0].isdigit() for word in words[begin : mention.start])
        return figure or (after in _PARALLEL and after in words[begin : mention.start] and alone not in _TO)

    def _further_agents(self, sentence: Sentence, predicate: Predicate, read: Read) -> list[tuple[int, Mention]]:
        words, participles = self._context.words, self._context.vocabulary.participles
        if predicate.participle is None or not predicate.passive:
            return []
        found = []
        for at in range(predicate.participle + 1, predicate.end - 2):
            if words[at] in ("et", ",", "puis") and words[at + 1] in participles:
                near = [m for m in sentence.mentions if at + 1 < m.start <= at + 6 and "par" in words[at + 1 : m.start]]
                if near and near[0] is not read.who.mention:
                    found.append((at + 1, near[0]))
        return found

    def _returned(self, predicate: Predicate, read: Read) -> int | None:
        """Return where "et rendue propre" begins after "prêtée par l'Établissement": whoever borrows gives back."""
        single = read.who.bearer in (Bearer.CPTS, Bearer.PARTNER)
        if predicate.participle is None or not (predicate.passive and single):
            return None
        context, verbs = self._context, self._context.vocabulary.turns.verbs
        for at in range(predicate.participle + 1, predicate.end - 1):
            lemmas = set(context.vocabulary.participles.get(context.words[at + 1], ()))
            if context.words[at] not in ("et", ",", "puis") or not lemmas & verbs["returning"]:
                continue
            given = context.turn("lending", predicate.verb, at) or set(
                context.vocabulary.participles.get(context.words[predicate.participle], ())
            ) & {"fournir", "preter", "ouvrir", "remettre", "confier"}
            return at + 1 if given and "par" not in context.words[at + 1 : predicate.end] else None
        return None

    def _cuts(self, predicate: Predicate, read: Read) -> list[int]:
        """Return the tokens where a further infinitive begins after "et à", ", de"..."""
        if read.binding.deontic is None:
            return []
        words, infinitives = self._context.words, self._context.vocabulary.infinitives
        cuts = []
        seen = False
        for at in range(read.binding.end - 1, predicate.end - 1):
            if words[at] not in ("a", "de", "d"):
                continue
            clitic = words[at + 1] in _CLITICS and any(w in infinitives for w in words[at + 2 : at + 5])
            if words[at + 1] in infinitives or clitic:
                if seen and words[at - 1] in ("et", ",", "ou", "qu", "que", "puis"):
                    cuts.append(at)
                seen = True
        return cuts

    def one(self, sentence: Sentence, read: Read, place: Place) -> Commitment:
        """Build one commitment."""
        context = self._context
        start = place.start
        end = min(max(place.end, start + 1), sentence.end)
        span = context.span(start, end)
        kept = _before_bracket(context.tokens.text[span.start : span.end])
        span = Span(span.start, span.start + len(kept))
        vocabulary = context.vocabulary
        topics = (t for t, names in vocabulary.topics.items() if any(context.has(n, start, end) for n in names))
        return Commitment(
            bearer=read.who.bearer,
            party=read.who.party,
            kind=read.kind,
            strength=read.strength,
            span=span,
            sentence=context.span(sentence.start, sentence.end),
            clause=place.clause,
            trigger=place.trigger,
            subject=place.subject,
            trust=read.who.trust,
            financial=any(context.has(name, start, end) for name in vocabulary.financial),
            topics=tuple(sorted(topics)),
            conditions=tuple(sorted(context.conditions(sentence.start, sentence.end))),
            quantities=tuple(
                Amount(q.kind, q.value, q.unit, Span(q.start, q.end)) for q in context.quantities_in(span)
            ),
        )

    def without_nesting(self, found: Sequence[Commitment]) -> list[Commitment]:
        """End a commitment where a later one of the same sentence begins."""
        result = []
        for commitment in found:
            low = max(commitment.trigger.end, commitment.span.start + 9)
            inner = [c.span.start for c in found if c is not commitment and low <= c.span.start < commitment.span.end]
            if inner:
                kept = _before_bracket(self._context.tokens.text[commitment.span.start : min(inner)]).rstrip(" ,;")
                span = Span(commitment.span.start, commitment.span.start + len(kept))
                result.append(replace(commitment, span=span))
            else:
                result.append(commitment)
        return result


def _before_bracket(text: str) -> str:
    """Return a text without the bracket that it opens and does not close."""
    opened = text.rfind("(")
    return text[:opened].rstrip() if opened > 0 and ")" not in text[opened:] else text
