"""What moved between two drafts: articles, words, references, commitments, findings, balance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cptslint.compare.compare import compare
from cptslint.compare.sections import sections_of
from cptslint.model.comparison import CommitmentFate, Fate, FindingFate, Worse
from cptslint.model.finding import Finding
from cptslint.model.report import NotAssessed
from cptslint.model.rule import Severity
from cptslint.model.span import Span
from cptslint.model.suppression import Ground as SuppressionGround
from cptslint.model.suppression import Suppressed, Suppression
from tests.compare.drafts import (
    ARTICLES,
    DUTIES,
    HEAD,
    HOSPITAL,
    LEAVING,
    MONEY,
    OBJECT,
    SECRET,
    TERM,
    articles,
    changed_rows,
    compared,
    draft,
    report,
    section,
)
from tests.conftest import ROOT

DEV = sorted((ROOT / "corpus" / "dev").glob("*/convention.*"))
COMMITTEE = ("Gouvernance", "Un comité paritaire se réunit deux fois par an et rend ses avis à l'unanimité.")
FIRST, SECOND = SECRET[1].split("\n")


def rewritten(article: tuple[str, str], *changes: tuple[str, str]) -> tuple[str, str]:
    title, body = article
    for old, new in changes:
        assert old in body
        body = body.replace(old, new)
    return title, body


def commitments(comparison):
    return [
        (c.fate.value, c.old_label, c.new_label, c.details)
        for c in comparison.commitments
        if c.fate is not CommitmentFate.UNCHANGED
    ]


def findings(comparison):
    return [
        (c.fate.value, (c.new or c.old).rule.code) for c in comparison.findings if c.fate is not FindingFate.UNCHANGED
    ]


def test_same_text_has_changed_nowhere() -> None:
    same = compared(ARTICLES, ARTICLES)
    assert {c.fate for c in same.sections} == {Fate.UNCHANGED}
    assert (commitments(same), findings(same), same.worse, same.cautions) == ([], [], (), ())


@pytest.mark.parametrize("path", DEV[::4], ids=lambda path: path.parent.name)
def test_a_convention_is_the_same_as_itself(path, pack) -> None:
    from cptslint.analysis import analyse
    from cptslint.readers import read

    one = analyse(read(path), pack)
    same = compare(one, one)
    assert {c.fate for c in same.sections} == {Fate.UNCHANGED}
    assert {c.fate for c in same.commitments} <= {CommitmentFate.UNCHANGED}
    assert {c.fate for c in same.findings} <= {FindingFate.UNCHANGED}
    assert same.worse == ()


@pytest.mark.parametrize("path", DEV[::3], ids=lambda path: path.parent.name)
def test_every_paragraph_belongs_to_one_section(path, pack) -> None:
    from cptslint.readers import read
    from cptslint.structure.build import build

    contract = build(read(path), pack.vocabulary).contract
    lines = [line for one in sections_of(contract) for line in one.lines]
    text = contract.document.text
    headings = [a.heading for a in contract.articles] + [a.heading for x in contract.annexes for a in x.articles]
    starts = {x.span.start for x in contract.annexes}
    lost = [
        block.span.slice(text)
        for block in contract.document.blocks
        if block.span.slice(text).strip()
        and sum(block.span.contains(line) and len(line) > 0 for line in lines) != 1
        and not any(heading.overlaps(block.span) for heading in headings)
        and block.span.start not in starts
    ]
    assert lost == []


def test_inserted_article_renumbers_the_others_and_says_which_reference_now_lies() -> None:
    inserted = compared(ARTICLES, (OBJECT, COMMITTEE, *ARTICLES[1:]))
    assert articles(inserted) == [
        ("added", [], ["article 2"]),
        *(("moved", [f"article {n}"], [f"article {n + 1}"]) for n in range(2, 7)),
        ("changed", ["article 7"], ["article 8"]),
    ]
    last = section(inserted, "article 8")
    (lying,) = last.redirected
    assert (lying.words, lying.before, lying.after) == (
        "article 2",
        "article 2 (Engagements de la CPTS)",
        "article 2 (Gouvernance)",
    )
    assert lying.span.slice(inserted.new.contract.document.text) == "article 2"
    assert not last.minor


def test_reference_that_follows_its_article_is_no_change() -> None:
    followed = compared(ARTICLES, (OBJECT, COMMITTEE, *ARTICLES[1:6], rewritten(LEAVING, ("article 2", "article 3"))))
    assert section(followed, "article 8").fate is Fate.MOVED
    assert commitments(followed) == [("added", "", "article 2", ()), ("added", "", "article 2", ())]


def test_moved_article_is_the_only_one_that_left_its_place() -> None:
    moved = compared(
        ARTICLES, (OBJECT, MONEY, DUTIES, HOSPITAL, SECRET, TERM, rewritten(LEAVING, ("article 2", "article 3")))
    )
    assert articles(moved) == [
        ("moved", ["article 4"], ["article 2"]),
        ("moved", ["article 2"], ["article 3"]),
        ("moved", ["article 3"], ["article 4"]),
    ]
    assert [c.moved for c in moved.sections if c.fate is Fate.MOVED] == [True, False, False]
    assert (commitments(moved), findings(moved)) == ([], [])


def test_split_article_is_one_text() -> None:
    split = compared(ARTICLES, (*ARTICLES[:4], ("Confidentialité", FIRST), ("Données", SECOND), TERM, LEAVING))
    assert articles(split)[0] == ("changed", ["article 5"], ["article 5", "article 6"])
    change = section(split, "article 6")
    assert changed_rows(change) == [("Confidentialité [et données]", "Confidentialité", ""), ("", "[Données]", "")]
    assert (change.score, change.sure) == (100.0, True)
    assert (commitments(split), findings(split)) == ([], [])


def test_merged_articles_are_one_text() -> None:
    merged = compared((*ARTICLES[:4], ("Confidentialité", FIRST), ("Données", SECOND), TERM, LEAVING), ARTICLES)
    assert articles(merged)[0] == ("changed", ["article 5", "article 6"], ["article 5"])
    assert changed_rows(section(merged, "article 5")) == [
        ("Confidentialité", "Confidentialité [et données]", ""),
        ("[Données]", "", ""),
    ]


def test_retitled_article_is_found_by_its_words() -> None:
    retitled = compared(ARTICLES, (*ARTICLES[:3], ("Contribution annuelle", MONEY[1]), *ARTICLES[4:]))
    change = section(retitled, "article 4")
    assert (change.fate, change.retitled) == (Fate.CHANGED, True)
    assert changed_rows(change) == [("[Dispositions financières]", "[Contribution annuelle]", "")]


def test_article_written_anew_under_its_title_is_no_other_article() -> None:
    alone = (
        "Le Centre hospitalier seul peut mettre fin à la convention sans délai ; la CPTS reste engagée jusqu'au terme."
    )
    anew = compared(ARTICLES, (*ARTICLES[:6], ("Résiliation", alone)))
    change = section(anew, "article 7")
    assert (change.fate, change.score < 60, len(changed_rows(change))) == (Fate.CHANGED, True, 2)
    assert findings(anew) == [("new", "SOR002")]
    assert anew.worse == (Worse.INDEX, Worse.ERROR)


def test_article_under_another_title_that_barely_looks_alike_is_to_be_checked() -> None:
    body = "La CPTS verse à la clinique du Parc, pour la durée du projet, une subvention de 900 euros, après accord écrit de son bureau."
    doubtful = compared(ARTICLES, (*ARTICLES[:3], ("Subvention", body), *ARTICLES[4:]))
    change = section(doubtful, "article 4")
    assert (change.fate, change.sure) == (Fate.CHANGED, False)
    assert doubtful.cautions == ("Rapprochement incertain, à vérifier en lisant les deux textes : article 4.",)


def test_strangers_are_said_to_be_strangers() -> None:
    other = tuple(
        (f"Titre {word}", f"{word} " * 12 + "est livré par le fournisseur.")
        for word in ("alpha", "beta", "gamma", "delta", "zeta", "iota", "kappa")
    )
    strangers = compared(ARTICLES, other)
    assert {c.fate for c in strangers.sections if c.old and c.old[0].label.startswith("article")} == {Fate.REMOVED}
    assert strangers.cautions[0].endswith("ces fichiers ne sont peut-être pas deux versions de la même convention.")


def test_words_that_changed_are_marked() -> None:
    dearer = compared(
        ARTICLES,
        (*ARTICLES[:3], rewritten(MONEY, (", après accord écrit de son bureau", ""), ("500", "5 000")), *ARTICLES[4:]),
    )
    start = "La CPTS verse au Centre hospitalier une participation annuelle de"
    assert changed_rows(section(dearer, "article 4")) == [
        (f"{start} [500 ]euros[, après accord écrit de son bureau].", f"{start} [5 000 ]euros.", "")
    ]
    assert commitments(dearer) == [
        (
            "firmer",
            "article 4",
            "article 4",
            ("condition retirée : accord préalable", "« 500 euros » devient « 5 000 euros »"),
        )
    ]


def test_punctuation_and_capitals_alone_are_minor() -> None:
    minor = compared(
        ARTICLES, (*ARTICLES[:3], rewritten(MONEY, ("La CPTS", "la CPTS"), ("euros,", "euros")), *ARTICLES[4:])
    )
    change = section(minor, "article 4")
    assert (change.fate, change.minor) == (Fate.CHANGED, True)


def test_typographic_quotes_and_spaces_are_no_change() -> None:
    new = draft(*ARTICLES).replace("'", "’").replace("500 euros", "500\u00a0euros")
    same = compare(report(draft(*ARTICLES)), report(new))
    assert {c.fate for c in same.sections} == {Fate.UNCHANGED}


def test_paragraph_moved_to_another_article_is_said_to_have_moved() -> None:
    moved = compared(
        ARTICLES, ((OBJECT[0], f"{OBJECT[1]}\n{SECOND}"), *ARTICLES[1:4], (SECRET[0], FIRST), *ARTICLES[5:])
    )
    assert changed_rows(section(moved, "article 1")) == [("", f"[{SECOND}]", "article 5")]
    assert changed_rows(section(moved, "article 5")) == [(f"[{SECOND}]", "", "article 1")]
    (dropped,) = [c for c in moved.commitments if c.fate is CommitmentFate.DROPPED]
    assert not dropped.sure
    assert dropped.details == (
        "les mêmes mots sont toujours dans le nouveau texte, où ils ne sont pas lus comme un engagement",
    )


def test_commitment_that_changes_side_is_worse() -> None:
    turned = (
        "Engagements du Centre hospitalier",
        "La CPTS met gratuitement une salle de réunion à la disposition du Centre hospitalier chaque mois.",
    )
    result = compared(ARTICLES, (OBJECT, DUTIES, turned, *ARTICLES[3:]))
    assert commitments(result) == [
        ("side-changed", "article 3", "article 3", ("passe de « le Centre hospitalier » à « la CPTS »",))
    ]
    assert ("new", "ENG002") in findings(result)
    assert result.worse == (Worse.INDEX, Worse.ERROR)


def test_best_efforts_that_become_a_result_are_firmer_and_the_way_back_is_softer() -> None:
    firm = (
        OBJECT,
        rewritten(DUTIES, ("s'engage à faire ses meilleurs efforts pour proposer", "garantit")),
        *ARTICLES[2:],
    )
    there, back = compared(ARTICLES, firm), compared(firm, ARTICLES)
    assert [one[0] for one in commitments(there)] == ["firmer"]
    assert [one[0] for one in commitments(back)] == ["softer"]
    assert (findings(there), findings(back)) == ([("new", "ENG003")], [("fixed", "ENG003")])
    assert (there.worse, back.worse) == ((Worse.INDEX, Worse.ERROR), ())


def test_mended_finding_shows_what_its_clause_became() -> None:
    firm = (
        OBJECT,
        rewritten(DUTIES, ("s'engage à faire ses meilleurs efforts pour proposer", "garantit")),
        *ARTICLES[2:],
    )
    back = compared(firm, ARTICLES)
    (fixed,) = [c for c in back.findings if c.fate is FindingFate.FIXED]
    assert fixed.successor is not None
    assert fixed.successor.slice(back.new.contract.document.text).startswith(
        "La CPTS s'engage à faire ses meilleurs efforts"
    )


def test_finding_in_a_renumbered_article_is_unchanged_and_a_reworded_one_is_said_so() -> None:
    firm = rewritten(DUTIES, ("s'engage à faire ses meilleurs efforts pour proposer", "garantit"))
    old = (OBJECT, firm, *ARTICLES[2:])
    moved = compared(old, (OBJECT, COMMITTEE, firm, *ARTICLES[2:]))
    assert "ENG003" in {c.old.rule.code for c in moved.findings if c.fate is FindingFate.UNCHANGED}
    reworded = compared(old, (OBJECT, rewritten(firm, ("sept jours", "trois jours")), *ARTICLES[2:]))
    assert findings(reworded) == [("reworded", "ENG003")]
    assert reworded.worse == ()


def test_rule_that_was_not_run_on_the_new_draft_mends_nothing() -> None:
    old = report(draft(*ARTICLES))
    new = replace(
        old,
        findings=tuple(f for f in old.findings if f.rule.code != "RGP001"),
        not_assessed=(NotAssessed("RGP001", "sans objet"),),
    )
    (gone,) = [c for c in compare(old, new).findings if c.new is None]
    assert (gone.fate, gone.reason) == (FindingFate.NOT_CHECKED, "sans objet")


def test_finding_said_by_a_graver_one_is_not_mended() -> None:
    without = compared(ARTICLES, ARTICLES[:6])
    assert ("new", "SOR001") in findings(without)
    assert ("absorbed", "SOR010") in findings(without)


def test_finding_that_a_graver_one_said_before_is_not_new() -> None:
    mended = compared(ARTICLES[:6], ARTICLES)
    assert ("fixed", "SOR001") in findings(mended)
    (change,) = [c for c in mended.findings if c.new is not None and c.new.rule.code == "SOR010"]
    assert (change.fate, change.old, change.reason) == (
        FindingFate.UNCHANGED, None, "était contenu dans le point SOR001",
    )  # fmt: skip


def test_quantities_are_paired_only_where_it_is_clear_which_became_which() -> None:
    always = "La CPTS demeure joignable sept jours sur sept et vingt-quatre heures sur vingt-quatre par le Centre hospitalier."
    hours = "La CPTS demeure joignable les jours ouvrés de 9 heures à 18 heures par le Centre hospitalier."
    said = amounts_of(always, hours)
    assert "devient" not in said
    assert "« vingt-quatre heures » retiré" in said
    assert "« 9 heures » ajouté" in said
    month = "La CPTS remet son bilan au Centre hospitalier dans un délai d'{}."
    assert amounts_of(month.format("un mois"), month.format("un mois").replace("d'un mois", "de 60 jours")) == (
        "« un mois » devient « 60 jours »"
    )


def amounts_of(before: str, after: str) -> str:
    result = compared((OBJECT, (DUTIES[0], before), *ARTICLES[2:]), (OBJECT, (DUTIES[0], after), *ARTICLES[2:]))
    (change,) = [c for c in result.commitments if c.details]
    return " ; ".join(change.details)


def test_text_that_is_no_convention_is_not_compared() -> None:
    nothing = compare(report(draft(*ARTICLES)), report("Bonjour,\n\nvoici la liste des courses.\n"))
    assert nothing.sections == ()
    assert nothing.cautions[0].startswith("Le nouveau texte n'a pas pu être comparé : ")


def test_accepted_risk_of_the_new_draft_is_no_new_error() -> None:
    turned = (
        "Engagements du Centre hospitalier",
        "La CPTS met gratuitement une salle de réunion à la disposition du Centre hospitalier chaque mois.",
    )
    old, new = report(draft(*ARTICLES)), report(draft(OBJECT, DUTIES, turned, *ARTICLES[3:]))
    (error,) = [f for f in new.findings if f.rule.code == "ENG002"]
    aside = Suppressed(error, Suppression(SuppressionGround.IN_FILE, "le bureau l'a voté"))
    settled = replace(new, findings=tuple(f for f in new.findings if f is not error), suppressed=(aside,))
    result = compare(old, settled)
    (change,) = [c for c in result.findings if c.new is error]
    assert (change.fate, change.reason) == (FindingFate.ACCEPTED, "le bureau l'a voté")
    assert result.worse == (Worse.INDEX,)


def test_rule_that_shows_its_first_passage_only_is_no_new_point_when_articles_move() -> None:
    old = report(draft(*ARTICLES))
    rule = next(rule for rule in old.rules if rule.code == "FIN009")
    text = old.contract.document.text
    one, other = (Span(text.index(words), text.index(words) + len(words)) for words in (HOSPITAL[1], MONEY[1]))
    shown = [
        replace(old, findings=(Finding(rule, Severity.ERROR, span, "3", "article", "message", (), f"print{at}"),))
        for at, span in enumerate((one, other))
    ]
    result = compare(*shown)
    assert [(c.fate, c.reason) for c in result.findings] == [(FindingFate.UNCHANGED, "")]
    assert result.worse == ()


def test_point_lifted_by_another_clause_says_that_its_own_did_not_change() -> None:
    alone = (
        "Résiliation",
        "Le Centre hospitalier peut résilier la convention à tout moment, sous un préavis d'un mois.",
    )
    both = (
        alone[0],
        f"{alone[1]}\nLa CPTS peut également résilier la convention à tout moment, sous un préavis d'un mois.",
    )
    lifted = compared((*ARTICLES[:6], alone), (*ARTICLES[:6], both))
    (fixed,) = [c for c in lifted.findings if c.fate is FindingFate.FIXED]
    assert fixed.old is not None
    assert (fixed.old.rule.code, fixed.reason) == ("SOR002", "sa clause n'a pas changé, le reste du texte y répond")


def test_same_words_read_of_another_side_are_to_be_checked() -> None:
    """Moving a paragraph changes whom "elle" stands for: the words are the same, the bearer may not be."""
    tail = "Elle prend à sa charge les frais de déplacement."
    old = ((DUTIES[0], f"{DUTIES[1]}\n{tail}"), ("Engagements de la Clinique", "La Clinique prête une salle."))
    parties = HEAD.replace(
        "Le Centre hospitalier de Brévenay, établissement public de santé", "La Clinique de Brévenay, société"
    ).replace("« le Centre hospitalier »", "« la Clinique »")
    new = ((DUTIES[0], DUTIES[1]), ("Engagements de la Clinique", f"La Clinique prête une salle.\n{tail}"))
    texts = [
        draft(OBJECT, *articles).replace(HEAD, parties).replace("Centre hospitalier", "Clinique")
        for articles in (old, new)
    ]
    result = compare(*(report(text) for text in texts))
    (moved,) = [c for c in result.commitments if c.fate is CommitmentFate.SIDE]
    assert moved.details == (
        "passe de « la CPTS » à « la Clinique »",
        "les mots n'ont pas changé, c'est leur place qui fait comprendre un autre sujet",
    )
    assert not moved.sure
