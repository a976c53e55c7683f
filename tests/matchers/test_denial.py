from __future__ import annotations

import pytest

from tests.checking import context_of, found_by


def raised(text: str) -> bool:
    return found_by("{any: [pénalité]}", text) != []


@pytest.mark.parametrize(
    "text",
    [
        "Aucune pénalité n'est due.",
        "Aucune autre pénalité n'est due.",
        "La CPTS part sans pénalité.",
        "La CPTS part sans aucune pénalité.",
        "La CPTS part sans frais ni pénalité.",
        "Ni indemnité ni pénalité ne sont dues.",
        "Il n'est pas dû de pénalité.",
        "La CPTS ne verse pas de pénalité.",
        "La CPTS ne versera jamais de pénalité.",
        "La CPTS n'est redevable d'aucune pénalité.",
        "La CPTS ne doit aucune pénalité.",
        "Nulle pénalité n'est due.",
        "Les pénalités ne sont pas applicables.",
        "La CPTS est dispensée de pénalité.",
        "La CPTS est exonérée de toute pénalité.",
        "En l'absence de pénalité, la CPTS paie le prix.",
        "Il n'y a pas lieu à pénalité.",
        "L'Établissement ne peut réclamer une pénalité.",
        "La CPTS ne verse pas d'indemnité, ni de somme liée à une pénalité.",
        "La CPTS ne saurait se voir appliquer une pénalité.",
    ],
)
def test_a_denial_is_not_the_thing_denied(text: str) -> None:
    assert not raised(text)


@pytest.mark.parametrize(
    "text",
    [
        "Une pénalité est due.",
        "Les demandes hors programme sont une pénalité.",
        "Une pénalité est due non seulement par la CPTS.",
        "La CPTS ne peut refuser la pénalité.",
        "La CPTS ne peut s'opposer à la pénalité.",
        "La CPTS ne peut se soustraire à la pénalité.",
        "La résiliation ne fait pas obstacle à la pénalité.",
        "Le paiement ne dispense pas de la pénalité.",
        "La pénalité est due sans délai.",
        "La pénalité est due sans exception ni réserve.",
        "Sans préjudice de la pénalité, la CPTS paie le prix.",
        "La CPTS ne verse qu'une pénalité.",
        "La CPTS ne manque pas de verser la pénalité.",
        "Au point de situation du lundi, la pénalité est examinée.",
        "Le point de situation fixe la pénalité.",
    ],
)
def test_what_looks_like_a_denial_and_is_none(text: str) -> None:
    assert raised(text)


@pytest.mark.parametrize(
    "text",
    [
        "La CPTS n'est pas propriétaire du matériel, mais verse une pénalité.",
        "Si le rapport n'est pas remis, une pénalité est due.",
        "Aucun délai n'est accordé ; une pénalité est due.",
        "La CPTS ne paie pas le matériel. Elle verse une pénalité.",
        "La CPTS agit sans retard, et verse une pénalité.",
        "Le rapport n° 3 donne lieu à une pénalité.",
        "En cas de réunion non tenue, une pénalité est due.",
    ],
)
def test_a_denial_stops_at_the_end_of_its_clause(text: str) -> None:
    assert raised(text)


@pytest.mark.parametrize(
    "text",
    [
        "La CPTS qui ne respecte pas le planning verse une pénalité.",
        "Toute réunion qui n'est pas tenue donne lieu à une pénalité.",
        "Le rapport non remis dans le délai donne lieu à une pénalité.",
    ],
)
def test_a_denial_inside_a_relative_clause_does_not_deny_what_follows(text: str) -> None:
    assert raised(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Pas d'astreinte.", False),
        ("La CPTS répond, pas de réunion d'astreinte.", False),
        ("La CPTS est exempte d'astreinte.", False),
        ("La CPTS tient une ligne d'astreinte.", True),
        ("La CPTS ne part pas, d'astreinte qu'elle est.", True),
    ],
)
def test_the_of_of_a_denial_may_open_what_it_denies(text: str, *, wanted: bool) -> None:
    assert (found_by("{any: [d'astreinte]}", text) != []) is wanted


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("La CPTS rend les appareils, l'usure n'étant pas remboursée.", []),
        ("La CPTS rend les appareils, le transport n'en étant jamais remboursé.", []),
        (
            "La CPTS, n'étant pas remboursée, rembourse les repas.",
            ["La CPTS, n'étant pas remboursée, rembourse les repas"],
        ),
    ],
)
def test_a_denied_participle_denies_itself_inside_a_commitment(text: str, passages: list[str]) -> None:
    assert found_by("{bearer: [cpts], kinds: [obligation], any: [rembourser/v]}", text) == passages


