"""What goes into a form comes out of it, whoever reads it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.workbook_templates.write.packages import MAIN, parts, sheets
from workbook_templates.layout import FIRST_ROW, letters
from workbook_templates.schema import all_forms, form
from workbook_templates.write import fill
from workbook_templates.write.cells import clean
from workbook_templates.write.fill import TooManyRows, fill_form

ROSTER = form("roster")
POSTS = ROSTER.sheet("任职")
COVER = {
    "填报单位": "甲局",
    "单位代码": "11530102015101001R",
    "报告期": "2026Q3",
    "填报日期": dt.date(2026, 9, 28),
    "报送次数": 1,
}
ORIGIN = ["530102", "盘龙区委老干部局", "花名册_甲局.xlsx", 7]

awkward = st.sampled_from(
    ["=1+1", "+A1", "<&>\"'", " 首尾空格 ", "_x0041_", "两行\n字", "😀", "\x0b", "]]>", "", "a\tb", "\u3000", "1e308"]
)
texts = awkward | st.text(max_size=40) | st.text("离退休干部党支部、（）", max_size=60)
# A day of 1905 in a date cell is a year that somebody typed: F03 tells of it.
dates = st.dates(dt.date(1900, 3, 1), dt.date(2099, 12, 31)).filter(lambda day: day.year != 1905)
numbers = st.integers(-(2**53), 2**53) | st.decimals(-(10**9), 10**9, places=2)


def row() -> st.SearchStrategy[list[object]]:
    cells = [st.none() | texts | (dates if column.type == "date" else numbers) for column in POSTS.columns]
    return st.integers(0, len(cells)).flatmap(lambda n: st.tuples(*cells[:n]).map(list))


def as_openpyxl(path: Path, sheet: str) -> list[list[object]]:
    book = openpyxl.load_workbook(path)
    assert all(cell.data_type != "f" for line in book[sheet].iter_rows() for cell in line)
    return [list(line) for line in book[sheet].iter_rows(min_row=FIRST_ROW, values_only=True)]


def as_calamine(path: Path, sheet: str) -> list[list[object]]:
    lines = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [[None if value == "" else value for value in line] for line in lines[FIRST_ROW - 1 :]]


def plain(value: object) -> object:
    """A value as any reader may give it."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, str):
        return value.replace("_x005F_", "_") or None  # openpyxl leaves Excel's own escape standing, calamine undoes it
    return float(value) if isinstance(value, (int, Decimal)) else value


def table(rows: list[list[object]], width: int) -> list[list[object]]:
    lines = [[plain(value) for value in line] + [None] * (width - len(line)) for line in rows]
    while lines and not any(value is not None for value in lines[-1]):
        lines.pop()
    return lines


@pytest.mark.parametrize("read", [as_openpyxl, as_calamine])
def test_any_table_written_is_the_same_table_read(tmp_path_factory: pytest.TempPathFactory, read) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("fill") / "form.xlsx"

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(row(), max_size=6))
    def check(rows: list[list[object]]) -> None:
        fill_form(path, ROSTER, {}, {POSTS.name: rows})
        cleaned = [[clean(value) if isinstance(value, str) else value for value in line] for line in rows]
        width = len(POSTS.columns)
        assert table(read(path, POSTS.name), width) == table(cleaned, width)

    check()


def test_chunks_keep_rows_in_their_places(tmp_path: Path) -> None:
    rows = [[f"{i:018d}", None if i % 3 else "名<字>"] for i in range(2503)]
    fill_form(tmp_path / "f.xlsx", ROSTER, {}, {"任职": (row for row in rows)})
    read = as_openpyxl(tmp_path / "f.xlsx", "任职")
    assert [line[:2] for line in read] == rows
    dimension = sheets(tmp_path / "f.xlsx")["任职"].find(f"{MAIN}dimension")
    assert dimension is not None
    assert dimension.attrib["ref"] == f"A1:{letters(len(POSTS.columns) - 1)}{2503 + FIRST_ROW - 1}"


def test_what_does_not_fit_its_column_stands_as_it_is(tmp_path: Path) -> None:
    """The mistakes that clerks make can be planted: a number for an identity number, a text for a date."""
    planted = [5.30102196303072e17, 12, dt.date(2026, 3, 1), True, "2026.3.1", "2026年三月", Decimal("NaN"), dt.date(1899, 1, 1)]
    row = [planted[0], planted[1], planted[2], planted[3], None, *planted[4:6], planted[7]]
    fill_form(tmp_path / "f.xlsx", ROSTER, {}, {"任职": [row, [planted[6]]]})
    first, second = as_openpyxl(tmp_path / "f.xlsx", "任职")
    assert first[:8] == [5.30102196303072e17, 12, "2026-03-01", True, None, "2026.3.1", "2026年三月", "1899-01-01"]
    assert second[0] == "NaN"


