"""The dates of conventions written out here, to the day."""

from __future__ import annotations

from datetime import date

import pytest

from cptslint.deadlines.agenda import agenda_of
from cptslint.model.agenda import Agenda, Occasion
from cptslint.readers import read_bytes
from tests.compare.drafts import HEAD
from tests.conftest import ROOT

SIGNED = "\n\nFait à Lyon, le 12 février 2026, en deux exemplaires.\n"
UNSIGNED = "\n\nFait à Lyon, le ____________, en deux exemplaires.\n"
BODY = "Article 1 - Objet\nLa convention organise la coordination des sorties d'hôpital.\n\nArticle 2 - Engagements\nLa CPTS participe aux réunions.\n\n"


@pytest.fixture
def dates(pack):
    def read(term: str, *, leaving: str = "", more: str = "", end: str = SIGNED, **given) -> Agenda:
        text = HEAD + BODY + (f"Article 3 - Suivi\n{more}\n\n" if more else "") + f"Article 4 - Durée\n{term}\n\n"
        text += f"Article 5 - Résiliation\n{leaving}\n\n" if leaving else ""
        return agenda_of(read_bytes((text + end).encode(), "convention.txt"), pack, **given)

    return read


def of(agenda: Agenda, occasion: Occasion) -> list[tuple[str, str, list[str], bool]]:
    return [
        (one.title, one.who, [day.isoformat() for day in one.dates], one.endless)
        for one in agenda.deadlines
        if one.occasion is occasion
    ]


def first_dates(agenda: Agenda, occasion: Occasion) -> list[str]:
    return [one.dates[0].isoformat() for one in agenda.deadlines if one.occasion is occasion]


def reasons(agenda: Agenda, occasion: Occasion) -> list[tuple[str, str]]:
    return [(one.who, one.reason) for one in agenda.undated if one.occasion is occasion]


YEAR = "La convention est conclue pour une durée d'un an à compter du 1er mars 2026."


def test_one_year_from_the_first_of_march_ends_on_the_last_of_february(dates) -> None:
    agenda = dates(YEAR)
    assert first_dates(agenda, Occasion.EFFECT) == ["2026-03-01"]
    assert first_dates(agenda, Occasion.END) == ["2027-02-28"]
    assert first_dates(agenda, Occasion.SIGNATURE) == ["2026-02-12"]
    assert agenda.stamp == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("term", "effect", "end"),
    [
        ("La convention prend effet le 1er septembre 2026 pour trois ans.", "2026-09-01", "2029-08-31"),
        ("La convention court du 1er juin 2026 au 31 mai 2029.", "2026-06-01", "2029-05-31"),
        ("Le partenariat débute le 01/04/2026 et s'achève le 31/12/2026.", "2026-04-01", "2026-12-31"),
        ("La convention est conclue pour dix-huit mois à compter de sa signature.", "2026-02-12", "2027-08-11"),
        ("Elle entre en vigueur le lendemain de sa signature, pour deux ans.", "2026-02-13", "2028-02-12"),
        ("Elle prend effet le premier jour du mois qui suit sa signature, pour deux ans.", "2026-03-01", "2028-02-29"),
        ("Trois ans à partir du 1er mai 2026.", "2026-05-01", "2029-04-30"),
    ],
)
def test_effect_and_end(dates, term: str, effect: str, end: str) -> None:
    agenda = dates(term)
    assert (first_dates(agenda, Occasion.EFFECT), first_dates(agenda, Occasion.END)) == ([effect], [end])


def test_undated_signature_is_told_and_may_be_given(dates) -> None:
    term = "La convention est conclue pour trois ans à compter de sa signature."
    without = dates(term, end=UNSIGNED)
    (said,) = reasons(without, Occasion.EFFECT)
    assert (
        said[1]
        == "La date d'effet est celle de la signature. La signature n'est pas datée : donnez sa date avec --signed AAAA-MM-JJ."
    )
    assert without.deadlines == ()
    given = dates(term, end=UNSIGNED, signed=date(2026, 5, 4))
    assert (first_dates(given, Occasion.EFFECT), first_dates(given, Occasion.END)) == (["2026-05-04"], ["2029-05-03"])


