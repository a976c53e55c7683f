"""What moved between two drafts of one convention."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cptslint.model.contract import Commitment
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.rule import Severity
from cptslint.model.span import Span


class Part(StrEnum):
    """What a section of a convention is."""

    HEAD = "head"
    RECITALS = "recitals"
    PREAMBLE = "preamble"
    GROUPING = "grouping"
    ARTICLE = "article"
    SIGNATURE = "signature"
    ANNEX = "annex"
    ANNEX_ARTICLE = "annex-article"
    EDGES = "edges"


class Fate(StrEnum):
    """What became of a section, the least first."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class CommitmentFate(StrEnum):
    """What became of a commitment."""

    ADDED = "added"
    DROPPED = "dropped"
    SIDE = "side-changed"
    FIRMER = "firmer"
    SOFTER = "softer"
    REWORDED = "reworded"
    UNCHANGED = "unchanged"


class FindingFate(StrEnum):
    """What became of a finding.

    NOT_CHECKED: it is no longer raised, but its rule was not run on the new draft: nothing says that it is mended.
    ACCEPTED: the new draft has it, and it is set aside there: an accepted risk, or a point that was known.
    ABSORBED: it is no longer raised because a graver finding of the new draft says it too.
    """

    NEW = "new"
    FIXED = "fixed"
    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    ACCEPTED = "accepted"
    ABSORBED = "absorbed"
    NOT_CHECKED = "not-checked"


class Worse(StrEnum):
    """A reason to say that the new draft is worse."""

    VERDICT = "verdict"
    INDEX = "index"
    ERROR = "new-error"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a draft that is compared as a whole: an article without its sub-articles, the preamble, an annex…

    Attributes:
        part: What it is.
        number: Number of the article or annex as written; None when it has none.
        title: Title without number; empty when it has none.
        label: What people call it ("article 8.1", "préambule").
        lines: Its paragraphs in order, heading and list marks left out.
    """

    part: Part
    number: str | None
    title: str
    label: str
    lines: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a line.

    Attributes:
        text: The words as written.
        changed: The other draft has not got them there.
    """

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the old draft beside the one of the new that it became.

    Attributes:
        old: Words of the old draft; empty for an added paragraph.
        new: Words of the new draft; empty for a removed one.
        elsewhere: Label of the section of the other draft where the same paragraph stands, when it only moved there; else empty.
    """

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    elsewhere: str = ""

    @property
    def changed(self) -> bool:
        """Tell whether some words differ."""
        return any(piece.changed for piece in (*self.old, *self.new))


@dataclass(frozen=True, slots=True)
class Redirected:
    """A reference whose words stayed and whose target did not, because the articles were renumbered.

    Attributes:
        span: Where it stands in the new draft.
        words: The reference as written ("article 8").
        before: Label and title of what it designated.
        after: Label and title of what it designates now; empty for nothing.
    """

    span: Span
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What became of one section, or of several that were split or merged.

    Attributes:
        fate: What became of it.
        old: Sections of the old draft; empty when added; several when they were merged.
        new: Sections of the new draft; empty when removed; several when one was split.
        score: How alike they are, from 0 to 100; 100 when nothing was to be matched.
        sure: The match is beyond doubt; False when it should be checked by a person.
        moved: It stands elsewhere in the order of the sections.
        renumbered: Its number changed.
        retitled: Its title changed.
        minor: Only punctuation, capitals or accents differ.
        rows: Paragraphs side by side, the title first where it changed.
        redirected: References that designate something else than before.
    """

    fate: Fate
    old: tuple[Section, ...]
    new: tuple[Section, ...]
    score: float = 100.0
    sure: bool = True
    moved: bool = False
    renumbered: bool = False
    retitled: bool = False
    minor: bool = False
    rows: tuple[Row, ...] = ()
    redirected: tuple[Redirected, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentChange:
    """What became of one commitment.

    Attributes:
        fate: What became of it; the gravest when several things changed.
        old: In the old draft; None when added.
        new: In the new draft; None when dropped.
        old_label: Section of the old one; empty when added.
        new_label: Section of the new one; empty when dropped.
        details: What changed, each as a short French phrase ("de moyens à ferme", "3 mois devient 6 mois").
        sure: False when a bearer was only guessed, or when the words are so different that a person should check.
    """

    fate: CommitmentFate
    old: Commitment | None
    new: Commitment | None
    old_label: str = ""
    new_label: str = ""
    details: tuple[str, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class FindingChange:
    """What became of one finding.

    Attributes:
        fate: What became of it.
        old: In the old draft; None when new, or when a graver finding said it there.
        new: In the new draft; None when it is no longer raised.
        reason: For ACCEPTED, the reason that was given; for ABSORBED and NOT_CHECKED, why it is not called mended; for FIXED, what
            answers it when its clause did not change; for UNCHANGED and REWORDED, which graver finding said it before; in French,
            else empty.
        successor: For one that is no longer raised, the clause of the new draft that looks most like the one it was raised on,
            so that a person can judge; None when none looks like it.
    """

    fate: FindingFate
    old: Finding | None
    new: Finding | None
    reason: str = ""
    successor: Span | None = None

    @property
    def is_new_error(self) -> bool:
        """Whether the new draft has an error that the old one had not, or had less grave."""
        if self.new is None or self.new.severity is not Severity.ERROR or self.fate is FindingFate.ACCEPTED:
            return False
        return self.fate is FindingFate.NEW or (self.old is not None and self.old.severity is not Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What moved between two drafts.

    Attributes:
        old: Report on the old draft.
        new: Report on the new draft.
        sections: In the order of the new draft, those removed where they stood.
        commitments: In the order of the new draft, then those dropped in the order of the old one.
        findings: New ones first, then those that stay, then those that are gone; the gravest first in each.
        worse: Why the new draft is worse; empty when no reason was found.
        cautions: What could not be compared or must be read with care, each a French sentence.
    """

    old: Report
    new: Report
    sections: tuple[SectionChange, ...]
    commitments: tuple[CommitmentChange, ...]
    findings: tuple[FindingChange, ...]
    worse: tuple[Worse, ...]
    cautions: tuple[str, ...] = ()
