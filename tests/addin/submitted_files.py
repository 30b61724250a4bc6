"""Small, correct submissions for the tests: what a unit would send, without a single finding that is an error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from validators.examples import baseline
from workbook_templates.cell_types import parser
from workbook_templates.schema import Sheet, form
from workbook_templates.values.identity import check_digit
from workbook_templates.write.fill import fill_form

Rows = Mapping[str, Sequence[Mapping[str, object]]]
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = [pow(3, i, 31) for i in range(17)]


def unit_code(number: int, region: str = "530102") -> str:
    """A unit's 统一社会信用代码 with its right check character."""
    body = f"11{region}{number:09d}"
    total = sum(USCC_ALPHABET.index(char) * weight for char, weight in zip(body, WEIGHTS, strict=True))
    return body + USCC_ALPHABET[(31 - total % 31) % 31]


def unit_name(number: int) -> str:
    """盘龙区第一局, and so on up to the ninth."""
    return f"盘龙区第{'零一二三四五六七八九'[number % 10]}局"


def person(number: int, region: str = "530102") -> dict[str, object]:
    """A retired man, born 1958, with a number of his own."""
    body = f"{region}19580{1 + number % 9}1{number // 9 % 10}{(number * 2 + 1) % 1000:03d}"
    body = body[:16] + str(int(body[16]) | 1)
    day = f"1958-0{1 + number % 9}-1{number // 9 % 10}"
    name = "赵钱孙李周吴郑王冯陈"[number % 10] + "建国志强文华明亮海"[number // 10 % 9] + "山川河林田原峰岭溪"[number // 90 % 9]
    return {
        "姓名": name, "身份证号": body + check_digit(body), "性别": "男", "出生日期": day, "入党日期": "1985-07-01",
        "退休日期": "2023-03-31",
    }  # fmt: skip


def roster(number: int, people: int = 4, region: str = "530102", first: int | None = None) -> dict[str, list[dict[str, object]]]:
    """One branch with its members and leaders."""
    branch = f"{region}{number:06d}"
    start = number * 100 if first is None else first
    members = [person(start + i, region) | {"党支部代码": branch} for i in range(people)]
    leader = {key: members[0][key] for key in ("姓名", "身份证号")}
    return {
        "党组织": [{"党组织代码": branch, "党组织名称": f"{unit_name(number)}离退休干部党支部"}],
        "离退休干部": members,
        "学习小组": [],
        "任职": [leader | {"任职组织代码": branch}],
        "后备书记": [],
        "流动党员": [],
    }


def liaison(number: int, organisations: Sequence[str], who: int = 9000) -> dict[str, list[dict[str, object]]]:
    """One liaison for these organisations."""
    him = {"联络员姓名": person(who)["姓名"], "身份证号": person(who)["身份证号"]}
    return {
        "联络员选派": [him | {"联系党组织代码": code, "联系党组织名称": f"第{number}支部"} for code in organisations],
        "联络员履责": [dict(him)],
    }


def activity(number: int, codes: Sequence[tuple[str, str]], region: str = "530102") -> dict[str, list[dict[str, object]]]:
    """Activities by number and date, each of the unit's branch."""
    branch = f"{region}{number:06d}"
    return {
        "活动记录": [{"活动编号": code, "组织代码": branch, "活动日期": day} for code, day in codes],
        "参加人员": [{"活动编号": code} | {k: person(number * 100)[k] for k in ("姓名", "身份证号")} for code, _ in codes],
    }


def write(path: Path, kind: str, rows: Rows, **cover: object) -> Path:
    """Write a submission as the office's own writer does. Cover values not given are the schema's examples."""
    the_form = form(kind)
    values = {column.name: cover.get(column.name, column.example) for column in the_form.cover.columns}
    read = {c.name: parser(c)(values[c.name]) if values[c.name] != "" else None for c in the_form.cover.columns}
    path.parent.mkdir(parents=True, exist_ok=True)
    fill_form(path, the_form, read, {name: _rows(the_form.sheet(name), given) for name, given in rows.items()}, "test")
    return path


def _rows(sheet: Sheet, given: Sequence[Mapping[str, object]]) -> list[list[object]]:
    full = [baseline(sheet) | dict(row) for row in given]
    return [
        [parser(c)(row[c.name]) if row.get(c.name) not in (None, "") else None for c in sheet.columns if c.name in row]
        for row in full
    ]


def unit(number: int, region: str = "530102") -> dict[str, object]:
    """Cover values of a unit of that county."""
    return {"填报单位": unit_name(number), "单位代码": unit_code(number, region), "上级机构代码": region}


def write_change(path: Path, rows: Rows, **cover: object) -> Path:
    """Write a change form: what a row does not name is blank."""
    blank = {name: dict.fromkeys(column.name for column in form("change").sheet(name).own) for name in rows}
    whole = {name: [blank[name] | dict(row) for row in given] for name, given in rows.items()}
    return write(path, "change", whole, **({"依据版本": "", "说明": ""} | cover))