def test_dates_are_real_dates_shown_as_2026_03_01(tmp_path: Path) -> None:
    fill_form(tmp_path / "f.xlsx", ROSTER, COVER, {"任职": [["1"] * 5 + [dt.date(2025, 6, 1)]]})
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    cell = book["任职"]["F4"]
    assert (cell.value, cell.number_format) == (dt.datetime(2025, 6, 1), "yyyy-mm-dd")
    assert book["任职"]["A4"].number_format == "@"
    assert book["封面"]["C10"].value == dt.datetime(2026, 9, 28)


def test_the_cover_the_titles_and_the_number_are_filled(tmp_path: Path) -> None:
    fill_form(tmp_path / "f.xlsx", ROSTER, COVER, {}, "a1b2")
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    cover = dict(book["封面"].iter_rows(min_row=4, min_col=2, max_col=3, values_only=True))
    assert {name: cover[name] for name in ("填报单位", "单位代码", "报告期", "报送次数")} == {
        "填报单位": "甲局",
        "单位代码": "11530102015101001R",
        "报告期": "2026Q3",
        "报送次数": 1,
    }
    assert book["任职"]["A1"].value == "甲局花名册　任职（2026年第三季度）"
    version = str(form("roster").version)
    assert dict(book["表单信息"].iter_rows(values_only=True)) == {"表种": "roster", "版本": version, "编号": "a1b2"}


def test_long_text_gets_room_and_no_more_than_excel_holds(tmp_path: Path) -> None:
    fill_form(tmp_path / "f.xlsx", ROSTER, {}, {"任职": [["1"] * 7 + ["字" * 100], ["😀" * 30_000]]})
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    assert book["任职"].row_dimensions[4].height > 60
    assert book["任职"]["A5"].value == "😀" * 16_383


def test_provenance_is_shown_only_where_it_is_filled(tmp_path: Path) -> None:
    rows = {"任职": [["1"] * POSTS.own_columns + ORIGIN], "学习小组": [["X530102000001"]]}
    fill_form(tmp_path / "f.xlsx", ROSTER, {}, rows)
    found = sheets(tmp_path / "f.xlsx")
    hidden = {name: [col.get("hidden") for col in found[name].iter(f"{MAIN}col")].count("1") for name in rows}
    assert hidden["任职"] == 0
    assert hidden["学习小组"] >= 1


def test_what_the_blank_form_guards_is_guarded_in_the_filled_one(tmp_path: Path) -> None:
    fill_form(tmp_path / "f.xlsx", ROSTER, COVER, {"任职": [["1"]]})
    fill_form(tmp_path / "b.xlsx", ROSTER, {}, {})
    filled, blank = sheets(tmp_path / "f.xlsx"), sheets(tmp_path / "b.xlsx")
    for tag in ("dataValidations", "cols", "sheetProtection", "pageSetup", "autoFilter"):
        one, other = filled["任职"].find(f"{MAIN}{tag}"), blank["任职"].find(f"{MAIN}{tag}")
        assert one is not None
        assert other is not None
        assert [e.attrib for e in one.iter()] == [e.attrib for e in other.iter()]


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    rows = {"任职": [["1", "张建国", dt.date(2026, 1, 1)]]}
    for name in ("a.xlsx", "b.xlsx"):
        fill._blank.cache_clear()
        fill_form(tmp_path / name, ROSTER, COVER, rows, "x")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    fill_form(path, ROSTER, {}, {})
    before = path.read_bytes()

    def broken():  # type: ignore[no-untyped-def]
        yield ["1"]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fill_form(path, ROSTER, {}, {"任职": broken()})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_more_rows_than_a_sheet_holds_are_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fill, "MAX_ROWS", 3)
    with pytest.raises(TooManyRows, match="任职"):
        fill_form(tmp_path / "f.xlsx", ROSTER, {}, {"任职": [["1"]] * 4})


def test_unknown_sheets_columns_and_cells_too_many_are_errors_of_the_caller(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    with pytest.raises(KeyError):
        fill_form(path, ROSTER, {}, {"活动记录": []})
    with pytest.raises(KeyError):
        fill_form(path, ROSTER, {"单位名": "甲局"}, {})
    too_many = len(POSTS.columns) + 1
    with pytest.raises(ValueError, match=str(too_many)):
        fill_form(path, ROSTER, {}, {"任职": [["1"] * too_many]})


@pytest.mark.parametrize("kind", list(all_forms()))
def test_the_example_row_of_every_sheet_is_read_back(tmp_path: Path, kind: str) -> None:
    made = form(kind)
    rows = {sheet.name: [[column.example or None for column in sheet.own]] for sheet in made.sheets}
    fill_form(tmp_path / "f.xlsx", made, {}, rows)
    for sheet in made.sheets:
        line = as_calamine(tmp_path / "f.xlsx", sheet.name)[0]
        assert line[: sheet.own_columns] == rows[sheet.name][0]
    assert parts(tmp_path / "f.xlsx")["[Content_Types].xml"]
