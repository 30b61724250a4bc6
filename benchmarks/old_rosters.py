"""Rosters as offices keep them, in any number of layouts, with what their columns and rows mean.

Headers, ways of writing and traps are written down here from what such rosters look like, not from what the import knows. All
persons are invented.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.sheet_files import ENDINGS, WRITERS, SheetModel
from workbook_templates.cell_types import show
from workbook_templates.values.identity import check_digit

Person = dict[str, Any]
Write = Callable[[Person], Any]
ASK = "ask"  # a column that two answers are equally likely for

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈杨朱秦许何吕施张孔曹严华金魏陶姜", "建国志强文华明亮海山芳秀英玉兰珍梅春云林福祥德永平军"
NATIONS = ["汉族", "汉族", "汉族", "彝族", "白族", "哈尼族", "傣族", "纳西族", "回族"]
PARTIES = ["中共党员", "中共党员", "中共党员", "中共预备党员", "群众", "民盟", "九三学社", "无党派人士"]
RANKS = {
    "县处级正职": "正处", "县处级副职": "副处", "乡科级正职": "正科", "乡科级副职": "副科", "科员及以下": "科员",
    "专业技术正高": "正高", "专业技术副高": "副高", "专业技术中级": "中级", "工勤": "工人",
}  # fmt: skip
BRANCHES = ["第一党支部", "第二党支部", "第三党支部"]
SHORT_PARTIES = {"中共党员": "党员", "中共预备党员": "预备党员", "无党派人士": "无党派"}


def person(rng: Random, number: int) -> Person:
    """One invented person; the keys are our columns."""
    born = dt.date(rng.randint(1937, 1964), rng.randint(1, 12), rng.randint(1, 28))
    man = rng.random() < 0.6
    body = f"530302{born:%Y%m%d}{number % 500 * 2 + man:03d}"
    party = rng.choice(PARTIES)
    return {
        "姓名": rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2, 2)))),
        "身份证号": body + check_digit(body),
        "性别": "男" if man else "女",
        "民族": rng.choice(NATIONS),
        "出生日期": born,
        "政治面貌": party,
        "入党日期": dt.date(born.year + 25, rng.randint(1, 12), 1) if party.startswith("中共") else None,
        "退休日期": dt.date(born.year + 60, born.month, 1),
        "参加工作时间": dt.date(born.year + 20, rng.randint(1, 12), 1),
        "退休时职务": rng.choice(["局长", "副局长", "科长", "主任科员", "高级农艺师", "工人"]),
        "退休时职级": rng.choice([*RANKS]),
        "居住地": f"曲靖市麒麟区{rng.choice(['文昌街', '翠峰路', '南宁北路'])}{rng.randint(1, 99)}号",
        "联系电话": f"13{rng.randint(100_000_000, 999_999_999)}",
        "健康状况": rng.choice(["健康", "一般", "患慢性病"]),
        "党支部代码": rng.choice(BRANCHES),
        "账号": f"62{rng.randint(10**16, 10**17 - 1)}",
        "开户银行": "云南农信麒麟支行",
        "状态": "在册",
        "离开": None,
        "党内职务": rng.choice(["", "", "", "书记", "委员"]) if party == "中共党员" else "",
        "配偶": rng.choice(SURNAMES) + rng.choice(GIVEN),
    }


@dataclass
class RosterColumn:
    """A column: header, the field it means (None: none of ours; ASK: a question; several for one of several things), and how a
    person is written in it.
    """

    title: str
    means: str | tuple[str, ...] | None
    write: Write


@dataclass
class OldRoster:
    """A file, what each of its columns means, and the persons in its rows, the damaged ones marked by 丢失."""

    path: Path
    columns: list[RosterColumn]
    persons: list[Person] = field(default_factory=list)


def _date_writers(rng: Random) -> Write:
    """One way of writing dates; a blank stays blank."""
    ways: list[Callable[[dt.date], Any]] = [
        lambda day: day.isoformat(),
        lambda day: day,
        lambda day: f"{day.year}.{day.month:02}.{day.day:02}",
        lambda day: f"{day.year}.{day.month:02}",
        lambda day: f"{day.year}.{day.month}",
        lambda day: day.replace(day=1),
        lambda day: float(f"{day.year}.{day.month:02}"),
        lambda day: f"{day.year}年{day.month}月",
        lambda day: f"{day.year}年{day.month}月{day.day}日",
        lambda day: f"{day.year}/{day.month}/{day.day}",
        lambda day: int(f"{day:%Y%m%d}"),
        lambda day: int(f"{day:%Y%m}"),
        lambda day: f"{day:%Y%m}",
        lambda day: (day - dt.date(1899, 12, 30)).days,
    ]
    way = rng.choice(ways)
    return lambda day: "" if day is None else way(day)


_DATES = ("出生日期", "入党日期", "退休日期", "参加工作时间")


def _of(key: str, way: Callable[[Any], Any] = lambda value: value) -> Write:
    return lambda one: way(one[key])


def _columns(rng: Random) -> list[RosterColumn]:
    """The usual columns in this office's words and ways, in its order, some left out."""
    pick = rng.choice
    nation = pick([lambda v: v, lambda v: v.removesuffix("族")])
    party = pick([lambda v: v, lambda v: SHORT_PARTIES.get(v, v)])
    rank = pick([lambda v: v, lambda v: RANKS[v], lambda v: RANKS[v] + ("级" if RANKS[v][-1] in "处科高" else "")])
    sex = pick([lambda v: v, lambda v: f"{v}性", lambda v: 1 if v == "男" else 2, lambda v: "1" if v == "男" else "2"])
    phone = pick([lambda v: v, int, lambda v: f"{v[:3]}-{v[3:7]}-{v[7:]}", lambda v: f"{v[:3]} {v[3:7]} {v[7:]}"])
    name = pick([lambda v: v, lambda v: v[0] + "　" + v[1] if len(v) == 2 else v])
    number = pick([lambda v: v, lambda v: v.lower(), lambda v: f" {v}"])
    born, joined, retired, worked = (_of(key, _date_writers(rng)) for key in _DATES)
    made = [
        RosterColumn(pick(["姓名", "姓 名", "姓  名", "名字", "人员姓名"]), "离退休干部.姓名", _of("姓名", name)),
        RosterColumn(pick(["身份证号", "身份证号码", "公民身份号码", "居民身份证号码", "证件号码", "身份证", "身份证号（18位）"]),
                     "离退休干部.身份证号", _of("身份证号", number)),
        RosterColumn(pick(["性别", "性 别", "男女"]), "离退休干部.性别", _of("性别", sex)),
        RosterColumn(pick(["民族", "族别", "民 族", "民族成份"]), "离退休干部.民族", _of("民族", nation)),
        RosterColumn(pick(["出生年月", "出生日期", "出生年月日", "生日", "出生时间"]), "离退休干部.出生日期", born),
        _party_column(rng, party),
        RosterColumn(pick(["入党时间", "入党日期", "入党年月", "何时入党"]), "离退休干部.入党日期", joined),
        RosterColumn(pick(["退休时间", "退休日期", "离退休时间", "退休年月"]), "离退休干部.退休日期", retired),
        RosterColumn(pick(["参加工作时间", "参工时间", "参加工作日期"]), "离退休干部.参加工作时间", worked),
        _post_column(rng),
        RosterColumn(pick(["职级", "级别", "退休时职级", "行政级别"]), "离退休干部.退休时职级", _of("退休时职级", rank)),
        RosterColumn(pick(["家庭住址", "住址", "现住址", "居住地", "家庭地址"]), "离退休干部.居住地", _of("居住地")),
        RosterColumn(pick(["联系电话", "手机号码", "手机", "电话", "联系方式"]), "离退休干部.联系电话", _of("联系电话", phone)),
        RosterColumn(pick(["健康状况", "身体状况"]), "离退休干部.健康状况", _of("健康状况")),
    ]  # fmt: skip
    kept = made[:3] + [one for one in made[3:] if rng.random() < 0.85]
    if rng.random() < 0.3:
        rng.shuffle(kept)
    return kept


