"""The accepted roster that a change form is applied to, and the earlier one that it was made from."""

from __future__ import annotations

from typing import NamedTuple

from addin.errors import Refused
from addin.submissions.incoming import Incoming
from addin.submissions.receipts import Receipt
from addin.submissions.unit_rosters import UnitRosters
from validators.changed_roster import CHANGE_CHECK
from validators.finding import Finding, Severity
from validators.wording import cover_finding, printable
from workbook_templates.cell_types import show
from workbook_templates.changes.version import RosterVersion, declared_version, version_of
from workbook_templates.changes.words import BASE
from workbook_templates.table import Submission
from workbook_templates.values.period import Period


class ChangeBasis(NamedTuple):
    """``roster`` is in force, under ``receipt``; ``older`` is the one that the form was made from, None where that is the same.

    ``told`` are findings that do not keep the changes from being made.
    """

    receipt: Receipt
    roster: Submission
    older: Submission | None = None
    told: tuple[Finding, ...] = ()


class NoBasis(Exception):  # noqa: N818 - it is told as a finding
    """The changes cannot be made; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def change_basis(rosters: UnitRosters, incoming: Incoming, change: Submission) -> ChangeBasis:
    """The unit's roster in force for the change form's period, else its last one before.

    NoBasis where there is none, or it came in parts or from several units, or the form was made from one that was never received.
    Refused where our copy of it cannot be used.
    """
    return basis_on(rosters, change, _in_force(rosters, incoming, change))


def basis_on(rosters: UnitRosters, change: Submission, receipt: Receipt) -> ChangeBasis:
    """The roster of a receipt as what the change form is applied to. Raises as ``change_basis``."""
    roster = rosters.read(receipt)
    if any(code for table in roster.tables.values() for code in table.columns.get("来源单位代码", ())):
        raise NoBasis(
            _finding(change, "单位代码", "已收的花名册是汇总表，变动表并不进去。", "请由各单位报变动，或者报整张花名册。")
        )
    declared, now = declared_version(change), version_of(roster)
    if declared is None:
        said = show(change.cover(BASE))
        what = f"“依据版本”写的“{said}”看不懂" if said else "没有写“依据版本”"
        base = f"现在收下的第{receipt.id}号回执的花名册" if receipt.id > 0 else "这次一起收的花名册"
        message = f"{what}，只能按{base}来改，后来别人改过的格子看不出来。"
        return ChangeBasis(receipt, roster, told=(_finding(change, BASE, message, _HOW, Severity.WARNING),))
    in_force = now is not None and _same(declared, now)
    if in_force and not declared.content:  # several may bear that period and count
        in_force = _versions(rosters, declared)[0].id == receipt.id
    return ChangeBasis(receipt, roster, None if in_force else _older(rosters, change, declared))


_HOW = "请用随下期表一起生成的变动表，那上面已经填好；自己新建的，写成 2026Q3第1次。"


def _in_force(rosters: UnitRosters, incoming: Incoming, change: Submission) -> Receipt:
    ends = [(one, Period.parse(one.key.period).end) for one in rosters.accepted() if one.key]
    until = incoming.period.end if incoming.period else None
    possible = [(one, end) for one, end in ends if until and end <= until]
    last = [one for one, end in possible if end == max(day for _, day in possible)]
    if not last:
        raise NoBasis(_finding(change, "单位代码", "还没有收过这个单位的花名册，变动表并不进去。", "请先报整张花名册。"))
    if len(last) > 1:
        raise NoBasis(
            _finding(change, "单位代码", "这个单位的花名册是分几部分报的，变动表并不进去。", "请把有变动的那一部分整张重报。")
        )
    return last[0]


def _older(rosters: UnitRosters, change: Submission, declared: RosterVersion) -> Submission:
    """The roster that the form was made from, among all that were ever accepted from the unit.

    Where several bear what it says, the earliest: whatever was changed since is then a conflict, and nothing is lost unseen.
    """
    possible = _versions(rosters, declared)
    for receipt in possible if declared.content else possible[:1]:
        roster = _copy(rosters, receipt)
        version = version_of(roster) if roster else None
        if roster and version and _same(declared, version):
            return roster
    message = f"“依据版本”写的“{declared.text}”，没有收过这一版花名册，看不出哪些格子后来改过，没有并入。"
    raise NoBasis(_finding(change, BASE, message, "请用收表的老干部局下发的变动表，或者报整张花名册。"))


def _versions(rosters: UnitRosters, declared: RosterVersion) -> list[Receipt]:
    """The receipts of all rosters ever accepted from the unit that may be the declared one, the earliest first."""
    known = rosters.ever_accepted()
    return [one for one in known if one.key and declared.may_be(one.key.period, int(one.detail.get("times", 1)))]


def _same(declared: RosterVersion, real: RosterVersion) -> bool:
    return declared.may_be(str(real.period), real.times) and declared.content in ("", real.content)


def _copy(rosters: UnitRosters, receipt: Receipt) -> Submission | None:
    try:
        return rosters.read(receipt)
    except Refused:
        return None


def _finding(change: Submission, column: str, message: str, fix: str, severity: Severity = Severity.ERROR) -> Finding:
    return cover_finding(CHANGE_CHECK, severity, change, column, show(change.cover(column)), printable(message), fix)
