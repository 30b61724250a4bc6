"""Button 导入旧表."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "导入旧表", group="填报", order=55, image="GetExternalDataFromText", tip="导入单位自己的旧名册",
    about="打开旧名册再点：认出每一列，打开一张映射表请您核对；核对好再点一次，生成花名册和逐格清单。同样的旧表下次不再问。旧表不动。",
)  # fmt: skip
def import_roster(context: ButtonContext) -> None:
    """Import the active workbook, or with the answers of the workbook of choices where that is active, and open what comes next.

    Refused where the workbook was never saved, holds no list, or the roster cannot be written.
    """
    from pathlib import Path  # noqa: PLC0415 - each click pays for its own imports

    from addin.presentation.importing import imported_text  # noqa: PLC0415
    from addin.usecases.import_for_user import import_for  # noqa: PLC0415
    from addin.usecases.import_rosters import MEMORY  # noqa: PLC0415

    office = context.user_settings.get("office")
    if _is_mapping(context):
        context.book.save()
    with context.busy("正在导入"):
        result = import_for(
            context.file or Path(context.book.name),
            Path(context.user_settings.get("folder")),
            Path(office) if office else None,
            context.user_settings.get("period"),
            context.user_settings.folder / MEMORY,
        )
    context.tell("导入结果", imported_text(result))
    context.show(result.mapping if result.brought.questions or result.brought.proposals else result.forms[0])  # on top


def _is_mapping(context: ButtonContext) -> bool:
    from addin.bringing.importing.mapping.sheet_words import ABOUT  # noqa: PLC0415 - as above

    return any(sheet.name == ABOUT for sheet in context.book.sheets)
