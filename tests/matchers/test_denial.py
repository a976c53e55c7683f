from __future__ import annotations

import pytest

from tests.checking import found_by


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
