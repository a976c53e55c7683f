"""Where a convention speaks of leaving it: words that say so, and sentences that say so by where they stand."""

from __future__ import annotations

from cptslint.matchers.context import Context, Unit, once_per_unit
from cptslint.matchers.exit_others import ends_a_neighbour, is_freedom_to_do, of_a_third
from cptslint.matchers.other_acts import other_contracts
from cptslint.matchers.sides import SIDES
from cptslint.model.contract import Bearer
from cptslint.model.span import Span

EXIT = "sortie-de-la-convention"
_COMPLEMENTS = frozenset({"de", "d", "du", "des", "a", "au", "aux", "le", "la", "les", "l", "un", "une", "son", "sa", "ses", "leur", "leurs",
                          "cette", "cet", "ce", "ces", "avec", "entre"})  # fmt: skip
_MANNERS = frozenset({"plein", "part", "droit", "facon", "maniere", "tout", "toute", "gre", "bon", "commun", "moins", "plus", "terme", "avance",
                      "condition", "charge", "choix", "echeance", "31", "30", "1er", "guise", "meme", "un", "l", "chacune", "chacun",
                      "date", "propre", "moment", "jour", "epoque", "instant", "convenance", "discretion", "effet"})  # fmt: skip
_AFTER_FROM = frozenset({"lors", "que", "qu", "la", "le", "l", "son", "sa", "reception", "notification"})
"""Words that follow "dès", not the article "des"."""
_OBJECTS = frozenset({"la", "le", "l", "les"})
_ANYONE = frozenset({"chacun", "chacune", "nul", "quiconque", "signataire", "signataires", "celui", "on"})
_SUBJECTS = frozenset(
    {"celle", "celui", "elle", "il", "celle-ci", "celui-ci", "chacun", "chacune", "cette", "ce", "nul", "tout", "toute"}
)
_FOLLOWING_UP = frozenset({"a", "au", "faute", "si", "sans", "passe", "apres", "ensuite", "puis", "alors"})
"""First words of a sentence that goes on about a formal notice: "à défaut", "au bout d'un mois", "passé ce délai", "ensuite"."""
_STEPS = frozenset(
    {
        "delai",
        "effet",
        "lettre",
        "notification",
        "cas",
        "courrier",
        "cela",
        "ceci",
        "initiative",
        "lorsque",
        *("lorsqu", "si", "s"),
    }
)
_SETTLES = (("pour", "l"), ("pour", "le"), ("pour", "la"))
"""Before a verb that settles a thing named before: "les parties se rapprochent pour l'arrêter"."""
_HEAD = 5
"""Words a sentence opens with, in which its subject stands."""
_OPENING = 16
"""Words among which what opens a sentence ends."""
_NOMINAL = frozenset({"le", "la", "l", "tout", "toute", "ce", "cette"})
_SAID = 7
"""Words after a noun of leaving that say what happens to it: "le retrait est libre", "la rupture ne prend effet que …"."""
_WHO_OR_WHY = ("@partie", "motif-faute", "motif-impossibilite", "motif-accord", "a-tout-moment")
"""What the title of a part of an article about leaving may say without naming it: "9.1 Par l'Établissement"."""
_REACH = 10
"""Words between "quitter" and the convention it is about."""


@once_per_unit
def exit_places(context: Context, unit: Unit) -> list[tuple[int, int]]:
    """Return the words of a sentence that speak of leaving the convention."""
    found = {*context.named(EXIT, unit)}
    found |= {place for place in context.named("depart-possible", unit) if _of_the_convention(context, unit, place)}
    if in_exit_article(context, unit):
        found |= {
            place
            for place in context.named("depart-nomme", unit)
            if _is_head(context, unit, place) and not has_complement(context, unit, place)
        }
    if in_exit_article(context, unit) or under_duration_title(context, unit):
        found |= {
            place for place in context.named("depart-en-contexte", unit) if not has_complement(context, unit, place)
        }
    found |= {
        place
        for place in context.named("nom-de-depart", unit)
        if _is_head(context, unit, place)
        and not has_complement(context, unit, place)
        and context.named_in("dit-du-depart", place[1], min(unit.end, place[1] + _SAID))
    }
    return sorted(
        place
        for place in found
        if not of_a_third(context, unit, place)
        and not _leaves_a_thing(context, unit, place)
        and not (context.tokens.words[place[1] - 1] == "retrait" and has_complement(context, unit, place))
        and not is_freedom_to_do(context, unit, place)
        and not ends_a_neighbour(context, unit, place)
    )


