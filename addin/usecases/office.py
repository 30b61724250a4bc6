"""What both doors do for an office: found it, receive, tell the status, consolidate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from addin.consolidation.consolidate import consolidate
from addin.consolidation.result import Consolidation
from addin.errors import Refused
from addin.runtime.progress import progress_bar
from addin.settings import TO_BE_FILLED, Level, Settings, parse_level
from addin.submissions.folder import INBOX, UPWARD, Office, init_office, open_office
from addin.submissions.outcome import ReceiveOutcome
from addin.submissions.receive import receive
from addin.submissions.register import parse_kinds
from addin.submissions.setup import read_register, update_register, write_register
from addin.submissions.status import Status, status
from workbook_templates.values.period import Period, parse_period
from workbook_templates.values.text import tidy_code

__all__ = ["consolidate_period", "found_office", "period_of", "receive_files", "register_file", "status_of"]


def period_of(text: str) -> Period:
    """A period as the user wrote it; Refused where it is none."""
    period = parse_period(text)
    if period is None:
        raise Refused(f"“{text}”不是报告期。季报写 2026Q3，半年报写 2026H1，年报写 2026。")
    return period


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
) -> list[str]:
    """Found an office or update its register; the sentences to tell."""
    # First of all: a register that cannot be used must not leave half an office behind.
    units = read_register(subordinates) if subordinates is not None else None
    settings = _settings(code, name, parse_level(level), superior, contact, phone)
    office, fresh = init_office(root, settings)
    told = [f"已建立“{office.settings.name}”的机构文件夹：{office.root}" if fresh else _kept(office)]
    if units is not None:
        added, changed, gone = update_register(office, units)
        told.append(f"下级单位登记簿：新增{added}个，修改{changed}个，去掉{gone}个。")
    elif fresh and office.settings.level is not Level.UNIT:
        told.append(
            "还没有下级单位登记簿。请用 yinling office register -o 登记簿.xlsx 生成空白登记簿，填好后再用 --subordinates 导入。"
        )
    return told


def _settings(code: str, name: str, level: Level, superior: str, contact: str, phone: str) -> Settings:
    tidied = tidy_code(code) or ""
    if not (len(tidied) == 6 and tidied.isdigit()) and not (len(tidied) == 18 and tidied.isascii() and tidied.isalnum()):
        raise Refused(f"代码“{code}”不对：老干部局写6位行政区划代码，单位写18位统一社会信用代码。")
    if not name.strip():
        raise Refused("请用 --name 写明机构名称。")
    if superior and not (len(superior) == 6 and superior.isdigit()):
        raise Refused(f"上级机构代码“{superior}”应是6位行政区划代码。")
    values: dict[str, Any] = {"code": tidied, "name": name, "level": level, "superior": superior}
    values |= {"contact": contact or TO_BE_FILLED, "phone": phone or TO_BE_FILLED}
    return Settings(**values)


def _kept(office: Office) -> str:
    return f"这里已经是“{office.settings.name}”的机构文件夹，设置没有改动：{office.root}"


def register_file(output: Path, office: Path | None = None) -> str:
    """Write a blank register, or the office's own; the sentence to tell."""
    path = output if output.suffix.lower() == ".xlsx" else output / "下级单位登记簿.xlsx"
    try:
        write_register(path, open_office(office) if office else None)
    except OSError:
        raise Refused(f"写不了 {path}：请检查文件夹，并关闭正打开着它的程序。") from None
    return f"已生成登记簿：{path}"


def receive_files(
    office: Path,
    paths: Sequence[Path],
    *,
    as_of: dt.date | None = None,
    reason: str = "",
    arrived: dt.date | None = None,
    quiet: bool = False,
) -> list[ReceiveOutcome]:
    """Receive files and folders into the office there; without any, what lies in its inbox."""
    opened = open_office(office)
    paths = paths or [opened.folder(INBOX)]
    with progress_bar("接收", quiet=quiet) as progress:
        return receive(opened, paths, as_of=as_of, accept_with_reason=reason, arrived=arrived, progress=progress)


def status_of(office: Path, period: str) -> Status:
    """Who has reported for a period."""
    return status(open_office(office), period_of(period))


def consolidate_period(
    office: Path, period: str, output: Path | None = None, kinds: Sequence[str] = (), *, quiet: bool = False
) -> Consolidation:
    """Write the upward workbooks, into 上报 of the office's folder where no place is named."""
    opened, told = open_office(office), period_of(period)
    target = output or opened.folder(UPWARD) / str(told)
    wanted = [kind for word in kinds for kind in parse_kinds(word)]
    with progress_bar("汇总", quiet=quiet) as progress:
        return consolidate(opened, told, target, wanted, progress=progress)
