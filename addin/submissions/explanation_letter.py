"""The letter that tells a unit what the office thinks of the reasons it gave for warnings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from addin.submissions.explanation_events import REJECT
from addin.submissions.explanations import GivenReason
from addin.submissions.folder import RETURNED, Office
from addin.submissions.office_files import safe_name, unit_file_name, write_text_atomically
from workbook_templates.values.period import Period

LETTER = "情况说明受理意见"


def write_letters(office: Office, period: Period, decided: Sequence[GivenReason]) -> None:
    """Write a letter a unit into 退回 about all these reasons, which were decided; it takes the place of an earlier one.

    OSError where it cannot be written.
    """
    by_unit: dict[str, list[GivenReason]] = defaultdict(list)
    for one in decided:
        by_unit[one.unit].append(one)
    for unit, reasons in by_unit.items():
        name = f"{unit_file_name(reasons[0].receipt.unit_name, unit, LETTER)}.txt"
        write_text_atomically(office.folder(RETURNED) / safe_name(str(period)) / name, _letter(office, period, reasons))


def _letter(office: Office, period: Period, reasons: Sequence[GivenReason]) -> str:
    lines = [f"{reasons[0].receipt.unit_name}：", "", f"你单位{period.label}报表里附的情况说明，受理意见如下：", ""]
    for n, one in enumerate(reasons, start=1):
        lines += [f"{n}. {one.place}：{one.message}", f"   情况说明：{one.text}"]
        lines += [f"   受理意见：{one.decision.words}"] if one.decision else []
    if any(one.decision and one.decision.act == REJECT for one in reasons):
        lines += ["", "不认可的，请改正表格，或者补充说明后再报一次。"]
    return "\n".join([*lines, "", office.settings.name]) + "\n"
