from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.text.fold import fold
from cptslint.text.quantities import quantities, spelled_number

PIECES = [
    *"01 .,()€%/'h-\n",
    "23",
    "456",
    "k€",
    " trois ",
    "vingt",
    "et ",
    "mille ",
    "mois",
    " euros",
    "pour cent",
    "janvier",
    "2026",
]
MIXED = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def read(text: str) -> list[tuple[str, float, str, str]]:
    return [(q.kind, q.value, q.unit, text[q.start : q.end]) for q in quantities(fold(text))]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("zero", 0),
        ("un", 1),
        ("seize", 16),
        ("dix-sept", 17),
        ("vingt et un", 21),
        ("trente-et-un", 31),
        ("soixante", 60),
        ("soixante-dix", 70),
        ("soixante et onze", 71),
        ("quatre-vingts", 80),
        ("quatre-vingt", 80),
        ("quatre-vingt-un", 81),
        ("quatre-vingt-dix-neuf", 99),
        ("septante-deux", 72),
        ("nonante", 90),
        ("cent", 100),
        ("cent quatre", 104),
        ("cent quatre-vingts", 180),
        ("deux cents", 200),
        ("deux cent quatre-vingt-quatre", 284),
        ("mille", 1000),
        ("mille neuf cent quatre-vingt-dix-neuf", 1999),
        ("deux mille", 2000),
        ("quatre-vingt mille", 80_000),
        ("cent vingt-cinq mille six cents", 125_600),
        ("un million", 1_000_000),
        ("deux millions trois cent mille", 2_300_000),
    ],
)
def test_number_in_letters(words: str, number: int) -> None:
    assert spelled_number(words) == number


@pytest.mark.parametrize("words", ["", "et", "convention", "trois mois", "vingtaine"])
def test_words_that_are_no_number(words: str) -> None:
    assert spelled_number(words) is None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("trois mois", 3, "mois"),
        ("3 mois", 3, "mois"),
        ("trois (3) mois", 3, "mois"),
        ("trois (03) mois", 3, "mois"),
        ("3 (trois) mois", 3, "mois"),
        ("trois  mois", 3, "mois"),
        ("trois\u00a0mois", 3, "mois"),
        ("un an", 1, "an"),
        ("trois années", 3, "an"),
        ("3,5 ans", 3.5, "an"),
        ("quatre-vingt-dix jours", 90, "jour"),
        ("30 jours ouvrés", 30, "jour"),
        ("30 jours ouvrables", 30, "jour"),
        ("30 jours francs", 30, "jour"),
        ("trois jours calendaires", 3, "jour"),
        ("soixante-douze heures ouvrées", 72, "heure"),
        ("24 h", 24, "heure"),
        ("24h", 24, "heure"),
        ("quinze minutes", 15, "minute"),
        ("deux semaines", 2, "semaine"),
        ("un trimestre", 1, "trimestre"),
        ("2 semestres", 2, "semestre"),
        ("septième anniversaire", 7, "an"),
        ("première date anniversaire", 1, "an"),
        ("10e anniversaire", 10, "an"),
    ],
)
def test_duration(text: str, value: float, unit: str) -> None:
    assert read(text) == [("durée", value, unit, text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5000 €", 5000),
        ("5000€", 5000),
        ("5 000 €", 5000),
        ("5\u202f000 euros", 5000),
        ("5.000,50 euros HT", 5000.5),
        ("12 500 € TTC", 12_500),
        ("12 500 euros hors taxes", 12_500),
        ("1 234 567,89 €", 1_234_567.89),
        ("12 345.67 €", 12_345.67),
        ("2 k€", 2000),
        ("1,5 k€", 1500),
        ("3 M€", 3_000_000),
        ("3 millions d'euros", 3_000_000),
        ("2,5 millions d’euros", 2_500_000),
        ("200 mille euros", 200_000),
        ("un million d'euros", 1_000_000),
        ("deux mille cinq cents euros", 2500),
        ("deux mille cinq cents (2 500) euros", 2500),
        ("2 500 (deux mille cinq cents) euros", 2500),
        ("80 EUR", 80),
    ],
)
def test_amount(text: str, value: float) -> None:
    assert read(text) == [("montant", value, "euro", text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("15 %", 15), ("2,5%", 2.5), ("quinze pour cent", 15), ("cent pour cent", 100), ("30 p. 100", 30)],
)
def test_percentage(text: str, value: float) -> None:
    assert read(text) == [("pourcentage", value, "%", text)]


@pytest.mark.parametrize(
    ("text", "date", "year", "month"),
    [
        ("le 1er janvier 2025", "1er janvier 2025", 2025, 1),
        ("au premier juillet 2026", "premier juillet 2026", 2026, 7),
        ("le 30 août 2026", "30 août 2026", 2026, 8),
        ("le 15/03/2026", "15/03/2026", 2026, 3),
        ("le 31.12.2027", "31.12.2027", 2027, 12),
    ],
)
def test_date_is_counted_in_months_from_year_zero(text: str, date: str, year: int, month: int) -> None:
    assert read(text) == [("date", year * 12 + month, "", date)]