def test_event_without_a_date_asks_for_the_day_of_effect(dates) -> None:
    term = "La convention prend effet à la date de sa notification au partenaire, pour une durée de deux ans."
    (said,) = reasons(dates(term), Occasion.EFFECT)
    assert (
        said[1]
        == "La convention prend effet avec un événement sans date (notification) : donnez la date d'effet avec --effect AAAA-MM-JJ."
    )
    assert first_dates(dates(term, effective=date(2026, 4, 1)), Occasion.END) == ["2028-03-31"]


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        (
            "La convention prend effet le 1er mars 2026 pour une durée de trois (2) ans.",
            "« trois (2) ans » : les lettres et les chiffres ne disent pas la même durée.",
        ),
        (
            "La convention est conclue pour deux ans et court du 1er mars 2026 au 31 mars 2028.",
            "La durée écrite et la date de fin « 31 mars 2028 » ne disent pas le même jour.",
        ),
        (
            "La convention prend effet le 1er mars 2026 et s'achève le 31/02/2028.",
            "La date de fin « 31/02/2028 » n'existe pas.",
        ),
        (
            "La convention prend effet le 1er mars 2026 et s'achève le 31 janvier 2026.",
            "La date de fin « 31 janvier 2026 » précède la date d'effet.",
        ),
        (
            "La convention prend effet le 1er mars 2026. Elle est conclue pour une durée indéterminée.",
            "La convention est conclue sans terme : elle ne prend fin que si une partie la dénonce.",
        ),
    ],
)
def test_end_that_cannot_be_told_is_not_guessed(dates, term: str, reason: str) -> None:
    agenda = dates(term)
    assert [one.reason for one in agenda.undated if one.occasion is Occasion.END] == [reason]
    assert of(agenda, Occasion.END) == []


def test_two_days_of_effect_are_not_chosen_between(dates) -> None:
    agenda = dates("La convention prend effet le 1er mars 2026. Elle entre en vigueur le 1er avril 2026 pour un an.")
    assert [reason for _, reason in reasons(agenda, Occasion.EFFECT)] == [
        "Le texte donne deux dates d'effet (« 1er mars 2026 » et « 1er avril 2026 ») : donnez la bonne avec --effect AAAA-MM-JJ."
    ]


def test_limited_tacit_renewal_has_its_days_of_notice_and_its_last_end(dates) -> None:
    agenda = dates(
        f"{YEAR} Elle est ensuite reconduite tacitement par périodes d'un an, deux fois au plus, sauf dénonciation par l'une des parties trois mois avant l'échéance."
    )
    assert of(agenda, Occasion.RENEWAL) == [("Reconduction tacite", "", ["2027-03-01", "2028-03-01"], False)]
    assert of(agenda, Occasion.RENEWAL_NOTICE) == [
        ("S'opposer à la reconduction", "chaque partie", ["2026-11-28", "2027-11-29"], False)
    ]
    assert of(agenda, Occasion.END) == [
        ("Fin de la période initiale", "", ["2027-02-28"], False),
        ("Fin, après la dernière reconduction", "", ["2029-02-28"], False),
    ]


def test_unlimited_tacit_renewal_goes_on(dates) -> None:
    agenda = dates(
        f"{YEAR} Elle se renouvelle ensuite tacitement d'année en année, sauf opposition d'une partie deux mois avant l'échéance."
    )
    assert of(agenda, Occasion.RENEWAL) == [
        ("Reconduction tacite", "", ["2027-03-01", "2028-03-01", "2029-03-01"], True)
    ]
    assert of(agenda, Occasion.RENEWAL_NOTICE) == [
        ("S'opposer à la reconduction", "chaque partie", ["2026-12-28", "2027-12-29", "2028-12-28", "2029-12-28"], True)
    ]