def _party_column(rng: Random, party: Callable[[Any], Any]) -> RosterColumn:
    if rng.random() < 0.25:
        yes = rng.choice(["√", "是", "Y", "1"])
        return RosterColumn("是否党员", "离退休干部.政治面貌", _of("政治面貌", lambda v: yes if v == "中共党员" else ""))
    return RosterColumn(rng.choice(["政治面貌", "面貌", "党派"]), "离退休干部.政治面貌", _of("政治面貌", party))


def _post_column(rng: Random) -> RosterColumn:
    if rng.random() < 0.25:
        between = rng.choice([" ", ""])
        return RosterColumn("原单位及职务", "离退休干部.退休时职务", _of("退休时职务", lambda v: f"麒麟区农业农村局{between}{v}"))
    return RosterColumn(rng.choice(["原职务", "职务", "退休时职务", "原任职务"]), "离退休干部.退休时职务", _of("退休时职务"))


def _traps(rng: Random, columns: list[RosterColumn]) -> list[RosterColumn]:
    """Columns that are none of ours, or that nobody can tell apart, put among the others."""
    traps = [
        RosterColumn(
            rng.choice(["转正时间", "转正日期"]), None, _of("入党日期", lambda d: d.replace(year=d.year + 1) if d else "")
        ),
        RosterColumn("年龄", None, _of("出生日期", lambda d: 2026 - d.year)),
        RosterColumn("籍贯", None, lambda one: "云南曲靖"),
        RosterColumn(rng.choice(["学历", "文化程度"]), None, lambda one: "大专"),
        RosterColumn("配偶姓名", None, _of("配偶")),
        RosterColumn("工作单位", None, lambda one: "麒麟区农业农村局"),
        RosterColumn("工龄", None, lambda one: 35),
    ]
    for trap in rng.sample(traps, rng.randint(0, 3)):
        columns.insert(rng.randint(2, len(columns)), trap)
    if rng.random() < 0.2 and any(one.means == "离退休干部.居住地" for one in columns):
        columns = [one for one in columns if one.means != "离退休干部.居住地"]
        columns += [RosterColumn("家庭住址", ASK, _of("居住地")), RosterColumn("现居住地址", ASK, _of("居住地"))]
    if rng.random() < 0.2 and any(one.means == "离退休干部.联系电话" for one in columns):
        columns.insert(rng.randint(2, len(columns)), RosterColumn("固定电话", "离退休干部.联系电话", lambda one: "0874-3123456"))
    if rng.random() < 0.2:
        columns.append(RosterColumn(rng.choice(["党内职务", "支部职务"]), "任职.职务", _of("党内职务")))
    if rng.random() < 0.2:
        columns.append(RosterColumn("开户行", "收款账户.开户银行", _of("开户银行")))
        columns.append(RosterColumn(rng.choice(["银行账号", "卡号"]), "收款账户.账号", _of("账号")))
    if rng.random() < 0.3:
        columns.append(RosterColumn("备注", "离退休干部.备注", lambda one: ""))
    columns = _joined(rng, columns)
    if rng.random() < 0.6:
        columns.insert(0, RosterColumn(rng.choice(["序号", "编号"]), None, lambda one: one["序号"]))
    return columns