@pytest.mark.parametrize(
    "text",
    [
        "Toute semaine pour laquelle l'état n'est pas remis donne lieu à une pénalité",
        "L'état dont la remise n'est pas constatée donne lieu à une pénalité",
        "La CPTS qui ne remet pas l'état doit une pénalité",
    ],
)
def test_a_relative_clause_denies_nothing_of_the_main_clause(text: str) -> None:
    assert found_by("{any: [pénalité]}", f"{text}.") == [text]


def test_a_list_of_what_must_not_be_done_denies_its_items() -> None:
    listed = "- d'exiger une pénalité ;\n- de tenir un registre."
    assert not raised(f"L'Établissement s'abstient :\n{listed}")
    assert raised(f"L'Établissement s'engage :\n{listed}")


@pytest.mark.parametrize(
    "text",
    [
        "La CPTS ne verse pas, pour chaque trimestre concerné, une pénalité de 90 euros.",
        "L'Établissement ne réclame pas, même en cas de retard, une pénalité.",
    ],
)
def test_a_denial_crosses_what_commas_set_apart(text: str) -> None:
    assert not raised(text)


@pytest.mark.parametrize(
    "text",
    [
        "Si la salle n'est pas libérée, dans les deux jours, une pénalité est due.",
        "La convention n'est pas renouvelée, ce qui rend la pénalité exigible.",
        "La CPTS ne fournit pas la salle, elle verse une pénalité.",
        "Le retard ne saurait être reproché à l'Établissement et entraîne, à la charge de la CPTS, une pénalité.",
    ],
)
def test_a_denial_stops_at_a_clause_of_its_own(text: str) -> None:
    assert raised(text)


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("L'Établissement décide seul, sans l'accord de la CPTS.", True),
        ("La CPTS n'a pas son mot à dire : l'accord de la CPTS est inutile.", True),
        ("L'Établissement ne demande pas l'accord de la CPTS.", False),
        ("L'Établissement ne sollicite pas, avant chaque séance, l'accord de la CPTS.", False),
    ],
)
def test_unless_verb_counts_every_denial_but_that_of_the_verb(text: str, fires: bool) -> None:
    assert (found_by("{any: [accord ~2 @cpts], denied: unless-verb}", text) != []) is fires


@pytest.mark.parametrize(
    ("kinds", "fires"),
    [("", False), ("kinds: [obligation, prohibition], ", False), ("kinds: [prohibition, exemption], ", True)],
)
def test_kinds_tell_a_denial_only_when_all_are_denied(kinds: str, fires: bool) -> None:
    text = "La CPTS ne tient pas la permanence la nuit."
    assert (found_by(f"{{bearer: [cpts], {kinds}any: [permanence]}}", text) != []) is fires


def cue_of(text: str, *, verb: bool = True) -> str | None:
    """Return the words that deny the penalty of a text, None when nothing does."""
    context = context_of(text)
    source = context.contract.document.text
    first = source.rindex(text)
    at = next(at for at in context.tokens.places["penalite"] if context.tokens.starts[at] >= first)
    unit = context.unit_at(at)
    assert unit is not None
    cue = context.denied(unit, at, at + 1, verbal=verb)
    return None if cue is None else source[context.tokens.starts[cue[0]] : context.tokens.ends[cue[1] - 1]]


