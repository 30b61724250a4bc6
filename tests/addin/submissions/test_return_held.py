"""A file that waits in the inbox, because it leaves somebody out, can be sent back: then it waits no longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.store.connection import reading
from addin.submissions.folder import INBOX, RETURNED, Office
from addin.submissions.receipts import accepted
from addin.submissions.receive import receive
from addin.submissions.status import status
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import roster, unit, unit_code, write
from workbook_templates.values.period import Period

Q3 = Period.parse("2026Q3")


def persons(office: Office) -> int:
    with reading(office.engine) as connection:
        return sum(one.detail["rows"]["离退休干部"] for one in accepted(connection, kinds=("roster",)))


def test_a_held_file_goes_back_and_waits_no_longer(county: Office, clerk: Clerk, tmp_path: Path) -> None:
    receive(county, [write(tmp_path / "一.xlsx", "roster", roster(1), **unit(1))])
    short = write(tmp_path / "二.xlsx", "roster", roster(1, 3), **unit(1) | {"报送次数": 2})
    (outcome,) = receive(county, [short])
    assert outcome.result == "held"
    (waiting,) = (county.root / INBOX).iterdir()
    words = ("office", "return", "--held", waiting.name, "--office", county.root, "--by", "张敏", "--reason", "漏了一人")
    clerk.types(*words)
    assert clerk.status == 0, clerk.scolded
    assert list((county.root / INBOX).iterdir()) == []
    assert status(county, Q3).held == ()
    assert persons(county) == 4
    (letter,) = (county.root / RETURNED).rglob("*.txt")
    assert "漏了一人" in letter.read_text(encoding="utf-8")
    assert letter.with_suffix(".xlsx").read_bytes() == short.read_bytes()
    clerk.types("ledger", "verify", "--office", county.root)
    assert clerk.status == 0, "the receipt is as the journal tells"

    (again,) = receive(county, [short], removals_wanted=True)
    assert again.result == "accepted", "it may be sent again, and be wanted after all"
    clerk.types(*words)
    assert "没有" in clerk.scolded


def test_a_file_that_does_not_wait_is_not_returned_so(county: Office, clerk: Clerk, tmp_path: Path) -> None:
    write(county.root / INBOX / "新.xlsx", "roster", roster(1), **unit(1))
    clerk.types("office", "return", "--held", "新.xlsx", "--office", county.root, "--by", "张敏", "--reason", "不要")
    assert "不是留在收件箱等着决定的表" in clerk.scolded
    assert (county.root / INBOX / "新.xlsx").is_file()


@pytest.mark.parametrize(
    ("words", "told"), [((), "回执号"), (("--unit", unit_code(1)), "回执号"), ((3, "--held", "新.xlsx"), "--held")]
)
def test_who_does_not_say_what_goes_back_is_asked(county: Office, clerk: Clerk, words: tuple[object, ...], told: str) -> None:
    clerk.types("office", "return", *words, "--office", county.root, "--by", "张敏", "--reason", "不要")
    assert (clerk.status, told in clerk.scolded) == (2, True), clerk.scolded
