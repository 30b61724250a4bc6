"""A newer file that leaves people out waits for a yes, unless it was said before why they are gone.

The issue's case: a form with one corrected account was accepted as “修改1行，减少19行”, and people fell into 暂缓.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.presentation.office import outcomes_text
from addin.store.connection import reading
from addin.submissions.folder import INBOX, Office
from addin.submissions.missing_rows import missing_rows
from addin.submissions.receipts import of_period
from addin.submissions.receive import receive
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submissions.received import results, said, states, tree
from tests.addin.submitted_files import person, roster, unit, write
from validators.examples import tables_of

ONE, OTHER, THIRD = "530102196303072415", "530102195802281521", "530102196001010012"
PEOPLE = "离退休干部"
OTHERS = {"身份证号": OTHER, "姓名": "李秀英"}


@pytest.mark.parametrize(
    ("sheet", "before", "after", "missing"),
    [
        (PEOPLE, [{}, OTHERS], [{}], 1),
        (PEOPLE, [{}, OTHERS], [{}, OTHERS], 0),
        (PEOPLE, [{}, OTHERS | {"状态": "去世", "状态日期": "2026-08-01"}], [{}], 0),
        (PEOPLE, [{}, OTHERS | {"状态": "转出", "状态日期": "2026-08-01"}], [{}], 0),
        (PEOPLE, [{}, OTHERS | {"状态": "去世", "状态日期": None}], [{}], 1),
        (PEOPLE, [{}, OTHERS], [{}, OTHERS | {"身份证号": THIRD}], 0),  # a number put right
        (PEOPLE, [{}, OTHERS], [{}, OTHERS | {"姓名": "李秀瑛"}], 0),  # a name put right
        (PEOPLE, [{}, OTHERS], [{}, {"身份证号": THIRD, "姓名": "赵文华"}], 1),  # another person in the place of one
        (PEOPLE, [{}, OTHERS, OTHERS | {"身份证号": THIRD}], [{}, OTHERS], 1),  # of two of one name one is gone
        ("任职", [{}, {"职务": "委员", "免职日期": "2026-08-01"}], [{}], 0),
        ("任职", [{}, {"身份证号": OTHER, "姓名": "李秀英", "职务": "委员"}], [{}], 1),
        ("任职", [{"任职日期": "2025-06-01"}], [{"任职日期": "2025-07-01"}], 0),  # a date put right
        ("党组织", [{}, {"党组织代码": "530102000002", "党组织名称": "第二党支部"}], [{}], 1),
        ("收款账户", [{}, OTHERS], [{}], 1),
        ("收款账户", [{}, OTHERS], [{}, OTHERS | {"账号": "6223690000000000018"}], 0),
        ("活动记录", [{}, {"活动编号": "2026-02", "活动主题": "另一次"}], [{}], 1),
    ],
)
def test_which_rows_are_missing(
    sheet: str, before: list[dict[str, object]], after: list[dict[str, object]], missing: int
) -> None:
    old, new = tables_of({"封面": [{}], sheet: before}), tables_of({"封面": [{}], sheet: after})
    found_ = missing_rows(old, new)
    assert len(found_) == missing
    assert not any(number in one.about for one in found_ for number in (ONE, OTHER, THIRD)), "masked"


def test_a_sheet_left_empty_misses_all_its_rows() -> None:
    assert len(missing_rows(tables_of({PEOPLE: [{}, OTHERS]}), tables_of({PEOPLE: []}))) == 2
    assert len(missing_rows(tables_of({PEOPLE: [{}, OTHERS], "任职": [{}]}), tables_of({"任职": [{}]}))) == 2


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = found(tmp_path / "o", units=registered(1, kinds=("roster", "allowance")))
    accounts = [{key: person(n)[key] for key in ("姓名", "身份证号")} | {"账号": f"622369{n:013d}"} for n in range(100, 120)]
    file = write(tmp_path / "a.xlsx", "allowance", {"收款账户": accounts}, **unit(1))
    receive(office, [file, write(tmp_path / "r.xlsx", "roster", roster(1), **unit(1))])
    return office


def corrected(folder: Path) -> Path:
    one = {key: person(100)[key] for key in ("姓名", "身份证号")} | {"账号": "6223690000000000018"}
    return write(folder / "改正.xlsx", "allowance", {"收款账户": [one]}, **unit(1), 报送次数="2")


def test_one_corrected_account_does_not_drop_nineteen(office: Office, tmp_path: Path) -> None:
    (outcome,) = receive(office, [corrected(tmp_path)])
    assert (outcome.result, outcome.exit_status, outcome.awaits_yes) == ("held", 1, True)
    assert "少了19行" in said(outcome)
    assert str(person(101)["姓名"]) in said(outcome)
    assert str(person(101)["身份证号"]) not in outcomes_text([outcome])
    assert states(office) == ["accepted", "accepted"]
    assert len(tree(office, INBOX)) == 1


def test_after_a_yes_it_is_taken(office: Office, tmp_path: Path) -> None:
    receive(office, [corrected(tmp_path)])
    assert results(receive(office, [office.root / INBOX], removals_wanted=True)) == ["accepted"]
    assert tree(office, INBOX) == []


def test_a_dry_run_tells_person_and_field_and_writes_nothing(office: Office, tmp_path: Path, clerk: Clerk) -> None:
    changed = roster(1, 5)
    changed[PEOPLE][1]["居住地"] = "昆明市五华区"
    file = write(tmp_path / "b.xlsx", "roster", changed, **unit(1), 报送次数="2")
    before = {path: path.read_bytes() for path in office.root.rglob("*") if path.is_file() and "台账" not in path.name}
    told = clerk.types("receive", file, corrected(tmp_path), "--office", office.root, "--dry-run")
    assert clerk.status == 1, "one of them would be held"
    assert "[可以收下] b.xlsx" in told
    assert f"修改　离退休干部　{person(101)['姓名']}" in told
    assert "居住地 昆明市盘龙区 → 昆明市五华区" in told
    assert f"新增　离退休干部　{person(104)['姓名']}" in told
    assert "[会留在收件箱] 改正.xlsx" in told
    assert str(person(104)["身份证号"]) not in told
    assert {path: path.read_bytes() for path in office.root.rglob("*") if path.is_file() and "台账" not in path.name} == before
    with reading(office.engine) as connection:
        assert len(of_period(connection, "2026Q3")) == 2