def test_notice_of_renewal_that_only_one_side_may_give(dates) -> None:
    agenda = dates(
        f"{YEAR} Elle se renouvelle ensuite tacitement, par périodes d'un an, à moins que le Centre hospitalier n'ait notifié sa volonté contraire six mois avant l'échéance."
    )
    assert [(one[1], one[2][0]) for one in of(agenda, Occasion.RENEWAL_NOTICE)] == [
        ("le Centre hospitalier", "2026-08-28")
    ]
    assert reasons(agenda, Occasion.RENEWAL_NOTICE) == [
        ("la CPTS", "Le texte ne donne qu'à l'autre partie le droit de s'opposer à la reconduction.")
    ]


def test_written_last_day_that_is_excluded_is_the_eve(dates) -> None:
    agenda = dates(
        f"{YEAR} Elle est reconduite tacitement une fois pour un an, sauf si l'une des parties écrit le contraire avant le 1er février 2027."
    )
    assert [one[2] for one in of(agenda, Occasion.RENEWAL_NOTICE)] == [["2027-01-31"]]


def test_words_are_quoted_as_they_are_written_and_whole(dates) -> None:
    agenda = dates(
        f"{YEAR} Elle se renouvelle par tacite reconduction pour de pareilles périodes.",
        more="Les parties font le bilan de la convention au cours du premier trimestre de chaque année civile.",
    )
    rules = [one.rule for one in agenda.deadlines]
    assert "lendemain du terme, puis par périodes (« pareilles périodes »)" in rules
    assert "« premier trimestre de chaque année civile »" in rules


def test_renewal_without_a_length_has_no_end(dates) -> None:
    agenda = dates(f"{YEAR} Elle est ensuite reconduite tacitement.")
    assert of(agenda, Occasion.RENEWAL) == [("Reconduction tacite", "", ["2027-03-01"], False)]
    assert reasons(agenda, Occasion.RENEWAL) == [
        ("", "La durée de la reconduction n'est pas écrite : son terme n'est pas connu.")
    ]
    assert reasons(agenda, Occasion.RENEWAL_NOTICE) == [
        ("", "Le texte ne dit ni comment ni jusqu'à quand s'opposer à la reconduction.")
    ]


@pytest.mark.parametrize(
    "refused",
    [
        "Elle n'est pas reconduite tacitement.",
        "Elle ne donne lieu à aucune reconduction tacite.",
        "Sa reconduction tacite est exclue.",
    ],
)
def test_refused_renewal_renews_nothing(dates, refused: str) -> None:
    agenda = dates(f"{YEAR} {refused}")
    assert of(agenda, Occasion.RENEWAL) == of(agenda, Occasion.RENEWAL_NOTICE) == []
    assert reasons(agenda, Occasion.RENEWAL) == [("", "La reconduction tacite est exclue.")]


def test_express_renewal_is_to_be_agreed_before_the_end(dates) -> None:
    agenda = dates(f"{YEAR} Son renouvellement suppose un accord exprès.")
    assert of(agenda, Occasion.RENEWAL) == [
        ("Renouvellement : accord exprès à conclure avant la fin", "", ["2027-02-28"], False)
    ]


def test_express_renewal_that_must_be_agreed_ahead(dates) -> None:
    agenda = dates(
        f"{YEAR} Elle pourra être reconduite expressément pour deux ans, au plus tard trois mois avant son terme."
    )
    assert [one[2] for one in of(agenda, Occasion.RENEWAL)] == [["2026-11-28"]]


def test_duration_said_renewable_before_its_beginning(dates) -> None:
    agenda = dates(
        "La convention est signée pour une durée d'un (1) an renouvelable par tacite reconduction à compter de la date de signature par la dernière des parties."
    )
    assert first_dates(agenda, Occasion.EFFECT) == ["2026-02-12"]
    assert [one[2] for one in of(agenda, Occasion.END)] == [["2027-02-11"]]


@pytest.mark.parametrize(
    ("leaving", "days", "endless"),
    [
        ("La convention pourra être dénoncée par l'une ou l'autre des parties au moins trois mois avant son échéance annuelle.", ["2026-11-28", "2027-11-29"], False),
        ("Chaque partie peut dénoncer la convention trois mois avant son terme.", ["2027-11-29"], False),
    ],
)  # fmt: skip
def test_leaving_at_a_term_is_not_leaving_at_any_time(dates, leaving: str, days: list[str], endless: bool) -> None:
    agenda = dates("La convention prend effet le 1er mars 2026 pour deux ans.", leaving=leaving)
    assert of(agenda, Occasion.EXIT_NOTICE) == [("Partir à l'échéance", "chaque partie", days, endless)]


