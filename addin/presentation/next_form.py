"""The next period's form in words: what was carried on, what was not, what ends."""

from __future__ import annotations

from workbook_templates.next_period import WrittenNext

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
    if done.changes:
        lines.append(f"全部变动列在：{done.changes}")
    return "\n".join([*lines, "请核对、补上本期的变化，再填“填报日期”。"])
