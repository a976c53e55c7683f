from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cptslint.errors import PackError
from cptslint.packs.rules import load_pack

Refusal = Callable[..., tuple[str, int, str]]
RULE = "ESS/ESS001.yaml"
NOT_WORD = "n'est pas un mot du langage des termes"


def test_the_small_pack_is_right(small_pack: Path) -> None:
    (compiled,) = load_pack(small_pack, with_examples=True).rules
    assert (compiled.rule.code, compiled.rule.bad[0].hits) == ("ESS001", ((14, 26),))


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("severity: w", "severty: w", 4, "clé inconnue « severty » ; vouliez-vous dire « severity » ?"),
        ("why:", "pourquoi:", 11, "clé inconnue « pourquoi » ; "),
        ('why: "Elle pèse sur la CPTS."\n', "", 1, "la clé « why » manque"),
        ("sources: [bonom]\n", "", 1, "la clé « sources » manque"),
        ("code: ESS001", "code: ESS1", 1, "« code: ESS1 » doit être fait de trois lettres et de trois chiffres"),
        ("code: ESS001", "code: ESS001x", 1, "« code: ESS001x » doit être fait de trois lettres et de trois chiffres"),
        ("code: ESS001", "code: 12", 1, "« code: 12 » doit être fait de trois lettres et de trois chiffres"),
        ("warning", "warn", 4, "« severity: warn » n'est pas admis ; vouliez-vous dire « warning » ?"),
        ("warning", "grave", 4, "« severity: grave » n'est pas admis ; admis : error, info, warning"),
        ("nature: risk", "nature: risque", 5, "« nature: risque » n'est pas admis ; vouliez-vous dire « risk » ?"),
        ("kind: passage", "kind: pasage", 6, "« kind: pasage » n'existe pas ; vouliez-vous dire « passage » ?"),
        ("kind: passage", "kind: presence", 8, "clé inconnue « scenarios » ; "),
        ("options:\n  scenarios:\n    - any: [pénalité]", "options: []", 7, "« options » doit contenir des clés"),
        ("  scenarios:", "  scenario:", 8, "clé inconnue « scenario » ; vouliez-vous dire « scenarios » ?"),
        ("- any: [pénalité]", "pénalité", 8, "« scenarios » doit être une liste de blocs à clés"),
        ("- any: [", "- ani: [", 9, "clé inconnue « ani » ; vouliez-vous dire « any » ?"),
        ("[pénalité]", "[pénalité/v]", 9, "« pénalité » n'est pas un infinitif connu (dans « pénalité/v »)"),
        ("[pénalité]", '["a$"]', 9, f"« a$ » {NOT_WORD} (dans « a$ »)"),
        ("[pénalité]", '["~3"]', 9, "le terme « ~3 » est vide (dans « ~3 »)"),
        ("[pénalité]", '["@argnt"]', 9, "référence inconnue « @argnt » ; vouliez-vous dire « argent » ? (dans « @argnt »)"),
        ("[pénalité]", '["#durees"]', 9, "référence inconnue « #durees » ; admis : argent, pret (dans « #durees »)"),
        ("[pénalité]", "{a: b}", 9, "« any » doit être une liste de textes"),
        ("[pénalité]", "[a]\n      explicit: oui", 10, "« explicit » doit être true ou false"),
        ("[pénalité]", "[a]\n      bearer: cpt", 10, "« bearer: cpt » n'est pas admis ; vouliez-vous dire « cpts » ?"),
        ("[pénalité]", "[a]\n      kinds: [right, duty]", 10, "« kinds: duty » n'est pas admis ; "),
        ("[pénalité]", "[a]\n      zones: annexes", 10, "« zones: annexes » n'est pas admis ; "),
        ("[pénalité]", "[a]\n      all: x", 10, "« all » doit être une liste"),
        ("[pénalité]", "[a]\n      quantity: 3", 10, "« quantity » doit contenir des clés"),
        ("[pénalité]", "[a]\n      quantity: {kind: duree, unit: mois}", 10,
         "« kind: duree » n'est pas admis ; vouliez-vous dire « durée » ?"),
        ("[pénalité]", "[a]\n      quantity: {kind: durée, unit: mois, above: trois}", 10, "« above » doit être un nombre"),
        ("sources: [bonom]", "sources: [bonon]", 13, "source inconnue « bonon » ; vouliez-vous dire « bonom » ?"),
        ("sources: [bonom]", "sources: [bonom]\nweight: lourd", 14, "« weight » doit être un nombre"),
        ("sources: [bonom]", "sources: [bonom]\nweight: true", 14, "« weight » doit être un nombre"),
        ("sources: [bonom]", "sources: [bonom]\none_sided: non", 14, "« one_sided » doit être true ou false"),
        ("sources: [bonom]", "sources: [bonom]\nprofiles: [dacs]", 14, "profil inconnu « dacs » ; vouliez-vous dire « dac » ?"),
        ("sources: [bonom]", "sources: [bonom]\ndimension: argents", 14,
         "« dimension: argents » n'est pas admis ; vouliez-vous dire « argent » ?"),
        ("sources: [bonom]", "sources: [bonom]\nconfidence: forte", 14, "« confidence: forte » n'est pas admis ; "),
        ('"Une pénalité est prévue."', "{a: b}", 10, "« message » doit être un texte"),
        ('"Une pénalité est prévue."', "", 10, "« message » doit être un texte"),
        ("good:", "goods:", 17, "clé inconnue « goods » ; vouliez-vous dire « good » ?"),
        ('good:\n  - "La CPTS ne verse rien."\n', "", 15, "la clé « good » manque"),
        ("ne verse rien", "ne verse [[rien]]", 17, "un bon exemple ne porte pas de marque [[…]]"),
        ("[[une pénalité]]", "[[une pénalité", 15, "une marque [[…]] n'est pas fermée ou pas ouverte"),
        ("ne verse rien", "ne verse rien]]", 17, "une marque [[…]] n'est pas fermée ou pas ouverte"),
        ("warning", "warning\nseverity: info", 5, "la clé « severity » est écrite deux fois"),
    ],
)  # fmt: skip
def test_mistake_in_a_rule(refusal: Refusal, old: str, new: str, line: int, message: str) -> None:
    file, found_line, said = refusal(RULE, old, new)
    assert (file, found_line) == ("ESS001.yaml", line)
    assert said.startswith(message) if message.endswith(" ; ") else said == message


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "message"),
    [
        ("lexique/concepts.yaml", "[payer/v, frais!]", "texte", 1, "« argent » doit contenir des clés ou une liste de termes"),
        ("lexique/concepts.yaml", "  terms:", "  termes:", 6, "clé inconnue « termes » ; vouliez-vous dire « terms » ?"),
        ("lexique/concepts.yaml", "financial: true", "financial: non", 4, "« financial » doit être true ou false"),
        ("lexique/concepts.yaml", "payer/v", "payeur/v", 1, "« payeur » n'est pas un infinitif connu (dans « payeur/v »)"),
        ("lexique/concepts.yaml", '"@argent"', '"@argen"', 6, "référence inconnue « @argen » ; vouliez-vous dire « argent » ?"),
        ("lexique/conjugaison.yaml", "present: [est, sont]", "present: [est]", None,
         "« present » doit donner deux formes : singulier et pluriel"),
        ("lexique/conjugaison.yaml", "{present: [est, sont],", "{presents: [est, sont],", None,
         "clé inconnue « presents » ; vouliez-vous dire « present » ?"),
        ("sources.yaml", "  kind: advice", "  kind: conseil", 5, "« kind: conseil » n'est pas admis ; admis : advice, law"),
        ("sources.yaml", "  confidence: V", "  confidence: W", 6, "« confidence: W » n'est pas admis ; admis : M, U, V"),
    ],
)  # fmt: skip
def test_mistake_in_the_words(
    refusal: Refusal, small_pack: Path, name: str, old: str, new: str, line: int | None, message: str
) -> None:
    before = (small_pack / name).read_text(encoding="utf-8").partition(old)[0]
    assert refusal(name, old, new) == (Path(name).name, line or before.count("\n") + 1, message)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("lexique/concepts_autre.yaml", "le concept « pret » est défini deux fois"),
        ("ESS/ESS002.yaml", "le fichier doit commencer par les clés d'une règle"),
        ("ESS/ESS001.yaml", "le fichier doit commencer par les clés d'une règle"),
    ],
)
def test_file_that_should_not_be_there(small_pack: Path, name: str, message: str) -> None:
    text = "pret: [prêt]\n" if "lexique" in name else "- a\n"
    (small_pack / name).write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_pack(small_pack)
    assert str(caught.value) == f"{Path(name).name}, ligne 1 : {message}"


