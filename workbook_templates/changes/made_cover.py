"""The cover of the roster that a change form makes: the change form's, and in the same period what only the roster's says."""

from __future__ import annotations

from workbook_templates.cell_types import show
from workbook_templates.layout import COVER
from workbook_templates.remarks import REMARK, joined_remarks
from workbook_templates.schema import Form
from workbook_templates.table import Submission, Table
from workbook_templates.values.period import Period

TIMES = "报送次数"


def cover_values(form: Form, change: Submission, base: Submission, times: int) -> dict[str, object]:
    """The values by column of the form's cover, as they are written into a workbook; ``times`` is its 报送次数.

    A correction within the period does not take back what the roster said: blanks keep its values, 说明 is joined. In another
    period the unit speaks anew.
    """
    values = {column.name: _written(change, column.name) for column in form.cover.columns}
    if change.cover("报告期") == base.cover("报告期"):
        values = {name: _written(base, name) if value is None else value for name, value in values.items()}
        values[REMARK] = joined_remarks(show(base.cover(REMARK)), show(change.cover(REMARK)))
    return {name: str(value) if isinstance(value, Period) else value for name, value in values.items()} | {TIMES: times}


def cover_table(form: Form, change: Submission, values: dict[str, object]) -> Table:
    """The cover of these values, which stand where the change form's do."""
    own = change.tables[COVER]
    table = Table(form.cover, rows=list(own.rows), sources=list(own.sources))
    for name, value in values.items():
        table.add_column(name, [value])
    return table


def _written(submission: Submission, column: str) -> object:
    table = submission.tables.get(COVER)
    return table.as_written(column, 0) if table is not None and len(table) else None
