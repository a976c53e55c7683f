"""Rewrite what the documents take from the project: `python -m tests.update_readme`, then read the diff.

- `README.md`: the excerpt of the report on `EXAMPLE`, at 80 columns;
- `docs/architecture.md`: the list of the modules, each with the first sentence of its docstring;
- `docs/regles.md`, whole: the table of the rules, with the figures of `rules/mesures.json`.

The first two stand between `<!-- name: begin -->` and `<!-- name: end -->`.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
RULES_PAGE = ROOT / "docs" / "regles.md"
EXAMPLE = "corpus/dev/d01-centre-hospitalier-parcours/convention.docx"
WIDTH = 80
CUT = "[…]"


def run_cptslint(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line of the clone, as a user who redirects its output does."""
    settings = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR", "TERM")}
    return subprocess.run(
        [sys.executable, "-m", "cptslint", *arguments],
        cwd=ROOT, env=settings, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def excerpt(report: str) -> str:
    """Return the head of a report, its verdict, its first point, its balance and its last lines.

    Args:
        report: The whole report, without colour.

    Returns:
        The same lines, `CUT` in place of those left out, ready for the README.
    """
    sections = split_sections(report)
    names = list(sections)
    points = next(name for name in names if name.startswith("Points à négocier"))
    balance = next(name for name in names if name == "Équilibre")
    first_point = re.split(r"\n(?=2\. )", sections[points], maxsplit=1)[0]
    parts = [sections[name] for name in names[: names.index(points)]]
    closing = "\n".join(report.rstrip("\n").split("\n")[-2:])
    kept = "\n\n".join([*map(str.strip, parts), first_point.strip(), CUT, sections[balance].strip(), CUT, closing])
    return f"```text\n$ cptslint {EXAMPLE}\n{kept}\n```"


def split_sections(report: str) -> dict[str, str]:
    """Return the sections of a report in order, by their underlined titles; what comes before is under ""."""
    lines = report.split("\n")
    starts = [0, *(i for i, below in enumerate(lines[1:]) if re.fullmatch(r"-{3,}", below) and lines[i].strip())]
    ends = [*starts[1:], len(lines)]
    titles = ["", *(lines[start] for start in starts[1:])]
    return {title: "\n".join(lines[a:b]) for title, a, b in zip(titles, starts, ends, strict=True)}


def module_list() -> str:
    """Return the modules of the package with the first sentence of their docstrings, folder by folder."""
    package = ROOT / "cptslint"
    lines: list[str] = []
    for folder in [package, *sorted(p.parent for p in package.rglob("__init__.py") if p.parent != package)]:
        lines += [f"**{folder.relative_to(ROOT).as_posix()}/**: {summary(folder / '__init__.py')}", ""]
        modules = [path for path in sorted(folder.glob("*.py")) if path.stem != "__init__"]
        lines += [f"- `{path.name}`: {summary(path)}" for path in modules]
        lines.append("")
    return "\n".join(lines).strip()


def summary(module: Path) -> str:
    """Return the first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or "").split("\n")[0].rstrip(".:") + "."


def between(text: str, name: str) -> str:
    """Return what stands between the marks of a name, without the line ends around it.

    Raises:
        ValueError: The marks are not there exactly once.
    """
    found = re.findall(rf"<!-- {name}: begin[^>]*-->\n(.*?)\n<!-- {name}: end -->", text, re.DOTALL)
    if len(found) != 1:
        raise ValueError(f"{len(found)} passages are marked {name!r}")
    return str(found[0])


def replace_between(path: Path, name: str, content: str) -> bool:
    """Write the content between the marks of a file and tell whether it changed."""
    text = path.read_text(encoding="utf-8")
    old = between(text, name)
    end = f"\n<!-- {name}: end -->"
    path.write_text(text.replace(f"-->\n{old}{end}", f"-->\n{content}{end}"), encoding="utf-8")
    return old != content


def rules_table() -> str:
    """Return the page of all rules, as `cptslint rules --format markdown` writes it."""
    return run_cptslint("rules", "--format", "markdown").stdout


def main() -> None:
    """Rewrite the files and say what changed."""
    page = rules_table()
    changed = not RULES_PAGE.exists() or RULES_PAGE.read_text(encoding="utf-8") != page
    RULES_PAGE.write_text(page, encoding="utf-8")
    print(f"{RULES_PAGE.relative_to(ROOT)}: {'rewritten' if changed else 'already right'}")
    report(ARCHITECTURE, "modules", module_list())
    run = run_cptslint(EXAMPLE)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    report(README, "excerpt", excerpt(run.stdout))


def report(path: Path, name: str, content: str) -> None:
    """Replace one passage and say whether it changed."""
    changed = replace_between(path, name, content)
    print(f"{path.relative_to(ROOT)}: {'rewritten' if changed else 'already right'}")


if __name__ == "__main__":
    main()
