"""Mistakes of the workbook itself (T01 to T11)."""

from __future__ import annotations

from collections.abc import Iterator

from addin.demo.county.filled_forms import DemoForm, Row
from addin.demo.plants import changed_form, damage, plant
from addin.demo.plants.site import ACTIVITY, ALLOWANCE, ASSESSMENT, LIAISON, PEOPLE, ROSTER, Mark, NoRoom, Site, Spot
from workbook_templates.layout import COVER
from workbook_templates.schema import Column, Sheet, form

_ADDRESSES = Sheet("通讯录", columns=tuple(Column(name, "text") for name in ("部门", "座机", "房间")), own_columns=3)


@plant("T01", first=True)
def torn_file(site: Site) -> Iterator[Mark]:
    """文件传到一半断了。"""
    yield from _torn(site, damage.torn)


@plant("T01", first=True)
def web_page(site: Site) -> Iterator[Mark]:
    """把网页改名成 .xlsx。"""
    yield from _torn(site, damage.disguised)


@plant("T01", first=True)
def old_workbook(site: Site) -> Iterator[Mark]:
    """把 .xls 改名成 .xlsx。"""
    yield from _torn(site, damage.old_excel)


def _torn(site: Site, tear: damage.Tear) -> Iterator[Mark]:
    book = site.whole_file(ALLOWANCE, ASSESSMENT)
    book.tears.append(tear)
    yield Mark(book)


@plant("T02", first=True)
def another_workbook(site: Site) -> Iterator[Mark]:
    """交来的是别的表格。"""
    book = site.whole_file(ALLOWANCE, ASSESSMENT)
    book.edits.append(_becomes_addresses)
    book.patches.append(damage.lose_metadata)
    yield Mark(book)


def _becomes_addresses(sheets: list[changed_form.SheetLayout]) -> None:
    sheets[:] = [changed_form.SheetLayout(_ADDRESSES, "", [(column, column.name) for column in _ADDRESSES.own])]


@plant("T02")
def metadata_deleted(site: Site) -> Iterator[Mark]:
    """隐藏的表单信息被删掉了。"""
    book = site.file("T02", ROSTER, LIAISON, ACTIVITY)
    book.patches.append(damage.lose_metadata)
    yield Mark(book)


_SPARE_SHEETS = {ALLOWANCE: "重复认定", ASSESSMENT: "先进典型"}


@plant("T03")
def sheet_deleted(site: Site) -> Iterator[Mark]:
    """删掉了一张没有内容要填的工作表。"""
    book = site.file("T03", ALLOWANCE, ASSESSMENT)
    book.edits.append(changed_form.drop_sheet(_SPARE_SHEETS[book.kind]))
    yield Mark(book)


@plant("T03")
def sheet_renamed(site: Site) -> Iterator[Mark]:
    """工作表改了名。"""
    book = site.file("T03", ALLOWANCE, ASSESSMENT)
    sheet = _SPARE_SHEETS[book.kind]
    book.edits.append(changed_form.rename_sheet(sheet, f"{sheet}表"))
    yield Mark(book)


_SPARE_COLUMNS = {ROSTER: ("后备书记", "培养联系人"), LIAISON: ("联络员选派", "在职职务"), ACTIVITY: ("活动记录", "地点")}


@plant("T04")
def column_deleted(site: Site) -> Iterator[Mark]:
    """删掉了一列。"""
    book = site.file("T04", *_SPARE_COLUMNS)
    sheet, column = _SPARE_COLUMNS[book.kind]
    book.edits.append(changed_form.drop_column(sheet, column))
    yield Mark(book, sheet, column=column)


@plant("T04")
def column_renamed(site: Site) -> Iterator[Mark]:
    """改了表头。"""
    book = site.file("T04", LIAISON, ACTIVITY)
    sheet, column, header = ("联络员选派", "在职单位", "工作单位") if book.kind == LIAISON else ("活动记录", "记录人", "记录人员")
    book.edits.append(changed_form.rename_column(sheet, column, header))
    yield Mark(book, sheet, column=column)
    yield Mark(book, sheet, column=header, rule="T04", why="follows")


@plant("T04")
def column_put_in(site: Site) -> Iterator[Mark]:
    """左边插入了一列“序号”。"""
    book = site.file("T04", *_SPARE_COLUMNS)
    sheet = _SPARE_COLUMNS[book.kind][0]
    book.edits.append(changed_form.put_in_column(sheet, "序号"))
    yield Mark(book, sheet, column="序号")


@plant("T05")
def cells_merged(site: Site) -> Iterator[Mark]:
    """两个人的“专长”合并成一格。"""
    spot = site.bystander(lambda s: _next(s) and site.free(Spot(s.book, PEOPLE, _next(s) or {})))
    site.use(Spot(spot.book, PEOPLE, _next(spot) or {}))
    spot.book.patches.append(damage.merge_patch(PEOPLE, spot.row, "专长", 2))
    yield spot.at("专长")


