"""A file to be received: its reading, and what its cover says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from addin.submissions.known_codes import Codes, defined_codes
from addin.submissions.office_files import readable
from addin.submissions.signatures import Signed
from workbook_templates.cell_types import show
from workbook_templates.read import Reading
from workbook_templates.read.archive import FormFile, bytes_of
from workbook_templates.remarks import REMARK, parse_part_number
from workbook_templates.schema import brought_kind
from workbook_templates.values.period import Period


@dataclass(slots=True)
class Incoming:
    """One file to be received, with what is needed from its cover after the reading itself is released.

    ``failure`` says why it could not be opened or read; ``times`` is the cover's 报送次数, ``filled_on`` its 填报日期,
    ``declared_part`` the part it says it is (None where it names none), ``codes`` the codes it defines, ``signed`` what its
    signature says (None where no key of its sender is recorded).
    """

    reading: Reading
    failure: str = ""
    kind: str = ""
    unit: str = ""
    unit_name: str = ""
    superior: str = ""
    period: Period | None = None
    times: int = 1
    filled_on: dt.date | None = None
    declared_part: int | None = None
    codes: Codes = field(default_factory=dict)
    signed: Signed | None = None

    @property
    def file(self) -> Path:
        """The path of the file."""
        return self.reading.content.path

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes that are checked and kept, in hexadecimal. OSError where the file cannot be read."""
        return self.reading.content.sha256

    @property
    def brings(self) -> str:
        """The kind of form that is in force once it is accepted (``brought_kind``)."""
        return brought_kind(self.kind)

    @property
    def order(self) -> tuple[int, dt.date, float, str]:
        """Sort key of files of one unit, kind and period: the newest is last."""
        return (self.times, self.filled_on or dt.date.min, self.reading.content.modified, self.file.name)

    def read_cover(self) -> None:
        """Read the file and fill in the fields from its cover; they stay empty where it is none of our forms."""
        read = self.reading.submission
        if read.form is None:
            return
        self.kind = read.form.kind
        self.unit, self.unit_name = show(read.cover("单位代码")), show(read.cover("填报单位"))
        self.superior = show(read.cover("上级机构代码"))
        period, times, filled_on = read.cover("报告期"), read.cover("报送次数"), read.cover("填报日期")
        self.period = period if isinstance(period, Period) else None
        self.times = times if isinstance(times, int) else 1
        self.filled_on = filled_on if isinstance(filled_on, dt.date) else None
        self.declared_part = parse_part_number(show(read.cover(REMARK))) or parse_part_number(self.file.stem)
        self.codes = defined_codes(read.tables)


def open_incoming(form: FormFile, earlier: int = 0) -> Incoming:
    """Load a file and compute its hash; one that is missing or locked by another program has its ``failure`` set.

    ``earlier`` counts the files of the same name before it in this run: findings show a number to distinguish them.
    """
    content = bytes_of(form)
    file = content.path
    called = f"{file.stem}（{earlier + 1}）{file.suffix}" if earlier else file.name
    incoming = Incoming(Reading(readable(called), content))
    if file.exists() and not file.is_file() and not file.is_dir():  # reading a pipe or a device would never end
        incoming.failure = "这不是一个文件。"
        return incoming
    try:
        _ = incoming.sha256
    except FileNotFoundError:
        incoming.failure = "找不到这个文件，请检查路径。"
    except IsADirectoryError:
        incoming.failure = "这是一个文件夹。"
    except OSError:
        incoming.failure = "文件打不开：可能正在 Excel 或 WPS 里开着，或者没有权限。请关闭后再收。"
    return incoming
