"""The blank forms: what a clerk meets, and nothing that Excel would call damaged."""

from __future__ import annotations

import re
import warnings
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from tests.workbook_templates.write.packages import MAIN, column_styles, local, parts, sheets
from workbook_templates.cell_types import TYPES
from workbook_templates.layout import COVER, COVER_FIRST_ROW, FIRST_ROW, HEADER_ROW, LISTS, META, NOTES
from workbook_templates.read import read_file
from workbook_templates.schema import all_forms, form
from workbook_templates.write.blank import write_blank
from workbook_templates.write.build import build
from workbook_templates.write.data_sheet import RULED_ROWS
from workbook_templates.write.fill import write_form
from workbook_templates.write.style import DEEP, PALE

KINDS = list(all_forms())
# CT_Worksheet of ECMA-376: Excel repairs a sheet whose elements stand in any other order
ORDER = re.findall(
    r"\w+",
    """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter
    sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions
    pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
    legacyDrawing tableParts extLst""",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("blank")
    build(made)
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_sheets_and_headers_are_the_contract(folder: Path, kind: str) -> None:
    book = openpyxl.load_workbook(folder / f"{kind}.xlsx")
    made = form(kind)
    assert book.sheetnames == [COVER, NOTES, *(sheet.name for sheet in made.sheets), LISTS, META]
    assert (book[LISTS].sheet_state, book[META].sheet_state) == ("hidden", "veryHidden")
    for sheet in made.sheets:
        headers = [cell.value for cell in book[sheet.name][HEADER_ROW]]
        assert headers == [column.name for column in sheet.columns]
        assert book[sheet.name].freeze_panes in ("B4", "C4")
    labels = [book[COVER].cell(COVER_FIRST_ROW + i, 2).value for i in range(len(made.cover.columns))]
    assert labels == [column.name for column in made.cover.columns]


@pytest.mark.parametrize("kind", KINDS)
def test_required_is_seen_by_brightness_and_told_in_the_prompt(folder: Path, kind: str) -> None:
    book = openpyxl.load_workbook(folder / f"{kind}.xlsx")
    for sheet in form(kind).sheets:
        page = book[sheet.name]
        prompts = {str(v.sqref).split(":")[0]: v.prompt for v in page.data_validations.dataValidation}
        for cell, column in zip(page[HEADER_ROW], sheet.own, strict=False):
            assert cell.fill.fgColor.rgb == "FF" + (DEEP if column.required else PALE)[1:]
            assert prompts[f"{cell.column_letter}{FIRST_ROW}"].startswith("必填" if column.required else "没有的可以不填")


@pytest.mark.parametrize("kind", KINDS)
def test_headers_are_locked_and_everything_below_is_free(folder: Path, kind: str) -> None:
    for name, page in sheets(folder / f"{kind}.xlsx").items():
        protection = page.find(f"{MAIN}sheetProtection")
        assert protection is not None
        assert "password" not in protection.attrib
        if name in {sheet.name for sheet in form(kind).sheets}:
            assert all(protection.get(what) == "0" for what in ("insertRows", "deleteRows", "sort", "autoFilter", "formatCells"))
            cols = list(page.iter(f"{MAIN}col"))
            assert (cols[0].get("min"), cols[-1].get("max")) == ("1", "16384")
            assert all(int(a.attrib["max"]) + 1 == int(b.attrib["min"]) for a, b in pairwise(cols))
    book = openpyxl.load_workbook(folder / f"{kind}.xlsx")
    for sheet in form(kind).sheets:
        assert all(cell.protection.locked for line in book[sheet.name].iter_rows(max_row=HEADER_ROW) for cell in line)
        assert not any(locked for _, locked in column_styles(folder / f"{kind}.xlsx", sheet.name))


@pytest.mark.parametrize("kind", KINDS)
def test_columns_carry_the_number_format_of_their_type(folder: Path, kind: str) -> None:
    for sheet in form(kind).sheets:
        formats = [number_format for number_format, _ in column_styles(folder / f"{kind}.xlsx", sheet.name)]
        for column, number_format in zip(sheet.columns, formats, strict=False):
            code = TYPES[column.type].code or column.type in ("text", "list", "phone")
            wanted = "@" if code else {"date": "yyyy-mm-dd", "amount": "#,##0.00"}.get(column.type, number_format)
            assert number_format == wanted, column.name
            assert code or number_format != "@" or column.type in ("person_name", "activity_code")


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_is_well_formed_and_declared(folder: Path, kind: str) -> None:
    found = parts(folder / f"{kind}.xlsx")
    for name, data in found.items():
        ElementTree.fromstring(data)  # raises on bad XML, duplicate attributes included
        assert (
            name == "[Content_Types].xml"
            or name.endswith(".rels")
            or f'PartName="/{name}"'.encode() in found["[Content_Types].xml"]
        )


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_excel_would_repair(folder: Path, kind: str) -> None:
    for page in sheets(folder / f"{kind}.xlsx").values():
        tags = [local(child.tag) for child in page]
        assert tags == sorted(tags, key=ORDER.index)
        assert len(set(tags)) == len(tags)
        numbers = [int(row.attrib["r"]) for row in page.iter(f"{MAIN}row")]
        assert numbers == sorted(set(numbers))
        for check in page.iter(f"{MAIN}dataValidation"):
            assert len(check.get("promptTitle", "")) <= 32
            assert len(check.get("prompt", "")) <= 255
            assert len(check.get("errorTitle", "")) <= 32
            assert len(check.get("error", "")) <= 225
            assert all(len(formula.text or "") <= 257 for formula in check)  # 255 and the quotes of an inline list


@pytest.mark.parametrize("kind", KINDS)
def test_openpyxl_keeps_quiet(folder: Path, kind: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        openpyxl.load_workbook(folder / f"{kind}.xlsx")


@pytest.mark.parametrize("kind", KINDS)
def test_every_drop_down_offers_its_code_list(folder: Path, kind: str) -> None:
    book = openpyxl.load_workbook(folder / f"{kind}.xlsx")
    for sheet in form(kind).sheets:
        checks = {str(v.sqref).split(":")[0]: v for v in book[sheet.name].data_validations.dataValidation}
        for cell, column in zip(book[sheet.name][HEADER_ROW], sheet.own, strict=False):
            check = checks[f"{cell.column_letter}{FIRST_ROW}"]
            assert (check.type == "list") == bool(column.codes)
            if column.codes:
                assert _offered(book, check.formula1) == column.allowed


def _offered(book: openpyxl.Workbook, formula: str) -> tuple[object, ...]:
    if formula.startswith('"'):
        return tuple(formula.strip('"').split(","))
    sheet, area = re.fullmatch(r"'(.+)'!(.+)", formula).groups()  # type: ignore[union-attr]
    return tuple(line[0].value for line in book[sheet][area.replace("$", "")])


def test_the_notes_explain_every_column(folder: Path) -> None:
    for kind, made in all_forms().items():
        page = openpyxl.load_workbook(folder / f"{kind}.xlsx")[NOTES]
        told = [line[:2] for line in page.iter_rows(values_only=True)]
        wanted = [(c.name, "必填" if c.required else "选填") for sheet in made.sheets for c in sheet.own]
        assert [line for line in told if line[1] in ("必填", "选填")] == wanted


def test_a_blank_form_may_know_its_unit(tmp_path: Path) -> None:
    write_blank(tmp_path / "f.xlsx", form("liaison"), {"填报单位": "=甲局"}, "n1")
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    cell = book[COVER][f"C{COVER_FIRST_ROW}"]
    assert (cell.value, cell.data_type) == ("=甲局", "s")
    assert book[META]["B3"].value == "n1"


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_sheet_is_printed_with_lines_and_read_as_blank(folder: Path, kind: str) -> None:
    book, reading = openpyxl.load_workbook(folder / f"{kind}.xlsx"), read_file(folder / f"{kind}.xlsx")
    for sheet in form(kind).sheets:
        ruled = list(book[sheet.name].iter_rows(min_row=FIRST_ROW, max_col=sheet.own_columns))
        assert len(ruled) == RULED_ROWS
        for cell in (cell for row in ruled for cell in row):
            assert (cell.value, cell.border.bottom.style, cell.protection.locked) == (None, "thin", False)
    assert reading.trouble is None
    assert all(len(table.rows) == 0 for name, table in reading.submission.tables.items() if name != COVER)


def test_a_filled_sheet_has_its_rows_and_no_blank_ones(tmp_path: Path) -> None:
    made = form("roster")
    rows = {made.sheets[0].name: [("530102000001",)]}
    with (tmp_path / "表.xlsx").open("wb") as file:
        write_form(file, made, {}, rows, ruled=True)
    book = openpyxl.load_workbook(tmp_path / "表.xlsx")
    assert book[made.sheets[0].name].max_row == FIRST_ROW
    assert book[made.sheets[1].name].max_row == FIRST_ROW + RULED_ROWS - 1
    with (tmp_path / "汇总.xlsx").open("wb") as file:
        write_form(file, made, {}, rows)
    assert openpyxl.load_workbook(tmp_path / "汇总.xlsx")[made.sheets[1].name].max_row == HEADER_ROW
