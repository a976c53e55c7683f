"""Closed classes of words of the grammar: articles, pronouns, auxiliaries, words that look like verbs."""

from __future__ import annotations

CLITICS = frozenset({
    "en", "leur", "lui", "n", "ne", "s", "se", "y",
})  # fmt: skip
"""Pronouns and "ne" between a subject and its verb."""

OBJECT_CLITICS = frozenset({
    "l", "la", "le", "les",
})  # fmt: skip
"""Articles that are also object pronouns."""

PREPOSITIONS = frozenset({
    "a", "au", "aupres", "aux", "avec", "chaque", "chez", "comme", "conformement", "contre", "d", "dans", "de",
    "des", "dont", "du", "en", "entre", "envers", "hormis", "hors", "outre", "par", "parmi", "pour", "pres",
    "qu", "que", "sans", "sauf", "selon", "sous", "sur", "vers", "vis-a-vis",
})  # fmt: skip
"""Words before a complement."""

OBLIQUE = frozenset({
    "a", "au", "aupres", "aux", "avec", "chez", "conformement", "contre", "d", "dans", "de", "des", "du", "en",
    "entre", "envers", "hormis", "hors", "outre", "par", "parmi", "pour", "pres", "sans", "sauf", "selon",
    "sous", "sur", "vers", "vis-a-vis",
})  # fmt: skip
"""Prepositions after which a party is no subject."""

REPEATED = frozenset({"a", "au", "aux", "d", "de", "des", "du"})
"""Prepositions repeated before each of several complements."""

GOVERNING = REPEATED | {"avec", "chez", "contre", "entre", "envers", "par", "parmi", "pour", "sans", "sur", "vers"}
"""Prepositions after which a pronoun is no subject."""

STRESSED = frozenset({"elle", "elles", "celle-ci", "celles-ci", "celui-ci", "ceux-ci"})
"""Pronouns that are subjects or complements."""

NOUN_LEFT = frozenset({
    "a", "au", "aucun", "aucune", "autre", "autres", "aux", "avec", "bonne", "ce", "ces", "cet", "cette",
    "chaque", "contre", "d", "dans", "de", "des", "deux", "dite", "du", "en", "et/ou", "hors", "l", "la",
    "ladite", "le", "ledit", "les", "leur", "leurs", "libre", "meme", "mise", "notre", "nul", "nulle", "n°",
    "par", "plusieurs", "pour", "premier", "premiere", "prise", "quelque", "sa", "sans", "selon", "ses", "son",
    "sous", "sur", "tous", "tout", "toute", "toutes", "trois", "un", "une",
})  # fmt: skip
"""Words after which a form is a noun."""

NOMINATIVE = frozenset({
    "ceci", "cela", "celle-ci", "celle-la", "celles-ci", "celui-ci", "celui-la", "ceux-ci", "chacun", "chacune",
    "elle", "elles", "il", "ils", "laquelle", "lequel", "lesquelles", "lesquels", "nous", "nul", "on", "personne",
    "quiconque", "rien", "t-elle", "t-il",
})  # fmt: skip
"""Pronouns that are subjects."""

LATTER = frozenset({
    "dernier", "derniere", "dernieres", "derniers", "premier", "premiere", "second", "seconde",
})  # fmt: skip
"""Words of "ce dernier", "la seconde"."""

SUBORDINATORS = frozenset({
    "auquel", "auxquelles", "auxquels", "comme", "desquelles", "desquels", "dont", "duquel", "lorsqu",
    "lorsque", "ou", "puisqu", "puisque", "qu", "quand", "que", "qui", "quoique", "si",
})  # fmt: skip
"""Words that open a subordinate clause."""

CONTRAST = (
    "soussignees", "parties", "tandis", "alors", "etant", "convenu", "entendu", "precise", "prevu", "rappele",
    "expressement", "stipule", "pendant", "conviennent", "convient", "acceptent", "accepte", "accordent",
    "admis", "decide", "arrete", "sachant", "convention", "moyennant", "sorte", "quoi",
)  # fmt: skip
"""Words before a "que" whose clause binds as a main one does."""

COORDINATORS = frozenset({
    ",", "-", ":", "alors", "enfin", "ensuite", "et", "mais", "ni", "ou", "puis", "–",
})  # fmt: skip
"""Words after which a verb keeps the subject before it."""

SAFE = frozenset({
    "appel", "chaque", "connaitre", "des", "en", "etat", "l", "leur", "leurs", "part", "partie", "parties",
    "savoir", "ses",
})  # fmt: skip
"""Words after which a participle form is a verb."""

OBJECT_HEADS = frozenset({
    "chaque", "l", "la", "le", "les", "leur", "leurs", "sa", "ses", "son", "tout", "toute", "un", "une",
})  # fmt: skip
"""Words that begin an object."""

