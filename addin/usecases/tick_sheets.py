"""Put a grid of ticks with the unit's people into a form that is handed out, where the form has one."""

from __future__ import annotations

from pathlib import Path

from addin.bringing.attendees import attendees, bodies
from addin.errors import Refused
from workbook_templates.read import read_file
from workbook_templates.schema import Form
from workbook_templates.table import Tables
from workbook_templates.write.tick_sheet import ACTIVITIES, with_tick_sheet

_ROLE = "参加身份"
_LONGEST = 800  # characters; more bodies are found in the roster


def with_tick_sheets(content: bytes, form: Form, period: str, roster: Tables | None) -> bytes:
    """The bytes of a form that was just written, with its grids for the people of ``roster``; as they are without any."""
    people = attendees(roster) if roster is not None else []
    if roster is None or not people:
        return content
    named = "".join(f"{body.code}　{body.name}；" for body in bodies(roster))
    said = f"组织代码：{named}" if len(named) <= _LONGEST else ""
    activities = [f"{period}-{n:04d}" for n in range(1, ACTIVITIES + 1)] if period else []
    for sheet in form.sheets:
        if sheet.ticks:
            title = f"{sheet.ticks}（{period}）" if period else sheet.ticks
            roles = sheet.column(_ROLE).allowed
            content = with_tick_sheet(content, sheet.ticks, title, people, activities, said, roles)
    return content


def roster_tables(path: Path | None) -> Tables | None:
    """The tables of a roster; None for no path. Refused where the file is none that can be used."""
    if path is None:
        return None
    submission = read_file(path, name=path.name).submission
    if submission.form is None or submission.form.kind != "roster":
        raise Refused(f"“{path.name}”不是花名册，或者读不出来。请选本单位的花名册。")
    return submission.tables
