"""Use cases of allowances on paper: print a batch's sheet and the bank's list, and compare them with the ledger.

The arguments ``root``, ``period_text`` and ``number`` are those of ``usecases.allowances``.
"""

from __future__ import annotations

from pathlib import Path

from addin.errors import Refused
from addin.ledger.batches import BatchContent, all_batches, last_paying_batch, read_content
from addin.ledger.hash_chain import LedgerEntry
from addin.ledger.model import Batch
from addin.ledger.queries import ReconciledBatch, batch_sums, later_changes
from addin.runtime.gc_pause import paused_gc
from addin.store.connection import reading
from addin.submissions.folder import Office, open_office
from addin.usecases.allowances import period_text_of
from addin.usecases.clerks_form import refuse_clerks_form
from workbook_templates.advice import Advice

SHEET_FILE_PREFIX = "补贴发放表_"  # with the batch's number; what Excel adds to a second copy's name follows
BY_UNIT = "（分单位）"


def batch_with_changes(root: Path, period_text: str, number: str) -> tuple[Office, BatchContent, list[tuple[int, LedgerEntry]]]:
    """The office, a batch with its content, and what became of its payments afterwards (``queries.later_changes``).

    Refused where there is no such batch.
    """
    office = open_office(root)
    with reading(office.ledger) as connection:
        batch = last_paying_batch(connection, office.settings.code, number, period_text_of(period_text))
        return office, read_content(connection, batch), later_changes(connection, batch)


def write_allowance_sheet(
    root: Path, period_text: str, number: str, output: Path, bank: Path | None, *, by_unit: bool = False
) -> tuple[Path, Batch]:
    """Write the allowance sheet that finance signs, and the bank's list to ``bank`` where it is given; the sheet's file.

    ``output`` is a file or a folder; ``by_unit`` writes a page for each unit to sign and to stamp. Refused where there is
    no such batch, where nobody has approved the one that the bank is to pay, or where a file cannot be written.
    """
    from addin.payroll.allowance_sheet import sheet_of  # noqa: PLC0415 - only here
    from addin.payroll.bank_file import write_bank_file  # noqa: PLC0415
    from addin.payroll.sheet_writer import write_sheet  # noqa: PLC0415

    office, content, changes = batch_with_changes(root, period_text, number)
    if bank and content.batch.state not in ("approved", "paid"):
        waits = f"批次 {content.batch.number}（{content.batch.state_label}）还没有人复核，不能写给银行的清单。请先"
        raise Refused(waits, Advice.APPROVE.about(period=content.batch.period), "。")
    name = f"{SHEET_FILE_PREFIX}{content.batch.number}{BY_UNIT if by_unit else ''}.xlsx"
    file = output / name if output.is_dir() else output.with_suffix(".xlsx")
    refuse_clerks_form(file)
    sheet = sheet_of(office.settings.name, content, changes)
    try:
        write_sheet(sheet, file, by_unit=by_unit)
        if bank:
            write_bank_file(sheet, bank, office.settings.bank)
    except UnicodeEncodeError as error:
        char = error.object[error.start]
        raise Refused(f"银行清单的编码写不出“{char}”这个字，请在设置的［银行］里把编码改成 utf-8，或把格式改成 xlsx。") from None
    except OSError:
        raise Refused(f"写不了 {file}：文件夹不存在、没有权限，或者这个文件正在 Excel 里打开。") from None
    return file, content.batch


def reconcile_period(
    root: Path, period_text: str, number: str, file: Path | None, bank: Path | None = None
) -> list[ReconciledBatch]:
    """Compare sheet, ledger and sums of units for each paid batch, in fen; with ``file`` also every page of that allowance
    sheet, with ``bank`` the list that went to the bank.

    Refused where nothing was paid, where a file may belong to several batches, or where it is none of these.
    """
    from addin.payroll.allowance_sheet import sheet_of  # noqa: PLC0415 - only here
    from addin.payroll.bank_file import bank_differences  # noqa: PLC0415
    from addin.payroll.page_differences import page_differences  # noqa: PLC0415

    office = open_office(root)
    with paused_gc(), reading(office.ledger) as connection:
        found = all_batches(connection, office.settings.code, period_text_of(period_text))
        batches = [one for one in found if one.state == "paid" and one.pays]
        batches = [last_paying_batch(connection, office.settings.code, number, "")] if number else batches
        if not batches:
            raise Refused(f"{period_text} 还没有发放过的批次，没有可以核对的。")
        if (file or bank) and len(batches) > 1:
            raise Refused(f"{period_text} 发放过几个批次，不知道这张发放表是哪一个的。请", Advice.NAME_BATCH, "。")
        compared = []
        for batch in batches:
            content = read_content(connection, batch)
            sheet = sheet_of(office.settings.name, content, later_changes(connection, batch))
            changes = [*page_differences(file, sheet)] if file else []
            changes += bank_differences(bank, sheet, office.settings.bank) if bank else []
            units = sum(one.fen for one in sheet.units)
            compared.append(ReconciledBatch(batch, sheet.fen, units, batch_sums(connection, batch), tuple(changes)))
        return compared
