"""What changed between two submissions, row by row."""

from __future__ import annotations

from addin.submissions.difference import difference, shared_rows
from validators.examples import tables_of


def test_rows_are_matched_by_key() -> None:
    old = tables_of({"党组织": [{}, {"党组织代码": "530102000002"}], "学习小组": [{}]})
    new = tables_of({"党组织": [{"备注": "改"}, {"党组织代码": "530102000003"}], "学习小组": [{}]})
    (one,) = difference(old, new)
    assert (one.sheet, one.added, one.changed, one.gone) == ("党组织", 1, 1, 1)
    assert one.examples == {"新增": ["530102000003"], "修改": ["530102000001"], "减少": ["530102000002"]}
    assert one.words == "党组织：新增1行，修改1行，减少1行"
    assert shared_rows(old, new) == 2


def test_the_same_key_twice_hides_no_row() -> None:
    old = tables_of({"党组织": [{}, {"备注": "又一行"}]})
    new = tables_of({"党组织": [{}]})
    assert [(d.added, d.changed, d.gone) for d in difference(old, new)] == [(0, 0, 1)]


def test_what_could_not_be_understood_counts_as_it_stands() -> None:
    old = tables_of({"党组织": [{"成立日期": "不详"}]})
    new = tables_of({"党组织": [{"成立日期": "待查"}]})
    assert [(d.added, d.changed, d.gone) for d in difference(old, new)] == [(0, 1, 0)]


def test_a_sheet_that_came_or_went() -> None:
    one, both = tables_of({"党组织": [{}]}), tables_of({"党组织": [{}], "学习小组": [{}]})
    assert [(d.sheet, d.added, d.gone) for d in difference(one, both)] == [("学习小组", 1, 0)]
    assert [(d.sheet, d.added, d.gone) for d in difference(both, one)] == [("学习小组", 0, 1)]
    assert difference(both, both) == ()
