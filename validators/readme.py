"""The catalogue page ``validators/README.md``, made from the rules themselves by ``python -m addin.generate``.

Message and fix are those that the rule's first failing example produces.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from validators.catalogue import catalogue
from validators.explain import CatalogueEntry, explain, parameter_sentence

PAGE = Path(__file__).with_name("README.md")
_HEAD = """# 校验规则目录

本页由 `python -m addin.generate` 生成，请勿手工修改；没有网络时，程序里的规则说明有同样的内容。
“提示”和“改法”是每条规则第一个反例真实产生的文字。

**错误**：改正以前不汇总。**提醒**：请逐条核对，不影响报送。**说明**：只告知，不用处理。带期限的要求，到期当日仍是提醒，次日起为错误；
以检查日期为准，不看电脑的时钟。
"""

_CLAUSES = """## 行动计划逐条对照

行动计划的每一项要求，登记在哪一栏、由哪些规则检查、由哪些指标统计、列入哪些待办；没有的，写明原因。
"""


def entry_lines(entry: CatalogueEntry) -> list[str]:
    """The section of one rule, as lines of Markdown."""
    head = f"### {entry.code}" + (f" · 行动计划 {entry.clause}" if entry.clause else "")
    lines = [head, "", _escape(entry.meaning), ""]
    lines += [f"- 程度：{entry.severity}", f"- 位置：{entry.place}"]
    if entry.outcome:
        lines.append(f"- 处理：{entry.outcome}")
    lines += [f"- 提示：{_escape(entry.message)}", f"- 改法：{_escape(entry.fix)}"]
    for known in entry.parameters:
        lines.append(f"- 参数：{_escape(parameter_sentence(known))}（`{known.name}`；{_escape(known.source)}）")
    if entry.note:
        lines += ["", f"*{_escape(entry.note)}*"]
    return [*lines, ""]


def _escape(text: str) -> str:
    """The text with Markdown's special characters escaped."""
    for char in "\\*_<":
        text = text.replace(char, "\\" + char)
    return text


def index_lines(entries: Sequence[CatalogueEntry]) -> list[str]:
    """The table of all rules at the top of the page, as lines of Markdown."""
    rows = [f"| {e.code} | {e.clause} | {_escape(e.meaning.split('。')[0])} | {e.severity} |" for e in entries]
    return ["| 编号 | 条款 | 检查什么 | 程度 |", "|---|---|---|---|", *rows, ""]


def page(clause_table: Sequence[str]) -> str:
    """The page as Markdown, with the lines of the table of the plan's clauses, which names indicators as well.

    The errors of ``catalogue``, where a rule's file is wrong.
    """
    entries = [explain(rule) for rule in catalogue()]
    lines = [_HEAD, *index_lines(entries), _CLAUSES, *(line.replace("## ", "### ", 1) for line in clause_table)]
    for group, members in groupby(entries, key=lambda entry: entry.group):
        lines += [f"## {group}", ""]
        for entry in members:
            lines += entry_lines(entry)
    return "\n".join(lines).rstrip("\n") + "\n"