def _joined(rng: Random, columns: list[RosterColumn]) -> list[RosterColumn]:
    """Sometimes sex and nation, or party and date of joining it, in one column."""
    for first, second, between, title in (
        ("性别", "民族", "/", "性别、民族"),
        ("政治面貌", "入党日期", " ", "政治面貌及入党时间"),
        ("退休时职务", "退休时职级", "、", "职务/职级"),
    ):
        pair = [one for one in columns if one.means in (f"离退休干部.{first}", f"离退休干部.{second}")]
        if rng.random() < 0.15 and len(pair) == 2 and not any(one.title in ("是否党员", "原单位及职务") for one in pair):
            pair.sort(key=lambda one: one.means != f"离退休干部.{first}")
            texts = (pair[0].write, pair[1].write)
            joined = RosterColumn(
                title,
                (f"离退休干部.{first}", f"离退休干部.{second}"),
                lambda one, texts=texts, between=between: between.join(_typed(text(one)) for text in texts if text(one) != ""),
            )
            columns = [joined if one is pair[0] else one for one in columns if one is not pair[1]]
    return columns


def _typed(value: Any) -> str:
    """As somebody types it into a cell with something else: 1956.10 keeps its nought."""
    return f"{value:.2f}" if isinstance(value, float) else show(value)


