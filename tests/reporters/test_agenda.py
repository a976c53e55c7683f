"""An agenda in lines, as JSON and as a calendar."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest
from icalendar import Calendar

from cptslint.deadlines.agenda import agenda_of
from cptslint.errors import ConfigError
from cptslint.readers import read_bytes
from cptslint.reporters.agenda.formats import FORMATS, writer
from cptslint.reporters.base import ReportOptions
from tests.compare.drafts import HEAD
from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "docs" / "schema" / "agenda.schema.json").read_text(encoding="utf-8"))
TEXT = (
    HEAD
    + """Article 1 - Suivi
Le comité de suivi se réunit chaque trimestre. Il dresse le bilan de la convention avant le 15 janvier de chaque année.

Article 2 - Durée
La convention est conclue pour un an à compter du 1er mars 2026. Elle est reconduite tacitement une fois, pour un an, sauf opposition d'une partie trois mois avant l'échéance.

Article 3 - Résiliation
Chaque partie peut résilier la convention à tout moment, sous un préavis de deux mois.

Fait à Lyon, le 12 février 2026.
"""
)
OPTIONS = ReportOptions(80, False, (), "1.2.3")


@pytest.fixture(scope="module")
def agenda(pack):
    return agenda_of(read_bytes(TEXT.encode(), "convention.txt"), pack)


@pytest.fixture(scope="module")
def undated(pack):
    text = TEXT.replace("à compter du 1er mars 2026", "à compter de sa signature").replace(
        "le 12 février 2026", "le ........"
    )
    return agenda_of(read_bytes(text.encode(), "convention.txt"), pack)


EXPECTED = """\
Calendrier
----------
12 février 2026    Signature
                   signature
1er mars 2026      Prise d'effet
                   article 2, al. 1
28 février 2027    Fin de la période initiale
                   article 2, al. 1 ; « un an » depuis la date d'effet, veille
                   du jour de même quantième
29 février 2028    Fin, après la dernière reconduction
                   article 2, al. 1 ; une reconduction au plus (« un an »)
1er mars 2027      Reconduction tacite
                   article 2, al. 1 ; lendemain du terme, puis par périodes
                   (« un an »)
28 novembre 2026   S'opposer à la reconduction (chaque partie)
                   article 2, al. 1 ; 3 mois avant l'échéance, au jour de même
                   quantième
14 janvier 2027    Évaluation ou bilan
                   article 1, al. 1 ; « avant le 15 janvier » : la veille, ce
                   jour étant exclu
31 mai 2026        Réunion du comité
31 août 2026       article 1, al. 1 ; « chaque trimestre » : au plus tard à la
30 novembre 2026   fin de chaque période comptée depuis la date d'effet
28 février 2027

Sans date fixe
--------------
- Partir avant le terme (chaque partie) (article 3, al. 1) : À tout moment,
  préavis : deux mois. Le jour du départ dépend de celui où la lettre est reçue.
  « sous un préavis de deux mois »
"""


def test_text_is_a_table_of_dates(agenda) -> None:
    shown = writer("text")(agenda, OPTIONS).replace("\u00a0", " ")
    assert shown[shown.index("Calendrier") : shown.index("\nComment les dates")] == EXPECTED


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_longer_than_asked(agenda, undated, width: int) -> None:
    for one in (agenda, undated):
        shown = writer("text")(one, ReportOptions(width, False))
        assert max(len(line) for line in shown.split("\n")) <= width


def test_what_has_no_date_says_why(undated) -> None:
    shown = " ".join(writer("text")(undated, OPTIONS).split())
    assert "Aucune date n'a pu être calculée." in shown
    assert (
        "La date d'effet est celle de la signature. La signature n'est pas datée : donnez sa date avec --signed AAAA-MM-JJ."
        in shown
    )


def test_json_is_what_its_schema_says(agenda, undated) -> None:
    for one in (agenda, undated):
        jsonschema.validate(json.loads(writer("json")(one, OPTIONS)), SCHEMA)
    answer = json.loads(writer("json")(agenda, OPTIONS))
    notice = next(one for one in answer["deadlines"] if one["occasion"] == "renewal-notice")
    assert (notice["dates"], notice["who"], notice["location"]) == (["2026-11-28"], "chaque partie", "article 2, al. 1")
    assert agenda.contract.document.text[notice["start"] : notice["end"]] == notice["quote"]


def test_calendar_holds_whole_days(agenda) -> None:
    calendar = Calendar.from_ical(writer("ics")(agenda, OPTIONS))
    events = {(str(e["summary"]), e.decoded("dtstart"), e.decoded("dtend")) for e in calendar.walk("VEVENT")}
    assert ("S'opposer à la reconduction (chaque partie)", date(2026, 11, 28), date(2026, 11, 29)) in events
    assert len(events) == 11
    assert {e.decoded("dtstamp").isoformat() for e in calendar.walk("VEVENT")} == {"2026-03-01T00:00:00+00:00"}
    reminded = [e for e in calendar.walk("VEVENT") if e.walk("VALARM")]
    assert {str(e["summary"]) for e in reminded} == {
        "S'opposer à la reconduction (chaque partie)",
        "Fin de la période initiale",
        "Fin, après la dernière reconduction",
    }


def test_calendar_is_the_same_bytes_and_each_event_has_its_name(agenda) -> None:
    once, again = writer("ics")(agenda, OPTIONS), writer("ics")(agenda, OPTIONS)
    assert once == again
    names = [str(e["uid"]) for e in Calendar.from_ical(once).walk("VEVENT")]
    assert len(set(names)) == len(names) == 11


def test_event_keeps_its_name_when_its_date_is_corrected(agenda, pack) -> None:
    later = agenda_of(read_bytes(TEXT.replace("1er mars 2026", "1er avril 2026").encode(), "convention.txt"), pack)
    names = [
        {str(e["summary"]): str(e["uid"]) for e in Calendar.from_ical(writer("ics")(one, OPTIONS)).walk("VEVENT")}
        for one in (agenda, later)
    ]
    assert names[0]["Prise d'effet"] == names[1]["Prise d'effet"]


def test_empty_calendar_is_refused_with_the_reason(undated) -> None:
    with pytest.raises(ConfigError, match="le calendrier serait vide : la signature n'est pas datée"):
        writer("ics")(undated, OPTIONS)


def test_formats_of_the_command_are_those_of_the_reporters() -> None:
    from cptslint.cli.deadlines import FORMATS as OFFERED

    assert tuple(FORMATS) == OFFERED
