"""The sheet of ticks in a form that is handed out: the unit's people down, numbered activities across, to be ticked.

It is added to a form that was written, behind its other sheets; a form without it is as good.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbook_templates.layout import FIRST_ROW, HEADER_ROW, letters
from workbook_templates.mark.cells import safe, text_cell
from workbook_templates.mark.parts import Parts
from workbook_templates.mark.styles import HEAD, WorkbookStyles, text_font
from workbook_templates.mark.workbook_part import add_sheet, front_of, show_first
from workbook_templates.read.package import open_package
from workbook_templates.write.fill import STYLES_PART, WORKBOOK_PART
from workbook_templates.write.measure import LINE_HEIGHT, line_count

HEADERS = ("姓名", "身份证号", "参加身份", "所在组织")
ACTIVITIES = 12  # columns that are numbered beforehand; more may be added to the right
_WIDTHS = (11, 22, 10, 36)
_TICK_WIDTH = 12
_TICK = "√"
_REMINDER = (
    "一行一个人，一列一次活动：表头写活动编号，与“活动记录”里的一致；参加的打√，没有参加的空着。"
    "打了√的就是“参加人员”，那里不用再填。活动多的往右加列，人不够的往下加行。"
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_tick_sheet(
    content: bytes,
    name: str,
    title: str,
    people: Sequence[Sequence[str]],
    activities: Sequence[str],
    bodies: str,
    roles: Sequence[str],
) -> bytes:
    """The bytes of a form that was just written, with a sheet called ``name``: a line for each of ``people``, whose cells are
    those of HEADERS, and a column for each number of ``activities``. ``bodies`` is said above them, ``roles`` are offered.
    """
    parts = Parts(open_package(content))
    styles, front = WorkbookStyles(parts.text(STYLES_PART)), front_of(parts, WORKBOOK_PART)
    xml = _sheet(styles, title, people, activities, bodies, roles)
    titles = f"$A:$B,'{safe(name)}'!$1:${HEADER_ROW}"
    add_sheet(parts, WORKBOOK_PART, name, xml, titles=titles)
    show_first(parts, WORKBOOK_PART, front)
    parts.put(STYLES_PART, styles.text())
    return parts.packed()


def _sheet(
    styles: WorkbookStyles,
    title: str,
    people: Sequence[Sequence[str]],
    activities: Sequence[str],
    bodies: str,
    roles: Sequence[str],
) -> str:
    headline = styles.made(font=text_font(bold=True, color="FF1F4E79", size=14), wrap=False)
    head = styles.made(font=text_font(bold=True, color="FFFFFFFF"), fill=HEAD, center=True, ruled=True)
    text, centre = (styles.made(font=text_font(), center=center, ruled=True) for center in (False, True))
    said = styles.made(font=text_font(color="FF5B6573", size=10), wrap=False)
    last = len(HEADERS) + len(activities)
    rows = [_row(1, [(title, headline)], 30), _row(2, [(f"{_REMINDER}{bodies}", said)], 21)]
    rows.append(_row(HEADER_ROW, [(one, head) for one in (*HEADERS, *activities)], 42))
    blank = [("", centre)] * len(activities)
    rows += [_row(FIRST_ROW + n, [*((one, text) for one in cells), *blank], _height(cells)) for n, cells in enumerate(people)]
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">'
        '<sheetPr><tabColor rgb="FF1F4E79"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0">'
        f'<pane xSplit="2" ySplit="{HEADER_ROW}" topLeftCell="C{FIRST_ROW}" activePane="bottomRight" state="frozen"/>'
        '<selection pane="bottomRight"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="22" customHeight="1"/>'
        f"<cols>{_columns(len(activities), text, centre)}</cols><sheetData>{''.join(rows)}</sheetData>"
        f'<autoFilter ref="A{HEADER_ROW}:{letters(last - 1)}{FIRST_ROW + max(len(people), 1) - 1}"/>'
        f"{_offers(last, roles)}"
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;R&amp;9第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>"
    )


def _height(cells: Sequence[str]) -> float:
    """The height of a person's row in points: as its longest text needs."""
    return max(22.0, 4 + LINE_HEIGHT * max(line_count(text, width - 2) for text, width in zip(cells, _WIDTHS, strict=True)))


def _row(number: int, cells: Sequence[tuple[str, int]], height: float = 22) -> str:
    places = ((f"{letters(n)}{number}", style, value) for n, (value, style) in enumerate(cells))
    inside = "".join(text_cell(*place) if place[2] else f'<c r="{place[0]}" s="{place[1]}"/>' for place in places)
    above = f' s="{cells[0][1]}" customFormat="1"' if number < HEADER_ROW else ""  # not the columns' look, which has lines
    return f'<row r="{number}"{above} ht="{height}" customHeight="1">{inside}</row>'


def _columns(ticks: int, text: int, centre: int) -> str:
    """The widths and formats of whole columns: what is typed into new rows looks like the others, numbers stay text."""
    own = (f'<col min="{n}" max="{n}" width="{w}" style="{text}" customWidth="1"/>' for n, w in enumerate(_WIDTHS, start=1))
    first = len(_WIDTHS) + 1
    return (
        "".join(own) + f'<col min="{first}" max="{first + ticks + 40}" width="{_TICK_WIDTH}" style="{centre}" customWidth="1"/>'
    )


def _offers(last: int, roles: Sequence[str]) -> str:
    """Drop-downs for the role and the ticks; other ways to tick are let through."""
    ticked = f"{letters(len(HEADERS))}{FIRST_ROW}:{letters(last - 1)}5000"
    lists = ((f"C{FIRST_ROW}:C5000", ",".join(roles)), (ticked, _TICK))
    rules = "".join(
        f'<dataValidation type="list" allowBlank="1" sqref="{area}"><formula1>"{safe(values)}"</formula1></dataValidation>'
        for area, values in lists
    )
    return f'<dataValidations count="{len(lists)}">{rules}</dataValidations>'
