"""Button 核对发放表."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "核对发放表", group="补贴", order=50, image="ViewSideBySide", tip="核对发放表与台账",
    about="发放表 = 台账 = 各单位合计，精确到分。打开着发放表时点，就把这张表逐行与台账核对。",
)  # fmt: skip
def reconcile(context: ButtonContext) -> None:
    """Reconcile the paid batches of the period with the ledger, and with the allowance sheet where one is active.

    Refused where nothing was paid.
    """
    from addin.presentation.batches import reconciled_text  # noqa: PLC0415
    from addin.usecases.allowance_papers import SHEET_FILE_PREFIX, reconcile_period  # noqa: PLC0415 - each click pays for its own imports

    file = context.file
    own = file if file is not None and file.name.startswith(SHEET_FILE_PREFIX) and file.is_file() else None
    number = own.stem.removeprefix(SHEET_FILE_PREFIX).partition("（")[0].strip() if own else ""
    with context.busy("正在核对"):
        found = reconcile_period(context.office, context.period, number, own)
    context.tell("核对发放表", reconciled_text(found))
