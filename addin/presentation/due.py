"""What is still due, as text or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from validators.due import Due, duties_of
from validators.not_run import MissingForm
from workbook_templates.values.date import long_date


def due_json(lines: Sequence[Due]) -> str:
    """What is due as a JSON array, one object a line."""
    import json  # noqa: PLC0415 - as everywhere on a path a click waits for
    from dataclasses import asdict  # noqa: PLC0415

    rows = [asdict(line) | {"by": line.by.isoformat(), "sentence": line.sentence} for line in lines]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def due_text(lines: Sequence[Due], missing: Sequence[MissingForm] = (), judged: str = "") -> str:
    """What is due as text: by day, overdue first, a line each; then what could not be checked for want of a form.

    ``judged`` is the sentence that says by which day it was judged what is overdue.
    """
    return "\n".join([*([judged] if judged else []), _listed(lines), *_not_checked(missing)])


def _not_checked(missing: Sequence[MissingForm]) -> Iterator[str]:
    if missing:
        yield "下面这些事项缺少所需的表，这次没有检查，不等于已经完成："
    wanted: dict[str, tuple[str, ...]] = {}
    for rule in dict.fromkeys(rule for one in missing for rule in one.rules):
        wanted[rule] = tuple(one.words for one in missing if rule in one.rules)
    for forms in sorted(set(wanted.values()), key=len):
        about = duties_of(rule for rule, needed in wanted.items() if needed == forms)
        yield f"  · 加上{'和'.join(forms)}才能检查：{'；'.join(about)}。"


def _listed(lines: Sequence[Due]) -> str:
    if not lines:
        return "没有尚未完成的事项。"
    days = sorted({line.by for line in lines})
    text: list[str] = []
    for day in days:
        found = [line for line in lines if line.by == day]
        text.append(f"{long_date(day)}（含）前完成（{len(found)} 项{'，已逾期' if found[0].late else ''}）")
        text += [f"  {line.clause} {line.sentence}" for line in found]
    late = sum(line.late for line in lines)
    text.append(f"共 {len(lines)} 项未完成，其中逾期 {late} 项。")
    return "\n".join(text)
