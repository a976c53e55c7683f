"""Counting in months and days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.deadlines.calendar import Length, before, last_day, periods, same_number

DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (date(2026, 3, 1), Length(months=12), date(2027, 2, 28)),
        (date(2027, 3, 1), Length(months=12), date(2028, 2, 29)),
        (date(2026, 1, 1), Length(months=36), date(2028, 12, 31)),
        (date(2026, 6, 16), Length(months=24), date(2028, 6, 15)),
        (date(2026, 8, 31), Length(months=6), date(2027, 2, 28)),
        (date(2024, 2, 29), Length(months=12), date(2025, 2, 28)),
        (date(2026, 1, 31), Length(months=1), date(2026, 2, 28)),
        (date(2026, 3, 1), Length(days=1), date(2026, 3, 1)),
        (date(2026, 3, 1), Length(days=30), date(2026, 3, 30)),
    ],
)
def test_last_day_of_a_duration(start: date, length: Length, end: date) -> None:
    assert last_day(start, length) == end


@pytest.mark.parametrize(
    ("day", "length", "last"),
    [
        (date(2027, 2, 28), Length(months=3), date(2026, 11, 28)),
        (date(2029, 8, 31), Length(months=2), date(2029, 6, 30)),
        (date(2029, 12, 31), Length(months=2), date(2029, 10, 31)),
        (date(2028, 3, 31), Length(months=1), date(2028, 2, 29)),
        (date(2027, 1, 15), Length(months=12), date(2026, 1, 15)),
        (date(2027, 1, 15), Length(days=15), date(2026, 12, 31)),
    ],
)
def test_last_day_of_a_notice(day: date, length: Length, last: date) -> None:
    assert before(day, length) == last


def test_periods_are_counted_from_the_start() -> None:
    found = periods(date(2026, 1, 31), Length(months=1), date(2026, 4, 30))
    assert found == (date(2026, 2, 28), date(2026, 3, 30), date(2026, 4, 30))


@given(DAYS, st.integers(1, 120))
def test_next_period_begins_on_the_day_of_the_same_number_or_on_the_first(start: date, months: int) -> None:
    following = last_day(start, Length(months=months)) + timedelta(days=1)
    assert following.day == start.day or (following.day == 1 and same_number(start, months).day < start.day)


@given(DAYS, st.integers(1, 120))
def test_a_notice_is_never_shorter_than_it_must(day: date, months: int) -> None:
    assert same_number(before(day, Length(months=months)), months) <= day
