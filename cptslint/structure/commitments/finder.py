"""The clauses of a contract in order, and the commitments of each sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cptslint.model.contract import Bearer, Clause, Commitment, Kind, Strength, Trust, Zone
from cptslint.structure.closed_words import RELATIVES
from cptslint.structure.commitments.agents import Agents
from cptslint.structure.commitments.asides import Asides
from cptslint.structure.commitments.assembly import Assembly, Place
from cptslint.structure.commitments.context import Context, Material
from cptslint.structure.commitments.deduction import Deduction
from cptslint.structure.commitments.defining import definition_start
from cptslint.structure.commitments.gaps import Gaps
from cptslint.structure.commitments.inheritance import Inheritance
from cptslint.structure.commitments.marks import after_mark
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.objections import Objections
from cptslint.structure.commitments.powers import Powers
from cptslint.structure.commitments.reading import Reader
from cptslint.structure.commitments.records import Binding, Governing, Read, Who
from cptslint.structure.commitments.subordinate import Subordinate
from cptslint.structure.commitments.telegraphic import Telegraphic
from cptslint.structure.commitments.usual import Usual
from cptslint.structure.commitments.verbless import Verbless
from cptslint.structure.syntax import Sentence, SubjectKind
from cptslint.text.sentences import sentence_ranges

_BEFORE_INFINITIVE = frozenset({"a", "de", "d", "ne", "se", "s", "y", "en", "pas", "n"})
_NOT_INFINITIVE = frozenset(
    {"premier", "dernier", "titre", "lettre", "centre", "pouvoir", "devoir", "cahier", "chantier", "atelier"}
)
_INFINITIVE = ("er", "ir", "oir", "dre", "tre", "ire")
_READ_ZONES = (Zone.BODY, Zone.PREAMBLE, Zone.ANNEX)


class CommitmentFinder:
    """Reads the clauses of a contract in order and yields commitments.

    Args:
        material: What was found in the text before.
    """

    def __init__(self, material: Material) -> None:
        self._context = Context(material)
        self._memory = Memory(self._context)
        agents = Agents(self._context, self._memory)
        self._agents = agents
        self._deduction = Deduction(self._context)
        self._reader = Reader(self._context, self._memory, agents, self._deduction)
        self._inheritance = Inheritance(self._context, agents, self._memory)
        self._assembly = Assembly(self._context)
        self._verbless = Verbless(self._context, self._memory)
        self._telegraphic = Telegraphic(self._context)
        self._objections = Objections(self._context)
        self._asides = Asides(self._context, agents)
        self._powers = Powers(self._context)
        self._subordinate = Subordinate(self._context, self._memory)
        self._gaps = Gaps(self._context)
        self._previous: Read | None = None

    def find(self, clauses: Sequence[Clause]) -> tuple[Commitment, ...]:
        """Return the commitments of the clauses, in order."""
        found: list[Commitment] = []
        article: int | None = None
        self._inheritance.open(clauses)
        for index, clause in enumerate(clauses):
            if clause.zone not in _READ_ZONES or self._inheritance.is_header(clause):
                continue
            if self._context.headed(clause.article) != article:
                article = self._context.headed(clause.article)
                self._memory.clear()
            found += self._under_its_introduction(clauses, clause, self._clause(index, clause))
        habits = self._context.vocabulary.habits
        return Usual(self._context, clauses, found).settle(habits) if habits is not None else tuple(found)

    def _under_its_introduction(
        self, clauses: Sequence[Clause], clause: Clause, found: Sequence[Commitment]
    ) -> list[Commitment]:
        """Give the items of a list the conditions of what introduces them: "La CPTS, dans la limite de ses moyens :"."""
        shared: set[str] = set()
        while clause.intro is not None:
            clause = clauses[clause.intro]
            shared |= self._context.conditions(*self._context.tokens.range(clause.span.start, clause.span.end))
        if not shared:
            return list(found)
        return [replace(one, conditions=tuple(sorted({*one.conditions, *shared}))) for one in found]

    def _clause(self, index: int, clause: Clause) -> list[Commitment]:
        tokens = self._context.tokens
        start, end = tokens.range(clause.span.start, clause.span.end)
        found: list[Commitment] = []
        inherited = self._inheritance.of(clause)
        last: Governing | None = None
        if inherited is not None and clause.column:
            self._memory.keep(inherited.who.mention)  # "Elle finance", under the name of a party
        self._deduction.open(inherited, start)
        self._previous = None
        for position, (first, stop) in enumerate(sentence_ranges(tokens, start, end)):
            head = after_mark(self._context.words, first, stop) if position == 0 else first
            if head >= stop:
                continue
            verbal = inherited is not None and inherited.verbal and self._is_item(clause)
            sentence = Sentence(tokens, head, stop, self._context.mentions, self._context.vocabulary, verbal=verbal)
            governing = (
                inherited if position == 0 or self._is_bare(sentence) or self._begins(sentence, verbal) else None
            )
            commitments, opened = self._sentence(index, clause, sentence, governing)
            found += commitments
            last = opened or (last if position else None)
        self._inheritance.keep(index, last or (inherited if clause.is_item else None))
        return found

    def _begins(self, sentence: Sentence, verbal: bool) -> bool:
        """Tell whether a further sentence of an item begins with its verb too."""
        return verbal and bool(sentence.predicates) and sentence.predicates[0].verb == sentence.start

    def _is_item(self, clause: Clause) -> bool:
        return clause.is_item or bool(clause.column)

    def _is_bare(self, sentence: Sentence) -> bool:
        return not sentence.predicates and self._context.words[sentence.start] in self._context.vocabulary.infinitives

    def _sentence(
        self, index: int, clause: Clause, sentence: Sentence, governing: Governing | None
    ) -> tuple[list[Commitment], Governing | None]:
        """Return the commitments of a sentence and what a list after it inherits."""
        if self._context.has("rappel-du-droit", sentence.start, min(sentence.start + 3, sentence.end)):
            return [], None
        preamble = clause.zone is Zone.PREAMBLE
        opens = self._context.words[sentence.end - 1] == ":"
        found, opened = self._predicates(index, clause, sentence, governing)
        if not preamble:
            found += self._nominal(index, sentence, found)
            found += self._said_in_passing(index, sentence, self._asides.read(sentence, found))
            found = [*self._said_in_passing(index, sentence, self._objections.read(sentence)), *found]
            read = self._gaps.read(sentence, self._previous) if not found else None
            if read is None and clause.column and not found and not self._begins_with_infinitive(sentence):
                read = self._verbless.cell(sentence) or self._paid(clause, sentence)
            if read is None and not found and (governing is None or governing.who.bearer is Bearer.BOTH):
                read = self._verbless.action(sentence) if self._is_item(clause) else None
            if read is None and not found and governing is None:
                read = self._verbless.read(sentence) or self._note(clause, sentence)
            if read is not None:
                trigger = self._context.span(read.binding.start, read.binding.end)
                found.append(self._assembly.one(sentence, read, Place(index, sentence.start, sentence.end, trigger)))
        found = self._assembly.without_nesting(found)
        if governing is not None and not preamble and self._is_bare_item(sentence, found):
            found = self._assembly.without_nesting([*self._bare_item(index, clause, sentence, governing), *found])
        titled = not clause.is_item and self._inheritance.is_title_line(sentence)
        if opens or (titled and opened is None):
            opened = (
                opened
                if opened is not None and not self._inheritance.ends_with_subject(sentence)
                else self._inheritance.opened_without_verb(sentence, governing)
            )
            if opened is not None and governing is not None and clause.is_item and found:
                opened = self._inheritance.under_item(sentence, opened)
        return found, opened

    def _paid(self, clause: Clause, sentence: Sentence) -> Read | None:
        """Read the cell under "Supportée par" that says how a party pays."""
        who = self._inheritance.payer(clause)
        binding = Binding(None, sentence.start, sentence.start + 1)
        return Read(who, Kind.OBLIGATION, Strength.FIRM, binding) if who is not None else None

    def _note(self, clause: Clause, sentence: Sentence) -> Read | None:
        """Read a note of the body, which no indicator or field of a form in an annex is."""
        body = clause.zone is Zone.BODY and clause.article is not None
        return self._telegraphic.read(sentence) if body and not clause.column else None

    def _said_in_passing(self, index: int, sentence: Sentence, read: Read | None) -> list[Commitment]:
        """Place "sauf opposition de l'une des parties deux mois avant l'échéance", to the end of the sentence."""
        if read is None:
            return []
        start = read.binding.start
        later = [p.start for p in sentence.predicates if p.start > read.binding.end and not p.embedded]
        words = self._context.words
        end = sentence.end - (words[sentence.end - 1] in (".", ";"))
        if start == sentence.start:
            end = next((at for at in range(read.binding.end, end) if words[at] == ","), end)
        place = Place(index, start, min([*later, end]), self._context.span(start, read.binding.end))
        return [self._assembly.one(sentence, read, place)]

    def _predicates(
        self, index: int, clause: Clause, sentence: Sentence, governing: Governing | None
    ) -> tuple[list[Commitment], Governing | None]:
        """Read the finite verbs of a sentence in order."""
        found: list[Commitment] = []
        opened: Governing | None = None
        opens = self._context.words[sentence.end - 1] == ":"
        taken = sentence.start
        explicit = clause.zone is Zone.PREAMBLE or self._inheritance.is_background(clause)
        explicit = explicit and definition_start(self._context, sentence) is None
        for predicate in sentence.predicates:
            read = self._powers.of(predicate, self._reader.read(sentence, predicate, governing))
            if predicate.verb < taken:
                read = None
            elif read is None and predicate.embedded:
                read = self._subordinate.read(sentence, predicate)
            if predicate.subject.kind is not SubjectKind.NONE:
                self._memory.remember(predicate, read)
            if read is None or (explicit and self._is_statement(clause, read)):
                continue
            if read.binding.deontic is not None and read.binding.deontic.bearer == "subject":
                taken = max(taken, read.binding.end)
            if opens and self._inheritance.ends_open(sentence, predicate, read):
                opened = self._inheritance.opened_by(sentence, predicate, read)
                if not self._inheritance.has_content(sentence, read):
                    continue
            self._deduction.note(predicate.start, predicate.end, read)
            self._previous = read
            found += self._assembly.build(index, sentence, predicate, read)
        return found, opened

    def _is_statement(self, clause: Clause, read: Read) -> bool:
        """Tell whether a plain verb under a title such as "Objet", or in the preamble, only states a fact."""
        binds = clause.zone is not Zone.PREAMBLE and read.kind is not Kind.OBLIGATION
        return read.binding.deontic is None and not binds

    def _nominal(self, index: int, sentence: Sentence, found: Sequence[Commitment]) -> list[Commitment]:
        """Read charges without a finite verb: "aux frais de la CPTS", "à la charge de l'Établissement"."""
        result: list[Commitment] = []
        for binding, mention in self._agents.heads(sentence):
            span = self._context.span(binding.start, binding.end)
            known = any(c.trigger.overlaps(span) for c in [*found, *result])
            if (
                known
                or binding.deontic is None
                or any(binding.start <= p.verb < binding.end for p in sentence.predicates)
            ):
                continue
            bearer, party = self._context.bearer(self._context.group(mention))
            if any(c.span.contains(span) and c.bearer is bearer for c in found):
                continue
            first = max([sentence.start, *(p.end for p in sentence.predicates if p.end <= binding.start)])
            read = Read(
                Who(bearer, party, Trust.CHARGE, mention), binding.deontic.kind, binding.deontic.strength, binding
            )
            place = Place(index, first, self._nominal_end(sentence, max(mention.end, binding.end)), span)
            result.append(self._assembly.one(sentence, read, place))
        return result

    def _nominal_end(self, sentence: Sentence, at: int) -> int:
        """Return the end of a charge: the whole clause when no verb follows."""
        later = [p.start for p in sentence.predicates if p.start >= at]
        return at if later else sentence.end - (self._context.words[sentence.end - 1] in (".", ";", ":"))

    def _is_bare_item(self, sentence: Sentence, found: Sequence[Commitment]) -> bool:
        """Tell whether nothing was read in a sentence, or nothing of the infinitive or noun it begins with."""
        start = self._context.tokens.starts[min(sentence.start + 4, sentence.end - 1)]
        if not found:
            return True
        bare = self._begins_with_infinitive(sentence) or self._begins_with_described_noun(sentence)
        return bare and all(c.span.start >= start for c in found)

    def _begins_with_described_noun(self, sentence: Sentence) -> bool:
        """Tell whether the first verb of a sentence stands in a relative clause: "le prêt de tablettes, que la CPTS rend"."""
        first = sentence.predicates[0] if sentence.predicates else None
        at = min(first.subject.start, first.verb) - 1 if first is not None else -1
        return at > sentence.start and self._context.words[at] in RELATIVES

    def _bare_item(self, index: int, clause: Clause, sentence: Sentence, governing: Governing) -> Iterator[Commitment]:
        """Read an infinitive or a noun that inherits its bearer."""
        words = self._context.words
        first = words[sentence.start]
        infinitive = self._begins_with_infinitive(sentence)
        verb = governing.verbal and first in self._context.vocabulary.finite
        inherits = (governing.noun_items or verb) and self._is_item(clause)
        short = sentence.end - sentence.start < (3 if clause.column else 6 if words[sentence.end - 1] == ":" else 0)
        if not infinitive and (not inherits or short):
            return
        kind = governing.kind
        if first in ("ne", "n") and kind is Kind.OBLIGATION:
            kind = Kind.PROHIBITION
        read = Read(governing.who, kind, governing.strength, Binding(None, sentence.start, sentence.start + 1))
        self._deduction.note(sentence.start, sentence.end, read)
        yield self._assembly.one(sentence, read, Place(index, sentence.start, sentence.end, governing.trigger))

    def _begins_with_infinitive(self, sentence: Sentence) -> bool:
        words, infinitives = self._context.words, self._context.vocabulary.infinitives
        first = words[sentence.start]
        if first in infinitives or (first.endswith(_INFINITIVE) and first not in _NOT_INFINITIVE):
            return True
        following = words[sentence.start + 1 : sentence.start + 4]
        return first in _BEFORE_INFINITIVE and any(word in infinitives for word in following)