def _next(spot: Spot) -> Row | None:
    rows = spot.book.sheets[spot.sheet]
    at = next(i for i, row in enumerate(rows) if row is spot.row)
    return rows[at + 1] if at + 1 < len(rows) else None


@plant("T06")
def formula_with_value(site: Site) -> Iterator[Mark]:
    """健康状况用公式从别处取来。"""
    spot = site.bystander()
    spot.book.patches.append(
        damage.cell_patch(
            PEOPLE, spot.row, "健康状况", f't="str"><f>"{spot.row["健康状况"]}"</f><v>{spot.row["健康状况"]}</v></c>'
        )
    )
    yield spot.at("健康状况")


@plant("T06")
def formula_without_value(site: Site) -> Iterator[Mark]:
    """退休时职务是公式，文件里没有存结果。"""
    spot = site.bystander()
    spot.book.patches.append(damage.cell_patch(PEOPLE, spot.row, "退休时职务", "><f>Sheet9!A1</f></c>"))
    yield spot.at("退休时职务")


@plant("T06")
def broken_reference(site: Site) -> Iterator[Mark]:
    """退休时职务显示 #REF!。"""
    spot = site.bystander()
    spot.book.patches.append(damage.cell_patch(PEOPLE, spot.row, "退休时职务", 't="e"><v>#REF!</v></c>'))
    yield spot.at("退休时职务")


@plant("T07", first=True)
def macros(site: Site) -> Iterator[Mark]:
    """文件里带着宏。"""
    book = site.whole_file(ASSESSMENT, ALLOWANCE)  # such a file is checked for itself: nothing else can be planted in it
    book.patches.append(damage.add_macros)
    yield Mark(book)


@plant("T08")
def hidden_row(site: Site) -> Iterator[Mark]:
    """隐藏了一行。"""
    book = site.file("T08", ROSTER)
    spot = site.bystander(lambda s: s.book is book)
    book.patches.append(damage.hide_row_patch(PEOPLE, spot.row))
    yield spot.at()


@plant("T09")
def wrong_period_in_name(site: Site) -> Iterator[Mark]:
    """文件名写的是上一季度。"""
    book = site.file("T09", LIAISON, ALLOWANCE)
    book.file = book.file.replace(str(site.county.period), "2026Q2")
    yield Mark(book, COVER, column="报告期")


@plant("T09")
def wrong_unit_in_name(site: Site) -> Iterator[Mark]:
    """文件名写的是别的单位的代码。"""
    book = site.file("T09", LIAISON, ALLOWANCE)
    other = next(unit.code for unit in site.county.units if unit.code != book.unit)
    book.file = f"{other}_{book.file}"
    yield Mark(book, COVER, column="单位代码")


_FEET = {ROSTER: "后备书记", LIAISON: "联络员选派", ALLOWANCE: "工作经费"}


def _foot(site: Site, text: str) -> Iterator[Mark]:
    book = site.file("T10", *_FEET)
    sheet = _FEET[book.kind]
    if not book.sheets[sheet]:
        raise NoRoom(sheet)
    row: Row = {form(book.kind).sheet(sheet).columns[0].name: text}
    book.sheets[sheet].append(row)
    yield Mark(book, sheet, row)


@plant("T10", last=True)
def total_at_foot(site: Site) -> Iterator[Mark]:
    """表末写了“合计”。"""
    yield from _foot(site, "合计")


@plant("T10", last=True)
def note_at_foot(site: Site) -> Iterator[Mark]:
    """表末写了“填表人”。"""
    yield from _foot(site, "填表人：李明")


@plant("T10", last=True)
def blank_row_between(site: Site) -> Iterator[Mark]:
    """两行之间空了一行。"""
    book = site.file("T10", ROSTER)
    rows, row = book.sheets[PEOPLE], Row()
    rows.insert(len(rows) // 2, row)
    yield Mark(book, PEOPLE, row)


def _copy(book: DemoForm, sheet: str, row: Row, column: str) -> Iterator[Mark]:
    again = dict(row)
    book.sheets[sheet].append(again)
    yield Mark(book, sheet, again, column)


@plant("T11")
def person_twice(site: Site) -> Iterator[Mark]:
    """同一个人写了两行。"""
    spot = site.bystander()
    yield from _copy(spot.book, PEOPLE, spot.row, "身份证号")


@plant("T11")
def account_twice(site: Site) -> Iterator[Mark]:
    """同一个收款账户写了两行。"""
    spot = site.take(ALLOWANCE, "收款账户")
    yield from _copy(spot.book, "收款账户", spot.row, "身份证号")


@plant("T11")
def activity_number_twice(site: Site) -> Iterator[Mark]:
    """两次活动用了同一个编号。"""
    spot = site.take(ACTIVITY, "活动记录", lambda s: s.row["活动类型"] == "参观学习")
    yield from _copy(spot.book, "活动记录", spot.row, "活动编号")
