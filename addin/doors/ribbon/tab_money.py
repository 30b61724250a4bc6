"""补贴: three persons compute, approve and pay, each at a desk of their own; nobody is paid twice for a month."""

from __future__ import annotations

from pathlib import Path

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask
from addin.errors import Refused

_GROUP = "补贴"
_REVERSAL = (
    Question("person", "身份证号", "冲销谁的发放"),
    Question("month", "月份", "冲销哪个月的，如 2026-07"),
    Question("reason", "原因", "为什么冲销，会记进台账"),
)


@button(
    "money_compute", "计算补贴", group=_GROUP, image="CalculateNow", large=True, tip="计算补贴（经办）",
    about="按收下的花名册和补贴标准计算这个报告期的补贴，形成待复核的批次。还没有发钱；重新计算会取代没有复核的批次。",
)  # fmt: skip
def compute(desk: ButtonContext) -> None:
    """A batch to be approved."""
    from addin.presentation.allowances import made_text  # noqa: PLC0415
    from addin.usecases.allowances import compute_batch  # noqa: PLC0415 - the database, for the office's buttons alone

    with desk.busy("正在计算补贴") as progress:
        made = compute_batch(desk.office, desk.period, desk.user, progress=progress)
    desk.tell("计算补贴", made_text(made))


@button(
    "money_repeated", "查重复发放", group=_GROUP, image="ErrorChecking", tip="查重复发放",
    about="列出最近一个批次里因为重复而没有发的：同一人当月已经发过，或者兼任几个职务只发一份。",
)  # fmt: skip
def repeated(desk: ButtonContext) -> None:
    """What was stopped."""
    from addin.presentation.duplicates import repeated_payments_text  # noqa: PLC0415
    from addin.usecases.allowances import batch_of  # noqa: PLC0415

    _, held, _ = batch_of(desk.office, desk.period, "")
    desk.tell("查重复发放", repeated_payments_text(held))


@button(
    "money_approve", "复核", group=_GROUP, image="SignatureLineInsert", tip="复核批次（复核）",
    about="由经办以外的另一个人复核待复核的批次。复核后不能再改。",
)  # fmt: skip
def approve(desk: ButtonContext) -> None:
    """A second person."""
    from addin.presentation.allowances import approved_text  # noqa: PLC0415
    from addin.usecases.allowances import approve_batch, heads_in  # noqa: PLC0415

    if desk.confirm(f"以“{desk.user}”的名义复核 {desk.period} 的待复核批次，确定吗？"):
        batch = approve_batch(desk.office, desk.period, "", desk.user)
        desk.tell("复核", approved_text(batch, heads_in(desk.office, batch)))


@button(
    "money_sheet", "生成发放表", group=_GROUP, image="FilePrintPreview", large=True, tip="生成发放表",
    about="生成这个报告期最近一个批次的发放表（签名页、单位汇总、未发明细、银行代发），放进“发放”文件夹并打开。",
)  # fmt: skip
def sheet(desk: ButtonContext) -> None:
    """The sheet finance signs."""
    from addin.submissions.folder import PAID, open_office  # noqa: PLC0415
    from addin.usecases.allowances import write_allowance_sheet  # noqa: PLC0415

    with desk.busy("正在生成发放表"):
        path, _ = write_allowance_sheet(desk.office, desk.period, "", open_office(desk.office).folder(PAID), None)
    desk.show(path)


@button(
    "money_reconcile", "核对发放表", group=_GROUP, image="ViewSideBySide", tip="核对发放表与台账",
    about="发放表 = 台账 = 各单位合计，精确到分。打开着发放表时点，就把这张表逐行与台账核对。",
)  # fmt: skip
def reconcile(desk: ButtonContext) -> None:
    """The period's paid batches; with the open sheet where one is in front."""
    from addin.presentation.allowances import reconciled_text  # noqa: PLC0415
    from addin.usecases.allowances import SHEET_FILE, reconcile_period  # noqa: PLC0415

    path = Path(desk.book.fullname)
    own = path.name.startswith(SHEET_FILE) and path.is_file()
    number = path.stem.removeprefix(SHEET_FILE).partition("（")[0].strip() if own else ""
    with desk.busy("正在核对"):
        found = reconcile_period(desk.office, desk.period, number, path if own else None)
    desk.tell("核对发放表", reconciled_text(found))


@button(
    "money_pay", "登记已发", group=_GROUP, image="AcceptTask", tip="登记已发（财务）",
    about="由财务把已复核的批次登记为已发放，记进台账。同一人同一月只能登记一次，多点几次也不会重复。",
)  # fmt: skip
def pay(desk: ButtonContext) -> None:
    """A third person; asked first, because only a reversal undoes it."""
    from addin.presentation.allowances import paid_text  # noqa: PLC0415
    from addin.usecases.allowances import pay_batch  # noqa: PLC0415

    if desk.confirm(f"以“{desk.user}”的名义把 {desk.period} 已复核的批次登记为已发放，确定吗？登记后只能冲销。"):
        with desk.busy("正在登记"):
            paid = pay_batch(desk.office, desk.period, "", desk.user)
        desk.say(paid_text(paid))


@button(
    "money_reverse", "冲销", group=_GROUP, image="Undo", tip="冲销一笔发放",
    about="打开一张冲销单，填好身份证号、月份和原因，再点一次“冲销”。原来的记录保留，另记一笔冲销。",
)  # fmt: skip
def reverse(desk: ButtonContext) -> None:
    """Asked for on a sheet of its own."""
    from addin.presentation.allowances import reversed_text  # noqa: PLC0415
    from addin.usecases.allowances import reverse_payment  # noqa: PLC0415

    answers = ask(desk, "冲销单", _REVERSAL, {})
    if answers is None:
        return
    if empty := [one.label for one in _REVERSAL if not answers[one.key]]:
        raise Refused(f"冲销单的“{'、'.join(empty)}”还没有填。")
    if desk.confirm(f"以“{desk.user}”的名义冲销 {answers['month']} 的这一笔发放，确定吗？"):
        taken = reverse_payment(desk.office, entry=0, by=desk.user, **answers)
        desk.say(reversed_text(taken))