def _is_head(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether a noun is the subject of its sentence: among its first words, or just after what opens it: "Nul n'étant lié, le retrait …"."""
    words = context.tokens.words
    opened = words[place[0] - 2] == "," and words[place[0] - 1] in _NOMINAL
    return place[0] < unit.start + _HEAD or (opened and place[0] < unit.start + _OPENING)


def _leaves_a_thing(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether "la quitter" takes up something else than the convention: "la salle est rangée avant de la quitter"."""
    words = context.tokens.words[place[0] : place[1]]
    if words[0] not in _OBJECTS or not words[-1].startswith("quitt"):
        return False
    if under_exit_title(context, unit) or under_duration_title(context, unit):
        return False
    before = context.unit_before(unit)
    start = before.start if before is not None and context.same_article(before, unit) else unit.start
    return not context.named_in("@acte", start, place[0])


def _of_the_convention(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether somebody who "s'en va" leaves the convention: it is named beside, or a party leaves nothing else."""
    if context.named_in("@acte", max(unit.start, place[0] - _REACH), min(unit.end, place[1] + _REACH)):
        return True
    if context.tokens.words[place[0] - 1 : place[0] + 1] in _SETTLES or has_complement(context, unit, place):
        return False
    party = any(context.named_in(name, unit.start, place[1]) for name, _ in SIDES)
    party = party or any(
        context.named_in(name, place[1], place[1] + 4)
        for name, _ in SIDES
        if context.tokens.words[place[1] : place[1] + 1] == ("par",)
    )
    party = party or any(word in _ANYONE for word in context.tokens.words[unit.start : place[0]])
    return (party and not other_contracts(context, unit)) or in_exit_article(context, unit) or _goes_on(context, unit)


def has_complement(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether words are completed by something that is neither a party nor a manner ("le retrait des médicaments")."""
    words = context.tokens.words
    after = words[place[1]] if place[1] < unit.end else ""
    follows = words[place[1] + 1 : min(unit.end, place[1] + 3)]
    if context.named_in("annonce-de-sortie", place[1], place[1] + 2):
        return False
    if after == "des" and follows and follows[0] in _AFTER_FROM:
        return False
    if context.named_in("#durée", place[1], place[1] + 1) or any(
        word.startswith(("engagement", "obligation")) for word in words[place[1] : place[1] + 3]
    ):
        return False
    names = (*(name for name, _ in SIDES), "@partie")
    sided = any(context.named_in(name, place[1], min(unit.end, place[1] + 4)) for name in names)
    thing = after == "d" and follows[:1] in (("un",), ("une",)) and follows[1:] not in ((), ("commun",))
    return after in _COMPLEMENTS and (thing or not any(word in _MANNERS for word in follows)) and not sided


def _goes_on(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence that begins with a pronoun goes on about the convention."""
    before = context.unit_before(unit)
    pronoun = context.tokens.words[unit.start] in ("elle", "il", "celle-ci", "celui-ci")
    return pronoun and (
        before is None or not context.same_article(before, unit) or bool(context.named("@acte", before))
    )


@once_per_unit
def in_exit_article(context: Context, unit: Unit) -> bool:
    """Tell whether the title of the article speaks of leaving, or what introduces the list does."""
    return under_exit_title(context, unit) or any(
        any(context.named_in(name, start, end) for name in (EXIT, "depart-possible", "fin-de-l-acte"))
        for start, end in introductions(context, unit)
    )


@once_per_unit
def under_duration_title(context: Context, unit: Unit) -> bool:
    """Tell whether the title of the article of a sentence speaks of how long the convention lasts."""
    heading = context.heading(context.clause(unit))
    return heading is not None and bool(
        context.named_in("titre-de-duree", *context.tokens.range(heading.start, heading.end))
    )


@once_per_unit
def under_exit_title(context: Context, unit: Unit) -> bool:
    """Tell whether the title of the article of a sentence speaks of leaving, or the one above when it only says who or why."""
    for heading in context.headings(context.clause(unit)):
        words = context.tokens.range(heading.start, heading.end)
        if context.named_in("sortie-d-autre-chose", *words):
            return False
        if context.named_in("titre-de-sortie", *words):
            return not _is_about_patients(context, unit, heading)
        if not any(context.named_in(name, *words) for name in _WHO_OR_WHY):
            return False
    return False


def _is_about_patients(context: Context, unit: Unit, heading: Span) -> bool:
    """Tell whether a title that only says "À la sortie" is about the discharge of patients: its article names them, and no contract."""
    if "sortie" not in context.tokens.words[slice(*context.tokens.range(heading.start, heading.end))]:
        return False
    article = context.article_range(context.clause(unit))
    return bool(context.named_in("tiers-qui-part", *article)) and not any(
        context.named_in(name, *article) for name in ("@acte", "@parties", "verbe-de-rupture", "mot-preavis")
    )


@once_per_unit
def introductions(context: Context, unit: Unit) -> list[tuple[int, int]]:
    """Return what introduces the list a sentence stands in, the nearest first."""
    ranges = context.scope(unit)[1:]
    return ranges[:-1] if context.heading(context.clause(unit)) is not None else ranges


@once_per_unit
def gives_by_place(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence without any word of leaving gives or bars a way out because of the title or list it stands under."""
    clause = context.clause(unit)
    if _in_exit_table(context, unit):
        return True
    if context.named("par-volonte", unit) and (context.named("fin-de-l-acte", unit) or in_exit_article(context, unit)):
        return True
    if context.named("tenu-jusqu-au-terme", unit):
        return True
    if not in_exit_article(context, unit) or context.named("sort-des-choses", unit):
        return False
    placed = clause.is_item or context.headed_by(clause) in (Bearer.CPTS, Bearer.PARTNER)
    if placed and any(context.named(name, unit) for name in ("motif-faute", "motif-impossibilite", "a-tout-moment")):
        return True
    opening = context.tokens.words[unit.start : unit.start + 2]
    subject = any(word in _SUBJECTS for word in opening) or any(
        place[0] < unit.start + 3 for place in context.named("@partie", unit)
    )
    stated = subject and any(context.named(name, unit) for name in ("ouverture", "a-tout-moment"))
    labelled = bool(context.named("@partie", unit)) and (
        ":" in context.tokens.words[unit.start : unit.end] or clause.is_item
    )
    return stated or (labelled and bool(context.named("refus", unit) or context.named("@preavis", unit)))


def _in_exit_table(context: Context, unit: Unit) -> bool:
    """Tell whether a cell names who leaves, in a row that gives a notice, under a title about leaving: "Sans motif | CPTS | trois mois"."""
    if not context.named("@partie", unit) or not under_exit_title(context, unit):
        return False
    return any(context.quantities(*place) for place in context.row(unit) if place[0] != unit.start)


@once_per_unit
def follows_exit(context: Context, unit: Unit) -> bool:
    """Tell whether the sentence before, in the same article, speaks of leaving."""
    before = context.unit_before(unit)
    return (
        before is not None
        and context.same_article(before, unit)
        and bool(exit_places(context, before) or gives_by_place(context, before))
    )


def own_subject(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence that follows a way out still has the parties, the notice or the way out for its subject."""
    opening = context.tokens.words[unit.start : unit.start + 5]
    if context.clause(unit).is_item or any(word in _SUBJECTS or word in _STEPS for word in opening):
        return True
    if context.named("mot-preavis", unit) or context.named("fin-de-l-acte", unit):
        return True
    head = (unit.start, min(unit.end, unit.start + 5))
    return any(context.named_in(name, *head) for name in ("@partie", "mot-preavis", "#durée", EXIT, "sans-preavis"))


def mends_breach(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence goes on about a breach that was pointed out: "à défaut, sous trente jours, …", "sans réaction au bout d'un mois, …"."""
    before = context.unit_before(unit)
    if before is None or not context.same_article(before, unit):
        return False
    told = context.named("mise-en-demeure", before) or (
        context.named("motif-faute", before) and context.named("mise-en-demeure", unit)
    )
    later = context.named("mise-en-demeure", unit) and context.named_in("#durée", unit.start, unit.start + 2)
    follows = context.tokens.words[unit.start] in _FOLLOWING_UP or later
    return bool(told and follows) and not context.named("a-tout-moment", unit)
