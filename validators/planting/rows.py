"""Helpers of planters for rows of the rosters and single cells."""

from __future__ import annotations

from validators.planting.site import Cells, Fit, FormRow, Marks, NoRoom, Site

PEOPLE, ORGANISATIONS, POSTS = "离退休干部", "党组织", "任职"
CARED_FOR = ("失能半失能", "长期住院")  # in these states of health a retired person is to be visited (C14-1)


def is_member(row: FormRow) -> bool:
    """Whether the person on this row of the roster is a full party member."""
    return bool(row["政治面貌"] == "中共党员")


def in_post(row: FormRow) -> bool:
    """Whether this row of 任职 is a post still held."""
    return row["免职日期"] is None


def is_branch(row: FormRow) -> bool:
    """Whether this row of 党组织 is a branch in state 正常."""
    return bool(row["组织形式"] == "党支部" and row["状态"] == "正常")


def person_on_roster(site: Site, unit: str, number: object) -> FormRow:
    """A person's row on the unit's roster. NoRoom where there is none."""
    return _first(site, unit, PEOPLE, "身份证号", number)


def organisation(site: Site, unit: str, code: object) -> FormRow:
    """An organisation's row on the unit's roster. NoRoom where there is none."""
    return _first(site, unit, ORGANISATIONS, "党组织代码", code)


def _first(site: Site, unit: str, sheet: str, column: str, value: object) -> FormRow:
    for row in site.rows(unit, sheet):
        if row[column] == value:
            return row
    raise NoRoom(sheet)


def exchange(site: Site, row: FormRow, fit: Fit) -> FormRow:
    """Replace the person named in a row by an unused one of the same unit, who is returned. NoRoom where there is none."""
    other = site.bystander(lambda one: one.form.unit == row.form.unit and fit(one))
    row["身份证号"], name = other["身份证号"], "联络员姓名" if "联络员姓名" in row.cells else "姓名"
    row[name] = other["姓名"]
    return other


def other_branch(site: Site, unit: str, fit: Fit = lambda row: True) -> FormRow:
    """A branch of another unit, set up separately and large enough to take one more. NoRoom where there is none."""
    for row in site.shuffled(ORGANISATIONS):
        plain = is_branch(row) and row["设置方式"] == "单独成立" and 8 < site.sizes[row["党组织代码"]] < 48
        if plain and row.form.unit != unit and not site.is_used(row.cells) and fit(row):
            return row
    raise NoRoom(ORGANISATIONS)


def enrol(site: Site, person: Cells, branch: FormRow) -> FormRow:
    """Add a person to the roster of another unit too, as a member of its branch; the new row."""
    site.sizes[branch["党组织代码"]] += 1
    return site.use(site.add(branch.form, PEOPLE, person | {"党支部代码": branch["党组织代码"]}))


def left_own_branch(site: Site, stay: FormRow) -> bool:
    """Whether the member on this row of 流动党员 left a branch of the unit that reports it."""
    return any(body["党组织代码"] == stay["流出党支部代码"] for body in site.rows(stay.form.unit, ORGANISATIONS))


def put(row: FormRow, column: str, value: object) -> Marks:
    """Write a value into a cell, with a mark there."""
    row[column] = value
    yield row.at(column)


def renumber(person: FormRow, number: object) -> Marks:
    """Write a wrong identity number on the roster; by it nobody was trained or visited, which may be found too."""
    yield from put(person, "身份证号", number)
    yield person.follows("C04-1")
    if person["健康状况"] in CARED_FOR:
        yield person.follows("C14-1")


def unfunded(site: Site, fund: FormRow) -> Marks:
    """Marks for an organisation whose code in 工作经费 will be wrong: it has no funds then (C20-2)."""
    for body in site.rows(fund.form.unit, "党组织"):
        if body["党组织代码"] == fund["党组织代码"]:
            yield body.follows("C20-2")


def leave_undone(matter: FormRow) -> Marks:
    """Record a unit's matter as not done, with a mark."""
    matter.update({"完成情况": "未开展", "完成日期": None})
    yield matter.at("完成情况")
