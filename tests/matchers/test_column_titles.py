"""The title of a column binds nobody by itself."""

from __future__ import annotations

from cptslint.matchers.column_titles import is_column_title
from cptslint.matchers.context import Context
from cptslint.readers import read_bytes
from cptslint.structure.build import build
from tests.checking import built_in

TABLE = """\
# Convention entre la CPTS des Lacs et le Centre Hospitalier

## Article 1 - Actions communes

| Action | À la charge de la CPTS |
|---|---|
| Journée | salle |
"""


def test_only_the_first_row_with_cells_below_is_a_title() -> None:
    document = read_bytes(TABLE.encode(), "essai.md")
    context = Context(build(document, built_in().vocabulary), built_in().qualifiers)
    cells = {
        context.clause(unit).span.slice(document.text): is_column_title(context, unit)
        for unit in context.units
        if context.clause(unit).row is not None
    }
    assert cells == {"Action": True, "À la charge de la CPTS": True, "Journée": False, "salle": False}
