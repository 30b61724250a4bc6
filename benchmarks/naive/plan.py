"""The plan's rules the naive way, over the rows of one unit's books: loops inside loops."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from benchmarks.naive.reading import NaiveBook, NaiveRow
from workbook_templates.schema import form

Found = tuple[str, str, NaiveRow, str]  # rule, severity, row, column
PARTY = ("中共党员", "中共预备党员")
QUARTER = (dt.date(2026, 7, 1), dt.date(2026, 9, 30))
LEARNING = ("学习小组活动", "理论学习", "培训", "大讲坛", "警示教育", "参观学习")
COVERAGE = dt.date(2025, 12, 31)


class Unit:
    """All rows of one unit's books of one quarter, by sheet."""

    def __init__(self, books: list[NaiveBook], as_of: dt.date) -> None:
        self.rows = {name: rows for book in books for name, rows in book.rows.items()}
        self.name = books[0].unit_name
        self.as_of = as_of
        self.after_quarter = "error" if as_of > QUARTER[1] else "warning"

    def has(self, *sheets: str) -> bool:
        return all(sheet in self.rows for sheet in sheets)

    def people(self) -> list[NaiveRow]:
        return [row for row in self.rows.get("离退休干部", []) if row.value["状态"] in (None, "在册")]

    def person(self, number: Any) -> NaiveRow | None:
        return next((row for row in self.people() if row.value["身份证号"] == number), None)

    def organisation(self, code: Any) -> NaiveRow | None:
        rows = [row for row in self.rows.get("党组织", []) if row.value["党组织代码"] == code]
        return next((row for row in rows if row.value["状态"] != "已撤销"), rows[0] if rows else None)

    def group(self, code: Any) -> NaiveRow | None:
        return next((row for row in self.rows.get("学习小组", []) if row.value["小组代码"] == code), None)

    def alive(self, code: Any) -> bool:
        row = self.organisation(code) or self.group(code)
        return row is None or row.value["状态"] != "已撤销"

    def posts(self, day: dt.date) -> Iterator[NaiveRow]:
        for row in self.rows.get("任职", []):
            start, end = row.value["任职日期"], row.value["免职日期"]
            in_force = (start is None or start <= day) and (end is None or day < end)
            if in_force and row.value["身份证号"] and row.value["任职组织代码"] and self.alive(row.value["任职组织代码"]):
                yield row

    def activities(self, first: dt.date, last: dt.date) -> Iterator[NaiveRow]:
        seen = set()
        for row in self.rows.get("活动记录", []):
            day, number = row.value["活动日期"], row.value["活动编号"]
            counts_heads = row.value["活动类型"] not in ("队伍状况分析", "回访", "走访慰问", "流动党员联系", "领导调研")
            if day is None or (row.value["实到人数"] == 0 and counts_heads) or number in seen:
                continue
            seen |= {number} - {None}
            if first <= day <= min(last, self.as_of):
                yield row

    def took_part(self, number: Any, kind: str, first: dt.date, last: dt.date) -> bool:
        numbers = {row.value["活动编号"] for row in self.activities(first, last) if row.value["活动类型"] == kind}
        return any(row.value["活动编号"] in numbers and row.value["身份证号"] == number for row in self.rows.get("参加人员", []))


def nothing_in(row: NaiveRow, column: str) -> bool:
    raw = row.raw[column]
    return raw is None or (isinstance(raw, str) and not re.sub("[\\s\u200b]", "", raw))


def check(unit: Unit) -> Iterator[Found]:
    for rule, sheets in RULES.items():
        if unit.has(*sheets):
            yield from rule(unit)


def c02_1(unit: Unit) -> Iterator[Found]:
    severity = "error" if unit.as_of > COVERAGE else "warning"
    for row in unit.people():
        if row.value["政治面貌"] in PARTY:
            code = row.value["党支部代码"]
            body = unit.organisation(code)
            if nothing_in(row, "党支部代码") or (
                body and (not unit.alive(code) or body.value["组织形式"] not in (None, "党支部"))
            ):
                yield "C02-1", severity, row, "党支部代码"


def c02_2(unit: Unit) -> Iterator[Found]:
    severity = "error" if unit.as_of > COVERAGE else "warning"
    faces = form("roster").sheet("离退休干部").column("政治面貌").allowed
    for row in unit.people():
        if row.value["政治面貌"] in faces and row.value["政治面貌"] not in PARTY:
            code = row.value["学习小组代码"]
            if nothing_in(row, "学习小组代码") or (unit.group(code) and not unit.alive(code)):
                yield "C02-2", severity, row, "学习小组代码"


