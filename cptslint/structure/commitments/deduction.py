"""Who bears a clause that names nobody, by what clauses before it say: the lender, the debtor, who made the thing."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.model.contract import Bearer, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Governing, Read, Who
from cptslint.structure.syntax import Predicate, Subject, SubjectKind

_SINGLE = (Bearer.CPTS, Bearer.PARTNER)
_DEMONSTRATIVES = frozenset({"ce", "cet", "cette", "ces", "ledit", "ladite", "lesdits", "lesdites"})
_DEFINITES = frozenset({"le", "la", "les", "l"})
_SKIPPED = frozenset({
    "de", "d", "du", "des", "la", "le", "les", "l", "en", "a", "au", "aux", "deux", "trois", "seul", "seule",
})  # fmt: skip
_SHARED = frozenset({
    "autre", "autres", "chacun", "chacune", "commun", "commune", "communs", "communes", "echange", "echangee", "echanges",
    "echangees",
})  # fmt: skip
"""Words of what both parties do."""
_NEAR = 20
_KEPT = 150


@dataclass(frozen=True, slots=True)
class Deed:
    """What a clause read before binds a party to.

    Attributes:
        start: First token.
        end: One past the last token.
        who: Whom it binds.
        active: The one bound is the subject of the verb, or inherits it.
        stems: Its words, without their plural marks.
    """

    start: int
    end: int
    who: Who
    active: bool
    stems: tuple[str, ...]


class Deduction:
    """Remembers the commitments read so far, and deduces from them who bears a clause without named agent.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._deeds: list[Deed] = []
        self._title: Governing | None = None
        self._clause_start = 0

    def open(self, governing: Governing | None, start: int) -> None:
        """Keep the title, or the opening of the list, that the sentences of a clause stand under, and its first token."""
        self._title = governing
        self._clause_start = start

    def note(self, start: int, end: int, read: Read) -> None:
        """Remember a commitment."""
        active = read.who.trust in (Trust.SUBJECT, Trust.ANAPHORA, Trust.LIST, Trust.TITLE, Trust.IMPERSONAL)
        stems = tuple(_stem(word) for word in self._context.words[start:end])
        self._deeds.append(Deed(start, end, read.who, active, stems))
        del self._deeds[:-_KEPT]

    def titled(self, predicate: Predicate) -> Who | None:
        """Return the party that the title of the article binds; the free choice of patients binds all."""
        free = {"libre", "choix"} <= set(self._context.words[predicate.start : predicate.end])
        start, end = self._core(predicate.subject)
        common = free or self._context.turn("common", start, min(start + 4, end)) is not None
        return self._single(self._title.who) if self._title is not None and not common else None

    def continued(self, predicate: Predicate) -> Who | None:
        """Return the party that the sentence before binds, when the clause goes on saying what it does.

        "La CPTS assure le secrétariat. Les convocations sont envoyées dix jours à l'avance." What concerns the contract
        itself, what both do and what is denied is left out, and so are the articles about rules common to the parties.
        """
        last = self._deeds[-1] if self._deeds else None
        if last is None or predicate.negated or not self._goes_on(last, predicate):
            return None
        subject = predicate.subject
        start, end = self._core(subject)
        words = set(self._context.words[start : predicate.end])
        bound = any(self._context.turn(key, start, min(start + 4, end)) for key in ("instruments", "common", "bodies"))
        if (
            bound
            or words & _SHARED
            or {"libre", "choix"} <= words
            or self._context.titled("common_titles", predicate.verb)
        ):
            return None
        return self._single(last.who)

    def _goes_on(self, last: Deed, predicate: Predicate) -> bool:
        """Tell whether a clause may go on about the one before it: same paragraph, or an article about one party so far."""
        if self._lemmas(predicate) & self._context.vocabulary.turns.verbs["supposing"]:
            return False
        if last.start >= self._clause_start:
            return True
        article = [deed for deed in self._deeds if self._context.same_article(deed.start, predicate.verb)]
        return bool(article) and len({deed.who.bearer for deed in article}) == 1

    def giver(self, predicate: Predicate) -> Who | None:
        """Return the borrower of "les clés sont rendues", the lender of "le prêt est consenti"."""
        head = self._head(predicate.subject)
        lemmas = self._lemmas(predicate)
        verbs = self._context.vocabulary.turns.verbs
        start, end = predicate.subject.start, predicate.verb
        if lemmas & verbs["granting"] and self._context.turn("loans", start, end):
            lender = self._lender(predicate, head)
            return self._single(lender) if lender is not None else None
        if not lemmas & verbs["returning"] or self._context.turn("entrusted", start, end):
            return None
        if {"autre", "chacun", "chacune"} & set(self._context.words[start : predicate.end]):
            return None
        lender = self._lender(predicate, head)
        return self._opposite(lender) if lender is not None else None

    def debtor(self, predicate: Predicate) -> Who | None:
        """Return who pays "le relevé est réglé", who is spared by "il n'est dû aucun intérêt de retard"."""
        lemmas = self._lemmas(predicate)
        verbs = self._context.vocabulary.turns.verbs
        payable = self._context.turn("payable", predicate.start, predicate.end)
        if not (lemmas & verbs["paying"] and predicate.passive) and payable is None:
            return None
        for deed in reversed(self._deeds):
            if not self._context.same_article(deed.start, predicate.verb):
                return None
            if deed.who.bearer not in _SINGLE:
                continue
            if self._context.turn("invoicing", deed.start, deed.end):
                return self._opposite(deed.who) if deed.active else self._single(deed.who)
            if self._context.turn("payments", deed.start, deed.end):
                return self._single(deed.who)
        return None

    def buyer(self, predicate: Predicate) -> Who | None:
        """Return who pays the bills of the convention, when one side alone does: "les factures sont payées à trente jours"."""
        if self._context.turn("bills", predicate.start, predicate.end) is None:
            return None
        payers = [d.who for d in self._deeds if d.who.bearer in _SINGLE and self._context.turn("bills", d.start, d.end)]
        return self._single(payers[-1]) if len({who.bearer for who in payers}) == 1 else None

    def payer(self) -> Who | None:
        """Return the party that a clause read before makes pay something, the last one."""
        paid = (d for d in reversed(self._deeds) if self._context.turn("payments", d.start, d.end) and d.active)
        return next((self._single(deed.who) for deed in paid if deed.who.bearer in _SINGLE), None)

    def keeper(self, predicate: Predicate, *, strict: bool = False) -> Who | None:
        """Return the party that a clause before binds about the same thing ("ce portrait", "le tableau mentionné à").

        Args:
            predicate: The finite verb.
            strict: Only what the words point at, not the same name alone.
        """
        if predicate.subject.kind is SubjectKind.PRONOUN:
            return self._latest(predicate) if predicate.passive else None
        start, end = self._core(predicate.subject)
        head = self._head(predicate.subject)
        words = self._context.words
        if not head or self._context.turn("instruments", start, min(start + 3, end)):
            return None
        if head == "reciproque":
            last = next((d for d in reversed(self._deeds) if d.who.bearer in _SINGLE), None)
            return self._opposite(last.who) if last is not None else None
        if words[start] in _DEMONSTRATIVES:
            known = any(self._speaks(d, (head,)) for d in self._deeds if self._context.same_article(d.start, start))
            return self._about((head,), predicate.verb) if known else self._latest(predicate)
        if words[start] not in _DEFINITES:
            return None
        if self._context.turn("mentioned", start, end):
            return self._about((head,), None)
        if strict or self._context.turn("bodies", start, min(start + 3, end)):
            return None
        second = next((w for w in words[start + 2 : min(end, start + 6)] if w not in _SKIPPED), "")
        return self._about((head, _stem(second)), None) if len(second) > 3 and second.isalpha() else None

    def _latest(self, predicate: Predicate) -> Who | None:
        """Return whom the clause just before binds, in the same article; what an act supposes is for all to bring."""
        at = predicate.verb
        supposing = self._lemmas(predicate) & self._context.vocabulary.turns.verbs["supposing"]
        last = self._deeds[-1] if self._deeds and not supposing else None
        near = last is not None and self._context.same_article(last.start, at) and at - last.end <= _NEAR
        return self._single(last.who) if near and last is not None else None

    def _about(self, stems: tuple[str, ...], at: int | None) -> Who | None:
        """Return whom the last clause that speaks of a thing binds, in the same article when a place is given."""
        for deed in reversed(self._deeds):
            if at is not None and not self._context.same_article(deed.start, at):
                return None
            if self._speaks(deed, stems):
                return self._single(deed.who)
        return None

    def _speaks(self, deed: Deed, stems: tuple[str, ...]) -> bool:
        words = deed.stems
        if stems[0] not in words:
            return False
        return any(w == stems[0] and set(stems[1:]) <= set(words[at + 1 : at + 5]) for at, w in enumerate(words))

    def _lender(self, predicate: Predicate, head: str) -> Who | None:
        """Return who lends the thing, or who lends in the article, or the only one who lends anything."""
        lent = [
            deed
            for deed in self._deeds
            if deed.who.bearer in _SINGLE
            and deed.end <= predicate.verb
            and self._context.turn("lending", deed.start, deed.end)
        ]
        near = [deed for deed in lent if self._context.same_article(deed.start, predicate.verb)]
        for deeds in (
            [d for d in near if self._speaks(d, (head,))],
            near,
            [d for d in lent if self._speaks(d, (head,))],
        ):
            if deeds:
                return deeds[-1].who
        sides = {deed.who.bearer for deed in lent}
        return lent[-1].who if len(sides) == 1 else None

    def _head(self, subject: Subject) -> str:
        """Return the noun of a subject, without its plural mark."""
        start, end = self._core(subject)
        words = self._context.words
        at = next((i for i in range(start, end) if words[i] not in _SKIPPED | _DEMONSTRATIVES), end)
        return _stem(words[at]) if at < end and subject.kind is SubjectKind.THING else ""

    def _core(self, subject: Subject) -> tuple[int, int]:
        return self._context.core(subject.start, subject.end)

    def _lemmas(self, predicate: Predicate) -> frozenset[str]:
        if predicate.participle is not None:
            return self._context.participle_lemmas(predicate)
        return frozenset(predicate.lemmas)

    def _single(self, who: Who) -> Who | None:
        return Who(who.bearer, who.party, Trust.CONTEXT) if who.bearer in _SINGLE else None

    def _opposite(self, who: Who) -> Who | None:
        return Who(*self._context.opposite(who.bearer), Trust.CONTEXT) if who.bearer in _SINGLE else None


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word
