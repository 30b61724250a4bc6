"""Checks of the receiving office beyond the rules: is the submission for this office, and is it the newest?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from addin.settings import Settings
from addin.submissions.incoming import Incoming
from addin.submissions.part_decision import PartDecision
from addin.submissions.register import Subordinate
from addin.submissions.reorganisations import Reorganisations
from addin.submissions.unit_view import OFFICE_CHECK
from validators.finding import Finding, Severity
from validators.lookups.units import is_office
from validators.wording import cover_finding, printable
from workbook_templates.advice import Advice, Sentence, mapped
from workbook_templates.schema import form
from workbook_templates.table import Submission

OF_UNITS = ("roster", "liaison")


def is_office_below(code: str, known: Iterable[str]) -> bool:
    """Whether a sender is an office of a region that the register holds (its codes: ``known``): what it decided and paid is
    believed.
    """
    return is_office(code) and code in known


def office_findings(
    settings: Settings, units: Sequence[Subordinate], incoming: Incoming, submission: Submission
) -> list[Finding]:
    """Findings at the cover: a unit that is not in the register, a file for another office, a form not required of the unit."""
    if not submission.usable or not incoming.unit:
        return []
    if incoming.unit == settings.code:
        words = _refusal_of_own_code(units, incoming, submission)
        return [_finding(submission, Severity.ERROR, "单位代码", incoming.unit, words, settings)] if words else []
    unit = next((unit for unit in units if unit.code == incoming.unit), None)
    found: list[Finding] = []
    if units and unit is None:
        found.append(_finding(submission, Severity.ERROR, "单位代码", incoming.unit, _UNKNOWN_UNIT, settings))
    elif incoming.superior and incoming.superior != settings.code:  # F01 reports one left blank
        severity = Severity.WARNING if unit else Severity.ERROR
        found.append(_finding(submission, severity, "上级机构代码", incoming.superior, _OTHER_OFFICE, settings))
    if unit and _spoilt(submission):
        found.append(_finding(submission, Severity.WARNING, "单位代码", incoming.unit, _SPOILT_SUMS, settings))
    if unit and incoming.brings not in unit.kinds:
        words = (f"登记簿里没有要求这个单位报“{form(incoming.brings).title}”，已按多报收下。", "")
        found.append(_finding(submission, Severity.INFO, "单位代码", incoming.unit, words, settings))
    return found


def ended_findings(settings: Settings, changed: Reorganisations, incoming: Incoming, submission: Submission) -> list[Finding]:
    """An error at the cover where the unit had been merged or dissolved by then: who took its persons over reports them."""
    found = changed.ended(incoming.unit, incoming.period) if submission.usable and incoming.period else None
    if found is None:
        return []
    return [_finding(submission, Severity.ERROR, "单位代码", incoming.unit, (found.words + "没有收下。", _ENDED_FIX), settings)]


_ENDED_FIX = "请由接收的单位报；登记错了的，请{office}把这次撤并的登记作废，再收一次。"


def _refusal_of_own_code(units: Sequence[Subordinate], incoming: Incoming, submission: Submission) -> tuple[str, str] | None:
    """Message and fix where a file under the office's own code is refused; None where it is a form the office fills in itself.

    An office of a region fills in standards, decisions, tasks and what it has held itself. Its own upward workbook would
    count everything twice, and it has no roster: its own retired cadres are reported under the code of its unit. A clerk
    who writes the office's code on a unit's cover would make that unit's persons appear as the office's. A unit that sums up
    its branches carries one code as both, and an office may list itself in its register.
    """
    if _consolidated(submission):
        return _OWN_CONSOLIDATION
    a_region, listed = is_office(incoming.unit), any(unit.code == incoming.unit for unit in units)
    return _NOT_OF_AN_OFFICE if a_region and not listed and incoming.brings in OF_UNITS else None


def _spoilt(submission: Submission) -> bool:
    """Whether a line of sums of subsidies could not be read."""
    return any(source.reporting and source.reporting.spoilt for source in submission.tables.sources)


def _consolidated(submission: Submission) -> bool:
    return any(code for table in submission.tables.values() for code in table.columns.get("来源单位代码", ()))


def older_copy_findings(settings: Settings, incoming: Incoming, submission: Submission, decision: PartDecision) -> list[Finding]:
    """An error where the file's 报送次数 is lower than that of the one it would replace: it is an older copy."""
    before = int(decision.replaces.detail.get("times", 1)) if decision.replaces else 0
    if incoming.times >= before:
        return []
    words = (
        f"已经收过第{before}次报送的这份报表，这个文件写的是第{incoming.times}次，像是较早的一份，没有替换。",
        f"如果这份才是最新的，请把封面“报送次数”改为{before + 1}后再报。",
    )
    return [_finding(submission, Severity.ERROR, "报送次数", str(incoming.times), words, settings)]


_UNKNOWN_UNIT = (
    "单位代码“{value}”不在{office}的下级单位登记簿里，没有收下。",
    Sentence("请核对单位代码；确实归{office}管的，请先", Advice.REGISTER_UNIT, "，再收一次。"),
)
_OWN_CONSOLIDATION = (
    "这是{office}自己汇总出来的上报表，再收进来就重复计算了，没有收下。",
    "请报给上级；要收的是下级单位报来的表。",
)
_NOT_OF_AN_OFFICE = (
    "单位代码“{value}”是收表的{office}自己，机构不向自己报{form}，没有收下。",
    "请把封面的“填报单位”“单位代码”改为填表的单位和它的18位统一社会信用代码，“上级机构代码”才填 {code}。",
)
_SPOILT_SUMS = ("隐藏的“表单信息”里，补贴的合计有几行读不出来，没有计入。", "请用汇总时生成的原表报送，不要改动隐藏的表。")
_OTHER_OFFICE = (
    "上级机构代码写的是“{value}”，而收表的{office}是 {code}。",
    "请核对这份表应当报给谁；确实报给{office}的，请把上级机构代码改为 {code}。",
)


def _finding(
    submission: Submission, severity: Severity, column: str, value: str, words: tuple[str, str], settings: Settings
) -> Finding:
    title = submission.form.title if submission.form else ""
    names = {"value": value, "office": settings.name, "code": settings.code, "form": f"《{title}》"}
    message, fix = (_filled(sentence, names) for sentence in words)
    return cover_finding(OFFICE_CHECK, severity, submission, column, value, message, fix)


def _filled(sentence: str, names: dict[str, str]) -> str:
    return mapped(sentence, lambda text: printable(_replaced(text, names)))


def _replaced(text: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        text = text.replace("{" + name + "}", value)
    return text