def c02_3(unit: Unit) -> Iterator[Found]:
    for row in unit.rows["学习小组"]:
        if row.value["状态"] != "已撤销":
            code = row.value["挂联党支部代码"]
            body = unit.organisation(code)
            if nothing_in(row, "挂联党支部代码") or (
                body and (not unit.alive(code) or body.value["组织形式"] not in (None, "党支部"))
            ):
                yield "C02-3", "error", row, "挂联党支部代码"


def may_lead(unit: Unit, number: str | None) -> bool:
    """Whether somebody may be elected to a branch's leading body: no full member may not, nor may the dead."""
    rows = [row.value for row in unit.rows["离退休干部"] if number and row.value["身份证号"] == number]
    here = [value for value in rows if value["状态"] in (None, "在册")]
    if here:
        faces = form("roster").sheet("离退休干部").column("政治面貌").allowed
        return here[-1]["政治面貌"] == "中共党员" or here[-1]["政治面貌"] not in faces
    return not any(value["状态日期"] is None or value["状态日期"] <= unit.as_of for value in rows)


def c02_4(unit: Unit) -> Iterator[Found]:
    leading = set()
    for row in unit.posts(unit.as_of):
        body = unit.organisation(row.value["任职组织代码"])
        of_branch = body.value["组织形式"] in (None, "党支部") if body else row.value["任职组织代码"][:1] != "X"
        if row.value["职务"] in ("书记", "副书记", "委员") and of_branch and may_lead(unit, row.value["身份证号"]):
            leading.add(row.value["身份证号"])
    faces = form("roster").sheet("离退休干部").column("政治面貌").allowed
    for row in unit.posts(unit.as_of):
        number = row.value["身份证号"]
        leads = row.value["职务"] in ("组长", "副组长") and row.value["任职组织代码"][:1] == "X"
        if not leads or number in leading:
            continue
        who = unit.person(number)
        if who is None or who.value["政治面貌"] not in faces or who.value["政治面貌"] in PARTY:
            known = any(r.value["身份证号"] == number for r in unit.rows["离退休干部"])
            severity = "error" if known or row.value["任职人员类别"] == "在职" else "warning"
            yield "C02-4", severity, row, "姓名"


def c02_5(unit: Unit) -> Iterator[Found]:
    for row in unit.rows["学习小组"]:
        founded = row.value["成立日期"]
        if row.value["小组代码"] is None or row.value["状态"] == "已撤销" or (founded and founded >= QUARTER[0]):
            continue
        held = [a for a in unit.activities(*QUARTER) if a.value["组织代码"] == row.value["小组代码"]]
        if not any(a.value["活动类型"] in LEARNING for a in held):
            yield "C02-5", unit.after_quarter, row, "小组代码"


def c05_2(unit: Unit) -> Iterator[Found]:
    seen = set()
    for row in unit.posts(unit.as_of):
        number = row.value["身份证号"]
        leads = row.value["职务"] in ("书记", "副书记", "委员") and not departed(unit, number)
        if leads and number not in seen:
            seen.add(number)
            if not unit.took_part(number, "培训", dt.date(2026, 1, 1), dt.date(2026, 12, 31)):
                yield "C05-2", "error" if unit.as_of > dt.date(2026, 12, 31) else "warning", row, "姓名"


def c06_1(unit: Unit) -> Iterator[Found]:
    forms = {"党委": ("党委", "党的委员会", "委员会"), "党总支": ("党总支", "总支"), "党支部": ("党支部", "支部")}
    for row in unit.rows["党组织"]:
        name, kind = row.value["党组织名称"], row.value["组织形式"]
        if not name or row.value["状态"] == "已撤销":
            continue
        served = any(word in name for word in ("离退休", "退休", "离休", "老干部"))
        formed = any(word in name for word in forms.get(kind, sum(forms.values(), ())))
        formed = formed and not (kind == "党支部" and "总支" in name)
        rest = re.sub(
            "离退休|退休|离休|老干部|干部|职工|人员|党委|党总支|党支部|总支|支部|委员会|第[一二三四五六七八九十]+", "", name
        )
        unit_name = "" if row.value["设置方式"] == "联合成立" else unit.name
        shared = any(rest[i : i + 2] in unit_name for i in range(len(rest) - 1)) if unit_name else len(rest) > 1
        if not (served and formed and shared):
            yield "C06-1", "error", row, "党组织名称"


