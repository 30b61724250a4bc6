"""What an import did, as text for a terminal or a message, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from addin.bringing.importing.bring_in import BroughtIn
from addin.bringing.importing.columns.content import samples
from addin.bringing.importing.conversion.numbers import LOST, MAY_BE_LOST
from addin.bringing.importing.import_result import ImportResult
from addin.bringing.importing.layout.source_list import RowKind, SourceColumn, SourceList
from addin.bringing.importing.mapping.choices import FROM_IDENTITY, Certainty, ColumnChoice, ColumnKey
from addin.bringing.importing.mapping.sheet_words import NO_VALUE
from addin.bringing.importing.result.listing import LeftOut
from addin.presentation.terminal import in_columns, widths_of
from workbook_templates.advice import Advice, Sentence, in_lines
from workbook_templates.long_numbers import masked

_HEADERS = ("列", "旧表的列名", "对应到", "把握", "旧表里的样例")
_Chosen = tuple[SourceList, SourceColumn, ColumnChoice]
_MOST_LISTED = 12
_ASKED, _NOT_TAKEN = "？", "不导入"


ColumnTable = list[tuple[str, ...]]  # rows of cells, the headers first


def imported_text(result: ImportResult) -> Sentence:
    """``imported_parts`` in lines, the cells of tables padded with blanks."""
    return in_lines(line for part in imported_parts(result) for line in ([part] if isinstance(part, str) else _padded(part)))


def imported_parts(result: ImportResult) -> Iterator[str | ColumnTable]:
    """The result, a line or a table at a time: rows by sheet, which column went where, what is open, the files, the check."""
    yield from _rows(result)
    yield from _columns(result.brought)
    yield from _open(result)
    yield from _files(result)


def imported_json(result: ImportResult) -> str:
    """The result as one JSON object; a contract for other programs. Private numbers are masked."""
    brought = result.brought
    told = {
        "forms": [str(path) for path in result.forms],
        "mapping": str(result.mapping),
        "listing": str(result.listing),
        "rows": {sheet: len(rows) for sheet, rows in brought.rows.items()},
        "columns": [_column_json(source, column, one) for source, column, one in _chosen(brought)],
        "questions": brought.questions,
        "proposals": brought.proposals,
        "open": [*_asked(brought), *_proposed(brought)],
        "converted": len(brought.listing.converted),
        "added": len(brought.listing.added),
        "left_out": [_left_out_json(one) for one in brought.listing.left_out],
        "unread": [{"file": one.file, "reason": one.trouble.reason} for one in result.unread],
        "check": [report.as_json() for report in result.reports],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _left_out_json(one: LeftOut) -> dict[str, object]:
    return one.origin._asdict() | {"what": masked(one.what), "why": masked(one.why), "look": one.asks}


def _column_json(source: SourceList, column: SourceColumn, one: ColumnChoice) -> dict[str, object]:
    return {
        "file": source.file,
        "sheet": source.sheet,
        "column": column.letter,
        "header": masked(column.title),
        "field": one.field.label if one.field else None,
        "certainty": one.certainty.name.lower(),
        "why": one.why,
        "samples": samples(source, column),
    }


def _rows(result: ImportResult) -> Iterator[str]:
    rows = "，".join(f"{sheet} {len(made)} 行" for sheet, made in result.brought.rows.items())
    yield f"已导入：{rows or '没有一行'}。"
    for one in result.unread:
        yield Sentence(f"没有读：{one.file}。", one.trouble.reason, one.trouble.fix)


def _columns(brought: BroughtIn) -> Iterator[str | ColumnTable]:
    """A table for each layout, headed by the list it was met in first."""
    for source, chosen in groupby(_chosen(brought), key=lambda one: one[0]):
        yield f"{source.file}“{source.sheet}”，{len(source.rows)} 行："
        yield _table(list(chosen))


def _table(chosen: list[_Chosen]) -> ColumnTable:
    rows: ColumnTable = [_HEADERS]
    for source, column, one in chosen:
        taken = _ASKED if one.certainty is Certainty.ASKED else one.field.label if one.field else _NOT_TAKEN
        rows.append((column.letter, masked(column.title), taken, one.certainty.value, "、".join(samples(source, column))))
    return rows


def _padded(rows: ColumnTable) -> list[str]:
    widths = widths_of(rows)
    return [("  " + in_columns(row, widths)).rstrip() for row in rows]


def _chosen(brought: BroughtIn) -> Iterator[_Chosen]:
    """Each column of each layout once, without what stands above the rows and tells nothing."""
    seen: set[ColumnKey] = set()
    for source in brought.sources:
        for column in source.columns:
            key = ColumnKey(source.layout, column.at)
            one = brought.choices.columns[key]
            if key not in seen and not (column.aside and one.field is None and one.certainty is not Certainty.ASKED):
                yield source, column, one
            seen.add(key)


def _open(result: ImportResult) -> Iterator[str]:
    brought, listing = result.brought, result.brought.listing
    yield f"改写了 {len(listing.converted)} 格，推算或统一填写了 {len(listing.added)} 格，没有采用 {len(listing.left_out)} 处。"
    lost = [one for one in listing.left_out if one.why in (LOST, MAY_BE_LOST)]
    if lost:
        yield f"有 {len(lost)} 个号码的后几位丢失了，空着等您对照证件补填：{_places(lost)}。"
    yield from _not_understood(brought)
    if brought.questions or brought.proposals:
        open_ = ((brought.questions, "处要选定"), (brought.proposals, "条建议没有确认"))
        yield Sentence(
            f"还有 {'、'.join(f'{number} {what}' for number, what in open_ if number)}，这些内容还没有填进去。请",
            Advice.CONFIRM_MAPPING.about(mapping=str(result.mapping)),
            "。",
        )
        yield from _listed([*_asked(brought), *_proposed(brought)])


def _not_understood(brought: BroughtIn) -> Iterator[str]:
    """What somebody has to look at, since no answer in the workbook of choices brings it in."""
    asking = [one for one in brought.listing.left_out if one.asks]
    rows = [one for one in asking if one.what == RowKind.UNCLEAR.value]
    others = [one for one in asking if one.what != RowKind.UNCLEAR.value]
    if rows:
        yield f"有 {len(rows)} 行看不懂，没有导入，要是漏了人请在花名册里补上：{_places(rows)}。"
    if others:
        yield f"有 {len(others)} 处前后写得不一样，请对照“没有采用”一张核对：{_places(others)}。"


def _places(cells: Sequence[LeftOut]) -> str:
    places = "、".join(f"{one.origin.sheet}!{one.origin.cell}" for one in cells[:_MOST_LISTED])
    return f"{places}{'等' if len(cells) > _MOST_LISTED else ''}"


def _listed(lines: list[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:_MOST_LISTED])
    if len(lines) > _MOST_LISTED:
        yield f"  …… 另有 {len(lines) - _MOST_LISTED} 处，都在映射表里。"


def _asked(brought: BroughtIn) -> Iterator[str]:
    for _, column, choice in _chosen(brought):
        if choice.certainty is Certainty.ASKED:
            likely = f"，可能是 {choice.field.label}" if choice.field else ""
            yield f"请选定：旧表的“{masked(column.title)}”对应到哪一列（{choice.why}{likely}）"
    choices = brought.choices
    for key, one in choices.values.items():
        if one.certainty is Certainty.ASKED:
            wanted = f"的代码，还没有的选“{NO_VALUE}”" if key.field.holds_body else ""
            yield f"请选定：{key.field.label} “{masked(key.text)}”{wanted}（{one.cells} 格）"


def _proposed(brought: BroughtIn) -> Iterator[str]:
    for _, column, choice in _chosen(brought):
        if choice.certainty is Certainty.PROPOSED:
            taken = f"对应到 {choice.field.label}" if choice.field else "不导入"
            yield f"建议：旧表的“{masked(column.title)}”{taken}（{choice.why}）"
    choices = brought.choices
    for key, value in choices.values.items():
        if value.certainty is Certainty.PROPOSED:
            yield f"建议：{key.field.label} “{masked(key.text)}”改成“{value.value}”"
    for field, one in choices.defaults.items():
        if one.certainty is Certainty.PROPOSED:
            filled = "按身份证号推算" if one.value == FROM_IDENTITY else f"填“{one.value}”"
            yield f"建议：{field.label} 没有写的{filled}（{one.why}）"


def _files(result: ImportResult) -> Iterator[str]:
    for path, report in zip(result.forms, result.reports, strict=True):
        counts = report.counts
        yield f"生成的表：{path}（校验：错误 {counts['error']} 处，提醒 {counts['warning']} 处）"
    yield from (f"“{path.name}”正开着，没有改动，新的映射表另写了一张，请用新的。" for path in result.kept)
    yield f"映射表：{result.mapping}"
    yield f"逐格清单：{result.listing}"
    decided = not (result.brought.questions or result.brought.proposals)
    if decided and any(report.counts["error"] for report in result.reports):
        yield Sentence("旧表里没有的必填内容要补填，请", Advice.CHECK, "。")
