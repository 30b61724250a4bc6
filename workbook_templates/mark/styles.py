"""Cell formats: the same format with another fill, appended to the workbook's styles and never changed in place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbook_templates.mark.parts import attributes, whole
from workbook_templates.mark.problem import FILLS
from workbook_templates.mark.shades import Shade, behind, key_of, mark_fill, mark_of, plain_fill
from workbook_templates.read.troubles import TOO_BIG, Unusable

_FILLS = re.compile(r"<fills\b[^>]*>(.*?)</fills>", re.DOTALL)
_FILL = re.compile(r"<fill\b[^>]*?(?:/>|>.*?</fill>)", re.DOTALL)
_FONTS = re.compile(r"<fonts\b([^>]*)>(.*?)</fonts>", re.DOTALL)
_FONT = re.compile(r"<font\b[^>]*?(?:/>|>.*?</font>)", re.DOTALL)
_BORDERS = re.compile(r"<borders\b([^>]*)>(.*?)</borders>", re.DOTALL)
_BORDER = re.compile(r"<border\b[^>]*?(?:/>|>.*?</border>)", re.DOTALL)
_FORMATS = re.compile(r"<cellXfs\b[^>]*>(.*?)</cellXfs>", re.DOTALL)
_FORMAT = re.compile(r"<xf\b[^>]*?(?:/>|>.*?</xf>)", re.DOTALL)
_FILL_ID = re.compile(r"""\bfillId\s*=\s*["'](\d{1,6})["']""")
HEAD = plain_fill('rgb="FF1F4E79"')  # as the headers of the forms that must be filled in
_DATES = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))  # formats of dates that need no telling
_MOST_FORMATS = 65_490  # what Excel itself allows
_NO_FILL = '<fill><patternFill patternType="none"/></fill>'
_SIDE = '<{0} style="thin"><color rgb="FFB8C2CC"/></{0}>'
_RULED = f"<border>{''.join(_SIDE.format(side) for side in ('left', 'right', 'top', 'bottom'))}<diagonal/></border>"
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts>'
    f'<fills count="2">{_NO_FILL}<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)


