"""The sheet 问题清单: every problem in a line, errors first, each with a link to its cell.

Beside a warning its sender says why it is right all the same, and the receiver whether that is accepted. Hidden columns keep
all cells of each line and their keys, and what the next run needs to give the workbook back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from workbook_templates.explanations import joined_keys, line_name
from workbook_templates.layout import EXPLAINED, PROBLEM_CELLS, PROBLEM_HEADERS, PROBLEM_KEYS, letters
from workbook_templates.mark.cells import safe, text_cell
from workbook_templates.mark.listed import HEADER_ROW, KEPT, WIDTH
from workbook_templates.mark.problem import LABELS, LEVELS, Problem, broad, level
from workbook_templates.mark.problem_lines import ProblemLine, problem_lines, ranges
from workbook_templates.mark.shades import plain_fill
from workbook_templates.mark.styles import HEAD, WorkbookStyles, solid, text_font

WIDTHS = (6, 8, 16, 46, 36, 13, 9, 9, 28, 10, 9)
INVITING = plain_fill('rgb="FFFFFBEB"')  # a pale yellow: something may be written here
INVITATION = f"。提醒核实无误、不用改的，请在“{EXPLAINED}”一栏写明原因，随表报送"
MESSAGE, FIX, SHEET, CELL, RULE = map(PROBLEM_HEADERS.index, ("问题", "怎样改", "所在表", "单元格", "规则"))
_FOOTER = "&amp;L&amp;9&amp;F　问题清单&amp;R&amp;9第 &amp;P 页，共 &amp;N 页"
_HIGHEST = 409  # points
_UNBROKEN = re.compile(r"[!-~]{20}")  # is put on a line of its own
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class _Look(NamedTuple):
    title: int
    header: int
    text: int
    center: int
    link: int
    inviting: int
    levels: dict[str, int]


def _look(styles: WorkbookStyles) -> _Look:
    plain, white, bold = text_font(), text_font(bold=True, color="FFFFFFFF"), text_font(bold=True)
    return _Look(
        styles.made(font=text_font(bold=True, color="FF1F4E79", size=14), wrap=False),
        styles.made(font=white, fill=HEAD, center=True),
        styles.made(font=plain),
        styles.made(font=plain, center=True),
        styles.made(font=text_font(underlined=True, color="FF0563C1"), center=True),
        styles.made(font=plain, fill=INVITING),
        {name: styles.made(font=bold, fill=solid(name), center=True) for name in LEVELS},
    )


def problem_sheet(lines: Sequence[ProblemLine], styles: WorkbookStyles, memory: Sequence[str] = ()) -> str:
    """The sheet's XML; ``memory`` is kept in hidden cells beside the title."""
    look = _look(styles)
    ordered = problem_lines(lines)
    headers = (*PROBLEM_HEADERS, PROBLEM_CELLS, PROBLEM_KEYS)
    rows = [_title(lines, memory, look), _cells(HEADER_ROW, [(name, look.header) for name in headers], 24)]
    links: list[str] = []
    for number, line in enumerate(ordered, start=1):
        rows.append(_line(number, line, look))
        if line.problem.cell and line.sheet:
            target = f"'{line.sheet.replace(chr(39), chr(39) * 2)}'!{line.problem.cell}"
            link = f'ref="{letters(CELL)}{number + HEADER_ROW}" location="{_quoted(target)}" display="{line.problem.cell}"'
            links.append(f"<hyperlink {link}/>")
    last = HEADER_ROW + len(ordered)
    widths = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(WIDTHS, start=1))
    hidden = f'<col min="{KEPT + 1}" max="{KEPT + max(len(memory), WIDTH - KEPT)}" width="9" hidden="1" customWidth="1"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">'
        '<sheetPr><tabColor rgb="FFC55A11"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{HEADER_ROW}" topLeftCell="A{HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="16.5"/>'
        f"<cols>{widths}{hidden}</cols><sheetData>{''.join(rows)}</sheetData>"
        f'<autoFilter ref="A{HEADER_ROW}:{letters(WIDTH - 1)}{last}"/>'
        + (f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "")
        + '<printOptions horizontalCentered="1" gridLines="1"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>{_FOOTER}</oddFooter></headerFooter></worksheet>"
    )