@pytest.mark.parametrize("text", ["le 32/01/2026", "le 12/13/2026", "le 0/5/2026", "le 1/0/2026", "le 45 mars 2026"])
def test_impossible_date_is_no_date(text: str) -> None:
    assert [q for q in read(text) if q[0] == "date"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("article 12", [("nombre", 12, "", "12")]),
        ("renouvelable deux fois", [("nombre", 2, "", "deux")]),
        ("0,5 ETP", [("nombre", 0.5, "", "0,5")]),
        ("une convention", []),
        ("un partenaire", []),
        ("et le lieu", []),
        ("centre hospitalier", []),
        ("dixième", []),
        ("huitaine", []),
        ("les articles deux et suivants", [("nombre", 2, "", "deux")]),
        ("la CPTS et trois médecins", [("nombre", 3, "", "trois")]),
    ],
)
def test_plain_number(text: str, found: list[tuple[str, float, str, str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("deux et trois mois", [("nombre", 2, "", "deux"), ("durée", 3, "mois", "trois mois")]),
        ("et trois mois", [("durée", 3, "mois", "trois mois")]),
        ("3 ans renouvelables 2 fois", [("durée", 3, "an", "3 ans"), ("nombre", 2, "", "2")]),
        ("trois ou quatre mois", [("nombre", 3, "", "trois"), ("durée", 4, "mois", "quatre mois")]),
        (
            "30 juin 2026 au 31 décembre 2027",
            [("date", 24318, "", "30 juin 2026"), ("date", 24336, "", "31 décembre 2027")],
        ),
        ("5 % de 1 000 €", [("pourcentage", 5, "%", "5 %"), ("montant", 1000, "euro", "1 000 €")]),
        ("2 ans 6 mois", [("durée", 2, "an", "2 ans"), ("durée", 6, "mois", "6 mois")]),
        (
            "10 000 € (dix mille euros)",
            [("montant", 10_000, "euro", "10 000 €"), ("montant", 10_000, "euro", "dix mille euros")],
        ),
        ("l'an 2026", [("nombre", 2026, "", "2026")]),
        ("mois de 30 antennes", [("nombre", 30, "", "30")]),
        ("hôpital, 3 animateurs", [("nombre", 3, "", "3")]),
        ("3 habitants", [("nombre", 3, "", "3")]),
        ("3 moisissures", [("nombre", 3, "", "3")]),
        ("5 eurosystèmes", [("nombre", 5, "", "5")]),
    ],
)
def test_several_quantities(text: str, found: list[tuple[str, float, str, str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "figures", "letters"),
    [
        ("deux (3) mois", 3, 2),
        ("trois (3) mois", 3, 3),
        ("3 (deux) mois", 3, 2),
        ("mille (1 500) euros", 1500, 1000),
        ("3 mois", 3, None),
    ],
)
def test_both_writings_are_kept_so_that_they_can_be_compared(text: str, figures: float, letters: float | None) -> None:
    assert [(q.value, q.letters) for q in quantities(fold(text))] == [(figures, letters)]


@pytest.mark.parametrize(
    ("text", "days", "months"),
    [
        ("3 mois", 90, 3),
        ("1 an", 365, 12),
        ("2 semaines", 14, 14 / 30),
        ("48 heures", 2, 2 / 30),
        ("1 trimestre", 91, 3),
        ("1 semestre", 182, 6),
    ],
)
def test_durations_are_compared_in_days_and_months(text: str, days: float, months: float) -> None:
    (quantity,) = quantities(fold(text))
    assert (quantity.days, quantity.months) == (days, pytest.approx(months))


@given(MIXED | st.text())
def test_quantities_are_in_order_inside_the_text_and_end_on_no_space(text: str) -> None:
    found = quantities(fold(text))
    assert list(found) == sorted(found, key=lambda q: (q.start, q.end))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(fold(text)[q.start : q.end].strip() == fold(text)[q.start : q.end] for q in found)


@given(st.integers(1, 10**9 - 1))
def test_an_amount_in_figures_is_read_back(value: int) -> None:
    assert read(f"{value:,} €".replace(",", " ")) == [("montant", value, "euro", f"{value:,} €".replace(",", " "))]


@pytest.mark.parametrize(
    ("text", "tax", "per", "capped"),
    [
        ("cinquante mille (50 000) euros HT par an", "ht", "an", False),
        ("1 000 € H.T.", "ht", "", False),
        ("1 200 euros toutes taxes comprises, par patient", "ttc", "", False),
        ("1 200 euros TTC par patient", "ttc", "patient", False),
        ("une somme de 300 € par trimestre", "", "trimestre", False),
        ("3 000 €/an", "", "an", False),
        ("une subvention de 3 000 euros chaque année", "", "an", False),
        ("une redevance de 90 euros mensuelle", "", "mois", False),
        ("5 000 euros au total", "", "total", False),
        ("dans la limite de 500 euros par an", "", "an", True),
        ("dans la limite annuelle de 500 euros", "", "", True),
        ("plafonnée à 500 €", "", "", True),
        ("sans pouvoir excéder la somme de 500 euros", "", "", True),
        ("500 euros au maximum", "", "", True),
        ("jusqu'à concurrence de 500 euros", "", "", True),
        ("500 euros", "", "", False),
        ("500 euros. Chaque année, un bilan est dressé", "", "", False),
    ],
)
def test_amount_tells_its_tax_what_it_is_due_for_and_whether_it_is_the_most(
    text: str, tax: str, per: str, capped: bool
) -> None:
    (amount,) = [q for q in quantities(fold(text)) if q.kind == "montant"]
    assert (amount.tax, amount.per, amount.capped) == (tax, per, capped)


@pytest.mark.parametrize(
    ("text", "value"), [("un an et demi", 1.5), ("deux années et demie", 2.5), ("six mois et demi", 6.5)]
)
def test_half_a_unit_more(text: str, value: float) -> None:
    assert [q.value for q in quantities(fold(text))] == [value]


def test_thousands_set_apart_by_an_apostrophe() -> None:
    assert read("5'000 €") == [("montant", 5000, "euro", "5'000 €")]
