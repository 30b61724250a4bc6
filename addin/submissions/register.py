"""The register of subordinates in the database: who must report which forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from addin.errors import Refused
from addin.runtime import clock
from addin.settings import parse_level
from addin.store.connection import begin, reading
from addin.store.tables_office import units
from addin.submissions.folder import Office
from addin.submissions.receipt_events import record_units
from workbook_templates.advice import Sentence, in_lines
from workbook_templates.schema import REPORTED_KINDS, all_forms
from workbook_templates.values.text import tidy, tidy_code

HEADERS = ("单位代码", "单位名称", "级别", "应报表种", "联系人", "联系电话")
NEEDED = HEADERS[:2]
EXPLAINED = (
    "一行一个下级单位。单位代码：单位写18位统一社会信用代码，老干部局写6位行政区划代码。",
    "级别可以不填。应报表种用顿号隔开，如：花名册、联络员选派表、活动记录；不填就是这三种。",
)
USUAL_KINDS = ("roster", "liaison", "activity")


@dataclass(frozen=True, slots=True)
class Subordinate:
    """One subordinate. ``kinds`` are the forms it must report, in the order of the forms; ``level`` may be empty."""

    code: str
    name: str
    level: str = ""
    kinds: tuple[str, ...] = USUAL_KINDS
    contact: str = ""
    phone: str = ""


def units_from_rows(rows: Sequence[tuple[int, dict[str, str]]]) -> list[Subordinate]:
    """Subordinates from the rows of a register sheet: Excel's row number and the texts by header.

    Refused with a line for every mistake, or where there is no unit at all.
    """
    found: dict[str, Subordinate] = {}
    wrong: list[str] = []
    for number, row in rows:
        try:
            unit = _unit(row)
            if unit.code in found:
                raise Refused(f"单位代码 {unit.code} 前面已经有了")
        except Refused as refusal:
            wrong.append(Sentence(f"第{number}行：", refusal.sentence))
        else:
            found[unit.code] = unit
    if wrong:
        raise Refused(in_lines(["登记簿有误，请改正后再试。", *wrong]))
    if not found:
        raise Refused("登记簿里一个单位也没有。请在表头下面逐行填写下级单位。")
    return list(found.values())


def _unit(row: dict[str, str]) -> Subordinate:
    code, name = tidy_code(row.get("单位代码") or "") or "", tidy(row.get("单位名称") or "") or ""
    if not (len(code) == 6 and code.isdigit()) and not (len(code) == 18 and code.isalnum() and code.isascii()):
        raise Refused(f"单位代码“{code}”应是18位统一社会信用代码或6位行政区划代码")
    if not name:
        raise Refused("没有写单位名称")
    level = row.get("级别") or ""
    kinds = parse_kinds(row.get("应报表种") or "")
    return Subordinate(
        code, name, parse_level(level).value if level else "", kinds, row.get("联系人") or "", row.get("联系电话") or ""
    )


def parse_kinds(text: str) -> tuple[str, ...]:
    """The kinds of form that a text lists by English names or Chinese titles, separated by commas or 、; empty: the usual three.

    Refused where a word is no form.
    """
    titles = {all_forms()[kind].title: kind for kind in REPORTED_KINDS}
    by_word = titles | {kind: kind for kind in REPORTED_KINDS}
    wanted = [
        word.strip() for word in text.replace("，", "、").replace(",", "、").replace("；", "、").split("、") if word.strip()
    ]
    for word in wanted:
        if word not in by_word:
            raise Refused(f"没有“{word}”这种表。可写：{'、'.join(titles)}")
    chosen = {by_word[word] for word in wanted}
    return tuple(kind for kind in REPORTED_KINDS if kind in chosen) or USUAL_KINDS


def save_units(office: Office, found: Sequence[Subordinate]) -> tuple[int, int, int]:
    """Replace the register by these units; the numbers added, changed and removed."""
    before = {unit.code: unit for unit in load_units(office)}
    after = {unit.code: unit for unit in found}
    rows = [
        {"code": u.code, "name": u.name, "level": u.level, "kinds": ",".join(u.kinds), "contact": u.contact, "phone": u.phone}
        | {"position": n}
        for n, u in enumerate(found)
    ]
    with begin(office.engine) as connection:
        connection.execute(delete(units))
        if rows:
            connection.execute(insert(units), rows)
        record_units(connection, clock.stamp())
    changed = sum(before[code] != after[code] for code in before.keys() & after.keys())
    return len(after.keys() - before.keys()), changed, len(before.keys() - after.keys())


def load_units(office: Office) -> list[Subordinate]:
    """The subordinates in the order of the register."""
    with reading(office.engine) as connection:
        rows = connection.execute(select(units).order_by(units.c.position)).mappings().all()
    return [
        Subordinate(
            row["code"], row["name"], row["level"], tuple(filter(None, row["kinds"].split(","))), row["contact"], row["phone"]
        )
        for row in rows
    ]