def make_old_roster(folder: Path, seed: int, people: int = 24) -> OldRoster:
    """Write one roster in the layout of that seed."""
    rng = Random(seed)
    kind = rng.choice([*WRITERS])
    columns = _traps(rng, _columns(rng))
    persons = [person(rng, seed * 37 + n) | {"序号": n + 1} for n in range(people)]
    if kind.startswith(("csv", "html")):
        persons = [one | {"序号": str(one["序号"])} for one in persons]
    if rng.random() < 0.3:
        for one in rng.sample(persons, 3):
            one["丢失"] = rng.choice(_LOSSES if kind in ("xlsx", "xls", "xlsb", "zip") else _LOSSES[1:])
    grouped = rng.choice(["", "", "headings", "column", "sheets"])
    told = _depart(Random(f"departed {seed}"), persons)
    if told:
        columns.append(told)
    if grouped == "column":
        title = rng.choice(["所在支部", "党支部", "所属党支部"])
        columns.append(RosterColumn(title, "离退休干部.党支部代码", _of("党支部代码")))
    columns, persons, sheets = _arranged(rng, columns, persons, grouped)
    path = folder / f"旧名册{seed}.{ENDINGS.get(kind, kind)}"
    if len(sheets) > 1 and kind.startswith("csv"):
        path = path.with_suffix(".xlsx")
        kind = "xlsx"
    WRITERS[kind](path, sheets)
    order = (
        [one for branch in BRANCHES for one in persons if one["党支部代码"] == branch]
        if grouped in ("headings", "sheets")
        else persons
    )
    return OldRoster(path, columns, order)


def _arranged(
    rng: Random, columns: list[RosterColumn], persons: list[Person], grouped: str
) -> tuple[list[RosterColumn], list[Person], list[SheetModel]]:
    """The columns and persons as they are told, and the sheets: two persons side by side, without a header, or as usual."""
    if not grouped and rng.random() < 0.15:
        return columns, persons, [_two_up(columns, persons)]
    if grouped or rng.random() >= 0.1:
        return columns, persons, _sheets(rng, columns, persons, grouped)
    if any(one.title in _LEFT_ON for one in columns):  # without a header nobody knows what a date is about
        columns = [one for one in columns if one.title not in _LEFT_ON]
        persons = [one | {"状态": "在册"} for one in persons]
    columns = [column for column in columns if any(column.write(one) != "" for one in persons)]
    sheet = SheetModel("Sheet1", [[_cell(column, one) for column in columns] for one in persons])
    untitled = [replace(one, title="（没有列名）", means=one.means if one.means == _IDENTITY else ASK) for one in columns]
    return untitled, persons, [sheet]


def _depart(rng: Random, persons: list[Person]) -> RosterColumn | None:
    """Let two persons die or move away in some rosters: a column that tells it; None where nobody does."""
    if rng.random() > 0.3 or len(persons) < 4:
        return None
    for one in rng.sample(persons, 2):
        one["状态"], one["离开"] = rng.choice(["去世", "转出"]), dt.date(2024, rng.randint(1, 12), rng.randint(1, 28))
    words = {"去世": rng.choice(["已去世", "病故", "已故"]), "转出": rng.choice(["已转出", "调出"]), "在册": ""}
    told, remark = {"在册": rng.choice(["健在", "在册", ""])}, rng.choice(["备注", "变动情况", "情况说明"])
    return rng.choice(
        [
            RosterColumn(rng.choice(["状态", "人员状态"]), "离退休干部.状态", lambda one: (words | told)[one["状态"]]),
            RosterColumn(remark, "离退休干部.备注" if remark == "备注" else None, lambda one: words[one["状态"]]),
            RosterColumn(
                remark,
                "离退休干部.备注" if remark == "备注" else None,
                lambda one: f"{one['离开'].year}年{one['离开'].month}月{words[one['状态']]}" if words[one["状态"]] else "",
            ),
            RosterColumn("离世或调出时间", ASK, lambda one: one["离开"].isoformat() if one["离开"] else ""),
            RosterColumn("状态日期", "离退休干部.状态日期", lambda one: one["离开"].isoformat() if one["离开"] else ""),
        ]
    )


