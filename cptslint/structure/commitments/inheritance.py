"""What a list item or a bare infinitive inherits: from the opening sentence, the table column, the title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cptslint.model.contract import Bearer, Clause, Kind, Strength, Trust, Zone
from cptslint.model.span import Span
from cptslint.structure.commitments.agents import Agents
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Governing, Read, Who
from cptslint.structure.commitments.rows import Rows
from cptslint.structure.commitments.verbless import is_act
from cptslint.structure.mentions import Mention
from cptslint.structure.syntax import Predicate, Sentence, SubjectKind
from cptslint.text.fold import fold
from cptslint.text.tokens import LINE

_SHORT = 14
_SHORT_TITLE = 10
_OBJECT_HEADS = frozenset(
    {"le", "la", "les", "l", "un", "une", "son", "sa", "ses", "leur", "leurs", "tout", "toute", "tous"}
)
_DETAILED = 3
_DETAILING = frozenset({"consister", "recouvrir", "recouvrer", "inclure"})
"""Infinitives of "l'apport de la CPTS consiste en :", beside those that describe anything."""
_FORMS = frozenset({"forme", "formes"})
_CONTRACTED = frozenset({"des", "aux", "du", "au", "d"})
_DETERMINERS = _CONTRACTED | {"le", "la", "les", "l", "ces", "un", "une", "deux", "trois", "quatre", "cinq", "six"}
_MOMENTS = frozenset({"avant", "apres", "pendant", "lors", "durant", "a", "au", "en"})
_UNDER = frozenset({"de", "a", "sur", "par", "selon", "via", "dans", "avec", "pour", "en", "d"})


class Inheritance:
    """Keeps what each clause passes on to those under it.

    Args:
        context: The text.
        agents: Who acts by complements.
        memory: What pronouns stand for.
    """

    def __init__(self, context: Context, agents: Agents, memory: Memory) -> None:
        self._memory = memory
        self._context = context
        self._agents = agents
        self._opened: dict[int, Governing | None] = {}
        self._columns: dict[str, Governing | None] = {}
        self._titles: dict[int, Governing | None] = {}
        self._rows = Rows(context, ())

    def open(self, clauses: Sequence[Clause]) -> None:
        """Look at all the clauses before the first is read."""
        self._rows = Rows(self._context, clauses)

    def is_header(self, clause: Clause) -> bool:
        """Tell whether a clause only heads a column of a table."""
        return self._rows.is_header(clause)

    def keep(self, index: int, governing: Governing | None) -> None:
        """Keep what a clause passes on."""
        self._opened[index] = governing

    def of(self, clause: Clause) -> Governing | None:
        """Return what a clause inherits."""
        if clause.intro is not None and clause.intro in self._opened:
            return self._opened[clause.intro]
        found = (self._of_cell(clause) if clause.column else None) or self._of_row(clause) or self._of_row_label(clause)
        return found or self._of_label(clause) or self._of_title(clause)

    def _of_row_label(self, clause: Clause) -> Governing | None:
        """Return what a cell inherits from the first of its row: "Ce que fait la CPTS", "Part de la Région"."""
        label = self._rows.label(clause)
        found = self._of_span(label.span, Trust.TITLE, strict=True) if label is not None else None
        return replace(found, verbal=True) if found is not None else None

    def _of_label(self, clause: Clause) -> Governing | None:
        """Return what a cell inherits from the name of a party that stands alone above its table."""
        found = self._rows.owner(clause) if clause.column else None
        if found is None:
            return None
        who, label = found
        return Governing(who, self._rows.kind(clause), Strength.FIRM, label.span, True)

    def _of_row(self, clause: Clause) -> Governing | None:
        """Return what a cell inherits from the one of its row that says who acts."""
        found = self._rows.actor(clause)
        if found is None:
            return None
        who, cell = found
        return Governing(who, self._rows.kind(clause), Strength.FIRM, cell.span, self._rows.is_deed(clause), True)

    def _of_cell(self, clause: Clause) -> Governing | None:
        """Return what a cell inherits from its column: an act under the name of one party, beside the name of the other, is its."""
        found = self._of_column(clause.column)
        first = self._context.tokens.range(clause.span.start, clause.span.end)[0]
        if found is None or found.noun_items or not is_act(self._context.words[first]):
            return found
        return replace(found, noun_items=self._rows.is_opposed(clause))

    def payer(self, clause: Clause) -> Who | None:
        """Return who pays by a cell that says how: "la CPTS, dans la limite de 180 euros", under "Supportée par"."""
        return self._rows.payer(clause) if clause.column else None

    def _of_column(self, header: str) -> Governing | None:
        if header not in self._columns:
            span = self._rows.header(header)
            found = self._of_span(span, Trust.TITLE, strict=False) if span is not None else None
            if found is not None and span is not None:
                place = self._context.tokens.range(span.start, span.end)
                cued = any(self._context.turn(key, *place) is not None for key in ("title_cues", "deed_columns"))
                found = replace(found, noun_items=cued)
            self._columns[header] = found
        return self._columns[header]

    def _of_title(self, clause: Clause) -> Governing | None:
        if clause.zone is not Zone.BODY or clause.article is None:
            return None
        index: int | None = clause.article
        while index is not None:
            if index not in self._titles:
                self._titles[index] = self._of_span(self._context.articles[index].heading, Trust.TITLE, strict=True)
            found = self._titles[index]
            if found is not None:
                return (
                    found
                    if index == clause.article or self._is_moment(clause.article)
                    else replace(found, noun_items=False)
                )
            index = self._context.articles[index].parent
        return None

    def _is_moment(self, article: int) -> bool:
        """Tell whether a title only says when what the title above announces is done: "3.1 - Avant l'admission"."""
        return fold(self._context.articles[article].title).split(" ")[0] in _MOMENTS

    def is_background(self, clause: Clause) -> bool:
        """Tell whether the title of the article announces the context or the presentation of the parties."""
        if clause.zone is not Zone.BODY or clause.article is None:
            return False
        heading = self._context.articles[clause.article].heading
        first, stop = self._context.tokens.range(heading.start, heading.end)
        return self._context.turn("background_titles", first, stop) is not None

    def _of_span(self, span: Span, trust: Trust, *, strict: bool) -> Governing | None:
        """Read "Obligations de l'Établissement"; a strict reading wants a word that says who does what."""
        first, stop = self._context.tokens.range(span.start, span.end)
        mentions = self._context.between(first, stop)
        bearers = {self._context.bearer([mention]) for mention in mentions}
        cued = self._context.turn("title_cues", first, stop) is not None or self._opens_list(stop, mentions)
        if not bearers or not (cued or not strict):
            return None
        sides = {bearer for bearer, _ in bearers}
        bearer, party = bearers.pop() if len(bearers) == 1 else (sides.pop() if len(sides) == 1 else Bearer.BOTH, None)
        return Governing(
            Who(bearer, party, trust, mentions[0]), Kind.OBLIGATION, Strength.FIRM, span, cued or not strict, not strict
        )

    def _opens_list(self, stop: int, mentions: Sequence[Mention]) -> bool:
        """Tell whether a title is a party and a colon: "6.1. La commune :", whose items are what it does."""
        words = self._context.words
        return bool(mentions) and words[stop - 1] == ":" and mentions[-1].end == stop - 1

    def opened_by(self, sentence: Sentence, predicate: Predicate, read: Read) -> Governing:
        """Return what the items after a sentence that ends with a colon inherit."""
        announced = self._announced(sentence) if read.binding.deontic is None else None
        if announced is not None:
            return announced
        who = Who(read.who.bearer, read.who.party, Trust.LIST, read.who.mention)
        trigger = self._context.span(read.binding.start, read.binding.end)
        return Governing(who, read.kind, read.strength, trigger, not self._enumerates(sentence, predicate, read))

    def _enumerates(self, sentence: Sentence, predicate: Predicate, read: Read) -> bool:
        """Tell whether the nouns after the colon say what a noun of the sentence covers, not what a party gives.

        "Les indicateurs suivants sont suivis :", "au moyen des outils suivants :" enumerate; "La CPTS prend en charge :"
        and "les frais suivants" as its object do not.
        """
        thing = predicate.subject.kind is SubjectKind.THING and read.who.trust is Trust.CONTEXT
        return read.who.bearer is Bearer.OTHER or thing or self._details_complement(sentence)

    def _details_complement(self, sentence: Sentence) -> bool:
        """Tell whether "suivants" before the colon belongs to a noun under a preposition."""
        words = self._context.words
        last = next((i for i in range(sentence.end - 2, sentence.end - 6, -1) if words[i].startswith("suivant")), None)
        if last is None:
            return False
        at = next((i for i in range(last - 1, max(sentence.start, last - 5), -1) if words[i] in _DETERMINERS), None)
        return at is not None and (words[at] in _CONTRACTED or words[at - 1] in _UNDER)

    def under_item(self, sentence: Sentence, governing: Governing) -> Governing:
        """Return what the items under an item that says something by itself inherit: its nouns only detail it."""
        after = [w for w in self._context.words[sentence.start + 1 : sentence.end] if w.isalpha() and len(w) > 3]
        return replace(governing, noun_items=False) if len(after) >= _DETAILED else governing

    def opened_without_verb(self, sentence: Sentence, governing: Governing | None) -> Governing | None:
        """Read "La CPTS :" or "Obligations de l'Établissement :"."""
        span = self._context.span(sentence.start, sentence.end)
        named = self._subject_of_list(sentence)
        if named:
            return self._of_mentions(named, span)
        pronoun = self._memory.opener(sentence)
        if pronoun is not None:
            return Governing(replace(pronoun, trust=Trust.LIST), Kind.OBLIGATION, Strength.FIRM, span, True, True)
        if any(not p.embedded for p in sentence.predicates):
            return self._announced(sentence)
        if self._context.words[sentence.end - 1] == ":" and self._context.turn("jointly", sentence.start, sentence.end):
            return Governing(replace(BOTH_IN_CONTEXT, trust=Trust.LIST), Kind.OBLIGATION, Strength.FIRM, span, True)
        heads = self._agents.heads(sentence)
        if heads:
            binding, mention = heads[0]
            bearer, party = self._context.bearer([mention])
            if binding.deontic is not None:
                who = Who(bearer, party, Trust.LIST, mention)
                return Governing(who, binding.deontic.kind, binding.deontic.strength, span, True)
        if sentence.mentions and sentence.end - sentence.start <= _SHORT:
            return self._of_span(span, Trust.LIST, strict=False)
        return governing

    def _announced(self, sentence: Sentence) -> Governing | None:
        """Read "Les engagements de la CPTS sont les suivants :", "Côté CPTS, le déploiement comprend :"."""
        main = [p for p in sentence.predicates if not p.embedded and self._context.words[p.verb] not in _FORMS]
        lemmas = set(main[0].lemmas) if len(main) == 1 else set()
        formed = "prendre" in lemmas and _FORMS & set(self._context.words[main[0].verb : main[0].verb + 4])
        describes = bool(lemmas) and (formed or lemmas <= self._context.vocabulary.idle | _DETAILING)
        if not describes or self._context.words[sentence.end - 1] != ":":
            return None
        found = self._of_span(self._context.span(sentence.start, main[0].verb), Trust.LIST, strict=True)
        return replace(found, noun_items=True) if found is not None else None

    def ends_with_subject(self, sentence: Sentence) -> bool:
        """Tell whether a party right before the colon is the subject of the items ("il est convenu que la CPTS :")."""
        return bool(self._subject_of_list(sentence))

    def _subject_of_list(self, sentence: Sentence) -> Sequence[Mention]:
        """Return the party right before the colon, as in "Pendant les travaux, la CPTS :"."""
        last = sentence.mentions[-1] if sentence.mentions else None
        if (
            last is None
            or last.end != sentence.end - 1
            or self._context.words[sentence.end - 1] != ":"
            or sentence.oblique(last)
        ):
            return ()
        return self._coordinated(sentence, last)

    def _coordinated(self, sentence: Sentence, last: Mention) -> Sequence[Mention]:
        words = self._context.words
        before = [m for m in sentence.mentions if m.end == last.start - 1]
        return (*before, last) if before and words[last.start - 1] == "et" else (last,)

    def _of_mentions(self, mentions: Sequence[Mention], span: Span) -> Governing:
        bearer, party = self._context.bearer(mentions)
        return Governing(Who(bearer, party, Trust.LIST, mentions[-1]), Kind.OBLIGATION, Strength.FIRM, span, True, True)

    def is_title_line(self, sentence: Sentence) -> bool:
        """Tell whether a whole clause is a short line without verb or final mark, such as "Engagements de la CPTS"."""
        words = self._context.words
        ends = sentence.end >= len(words) or words[sentence.end] == LINE
        short = sentence.end - sentence.start <= _SHORT_TITLE
        return not sentence.predicates and short and words[sentence.end - 1] not in (".", ";", ",") and ends

    def has_content(self, sentence: Sentence, read: Read) -> bool:
        """Tell whether a sentence that opens a list says something by itself."""
        after = [w for w in self._context.words[read.binding.end : sentence.end] if w.isalpha() and len(w) > 3]
        objects = self._context.words[read.binding.end] in _OBJECT_HEADS
        if (read.binding.deontic is None or objects) and not any(w.startswith("suivant") for w in after):
            return len(after) >= 2
        return len(after) >= 4 and any(w in self._context.vocabulary.infinitives for w in after)

    def ends_open(self, sentence: Sentence, predicate: Predicate, read: Read) -> bool:
        """Tell whether a predicate is the one that the list after the colon completes."""
        later = [p for p in sentence.predicates if p.verb > predicate.verb and not p.embedded]
        return not later or read.binding.deontic is not None
