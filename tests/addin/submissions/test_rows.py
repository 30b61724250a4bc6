"""Choosing rows of a table."""

from __future__ import annotations

from addin.submissions.rows import take, with_tables
from validators.examples import tables_of


def test_a_row_takes_along_all_that_is_known_of_it() -> None:
    table = tables_of({"党组织": [{}, {"成立日期": "不详"}, {"党组织代码": " 530102000003 "}]})["党组织"]
    some = take(table, [2, 1])
    assert some.get("党组织代码") == ["530102000003", "530102000001"]
    assert (some.rows, some.unread, some.tidied) == ([6, 5], {"成立日期": {1: "不详"}}, {"党组织代码": {0: " 530102000003 "}})
    assert take(table, [0, 1, 2]) is table


def test_tables_are_exchanged_by_name() -> None:
    tables = tables_of({"党组织": [{}, {}], "学习小组": [{}]})
    changed = with_tables(tables, take(tables["党组织"], [1]))
    assert (list(changed), len(changed["党组织"]), changed["学习小组"]) == (["党组织", "学习小组"], 1, tables["学习小组"])
