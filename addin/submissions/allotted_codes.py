"""The codes of organisations and study groups that an office has allotted: kept in its journal, each once and for ever.

A code is the office's region (6 digits) and a number of six digits; that of a study group begins with X. No number is used again
that the office has ever allotted, received or paid for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection, select

from addin.errors import Refused
from addin.store.connection import begin, reading
from addin.store.journal import append, digest_of, events
from addin.store.tables_ledger import batch_post
from addin.store.tables_office import receipts
from addin.submissions.filing import now
from addin.submissions.folder import Office
from addin.submissions.part_decision import stored_tables
from addin.submissions.receipts import accepted, codes_of, with_number
from workbook_templates.table import Tables

CODE = "code"  # the kind of event in the journal
ORGANISATION, GROUP = "党组织", "学习小组"
COLUMNS = {ORGANISATION: ("党组织代码", "党组织名称"), GROUP: ("小组代码", "小组名称")}
"""By sheet of the roster, the columns of a body's code and name."""
_PREFIX = {ORGANISATION: "", GROUP: "X"}
_SUPERSEDED = "superseded"
_HIGHEST = 999_999


class AllottedCode(NamedTuple):
    """A code, whether it is for an organisation or a group (``sheet``), for which unit (code, name), and the body's name; that is
    empty where the unit has not named it yet.
    """

    code: str
    sheet: str
    unit: str
    unit_name: str
    name: str = ""


def allotted(connection: Connection, office: Office) -> list[AllottedCode]:
    """All that the office has allotted, in the order of allotting."""
    mine = (event for event in events(connection, CODE) if event.office == office.settings.code)
    return [AllottedCode(event.subject, **json.loads(event.detail)) for event in mine]


def codes_of_unit(office: Office, unit: str) -> list[AllottedCode]:
    """What was allotted to one unit."""
    with reading(office.engine) as connection:
        return [one for one in allotted(connection, office) if one.unit == unit]


def free_codes(office: Office, sheet: str, seen: Iterable[str] = ()) -> Iterator[str]:
    """The codes that may be allotted next, in order; ``seen`` are others that are in use. Refused where there is none left.

    The next is higher than all that are in use; where somebody typed the highest of all, those that were passed over follow.
    """
    pattern = re.compile(f"{_PREFIX[sheet]}{office.settings.code}([0-9]{{6}})")
    used = {int(found[1]) for code in {*seen, *_used(office, sheet)} if (found := pattern.fullmatch(code))}
    last = max(used, default=0)
    for number in chain(range(last + 1, _HIGHEST + 1), range(1, last)):
        if number not in used:
            yield f"{_PREFIX[sheet]}{office.settings.code}{number:06d}"
    raise Refused(f"{sheet}的代码已经编完，不能再编。")


def _used(office: Office, sheet: str) -> Iterator[str]:
    """Every code of that kind that the office has allotted, received (also in files that newer ones replaced) or paid for."""
    column = COLUMNS[sheet][0]
    with reading(office.engine) as connection:
        yield from (one.code for one in allotted(connection, office))
        standing = [one.id for one in accepted(connection, kinds=("roster",))]
        yield from (code for _, _, code in codes_of(connection, standing, f"{sheet}.{column}"))
        query = select(receipts.c.id).where(receipts.c.state == _SUPERSEDED, receipts.c.kind == "roster")
        replaced = [with_number(connection, int(row[0])) for row in connection.execute(query)]
    for receipt in replaced:
        tables = stored_tables(office, receipt) if receipt else None
        yield from _codes_in(tables, sheet, column) if tables is not None else ()
    with reading(office.ledger) as connection:
        yield from (str(row[0]) for row in connection.execute(select(batch_post.c.code).distinct()))


def _codes_in(tables: Tables, sheet: str, column: str) -> Iterator[str]:
    if sheet in tables:
        yield from (str(code) for code in tables[sheet].get(column) if code)


def record_codes(office: Office, codes: Iterable[AllottedCode], by: str) -> None:
    """Record that these codes are allotted. Refused, and nothing recorded, where somebody has allotted one of them meanwhile."""
    at = now()
    with begin(office.engine) as connection:
        taken = {one.code for one in allotted(connection, office)}
        for one in codes:
            if one.code in taken:
                raise Refused(f"代码 {one.code} 刚刚已经由别人编出去了，一个也没有登记。请再编一次。")
            taken.add(one.code)
            told = {name: value for name, value in one._asdict().items() if name != "code"}
            detail = json.dumps(told, ensure_ascii=False)
            append(connection, CODE, one.code, digest_of([[detail]]), at=at, office=office.settings.code, detail=detail, by=by)
