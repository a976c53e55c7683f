"""Whom the subject of a predicate designates, and for which party people act."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Trust
from cptslint.structure.closed_words import CLITICS
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.customary import Customary
from cptslint.structure.commitments.deduction import Deduction
from cptslint.structure.commitments.distributive import one_of
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.people import People
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Governing, Who
from cptslint.structure.commitments.role_names import RoleNames
from cptslint.structure.mentions import Mention
from cptslint.structure.syntax import Predicate, Sentence, SubjectKind

_FROM = frozenset({"de", "d", "du", "des"})
_ORDER = 14
"""Tokens in which whoever gives orders is named."""
_WHOEVER = frozenset({"celui", "celle"})
_ONE = frozenset({"un", "une", "le", "la", "l"})
_OUTSIDE = frozenset(
    {"traitant", "liberal", "generaliste", "adherent", "volontaire", "prescripteur", "de", "du", "qui"}
)


class Bearers:
    """Finds who bears what a predicate says.

    Args:
        context: The text.
        memory: What pronouns stand for.
        deduction: Who bears what names nobody.
    """

    def __init__(self, context: Context, memory: Memory, deduction: Deduction) -> None:
        self._context = context
        self._memory = memory
        self._deduction = deduction
        self._roles = RoleNames(context)
        self._people = People(context, memory)
        self._customary = Customary(context)

    def of_subject(self, sentence: Sentence, predicate: Predicate, governing: Governing | None) -> Who | None:
        """Return whom the subject designates, None when it is no party."""
        if self._spares(predicate):
            return None
        subject = predicate.subject
        if subject.kind is SubjectKind.MENTION:
            each = self._memory.each_of(subject.mentions[0]) if len(subject.mentions) == 1 else None
            bearer, party = self._context.bearer(subject.mentions)
            return each or Who(bearer, party, Trust.SUBJECT, subject.mentions[-1])
        if subject.kind is SubjectKind.PRONOUN:
            meets = set(predicate.lemmas) & self._context.vocabulary.turns.verbs["meeting"]
            return None if meets else self._memory.pronoun(subject, self._memory.named_in(sentence, predicate))
        if subject.kind is SubjectKind.THING:
            if self._is_whoever(predicate):
                return BOTH_IN_CONTEXT
            ones = one_of(self._context, subject)
            if ones is not None:
                return ones
            people = None if predicate.passive else self._people.of(sentence, predicate)
            people = people or self._memory.concerned(subject)
            return people or self._roles.at(subject.start, subject.end)
        if subject.kind is SubjectKind.IMPERSONAL:
            return None
        return self._without_subject(sentence, predicate, governing)

    def for_party(self, predicate: Predicate, who: Who) -> Who:
        """Return the party for which people act: their employer, or the one the title of the article binds."""
        owner = who.mention.owner if who.mention is not None else None
        if owner is not None and not self._context.parties[owner].is_cpts and self._employs(who):
            return Who(self._context.parties[owner].role, owner, Trust.SUBJECT, who.mention)
        giver = self._giver(predicate)
        if giver is not None:
            return giver
        employed = self._context.turn("employed", predicate.verb, min(predicate.verb + 4, predicate.end))
        employer = self._context.mention_after(employed[1], predicate.end) if employed is not None else None
        if employer is not None:
            return Who(*self._context.bearer([employer]), Trust.CONTEXT, employer)
        start = predicate.subject.start
        words = self._context.words
        people = self._context.turn("people", start, start + 3) if words[start] in _ONE else None
        staff = people is not None and self._is_staff(words[start], words[people[1]])
        undefined = self._context.turn("undefined", start, start + 2) and self._is_capital(start + 1)
        titled = self._deduction.titled(predicate) if staff or undefined else None
        return titled or self._roles.at(start, predicate.verb) or who

    def _employs(self, who: Who) -> bool:
        """Tell whether people named with a partner are its staff: "les médecins de l'Établissement", but not its patients."""
        mention = who.mention
        return mention is not None and self._context.turn("people", mention.start, mention.start + 2) is not None

    def _giver(self, predicate: Predicate) -> Who | None:
        """Return whoever hands what people receive: "le patient reçoit de l'Établissement", "reçoit la lettre de liaison"."""
        words = self._context.words
        if "recevoir" not in predicate.lemmas or predicate.negated or predicate.passive:
            return None
        for mention in self._context.between(predicate.verb, min(predicate.end, predicate.verb + _ORDER)):
            given = words[mention.start - 1] in ("par", *_FROM) or words[mention.start] in _FROM
            near = mention.start <= predicate.verb + 2 or words[mention.start - 1] == "par"
            who = Who(*self._context.bearer([mention]), Trust.CONTEXT, mention)
            if given and near and who.bearer in (Bearer.CPTS, Bearer.PARTNER):
                return who
        return self._customary.of(predicate)

    def commanding(self, predicate: Predicate) -> Who | None:
        """Return the party of "ne reçoit de la CPTS aucune directive", "reçoit ses instructions du CHU"."""
        words, start = self._context.words, predicate.verb
        if "relever" in predicate.lemmas:
            return self._above(predicate)
        end = min(predicate.end, start + _ORDER)
        receives = "recevoir" in predicate.lemmas or "recevoir" in words[start:end]
        if not receives or self._context.turn("orders", start, end) is None:
            return None
        giver = next(
            (m for m in self._context.between(start, end) if words[m.start - 1] in _FROM or words[m.start] in _FROM),
            None,
        )
        who = Who(*self._context.bearer([giver]), Trust.CONTEXT, giver) if giver is not None else None
        return who if who is not None and who.bearer in (Bearer.CPTS, Bearer.PARTNER) else None

    def _above(self, predicate: Predicate) -> Who | None:
        """Return the party of "la mise en conformité relève de l'Association", "ne relève que du CHU"."""
        words = self._context.words
        first = predicate.verb + 1 + (words[predicate.verb + 1] in ("que", "qu"))
        if words[first] not in _FROM:
            return None
        mention = self._context.mention_after(first + (words[first] != "du"), predicate.end)
        if mention is None or mention.start > first + 1:
            return None
        who = Who(*self._context.bearer([mention]), Trust.CONTEXT, mention)
        if (
            who.bearer is Bearer.OTHER
            and self._is_practitioner(mention)
            and predicate.subject.kind is SubjectKind.THING
        ):
            return Who(Bearer.OTHER, None, Trust.CHARGE, mention)
        return who if who.bearer in (Bearer.CPTS, Bearer.PARTNER) else None

    def _is_practitioner(self, mention: Mention) -> bool:
        """Tell whether a mention names people who act and are of no party: "le praticien", but no court and no "médecin du CHU"."""
        if mention.owner is not None or _FROM & set(self._context.words[mention.end : mention.end + 1]):
            return False
        return self._context.turn("people", mention.start, min(mention.start + 2, mention.end)) is not None

    def _is_whoever(self, predicate: Predicate) -> bool:
        """Tell whether the subject is "celui qui s'en aperçoit", of the two parties: the clause speaks of the other or of the two."""
        words = self._context.words
        start, end = predicate.subject.start, predicate.subject.end
        head = next((i for i in range(end - 1, max(start, end - 4) - 1, -1) if words[i] in _WHOEVER), None)
        if head is None or "qui" not in words[head + 1 : end + 1]:
            return False
        return "deux" in words[head:end] or "autre" in words[predicate.verb : predicate.end]

    def _spares(self, predicate: Predicate) -> bool:
        """Tell whether "on n'attend de la CPTS ni permanence" spares a complement."""
        if self._context.words[predicate.subject.end - 1] != "on" or not predicate.negated:
            return False
        sparing = set(predicate.lemmas) & self._context.vocabulary.turns.verbs["sparing"]
        return bool(sparing) or self._context.reproaches(predicate)

    def _without_subject(self, sentence: Sentence, predicate: Predicate, governing: Governing | None) -> Who | None:
        """Return the inverted subject, or the one inherited by an item that begins with its verb."""
        inherited = governing is not None and (governing.who.mention is not None or governing.verbal)
        if not (inherited and sentence.start in (predicate.verb, predicate.subject.start)):
            after = self._context.mention_after(predicate.verb + 1, predicate.end)
            if after is not None and after.start == predicate.verb + 1 and not predicate.passive:
                bearer, party = self._context.bearer([after])
                return Who(bearer, party, Trust.SUBJECT, after)
        if not inherited or governing is None:
            return None
        first = set(self._context.words[sentence.start : predicate.subject.start]) <= CLITICS
        if governing.who.trust is Trust.TITLE and not first:
            return None
        self._memory.keep(governing.who.mention)
        return governing.who

    def _is_staff(self, determiner: str, after: str) -> bool:
        """Tell whether "un médecin", "le médecin coordonnateur" work for a party; "le médecin", "le médecin traitant" may not."""
        if determiner in ("un", "une"):
            return True
        return after not in _OUTSIDE and after not in self._context.vocabulary.finite

    def _is_capital(self, at: int) -> bool:
        tokens = self._context.tokens
        return at < len(tokens) and tokens.text[tokens.starts[at]].isupper()