def c06_2(unit: Unit) -> Iterator[Found]:
    for row in unit.rows["党组织"]:
        if row.value["组织形式"] != "党支部" or row.value["状态"] not in (None, "正常") or row.value["党组织代码"] is None:
            continue
        if row.value["设置方式"] in ("与在职混编", "联合成立"):
            continue
        members = [
            p for p in unit.people() if p.value["党支部代码"] == row.value["党组织代码"] and p.value["政治面貌"] == "中共党员"
        ]
        if len(members) < 3:
            yield "C06-2", "error", row, "状态"


def c07_1(unit: Unit) -> Iterator[Found]:
    for row in unit.rows["后备书记"]:
        number, chosen = row.value["身份证号"], row.value["入库日期"] or unit.as_of
        if not any(r.value["身份证号"] == number for r in unit.rows["离退休干部"]) or number is None:
            continue
        who = unit.person(number)
        if who is None:
            yield "C07-1", "warning", row, "姓名"
            continue
        retired = who.value["退休日期"]
        late = retired and (chosen.year - retired.year, chosen.month, chosen.day) > (5, retired.month, retired.day)
        face = who.value["政治面貌"]
        if (face and face not in PARTY) or who.value["人员类别"] == "离休" or who.value["曾任领导职务"] == "否" or late:
            yield "C07-1", "warning", row, "姓名"


def serving(row: NaiveRow, day: dt.date) -> bool:
    start, end = row.value["选派日期"], row.value["结束日期"]
    return (
        bool(row.value["身份证号"] and row.value["联系党组织代码"])
        and (start is None or start <= day)
        and (end is None or day <= end)
    )


def c08_1(unit: Unit) -> Iterator[Found]:
    served = {row.value["联系党组织代码"] for row in unit.rows["联络员选派"] if serving(row, unit.as_of)}
    for row in unit.rows["党组织"]:
        code, founded = row.value["党组织代码"], row.value["成立日期"]
        if code and row.value["组织形式"] == "党支部" and row.value["状态"] != "已撤销" and code not in served:
            if founded is None or founded <= unit.as_of:
                yield "C08-1", "error" if unit.as_of > COVERAGE else "warning", row, "党组织代码"


def c08_2(unit: Unit) -> Iterator[Found]:
    rows = [row for row in unit.rows["联络员选派"] if row.value["身份证号"] and row.value["联系党组织代码"]]
    done = set()
    for row in sorted((r for r in rows if r.value["选派日期"]), key=lambda r: (r.value["选派日期"], r.row)):
        number, day = row.value["身份证号"], row.value["选派日期"]
        if number in done or day > unit.as_of:
            continue
        others = [r for r in rows if r.value["身份证号"] == number and r.value["选派日期"] and r.value["选派日期"] <= day]
        others = [r for r in others if r.value["结束日期"] is None or r.value["结束日期"] > day]
        others = [r for r in others if r.value["选派日期"] < day or r.row <= row.row]
        if len({r.value["联系党组织代码"] for r in others}) > 3:
            done.add(number)
            yield "C08-2", "warning", row, "联络员姓名"


def c08_3(unit: Unit) -> Iterator[Found]:
    for row in unit.rows["联络员选派"]:
        if not serving(row, unit.as_of):
            continue
        if row.value["政治面貌"] not in (None, "中共党员"):
            yield "C08-3", "error", row, "政治面貌"
        elif unit.person(row.value["身份证号"]):
            yield "C08-3", "error", row, "身份证号"


def away(unit: Unit) -> Iterator[NaiveRow]:
    """Rows the home side wrote: the branch is one that the unit lists; without a code, no organisation elsewhere is named."""
    own = {row.value["党组织代码"] for row in unit.rows.get("党组织", [])} - {None}
    for row in unit.rows["流动党员"]:
        code = row.value["流出党支部代码"]
        at_home = code in own if code else not row.value["流出党组织名称"]
        if row.value["外出日期"] is not None and at_home:
            yield row


