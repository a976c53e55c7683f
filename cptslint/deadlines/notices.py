"""The last days on which a party may say that the convention does not go on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from cptslint.deadlines.calendar import Length, before, same_number
from cptslint.deadlines.facts import Day, Known, Term, place, span_of, words_of
from cptslint.deadlines.renewal import SHOWN, Manner, Renewal, ends_after
from cptslint.deadlines.written import dates_in, length_of
from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_facts import ExitFacts, Ground, Notice
from cptslint.matchers.sides import named_sides
from cptslint.model.agenda import Deadline, Occasion, Undated
from cptslint.model.contract import Bearer, Contract
from cptslint.model.span import Span

AHEAD = re.compile(
    r"\W{0,2}(?:au moins )?avant (?:l'|la |le |son |sa |chaque |cette )(?:\w+ ){0,3}?"
    r"(?:echeance|terme|expiration|fin|date|anniversaire|periode)"
)
_BEFORE_DATE = re.compile(r"(?P<strict>avant|au plus tard) le $")
_OPPOSES = re.compile(
    r"sauf|a moins|si aucun|oppos|denonc|notifi|contraire|refus|ecri|ne souhait|pas renouvel|non[- ]renouvel"
)

Line = Deadline | Undated


def side_name(contract: Contract, bearer: Bearer) -> str:
    """Return what the convention calls a side."""
    if bearer is Bearer.BOTH:
        return "chaque partie"
    parties = [party for party in contract.parties if party.role is bearer]
    if len(parties) != 1:
        return "la CPTS" if bearer is Bearer.CPTS else "les partenaires"
    return " ".join((parties[0].aliases[0] if parties[0].aliases else parties[0].name).split())


def renewal_notice_lines(
    context: Context, term: Term, signed: Day, facts: ExitFacts, renewed: Renewal
) -> Iterator[Line]:
    """Yield the last days to oppose a tacit renewal, or what says that there is none, for each side.

    Args:
        context: The convention.
        term: How long it lasts.
        signed: Its day of signature.
        facts: Its ways out.
        renewed: What follows its initial period.
    """
    if renewed.manner is not Manner.TACIT:
        return
    title = "S'opposer à la reconduction"
    lengths = [
        (n.holder, length, n.unit, n.span)
        for n in facts.notices
        if n.ground is Ground.RENEWAL and (length := length_given(context, n))
    ]
    if not lengths:
        lengths = list(read_ahead(context, renewed))
    if fixed := list(_fixed(context, renewed)):
        yield from (
            Deadline(Occasion.RENEWAL_NOTICE, title, (day,), "chaque partie", place(context, span), span, rule)
            for day, span, rule in fixed
        )
        return
    where = place(context, renewed.span)
    if not isinstance(term.end, Known):
        for holder, length, _, span in lengths:
            reason = f"Il faut le dire {said(length)} avant l'échéance, dont la date n'est pas connue."
            yield Undated(
                Occasion.RENEWAL_NOTICE, title, reason, side_name(context.contract, holder), place(context, span), span
            )
        if not lengths:
            yield Undated(
                Occasion.RENEWAL_NOTICE,
                title,
                "Ni l'échéance ni le délai pour s'y opposer ne sont connus.",
                "",
                where,
                renewed.span,
            )
        return
    ends, endless = ends_after(renewed, term.end.day)
    terms = (term.end.day, *ends[: len(ends) if endless else len(ends) - 1])
    for holder, length, unit, span in lengths:
        anchors, named, more = _anchors(context, unit, terms, term, signed, endless=endless)
        days = tuple(before(anchor, length) for anchor in anchors)
        rule = (
            f"{said(length)} avant {named}, au jour de même quantième"
            if length.months
            else f"{said(length)} avant {named}"
        )
        yield Deadline(
            Occasion.RENEWAL_NOTICE,
            title,
            days,
            side_name(context.contract, holder),
            place(context, span),
            span,
            rule,
            more,
        )
    if not lengths:
        opposed = any(_OPPOSES.search(words_of(context, unit)) for unit in renewed.units)
        if opposed:
            rule = "le texte ne fixe pas de délai : dernier jour de la période"
            yield Deadline(Occasion.RENEWAL_NOTICE, title, terms, "chaque partie", where, renewed.span, rule, endless)
        else:
            reason = "Le texte ne dit ni comment ni jusqu'à quand s'opposer à la reconduction."
            yield Undated(Occasion.RENEWAL_NOTICE, title, reason, "", where, renewed.span)
    silent = _silent_side({holder for holder, *_ in lengths})
    if silent is not None:
        reason = "Le texte ne donne qu'à l'autre partie le droit de s'opposer à la reconduction."
        yield Undated(Occasion.RENEWAL_NOTICE, title, reason, side_name(context.contract, silent), where, renewed.span)


def _silent_side(holders: set[Bearer]) -> Bearer | None:
    if holders == {Bearer.PARTNER}:
        return Bearer.CPTS
    return Bearer.PARTNER if holders == {Bearer.CPTS} else None


def _anchors(
    context: Context, unit: Unit, terms: Sequence[date], term: Term, signed: Day, *, endless: bool
) -> tuple[tuple[date, ...], str, bool]:
    """Return the days a notice counts back from: the terms, or the anniversaries when the sentence names them."""
    words = words_of(context, unit)
    if "anniversaire" not in words:
        return tuple(terms), "l'échéance", endless
    by_signature = "signature" in words.split("anniversaire", 1)[1]
    origin = signed if by_signature else term.effect
    if not isinstance(origin, Known):
        return tuple(terms), "l'échéance", endless
    name = "l'anniversaire de la signature" if by_signature else "l'anniversaire de la prise d'effet"
    return tuple(same_number(origin.day, 12 * k) for k in range(1, SHOWN + 1)), name, True


def read_ahead(
    context: Context, renewed: Renewal, *, about_refusal: bool = True
) -> Iterator[tuple[Bearer, Length, Unit, Span]]:
    """Yield the lengths that the sentences about renewal set before the term, each with who must act.

    Args:
        context: The convention.
        renewed: Its renewal.
        about_refusal: Only those that speak of refusing it.
    """
    folded = context.tokens.folded
    for unit in context.units:
        words = words_of(context, unit)
        about = unit in renewed.units or (("renouvel" in words or "recondu" in words) and context.operative(unit))
        if not about or (about_refusal and not _OPPOSES.search(words)):
            continue
        for quantity in context.quantities(unit.start, unit.end):
            length = length_of(quantity, folded) if quantity.kind == "durée" else None
            if length is not None and AHEAD.match(folded, quantity.end):
                sides = {side for _, _, side in named_sides(context, unit.start, unit.end)}
                holder = sides.pop() if len(sides) == 1 else Bearer.BOTH
                yield holder, length, unit, span_of(context, unit)


def _fixed(context: Context, renewed: Renewal) -> Iterator[tuple[date, Span, str]]:
    """Yield the days that the text itself gives ("avant le 1er avril 2028")."""
    folded = context.tokens.folded
    for unit in renewed.units:
        start, end = context.tokens.starts[unit.start], context.tokens.ends[unit.end - 1]
        for written in dates_in(folded, start, end):
            match = _BEFORE_DATE.search(folded, max(start, written.start - 16), written.start)
            if match is not None and written.day is not None and _OPPOSES.search(folded, start, written.start):
                strict = match["strict"] == "avant"
                day = written.day - timedelta(days=1) if strict else written.day
                yield (
                    day,
                    span_of(context, unit),
                    "veille du jour écrit, qui est exclu (« avant le »)" if strict else "",
                )


def length_given(context: Context, notice: Notice) -> Length | None:
    """Return the length of a notice; None when it is no whole number of months or days."""
    for quantity in context.reading.quantities:
        if quantity.start == notice.amount.start and quantity.kind == "durée":
            return length_of(quantity, context.tokens.folded)
    return None


def said(length: Length) -> str:
    """Return a length as people say it: "3 mois", "2 ans", "15 jours"."""
    if not length.months:
        return f"{length.days} jour{'s' if length.days > 1 else ''}"
    if length.months % 12 == 0:
        return f"{length.months // 12} an{'s' if length.months > 12 else ''}"
    return f"{length.months} mois"
