"""A quarter reported by changes alone ends as if the full forms had been typed: by the command line, through real files."""

from __future__ import annotations

import json
import random
from pathlib import Path

import openpyxl
import pytest

from addin.store.connection import reading
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.receipts import accepted
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import Rows, person, roster, unit, unit_code, write, write_change
from tests.workbook_templates.read.forms import changed
from workbook_templates.changes.version import content_print
from workbook_templates.layout import HEADER_ROW
from workbook_templates.schema import form

PERSONS, PEOPLE = "离退休干部变动", "离退休干部"
EDITS = {"居住地": ["大理市", "玉溪市"], "专长": ["书法", None], "联系电话": ["13888000077", None], "备注": ["已核对"]}
Q4 = {"报告期": "2026Q4", "填报日期": "2026-12-28"}


def content(office: Office, period: str) -> str:
    with reading(office.engine) as connection:
        [receipt] = accepted(connection, kinds=("roster",), periods=(period,), unit=unit_code(1))
    return content_print(read_copy(office, receipt).tables)


def fill(book: openpyxl.Workbook, sheet: str, *rows: dict[str, object]) -> None:
    """Type rows into a form, as a clerk does."""
    page = book[sheet]
    places = {cell.value: cell.column for cell in page[HEADER_ROW]}
    for n, row in enumerate(rows, start=HEADER_ROW + 1):
        for name, value in row.items():
            page.cell(n, places[name], value)


@pytest.fixture
def offices(tmp_path: Path) -> tuple[Office, Office]:
    """Two offices that have received the same roster."""
    one, other = (found(tmp_path / name, units=registered(1, kinds=("roster",))) for name in ("甲", "乙"))
    return one, other


def test_a_quarter_by_changes_alone(clerk: Clerk, offices: tuple[Office, Office], tmp_path: Path) -> None:
    by_changes, by_full_forms = offices
    first = write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))
    for office in offices:
        clerk.types("receive", first, "--office", office.root)
    clerk.types("office", "handout", "--office", by_changes.root, "--period", "2026Q4", "-o", tmp_path / "下发")
    [form_] = (tmp_path / "下发").rglob("变动表*.xlsx")

    him, head = ({name: person(n)[name] for name in ("姓名", "身份证号")} for n in (101, 100))
    chair = {"任职组织代码": "530102000001", "职务": "书记"}
    new = {name: person(150)[name] for name in person(150)} | {"姓名": "新来山"}

    def typed(book: openpyxl.Workbook) -> None:
        book["封面"]["C10"] = "2026-12-28"
        shape = form("roster").sheet(PEOPLE)
        sample = {c.name: c.example for c in shape.own if c.example} | new | {"党支部代码": "530102000001"}
        fill(
            book,
            PERSONS,
            him | {"变动": "修改", "居住地": "大理市", "专长": "〔清空〕"},
            {"变动": "去世", "身份证号": person(103)["身份证号"], "状态日期": "2026-11-05"},
            sample | {"变动": "新增"},
        )
        fill(
            book,
            "任职变动",
            head | chair | {"变动": "免职", "免职日期": "2026-11-30"},
            him | chair | {"变动": "任职", "任职人员类别": "离退休", "任职日期": "2026-12-01"},
        )

    changed(form_, typed)
    told = json.loads(clerk.types("check", form_, first, "--json"))[0]
    assert [(one["rule"], one["message"]) for one in told["findings"] if one["severity"] == "error"] == []
    dry = clerk.types("receive", form_, "--office", by_changes.root, "--dry-run")
    assert "居住地 昆明市盘龙区 → 大理市" in dry
    assert "新来山" in dry
    clerk.types("receive", form_, "--office", by_changes.root)
    assert clerk.status == 0, clerk.said

    whole: Rows = roster(1)
    people = list(whole[PEOPLE])
    people[1] = people[1] | {"居住地": "大理市", "专长": None}
    people[3] = people[3] | {"状态": "去世", "状态日期": "2026-11-05"}
    people.append(new | {"党支部代码": "530102000001"})
    posts = [whole["任职"][0] | {"免职日期": "2026-11-30"}]
    posts.append(him | {"任职组织代码": "530102000001", "任职日期": "2026-12-01"})
    full = write(tmp_path / "full.xlsx", "roster", {**whole, PEOPLE: people, "任职": posts}, **unit(1) | Q4)
    clerk.types("receive", full, "--office", by_full_forms.root)
    assert clerk.status == 0, clerk.said
    assert content(by_changes, "2026Q4") == content(by_full_forms, "2026Q4")

    told = json.loads(clerk.types("status", "--office", by_changes.root, "--period", "2026Q4", "--json"))
    assert [line["state"] for line in told["lines"]] == ["received"]
    sums = [
        json.loads(clerk.types("consolidate", "--office", office.root, "--period", "2026Q4", "--json"))["rows"]
        for office in offices
    ]
    assert sums[0] == sums[1], "whoever adds up knows nothing of change forms"


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_make_the_same_roster_either_way(
    clerk: Clerk, offices: tuple[Office, Office], tmp_path: Path, seed: int
) -> None:
    rng, base = random.Random(seed), roster(1, 8)
    people = [dict(row) for row in base[PEOPLE]]
    rows = []
    for person_ in rng.sample(people[1:], rng.randint(1, 5)):
        wanted = {name: rng.choice(EDITS[name]) for name in rng.sample(list(EDITS), rng.randint(1, 3))}
        shown = {name: "〔清空〕" if value is None else value for name, value in wanted.items()}
        rows.append({"变动": "修改", "身份证号": person_["身份证号"]} | shown)
        person_.update(wanted)
    rng.shuffle(rows)
    first = write(tmp_path / "花名册.xlsx", "roster", base, **unit(1))
    full = write(tmp_path / "full.xlsx", "roster", {**base, PEOPLE: people}, **unit(1), 报送次数="2")
    alone = write_change(tmp_path / "变动表.xlsx", {PERSONS: rows}, **unit(1), 报送次数="2")
    for office, second in zip(offices, (alone, full), strict=True):
        clerk.types("receive", first, "--office", office.root)
        clerk.types("receive", second, "--office", office.root)
        assert clerk.status == 0, clerk.said
    assert content(offices[0], "2026Q3") == content(offices[1], "2026Q3")