def test_unknown_reference_in_the_words_that_bind(refusal: Refusal) -> None:
    file, _, message = refusal("lexique/deontique.yaml", "rester/v étranger à", '"@argents ~2 payer/v"')
    assert file == "deontique.yaml"
    assert message == "référence inconnue « @argents » ; vouliez-vous dire « argent » ? (dans « @argents ~2 payer/v »)"


def test_concepts_that_define_each_other(refusal: Refusal) -> None:
    file, line, message = refusal("lexique/concepts.yaml", "[payer/v, frais!]", '["@pret"]')
    assert (file, line) == ("lexique", 0)
    assert message.startswith("concepts qui se définissent l'un par l'autre : ")
    assert {"argent", "pret"} <= set(
        message.replace(",", " ").replace("'", " ").replace("[", " ").replace("]", " ").split()
    )


@pytest.mark.parametrize(("old", "new"), [("ESS001", "ESS001"), ("code: ESS001", "code: ESS002")])
def test_code_and_name_stand_once(small_pack: Path, old: str, new: str) -> None:
    text = (small_pack / RULE).read_text(encoding="utf-8")
    (small_pack / "ESS" / "ESS002.yaml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_pack(small_pack)
    twice = "ESS001" if old == new else "penalite"
    assert str(caught.value) == f"ESS002.yaml, ligne 1 : « {twice} » désigne déjà une règle de ESS001.yaml"


@pytest.mark.parametrize(("severity", "refused"), [("error", True), ("warning", True), ("info", False)])
@pytest.mark.parametrize("confidence", ["M", "U"])
def test_rule_that_rests_on_unread_texts_stays_info(
    small_pack: Path, severity: str, refused: bool, confidence: str
) -> None:
    sources = small_pack / "sources.yaml"
    sources.write_text(f"bonom: {{title: T, kind: law, confidence: {confidence}}}\n", encoding="utf-8")
    rule = small_pack / RULE
    rule.write_text(rule.read_text(encoding="utf-8").replace("warning", severity), encoding="utf-8")
    try:
        load_pack(small_pack)
    except PackError as error:
        said = str(error)
    else:
        said = ""
    message = "une règle qui ne repose que sur des textes non relus (M, U) doit rester « info »"
    assert said == (f"ESS001.yaml, ligne 4 : {message}" if refused else "")


@pytest.mark.parametrize(
    "content", ["", "texte", "12", "true", "[a, b]", "{a: b}", "[{a: b}]", "[[a]]", "&a [*a]", "a: &x 1\nb: *x"]
)
@pytest.mark.parametrize(
    "name",
    ["sources.yaml", RULE, *(f"lexique/{n}.yaml" for n in
     ("concepts", "conjugaison", "deontique", "parties", "qualifieurs", "tournures", "verbes"))],
)  # fmt: skip
def test_file_of_another_shape_is_refused_never_a_crash(small_pack: Path, name: str, content: str) -> None:
    (small_pack / name).write_text(content, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_pack(small_pack, with_examples=True)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "name", ["sources.yaml", "lexique/parties.yaml", "lexique/qualifieurs.yaml", "lexique/verbes.yaml"]
)
def test_missing_file_is_named(small_pack: Path, name: str) -> None:
    (small_pack / name).unlink()
    with pytest.raises(PackError) as caught:
        load_pack(small_pack)
    assert str(caught.value) == f"{Path(name).name} : fichier introuvable"


def test_folder_that_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_pack(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path} : ce dossier n'est pas un jeu de règles : il n'a pas de sous-dossier « lexique »"
    )
