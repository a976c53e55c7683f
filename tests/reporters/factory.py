"""Small fake reports, built from a text and the quotes to be found in it."""

from __future__ import annotations

from dataclasses import replace

from cptslint.model.contract import (
    Annex,
    Article,
    Bearer,
    Clause,
    Commitment,
    Contract,
    Kind,
    Party,
    Profile,
    Strength,
    Trust,
    Zone,
)
from cptslint.model.document import Block, BlockKind, Document, Note
from cptslint.model.finding import Evidence, Finding
from cptslint.model.report import Balance, Dimension, InOrder, NotAssessed, Point, Report, Verdict
from cptslint.model.rule import Confidence, Example, Rule, Severity, Source, SourceKind
from cptslint.model.span import Span

TITLE = "Convention de partenariat relative au parcours de sortie d'hospitalisation"
LINES = (
    TITLE,
    "Le Centre hospitalier Armand-Delorme, établissement public de santé, représenté par son directeur,",
    "La Communauté professionnelle territoriale de santé du Val de Thouanne, représentée par sa présidente,",
    "Article 1 - Objet",
    "La présente convention organise le parcours de sortie.",
    "Article 3 - Engagements de la CPTS",
    "La CPTS garantit qu'au moins 85 % des patients signalés bénéficieront d'une consultation.",
    "Cette cellule demeure joignable sept jours sur sept\u00a0et vingt-quatre heures  sur vingt-quatre.",
    "Le rapport est remis à [nom à compléter] le XX/XX/2026.",
    "Article 8 - Cessation",
    "La CPTS rembourse à l'Établissement les dépenses de paramétrage et de formation exposées depuis l'origine.",
    "Le litige est porté devant le tribunal judiciaire de Brivange.",
    "Annexe 1 - Calendrier",
    "1. Créneaux",
    "Les parties se réunissent une fois par semestre.",
)
TEXT = "\n".join(LINES)
LAW = Source("Code civil, art. 1231-5", SourceKind.LAW, "https://www.legifrance.gouv.fr/codes/id/LEGIARTI000032041442")
ADVICE = Source("URPS d'Occitanie, Infos conseils n° 10", SourceKind.ADVICE)


def span_of(quote: str, text: str = TEXT) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def make_rule(code: str = "SOR006", **changes: object) -> Rule:
    rule = Rule(
        code=code,
        name="indemnite-de-sortie",
        title="Indemnité de sortie à la charge de la CPTS",
        family=code[:3],
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        nature="risk",
        kind="pattern",
        options={},
        dimension="sortie",
        weight=3.0,
        one_sided=True,
        message="La CPTS doit {montant} si elle part.",
        why="Une CPTS qui doit payer pour partir n'est plus libre de partir.",
        advice="Supprimer l'indemnité : « chaque partie conserve ses frais ».",
        question="À quoi correspondent ces dépenses ?",
        place=(),
        sources=(LAW, ADVICE),
        bad=(Example("La CPTS verse une indemnité si elle part.", ((8, 27),)),),
        good=(Example("Aucune indemnité n'est due."),),
    )
    return replace(rule, **changes)  # type: ignore[arg-type]


def make_finding(rule: Rule | None = None, quote: str | None = None, **changes: object) -> Finding:
    rule = rule or make_rule()
    finding = Finding(
        rule=rule,
        severity=rule.severity,
        span=span_of(quote) if quote is not None else None,
        article="8",
        location="article 8, al. 1",
        message="La CPTS doit rembourser des dépenses si elle part.",
        fingerprint=f"{rule.code}-0123456789abcdef",
    )
    return replace(finding, **changes)  # type: ignore[arg-type]


RESULT = make_rule(
    "ENG003", name="obligation-de-resultat", title="Obligation de résultat mise à la charge de la CPTS", weight=2.0
)
BLANK = make_rule("FOR001", name="champ-a-completer", title="Champ à compléter", weight=0.0, sources=())
REPORTING = make_rule(
    "SUI001",
    name="evaluation-absente",
    title="Évaluation du partenariat absente",
    nature="missing",
    severity=Severity.WARNING,
    weight=0.5,
)
COURT = make_rule(
    "LIT004",
    name="clause-de-competence-territoriale",
    title="Tribunal désigné par son ressort",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    weight=0.0,
)


def standard_findings() -> tuple[Finding, ...]:
    """One of each sort: a blocking passage, one with two passages, something missing, something to check."""
    refund = make_finding(quote="La CPTS rembourse à l'Établissement les dépenses de paramétrage et de formation")
    return (
        make_finding(
            RESULT,
            "La CPTS garantit qu'au moins 85 % des patients signalés",
            article="3",
            location="article 3, al. 1",
            message="La CPTS garantit un résultat.",
        ),
        make_finding(
            BLANK, "[nom à compléter]", article="3", location="article 3, al. 3", message="Un champ reste à compléter."
        ),
        make_finding(
            BLANK, "XX/XX/2026", article="3", location="article 3, al. 3", message="Un champ reste à compléter."
        ),
        replace(refund, evidence=(Evidence("trigger", span_of("rembourse")),)),
        make_finding(REPORTING, location="après l'article 3", article=None, message="Rien ne prévoit un bilan."),
        make_finding(
            COURT, "le tribunal judiciaire de Brivange", location="article 8, al. 2", message="Un tribunal est nommé."
        ),
    )


