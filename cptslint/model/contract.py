"""What a convention means: parties, articles, clauses, commitments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cptslint.model.document import Document
from cptslint.model.span import Span


class Profile(StrEnum):
    """What kind of body a partner is."""

    PUBLIC_HOSPITAL = "etablissement-public"
    PRIVATE_HOSPITAL = "etablissement-prive"
    ESMS = "esms"
    DAC = "dac"
    CRT = "crt"
    LOCAL_AUTHORITY = "collectivite"
    AUTHORITY = "tutelle"
    INDUSTRY = "industriel"
    LABORATORY = "laboratoire"
    USERS = "usagers"
    OTHER = "autre"


class Bearer(StrEnum):
    """Whom a commitment concerns, seen from the defended party ("cpts")."""

    CPTS = "cpts"
    PARTNER = "partner"
    BOTH = "both"
    OTHER = "other"


class Kind(StrEnum):
    """What a commitment does to its bearer."""

    OBLIGATION = "obligation"
    RIGHT = "right"
    PROHIBITION = "prohibition"
    EXEMPTION = "exemption"


class Strength(StrEnum):
    """How firmly the bearer is bound."""

    RESULT = "result"
    FIRM = "firm"
    EFFORT = "effort"


class Zone(StrEnum):
    """The part of the convention a passage belongs to."""

    HEAD = "head"
    RECITALS = "recitals"
    PREAMBLE = "preamble"
    BODY = "body"
    SIGNATURE = "signature"
    ANNEX = "annex"


class Trust(StrEnum):
    """How the bearer of a commitment was found, the surest first."""

    SUBJECT = "subject"
    AGENT = "agent"
    CHARGE = "charge"
    IMPERSONAL = "impersonal"
    ANAPHORA = "anaphora"
    LIST = "list"
    TITLE = "title"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the convention.

    Attributes:
        role: Bearer.CPTS for the defended party, Bearer.PARTNER for any other.
        name: Name as written, white space folded.
        aliases: Other names the convention gives it, as written.
        span: The block that presents the party; an empty span when no such block exists.
        identifiers: Pairs of kind ("siret", "siren", "finess", "rna", "rpps") and digits as written without spaces.
        representative: Who signs for it, as written; None when not said.
        seat: Its address as written; None when not said.
        profile: Kind of body; None for a CPTS.
        is_cpts: The party is a CPTS.
        profile_reason: The words that decided the profile.
    """

    role: Bearer
    name: str
    aliases: tuple[str, ...]
    span: Span
    identifiers: tuple[tuple[str, str], ...] = ()
    representative: str | None = None
    seat: str | None = None
    profile: Profile | None = None
    is_cpts: bool = False
    profile_reason: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """An alinéa or a list item, the smallest thing a person would cite.

    Attributes:
        span: Its text, list mark included.
        zone: Part of the convention.
        article: Index in `Contract.articles` (or in the annex's articles when zone is ANNEX); None outside articles.
        annex: Index in `Contract.annexes`, None outside annexes.
        alinea: Rank in its article from 1, counting alinéas and list items alike; 0 outside articles.
        is_item: It is a list item.
        intro: Index of the clause that introduces the list; None otherwise.
        column: Text of the header cell of its table column; empty outside tables.
        row: Number of its table row, which the other cells of the row share; None outside tables.
    """

    span: Span
    zone: Zone
    article: int | None = None
    annex: int | None = None
    alinea: int = 0
    is_item: bool = False
    intro: int | None = None
    column: str = ""
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article, a sub-article, or a part above articles (TITRE, chapitre).

    Attributes:
        number: As a reader says it ("1", "2.1", "I"); None when unnumbered.
        title: Title without number; empty when it has none.
        level: Depth from 1.
        heading: Span of the heading.
        span: From the heading to the end of the last sub-article.
        parent: Index of the article above; None at the top.
        is_part: A grouping above articles (TITRE, chapitre), not an article.
    """

    number: str | None
    title: str
    level: int
    heading: Span
    span: Span
    parent: int | None = None
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex with its own articles.

    Attributes:
        number: As written ("1", "A"); None when unnumbered.
        title: Title without number.
        span: From its heading to its end.
        articles: Its own articles; parents are indices in this tuple.
    """

    number: str | None
    title: str
    span: Span
    articles: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A term the convention defines (« ci-après … », « on entend par … »).

    Attributes:
        term: The term as written.
        span: Where it is defined.
    """

    term: str
    span: Span


@dataclass(frozen=True, slots=True)
class InternalReference:
    """A reference to an article or annex of the convention itself.

    Attributes:
        kind: "article" or "annexe".
        number: As written.
        span: Where it stands.
        target: Index of the article or annex; None when it does not exist.
    """

    kind: str
    number: str
    span: Span
    target: int | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity inside a commitment.

    Attributes:
        kind: "durée", "montant", "pourcentage", "nombre" or "date".
        value: Value in the unit.
        unit: Singular folded unit.
        span: Where it stands.
    """

    kind: str
    value: float
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who must, may, must not or is spared what.

    Attributes:
        bearer: Whom it concerns.
        party: Index in `Contract.parties` when one party alone is concerned; None otherwise.
        kind: Obligation, right, prohibition or exemption.
        strength: How firmly.
        span: The words that say it: from the subject or the verb to the end of the clause.
        sentence: The whole sentence or item.
        clause: Index in `Contract.clauses`.
        trigger: The words that bind ("s'engage à", "est à la charge de").
        subject: The words that name the bearer; None when inherited from a list or a title.
        trust: How the bearer was found.
        financial: It is about money.
        topics: Themes of the balance it belongs to, sorted.
        conditions: Names of the conditions that soften it ("accord-prealable", "plafond", "moyens"...), sorted.
        quantities: Quantities in its words.
    """

    bearer: Bearer
    party: int | None
    kind: Kind
    strength: Strength
    span: Span
    sentence: Span
    clause: int
    trigger: Span
    subject: Span | None
    trust: Trust
    financial: bool = False
    topics: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    quantities: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Contract:
    """A convention understood.

    Attributes:
        document: What was read.
        title: Title of the convention, white space folded; empty when none was found.
        parties: In order of appearance.
        articles: In order of the text, all levels; annexes have their own.
        annexes: In order.
        clauses: In order, annexes included.
        definitions: Defined terms.
        references: Internal references.
        commitments: In order of their spans.
        profile: Profile of the main partner.
        has_defended_party: A party to defend was recognised or named; when False no verdict may be given.
        is_convention: The text has parties and articles like a convention.
        why_not: When it is not a convention, one French sentence that says why; empty otherwise.
    """

    document: Document
    title: str
    parties: tuple[Party, ...]
    articles: tuple[Article, ...]
    annexes: tuple[Annex, ...]
    clauses: tuple[Clause, ...]
    definitions: tuple[Definition, ...] = ()
    references: tuple[InternalReference, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    profile: Profile = Profile.OTHER
    has_defended_party: bool = True
    is_convention: bool = True
    why_not: str = ""
