"""F20: somebody who died or moved out still holds a post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from validators.finding import Severity
from validators.lookups.bodies import POSTS, posts
from validators.lookups.holders import departed
from validators.lookups.liaisons import ASSIGNMENTS, assignments
from validators.lookups.once import columns
from validators.lookups.people import PEOPLE, PRESENT, rows_by_number
from validators.planting import plant
from validators.planting.allowances import appoint, can_appoint
from validators.planting.rows import is_branch
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

RESERVES = "后备书记"
_END = {POSTS: "免职日期", ASSIGNMENTS: "结束日期", RESERVES: "身份证号"}
_WAYS_OUT = {
    POSTS: "请填写免职日期",
    ASSIGNMENTS: "请填写结束日期和结束原因",
    RESERVES: "请删去这一行，另外确定后备人选",
}
_WHAT = {POSTS: "职务还没有免职", ASSIGNMENTS: "还在任联络员", RESERVES: "还列为后备书记"}


class _Open(NamedTuple):
    """A post still open: sheet, row (index into its table), identity number of the holder."""

    sheet: str
    row: int
    number: str


@rule(
    brief="{n} 名去世、转出的人仍登记着职务",
    clause="",
    severity=Severity.ERROR,
    sheet=POSTS,
    column="免职日期",
    needs=[PEOPLE],
    message="{谁} 的状态是“{人员状态}”（{花名册}），{什么}。",
    fix="{怎样办}；人还在的，请改正花名册上的状态。",
    passes=[
        {},
        {PEOPLE: [{"状态": "去世", "状态日期": "2026-05-01"}], "免职日期": "2026-06-30"},
        {PEOPLE: [{"状态": "转出", "状态日期": "2026-05-01"}, {"来源单位代码": "530103"}]},
        {PEOPLE: [{"状态": "去世", "状态日期": "2026-10-08"}]},
    ],
    fails=[
        {PEOPLE: [{"状态": "去世", "状态日期": "2026-05-01"}]},
        {PEOPLE: [{"状态": "转出", "状态日期": None}]},
        {PEOPLE: [{"状态": "转出", "状态日期": "2026-05-01"}], "免职日期": "2026-12-31"},
    ],
)
def departed_in_post(tables: Tables, on: Context) -> Rows:
    """去世、转出的人不再任职、当联络员、列为后备书记。

    Judged on the as-of date, of posts still open then: a post that was closed some time after a death is in order. Who is
    在册 in another roster at hand has only moved. An error, because the post is counted as held, and money is asked for it.
    """
    people, (names, states) = rows_by_number(tables), columns(tables, PEOPLE, "姓名", "状态")
    for post in _open_posts(tables, on.state_day, departed(tables, on.state_day)):
        i = people[post.number]
        place = tables.place(PEOPLE, "状态", i)
        words = {
            "谁": names[i] or "这个人",
            "人员状态": states[i],
            "花名册": f"“{PEOPLE}”第 {place.row} 行",
            "什么": _WHAT[post.sheet],
            "怎样办": _WAYS_OUT[post.sheet],
        }
        yield Hit(post.row, words, _END[post.sheet], sheet=post.sheet)


def _open_posts(tables: Tables, day: dt.date, gone: frozenset[object]) -> Iterator[_Open]:
    """The posts of any kind that are open on that day and whose holder is among those gone."""
    for post in posts(tables):
        if post.number in gone and post.held_on(day):
            yield _Open(POSTS, post.row, post.number)
    for one in assignments(tables):
        if one.number in gone and one.in_force(day):
            yield _Open(ASSIGNMENTS, one.row, one.number)
    for i, number in enumerate(columns(tables, RESERVES, "身份证号")[0]):
        if number in gone:
            yield _Open(RESERVES, i, number)


@plant()
def dead_in_office(site: Site) -> Marks:
    """去世或转出的人还写着在任的委员。"""

    def branches(row: FormRow) -> list[FormRow]:
        return [one for one in site.rows(row.form.unit, "党组织") if is_branch(one) and can_appoint(site, one)]

    def gone(row: FormRow) -> bool:
        return row["状态"] not in PRESENT and isinstance(row["状态日期"], dt.date)

    person = site.take(PEOPLE, lambda row: gone(row) and branches(row))
    post = appoint(site, branches(person)[0], person)
    yield post.at("免职日期")
    yield post.follows("C05-2")
