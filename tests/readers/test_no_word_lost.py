"""Random trees of OOXML, right or wrong, read without losing or adding a word: compared with the independent extraction."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from cptslint.readers import read_bytes
from tests.readers.fixtures.content import ALTERNATE, BEGIN, CODE, END, SDT, SEPARATE
from tests.readers.make_docx import make_docx
from tests.readers.oracle import accepted_words, words

WORD = '<w:t xml:space="preserve">@ </w:t>'
RUN = f"<w:r>{WORD}</w:r>"
RUBY = f"<w:r>{WORD}<w:ruby><w:rt><w:r><w:t>@</w:t></w:r></w:rt><w:rubyBase>{RUN}</w:rubyBase></w:ruby>{WORD}</w:r>"
FRACTION = "<m:oMath><m:f><m:num><m:r><m:t>@</m:t></m:r></m:num><m:den><m:r><m:t>@ </m:t></m:r></m:den></m:f></m:oMath>"
BREAKS = f"<w:r>{WORD}<w:tab/>{WORD}<w:br/>{WORD}<w:noBreakHyphen/>{WORD}</w:r>"
LEAVES = st.sampled_from(
    [RUN, RUN, RUN, RUBY, FRACTION, BREAKS, WORD, f"<w:r>{RUN}{WORD}</w:r>", BEGIN + CODE.format("REF") + END]
)
AROUND_INLINE = (
    "<w:ins>{}</w:ins>", "<w:del>{}</w:del>", "<w:moveTo>{}</w:moveTo>", "<w:moveFrom>{}</w:moveFrom>", "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
    "<w:hyperlink>{}</w:hyperlink>", "<w:fldSimple>{}</w:fldSimple>", "<w:bdo>{}</w:bdo>", "<w:customXml>{}</w:customXml>", SDT,
    BEGIN + CODE.format("REF") + SEPARATE + "{}" + END, ALTERNATE.format("{0}", "{0}"), "<w:p>{}</w:p>",
    f"<w:r>{WORD}<w:pict><v:textbox><w:txbxContent><w:p>{{}}</w:p></w:txbxContent></v:textbox></w:pict>{WORD}</w:r>",
    "<w:r><w:object><v:textbox><w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></w:object></w:r>",
    "<w:r>" + ALTERNATE.format("<w:drawing><wps:txbx><w:txbxContent><w:p>{0}</w:p></w:txbxContent></wps:txbx></w:drawing>", "<w:pict/>") + "</w:r>",
)  # fmt: skip
AROUND_BLOCKS = (
    "<w:ins>{}</w:ins>", "<w:del>{}</w:del>", "<w:moveFrom>{}</w:moveFrom>", "<w:customXml>{}</w:customXml>", SDT, ALTERNATE.format("{0}", "{0}"),
    "<w:tbl><w:tblPr/><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>",
    f"<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p>{RUN}</w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{{}}</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{}</w:tc><w:sdt><w:sdtContent><w:tc>{}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
)  # fmt: skip
MARKS = (
    "",
    "",
    "",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr>",
    "<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>",
)


def _wrapped(inside: st.SearchStrategy[str], around: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.builds(lambda form, one, other: form.format(one, other), st.sampled_from(around), inside, inside)


def _several(one: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(one, max_size=3).map("".join)


INLINE = _several(st.recursive(LEAVES, lambda inside: _wrapped(_several(inside), AROUND_INLINE), max_leaves=6))
PARAGRAPH = st.builds("<w:p>{}{}</w:p>".format, st.sampled_from(MARKS), INLINE)
BODY = _several(
    st.recursive(st.one_of(PARAGRAPH, LEAVES), lambda inside: _wrapped(_several(inside), AROUND_BLOCKS), max_leaves=6)
)


@given(BODY)
@settings(max_examples=300, deadline=None)
def test_any_tree_is_read_without_losing_or_adding_a_word(body: str) -> None:
    number = count(1)
    data = make_docx(re.sub("@", lambda _: f"m{next(number)}x", body))
    read = words(read_bytes(data, "c.docx").text)
    expected = accepted_words(data)
    assert (expected - read, read - expected) == (Counter(), Counter())
