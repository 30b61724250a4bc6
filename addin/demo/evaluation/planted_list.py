"""Write 植入清单: what was planted, where, and whether it was found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from addin.demo.county.expected import Expected
from addin.demo.evaluation.evaluate import Evaluation
from workbook_templates.atomic_write import write_atomically
from workbook_templates.plain import write_plain

_HEADERS = ("规则", "错在哪里", "文件", "工作表", "行", "列", "什么时候能查出", "查出没有")
_STAGES = {"check": "单位校验时", "county": "全区汇总时", "money": "计算补贴时"}
_NOTES = (
    "这份清单写明示例数据里故意放了哪些错误。“行”是 Excel 的行号，空着的表示整张表或整个文件。",
    "示例中的单位、人员都是虚构的。",
)


def write_planted_list(root: Path, names: Sequence[str], planted: Sequence[Expected], result: Evaluation) -> None:
    """Write the list to ``root`` as a workbook and as JSON, under the two ``names``. OSError where it cannot be written."""
    workbook, plain = (root / name for name in names)
    missed = set(result.missed)
    rows = [_row(each, found=each not in missed) for each in planted]
    write_plain(workbook, "植入清单", _HEADERS, _NOTES, rows)
    objects = [each.as_json() | {"found": each not in missed} for each in planted]
    write_atomically(plain, json.dumps(objects, ensure_ascii=False, indent=1).encode())


def _row(each: Expected, *, found: bool) -> list[str]:
    where = str(each.row) if each.row else ""
    return [each.rule, each.note, each.file, each.sheet, where, each.column, _STAGES[each.stage], "查出" if found else "没有查出"]
