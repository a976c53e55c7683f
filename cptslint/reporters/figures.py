"""What is said of the precision and recall of a rule, and the page of all rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from cptslint.model.measure import ENOUGH, Measure, Measures
from cptslint.model.rule import Rule, Severity
from cptslint.reporters.wording import FAMILIES, SEVERITIES, capitalised, counted, plain

NOT_MEASURED = "Règle « à vérifier » : elle attire l'attention sans conclure, sa précision n'est pas mesurée."
COMMAND = "python -m tests.update_readme"
_RANKS: Mapping[str, int] = {family: rank for rank, family in enumerate(FAMILIES)}


def figures(rule: Rule, measures: Measures) -> str:
    """Return the figures of a rule as a sentence, with their counts; that there are not enough when there are not.

    Args:
        rule: The rule.
        measures: The figures of its pack.
    """
    where = f"sur les {measures.conventions} conventions annotées de {measures.corpus} (version {measures.version})"
    if rule.severity is Severity.INFO:
        return NOT_MEASURED
    one = measures.rules.get(rule.code, Measure(0, 0, 0))
    if one.annotated < ENOUGH:
        false = f" ; {counted(one.false, 'fausse alerte', 'fausses alertes')}" if one.false else ""
        return (
            f"Pas assez de données : {counted(one.annotated, 'point annoté', 'points annotés')} {where}, "
            f"{counted(one.right, 'relevé', 'relevés')}{false}. Il en faut {ENOUGH} pour donner un pourcentage."
        )
    precise = f"précision {_percent(one.precision)} ({one.right} justes sur {one.raised} relevés)"
    return capitalised(
        f"{precise if one.raised else 'précision inconnue (aucun point relevé)'}, "
        f"rappel {_percent(one.recall)} ({one.right} relevés sur {one.annotated} annotés), {where}."
    )


def rules_page(rules: Sequence[Rule], measures: Measures | None) -> str:
    """Return the page of all rules, in Markdown, by family in the order of a convention.

    Args:
        rules: The rules.
        measures: Their figures; None when nobody measured them.
    """
    ranked = sorted(rules, key=lambda rule: (_RANKS.get(rule.family, len(_RANKS)), rule.family, rule.code))
    return "\n".join([*_head(rules, measures), *_tables(ranked, measures)]) + "\n"


def _head(rules: Sequence[Rule], measures: Measures | None) -> Iterator[str]:
    yield "# Les règles"
    yield ""
    yield f"<!-- Écrit par `{COMMAND}` : ne pas modifier à la main. -->"
    yield ""
    yield f"{counted(len(rules), 'règle')}. `cptslint explain CODE` en explique une, avec ses fondements et ses exemples."
    yield ""
    if measures is None:
        yield "Ces règles n'ont pas été mesurées."
        yield ""
        return
    total = measures.total
    yield (
        f"Les chiffres viennent de {measures.corpus}, {measures.conventions} conventions fictives annotées "
        f"(version {measures.version}), dont les erreurs ne sont lues par personne. *Précision* : part des points relevés qui sont "
        "justes. *Rappel* : part des points annotés qui sont relevés. Une règle de moins de "
        f"{ENOUGH} points annotés n'a pas de pourcentage. Les règles « à vérifier » ne sont pas mesurées."
    )
    yield ""
    yield (
        f"Toutes règles ensemble : précision {_percent(total.precision)} ({total.right} justes sur {total.raised} relevés), "
        f"rappel {_percent(total.recall)} ({total.right} relevés sur {total.annotated} annotés)."
    )
    yield ""


def _tables(rules: Sequence[Rule], measures: Measures | None) -> Iterator[str]:
    for family, group in groupby(rules, key=lambda rule: rule.family):
        yield f"## {FAMILIES.get(family, family)}"
        yield ""
        yield "| Code | Gravité | Titre | Précision | Rappel |"
        yield "|---|---|---|---|---|"
        for rule in group:
            precision, recall = _cells(rule, measures)
            title = plain(rule.title).replace("|", "\\|")
            yield f"| {rule.code} | {SEVERITIES[rule.severity]} | {title} | {precision} | {recall} |"
        yield ""


def _cells(rule: Rule, measures: Measures | None) -> tuple[str, str]:
    if measures is None or rule.severity is Severity.INFO:
        return "non mesurée", "non mesuré"
    one = measures.rules.get(rule.code, Measure(0, 0, 0))
    if one.annotated < ENOUGH:
        return "pas assez de données", f"{one.right} sur {one.annotated}"
    return (
        f"{_percent(one.precision)} ({one.right}/{one.raised})",
        f"{_percent(one.recall)} ({one.right}/{one.annotated})",
    )


def _percent(share: float) -> str:
    """Return whole percents; what is not all is never said to be 100 %, nor what is not nothing 0 %."""
    rounded = round(100 * share)
    if share < 1:
        rounded = min(rounded, 99)
    if share > 0:
        rounded = max(rounded, 1)
    return f"{rounded} %"
