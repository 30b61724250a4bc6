"""The columns of old rosters: their headers, the ways in which offices write into them, and what makes them hard to tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.roster_persons import RANKS, SHORT_PARTIES, Person
from workbook_templates.cell_types import show

Write = Callable[[Person], Any]
ASK = "ask"  # a column that two answers are equally likely for


@dataclass
class RosterColumn:
    """A column: header, the field it means (None: none of ours; ASK: a question; several for one of several things), and how a
    person is written in it.
    """

    title: str
    means: str | tuple[str, ...] | None
    write: Write


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


def said(key: str, way: Callable[[Any], Any] = lambda value: value) -> Write:
    """How a person's value is written, by its name here; as it is where no ``way`` is given."""
    return lambda one: way(one[key])


def usual_columns(rng: Random) -> list[RosterColumn]:
    """The usual columns in this office's words and ways, in its order, some left out."""
    pick = rng.choice
    nation = pick([lambda v: v, lambda v: v.removesuffix("族")])
    party = pick([lambda v: v, lambda v: SHORT_PARTIES.get(v, v)])
    rank = pick([lambda v: v, lambda v: RANKS[v], lambda v: RANKS[v] + ("级" if RANKS[v][-1] in "处科高" else "")])
    sex = pick([lambda v: v, lambda v: f"{v}性", lambda v: 1 if v == "男" else 2, lambda v: "1" if v == "男" else "2"])
    phone = pick([lambda v: v, int, lambda v: f"{v[:3]}-{v[3:7]}-{v[7:]}", lambda v: f"{v[:3]} {v[3:7]} {v[7:]}"])
    name = pick([lambda v: v, lambda v: v[0] + "　" + v[1] if len(v) == 2 else v])
    number = pick([lambda v: v, lambda v: v.lower(), lambda v: f" {v}"])
    born, joined, retired, worked = (said(key, _date_writers(rng)) for key in _DATES)
    made = [
        RosterColumn(pick(["姓名", "姓 名", "姓  名", "名字", "人员姓名"]), "离退休干部.姓名", said("姓名", name)),
        RosterColumn(pick(["身份证号", "身份证号码", "公民身份号码", "居民身份证号码", "证件号码", "身份证", "身份证号（18位）"]),
                     "离退休干部.身份证号", said("身份证号", number)),
        RosterColumn(pick(["性别", "性 别", "男女"]), "离退休干部.性别", said("性别", sex)),
        RosterColumn(pick(["民族", "族别", "民 族", "民族成份"]), "离退休干部.民族", said("民族", nation)),
        RosterColumn(pick(["出生年月", "出生日期", "出生年月日", "生日", "出生时间"]), "离退休干部.出生日期", born),
        _party_column(rng, party),
        RosterColumn(pick(["入党时间", "入党日期", "入党年月", "何时入党"]), "离退休干部.入党日期", joined),
        RosterColumn(pick(["退休时间", "退休日期", "离退休时间", "退休年月"]), "离退休干部.退休日期", retired),
        RosterColumn(pick(["参加工作时间", "参工时间", "参加工作日期"]), "离退休干部.参加工作时间", worked),
        _post_column(rng),
        RosterColumn(pick(["职级", "级别", "退休时职级", "行政级别"]), "离退休干部.退休时职级", said("退休时职级", rank)),
        RosterColumn(pick(["家庭住址", "住址", "现住址", "居住地", "家庭地址"]), "离退休干部.居住地", said("居住地")),
        RosterColumn(pick(["联系电话", "手机号码", "手机", "电话", "联系方式"]), "离退休干部.联系电话", said("联系电话", phone)),
        RosterColumn(pick(["健康状况", "身体状况"]), "离退休干部.健康状况", said("健康状况")),
    ]  # fmt: skip
    kept = made[:3] + [one for one in made[3:] if rng.random() < 0.85]
    if rng.random() < 0.3:
        rng.shuffle(kept)
    return kept


def _party_column(rng: Random, party: Callable[[Any], Any]) -> RosterColumn:
    if rng.random() < 0.25:
        yes = rng.choice(["√", "是", "Y", "1"])
        return RosterColumn("是否党员", "离退休干部.政治面貌", said("政治面貌", lambda v: yes if v == "中共党员" else ""))
    return RosterColumn(rng.choice(["政治面貌", "面貌", "党派"]), "离退休干部.政治面貌", said("政治面貌", party))


def _post_column(rng: Random) -> RosterColumn:
    if rng.random() < 0.25:
        between = rng.choice([" ", ""])
        return RosterColumn(
            "原单位及职务", "离退休干部.退休时职务", said("退休时职务", lambda v: f"麒麟区农业农村局{between}{v}")
        )
    return RosterColumn(rng.choice(["原职务", "职务", "退休时职务", "原任职务"]), "离退休干部.退休时职务", said("退休时职务"))


def with_traps(rng: Random, columns: list[RosterColumn]) -> list[RosterColumn]:
    """Columns that are none of ours, or that nobody can tell apart, put among the others."""
    traps = [
        RosterColumn(
            rng.choice(["转正时间", "转正日期"]), None, said("入党日期", lambda d: d.replace(year=d.year + 1) if d else "")
        ),
        RosterColumn("年龄", None, said("出生日期", lambda d: 2026 - d.year)),
        RosterColumn("籍贯", None, lambda one: "云南曲靖"),
        RosterColumn(rng.choice(["学历", "文化程度"]), None, lambda one: "大专"),
        RosterColumn("配偶姓名", None, said("配偶")),
        RosterColumn("工作单位", None, lambda one: "麒麟区农业农村局"),
        RosterColumn("工龄", None, lambda one: 35),
    ]
    for trap in rng.sample(traps, rng.randint(0, 3)):
        columns.insert(rng.randint(2, len(columns)), trap)
    if rng.random() < 0.2 and any(one.means == "离退休干部.居住地" for one in columns):
        columns = [one for one in columns if one.means != "离退休干部.居住地"]
        columns += [RosterColumn("家庭住址", ASK, said("居住地")), RosterColumn("现居住地址", ASK, said("居住地"))]
    if rng.random() < 0.2 and any(one.means == "离退休干部.联系电话" for one in columns):
        columns.insert(rng.randint(2, len(columns)), RosterColumn("固定电话", "离退休干部.联系电话", lambda one: "0874-3123456"))
    if rng.random() < 0.2:
        columns.append(RosterColumn(rng.choice(["党内职务", "支部职务"]), "任职.职务", said("党内职务")))
    if rng.random() < 0.2:
        columns.append(RosterColumn("开户行", "收款账户.开户银行", said("开户银行")))
        columns.append(RosterColumn(rng.choice(["银行账号", "卡号"]), "收款账户.账号", said("账号")))
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