# A number of 18 digits typed as a number: a spreadsheet keeps 15 of them, and shows or exports fewer.
_LOSSES = [
    lambda number: float(number[:15] + "000"),
    lambda number: number[:15] + "000",
    lambda number: f"{number[0]}.{number[1:6]}E+17",
]
_IDENTITY = "离退休干部.身份证号"
_LEFT_ON = ("状态日期", "离世或调出时间")


def _two_up(columns: list[RosterColumn], persons: list[Person]) -> SheetModel:
    """Two persons side by side: the second half of them to the right of the first."""
    sheet, half = SheetModel("Sheet1"), (len(persons) + 1) // 2
    sheet.add(["离退休干部名册"], across=2 * len(columns))
    sheet.add([one.title for one in columns] * 2)
    for pair in zip_longest(persons[:half], persons[half:]):
        sheet.add([_cell(column, one) if one else "" for one in pair for column in columns])
    return sheet


def _sheets(rng: Random, columns: list[RosterColumn], persons: list[Person], grouped: str) -> list[SheetModel]:
    if grouped == "sheets":
        return [
            _sheet(rng, branch, columns, [[one for one in persons if one["党支部代码"] == branch]], [""])
            for branch in BRANCHES
            if any(one["党支部代码"] == branch for one in persons)
        ]
    if grouped == "headings":
        parts = [[one for one in persons if one["党支部代码"] == branch] for branch in BRANCHES]
        return [
            _sheet(
                rng,
                "Sheet1",
                columns,
                parts,
                [f"{branch}（{len(part)}人）" for branch, part in zip(BRANCHES, parts, strict=True)],
            )
        ]
    return [_sheet(rng, rng.choice(["Sheet1", "退休人员", "名册"]), columns, [persons], [""])]


def _sheet(
    rng: Random, name: str, columns: list[RosterColumn], parts: Sequence[list[Person]], headings: Sequence[str]
) -> SheetModel:
    sheet, width = SheetModel(name), len(columns)
    top = rng.randint(0, 2)
    if top > 0:
        sheet.add(["麒麟区农业农村局离退休干部名册"], across=width)
    if top > 1:
        sheet.add(["填报单位：麒麟区农业农村局", *[""] * (width - 2), "2026年6月"])
    if rng.random() < 0.3:
        _two_rows(sheet, columns)
    else:
        sheet.add([one.title for one in columns])
    for heading, part in zip(headings, parts, strict=True):
        if heading:
            sheet.add([heading], across=width if rng.random() < 0.5 else 0)
        for one in part:
            sheet.add([_cell(column, one) for column in columns])
        if heading and rng.random() < 0.7:
            sheet.add(["小计", len(part)])
    if rng.random() < 0.5:
        sheet.add([])
        sheet.add(["合计", f"{sum(map(len, parts))}人"])
    if rng.random() < 0.5:
        sheet.add(["审核人：", "", "", "填表人：李明", "", "联系电话：0874-3123456"])
    return sheet


def _cell(column: RosterColumn, one: Person) -> Any:
    if column.means == _IDENTITY and one.get("丢失"):
        return one["丢失"](one["身份证号"])
    return column.write(one)


_GROUPS = {
    "离退休干部.入党日期": "党员情况",
    "离退休干部.政治面貌": "党员情况",
    "离退休干部.联系电话": "联系方式",
    "离退休干部.居住地": "联系方式",
}


def _two_rows(sheet: SheetModel, columns: list[RosterColumn]) -> None:
    """Groups above names; what has no group is merged downwards."""
    groups = [_GROUPS.get(str(one.means), "") for one in columns]
    row = len(sheet.rows)
    upper = [groups[n] if groups[n] and (n == 0 or groups[n - 1] != groups[n]) else "" for n in range(len(columns))]
    sheet.add([text or ("" if groups[n] else columns[n].title) for n, text in enumerate(upper)])
    sheet.add([one.title if groups[n] else "" for n, one in enumerate(columns)])
    start = 0
    while start < len(columns):
        end = start
        while groups[start] and end + 1 < len(columns) and groups[end + 1] == groups[start]:
            end += 1
        area = (row, start, row, end) if groups[start] else (row, start, row + 1, start)
        if area[:2] != area[2:]:
            sheet.merges.append(area)
        start = end + 1
