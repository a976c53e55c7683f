"""Small conventions to compare, and what was found of them in short."""

from __future__ import annotations

from functools import cache

from cptslint.analysis import analyse
from cptslint.compare.compare import compare
from cptslint.model.comparison import Comparison, Piece, SectionChange
from cptslint.model.report import Report
from cptslint.packs.rules import load_pack
from cptslint.readers import read_bytes
from tests.conftest import RULES

HEAD = """CONVENTION DE PARTENARIAT

Entre les soussignés :

Le Centre hospitalier de Brévenay, établissement public de santé, sis 4 rue des Ormes, 69000 Lyon, représenté par sa directrice, Mme Vial,
ci-après « le Centre hospitalier »,

Et :

L'association CPTS du Val d'Arc, régie par la loi du 1er juillet 1901, sise 2 place du Marché, 73000 Chambéry, représentée par son président, M. Rey,
ci-après « la CPTS »,

Il a été convenu ce qui suit.

"""
OBJECT = (
    "Objet",
    "La présente convention organise la coordination des sorties d'hospitalisation des patients âgés du territoire.",
)
DUTIES = (
    "Engagements de la CPTS",
    "La CPTS transmet au Centre hospitalier la liste de ses membres volontaires au début de chaque année.\n"
    "La CPTS s'engage à faire ses meilleurs efforts pour proposer un rendez-vous dans les sept jours.",
)
HOSPITAL = (
    "Engagements du Centre hospitalier",
    "Le Centre hospitalier met gratuitement une salle de réunion à la disposition de la CPTS chaque mois.",
)
MONEY = (
    "Dispositions financières",
    "La CPTS verse au Centre hospitalier une participation annuelle de 500 euros, après accord écrit de son bureau.",
)
SECRET = (
    "Confidentialité et données",
    "Chaque partie garde secrètes les informations que l'autre partie lui confie pendant la convention.\n"
    "Les données des patients sont hébergées chez un hébergeur certifié et effacées à la fin du suivi.",
)
TERM = ("Durée", "La convention est conclue pour un an à compter du 1er mars 2026.")
LEAVING = (
    "Résiliation",
    "Chaque partie peut résilier la convention à tout moment, moyennant un préavis de trois mois, selon les modalités de l'article 2.",
)
ARTICLES = (OBJECT, DUTIES, HOSPITAL, MONEY, SECRET, TERM, LEAVING)


def draft(*articles: tuple[str, str]) -> str:
    """Return a convention whose articles are numbered in order."""
    return (
        HEAD
        + "\n\n".join(f"Article {n} - {title}\n\n{body}" for n, (title, body) in enumerate(articles, start=1))
        + "\n"
    )


@cache
def report(text: str, party: str | None = None) -> Report:
    return analyse(read_bytes(text.encode(), "convention.txt"), _pack(), party=party)


@cache
def _pack():
    return load_pack(RULES)


def compared(old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]) -> Comparison:
    return compare(report(draft(*old)), report(draft(*new)))


def articles(comparison: Comparison) -> list[tuple[str, list[str], list[str]]]:
    """Return the articles that did not stay as they were: fate, labels before, labels now."""
    return [
        (c.fate.value, [s.label for s in c.old], [s.label for s in c.new])
        for c in comparison.sections
        if c.fate.value != "unchanged"
    ]


def marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.changed else piece.text for piece in pieces)


def changed_rows(change: SectionChange) -> list[tuple[str, str, str]]:
    return [(marked(row.old), marked(row.new), row.elsewhere) for row in change.rows if row.changed]


def section(comparison: Comparison, label: str) -> SectionChange:
    return next(c for c in comparison.sections if label in [s.label for s in (c.new or c.old)])