CUES = [
    # Before the word, across its noun group and no verb.
    ("Aucune pénalité n'est due.", "Aucune"),
    ("Aucune autre somme ni pénalité n'est due.", "Aucune"),
    ("Aucun frais de dossier ou de pénalité n'est dû.", "Aucun"),
    ("Aucune somme réclamée à titre de pénalité n'est due.", "Aucune"),
    ("Aucun retard n'est admis sans pénalité.", "sans"),
    ("Aucun frais, pénalité ou intérêt n'est dû.", None),
    ("La CPTS part sans pénalité.", "sans"),
    ("La CPTS part sans payer une quelconque somme ou pénalité.", "sans"),
    ("La CPTS est dispensée de pénalité.", "dispensée de"),
    ("La CPTS est dispensée de toute forme de pénalité.", "dispensée de"),
    ("La CPTS est dispensée de caution, et verse une pénalité.", None),
    ("La CPTS ne verse pas de pénalité.", "pas de"),
    ("Pas de pénalité.", "Pas de"),
    # By the verb, before or after it.
    ("Pas une pénalité n'est due.", "n"),
    ("La CPTS ne verse de pénalité à personne.", "ne"),
    ("La CPTS ne peut verser la pénalité.", "ne"),
    ("La pénalité ne peut être réclamée.", "ne"),
    ("La pénalité ne s'applique pas.", "ne"),
    ("La pénalité n'est ni due ni remise.", "n"),
    ("La pénalité n'est due par aucune des parties.", "n"),
    ("La pénalité versée par la CPTS à l'Établissement au titre du retard constaté ne s'applique pas.", "ne"),
    # "Ne … que" is no denial, unless "pas" stands there too.
    ("La CPTS ne verse que la pénalité.", None),
    ("La CPTS ne pourra verser la pénalité qu'en mars.", None),
    ("La CPTS ne verse pas que la pénalité.", "ne"),
    # Another clause is denied, not the one of the word.
    ("La pénalité est due si le retard n'est pas justifié.", None),
    ("La pénalité est due lorsque le retard n'est pas justifié.", None),
    ("La pénalité est due tant que le rapport n'est pas remis.", None),
    ("La pénalité est due. Le reste n'est pas dû.", None),
    ("La CPTS paie la pénalité, l'Établissement ne la remet pas.", None),
    ("La pénalité, que la CPTS ne conteste pas, est due.", None),
    ("La CPTS qui ne tient pas ce délai verse une pénalité.", None),
    ("La CPTS qui ne verse pas de pénalité part.", "pas de"),
    ("Le rapport dont la CPTS ne dispose pas donne lieu à une pénalité.", None),
    ("Le rapport dont la CPTS n'a pas payé la pénalité est remis.", "n"),
    # A second verb is denied, or is not.
    ("La pénalité est due et ne peut être réduite.", None),
    ("La pénalité est due mais n'est pas réduite.", None),
    ("La CPTS ne part pas et verse une pénalité.", None),
    ("La CPTS ne part pas et paie la pénalité.", None),
    # A second object of a denied verb is denied too.
    ("La CPTS ne paie pas la caution et la pénalité.", "ne"),
    ("La CPTS ne paie pas l'astreinte ou la pénalité.", "ne"),
    # Commas set an aside apart; a clause of its own stands alone.
    ("La CPTS ne paie pas, en fin de mois, une pénalité.", "ne"),
    ("La CPTS ne paie pas, quel que soit le retard, de pénalité.", "ne"),
    ("Toute somme étant versée, la CPTS ne paie pas, en fin de mois, une pénalité.", "ne"),
    ("La CPTS ne paie pas, elle doit une pénalité.", None),
    ("Si la CPTS ne paie pas, en fin de mois, une pénalité est due.", None),
    # A number is no denial.
    ("Le contrat n° 3 prévoit une pénalité.", None),
    ("Le contrat n. 3 ne prévoit pas une pénalité.", "ne"),
    # A participle of its own.
    ("La pénalité n'étant pas due, la CPTS part.", "n"),
    ("La CPTS part, la pénalité n'étant pas due.", "n"),
    ("La CPTS, n'étant pas informée, verse une pénalité.", None),
]


@pytest.mark.parametrize(("text", "cue"), CUES)
def test_a_denial_is_told_by_its_words(text: str, cue: str | None) -> None:
    assert cue_of(text) == cue


@pytest.mark.parametrize("text", [text for text, cue in CUES if cue in ("ne", "n")])
def test_the_denial_of_a_verb_may_be_left_out(text: str) -> None:
    assert cue_of(text, verb=False) is None


@pytest.mark.parametrize(("text", "cue"), [row for row in CUES if row[1] not in ("ne", "n")])
def test_other_denials_may_not(text: str, cue: str | None) -> None:
    assert cue_of(text, verb=False) == cue
