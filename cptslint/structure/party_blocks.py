"""Where the presentation of each party begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.model.document import Block, Document
from cptslint.model.span import Span
from cptslint.structure.profiles import is_body
from cptslint.structure.vocabulary import PartyWords
from cptslint.text.fold import fold

PART = (
    r"(?:d'(?:une|autre)\s*(?:premiere |deuxieme |troisieme |seconde )?part|"
    r"de (?:premiere|deuxieme|seconde|troisieme|quatrieme) part|d'un (?:premier |second |autre |troisieme )?cote|de l'autre(?: cote)?)"
)
"""Which side a party stands on, in folded text."""
SIGNING = r"(?:les? )?(?:[a-z]+ ){0,3}soussigne\w*"
"""Who signs, before anybody is named: "les deux associations soussignées"."""
_SEPARATOR = re.compile(
    rf"\W*+(?:(?:et\b|ainsi que|ou\b|entre\b(?: {SIGNING})?|{PART}|"
    rf"(?:entre )?nous|nous sommes .{{0,80}}:|sont convenus de ce qui suit|nous,? soussigne(?:e|s|es)|qui sommes-nous|qui signe|.{{0,60}}\bont comparu|"
    r"les? soussigne(?:e|s|es)?|(?:les )?parties|les signataires|la presente convention est (?:conclue|passee|etablie)|"
    r"parties (?:signataires|contractantes|a la convention)|(?:designation|identification|"
    r"presentation) des (?:parties|signataires|partenaires)|"
    r"(?:partie|partenaire|signataire|contractant)\s*(?:n\s?°\s*)?(?:\d|[ab])|ci-apres designes)\W*+)+$"
)
_CONTINUES = re.compile(
    r"\W*(?:ci-|dite?s?\b|nommee?\b|(?:elle|il) (?:sera|est) (?:dite?|appelee?|nommee?|designee?|denommee?)\b|"
    r"et (?:represente|dont|pour elle|pour lui|ayant|ci-)|represente|dont\b|ayant\b|siret|siren|finess|"
    r"rna|n ?° ?(?:siret|finess|rna)|"
    r"numeros? |adresse|siege|sise?\b|situee?\b|domicilie|immatricule|inscrit|enregistre|regie?\b|declaree?\b|"
    r"dument|agissant|agree|habilite|designe|"
    r"denomme|appelee?\b|nommee?\b|qui sera|association (?:loi|regie|declaree|de droit)|etablissement (?:public|"
    r"prive) de|telephone|tel\b|courriel|mail|"
    r"e-mail|code postal|en qualite|fonction|statut|forme juridique|autorise|mandate|au capital|en la personne|"
    r"titulaire|gestionnaire|porteur|labellise|(?:son|sa|ses|leur|c'est|elle|il) |(?:dans la suite|plus loin|par la suite)\b|"
    r"on (?:l'|la |le |dit|dira)|prise? en\b|installee?\b|implantee?\b|et qu|qu'on\b|que (?:l'on|son|sa|le|la|nous)\b|"
    r"nous (?:l'|la |le )?(?:appel|nomm|design|dirons|ecri)|lequel\b|laquelle\b|"
    r"signataire\s*:|sur mandat|"
    r"\d{1,4}[ ,]|\d{5}\b|rue |avenue |boulevard |place )"
)
_COLLECTIVE = re.compile(
    r"\W*+(?:(?:ci-\s?apres |desormais )?(?:denomme|designe|appele|nomme)e?s? (?:ci-apres )?(?:ensemble|"
    r"collectivement|conjointement|individuellement)"
    r"|ci-apres,? (?:ensemble|collectivement|conjointement|individuellement|les parties)|ensemble\b|"
    r"collectivement\b|individuellement\b|"
    r"(?:l'|la |le |les )?.{0,120}\b(?:sont|seront) (?:ci-apres |ensemble |conjointement |"
    r"collectivement )*(?:designe|denomme|appele)|"
    r"(?:ci-apres )?(?:designe|denomme|appele)e?s .{0,60}\bles (?:parties|partenaires|signataires)|"
    r"(?:l'|la |le |les ).{0,160}[«\"]\s*les \w+\s*[»\"]\W*$)"
)
_LABEL = re.compile(
    r"(?:^|\n)\W*(?:nom|denomination(?: sociale)?|raison sociale|structure|organisme|etablissement|association|"
    r"partenaire|designation)"
    r"(?: (?:et adresse )?(?:de (?:la |l')\s?|du )\w+(?: \w+)?)?\s*[:|\n]\s*(?=\S)"
)
_DESCRIBED = re.compile(
    r"represente|siege|siret|finess|ci-\s?apres|\bsise? |denomme|adresse|situee? |designee?\b|qui sera|d'une part|"
    r"d'autre part|\brna\b|demeurant|\brpps\b|installee? |prise? en la personne|signe pour|(?:\bon|\bqu'on) (?:l'appel|appel|nomm|design|dit|dira)|"
    r"d'un cote|de l'autre cote|agissant par"
)
_STARTS = re.compile(
    r"\W*(?:\d+\s*[.)°-]+\s*|[a-z]\s?[.)]\s*)?(?:et,?\s+)?(?:d'autre part,?\s*)?(?:l'|la |le |les |l )?[a-z]"
)
_ANOTHER = re.compile(r"\W*et,?\s+\W*(?:d'autre part,?\s*)?(?:l'|la |le |les )")
_INSIDE = re.compile(
    rf"(?:(?<=[,;.])\s*et\s*:\s*|{PART}\s*[,;.:]?\s*(?:et\b\s*,?\s*)(?:{PART}\s*[,:]?\s*)?|;\s*et\s+(?=l'|la |le )|"
    rf"(?<=[,;)»])\s*et\s+(?:{PART}\s*,?\s*)?(?=l'|la |le |les ))"
)
_PAIR = re.compile(r"\s+et\s+(?=l'|la |le |les )")
_FORMULA = re.compile(
    r"[,.:]?\s*\b(?:il (?:est|a ete)|ont|sont|qui conviennent|conviennent|pour une duree|dont l'objet|relative? a|"
    r"en vue d)\b.*$",
    re.DOTALL,
)


_PRESENTED = re.compile(
    r"represente|en la personne|signe pour|agissant par|qu'on|ci-apres|\bsiege\b|\bsise?\b|domicilie|demeurant|denomme"
)
_SIGNS = re.compile(r"represente|ci-apres|en la personne|signe pour|agissant par|\bon l'appel|\bqu'on |\bon dit")
_MOST_BLOCKS = 200
"""A presentation of the parties is never so long: what follows is something else."""
_MOST_SEPARATOR = 120
_SHORT_NAME = 8


@dataclass(frozen=True, slots=True)
class Chunk:
    """The presentation of one party.

    Attributes:
        text: Its words.
        span: Where they stand.
        signer: Who is named before the party ("Mme Roux, présidente de…"), empty for nobody.
        title: The line above, when it is a short name ("La structure d'accueil"); empty otherwise.
    """

    text: str
    span: Span
    signer: str = ""
    title: str = ""


def is_described(folded: str) -> bool:
    """Tell whether words describe a party (seat, representative, number, alias)."""
    return _DESCRIBED.search(folded) is not None


def continues(folded: str) -> bool:
    """Tell whether a line goes on describing the party of the line before."""
    return _CONTINUES.match(folded) is not None


def label_end(folded: str) -> int | None:
    """Return where the value of a form field that names the party begins ("Nom : …"), None when there is none."""
    match = _LABEL.search(folded)
    return match.end() if match else None


def find_chunks(document: Document, start: int, end: int, words: PartyWords) -> list[Chunk]:
    """Divide the presentation of the parties.

    Args:
        document: The document as read.
        start: First block of the presentation.
        end: One past its last block.
        words: How parties are named.
    """
    groups = _Groups(document, words)
    for block in document.blocks[start : min(end, start + _MOST_BLOCKS)]:
        groups.add(block)
    chunks: list[Chunk] = []
    for spans in groups.found:
        chunks += _split_inside(document, Span(spans[0].start, spans[-1].end), words)
    return [chunk for chunk in chunks if re.search(r"\w{3}", chunk.text)]


class _Groups:
    """Puts the lines of one party together."""

    def __init__(self, document: Document, words: PartyWords) -> None:
        self._document = document
        self._words = words
        self._closed = True
        self._described = False
        self._signed = False
        self._previous: Block | None = None
        self.found: list[list[Span]] = []

    def add(self, block: Block) -> None:
        """Add a line to the open party, or begin another."""
        text = fold(block.span.slice(self._document.text)).strip()
        previous, self._previous = self._previous, block
        if (len(text) < _MOST_SEPARATOR and _SEPARATOR.match(text)) or _COLLECTIVE.match(text):
            self._closed = True
            return
        goes_on = bool(self.found) and _CONTINUES.match(text) is not None and not self._new_form(text)
        if not goes_on and (not self.found or self._closed or self._begins(text, block, previous)):
            self.found.append([])
            self._closed = self._described = self._signed = False
        self.found[-1].append(block.span)
        self._described = self._described or is_described(text)
        self._signed = self._signed or _SIGNS.search(text) is not None

    def _new_form(self, text: str) -> bool:
        return self._described and label_end(text + "\n-") is not None

    def _begins(self, text: str, block: Block, previous: Block | None) -> bool:
        """Tell whether a line that nothing separates from the party before presents another."""
        if not self._described:
            return False
        if self._new_form(text) or (_ANOTHER.match(text) and is_described(text)):
            return True
        other_cell = previous is not None and block.cell != previous.cell and block.cell is not None
        closed = self._signed and len(text.split()) <= _SHORT_NAME
        determined = text.startswith(("l'", "la ", "le "))
        likely = _STARTS.match(text) is not None and (is_described(text) or other_cell or determined or closed)
        return likely and is_body(text[:120], self._words)


def _split_inside(document: Document, span: Span, words: PartyWords) -> list[Chunk]:
    """Divide a paragraph that presents several parties in one sentence."""
    text = span.slice(document.text)
    folded = fold(text)
    cuts = [0]
    for match in _INSIDE.finditer(folded):
        following = folded[match.end() : match.end() + 400]
        clear = "part" in match.group() or match.group().lstrip().startswith(";") or ":" in match.group()
        if clear or (
            is_described(following)
            and is_body(_before_mark(following), words)
            and _PRESENTED.search(folded, cuts[-1], match.start())
        ):
            cuts.append(match.end())
    if len(cuts) == 1 and len(folded) < 600 and not _PRESENTED.search(folded) and "siret" not in folded:
        cuts += [m.end() for m in _PAIR.finditer(folded) if is_body(_before_mark(folded[m.end() :]), words)][:1]
        return [_without_formula(chunk) for chunk in _cut(text, span, cuts)]
    return _cut(text, span, cuts)


def _cut(text: str, span: Span, cuts: Sequence[int]) -> list[Chunk]:
    return [
        Chunk(text[a:b], Span(span.start + a, span.start + b))
        for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)
        if re.search(r"\w{3}", text[a:b])
    ]


def _without_formula(chunk: Chunk) -> Chunk:
    match = _FORMULA.search(fold(chunk.text))
    if match is None or match.start() < 5:
        return chunk
    return Chunk(chunk.text[: match.start()], Span(chunk.span.start, chunk.span.start + match.start()))


def _before_mark(text: str) -> str:
    """Return what stands before the first mark of punctuation."""
    return re.split(r"[,;:(\n]", text, maxsplit=1)[0]