RELATIVES = frozenset({
    "auquel", "auxquelles", "auxquels", "desquelles", "desquels", "dont", "duquel", "laquelle", "lequel",
    "lesquelles", "lesquels", "ou", "qu", "que",
})  # fmt: skip
"""Relative pronouns other than "qui"."""

OBLIQUE_RELATIVES = frozenset({
    "auquel", "auxquelles", "auxquels", "desquelles", "desquels", "duquel", "laquelle", "lequel", "lesquelles", "lesquels",
})  # fmt: skip
"""Relative pronouns that most often follow a preposition: the subject of their clause stands after them."""

NEGATORS = frozenset({
    "aucun", "aucune", "aucunement", "aucunes", "aucuns", "guere", "jamais", "ni", "nul", "nulle", "nullement", "pas", "personne",
    "plus", "point", "quiconque", "rien",
})  # fmt: skip
"""Second halves of a negation."""

ETRE = frozenset({
    "est", "etaient", "etait", "sera", "seraient", "serait", "seront", "soient", "soit", "sont",
})  # fmt: skip
"""Forms of être."""

AVOIR = frozenset({
    "a", "aient", "ait", "aura", "aurait", "auront", "avait", "ont",
})  # fmt: skip
"""Forms of avoir."""

MODAL = frozenset({
    "devra", "devrait", "devront", "doit", "doivent", "peut", "peuvent", "pourra", "pourraient", "pourrait",
    "pourront", "puisse", "puissent", "sauraient", "saurait",
})  # fmt: skip
"""Forms of pouvoir, devoir, savoir."""

ALLOWING = frozenset({
    "peut", "peuvent", "pourra", "pourront",
})  # fmt: skip
"""Forms of pouvoir that give a right and suppose nothing."""

ACTIVE_WITH_ETRE = frozenset({
    "alle", "convenu", "demeure", "devenu", "echu", "entre", "intervenu", "mort", "ne", "parvenu", "reste",
    "venu",
})  # fmt: skip
"""Participles whose être is no passive."""

LATER = (
    "era", "eront", "ira", "iront", "dra", "dront", "erait", "eraient", "irait", "iraient", "vra", "vront",
)  # fmt: skip
"""Endings of futures and conditionals."""

FILLERS = frozenset({
    "ainsi", "aussi", "beneficiaire", "cependant", "chacun", "chacune", "concerne", "concernee",
    "conjointement", "contractantes", "deux", "donc", "egalement", "elle-meme", "elles-memes", "ensemble",
    "librement", "lui-meme", "mutuellement", "neanmoins", "notamment", "quant", "reciproquement",
    "respectivement", "seul", "seule", "seules", "seuls", "signataire", "signataires", "susnommee", "susvise",
    "susvisee", "tous", "toutefois", "toutes",
})  # fmt: skip
"""Words between a subject and its verb."""

IMPERSONAL_MARKS = frozenset({
    "arrete", "attendu", "constate", "convenu", "cree", "demande", "derogé", "donne", "du", "entendu", "etabli",
    "exige", "expose", "expressement", "fait", "institue", "interdit", "loisible", "mis", "necessaire", "porte",
    "possible", "precise", "prevu", "procede", "propose", "question", "rappele", "recommande", "reconnu",
    "rendu", "statue", "stipule", "tenu",
})  # fmt: skip
"""Words after "il est" that make it impersonal."""

PERSONS = ("nous", "vous")
"""Pronouns of who speaks and of who is spoken to."""

SUBJECT_DETERMINERS = frozenset({
    "aucun", "aucune", "ce", "ces", "cet", "cette", "chaque", "l", "la", "le", "les", "leur", "leurs", "sa",
    "ses", "son", "tout", "toute", "un", "une",
})  # fmt: skip
"""Words that begin a subject."""

CLAUSE_JOINERS = frozenset({
    ",", ":", ";", "dont", "et", "lorsque", "mais", "ou", "qu", "que", "si", "tandis",
})  # fmt: skip
"""Words after which a new clause may begin."""

NAMING = frozenset({
    "traitant", "soignant", "aidant", "intervenant", "exercant", "consultant", "representant", "participant",
    "correspondant", "suivant", "prescrivant", "adherant",
})  # fmt: skip
"""Present participles that name people: "le médecin traitant"."""

COMPLEMENTS = frozenset({
    "a", "apres", "au", "aux", "avant", "chaque", "dans", "des", "en", "lorsque", "quand", "s", "sans", "si", "sous", ".", ";",
})  # fmt: skip
"""Words that may follow a verb whose object stands before it ("et la supprime si")."""

SUBJECT_PRONOUNS = frozenset({
    "celle-ci", "celles-ci", "celui-ci", "ceux-ci", "chacun", "chacune", "elle", "elles", "il", "ils", "on", "qui",
})  # fmt: skip
"""Pronouns right after which a word with a verb ending is a verb."""
