"""A county whose persons come and go: the rosters of its first two quarters, as test_movement.py tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.receive_outcome import ReceiveOutcome
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import person, roster, unit, write

GONE = {103: ("转出", "2026-05-20"), 204: ("去世", "2026-05-12")}
STRUCK_OFF = f"{person(303)['姓名']}调到企业，不再由老干部局管理。"
Rows = dict[str, list[dict[str, object]]]


def people(number: int, who: Sequence[int], gone: Mapping[int, tuple[str, str]] | None = None) -> Rows:
    """A unit's roster of these persons, in its own branch; some of them are gone since."""
    rows, branch = roster(number), f"530102{number:06d}"
    rows["离退休干部"] = [person(n) | {"党支部代码": branch} for n in who]
    for n, (state, day) in (gone or {}).items():
        rows["离退休干部"].append(person(n) | {"党支部代码": branch, "状态": state, "状态日期": day})
    return rows


def send(office: Office, number: int, period: str, rows: Rows, reason: str = "", **cover: object) -> ReceiveOutcome:
    sent = len(list(office.root.parent.glob("报来/*")))
    path = write(office.root.parent / "报来" / f"{sent}.xlsx", "roster", rows, **(unit(number) | {"报告期": period} | cover))
    (outcome,) = receive(office, [path], accept_with_reason=reason)
    return outcome


def rules(outcome: ReceiveOutcome) -> set[str]:
    return {finding.rule for finding in outcome.findings if finding.severity == "error"}


FIRST = {1: [100, 101, 102, 103], 2: [200, 201, 202, 203, 204], 3: [300, 301, 302, 303, 304]}
SECOND = {1: [100, 101, 102, 105], 2: [200, 201, 202, 203, 103], 3: [300, 301, 302, 304]}


def two_quarters(tmp_path: Path) -> Office:
    """The county after the rosters of two quarters."""
    office = found(tmp_path / "盘龙区", units=registered(1, 2, 3, kinds=("roster",)), phone="0871-63123456")
    for number, who in FIRST.items():
        gone = {104: ("转出", "2026-02-20")} if number == 1 else {}
        assert send(office, number, "2026Q1", people(number, who, gone)).result == "accepted"
    for number, who in SECOND.items():
        gone = {n: GONE[n] for n in FIRST[number] if n in GONE}
        struck_off = {"说明": STRUCK_OFF} if number == 3 else {}
        outcome = send(office, number, "2026Q2", people(number, who, gone), **struck_off)
        assert outcome.result == "accepted", outcome
    return office
