"""Button 应收暂缓."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "应收暂缓", group="补贴", order=82, image="NewTask", tip="多发没有收回的、等人核实的",
    about="写一个工作簿并打开：多发还没有收回的，和等人核实、认定的，各从哪天起，到今天多少天了。",
)  # fmt: skip
def registers(context: ButtonContext) -> None:
    """Write the registers of receivables and of held items as of today, and open them."""
    from addin.usecases.registers import write_registers  # noqa: PLC0415 - each click pays for its own imports

    with context.busy("正在写应收和暂缓"):
        path = write_registers(context.office)
    context.show(path)
