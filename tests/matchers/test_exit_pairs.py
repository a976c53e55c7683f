"""Notices told to each side in turn, and notices told by two days of the year."""

import pytest

from cptslint.matchers.calendar_notices import calendar_gaps
from cptslint.matchers.exit_facts import exit_facts
from cptslint.model.contract import Bearer
from tests.checking import context_of


def noticed(text: str) -> list[tuple[Bearer, int]]:
    return [(notice.holder, round(notice.days)) for notice in exit_facts(context_of(text)).notices]


@pytest.mark.parametrize(
    ("text", "partner", "cpts"),
    [
        ("La sortie de l'Établissement s'opère sous huit jours, celle de la CPTS sous deux mois.", 8, 60),
        ("Notice : l'Établissement, 30 jours ; la CPTS, 60 jours.", 30, 60),
        ("L'Établissement se retire dans la quinzaine, la CPTS dans les trois mois.", 15, 90),
    ],
)
def test_lengths_and_sides_that_answer_each_other_are_notices(text: str, partner: int, cpts: int) -> None:
    assert noticed(text) == [(Bearer.PARTNER, partner), (Bearer.CPTS, cpts)]


def test_sides_named_in_one_breath_owe_the_same_notice() -> None:
    text = "Le préavis du salarié est d'un mois, celui de l'Établissement et de la CPTS de deux mois."
    assert (Bearer.CPTS, 60) not in noticed(text)


def test_lengths_of_something_else_are_no_notice() -> None:
    assert noticed("L'Établissement paie à trente jours, la CPTS à soixante jours.") == []


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("La lettre est envoyée avant le 30 juin pour le 31 décembre.", [6]),
        ("La lettre est envoyée avant le 1er novembre pour prendre effet le 1er mars.", [4]),
        ("Avant le 30 juin pour le 31 décembre ; avant le 30 novembre pour le même terme.", [6, 1]),
        ("La fête a lieu le 1er mai et la suivante le 8 mai.", []),
    ],
)
def test_two_days_of_the_year_give_a_length(text: str, months: list[int]) -> None:
    context = context_of(text)
    assert [round(gap.days / 30) for gap in calendar_gaps(context, 0, len(context.tokens.words))] == months