def test_leaving_at_a_term_that_is_not_known_says_so(dates) -> None:
    leaving = "Chaque partie peut dénoncer la convention trois mois avant son échéance annuelle."
    agenda = dates("La convention est conclue pour deux ans à compter de sa signature.", leaving=leaving, end=UNSIGNED)
    assert reasons(agenda, Occasion.EXIT_NOTICE) == [
        ("chaque partie", "Il faut le dire 3 mois avant l'échéance, dont la date n'est pas connue.")
    ]


def test_report_due_on_written_days(dates) -> None:
    more = "Un rapport intermédiaire est remis par le Centre hospitalier au plus tard le 30 juin 2026 et un rapport final avant le 1er février 2027."
    assert of(dates(YEAR, more=more), Occasion.REPORT) == [
        ("Rapport ou bilan à remettre", "le Centre hospitalier", ["2026-06-30", "2027-01-31"], False)
    ]


def test_precise_day_counts_more_than_the_vague_word_beside_it(dates) -> None:
    more = "Un bilan d'activité annuel est transmis par la CPTS au Centre hospitalier avant le 31 janvier de l'année suivante."
    assert [one[2] for one in of(dates(YEAR, more=more), Occasion.REPORT)] == [["2027-01-30"]]


def test_leaving_at_any_time_has_no_day_and_each_side_its_notice(dates) -> None:
    leaving = "Chaque partie peut dénoncer la convention à tout moment moyennant un préavis de trois mois, porté à six mois lorsque la dénonciation vient de la CPTS."
    assert reasons(dates(YEAR, leaving=leaving), Occasion.EXIT_NOTICE) == [
        (
            "le Centre hospitalier",
            "À tout moment, préavis : trois mois. Le jour du départ dépend de celui où la lettre est reçue.",
        ),
        ("la CPTS", "À tout moment, préavis : six mois. Le jour du départ dépend de celui où la lettre est reçue."),
    ]


def test_side_that_may_not_leave_is_told(dates) -> None:
    leaving = "Le Centre hospitalier peut résilier la convention à tout moment, sous un préavis d'un mois. La CPTS ne peut la résilier qu'en cas de manquement grave."
    assert reasons(dates(YEAR, leaving=leaving), Occasion.EXIT_NOTICE) == [
        (
            "le Centre hospitalier",
            "À tout moment, préavis : un mois. Le jour du départ dépend de celui où la lettre est reçue.",
        ),
        ("la CPTS", "Cette partie ne peut pas partir sans motif."),
    ]


def test_leaving_at_an_anniversary_has_days(dates) -> None:
    leaving = "Chaque partie peut résilier la convention, sans motif, avec un préavis de deux mois. La résiliation prend effet à la date anniversaire de la convention."
    agenda = dates("La convention prend effet le 1er mars 2026 pour trois ans.", leaving=leaving)
    assert of(agenda, Occasion.EXIT_NOTICE) == [
        ("Partir avant le terme", "chaque partie", ["2027-01-01", "2028-01-01"], False)
    ]


