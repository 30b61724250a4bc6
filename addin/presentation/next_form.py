"""The next period's form in words: what was carried on, what was not, what ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbook_templates.next_period import WrittenNext

if TYPE_CHECKING:
    from addin.submissions.handed_out import HandedOut

_MOST = 8


def next_text(done: WrittenNext) -> str:
    """The result of making a next form, a few lines; all rows are in the list beside it."""
    content = done.content
    rows = sum(map(len, content.rows.values()))
    lines = [
        f"已生成{content.period.label}的{content.form.title}：{done.path}",
        f"带过来 {rows} 行，去掉 {len(content.gone)} 行。",
    ]
    lines += [f"  去掉：{one.sheet} {one.about}（{one.why}）" for one in content.gone[:_MOST]]
    lines += [f"  请留意：{one.sheet} {one.about}（{one.why}）" for one in content.ending[:_MOST]]
    if done.left_out:
        lines.append(f"您自己加的没有带过来：{'、'.join(done.left_out[:_MOST])}。")
    if done.change_form:
        lines.append(f"变动少的，可以不报整张表，只把有变动的填在：{done.change_form}")
    if done.changes:
        lines.append(f"全部变动列在：{done.changes}")
    return "\n".join([*lines, "请核对、补上本期的变化，再填“填报日期”。"])


def handout_text(done: Sequence[HandedOut], output: Path) -> str:
    """The result of handing out: how many units got what, and which forms could not be made."""
    from addin.submissions.handed_out import BLANK, INSTEAD, KEPT  # noqa: PLC0415 - one form is made without the database

    made = [form for one in done for form in one.forms if form.file]
    born = sum(form.born for form in made)
    counts = Counter(form.note for form in made)
    lines = [
        f"已生成 {len(done)} 个单位的表，在：{output}",
        f"由上次报送的表生成 {born} 份，空白表 {counts[BLANK]} 份，变动表 {counts[INSTEAD]} 份，"
        f"原来就有、没有动的 {counts[KEPT]} 份。",
    ]
    for one in done:
        lines += [f"  {one.unit.name}的《{form.title}》没有生成：{form.note}" for form in one.forms if not form.file]
        lines += [f"  {one.unit.name}的《{form.title}》：{form.note}" for form in one.forms if form.file and "；" in form.note]
    return "\n".join([*lines, "每个单位的文件夹里有报送通知，写明报送期限、没有带过来的人和本期到期的事项。"])