def whole_months(start: dt.date, end: dt.date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    last_day = (end + dt.timedelta(days=1)).day == 1
    return max(months - (end.day < start.day and not last_day), 0)


def c13_1(unit: Unit) -> Iterator[Found]:
    for row in away(unit):
        left, back = row.value["外出日期"], row.value["返回日期"]
        if row.value["已转组织关系"] == "是" or row.value["通报流入地日期"] is not None or left > unit.as_of:
            continue
        if whole_months(left, min(back or unit.as_of, unit.as_of)) >= 6:
            yield "C13-1", "error", row, "通报流入地日期"


def c13_3(unit: Unit) -> Iterator[Found]:
    after = QUARTER[1] + dt.timedelta(days=1)
    for row in away(unit):
        left, back = row.value["外出日期"], row.value["返回日期"]
        if row.value["身份证号"] is None or row.value["已转组织关系"] == "是" or left > unit.as_of:
            continue
        if whole_months(max(left, QUARTER[0]), min(back or after, after)) >= 1:
            if not unit.took_part(row.value["身份证号"], "流动党员联系", *QUARTER):
                yield "C13-3", unit.after_quarter, row, "姓名"


def f19(unit: Unit) -> Iterator[Found]:
    for row in unit.rows["任职"]:
        body = unit.organisation(row.value["任职组织代码"])
        if row.value["身份证号"] and body and row.value["任职日期"] and body.value["成立日期"]:
            if row.value["任职日期"] < body.value["成立日期"]:
                yield "F19", "error", row, "任职日期"


def f20(unit: Unit) -> Iterator[Found]:
    for sheet, start, end, place in (
        ("任职", "任职日期", "免职日期", "免职日期"),
        ("联络员选派", "选派日期", "结束日期", "结束日期"),
        ("后备书记", "", "", "身份证号"),
    ):
        for row in unit.rows.get(sheet, []):
            value = row.value
            code = {"任职": "任职组织代码", "联络员选派": "联系党组织代码"}.get(sheet)
            begun = not start or value[start] is None or value[start] <= unit.as_of
            last = value[end] if end else None
            over = last is not None and (last < unit.as_of or (sheet == "任职" and last == unit.as_of))
            if begun and not over and (code is None or value[code]) and departed(unit, value["身份证号"]):
                yield "F20", "error", row, place


def departed(unit: Unit, number: Any) -> bool:
    rows = [row for row in unit.rows["离退休干部"] if number and row.value["身份证号"] == number]
    if not rows or any(row.value["状态"] in (None, "在册") for row in rows):
        return False
    day = rows[-1].value["状态日期"]
    return day is None or day <= unit.as_of


def letters(name: Any) -> str:
    text = str(name or "").casefold().replace(" ", "")
    if re.fullmatch(r"[\d.]+(e\+\d+)?", text):  # a number is nobody's name
        return ""
    return re.sub(r"[^a-z\u3007\u3400-\u9fff\U00020000-\U000323af]", "", text)


def t14(unit: Unit) -> Iterator[Found]:
    places = []
    for rows in unit.rows.values():
        for row in rows:
            for column in ("姓名", "联络员姓名"):
                if row.value.get("身份证号") and letters(row.value.get(column)):
                    places.append((row, column, row.value["身份证号"], letters(row.value[column])))
    for number in {number for _, _, number, _ in places}:
        mine = [(row, column, name) for row, column, n, name in places if n == number]
        votes = {(name, row.sheet, row.file) for row, _, name in mine}
        names = {name for name, _, _ in votes}
        usual = {name for name in names if 2 * sum(vote[0] == name for vote in votes) > len(votes)}
        for row, column, name in mine:
            if len(names) > 1 and name not in usual:
                yield "T14", "", row, column


RULES = {
    t14: (),
    f19: ("任职", "党组织"),
    f20: ("离退休干部", "任职"),
    c02_1: ("离退休干部", "党组织"),
    c02_2: ("离退休干部", "学习小组"),
    c02_3: ("学习小组", "党组织"),
    c02_4: ("任职", "离退休干部", "党组织"),
    c02_5: ("学习小组", "活动记录"),
    c05_2: ("任职", "活动记录", "参加人员"),
    c06_1: ("党组织",),
    c06_2: ("党组织", "离退休干部"),
    c07_1: ("后备书记", "离退休干部"),
    c08_1: ("党组织", "联络员选派"),
    c08_2: ("联络员选派",),
    c08_3: ("联络员选派",),
    c13_1: ("流动党员",),
    c13_3: ("流动党员", "活动记录", "参加人员"),
}
CODES = frozenset(rule.__name__.upper().replace("_", "-") for rule in RULES)