@pytest.mark.parametrize(
    ("sentence", "occasion", "title", "days"),
    [
        ("Le comité de suivi se réunit deux fois par an.", Occasion.MEETING, "Réunion du comité", ["2027-02-28"]),
        ("Le comité de suivi se réunit chaque trimestre.", Occasion.MEETING, "Réunion du comité", ["2026-05-31", "2026-08-31", "2026-11-30", "2027-02-28"]),
        ("Le comité se réunit en avril et en octobre.", Occasion.MEETING, "Réunion du comité", ["2026-04-30", "2026-10-31"]),
        ("Le comité dresse chaque année, avant le 15 décembre, le bilan de la convention.", Occasion.EVALUATION, "Évaluation ou bilan", ["2026-12-14"]),
        ("Le comité dresse le bilan de la convention au plus tard le 31 janvier de chaque année.", Occasion.EVALUATION, "Évaluation ou bilan", ["2027-01-31"]),
        ("Une évaluation de la coopération est conduite par le comité six mois avant l'échéance.", Occasion.EVALUATION, "Évaluation ou bilan", ["2026-08-28"]),
        ("La CPTS remet au Centre hospitalier un rapport d'activité chaque semestre.", Occasion.REPORT, "Rapport ou bilan à remettre", ["2026-08-31", "2027-02-28"]),
    ],
)  # fmt: skip
def test_what_comes_back(dates, sentence: str, occasion: Occasion, title: str, days: list[str]) -> None:
    assert [(one[0], one[2]) for one in of(dates(YEAR, more=sentence), occasion)] == [(title, days)]


def test_report_names_who_owes_it(dates) -> None:
    agenda = dates(
        YEAR, more="La CPTS remet au Centre hospitalier, avant le 5 de chaque mois, un état récapitulatif des sorties."
    )
    ((title, who, days, _),) = of(agenda, Occasion.REPORT)
    assert (title, who, days[0], days[-1], len(days)) == (
        "Rapport ou bilan à remettre",
        "la CPTS",
        "2026-04-04",
        "2027-02-04",
        11,
    )


def test_committee_without_a_rhythm_is_told(dates) -> None:
    agenda = dates(YEAR, more="Un comité de suivi se réunit autant que de besoin.")
    assert reasons(agenda, Occasion.MEETING) == [("", "Selon les besoins : aucune date.")]


def test_rhythm_without_a_day_of_effect_is_not_lost(dates) -> None:
    agenda = dates(
        "La convention dure trois ans à compter de sa signature.",
        more="Le comité se réunit deux fois par an.",
        end=UNSIGNED,
    )
    assert reasons(agenda, Occasion.MEETING) == [
        ("", "« deux fois par an », à partir d'une date d'effet qui n'est pas connue.")
    ]


def test_other_contracts_give_no_date(dates) -> None:
    lease = "Le bail des locaux, conclu le 1er janvier 2020 pour neuf ans avec la société Sablière, est étranger à la convention."
    agenda = dates(f"{YEAR} {lease}")
    assert (first_dates(agenda, Occasion.EFFECT), first_dates(agenda, Occasion.END)) == (["2026-03-01"], ["2027-02-28"])


TERMS = {
    "d01": ("2027-02-01", "2030-01-31"), "d02": ("2027-01-01", "2029-12-31"), "d03": ("2027-01-04", "2029-01-03"),
    "d04": ("2027-03-01", "2029-02-28"), "d05": (None, None), "d06": ("2026-09-01", "2029-08-31"),
    "d09": ("2026-05-12", "2032-05-11"), "d12": ("2026-06-16", None), "d14": ("2026-07-01", "2028-06-30"),
    "d15": ("2026-03-27", "2028-12-31"), "d16": ("2026-10-01", "2035-09-30"), "d18": ("2025-09-01", "2031-08-31"),
    "d20": (None, None), "d23": (None, None), "d26": ("2026-03-01", "2029-02-28"), "d27": ("2026-05-01", "2028-04-30"),
    "d29": ("2026-04-01", "2033-03-31"), "d33": ("2026-04-01", "2028-03-31"), "d34": ("2026-05-01", "2029-04-30"),
    "d40": ("2026-10-01", "2029-09-30"), "d42": ("2026-06-01", "2028-05-31"), "d44": (None, None),
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(TERMS))
def test_terms_of_the_corpus_as_a_jurist_reads_them(pack, code: str) -> None:
    (path,) = (ROOT / "corpus" / "dev").glob(f"{code}-*/convention.*")
    agenda = agenda_of(read_bytes(path.read_bytes(), path.name), pack)
    found = [first_dates(agenda, occasion)[:1] for occasion in (Occasion.EFFECT, Occasion.END)]
    assert tuple(days[0] if days else None for days in found) == TERMS[code]
