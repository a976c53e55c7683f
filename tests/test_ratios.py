"""The table of performances."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import ratios
from cptslint.packs.rules import Pack


def test_least_of_several_turns_is_kept_and_calls_alternate() -> None:
    called = []

    def call(name: str, times: list[float]) -> float:
        called.append(name)
        return times.pop()

    first, second = [1.0, 3.0, 2.0], [5.0, 4.0, 6.0]
    assert ratios.in_turns({"a": lambda: call("a", first), "b": lambda: call("b", second)}) == {"a": 1.0, "b": 4.0}
    assert called == ["a", "b"] * 3


def test_corpus_is_repeated_up_to_the_count() -> None:
    names = [task.name for task in ratios.repeated(1000)]
    conventions = len(list((ratios.ROOT / "corpus" / "dev").glob("*/convention.*")))
    assert len(names) == 1000
    assert names[conventions] == names[0]
    assert len(set(names)) == conventions
    assert {Path(name).stem for name in names} == {"convention"}


def test_linter_that_is_not_installed_is_said_absent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ratios, "spent", lambda command, **environment: 2.0 if "--no-cache" in command else 1.0)
    monkeypatch.setattr(ratios, "peak_megabytes", lambda command: 70.0)
    monkeypatch.setattr(ratios.shutil, "which", lambda name: "/bin/textlint" if name == "textlint" else None)
    lines = list(ratios.starts(tmp_path / "c.docx", tmp_path / "c.md"))
    assert "cold run, DOCX of 3000 words        2.00 s    2.00 times import spacy" in lines
    assert "textlint        on the same text    1.00 s   cold run: 2.00 times as long" in lines
    assert "contract-lint   on the same text  absent" in lines


def test_growth_counts_the_articles_that_are_read(monkeypatch: pytest.MonkeyPatch, pack: Pack) -> None:
    monkeypatch.setattr(ratios, "MOST_ARTICLES", 40)
    monkeypatch.setattr(ratios, "LEAST_ARTICLES", 20)
    lines = list(ratios.growth(pack))
    assert len(lines) == 3
    assert lines[0].split()[0] == "26"
    assert "times the articles" in lines[2]
