"""Without calamine the same files are read to the same cells."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook_templates.read.forms import filled, told
from tests.workbook_templates.read.hostile import bomb, zipped
from workbook_templates.read import read_grids, read_submission
from workbook_templates.read.cell_values import open_plainly, open_values

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
FORMATS = (
    "yyyy", '"y"0', "[h]:mm", "[Red]d", "0;yyyy", "_d0", "\\d0", "General", "AM/PM", "0.0E+00", "[$-804]yyyy", "[ss]", "aaa",
    'G"年"',
)  # fmt: skip
KINDS = [*range(14, 23), 0, 1, 9, 31, 46, 49, 57, *range(200, 200 + len(FORMATS))]
_QUOTED = [code.replace('"', "&quot;") for code in FORMATS]
CODES = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(_QUOTED))
STYLES = f"<numFmts>{CODES}</numFmts><cellXfs>" + "".join(f'<xf numFmtId="{kind}"/>' for kind in KINDS) + "</cellXfs>"


def book(rows: str, strings: str = "", *, from_1904: bool = False) -> bytes:
    """A package such as the reader puts together."""
    links = {"worksheet": "worksheets/sheet0.xml", "sharedStrings": "sharedStrings.xml", "styles": "styles.xml"}
    related = "".join(f'<Relationship Id="{kind}" Type="{LINK}/{kind}" Target="{path}"/>' for kind, path in links.items())
    office = f'<Relationship Id="a" Type="{LINK}/officeDocument" Target="xl/workbook.xml"/>'
    calendar = '<workbookPr date1904="1"/>' if from_1904 else "<workbookPr/>"
    sheets = '<sheets><sheet name="s0" sheetId="1" r:id="worksheet"/></sheets>'
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{RELS}">{office}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINK}">{calendar}{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELS}">{related}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>',
        "xl/worksheets/sheet0.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return zipped(**{name: text.encode() for name, text in parts.items()})


def both(content: bytes) -> list[str]:
    """What each way makes of it: the rows, or that it is damaged."""
    found = []
    for way in (open_values, open_plainly):
        try:
            found.append(repr(way(content).get_sheet_by_index(0).to_python(skip_empty_area=False)))
        except Exception:  # noqa: BLE001 - each library has its own
            found.append("damaged")
    return found


@given(
    st.one_of(
        st.integers(-3, 3_000_000).map(str),
        st.floats(0, 80_000, width=32).map(repr),
        st.sampled_from(["", "x", "1e5", " 5 "]),
    ),
    st.integers(0, len(KINDS) + 1),
    st.sampled_from(['t="n"', "", 't="s"', 't="b"', 't="str"', 't="e"', 't="zz"']),
    st.booleans(),
)
def test_any_number_in_any_format(value: str, style: int, kind: str, from_1904: bool) -> None:
    one, other = both(
        book(f'<row r="1"><c r="A1" s="{style}" {kind}><v>{value}</v></c></row>', "<si><t>a</t></si>", from_1904=from_1904)
    )
    assert one == other


WRITTEN = {
    "nothing": "",
    "an empty row": '<row r="2"/>',
    "no addresses": "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
    "rows in disorder": '<row r="3"><c r="B3"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
    "a cell of another row": '<row r="1"><c r="A1"/><c r="a2"><v>1</v></c></row>',
    "some addresses": '<row r="2"><c><v>1</v></c><c r="D2"><v>7</v></c><c><v>8</v></c></row>',
    "a wrong address": '<row r="1"><c r="A"><v>5</v></c></row>',
    "a wrong style": '<row r="1"><c r="A1" s="x"><v>5</v></c><c r="B1" s="999"><v>5</v></c></row>',
    "text in the cell": '<row r="1" x:d="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>',
    "kept space": '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> b</t></is></c></row>',
    "escapes": '<row r="1"><c r="A1" t="str"><v> x_x000D_y_x4E2D__x005F_x000D_</v></c></row>',
    "an error, a day": '<row r="1"><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="d"><v>2026-3-1</v></c></row>',
    "shared texts": '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>2</v></c><c r="C1" t="s"><v>3</v></c></row>',
    "a text that is none": '<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
    "formulas": '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>1</f></c></row>',
}


@pytest.mark.parametrize("rows", WRITTEN.values(), ids=WRITTEN)
def test_the_ways_cells_are_written(rows: str) -> None:
    strings = "<si><t>a</t></si><si><t> q </t></si><si><r><t>c</t></r><r><t>d</t></r><rPh><t>ph</t></rPh></si><si/>"
    one, other = both(book(rows, strings))
    assert one == other


TEXT = st.text(st.sampled_from("ab 1中\x01\x0b_x0001_\uffff\t"), max_size=6).map(lambda text: text.replace("&", ""))
WHEN = ("2026-3-1", "+26-3-1", " 2026 - 3-1 ", "2026-02-31", "10:00", "1:2:3.5", "2026-3-1T1:2:3", "2026-03-01T10:00", "T1:2:3",
        "23:59:60", "20260301", "2026-03-01t10:00:00", "2026-03-01T10:00:00,5", "2026-W10-1", "10", "24:00:00")  # fmt: skip
VALUE = st.one_of(
    TEXT,
    st.sampled_from(WHEN),
    st.sampled_from(("TRUE", "False", " 1", "2", "#N/A", "#SPILL!", "5", "-1", "1e400", "]]>")),
)
PART = st.one_of(
    VALUE.map(lambda text: f"<v>{text}</v>"),
    TEXT.map(lambda text: f"<is><t>{text}</t><rPh><t>z</t></rPh></is>"),
    TEXT.map(lambda text: f"<is><r><t xml:space='preserve'>{text}</t></r><t>{text}</t></is>"),
    st.sampled_from(
        ("<is/>", "<v/>", "<f>1</f>", "<f><v>9</v></f>", "<is><v>3</v></is>", "<t>q</t>", "<extLst/>", "<x:v>7</x:v>", "xx")
    ),
)
ADDRESS = st.sampled_from(("", "", ' r="A1"', ' r="b2"', ' r="C01"', ' r="A"', ' r=""', ' r="$A$1"', " r='D3'", ' r="XFD9"'))
KIND = st.sampled_from(("", "", *(f' t="{kind}"' for kind in ("n", "s", "b", "str", "e", "d", "inlineStr", "", "S", "zz"))))
STYLE = st.sampled_from(("", ' s="2"', ' s="x"', ' s="99"'))
CELL = st.builds("<c{}{}{}>{}</c>".format, ADDRESS, KIND, STYLE, st.lists(PART, max_size=2).map("".join))
NUMBERS = st.sampled_from(("", ' r="2"', ' r="5"', ' r=""', ' r="x"'))
ROW = st.builds("<row{}>{}</row>".format, NUMBERS, st.lists(CELL, max_size=3).map("".join))
SHARED = st.one_of(TEXT.map(lambda text: f"<si><t>{text}</t></si>"), st.sampled_from(("<x:si><x:t>q</x:t></x:si>", "<si/>")))


@settings(max_examples=400)
@given(st.lists(ROW, max_size=3).map("".join), st.lists(SHARED, max_size=2).map("".join))
def test_whatever_a_sheet_is_written_like_both_ways_read_the_same(rows: str, strings: str) -> None:
    one, other = both(book(rows, strings))
    assert one == other


@pytest.mark.parametrize("text", ["&#1;", "a&#x1;b", "&#xFFFF;", "&#0;", "&#xD800;"])
@pytest.mark.parametrize("cell", ['<c r="A1" t="str"><v>{}</v></c>', '<c r="A1" t="inlineStr"><is><t>{}</t></is></c>'])
def test_a_reference_to_a_forbidden_character_is_read_alike_in_texts(text: str, cell: str) -> None:
    one, other = both(book(f'<row r="1">{cell.format(text)}</row>', ""))
    assert one == other


def test_what_is_written_as_character_data_is_not_lost(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """As a cell's value the one way passes over it and the other does not; nobody gets as far."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(book('<row r="1"><c r="A1" t="str"><v>a<![CDATA[b&c]]></v></c></row>'))
    assert read_grids(path).grid("s0").rows == [["ab&c"]]
    request.getfixturevalue("without_calamine")
    assert read_grids(path).grid("s0").rows == [["ab&c"]]


