"""Use cases of an office: set it up, receive, show the status, consolidate.

Every function that takes an office's folder or a period raises Refused where there is no office or the text is no period.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from addin.consolidation.consolidate import consolidate
from addin.consolidation.result import Consolidation
from addin.errors import Refused
from addin.people import HEAD
from addin.runtime import clock
from addin.runtime.gc_pause import paused_gc
from addin.runtime.progress import Progress, no_progress
from addin.settings import TO_BE_FILLED, Level, Settings, parse_level
from addin.store.connection import begin
from addin.submissions.databases import make_databases, open_databases
from addin.submissions.filing import now
from addin.submissions.folder import INBOX, UPWARD, OfficeSetup, init_office, open_office
from addin.submissions.ledger_clock import confirm_date
from addin.submissions.receive import receive
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.regions import offices_below
from addin.submissions.register import load_units, parse_kinds
from addin.submissions.register_workbook import read_register, update_register, write_register
from addin.submissions.signing_keys import signing_key
from addin.submissions.status import Status, status
from addin.usecases.anchor_files import write_anchors
from addin.usecases.clerks_form import refuse_clerks_form
from addin.usecases.periods import period_of
from addin.usecases.signatory import signatory
from addin.usecases.signing import sign_outputs
from workbook_templates.advice import Advice
from workbook_templates.values.text import tidy_code


def set_up_office(
    root: Path,
    *,
    code: str,
    name: str,
    level: str,
    subordinates: Path | None = None,
    superior: str = "",
    contact: str = "",
    phone: str = "",
) -> OfficeSetup:
    """Set up an office in the folder ``root``, or update the register of the one there from the workbook ``subordinates``.

    Without one, the register of an office above counties begins with the offices of its region.

    Refused where a code, the level or the register is wrong, or where the folder cannot be used.
    """
    # Read first: a register that cannot be used must not leave an incomplete office behind.
    units = read_register(subordinates) if subordinates is not None else None
    settings = _settings(code, name, parse_level(level), superior, contact, phone)
    office, is_new = init_office(root, settings)
    typed = units is not None
    if not typed and not load_units(office):
        units = offices_below(office.settings.code, office.settings.level) or None
    register = update_register(office, units) if units is not None else None
    if typed:  # what nobody typed is no work yet: another database may still be chosen
        write_anchors(office, now())
    return OfficeSetup(office.settings.name, office.settings.level, office.root, is_new, register, bool(office.settings.people))


def _settings(code: str, name: str, level: Level, superior: str, contact: str, phone: str) -> Settings:
    tidied = tidy_code(code) or ""
    if not (len(tidied) == 6 and tidied.isdigit()) and not (len(tidied) == 18 and tidied.isascii() and tidied.isalnum()):
        raise Refused(f"代码“{code}”不对：老干部局写6位行政区划代码，单位写18位统一社会信用代码。")
    if not name.strip():
        raise Refused("请", Advice.NAME_OFFICE, "。")
    if superior and not (len(superior) == 6 and superior.isdigit()):
        raise Refused(f"上级机构代码“{superior}”应是6位行政区划代码。")
    values: dict[str, Any] = {"code": tidied, "name": name, "level": level, "superior": superior}
    values |= {"contact": contact or TO_BE_FILLED, "phone": phone or TO_BE_FILLED}
    return Settings(**values)


def begin_ledger_anew(root: Path, by: str) -> str:
    """Begin the ledger of the office ``root`` anew after it was lost or damaged, and record who decided it; the name recorded.

    Refused where there is no office, where ``by`` is empty, or where nothing is missing.
    """
    office = open_office(root)
    who = signatory(office.settings, by, HEAD)
    make_databases(office.root, office.settings, holds_work=True, anew_by=who)
    return who


def confirm_date_of(root: Path, by: str) -> str:
    """Record that ``by`` has confirmed the date of the computer, whatever the last record says; the name recorded.

    Refused where there is no office, or ``by`` is empty.
    """
    office = open_office(root)
    who = signatory(office.settings, by, HEAD)
    for engine in set(open_databases(office.root, office.settings, date_confirmed=True)):
        with begin(engine) as connection:
            confirm_date(connection, office.settings.code, who)
    write_anchors(office, now())
    return who


def register_file(output: Path, office: Path | None = None) -> Path:
    """Write a blank register, or that of ``office``, to a file or folder; its path. Refused where it cannot be written."""
    path = output if output.suffix.lower() == ".xlsx" else output / "下级单位登记簿.xlsx"
    try:
        write_register(path, open_office(office) if office else None)
    except OSError:
        raise Refused(f"写不了 {path}：请检查文件夹，并关闭正打开着它的程序。") from None
    return path


def receive_files(
    office: Path,
    paths: Sequence[Path],
    *,
    as_of: dt.date | None = None,
    reason: str = "",
    arrived: dt.date | None = None,
    removals_wanted: bool = False,
    dry_run: bool = False,
    progress: Progress = no_progress,
) -> list[ReceiveOutcome]:
    """Receive files and folders, or without any the office's inbox; one outcome a file. The rest as ``receive``.

    ``reason`` says why files with errors are accepted. Refused where there is no workbook, or where ``arrived`` has not come.
    """
    if arrived and arrived > clock.today():
        raise Refused(f"送达日期 {arrived} 还没有到，没有接收。请写文件实际送达的那一天。")
    root_office = open_office(office)
    paths = paths or [root_office.folder(INBOX)]
    with paused_gc():
        outcomes = receive(
            root_office, paths, as_of=as_of, accept_with_reason=reason, arrived=arrived, removals_wanted=removals_wanted,
            dry_run=dry_run, progress=progress,
        )  # fmt: skip
    if not dry_run:
        write_anchors(root_office, now())
    return outcomes


def status_of(office: Path, period: str) -> Status:
    """The status of each form expected of each unit in a period."""
    return status(open_office(office), period_of(period))


def consolidate_period(
    office: Path, period: str, output: Path | None = None, kinds: Sequence[str] = (), *, progress: Progress = no_progress
) -> Consolidation:
    """Consolidate a period into the workbooks for the next level up, in 上报 of the office's folder unless ``output`` is given.

    ``kinds`` restricts the forms. Refused where nothing was accepted, a kind is unknown, or a file cannot be written or is a
    form that was filled in.
    """
    root_office, span = open_office(office), period_of(period)
    target = output or root_office.folder(UPWARD) / str(span)
    refuse_clerks_form(target)
    from addin.summary.collect.payments import payments_of  # noqa: PLC0415 - as below
    from addin.summary.collect.subsidy_sums import sums_of  # noqa: PLC0415 - the ledger's lines, for this command alone

    wanted = [kind for word in kinds for kind in parse_kinds(word)]
    key = signing_key(root_office)  # first: its password may be asked for
    with paused_gc():
        paid = sums_of(payments_of(root_office, span) or ())
        done = consolidate(root_office, span, target, wanted, subsidies=paid, progress=progress)
    return replace(done, signed=sign_outputs(root_office, key, [one.path for one in done.outputs])) if key else done
