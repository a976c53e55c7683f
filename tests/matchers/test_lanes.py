"""Lines of weights summed side by side give what each gives alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cptslint.matchers.lanes import lane_of, lanes, score

THOUSANDTHS = st.integers(-5000, 5000).map(lambda whole: whole / 1000)
LINES = st.lists(st.tuples(THOUSANDTHS, st.dictionaries(st.sampled_from("abcdefgh"), THOUSANDTHS)), min_size=1)


@given(LINES, st.lists(st.sets(st.sampled_from("abcdefghij")), max_size=4))
def test_each_line_scores_a_sentence_as_if_it_were_alone(
    lines: list[tuple[float, dict[str, float]]], sentences: list[set[str]]
) -> None:
    borne = [(trait, [at for at, own in enumerate(sentences) if trait in own]) for trait in "abcdefghij"]
    sums = lanes(lines).sums(len(sentences), borne)
    expected = [
        [round(bias + sum(line.get(trait, 0.0) for trait in own), 6) for bias, line in lines] for own in sentences
    ]
    assert [[score(lane) for lane in one] for one in sums] == expected


@given(THOUSANDTHS)
def test_a_score_is_read_as_it_was_written(value: float) -> None:
    assert score(lane_of(value)) == value
