"""What both doors do for an office: found it, receive, tell the status, consolidate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from addin.consolidation.consolidate import consolidate
from addin.consolidation.result import Consolidation
from addin.errors import Refused
from addin.runtime.progress import Progress, no_progress
from addin.settings import TO_BE_FILLED, Level, Settings, parse_level
from addin.submissions.folder import INBOX, UPWARD, OfficeFounded, init_office, open_office
from addin.submissions.receive import receive
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.register import parse_kinds
from addin.submissions.register_workbook import read_register, update_register, write_register
from addin.submissions.status import Status, status
from addin.usecases.periods import period_of
from workbook_templates.advice import Advice
from workbook_templates.values.text import tidy_code


def found_office(
    root: Path,
    *,
    code: str,
    name: str,
    level: str,
    subordinates: Path | None = None,
    superior: str = "",
    contact: str = "",
    phone: str = "",
) -> OfficeFounded:
    """Found an office, or update the register of one that is there. Refused where a code, the level or the register is wrong."""
    # First of all: a register that cannot be used must not leave half an office behind.
    units = read_register(subordinates) if subordinates is not None else None
    settings = _settings(code, name, parse_level(level), superior, contact, phone)
    office, is_new = init_office(root, settings)
    register = update_register(office, units) if units is not None else None
    return OfficeFounded(office.settings.name, office.settings.level, office.root, is_new, register)


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


def register_file(output: Path, office: Path | None = None) -> Path:
    """Write a blank register, or the office's own, and say where. Refused where it cannot be written."""
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
    progress: Progress = no_progress,
) -> list[ReceiveOutcome]:
    """Receive files and folders into the office there; without any, what lies in its inbox."""
    opened = open_office(office)
    paths = paths or [opened.folder(INBOX)]
    return receive(opened, paths, as_of=as_of, accept_with_reason=reason, arrived=arrived, progress=progress)


def status_of(office: Path, period: str) -> Status:
    """Who has reported for a period."""
    return status(open_office(office), period_of(period))


def consolidate_period(
    office: Path, period: str, output: Path | None = None, kinds: Sequence[str] = (), *, progress: Progress = no_progress
) -> Consolidation:
    """Write the upward workbooks, into 上报 of the office's folder where no place is named."""
    opened, told = open_office(office), period_of(period)
    target = output or opened.folder(UPWARD) / str(told)
    wanted = [kind for word in kinds for kind in parse_kinds(word)]
    return consolidate(opened, told, target, wanted, progress=progress)
