"""What an office has to look at when a change form puts an identity number right: its ledger knows the person by the old one."""

from __future__ import annotations

from addin.submissions.change_verdict import MadeRoster
from workbook_templates.cell_types import mask, show
from workbook_templates.changes.entries import ChangeEntry
from workbook_templates.changes.words import NAME, NUMBER


def number_corrections(made: MadeRoster) -> tuple[str, ...]:
    """A sentence for each person whose number was put right, numbers masked."""
    return tuple(_proposal(one) for one in made.roster.entries if one.new_number)


def _proposal(entry: ChangeEntry) -> str:
    old, new = mask(show(entry.cells[NUMBER])), mask(entry.new_number)
    return (
        f"{show(entry.cells.get(NAME))}的身份证号由 {old} 更正为 {new}，请核对身份证原件。按旧号码发过补贴的，"
        "请在本局的《补贴与经费》“重复认定”里写明这两个号码是同一人，写明以前暂缓发放，以免发两次。"
    )
