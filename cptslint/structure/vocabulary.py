"""The vocabulary the structure needs, as plain data compiled by the packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from cptslint.model.contract import Kind, Profile, Strength
from cptslint.structure.habits import Habits
from cptslint.text.inflect import VerbForms
from cptslint.text.term_index import NO_TERMS, TermIndex
from cptslint.text.terms import Term

SIDES = (("@cpts", "@partenaire"), ("@gens-cpts", "@gens-partenaire"), ("@camp-cpts", "@camp-partenaire"))
"""References to the defended party and to its partners, in pairs; a camp is a party and the officers who decide for it."""


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """How a kind of partner is recognised and named.

    Attributes:
        profile: The kind.
        phrases: What its presentation says.
        designations: Names used for it without definition.
    """

    profile: Profile
    phrases: tuple[Term, ...]
    designations: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class PartyWords:
    """How parties are named.

    Attributes:
        cpts_marks: A party presented with one of these is a CPTS.
        cpts: Names of the CPTS.
        cpts_weak: Names of the CPTS unless another party bears them.
        partner: Names of any single partner.
        profiles: Kinds of partners, in the order they are tried.
        both: Names of the parties together.
        roles: People and organs that act for a party.
        members: Individual members of the CPTS.
        third: People and bodies that are no party.
        officers: Those who decide, named by their title alone, that a CPTS does not have ("le chef de pôle").
        feminine: Folded heads of feminine names.
        masculine: Folded heads of masculine names.
        index: All these terms, laid out to be set aside at once.
    """

    cpts_marks: tuple[Term, ...]
    cpts: tuple[Term, ...]
    cpts_weak: tuple[Term, ...]
    partner: tuple[Term, ...]
    profiles: tuple[ProfileWords, ...]
    both: tuple[Term, ...]
    roles: tuple[Term, ...]
    members: tuple[Term, ...]
    third: tuple[Term, ...]
    officers: tuple[Term, ...]
    feminine: frozenset[str]
    masculine: frozenset[str]
    index: TermIndex = NO_TERMS


@dataclass(frozen=True, slots=True)
class Deontic:
    """Words that bind.

    Attributes:
        name: Identifier in the pack.
        terms: The words.
        kind: What they do to the bearer when they are not denied.
        denied: What they do when they are denied; None when a denial binds nobody.
        strength: How firmly.
        bearer: Where the bearer stands: "subject" or "complement".
    """

    name: str
    terms: tuple[Term, ...]
    kind: Kind
    denied: Kind | None
    strength: Strength
    bearer: str


@dataclass(frozen=True, slots=True)
class Turns:
    """Turns of phrase that decide how a clause is read; what each key means is said in the pack.

    Attributes:
        phrases: Terms, by key of `PHRASES`.
        verbs: Infinitives, by key of `VERBS`.
    """

    phrases: Mapping[str, tuple[Term, ...]]
    verbs: Mapping[str, frozenset[str]]

    PHRASES: ClassVar[tuple[str, ...]] = (
        "freedom", "alone", "spared", "exempting", "jointly", "instruments", "definitions", "descriptions", "binding_adjectives",
        "title_cues", "people", "own_charge", "reciprocal", "bodies", "facts", "background_titles", "contact_lines",
        "persons_rights", "decided", "showing", "opening", "transparent", "loans", "lending", "entrusted", "payable", "invoicing",
        "payments",
        "mentioned", "employed", "undefined", "permitted", "common", "agreed", "protected", "orders", "sanctions", "heads",
        "common_titles", "measured_titles", "results", "liability", "tools", "objections", "actor_columns", "receiver_columns", "deed_columns",
        "right_columns", "forbidding_columns",
        "client_names", "supplier_names", "provider_names", "secrecy", "ongoing", "party_acts", "prevailing", "rulings", "appointments", "rule_texts",
        "reductions", "grants", "committees", "giving_rise", "bills", "own_texts", "updating", "authority", "closing",
        "in_the_name", "own_property", "two_handed", "channels", "directed_people", "delegations", "billing", "councils", "paying_columns",
        "reachable", "uses_of_name", "own_acts",
        "acts_of_care", "acts_of_supply", "acts_of_analysis", "acts_of_premises", "acts_of_funding", "acts_of_association",
    )  # fmt: skip
    VERBS: ClassVar[tuple[str, ...]] = (
        "burdening", "causing", "sparing", "freeing", "forbidding",
        "gathering", "evading", "gaining", "judging", "stating", "stating_of_instruments", "binding_passives", "binding_things",
        "granting", "supposing", "returning", "paying", "keeping", "deciding", "ruling", "settling", "using", "charging", "meeting", "lending_people",
        "sending", "relative_duties", "going", "directing", "meeting_each_other", "releasing", "reproaching", "reflexive_passives", "reading",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the structure needs to know of the language.

    Attributes:
        concepts: Terms of each concept, in an order where a concept comes after those it refers to.
        parties: How parties are named.
        deontics: Words that bind, in order of preference.
        verbs: Conjugated forms of the verbs that contracts use, by infinitive.
        finite: Infinitives of each finite form.
        persons: Infinitives of each form that follows "nous" or "vous".
        participles: Infinitives of each past participle.
        infinitives: All infinitives.
        gerunds: Infinitives of each present participle.
        idle: Infinitives that describe and do not bind ("constituer", "avoir pour objet").
        receiving: Infinitives whose passive makes the subject receive something from the other side ("informer").
        sided: Concepts that depend, by themselves or by others, on which side is which.
        topics: Concepts whose presence gives a commitment its themes, by theme.
        financial: Concepts that make a commitment financial.
        conditions: Concepts that soften a commitment, by condition.
        homographs: Verb forms that are nouns more often than verbs.
        adjectives: Words that look like verb forms and are none.
        turns: Turns of phrase that decide how a clause is read.
        index: The terms of the pack, those of the rules included, laid out to be set aside at once.
        habits: What commitments usually are where grammar leaves it open; None when nothing was learnt.
    """

    concepts: Mapping[str, tuple[Term, ...]]
    parties: PartyWords
    deontics: tuple[Deontic, ...]
    verbs: Mapping[str, VerbForms]
    finite: Mapping[str, tuple[str, ...]]
    persons: Mapping[str, tuple[str, ...]]
    participles: Mapping[str, tuple[str, ...]]
    infinitives: frozenset[str]
    gerunds: Mapping[str, tuple[str, ...]]
    idle: frozenset[str]
    receiving: frozenset[str]
    sided: frozenset[str]
    topics: Mapping[str, tuple[str, ...]]
    financial: tuple[str, ...]
    conditions: Mapping[str, str]
    homographs: frozenset[str]
    adjectives: frozenset[str]
    turns: Turns
    index: TermIndex = NO_TERMS
    habits: Habits | None = None
