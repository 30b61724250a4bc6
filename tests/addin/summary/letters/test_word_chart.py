"""A chart of Word's own: what it draws is what the workbook inside it holds, and the file's parts belong together."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import openpyxl
from docx import Document

from addin.summary.letters.word_chart import BarChart, Series, add_chart

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
AGES = BarChart("年龄 & <性别>", ["不满60岁", "60岁以上"], [Series("男", [3, 40]), Series("女", [5, 33])])


def opened(*charts: BarChart) -> zipfile.ZipFile:
    document, stream = Document(), BytesIO()
    for chart in charts:
        add_chart(document, chart)
    document.save(stream)
    return zipfile.ZipFile(stream)


def drawn(file: zipfile.ZipFile, number: int = 1) -> dict[str, dict[str, int]]:
    """The number of each category, by series, as the chart has them without its workbook."""
    chart = ET.fromstring(file.read(f"word/charts/chart{number}.xml"))
    found = {}
    for series in chart.iter(f"{C}ser"):
        parts = ("tx", "cat", "val")
        name, categories, values = ([one.text for one in series.find(f"{C}{part}").iter(f"{C}v")] for part in parts)  # type: ignore[union-attr]
        found[str(name[0])] = {str(key): int(value or "") for key, value in zip(categories, values, strict=True)}
    return found


def test_a_chart_draws_what_it_is_given() -> None:
    assert drawn(opened(AGES)) == {"男": {"不满60岁": 3, "60岁以上": 40}, "女": {"不满60岁": 5, "60岁以上": 33}}


def test_the_workbook_inside_holds_the_same() -> None:
    book = openpyxl.load_workbook(BytesIO(opened(AGES).read("word/embeddings/chart1.xlsx")))
    assert [list(row) for row in book.active.values] == [[None, "男", "女"], ["不满60岁", 3, 5], ["60岁以上", 40, 33]]


def test_a_pyramid_has_its_first_series_to_the_left_and_shows_it_as_counted() -> None:
    file = opened(AGES._replace(pyramid=True))
    assert drawn(file)["男"] == {"不满60岁": -3, "60岁以上": -40}
    formats = {one.get("formatCode") for one in ET.fromstring(file.read("word/charts/chart1.xml")).iter(f"{C}numFmt")}
    assert "#,##0;#,##0" in formats, "a negative number without its sign"


def test_every_relation_leads_to_a_part() -> None:
    file = opened(AGES, AGES._replace(title="另一张"))
    names = set(file.namelist())
    for rels in (name for name in names if name.endswith(".rels")):
        base = posixpath.dirname(posixpath.dirname(rels))
        targets = [one.get("Target", "") for one in ET.fromstring(file.read(rels)) if one.get("TargetMode") != "External"]
        assert {posixpath.normpath(posixpath.join("/", base, target))[1:] for target in targets} <= names, rels
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml"} <= names


def test_titles_are_text_and_describe_the_chart() -> None:
    file = opened(AGES)
    assert b"&lt;" in file.read("word/charts/chart1.xml")
    described = [one.get("descr") for one in ET.fromstring(file.read("word/document.xml")).iter() if one.tag.endswith("}docPr")]
    assert described == ["年龄 & <性别>"]
