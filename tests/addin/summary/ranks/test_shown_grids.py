"""Tables of the same persons do not give away together what each of them hides."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from addin.summary.ranks.crosstab import CrossTab, CrossTabSpec
from addin.summary.ranks.shown_grids import Grid, shown_grids
from addin.summary.ranks.small_cells import HIDDEN, shown_counts, with_totals

AGES, SEXES, HEALTH = ("60岁", "70岁", "80岁"), ("男", "女"), ("健康", "一般", "住院")
PEOPLE = st.lists(st.tuples(st.sampled_from(AGES), st.sampled_from(SEXES), st.sampled_from(HEALTH)), min_size=1, max_size=40)


def counted(people: list[tuple[str, str, str]], rows: int, columns: int) -> CrossTab:
    """The cross-tab of two of the three categories."""
    names, kinds = ("年龄段", "性别", "健康状况"), (AGES, SEXES, HEALTH)
    counts = [[sum(one[rows] == a and one[columns] == b for one in people) for b in kinds[columns]] for a in kinds[rows]]
    spec = CrossTabSpec(f"{names[rows]}和{names[columns]}", names[rows], names[columns])
    return CrossTab(spec, kinds[rows], kinds[columns], tuple(map(tuple, counts)))


def totals_of(table: CrossTab, grid: Grid, category: str) -> dict[str, int | str]:
    if table.spec.rows == category:
        return {name: grid[i][-1] for i, name in enumerate(table.rows)}
    return {name: grid[-1][j] for j, name in enumerate(table.columns)} if table.spec.columns == category else {}


@given(PEOPLE, st.integers(2, 5))
def test_what_one_hides_no_other_shows(people: list[tuple[str, str, str]], smallest: int) -> None:
    """A category's totals are the same in each table, or hidden in each; no one alone is hidden beside a total that is shown."""
    tables = [counted(people, *two) for two in ((0, 1), (2, 0), (2, 1))]
    grids = shown_grids(tables, smallest)
    assert len({grid[-1][-1] for grid in grids}) == 1
    for category in ("年龄段", "性别", "健康状况"):
        told = [found for found in (totals_of(*one, category) for one in zip(tables, grids, strict=True)) if found]
        assert len(told) == 2
        assert told[0] == told[1]
    for table, grid in zip(tables, grids, strict=True):
        true = with_totals(table.counts)
        for i, j in product(range(len(true)), range(len(true[0]))):
            assert grid[i][j] == HIDDEN or (grid[i][j] == true[i][j] and not 0 < true[i][j] < smallest)


def test_who_is_left_over_beside_the_members_own_total_is_not_told() -> None:
    """50 full members and 1 on probation are 51, as the members' own tables say: with 50 shown, 1 would follow."""
    spec = CrossTabSpec("政治面貌和性别", "政治面貌", "性别")
    faces = CrossTab(spec, ("中共党员", "中共预备党员", "群众"), SEXES, ((30, 20), (1, 0), (9, 8)))
    members = CrossTab(CrossTabSpec("党龄和健康", "党龄", "健康状况", members=True), ("50年",), ("健康", "一般"), ((31, 20),))
    of_all, own = shown_grids([faces, members], 3)
    assert own[-1][-1] == 51
    assert [row[-1] for row in of_all][:2] == [HIDDEN, HIDDEN]
    assert of_all[0].count(HIDDEN) > 1, "nor can the full members be added up"


def test_a_total_that_two_tables_together_would_give_away() -> None:
    """Alone, the ages by sex show that 4 are 80, the ages by health that 3 are 70: of 8 persons one is 60."""
    people = [
        ("80岁", "女", "住院"),
        ("80岁", "女", "一般"),
        ("80岁", "女", "一般"),
        ("70岁", "男", "健康"),
        ("70岁", "女", "一般"),
        ("70岁", "男", "一般"),
        ("60岁", "女", "住院"),
        ("80岁", "男", "住院"),
    ]
    tables = [counted(people, 0, 1), counted(people, 2, 0)]
    alone, beside = (totals_of(one, shown_counts(one.counts, 3), "年龄段") for one in tables)
    assert (alone["80岁"], beside["70岁"], shown_counts(tables[0].counts, 3)[-1][-1]) == (4, 3, 8)
    ages = [totals_of(*one, "年龄段") for one in zip(tables, shown_grids(tables, 3), strict=True)]
    assert ages[0] == ages[1]
    assert list(ages[0].values()).count(HIDDEN) != 1