@pytest.fixture
def without_calamine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook_templates.read.cells.open_values", open_plainly)


def written_elsewhere(path: Path) -> Path:
    """A form saved by another program: shared strings, styles of its own."""
    book = openpyxl.load_workbook(filled(path))
    book["离退休干部"]["E4"] = 46023.5
    book["离退休干部"]["E4"].number_format = "yyyy/m/d h:mm"
    book.save(path)
    return path


@pytest.mark.parametrize("kind", ["roster", "liaison", "activity", "allowance", "assessment", ""])
def test_a_form_is_read_alike(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = filled(tmp_path / "x.xlsx", kind=kind) if kind else written_elsewhere(tmp_path / "x.xlsx")
    grids = read_grids(path)
    before = [repr(grids.grid(name)) for name in grids.names]
    request.getfixturevalue("without_calamine")
    plain = read_grids(path)
    assert [repr(plain.grid(name)) for name in plain.names] == before
    assert len(before) > 1


def test_a_broken_sheet_is_told(tmp_path: Path, without_calamine: None) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(
        bomb(filled(tmp_path / "good.xlsx").read_bytes(), b"<worksheet><sheetData><row><c></row></sheetData></worksheet>")
    )
    assert [rule for rule, *_ in told(read_submission(path))] == ["T01"]
