"""What goes back to an office below: the rows of some units of its consolidated workbook, marked, and a letter about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from addin.submissions.folder import Office
from addin.submissions.office_files import write_text_atomically
from addin.submissions.receipt_text import MOST_IN_LETTER, finding_lines
from addin.submissions.receipts import Receipt
from addin.submissions.row_workbook import write_rows
from addin.submissions.waiting_units import ReturnedUnits, rows_of
from validators.finding import Finding, Severity
from workbook_templates.read import Reading


def write_units_back(office: Office, reading: Reading, receipt: Receipt, split: ReturnedUnits, target: Path) -> None:
    """Write the rows of the units to be returned to ``target``, and the letter beside it. OSError where it cannot be."""
    wrong = [one for one in split.findings if one.severity is not Severity.INFO and one.row]
    write_units(reading, split.units, wrong, target)
    errors = sum(one.severity is Severity.ERROR for one in wrong)
    told = [f"错误{errors}条，提醒{len(wrong) - errors}条。", "", *finding_lines(wrong, MOST_IN_LETTER)]
    write_letter_about(office, receipt, split.units, told, target)


def write_units(reading: Reading, units: Mapping[str, str], findings: Sequence[Finding], target: Path) -> None:
    """Write the rows of these units of a workbook to ``target``, with the findings on them."""
    target.parent.mkdir(parents=True, exist_ok=True)
    write_rows(reading, rows_of(reading.submission.tables, units), findings, target)


def write_letter_about(office: Office, receipt: Receipt, units: Mapping[str, str], told: Sequence[str], target: Path) -> None:
    """Write the letter that goes with the rows of these units, with the lines ``told``."""
    key = receipt.key.words if receipt.key else ""
    lines = [
        f"{office.settings.name} 退回部分单位：{receipt.unit_name} {key}（{receipt.file_name}）",
        f"退回{len(units)}个单位：{'、'.join(units.values())}。其余单位的数据已收下，不用再改。",
        "请让这些单位改好，重新汇总以后把整份表再报送一次；没有变化的单位不会重复计算。",
        *told,
    ]
    write_text_atomically(target.with_suffix(".txt"), "\n".join(lines) + "\n")