def _title(lines: Sequence[ProblemLine], memory: Sequence[str], look: _Look) -> str:
    first = text_cell("A1", look.title, title(lines))
    rest = "".join(text_cell(f"{letters(KEPT + n)}1", look.title, text) for n, text in enumerate(memory))
    return f'<row r="1" ht="30" customHeight="1">{first}{rest}</row>'


def title(lines: Sequence[ProblemLine]) -> str:
    """How many of each."""
    counts = {name: sum(level(line.problem) == name for line in lines) for name in LEVELS}
    told = "，".join(f"{LABELS[name]} {count} 条" for name, count in counts.items() if count)
    if not told:
        return "问题清单：没有发现问题"
    return f"问题清单：{told}{INVITATION if counts['warning'] else ''}"


def _line(number: int, line: ProblemLine, look: _Look) -> str:
    problem, here = line.problem, line.sheet or line.problem.sheet or "整个文件"
    name = level(problem)
    cells = [
        (LABELS[name], look.levels[name]), (line.whom, look.text), (line.words, look.text), (problem.fix, look.text),
        (here, look.center), (where(problem), look.link if problem.cell and line.sheet else look.center),
        (problem.rule, look.center), *_explained(line, look), (ranges(line.cells) if len(line.cells) > 1 else "", look.text),
        (keys_text(line), look.text),
    ]  # fmt: skip
    row = number + HEADER_ROW
    first = f'<c r="A{row}" s="{look.center}"><v>{number}</v></c>'
    filled = ((letters(n), style, text) for n, (text, style) in enumerate(cells, start=1) if text or style == look.inviting)
    rest = "".join(text_cell(f"{letter}{row}", style, text) for letter, style, text in filled)
    return f'<row r="{row}" ht="{_height(line)}" customHeight="1">{first}{rest}</row>'


def _explained(line: ProblemLine, look: _Look) -> list[tuple[str, int]]:
    """The three cells of a line for what its sender says and what the receiver says to that."""
    text, opinion, by = line.explanation
    invited = level(line.problem) == "warning"
    return [(text, look.inviting if invited else look.text), (opinion, look.center), (by, look.center)]


def keys_text(line: ProblemLine) -> str:
    """The keys of a line's problems, for the hidden column."""
    return joined_keys(line_name(line.problem.rule, where(line.problem)), line.keys)


def where(problem: Problem) -> str:
    """The cell, else the row, else nothing."""
    return problem.cell or (f"第{problem.row}行" if problem.row else "")


def _height(line: ProblemLine) -> float:
    """Enough lines for the longest of the three texts, as far as a row can be so high."""
    explained = line.explanation.text, WIDTHS[PROBLEM_HEADERS.index(EXPLAINED)]
    texts = (line.whom, WIDTHS[2]), (line.words, WIDTHS[MESSAGE]), (line.problem.fix, WIDTHS[FIX]), explained
    return min(18 * max(1, *(_lines(text, width - 4) for text, width in texts)) + 6, _HIGHEST)


def _lines(text: str, width: int) -> int:
    return sum(max(-(-broad(one) // width), 1) + bool(_UNBROKEN.search(one)) for one in text.split("\n"))


def _cells(row: int, texts: Sequence[tuple[str, int]], height: float) -> str:
    cells = "".join(text_cell(f"{letters(n)}{row}", style, text) for n, (text, style) in enumerate(texts))
    return f'<row r="{row}" ht="{height}" customHeight="1">{cells}</row>'


def _quoted(text: str) -> str:
    return safe(text).replace('"', "&quot;")
