"""Commitments: who must, may, must not or is spared what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cptslint.model.contract import Amount, Article, Bearer, Clause, Commitment, Kind, Party, Strength, Trust, Zone
from cptslint.model.span import Span
from cptslint.structure.anaphora import THING, gender, resolve
from cptslint.structure.mentions import Mention, Target, bearer_of
from cptslint.structure.syntax import Predicate, Sentence, Subject, SubjectKind
from cptslint.structure.vocabulary import Deontic, Vocabulary
from cptslint.text.quantities import Quantity
from cptslint.text.sentences import sentence_ranges
from cptslint.text.tokens import LINE, Tokens

_BURDEN_VERBS = frozenset(
    {"supporter", "payer", "verser", "rembourser", "devoir", "repondre", "garantir", "financer", "prendre", "acquitter", "assumer",
     "encourir", "indemniser", "participer", "contribuer", "avancer", "souscrire", "subir", "perdre", "regler"}
)  # fmt: skip
_SPARED_NOUNS = frozenset(
    {"penalite", "penalites", "indemnite", "indemnites", "frais", "somme", "cout", "couts", "exclusivite", "obligation", "contrepartie",
     "remuneration", "depense", "depenses", "refacturation", "facturation", "charge", "responsabilite", "sanction", "sanctions",
     "compensation", "dommages", "redevance", "participation", "solidarite", "engagement", "retenue", "astreinte", "non-concurrence",
     "flux", "subordination", "versement", "permanence", "lien", "renonciation", "solidarite", "licence", "obstacle", "honoraire", "honoraires", "avance", "remboursement", "preavis", "justification", "quota", "objectif"}
)  # fmt: skip
_TITLE_CUES = ("engage", "oblig", "charge", "role", "mission", "contribution", "apport", "moyens", "responsab", "devoir", "droits", "concours", "interventi", "prestation", "fera", "fait", "assur")


@dataclass(frozen=True, slots=True)
class Governing:
    """What a list item or a bare infinitive inherits.

    Attributes:
        bearer: Whom it binds.
        party: Index of the party when one alone.
        kind: Kind of commitment.
        strength: Strength.
        trust: LIST or TITLE.
        trigger: Words that bind.
        noun_items: Items without a verb are commitments too ("La CPTS prend en charge :").
        subject: Mention that a finite verb at the head of an item takes as subject.
    """

    bearer: Bearer
    party: int | None
    kind: Kind
    strength: Strength
    trust: Trust
    trigger: Span
    noun_items: bool
    subject: Mention | None = None


class CommitmentFinder:
    """Reads the clauses of a contract in order and yields commitments.

    Args:
        tokens: The text.
        parties: The parties with their roles.
        mentions: Their mentions.
        articles: Articles of the body.
        vocabulary: Words that bind, verbs, topics.
        ranges: Places of concepts, deontic words and quantities, as token ranges.
        quantities: Quantities of the text, in order.
    """

    def __init__(
        self,
        tokens: Tokens,
        parties: Sequence[Party],
        mentions: Sequence[Mention],
        articles: Sequence[Article],
        vocabulary: Vocabulary,
        ranges: Mapping[str, tuple[tuple[int, int], ...]],
        deontics: Mapping[str, tuple[tuple[int, int], ...]],
        quantities: Sequence[Quantity],
    ) -> None:
        self._tokens = tokens
        self._parties = parties
        self._mentions = mentions
        self._mention_starts = [mention.start for mention in mentions]
        self._articles = articles
        self._vocabulary = vocabulary
        self._ranges = ranges
        self._deontics = {entry.name: deontics.get(entry.name, ()) for entry in vocabulary.deontics}
        self._deontic_starts = {name: [start for start, _ in found] for name, found in self._deontics.items()}
        self._quantities = quantities
        self._quantity_starts = [quantity.start for quantity in quantities]
        self._subjects: list[tuple[Mention, str | None]] = []
        self._governing: dict[int, Governing | None] = {}

    def find(self, clauses: Sequence[Clause]) -> tuple[Commitment, ...]:
        """Return the commitments of the clauses, in order."""
        found: list[Commitment] = []
        article: int | None = None
        for index, clause in enumerate(clauses):
            if clause.zone not in (Zone.BODY, Zone.PREAMBLE, Zone.ANNEX):
                continue
            if clause.article != article:
                article, self._subjects = clause.article, []
            found += self._clause(index, clause, clauses)
        return tuple(found)

    def _clause(self, index: int, clause: Clause, clauses: Sequence[Clause]) -> list[Commitment]:
        start, end = self._tokens.range(clause.span.start, clause.span.end)
        found: list[Commitment] = []
        inherited = self._inherited(clause)
        last: Governing | None = None
        for position, (first, stop) in enumerate(sentence_ranges(self._tokens, start, end)):
            first = self._skip_mark(first, stop) if position == 0 else first
            if first >= stop:
                continue
            sentence = Sentence(self._tokens, first, stop, self._mentions, self._vocabulary)
            governing = inherited if position == 0 or self._bare(sentence) else None
            commitments, opened = self._sentence(index, clause, sentence, governing)
            found += commitments
            last = opened or (last if position else None)
        self._governing[index] = last or (inherited if clause.is_item else None)
        return found

    def _skip_mark(self, first: int, stop: int) -> int:
        """Skip a list mark or a paragraph number at the head of a clause."""
        words = self._tokens.words
        while first < stop and (words[first] in ("-", "•", "·", "▪", "o", "➢", "*", "►", "–", ")", ".", "°") or self._is_mark(first, stop)):
            first += 1
        return first

    def _is_mark(self, at: int, stop: int) -> bool:
        word = self._tokens.words[at]
        following = self._tokens.words[at + 1] if at + 1 < stop else ""
        short = len(word) == 1 and word.isalpha() and following in (")", ".")
        return short or (word.replace(".", "").isdigit() and following in (")", ".", "°", "-")) or bool(
            word.count(".") and word.replace(".", "").isdigit()
        )

    def _bare(self, sentence: Sentence) -> bool:
        return not sentence.predicates and self._tokens.words[sentence.start] in self._vocabulary.infinitives

    def _inherited(self, clause: Clause) -> Governing | None:
        if clause.intro is not None and clause.intro in self._governing:
            return self._governing[clause.intro]
        if clause.column:
            column = self._from_words(clause.column, Trust.TITLE, strict=False)
            if column is not None:
                return column
        return self._from_title(clause)

    def _from_title(self, clause: Clause) -> Governing | None:
        if clause.zone is not Zone.BODY or clause.article is None:
            return None
        index: int | None = clause.article
        while index is not None:
            article = self._articles[index]
            governing = self._from_span(article.heading, Trust.TITLE, strict=True)
            if governing is not None:
                return governing
            index = article.parent
        return None

    def _from_span(self, span: Span, trust: Trust, *, strict: bool) -> Governing | None:
        first, stop = self._tokens.range(span.start, span.end)
        mentions = self._between(first, stop)
        words = self._tokens.words[first:stop]
        cued = any(word.startswith(_TITLE_CUES) for word in words)
        return self._governing_of(mentions, span, trust, cued or not strict)

    def _from_words(self, text: str, trust: Trust, *, strict: bool) -> Governing | None:
        at = self._tokens.text.find(text)
        return self._from_span(Span(at, at + len(text)), trust, strict=strict) if at >= 0 else None

    def _governing_of(self, mentions: Sequence[Mention], span: Span, trust: Trust, cued: bool) -> Governing | None:
        bearers = {self._bearer([mention]) for mention in mentions}
        if not cued or not bearers:
            return None
        bearer, party = bearers.pop() if len(bearers) == 1 else (Bearer.BOTH, None)
        return Governing(bearer, party, Kind.OBLIGATION, Strength.FIRM, trust, span, False, mentions[0])

    def _between(self, first: int, stop: int) -> list[Mention]:
        low, high = bisect_left(self._mention_starts, first), bisect_left(self._mention_starts, stop)
        return list(self._mentions[low:high])

    def _remember(self, sentence: Sentence, position: int) -> None:
        """Keep the subject of a predicate for the pronouns after it."""
        predicate = sentence.predicates[position]
        subject = predicate.subject
        if predicate.embedded and subject.kind is SubjectKind.THING:
            return
        if subject.kind is SubjectKind.MENTION:
            mention = subject.mentions[-1]
            plural = len(subject.mentions) > 1
            self._subjects.append((mention, "p" if plural else gender(self._tokens, mention, self._parties)))
        elif subject.kind is SubjectKind.THING and subject.start < subject.end:
            self._subjects.append((THING, self._thing_gender(subject)))
        del self._subjects[:-12]

    def _thing_gender(self, subject: Subject) -> str | None:
        for word in self._tokens.words[subject.start : subject.end]:
            if word in ("le", "un", "ce", "cet", "du", "tout"):
                return "m"
            if word in ("la", "une", "cette", "toute"):
                return "f"
            if word in ("les", "des", "ces", "leurs", "ses"):
                return "p"
            if word == "l":
                return None
        return "?"

    def _sentence(
        self, index: int, clause: Clause, sentence: Sentence, governing: Governing | None
    ) -> tuple[list[Commitment], Governing | None]:
        """Return the commitments of a sentence and what a list after it inherits."""
        found: list[Commitment] = []
        opened: Governing | None = None
        preamble = clause.zone is Zone.PREAMBLE
        if self._states_the_law(sentence):
            return [], None
        opens = self._tokens.words[sentence.end - 1] == ":"
        taken: list[tuple[int, int]] = []
        for position, predicate in enumerate(sentence.predicates):
            if position:
                self._remember(sentence, position - 1)
            if any(first <= predicate.verb < stop for first, stop in taken):
                continue
            read = self._read(sentence, predicate, governing)
            if read is None or (preamble and read.deontic is None):
                continue
            if read.deontic is not None and read.deontic.bearer == "subject" and read.trigger[1] > predicate.verb:
                taken.append((predicate.verb + 1, read.trigger[1]))
            if opens and self._ends_open(sentence, predicate, read):
                opened = self._open(read)
                if not self._has_content(read, sentence):
                    continue
            found += self._build(index, sentence, predicate, read)
        if sentence.predicates:
            self._remember(sentence, len(sentence.predicates) - 1)
        found += self._nominal(index, sentence, found, preamble)
        found = self._without_nesting(found)
        if not found and governing is not None and not preamble:
            found += self._bare_item(index, clause, sentence, governing, opens)
        titled = not clause.is_item and self._is_title_line(sentence)
        if (opens or titled) and opened is None:
            opened = self._open_without_verb(sentence, governing)
        return found, opened

    def _without_nesting(self, found: list[Commitment]) -> list[Commitment]:
        """End a commitment where a later one of the same sentence begins."""
        result = []
        for commitment in found:
            inner = [c.span.start for c in found if c is not commitment and commitment.trigger.end <= c.span.start < commitment.span.end]
            inner = [start for start in inner if start > commitment.span.start + 8]
            if inner:
                end = commitment.span.start + len(commitment.span.slice(self._tokens.text)[: min(inner) - commitment.span.start].rstrip(" ,;"))
                commitment = replace(commitment, span=Span(commitment.span.start, end))
            result.append(commitment)
        return result

    def _is_title_line(self, sentence: Sentence) -> bool:
        """Tell whether a whole clause is a short line without verb or final mark, such as "Engagements de la CPTS"."""
        words = self._tokens.words
        ends = sentence.end >= len(words) or words[sentence.end] == LINE
        return not sentence.predicates and sentence.end - sentence.start <= 10 and words[sentence.end - 1] not in (".", ";", ",") and ends

    def _states_the_law(self, sentence: Sentence) -> bool:
        """Tell whether the sentence says what a text provides, and so binds nobody by itself."""
        return self._has("rappel-du-droit", sentence.start, min(sentence.start + 4, sentence.end))

    def _ends_open(self, sentence: Sentence, predicate: Predicate, read: _Read) -> bool:
        later = [p for p in sentence.predicates if p.verb > predicate.verb and not p.embedded]
        return not later or read.deontic is not None

    def _has_content(self, read: _Read, sentence: Sentence) -> bool:
        """Tell whether a sentence that opens a list says something by itself."""
        after = [w for w in self._tokens.words[read.trigger[1] : sentence.end] if w.isalpha() and len(w) > 3]
        infinitive = any(w in self._vocabulary.infinitives for w in after)
        return infinitive and len(after) >= 4

    def _open(self, read: _Read) -> Governing:
        span = self._span(*read.trigger)
        return Governing(read.bearer, read.party, read.kind, read.strength, Trust.LIST, span, True, read.mention)

    def _open_without_verb(self, sentence: Sentence, governing: Governing | None) -> Governing | None:
        """Read "La CPTS :" or "Obligations de l'Établissement :"."""
        if sentence.predicates:
            return None
        nominal = self._nominal_heads(sentence)
        if nominal:
            entry, _, mention = nominal[0]
            bearer, party = self._bearer([mention])
            return Governing(bearer, party, entry.kind, entry.strength, Trust.LIST, self._span(sentence.start, sentence.end), True, mention)
        if len(sentence.mentions) >= 1 and sentence.end - sentence.start <= 14:
            return self._from_span(self._span(sentence.start, sentence.end), Trust.LIST, strict=False)
        return governing

    def _bare_item(self, index: int, clause: Clause, sentence: Sentence, governing: Governing, opens: bool) -> Iterator[Commitment]:
        words = self._tokens.words
        first = words[sentence.start]
        starts_infinitive = first in self._vocabulary.infinitives or (
            first in ("a", "de", "d", "ne", "se", "s", "y", "en", "pas", "n")
            and any(word in self._vocabulary.infinitives for word in words[sentence.start + 1 : sentence.start + 4])
        ) or (first.endswith(("er", "ir", "oir", "dre", "tre", "ire")) and first not in ("premier", "dernier", "titre", "lettre", "centre", "pouvoir", "devoir"))
        inherits = governing.trust is Trust.LIST and governing.noun_items and clause.is_item
        if not starts_infinitive and not inherits:
            return
        if opens and sentence.end - sentence.start < 6 and not starts_infinitive:
            return
        kind = governing.kind
        if first in ("ne", "n") and kind is Kind.OBLIGATION:
            kind = Kind.PROHIBITION
        read = _Read(governing.bearer, governing.party, kind, governing.strength, governing.trust, None,
                     (sentence.start, sentence.start + 1), governing.subject)  # fmt: skip
        yield self._commitment(index, sentence, read, sentence.start, sentence.end, governing.trigger, None)

    def _read(self, sentence: Sentence, predicate: Predicate, governing: Governing | None) -> _Read | None:
        deontic, trigger = self._deontic_at(predicate)
        if predicate.embedded and not (deontic is not None and self._binds_inside(sentence, predicate, deontic)):
            return None
        if deontic is not None and deontic.bearer == "complement":
            return self._complement(sentence, predicate, deontic, trigger)
        subject = self._resolve(sentence, predicate, governing)
        if subject is not None:
            return self._with_subject(sentence, predicate, subject, deontic, trigger)
        return self._without_party(sentence, predicate, deontic, trigger, governing)

    def _binds_inside(self, sentence: Sentence, predicate: Predicate, deontic: Deontic) -> bool:
        """Tell whether a relative clause binds by itself ("un intervenant, que la CPTS s'engage à recevoir")."""
        before = self._tokens.words[max(sentence.start, predicate.start - 2) : predicate.verb]
        relative = any(word in ("que", "qu", "qui", "dont") for word in before)
        condition = any(word in ("si", "lorsque", "lorsqu", "quand") for word in before)
        return relative and not condition and deontic.name in ("engagement", "obligation-de-resultat", "interdiction", "droit-reserve")

    def _deontic_at(self, predicate: Predicate) -> tuple[Deontic | None, tuple[int, int]]:
        """Return the entry with the longest words that hold the verb, the first of the pack when several are as long.

        The words of a bearer-subject entry begin at the verb or at its reflexive pronoun; those of a bearer-complement
        entry may begin before ("faculté est laissée à").
        """
        best: tuple[Deontic | None, tuple[int, int]] = (None, (predicate.verb, predicate.verb + 1))
        longest = 0
        for entry in self._vocabulary.deontics:
            first = predicate.verb - 1 if entry.bearer == "subject" else max(predicate.start, predicate.verb - 25)
            starts = self._deontic_starts[entry.name]
            for position in range(bisect_left(starts, first), bisect_right(starts, predicate.verb)):
                start, end = self._deontics[entry.name][position]
                if predicate.verb < end <= predicate.end + 1 and end - start > longest:
                    best, longest = (entry, (start, end)), end - start
        return best

    def _resolve(self, sentence: Sentence, predicate: Predicate, governing: Governing | None) -> _Who | None:
        """Return whom the subject designates, None when it is no party."""
        subject = predicate.subject
        if subject.kind is SubjectKind.MENTION:
            bearer, party = self._bearer(subject.mentions)
            return _Who(bearer, party, Trust.SUBJECT, subject.mentions[-1])
        if subject.kind is SubjectKind.PRONOUN:
            return self._anaphora(subject)
        if subject.kind is SubjectKind.NONE and (governing is None or governing.subject is None or predicate.verb != sentence.start):
            after = self._mention_after(predicate.verb + 1, predicate.end)
            if after is not None and after.start == predicate.verb + 1 and not predicate.passive:
                bearer, party = self._bearer([after])
                return _Who(bearer, party, Trust.SUBJECT, after)
        if subject.kind is SubjectKind.NONE and governing is not None and governing.subject is not None:
            if governing.trust is Trust.TITLE and predicate.verb != sentence.start:
                return None
            return _Who(governing.bearer, governing.party, governing.trust, governing.subject)
        return None

    def _anaphora(self, subject: Subject) -> _Who | None:
        word = self._tokens.words[subject.end - 1]
        if word in ("chacun", "chacune", "autre", "deux", "aucun", "aucune"):
            return _Who(Bearer.BOTH, None, Trust.ANAPHORA, None)
        high = bisect_left(self._mention_starts, subject.start)
        named = [m for m in self._mentions[max(0, high - 8) : high] if self._same_article(m.start, subject.start)]
        near = word in ("celui-ci", "celle-ci", "dernier", "derniere")
        mention = resolve(word, self._subjects, named if near else [], self._tokens, self._parties)
        if mention is None and not near:
            mention = resolve(word, [], named, self._tokens, self._parties)
        if mention is None and word in ("ils", "elles", "ceux-ci", "celles-ci"):
            return _Who(Bearer.BOTH, None, Trust.ANAPHORA, None)
        if mention is None or mention is THING:
            return None
        bearer, party = self._bearer([mention])
        return _Who(bearer, party, Trust.ANAPHORA, mention)

    def _same_article(self, first: int, second: int) -> bool:
        if not self._articles:
            return True
        starts = [article.heading.start for article in self._articles]
        return bisect_right(starts, self._tokens.starts[first]) == bisect_right(starts, self._tokens.starts[second])

    def _bearer(self, mentions: Sequence[Mention]) -> tuple[Bearer, int | None]:
        bearers = {bearer_of(mention, self._parties) for mention in mentions}
        single = {m.party for m in mentions if m.target is Target.PARTY or bearer_of(m, self._parties) is not Bearer.BOTH}
        party = next(iter(single)) if len(single) == 1 and len(mentions) == 1 else None
        if len(bearers) == 1:
            return next(iter(bearers)), party
        bearers.discard(Bearer.OTHER)
        return (next(iter(bearers)), party) if len(bearers) == 1 else (Bearer.BOTH, None)

    def _with_subject(self, sentence: Sentence, predicate: Predicate, who: _Who, deontic: Deontic | None, trigger: tuple[int, int]) -> _Read | None:
        if predicate.passive and (deontic is None or deontic.name in ("engagement", "droit")) and not self._is_bound(predicate, deontic):
            return self._passive_party(sentence, predicate, who, deontic, trigger)
        if deontic is not None:
            kind = self._denied(deontic, predicate)
            if kind is None:
                return None
            return _Read(who.bearer, who.party, kind, self._strength(deontic, sentence, predicate), who.trust, deontic, trigger, who.mention)
        return self._plain(sentence, predicate, who, trigger)

    def _is_bound(self, predicate: Predicate, deontic: Deontic | None) -> bool:
        """Tell whether "est tenue de", "est chargée de" make the subject itself act."""
        return deontic is not None and deontic.name == "engagement" and self._tokens.words[predicate.verb] not in (
            "doit", "doivent", "devra", "devront", "devrait"
        )  # fmt: skip

    def _denied(self, deontic: Deontic, predicate: Predicate) -> Kind | None:
        if predicate.restricted and deontic.kind is Kind.RIGHT:
            return Kind.PROHIBITION
        if not predicate.negated:
            return deontic.kind
        if deontic.name == "engagement" and self._tokens.words[predicate.verb] in ("doit", "doivent", "devra", "devront"):
            return Kind.EXEMPTION if self._spared(predicate) else Kind.PROHIBITION
        return deontic.denied

    def _spared(self, predicate: Predicate) -> bool:
        return any(word in _SPARED_NOUNS for word in self._tokens.words[predicate.verb : predicate.verb + 5])

    def _strength(self, deontic: Deontic, sentence: Sentence, predicate: Predicate) -> Strength:
        if deontic.strength is Strength.FIRM and self._has("moyens", sentence.start, sentence.end):
            return Strength.EFFORT
        if self._has("obligation-de-resultat", predicate.start, predicate.end):
            return Strength.RESULT
        return deontic.strength

    def _plain(self, sentence: Sentence, predicate: Predicate, who: _Who, trigger: tuple[int, int]) -> _Read | None:
        """Read a plain verb with a party as subject."""
        lemmas = set(predicate.lemmas)
        idle = bool(lemmas) and lemmas <= self._vocabulary.idle
        word = self._tokens.words[predicate.verb]
        future = any(word in self._vocabulary.verbs[lemma].future for lemma in lemmas if lemma in self._vocabulary.verbs)
        if lemmas & {"etre", "avoir"}:
            if predicate.participle is None or not (lemmas & {"avoir"} and future):
                return None
        elif idle and not future and not predicate.negated:
            return None
        kind = Kind.OBLIGATION
        if predicate.negated:
            kind = Kind.EXEMPTION if lemmas & _BURDEN_VERBS else Kind.PROHIBITION
        elif predicate.restricted:
            kind = Kind.PROHIBITION
        strength = Strength.EFFORT if self._has("moyens", sentence.start, sentence.end) else Strength.FIRM
        return _Read(who.bearer, who.party, kind, strength, who.trust, None, trigger, who.mention)

    def _passive_party(self, sentence: Sentence, predicate: Predicate, who: _Who, deontic: Deontic | None, trigger: tuple[int, int]) -> _Read | None:
        """Read "La CPTS est informée par l'Établissement": whoever must act bears it."""
        agent = self._agent(sentence, predicate)
        if agent is not None:
            bearer, party = self._bearer([agent])
            trust = Trust.AGENT
        elif not self._receives(predicate):
            return None
        else:
            bearer, party = self._opposite(who.bearer)
            trust = Trust.CONTEXT
        kind = deontic.kind if deontic else Kind.OBLIGATION
        if predicate.negated:
            kind = Kind.PROHIBITION if kind is not Kind.RIGHT else Kind.PROHIBITION
        return _Read(bearer, party, kind, Strength.FIRM, trust, deontic, trigger, agent)

    def _receives(self, predicate: Predicate) -> bool:
        """Tell whether the participle makes its subject receive something from the other side ("est informée")."""
        participle = self._tokens.words[predicate.participle] if predicate.participle is not None else ""
        return bool(set(self._vocabulary.participles.get(participle, ())) & self._vocabulary.receiving)

    def _opposite(self, bearer: Bearer) -> tuple[Bearer, int | None]:
        other = {Bearer.CPTS: Bearer.PARTNER, Bearer.PARTNER: Bearer.CPTS}.get(bearer, Bearer.BOTH)
        same = [i for i, party in enumerate(self._parties) if party.role is other]
        return other, same[0] if len(same) == 1 and other is not Bearer.BOTH else None

    def _agent(self, sentence: Sentence, predicate: Predicate) -> Mention | None:
        """Return the party after "par" in a passive."""
        begin = predicate.participle if predicate.participle is not None else predicate.verb
        for mention in sentence.mentions:
            if begin < mention.start < predicate.end and mention.start > 0:
                left = self._tokens.words[max(begin, mention.start - 9) : mention.start]
                if "par" not in left:
                    continue
                after = left[len(left) - left[::-1].index("par") :]
                organ = not after or after[-1] in ("de", "du", "d", "des") or len(after) <= 2
                if organ and not any(w in (",", "et", ";", ":", "a", "pour") and w != "a" for w in after):
                    return mention
        return None

    def _complement(self, sentence: Sentence, predicate: Predicate, deontic: Deontic, trigger: tuple[int, int]) -> _Read | None:
        mention = self._mention_after(trigger[1], predicate.end + 1) or self._mention_before(predicate)
        if mention is None:
            who = self._pronoun_after(trigger[1], sentence)
            if who is None:
                return self._without_party(sentence, predicate, None, trigger, None)
        else:
            bearer, party = self._bearer(self._group(mention))
            who = _Who(bearer, party, Trust.CHARGE, mention)
        kind = deontic.denied if predicate.negated else deontic.kind
        if kind is None:
            return None
        if "interdi" in " ".join(self._tokens.words[trigger[0] : trigger[1]]):
            kind = Kind.PROHIBITION
        trust = Trust.IMPERSONAL if predicate.subject.kind is SubjectKind.IMPERSONAL else who.trust
        return _Read(who.bearer, who.party, kind, deontic.strength, trust, deontic, trigger, who.mention)

    def _pronoun_after(self, at: int, sentence: Sentence) -> _Who | None:
        words = self._tokens.words
        clitic = next((i for i in range(max(sentence.start, at - 6), at) if words[i] in ("lui", "leur") and words[i - 1] in ("il", "elle", "ne")), None)
        if clitic is not None:
            return self._clitic(clitic)
        for index in range(at, min(at + 3, sentence.end)):
            if words[index] in ("elle", "lui", "celle-ci", "celui-ci", "derniere", "dernier", "elles", "eux", "chacune", "chacun"):
                return self._anaphora(Subject(SubjectKind.PRONOUN, index, index + 1))
            if words[index] in ("seule", "seul", "exclusive", "entiere", "cette", "ce"):
                continue
            break
        return None

    def _clitic(self, at: int) -> _Who | None:
        """Resolve "lui" in "il lui revient de": the last party named before it."""
        high = bisect_left(self._mention_starts, at)
        named = [m for m in self._mentions[max(0, high - 8) : high] if self._same_article(m.start, at)]
        subjects = [m for m, _ in self._subjects if m is not THING]
        chosen = (subjects or named)[-1:] if self._tokens.words[at] == "lui" else []
        if not chosen:
            return _Who(Bearer.BOTH, None, Trust.ANAPHORA, None) if self._tokens.words[at] == "leur" else None
        bearer, party = self._bearer(chosen)
        return _Who(bearer, party, Trust.ANAPHORA, chosen[0])

    def _mention_before(self, predicate: Predicate) -> Mention | None:
        """Return the party of "à la CPTS revient le soin de"."""
        position = bisect_left(self._mention_starts, predicate.verb) - 1
        if position < 0 or self._mentions[position].end != predicate.verb:
            return None
        mention = self._mentions[position]
        return mention if self._tokens.words[mention.start - 1] in ("a", "au", "aux", "sur") else None

    def _mention_after(self, at: int, limit: int) -> Mention | None:
        position = bisect_left(self._mention_starts, at - 2)
        for mention in self._mentions[position : position + 3]:
            if mention.end > at and mention.start <= at + 2 and mention.start < limit:
                return mention
        return None

    def _group(self, mention: Mention) -> list[Mention]:
        """Return a mention with those coordinated after it."""
        group = [mention]
        position = bisect_left(self._mention_starts, mention.end)
        while position < len(self._mentions):
            following = self._mentions[position]
            between = self._tokens.words[group[-1].end : following.start]
            if not between or any(w not in ("et", ",", "ou", "de", "du", "a", "au", "d") for w in between) or not {"et", ",", "ou"} & set(between):
                break
            group.append(following)
            position += 1
        return group

    def _without_party(
        self, sentence: Sentence, predicate: Predicate, deontic: Deontic | None, trigger: tuple[int, int], governing: Governing | None
    ) -> _Read | None:
        """Read a clause whose subject is a thing: passive, impersonal, or a body common to the parties."""
        agent = self._agent(sentence, predicate)
        kind = Kind.OBLIGATION
        if deontic is not None:
            kind = deontic.kind
        denied = predicate.negated or self._subject_denied(predicate)
        charged = self._charged(sentence, predicate)
        if charged is not None and agent is None and not denied:
            entry, place, mention = charged
            bearer, party = self._bearer(self._group(mention))
            return _Read(bearer, party, entry.kind, entry.strength, Trust.CHARGE, entry, place, mention)
        if agent is not None and (predicate.passive or predicate.subject.kind is SubjectKind.IMPERSONAL):
            bearer, party = self._bearer(self._group(agent))
            if denied:
                kind = self._denied_thing(predicate, kind)
            elif predicate.restricted and kind is Kind.RIGHT:
                kind = Kind.PROHIBITION
            return _Read(bearer, party, kind, Strength.FIRM, Trust.AGENT, deontic, trigger, agent)
        if denied:
            return self._denied_without_party(sentence, predicate, kind, deontic, trigger)
        if predicate.restricted and deontic is not None and kind is Kind.RIGHT:
            return _Read(Bearer.BOTH, None, Kind.PROHIBITION, Strength.FIRM, Trust.CONTEXT, deontic, trigger, None)
        acts = predicate.passive or deontic is not None or predicate.subject.kind is SubjectKind.IMPERSONAL
        people = None if acts else self._people(sentence, predicate)
        if people is not None:
            bearer, party = self._bearer([people])
            return _Read(bearer, party, kind, Strength.FIRM, Trust.CONTEXT, deontic, trigger, people)
        plain = bool(set(predicate.lemmas) - self._vocabulary.idle - {"etre", "avoir"})
        if not (acts or plain) or self._has("enonce-sans-engagement", sentence.start, sentence.end):
            return None
        if predicate.passive and self._is_background(predicate):
            return None
        bearer, party = self._from_beneficiary(sentence, predicate)
        if bearer is Bearer.BOTH and governing is not None and governing.trust is Trust.TITLE:
            bearer, party = governing.bearer, governing.party
        return _Read(bearer, party, kind, Strength.FIRM, Trust.CONTEXT, deontic, trigger, None)

    def _people(self, sentence: Sentence, predicate: Predicate) -> Mention | None:
        """Return the party of "les infirmières du Centre dépistent": people of a party doing something in its name."""
        words = self._tokens.words
        mention = next((m for m in sentence.mentions if m.end == predicate.verb and m.start > sentence.start), None)
        if mention is None or mention.target is not Target.PARTY or words[mention.start - 1] not in ("de", "d", "du"):
            return None
        head = words[predicate.subject.start : mention.start - 1]
        human = any(w.endswith(("iers", "ieres", "ier", "iere", "eurs", "eur", "ants", "antes", "istes", "iste", "iens", "ciens", "ciennes", "decin", "decins", "sonnel", "agents", "equipe", "equipes")) for w in head)
        acting = bool(set(predicate.lemmas) - self._vocabulary.idle)
        return mention if human and acting else None

    def _charged(self, sentence: Sentence, predicate: Predicate) -> tuple[Deontic, tuple[int, int], Mention] | None:
        """Return "aux frais de X", "à la charge de X" inside the clause of a predicate."""
        heads = self._nominal_heads(sentence)
        return next((head for head in heads if predicate.start <= head[1][0] and head[1][1] <= predicate.end + 1), None)

    def _is_background(self, predicate: Predicate) -> bool:
        """Tell whether a passive states a fact: "est conclue", "est régie", "sont composés", "est fixée à"."""
        participle = self._tokens.words[predicate.participle] if predicate.participle is not None else ""
        stems = ("conclu", "regi", "soumis", "compos", "constitu", "defini", "denomm", "situe", "prevu", "fond", "cre", "institu", "annex",
                 "entendu", "destin", "li", "concern", "redig", "dit", "expos", "rappel", "inscrit", "etabli", "represent", "consenti",
                 "reconduit", "renouvel", "convenu", "precis", "vise", "mentionn", "decrit", "enumer", "detaill", "list", "fix", "relev",
                 "limit", "implant", "agree", "reput")  # fmt: skip
        future = self._tokens.words[predicate.verb] in ("sera", "seront") or self._tokens.words[predicate.verb] in ("doit", "doivent", "devra", "devront", "peut", "peuvent", "pourra", "pourront")
        return participle.startswith(stems) and not future

    def _subject_denied(self, predicate: Predicate) -> bool:
        words = self._tokens.words[predicate.subject.start : predicate.subject.end]
        return predicate.subject.kind is SubjectKind.THING and any(w in ("aucun", "aucune", "nul", "nulle") for w in words[:6])

    def _denied_thing(self, predicate: Predicate, kind: Kind) -> Kind:
        words = self._tokens.words[predicate.start : predicate.end]
        return Kind.EXEMPTION if any(word in _SPARED_NOUNS for word in words[:14]) else Kind.PROHIBITION

    def _denied_without_party(self, sentence: Sentence, predicate: Predicate, kind: Kind, deontic: Deontic | None, trigger: tuple[int, int]) -> _Read:
        found = self._denied_thing(predicate, kind)
        for mention in sentence.mentions:
            if predicate.verb < mention.start < predicate.end:
                left = self._tokens.words[mention.start - 1]
                if left in ("a", "au", "aux", "de", "du", "d", "contre", "sur") and mention.target is not Target.MEMBERS:
                    bearer, party = self._bearer([mention])
                    if found is Kind.PROHIBITION and left in ("a", "au", "aux") and bearer in (Bearer.CPTS, Bearer.PARTNER):
                        bearer, party = self._opposite(bearer)
                        return _Read(bearer, party, found, Strength.FIRM, Trust.CONTEXT, deontic, trigger, None)
                    if found is Kind.EXEMPTION or bearer is Bearer.BOTH:
                        return _Read(bearer, party, found, Strength.FIRM, Trust.CONTEXT, deontic, trigger, mention)
        return _Read(Bearer.BOTH, None, found, Strength.FIRM, Trust.CONTEXT, deontic, trigger, None)

    def _from_beneficiary(self, sentence: Sentence, predicate: Predicate) -> tuple[Bearer, int | None]:
        """Whoever is not the one the thing is done for bears it; both when nobody is named."""
        for mention in sentence.mentions:
            if predicate.verb < mention.start < predicate.end and self._tokens.words[mention.start - 1] in ("a", "au", "aux", "aupres"):
                bearer, _ = self._bearer(self._group(mention))
                if bearer in (Bearer.CPTS, Bearer.PARTNER):
                    return self._opposite(bearer)
        owners = {self._bearer([m]) for m in sentence.mentions if predicate.subject.start <= m.start < predicate.subject.end}
        if len(owners) == 1:
            bearer, party = next(iter(owners))
            if bearer in (Bearer.CPTS, Bearer.PARTNER):
                return bearer, party
        return Bearer.BOTH, None

    def _nominal_heads(self, sentence: Sentence) -> list[tuple[Deontic, tuple[int, int], Mention]]:
        """Return the bearer-complement words of a sentence that a party follows."""
        heads = []
        for entry in self._vocabulary.deontics:
            if entry.bearer != "complement":
                continue
            starts = self._deontic_starts[entry.name]
            low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            for start, end in self._deontics[entry.name][low:high]:
                mention = self._mention_after(end, sentence.end)
                if mention is not None:
                    heads.append((entry, (start, end), mention))
        return heads

    def _nominal(self, index: int, sentence: Sentence, found: Sequence[Commitment], preamble: bool) -> list[Commitment]:
        """Read charges without a finite verb: "aux frais de la CPTS", "à la charge de l'Établissement"."""
        result: list[Commitment] = []
        for entry, (start, end), mention in self._nominal_heads(sentence):
            span = self._span(start, end)
            if any(c.trigger.overlaps(span) for c in [*found, *result]) or preamble:
                continue
            if any(p.verb in range(start, end) for p in sentence.predicates):
                continue
            bearer, party = self._bearer(self._group(mention))
            if any(c.span.contains(span) and c.bearer is bearer for c in found):
                continue
            first = max([sentence.start, *(p.end for p in sentence.predicates if p.end <= start)])
            read = _Read(bearer, party, entry.kind, entry.strength, Trust.CHARGE, entry, (start, end), mention)
            result.append(self._commitment(index, sentence, read, first, max(mention.end, end), span, None))
        return result

    def _build(self, index: int, sentence: Sentence, predicate: Predicate, read: _Read) -> Iterator[Commitment]:
        """Yield one commitment, or one per infinitive of "s'engage à X et à Y"."""
        subject = None
        if predicate.subject.kind in (SubjectKind.MENTION, SubjectKind.PRONOUN):
            subject = self._span(predicate.subject.start, predicate.subject.end)
        trigger = self._span(*read.trigger)
        cuts = self._cuts(predicate, read)
        shared = self._shared(predicate, read)
        if shared:
            first = shared[0][0]
            yield self._commitment(index, sentence, read, predicate.start, first, trigger, subject)
            for position, (start, mention) in enumerate(shared):
                bearer, party = self._bearer([mention])
                other = _Read(bearer, party, read.kind, read.strength, read.trust, read.deontic, read.trigger, mention)
                end = shared[position + 1][0] if position + 1 < len(shared) else predicate.end
                yield self._commitment(index, sentence, other, start, end, trigger, None)
            return
        starts = [predicate.start, *cuts]
        for position, start in enumerate(starts):
            end = starts[position + 1] if position + 1 < len(starts) else predicate.end
            while end - 1 > start and self._tokens.words[end - 1] in (",", "et", "ou", "ainsi", "que", "qu"):
                end -= 1
            part = read
            if position and self._tokens.words[start + 1] in ("ne", "n") and read.kind is Kind.OBLIGATION:
                part = _Read(read.bearer, read.party, Kind.PROHIBITION, read.strength, read.trust, read.deontic, read.trigger, read.mention)
            yield self._commitment(index, sentence, part, start, end, trigger, subject)

    def _shared(self, predicate: Predicate, read: _Read) -> list[tuple[int, Mention]]:
        """Return the further bearers of one verb: "revient à A de … et à B de …", "rédigé par A et relu par B"."""
        words = self._tokens.words
        low, high = bisect_left(self._mention_starts, read.trigger[1]), bisect_left(self._mention_starts, predicate.end)
        found: list[tuple[int, Mention]] = []
        for mention in self._mentions[low:high]:
            if mention is read.mention or (read.mention is not None and mention.start <= read.mention.start):
                continue
            if mention.target is not Target.PARTY or mention.end >= predicate.end:
                continue
            left, after = words[mention.start - 1], words[mention.end]
            if read.deontic is not None and read.deontic.bearer == "complement" and left in ("a", "au", "aux") and after in ("de", "d", "celle", "celui"):
                found.append((mention.start - 2 if words[mention.start - 2] in ("et", ",") else mention.start - 1, mention))
            elif after in ("celle", "celui") and left in ("et", ","):
                found.append((mention.start, mention))
        if read.trust is Trust.AGENT and predicate.participle is not None:
            found += self._further_agents(predicate, read)
        return found

    def _further_agents(self, predicate: Predicate, read: _Read) -> list[tuple[int, Mention]]:
        words = self._tokens.words
        found = []
        for at in range((predicate.participle or predicate.verb) + 1, predicate.end - 2):
            if words[at] in ("et", ",", "puis") and words[at + 1] in self._vocabulary.participles:
                mention = next((m for m in self._mentions if at + 1 < m.start <= at + 6 and "par" in words[at + 1 : m.start]), None)
                if mention is not None and mention is not read.mention:
                    found.append((at + 1, mention))
        return found

    def _cuts(self, predicate: Predicate, read: _Read) -> list[int]:
        """Return the tokens where a further infinitive begins after "et à", ", de"..."""
        if read.deontic is None:
            return []
        words = self._tokens.words
        cuts = []
        seen = False
        for at in range(read.trigger[1] - 1, predicate.end - 1):
            infinitive = words[at + 1] in self._vocabulary.infinitives or (
                words[at + 1] in ("ne", "n", "se", "s", "y", "en", "lui", "leur") and any(w in self._vocabulary.infinitives for w in words[at + 2 : at + 5])
            )
            if words[at] in ("a", "de", "d") and infinitive:
                if seen and words[at - 1] in ("et", ",", "ou", "qu", "que", "puis"):
                    cuts.append(at)
                seen = True
        return cuts

    def _commitment(self, index: int, sentence: Sentence, read: _Read, start: int, end: int, trigger: Span, subject: Span | None) -> Commitment:
        end = min(max(end, start + 1), sentence.end)
        span = self._span(start, end)
        low, high = bisect_left(self._quantity_starts, span.start), bisect_left(self._quantity_starts, span.end)
        amounts = tuple(Amount(q.kind, q.value, q.unit, Span(q.start, q.end)) for q in self._quantities[low:high])
        topics = tuple(sorted(t for t, names in self._vocabulary.topics.items() if any(self._has(n, start, end) for n in names)))
        conditions = {c for n, c in self._vocabulary.conditions.items() if self._has(n, sentence.start, sentence.end)}
        return Commitment(
            bearer=read.bearer,
            party=read.party,
            kind=read.kind,
            strength=read.strength,
            span=span,
            sentence=self._span(sentence.start, sentence.end),
            clause=index,
            trigger=trigger,
            subject=subject,
            trust=read.trust,
            financial=any(self._has(name, start, end) for name in self._vocabulary.financial),
            topics=topics,
            conditions=tuple(sorted(conditions)),
            quantities=amounts,
        )

    def _has(self, concept: str, start: int, end: int) -> bool:
        found = self._ranges.get(concept, ())
        position = bisect_left(found, (start, 0))
        return position < len(found) and found[position][0] < end

    def _span(self, start: int, end: int) -> Span:
        return Span(self._tokens.starts[start], self._tokens.ends[end - 1])


@dataclass(frozen=True, slots=True)
class _Who:
    """Whom a word designates."""

    bearer: Bearer
    party: int | None
    trust: Trust
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class _Read:
    """A commitment being read, places as tokens."""

    bearer: Bearer
    party: int | None
    kind: Kind
    strength: Strength
    trust: Trust
    deontic: Deontic | None
    trigger: tuple[int, int]
    mention: Mention | None