class WorkbookStyles:
    """A workbook's formats by number. ``covered`` gathers, by key, the fills that marks of this run cover."""

    def __init__(self, text: str, remembered: Mapping[int, str] | None = None) -> None:
        self._text = text or _EMPTY
        if not _FILLS.search(self._text) or not _FORMATS.search(self._text):
            self._text = _EMPTY
        self._fills = self._items(_FILLS, _FILL)
        self._formats = self._items(_FORMATS, _FORMAT)
        if len(self._formats) > _MOST_FORMATS:
            raise Unusable(TOO_BIG)
        self._numbers: dict[tuple[object, ...], int] = {}
        for number, known in enumerate(self._formats):
            self._numbers.setdefault(_same(known), number)
        fonts = _FONTS.search(self._text)
        self._fonts = _FONT.findall(fonts[2]) if fonts else ["<font/>"]
        borders = _BORDERS.search(self._text)
        self._borders = _BORDER.findall(borders[2]) if borders else ["<border/>"]
        self._known = self._counts
        self._ours = [number for number in range(len(self._formats)) if mark_of(self._fill(number))]
        self._remembered = remembered or {}
        self.covered: dict[int, str] = {}
        self._marked: dict[tuple[int, str], int] = {}
        self._unmarked: dict[tuple[int, str], int] = {}
        self._made: dict[tuple[str, str, bool, bool, bool], int] = {}

    @property
    def _counts(self) -> tuple[int, ...]:
        return len(self._fills), len(self._fonts), len(self._borders), len(self._formats)

    def _items(self, block: re.Pattern[str], item: re.Pattern[str]) -> list[str]:
        found = block.search(self._text)
        return item.findall(found[1]) if found else []

    def _fill_number(self, fill: str) -> int:
        """The number of a fill, added where it is new."""
        if fill == _NO_FILL:
            return 0  # the standard reserves the first for none, however it is written
        if fill not in self._fills:
            self._fills.append(fill)
        return self._fills.index(fill)

    def _fill(self, style: int) -> str:
        found = _FILL_ID.search(self._formats[style]) if 0 <= style < len(self._formats) else None
        number = int(found[1]) if found else 0
        return self._fills[number] if number < len(self._fills) else _NO_FILL

    def fill_of(self, style: int) -> str:
        """The fill of a format as XML; empty for none."""
        fill = self._fill(style)
        return fill if ("patternType" in fill and 'patternType="none"' not in fill) or "gradientFill" in fill else ""

    def ours(self) -> list[int]:
        """The formats that bear a mark of an earlier run."""
        return self._ours

    def marked(self, style: int, level: str) -> int:
        """The format with the level's colour, in the shade that remembers the fill it had."""
        asked = style, level
        if asked not in self._marked:
            fill = self.fill_of(style)
            self._marked[asked] = self.with_fill(style, mark_fill(Shade(level, key_of(fill, self.covered)), fill))
        return self._marked[asked]

    def unmarked(self, style: int, otherwise: str) -> int:
        """The format with the fill it had before; ``otherwise`` stands for a mark that remembers none."""
        asked = style, otherwise
        if asked not in self._unmarked:
            fill = self._fill(style)
            shade = mark_of(fill)
            before = otherwise
            if shade and shade.key:
                before = self._remembered.get(shade.key) or behind(fill, shade.key)
            self._unmarked[asked] = self.with_fill(style, before) if shade else style
        return self._unmarked[asked]

    def with_fill(self, style: int, fill: str) -> int:
        """The format with another fill; empty for none."""
        number = self._fill_number(fill or _NO_FILL)
        base = self._formats[style] if 0 <= style < len(self._formats) else self._formats[0]
        opening, close, rest = base.partition(">")
        ending = "/" if opening.endswith("/") else ""
        plain = re.sub(r"""\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')""", "", opening.removesuffix("/"))
        for changed in (base, f'{plain} fillId="{number}" applyFill="1"{ending}{close}{rest}'):
            if whole(attributes(changed.partition(">")[0]).get("fillId")) == number:
                return self._format_number(changed)
        raise AssertionError("a format with its fill set has that fill")

    def dated(self, style: int) -> int:
        """The format, showing a date as a date; Excel's own short date where it shows numbers or texts as they are."""
        base = self._formats[style] if 0 <= style < len(self._formats) else self._formats[0]
        told = attributes(base.partition(">")[0])
        number = whole(told.get("numFmtId"))
        code = re.search(rf"""<numFmt\b(?=[^>]*numFmtId=["']{number}["'])[^>]*formatCode=["']([^"']*)""", self._text)
        if number in _DATES or (code and re.search("[yYmMdD年月]", code[1])):
            return style
        plain = re.sub(r"""\s(?:numFmtId|applyNumberFormat)\s*=\s*(?:"[^"]*"|'[^']*')""", "", base)
        return self._format_number(plain.replace("<xf", '<xf numFmtId="14" applyNumberFormat="1"', 1))

    def like(self, style: int) -> int:
        """The first format that looks as this one does."""
        return self._numbers[_same(self._formats[style])] if 0 <= style < len(self._formats) else style

    def _format_number(self, xml: str) -> int:
        wanted = _same(xml)
        if wanted not in self._numbers:
            self._numbers[wanted] = len(self._formats)
            self._formats.append(xml)
        return self._numbers[wanted]

    def made(self, *, font: str = "<font/>", fill: str = "", wrap: bool = True, center: bool = False, ruled: bool = False) -> int:
        """A format of our own for a sheet or column that we add. Not locked, so that the clerk may sort; ``ruled`` with lines
        around the cell.
        """
        asked = font, fill, wrap, center, ruled
        if asked not in self._made:
            across = ' horizontal="center"' if center else ' horizontal="left" indent="1"'
            inside = f'<alignment{across} vertical="center" wrapText="{int(wrap)}"/><protection locked="0"/>'
            border = _number_in(self._borders, _RULED) if ruled else 0
            ids = f'fontId="{_number_in(self._fonts, font)}" fillId="{self._fill_number(fill or _NO_FILL)}" borderId="{border}"'
            applied = 'applyFont="1" applyFill="1" applyAlignment="1" applyProtection="1"' + ' applyBorder="1"' * ruled
            self._made[asked] = self._format_number(f'<xf numFmtId="49" {ids} xfId="0" {applied}>{inside}</xf>')
        return self._made[asked]

    def text(self) -> str:
        """The styles part with what was added; as it was where nothing was."""
        if self._known == self._counts:
            return self._text
        text = _FILLS.sub(lambda m: _block("fills", self._fills, ""), self._text, count=1)
        text = _FONTS.sub(lambda m: _block("fonts", self._fonts, _rest(m[1])), text, count=1)
        text = _BORDERS.sub(lambda m: _block("borders", self._borders, _rest(m[1])), text, count=1)
        return _FORMATS.sub(lambda m: _block("cellXfs", self._formats, ""), text, count=1)


def _number_in(known: list[str], item: str) -> int:
    """The number of an item, added where it is new."""
    if item not in known:
        known.append(item)
    return known.index(item)


def text_font(*, bold: bool = False, underlined: bool = False, color: str = "FF1F2937", size: int = 11) -> str:
    """The font of the forms."""
    look = "<b/>" * bold + "<u/>" * underlined
    return (
        f'<font>{look}<sz val="{size}"/><color rgb="{color}"/><name val="微软雅黑"/><family val="2"/><charset val="134"/></font>'
    )


def solid(level: str) -> str:
    """The fill of a level."""
    return plain_fill(f'rgb="{FILLS[level]}"')


def _rest(attributes_text: str) -> str:
    return re.sub(r"""\s*count\s*=\s*["']\d*["']""", "", attributes_text)


def _block(name: str, items: list[str], rest: str) -> str:
    return f'<{name} count="{len(items)}"{rest}>{"".join(items)}</{name}>'


def _same(xml: str) -> tuple[object, ...]:
    """What makes two formats the same: their attributes in any order, and what is inside."""
    opening, _, rest = xml.partition(">")
    told = attributes(opening)
    told.pop("applyFill", None)
    return (frozenset(told.items()), rest.removesuffix("</xf>"))
