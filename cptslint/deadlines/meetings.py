"""Meetings, evaluations and reports that come back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cptslint.deadlines.facts import Known, Missing, Term, place, span_of, words_of, written_words
from cptslint.deadlines.notices import side_name
from cptslint.deadlines.rhythm import Rhythm, occurrences, rhythms
from cptslint.deadlines.written import dates_in
from cptslint.matchers.context import Context, Unit
from cptslint.matchers.other_acts import is_foreign
from cptslint.model.agenda import Deadline, Occasion, Undated
from cptslint.model.contract import Bearer, Kind, Zone
from cptslint.text.fold import fold

_MEETING = re.compile(
    r"\bse reuni\w*|\breuni\w* \w+ fois|\breuni (?:chaque|tous)|\breunions?\b|\bse rencontre\w*|"
    r"\bsiege (?:au|chaque|tous|une|deux|trois)|\bfont le point|\breunit\b"
)
_BODY = re.compile(
    r"\bcomite|commission|instance|copil|groupe|cellule|\bil\b|\belle\b|parties|signataires|representants|referents|delegues|equipes|"
    r"partenaires|directions"
)
_EVALUATION = re.compile(r"\bevalu\w*|\bbilans?\b|rapport (?:d'activite|annuel|conjoint)")
_REPORT = re.compile(
    r"\b(?:rapport|compte rendu|comptes rendus|bilan|synthese|etat (?:chiffre|recapitulatif|mensuel)|releve|tableau|attestation)\b"
)
_SENDS = re.compile(
    r"\b(?:remet\w*|remis\w*|adress\w*|transm\w*|communiqu\w*|produi\w*|present\w*|fourni\w*|parvenir|envo\w*|rend\w* compte|justifi\w*)\b"
)
_CARE = re.compile(r"hospitalisation|operatoire|medecin traitant|dossier du|prescripteur|resident|traitement")
_SET = re.compile(r"\b(?P<how>avant|au plus tard|pour) le $")
_MONEY = re.compile(r"euros?\b|€|salles? de reunion")
_MEASURED = re.compile(r"nombre d[e'] ?\w*\W*$|indicateurs|: .*$")
_MENTIONED = re.compile(r"au vu d|apres (?:le |un |son )?bilan|a la lumiere d|bilans? (?:precedent|des rencontres)")
_OCCASIONAL = re.compile(r"en cas d|differend|desaccord|litige|si l'une")
_AS_NEEDED = re.compile(
    r"autant que de besoin|en tant que de besoin|a la demande|chaque fois que|lorsque|si necessaire|selon les besoins"
)


def recurring_lines(context: Context, term: Term) -> list[Deadline | Undated]:
    """Return the meetings, evaluations and reports, in the order of the text.

    What a second sentence asks for at the same rhythm is the same thing; a meeting without a rhythm is told only when no meeting has one.
    """
    lines: list[Deadline | Undated] = []
    vague: list[Undated] = []
    seen: set[tuple[object, ...]] = set()
    for unit in context.units:
        if context.clause(unit).zone is not Zone.BODY or is_foreign(context, unit):
            continue
        words = words_of(context, unit)
        found = rhythms(words)
        for occasion, title, who, at in _occasions(context, unit, words):
            rhythm = min(found, key=lambda one: abs(one.place - at), default=None)
            fixed = _fixed_days(context, unit) if occasion is not Occasion.MEETING else ()
            if fixed:
                span = span_of(context, unit)
                lines.append(Deadline(occasion, title, fixed, who, place(context, span), span))
                continue
            if rhythm is None:
                vague += _without_rhythm(context, unit, title, words) if occasion is Occasion.MEETING else []
                continue
            key = (occasion, title, who, rhythm.months, rhythm.times, rhythm.days, rhythm.monthly, rhythm.ahead)
            if key not in seen:
                seen.add(key)
                lines.append(_line(context, unit, term, (occasion, title, who), rhythm))
    dated = any(line.occasion is Occasion.MEETING for line in lines)
    return lines if dated else lines + list(vague[:1])


def _fixed_days(context: Context, unit: Unit) -> tuple[date, ...]:
    """Return the days that a sentence sets itself, year included: "au plus tard le 30 juin 2026"; the eve for "avant le"."""
    folded, found = context.tokens.folded, []
    start, end = context.tokens.starts[unit.start], context.tokens.ends[unit.end - 1]
    for written in dates_in(folded, start, end):
        match = _SET.search(folded, max(start, written.start - 18), written.start)
        if match is not None and written.day is not None:
            found.append(written.day - timedelta(days=1 if match["how"] == "avant" else 0))
    return tuple(sorted(found))


def _occasions(context: Context, unit: Unit, words: str) -> Iterator[tuple[Occasion, str, str, int]]:
    """Yield what a sentence asks for: occasion, title, who, and where in the words."""
    meeting = _MEETING.search(words)
    if (
        meeting is not None
        and _BODY.search(words)
        and not _MONEY.search(words)
        and not _MEASURED.search(words[: meeting.start()])
    ):
        title = "Réunion du comité" if "comite" in words or words.startswith(("il ", "elle ")) else "Réunion"
        yield Occasion.MEETING, title, "", meeting.start()
    report = _report(context, unit, words)
    if report is not None:
        yield report
        return
    evaluated = _EVALUATION.search(words)
    named = context.named("evaluation-de-la-convention", unit) and not context.named("autre-evaluation", unit)
    if evaluated is not None and named and not _about_care(words, evaluated) and not _MENTIONED.search(words):
        yield Occasion.EVALUATION, "Évaluation ou bilan", "", evaluated.start()


def _about_care(words: str, match: re.Match[str]) -> bool:
    return _CARE.search(words, match.start(), match.end() + 40) is not None


def _report(context: Context, unit: Unit, words: str) -> tuple[Occasion, str, str, int] | None:
    """Return the report that one side owes to the other."""
    match = _REPORT.search(words)
    if match is None or not _SENDS.search(words) or _about_care(words, match) or _MENTIONED.search(words):
        return None
    text = context.contract.document.text
    for commitment in context.commitments_in(unit):
        said = fold(commitment.span.slice(text))
        if (
            commitment.kind is Kind.OBLIGATION
            and commitment.bearer in (Bearer.CPTS, Bearer.PARTNER)
            and _REPORT.search(said)
            and _SENDS.search(said)
        ):
            who = side_name(context.contract, commitment.bearer)
            title = "Attestation à remettre" if match[0] == "attestation" else "Rapport ou bilan à remettre"
            return Occasion.REPORT, title, who, match.start()
    return None


def _without_rhythm(context: Context, unit: Unit, title: str, words: str) -> list[Undated]:
    """Return a committee that meets without a rhythm; what only meets when something happens is left out."""
    if not re.search(r"comite|instance|copil|commission", words) or not re.search(r"se reuni|reunit", words):
        return []
    if _OCCASIONAL.search(words):
        return []
    span = span_of(context, unit)
    needed = _AS_NEEDED.search(words) is not None
    reason = "Selon les besoins : aucune date." if needed else "Le texte ne dit pas à quel rythme."
    return [Undated(Occasion.MEETING, title, reason, "", place(context, span), span, lacking=not needed)]


def _line(
    context: Context, unit: Unit, term: Term, what: tuple[Occasion, str, str], rhythm: Rhythm
) -> Deadline | Undated:
    occasion, title, who = what
    span = span_of(context, unit)
    where = place(context, span)
    said = written_words(context, unit)[rhythm.place : rhythm.place + len(rhythm.words)].strip()
    days = occurrences(rhythm, term)
    if days:
        endless = not isinstance(term.end, Known) and not rhythm.ahead
        return Deadline(occasion, title, days, who, where, span, _rule(rhythm, said), endless)
    if not rhythm.months and not rhythm.ahead:
        return Undated(occasion, title, f"« {said} » : trop souvent pour être listé.", who, where, span, lacking=False)
    if isinstance(term.effect, Missing):
        return Undated(
            occasion, title, f"« {said} », à partir d'une date d'effet qui n'est pas connue.", who, where, span
        )
    if rhythm.ahead:
        return Undated(occasion, title, f"« {said} », mais ce terme n'est pas connu.", who, where, span)
    reason = f"« {said} » : aucune date n'en découle pendant la période initiale."
    return Undated(occasion, title, reason, who, where, span, lacking=False)


def _rule(rhythm: Rhythm, said: str) -> str:
    if rhythm.ahead:
        return f"« {said} », au jour de même quantième"
    if rhythm.days or rhythm.monthly:
        return f"« {said} »" + (" : la veille, ce jour étant exclu" if rhythm.strict else "")
    much = f", {rhythm.times} fois" if rhythm.times > 1 else ""
    return f"« {said} » : au plus tard à la fin de chaque période comptée depuis la date d'effet{much}"
