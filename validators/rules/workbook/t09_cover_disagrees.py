"""T09: unit, period and office on the cover agree with each other, with the file's name and with the register."""

from __future__ import annotations

import re
from collections.abc import Iterator

from validators.finding import Severity
from validators.planting import plant
from validators.planting.site import ALLOWANCE, LIAISON, Mark, Marks, Site
from validators.rule import Context, WorkbookHit, workbook_rule
from validators.rules.workbook.words import Words, spot
from workbook_templates.cell_types import show
from workbook_templates.layout import COVER
from workbook_templates.read import facts
from workbook_templates.table import Fact, Submission
from workbook_templates.values.period import Period

_UNIT, _OFFICE, _PERIOD = "单位代码", "上级机构代码", "报告期"
_CODE_IN_NAME = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-HJ-NPQRTUWXY]{18}|53\d{4})(?![0-9A-Za-z])")
_PREFECTURE = re.compile(r"53(?!00)\d\d")
_UNIT_LENGTH = 18
_FOLDER = re.compile(r".*[\\/]", re.DOTALL)
_PERIOD_IN_NAME = re.compile(r"(?<!\d)20\d\d(?:[QqHh][1-4]|年?第?[一二三四1-4]季度|年?[上下]半年)(?!\d)")
_NAMED = "请核对封面和文件名，把写错的一处改正。"

_UNIT_NAMED = Words("封面的单位代码是 {值}，文件名里写的是 {详情}。", _NAMED, Severity.ERROR)
_PERIOD_NAMED = Words("封面的报告期是 {值}，文件名里写的是 {详情}。", _NAMED, Severity.ERROR)
_PERIOD_TITLED = Words(
    "封面的报告期是 {值}，{详情}。",
    "请核对这几张表里是不是别的报告期的内容；是本期的，把标题里的报告期改过来。",
    Severity.WARNING,
)
_NOT_ABOVE = Words("封面的上级机构代码 {值} 不是 {详情} 的上级。", "请填收表的老干部局的6位行政区划代码。", Severity.ERROR)
_UNKNOWN = Words(
    "封面的单位代码 {值} 不在本级的单位名册里。", "请核对单位代码；确是新单位的，请上级先登记到名册。", Severity.ERROR
)


@workbook_rule(
    brief="封面 {n} 处与单位、报告期不符",
    severity=Severity.ERROR,
    message="{说明}",
    fix="{办法}",
    passes=[
        {},
        {_UNIT: "530102", _OFFICE: "530100"},
        {_UNIT: "530102", _OFFICE: "530000"},
        {_UNIT: "530000", _OFFICE: "530000"},
        {_UNIT: None, _OFFICE: None},
    ],
    fails=[
        {_UNIT: "530102", _OFFICE: "530103"},
        {_UNIT: "530100", _OFFICE: "530102"},
        {_UNIT: "11530102015101001R", _OFFICE: "532901"},
    ],
)
def cover_disagrees(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """封面的单位、报告期、上级机构互相一致，并与文件名、单位名册一致。

    A file's name is compared only where it carries a code of Yunnan's or a period; the code may be the unit's or its office's.
    An office reports to the prefecture or the province above it. A unit's code names the region that registered it, which
    outlives a county's renaming: only an office of another prefecture disagrees with it. The register is known only where
    an office checks.
    """
    if COVER not in submission.tables:
        return
    unit, office = show(submission.cover(_UNIT)), show(submission.cover(_OFFICE))
    codes = {code.upper() for code in _CODE_IN_NAME.findall(_file_name(submission))}
    if unit and codes and not codes & {unit, office}:
        yield spot(_at(submission, _UNIT, unit, sorted(codes)[0]), _UNIT_NAMED)
    yield from _period(submission)
    if _is_region(office) and (office not in _above(unit) if _is_region(unit) else _other_prefecture(unit, office)):
        yield spot(_at(submission, _OFFICE, office, unit), _NOT_ABOVE)
    for fact in submission.facts:
        if fact.kind == facts.TITLE_PERIOD:
            titled = f"{fact.detail}的标题写的是{fact.value}"
            yield spot(_at(submission, _PERIOD, show(submission.cover(_PERIOD)), titled), _PERIOD_TITLED)
    known = on.register.get("单位")
    if unit and known and unit not in known:
        yield spot(_at(submission, _UNIT, unit), _UNKNOWN)


def _file_name(submission: Submission) -> str:
    return _FOLDER.sub("", submission.file)


def _period(submission: Submission) -> Iterator[WorkbookHit]:
    stated = submission.cover(_PERIOD)
    named = {_read(text) for text in _PERIOD_IN_NAME.findall(_file_name(submission))} - {None}
    if isinstance(stated, Period) and named and stated not in named:
        yield spot(_at(submission, _PERIOD, str(stated), "、".join(sorted(map(str, named)))), _PERIOD_NAMED)


def _read(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None


def _is_region(code: str) -> bool:
    return len(code) == 6 and code.isdecimal()


def _above(region: str) -> set[str]:
    """The regions above one; the province stands under nobody here, so it may name itself."""
    return {region[:2] + "0000"} if region.endswith("00") else {region[:4] + "00", region[:2] + "0000"}


def _other_prefecture(unit: str, office: str) -> bool:
    """A unit registered in one prefecture of Yunnan that reports to an office of another; the province is above both."""
    registered, asked = unit[2:6], office[:4]
    comparable = len(unit) == _UNIT_LENGTH and _PREFECTURE.fullmatch(registered) and _PREFECTURE.fullmatch(asked)
    return bool(comparable) and registered != asked


def _at(submission: Submission, column: str, value: str, detail: str = "") -> Fact:
    place = submission.tables.place(COVER, column, 0)
    return Fact("cover", COVER, place.cell, place.row, column, value, detail)


@plant()
def wrong_period_in_name(site: Site) -> Marks:
    """文件名写的是上一季度。"""
    form = site.file("T09", LIAISON, ALLOWANCE)
    form.file = form.file.replace(str(site.period), "2026Q2")
    yield Mark(form, COVER, column="报告期")


@plant()
def wrong_unit_in_name(site: Site) -> Marks:
    """文件名写的是别的单位的代码。"""
    form = site.file("T09", LIAISON, ALLOWANCE)
    other = next(unit for unit in site.units if unit != form.unit)
    form.file = f"{other}_{form.file}"
    yield Mark(form, COVER, column="单位代码")
