"""The same form as other programs write it: the cells and the findings are the same."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.workbook_templates.read.forms import changed, filled, kinds, repacked, sheet_part, told
from workbook_templates.read import facts, read_submission
from workbook_templates.table import Submission

SHEET = "离退休干部"
PEOPLE = [
    {"姓名": "张建国"},
    {"姓名": "李 红", "身份证号": "53010319550412002x", "性别": "女", "出生日期": "1955-04-12", "居住地": "昆明<&>"},
    {"姓名": "王强", "身份证号": "530102194812310019", "出生日期": "1948年12月31日", "居住地": None},
]


@pytest.fixture
def form_file(tmp_path: Path) -> Path:
    return filled(tmp_path / "a.xlsx", {SHEET: PEOPLE})


def same(read: Submission, other: Submission) -> None:
    assert read.form is other.form
    for name, table in other.tables.items():
        assert read.tables[name].columns == table.columns, name
        assert read.tables[name].rows == table.rows
    assert told(read) == told(other)
    assert told(other)


def by_openpyxl(path: Path) -> None:
    openpyxl.load_workbook(path).save(path)


def by_xlsxwriter(path: Path) -> None:
    """Written anew from the values alone, numbers of dates under a date format."""
    old = openpyxl.load_workbook(path)
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd", "constant_memory": False})
    for sheet in old:
        new = book.add_worksheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    new.write_string(cell.row - 1, cell.column - 1, cell.value)
                elif cell.value is not None:
                    new.write(cell.row - 1, cell.column - 1, cell.value)
    book.close()


def prefixed(path: Path) -> None:
    """Every element of the main namespace under a prefix, as some report generators write."""

    def change(name: str, content: bytes) -> bytes:
        if not re.search(r"xl/(worksheets/sheet\d+|sharedStrings|styles|workbook)\.xml", name):
            return content
        text = content.decode().replace(' xmlns="', ' xmlns:x="', 1)
        return re.sub(r"<(/?)(?!\?|\w+:)(\w)", r"<\1x:\2", text).encode()

    repacked(path, change)


def single_quotes(path: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        if "worksheets/sheet" not in name:
            return content
        return re.sub(rb"(<(?:row|c)\b)([^>]*)>", lambda m: m[1] + m[2].replace(b'"', b"'") + b">", content)

    repacked(path, change)


def without_addresses(path: Path) -> None:
    """Rows filled without gaps may leave out every address."""

    def change(name: str, content: bytes) -> bytes:
        if name != sheet_part(SHEET):
            return content
        text = content.decode()
        rows = re.findall(r'<row r="(\d+)"', text)
        assert rows == [str(n) for n in range(1, len(rows) + 1)]
        return re.sub(r'<row r="\d+"', "<row", text).encode()

    repacked(path, change)


def without_dimension(path: Path) -> None:
    repacked(path, lambda name, content: re.sub(rb"<dimension[^>]*/>", b"", content))


def wrong_dimension(path: Path) -> None:
    repacked(path, lambda name, content: re.sub(rb"<dimension[^>]*/>", b'<dimension ref="A1:XFD1048576"/>', content))


def absolute_targets(path: Path) -> None:
    repacked(
        path,
        lambda name, content: content.replace(b'Target="', b'Target="/xl/') if name.endswith("workbook.xml.rels") else content,
    )


def other_folder(path: Path) -> None:
    """The workbook's part need not lie in xl/: the relationships say where it is."""

    def change(name: str, content: bytes) -> bytes | None:
        return None if name.startswith("xl/") else content.replace(b'"xl/', b'"book/').replace(b'"/xl/', b'"/book/')

    with zipfile.ZipFile(path) as old:
        moved = {name.replace("xl/", "book/", 1): old.read(name) for name in old.namelist() if name.startswith("xl/")}
    repacked(path, change, moved)


def strict(path: Path) -> None:
    """The ISO strict variant: other namespaces throughout."""

    def change(name: str, content: bytes) -> bytes:
        return (
            content.replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main")
            .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships")
        )  # fmt: skip

    repacked(path, change)


def byte_order_mark(path: Path) -> None:
    repacked(path, lambda name, content: b"\xef\xbb\xbf" + content if name.endswith(".xml") else content)


def stored_and_folders(path: Path) -> None:
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as new:
        new.writestr("xl/", b"")
        for name, content in parts.items():
            new.writestr(name, content)


WRITERS = [
    by_openpyxl, by_xlsxwriter, prefixed, single_quotes, without_addresses, without_dimension, wrong_dimension,
    absolute_targets, other_folder, strict, byte_order_mark, stored_and_folders,
]  # fmt: skip


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_the_same_form_by_another_program(write: Callable[[Path], None], form_file: Path) -> None:
    before = read_submission(form_file)
    write(form_file)
    after = read_submission(form_file)
    same(after, before)
    assert kinds(after) == []


def test_rich_text_is_its_text(form_file: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        red = InlineFont(color="FFFF0000")
        book[SHEET]["J4"] = CellRichText("办公室", TextBlock(red, "主任"))

    read = read_submission(changed(form_file, change))
    assert read.tables[SHEET].get("退休时职务")[0] == "办公室主任"


def test_phonetic_marks_are_no_text(form_file: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name != sheet_part(SHEET):
            return content
        return content.replace("张建国</t>".encode(), '张建国</t><rPh sb="0" eb="1"><t>zhang</t></rPh>'.encode())

    read = read_submission(repacked(form_file, change))
    assert read.tables[SHEET].get("姓名")[0] == "张建国"


def test_the_calendar_of_1904(form_file: Path) -> None:
    before = read_submission(form_file)

    def change(name: str, content: bytes) -> bytes:
        if name == "xl/workbook.xml":
            return content.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')
        if "worksheets/sheet" in name:
            dates = rb'(<c r="[A-Z]+\d+"[^>]*><v>)(\d{5})(</v>)'
            assert b't="s"' not in b"".join(m[0] for m in re.finditer(dates, content))
            return re.sub(dates, lambda m: m[1] + str(int(m[2]) - 1462).encode() + m[3], content)
        return content

    same(read_submission(repacked(form_file, change)), before)


def test_dates_as_iso_text(form_file: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name != sheet_part(SHEET):
            return content
        return re.sub(rb'<c r="E4" s="(\d+)"><v>\d+</v>', rb'<c r="E4" s="\1" t="d"><v>1963-03-07T00:00:00</v>', content)

    read = read_submission(repacked(form_file, change))
    assert str(read.tables[SHEET].get("出生日期")[0]) == "1963-03-07"


def test_a_formula_with_its_result_counts_with_a_warning(form_file: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name != sheet_part(SHEET):
            return content
        text = re.sub(
            r'<c r="P4" s="(\d+)"[^>]*>.*?</c>', r'<c r="P4" s="\1" t="str"><f>A&amp;B</f><v>大理</v></c>', content.decode()
        )
        return text.encode()

    read = read_submission(repacked(form_file, change))
    assert read.tables[SHEET].get("居住地")[0] == "大理"
    assert [(f.kind, f.cell, f.value, f.detail) for f in read.facts] == [(facts.FORMULA, "P4", "大理", "=A&B")]


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_saved_by_libreoffice_the_findings_are_the_same(form_file: Path, tmp_path: Path) -> None:
    before = read_submission(form_file)
    out = tmp_path / "out"
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(form_file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    after = read_submission(out / "a.xlsx")
    same(after, before)
    assert kinds(after) == []
