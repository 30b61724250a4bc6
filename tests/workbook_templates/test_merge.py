"""Tables joined are the same whether their columns were at hand or are made when they are asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from validators.examples import tables_of
from workbook_templates.lazy_columns import LazyColumns, picked
from workbook_templates.merge import merge_tables
from workbook_templates.table import Table, Tables

SHEET, COLUMN, OTHER = "学习小组", "小组名称", "小组代码"
NAMES = st.lists(st.sampled_from(["甲组", "乙组", None]), max_size=5)
FILES = st.lists(st.tuples(NAMES, st.booleans(), st.booleans()), min_size=2, max_size=4)


def one_file(names: list[str | None], *, lazy: bool, lacks: bool) -> Tables:
    """A file with a group for each name; its columns lazy or not, one of them absent where it ``lacks`` that."""
    made = tables_of({SHEET: [{COLUMN: name} for name in names]}) if names else tables_of({SHEET: [{}]})
    table = made[SHEET]
    columns = {name: list(values)[: len(names)] for name, values in table.columns.items() if not (lacks and name == OTHER)}
    kept = LazyColumns({name: lambda values=values: list(values) for name, values in columns.items()}) if lazy else columns  # type: ignore[misc]
    return Tables([Table(table.sheet, kept, table.rows[: len(names)], table.sources[: len(names)])], made.sources)


@given(FILES, st.data())
def test_lazy_or_not_the_joined_table_is_the_same(
    given_files: list[tuple[list[str | None], bool, bool]], data: st.DataObject
) -> None:
    lazily = merge_tables([one_file(names, lazy=lazy, lacks=lacks) for names, lazy, lacks in given_files])[SHEET]
    plainly = merge_tables([one_file(names, lazy=False, lacks=lacks) for names, _, lacks in given_files])[SHEET]
    assert list(lazily.get(COLUMN)) == [name for names, *_ in given_files for name in names]
    rows = sorted(data.draw(st.sets(st.integers(0, max(len(plainly) - 1, 0)), max_size=len(plainly))))
    for column in plainly.columns:
        assert picked(lazily.columns, column, rows) == [plainly.columns[column][i] for i in rows]
        assert picked(lazily.columns, column, range(len(lazily))) == plainly.columns[column]
    assert (lazily.rows, lazily.sources, dict(lazily.columns)) == (plainly.rows, plainly.sources, plainly.columns)


def test_letting_go_changes_nothing_that_is_read_afterwards() -> None:
    joined = merge_tables([one_file(["甲组"] * 20_000, lazy=True, lacks=False), one_file(["乙组"], lazy=True, lacks=False)])
    joined.memo["worked out"] = list(range(4_000_000))
    before = {name: list(values) for name, values in joined[SHEET].columns.items()}
    joined.let_go()
    assert joined.memo == {}
    assert dict(joined[SHEET].columns) == before