def make_document(text: str = TEXT, **changes: object) -> Document:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(start, start + len(line)), BlockKind.PARAGRAPH))
        start += len(line) + 1
    document = Document("convention.docx", "docx", "ab" * 32, text, tuple(blocks))
    return replace(document, **changes)  # type: ignore[arg-type]


def make_contract(**changes: object) -> Contract:
    document = make_document()
    contract = Contract(
        document=document,
        title=TITLE,
        parties=(
            Party(
                Bearer.PARTNER,
                "Centre hospitalier Armand-Delorme",
                ("le Centre hospitalier", "l'Établissement"),
                span_of(LINES[1]),
                (("siret", "26190455100015"), ("finess", "190008474")),
                profile=Profile.PUBLIC_HOSPITAL,
                profile_reason="établissement public de santé",
            ),
            Party(
                Bearer.CPTS,
                "Communauté professionnelle territoriale de santé du Val de Thouanne",
                ("la CPTS",),
                span_of(LINES[2]),
                is_cpts=True,
            ),
        ),
        articles=_articles(),
        annexes=(
            Annex(
                "1",
                "Calendrier",
                Span(span_of(LINES[12]).start, len(TEXT)),
                (Article("1", "Créneaux", 1, span_of(LINES[13]), Span(span_of(LINES[13]).start, len(TEXT))),),
            ),
        ),
        clauses=_clauses(),
        commitments=_commitments(),
        profile=Profile.PUBLIC_HOSPITAL,
    )
    return replace(contract, **changes)  # type: ignore[arg-type]


def _articles() -> tuple[Article, ...]:
    heads = [span_of(LINES[i]) for i in (3, 5, 9, 12)]
    titles = (("1", "Objet"), ("3", "Engagements de la CPTS"), ("8", "Cessation"))
    return tuple(
        Article(number, title, 1, heads[i], Span(heads[i].start, heads[i + 1].start - 1))
        for i, (number, title) in enumerate(titles)
    )


def _clauses() -> tuple[Clause, ...]:
    places = ((4, 0, 1), (6, 1, 1), (7, 1, 2), (8, 1, 3), (10, 2, 1), (11, 2, 2))
    body = [Clause(span_of(LINES[line]), Zone.BODY, article, None, alinea) for line, article, alinea in places]
    return (*body, Clause(span_of(LINES[14]), Zone.ANNEX, 0, 0, 1))


def _commitments() -> tuple[Commitment, ...]:
    firm = Commitment(
        bearer=Bearer.CPTS,
        party=1,
        kind=Kind.OBLIGATION,
        strength=Strength.RESULT,
        span=span_of(LINES[6]),
        sentence=span_of(LINES[6]),
        clause=1,
        trigger=span_of("garantit"),
        subject=span_of("La CPTS garantit"),
        trust=Trust.SUBJECT,
        topics=("soins",),
    )
    shared = replace(
        firm, bearer=Bearer.BOTH, party=None, strength=Strength.FIRM, span=span_of(LINES[14]), clause=6, topics=()
    )
    paid = replace(firm, strength=Strength.FIRM, span=span_of(LINES[10]), clause=4, financial=True, topics=("argent",))
    return (firm, paid, shared)


def make_balance(verdict: Verdict | None = Verdict.MANIFEST, index: float = -0.456) -> Balance:
    point = Point("argent", Bearer.CPTS, 4.0, span_of(LINES[10]), "remboursement")
    return Balance(
        index=index,
        verdict=verdict,
        dimensions=(
            Dimension("argent", "Argent", 8.0, 1.504, -0.684, (point,)),
            Dimension("moyens", "Personnel et moyens", 2.5, 2.5, -0.0, ()),
            Dimension("sortie", "Sortie", 4.0, 0.0, -1.0, ()),
            Dimension("donnees", "Données", 0.0, 0.0, 0.0, ()),
        ),
    )


def make_report(**changes: object) -> Report:
    found = make_rule("OBJ001", name="objet-absent", title="Objet de la convention absent", nature="missing")
    report = Report(
        contract=make_contract(),
        findings=standard_findings(),
        balance=make_balance(),
        in_order=(InOrder(found, "Objet de la convention", "article 1", span_of(LINES[4])),),
        not_assessed=(
            NotAssessed("FIN009", "aucun partenaire industriel"),
            NotAssessed("COM001", "aucun partenaire industriel"),
        ),
        notes=(Note("comments", "le document contient deux commentaires."),),
        rules=(found, make_rule(), RESULT, BLANK, REPORTING, COURT),
        version="0.1.0",
    )
    return replace(report, **changes)  # type: ignore[arg-type]


def report_without_defended_party() -> Report:
    contract = make_contract()
    parties = (
        contract.parties[0],
        replace(contract.parties[1], role=Bearer.PARTNER, is_cpts=False, profile=Profile.DAC),
    )
    commitments = tuple(
        c if c.bearer is Bearer.BOTH else replace(c, bearer=Bearer.PARTNER) for c in contract.commitments
    )
    contract = replace(contract, parties=parties, commitments=commitments, has_defended_party=False)
    return make_report(contract=contract, balance=make_balance(None))
