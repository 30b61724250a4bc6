"""A file to be received: the reading of it, and what its cover says about it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from addin.submissions.files import readable
from addin.submissions.known_codes import Codes, codes_in
from workbook_templates.cell_types import show
from workbook_templates.read import Reading
from workbook_templates.read.archive import FormFile, bytes_of
from workbook_templates.values.period import Period

_PART = re.compile(r"第([0-9]{1,3}|[一二三四五六七八九十]{1,2})(?:部分|分册|册)")
_HAN = {han: n for n, han in enumerate("一二三四五六七八九十", start=1)}


@dataclass(slots=True)
class Incoming:
    """One file to be received.

    ``trouble`` says why it could not be opened, ``declared`` the part it says it is. What the cover says stays here where the
    reading itself is let go.
    """

    reading: Reading
    trouble: str = ""
    kind: str = ""
    unit: str = ""
    unit_name: str = ""
    superior: str = ""
    period: Period | None = None
    times: int = 1
    dated: dt.date | None = None
    declared: int | None = None
    codes: Codes = field(default_factory=dict)

    @property
    def file(self) -> Path:
        """Where it lies."""
        return self.reading.content.path

    @property
    def sha256(self) -> str:
        """The hash of the bytes that are checked and kept."""
        return self.reading.content.sha256

    @property
    def age(self) -> tuple[int, dt.date, float, str]:
        """Order of files about the same thing: the newest is last."""
        return (self.times, self.dated or dt.date.min, self.reading.content.modified, self.file.name)

    def look(self) -> None:
        """Read the file and remember what decides about it."""
        read = self.reading.submission
        if read.form is None:
            return
        self.kind = read.form.kind
        self.unit, self.unit_name = show(read.cover("单位代码")), show(read.cover("填报单位"))
        self.superior = show(read.cover("上级机构代码"))
        period, times, dated = read.cover("报告期"), read.cover("报送次数"), read.cover("填报日期")
        self.period = period if isinstance(period, Period) else None
        self.times = times if isinstance(times, int) else 1
        self.dated = dated if isinstance(dated, dt.date) else None
        self.declared = declared_part(show(read.cover("说明"))) or declared_part(self.file.stem)
        self.codes = codes_in(read.tables)


def meet(form: FormFile, again: int = 0) -> Incoming:
    """Load a file and take its hash; a file that is not there or is held by another program says so.

    ``again`` counts files of this name met before in this run: findings tell them apart.
    """
    content = bytes_of(form)
    file = content.path
    called = f"{file.stem}（{again + 1}）{file.suffix}" if again else file.name
    incoming = Incoming(Reading(readable(called), content))
    if file.exists() and not file.is_file() and not file.is_dir():  # reading a pipe or a device would never end
        incoming.trouble = "这不是一个文件。"
        return incoming
    try:
        _ = incoming.sha256
    except FileNotFoundError:
        incoming.trouble = "找不到这个文件，请检查路径。"
    except IsADirectoryError:
        incoming.trouble = "这是一个文件夹。"
    except OSError:
        incoming.trouble = "文件打不开：可能正在 Excel 或 WPS 里开着，或者没有权限。请关闭后再收。"
    return incoming


def declared_part(text: str) -> int | None:
    """Which part of a unit's report a text names (第2部分, 第二册), None where it names none."""
    found = _PART.search(unicodedata.normalize("NFKC", text))
    if not found:
        return None
    number = int(found[1]) if found[1].isdigit() else _from_han(found[1])
    return number if number > 0 else None


def _from_han(text: str) -> int:
    if len(text) == 1:
        return _HAN[text]
    return 10 + _HAN[text[1]] if text[0] == "十" else _HAN[text[0]] * 10
