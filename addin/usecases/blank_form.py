"""Write a blank form for a unit: its cover filled in as far as it is known, named after form, unit and period."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from addin.errors import Refused
from addin.submissions.office_files import safe_name
from addin.usecases.periods import period_of
from workbook_templates.advice import Advice
from workbook_templates.atomic_write import write_atomically
from workbook_templates.schema import Form, all_forms
from workbook_templates.values.text import tidy, tidy_code

if TYPE_CHECKING:
    from workbook_templates.table import Tables

_UNIT = 40  # characters of a unit's name in a file name: what follows it must not be cut off
_OFFICE_CODE = re.compile(r"\d{6}|[0-9A-Z]{18}")


def new_form(
    kind: str,
    output: Path | None = None,
    *,
    unit: str = "",
    unit_name: str = "",
    period: str = "",
    superior: str = "",
    roster: Path | None = None,
    overwrite: bool = False,
) -> Path:
    """Write a blank form and return its path. ``output`` is a file (.xlsx), a folder, or None for the current folder.

    ``unit`` and ``superior`` are codes; with the unit's ``roster`` a form gets its grid of ticks, where it has one.

    Refused where the kind, a code or the period is wrong, or where the file exists (unless
    ``overwrite``) or cannot be written.
    """
    form = find_form(kind)
    cover = known_cover(unit, unit_name, period, superior)
    path = form_target(output, file_name(form, cover), overwrite=overwrite)
    from addin.usecases.tick_sheets import roster_tables  # noqa: PLC0415 - the reader and XlsxWriter, for this command alone

    people = roster_tables(roster)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_blank(path, form, cover, people)
    except OSError as error:
        raise Refused(f"写不了“{path}”：{why_not_written(error)}") from error
    return path


def save_blank(path: Path, form: Form, cover: dict[str, str], roster: Tables | None = None) -> None:
    """Write a form without rows, with a grid of ticks for the people of ``roster`` where it has one. OSError as usual."""
    from addin.usecases.tick_sheets import with_tick_sheets  # noqa: PLC0415 - as above
    from workbook_templates.write.fill import write_form  # noqa: PLC0415 - as above

    made = BytesIO()
    write_form(made, form, cover, {}, workbook_id(form, cover), ruled=True)
    write_atomically(path, with_tick_sheets(made.getvalue(), form, cover.get("报告期", ""), roster))


def find_form(kind: str) -> Form:
    """The form of a kind (roster) or title (花名册). Refused where there is none."""
    forms = all_forms()
    for form in forms.values():
        if kind.strip().lower() == form.kind or kind.strip() == form.title:
            return form
    raise Refused(f"没有“{kind}”这种表。可以用的有：{'、'.join(f'{f.kind}（{f.title}）' for f in forms.values())}。")


def file_name(form: Form, cover: dict[str, str]) -> str:
    """The file's name from form, unit and period, as far as the cover has them: 花名册_盘龙区农业农村局_2026Q3.xlsx."""
    unit = (cover.get("填报单位") or cover.get("单位代码") or "")[:_UNIT]
    return safe_name("_".join(part for part in (form.title, unit, cover.get("报告期")) if part)) + ".xlsx"


def workbook_id(form: Form, cover: dict[str, str]) -> str:
    """The workbook's id, 16 hexadecimal digits: the same for the same form, version and cover."""
    identity = "|".join((form.kind, str(form.version), *(f"{name}={text}" for name, text in sorted(cover.items()))))
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


def known_cover(unit: str, unit_name: str, period: str, superior: str) -> dict[str, str]:
    """The cover as far as it is known, by its columns. Refused where a code or the period is wrong."""
    cover = {}
    if name := tidy(unit_name):
        cover["填报单位"] = name
    if unit:
        cover["单位代码"] = _unit_code(unit)
    if superior:
        cover["上级机构代码"] = _office_code(superior)
    if period:
        cover["报告期"] = str(period_of(period))
    return cover


def _unit_code(text: str) -> str:
    code = tidy_code(text) or ""
    if not _OFFICE_CODE.fullmatch(code):
        raise Refused(f"单位代码“{text}”不对：单位填18位统一社会信用代码，老干部局填6位行政区划代码。")
    return code


def _office_code(text: str) -> str:
    code = tidy_code(text) or ""
    if not re.fullmatch(r"\d{6}", code):
        raise Refused(f"上级机构代码“{text}”不对：填收表的老干部局的6位行政区划代码，如 530102。")
    return code


def form_target(output: Path | None, name: str, *, overwrite: bool) -> Path:
    """The path of a form to be written: ``output`` as for ``new_form``, in a folder called ``name``.

    Refused where it is neither a folder nor ends with .xlsx, or where it exists (unless ``overwrite``).
    """
    path = target_file(output, name)
    if not overwrite and path.exists() and path.stat().st_size:
        raise not_overwritten(path)
    return path


def not_overwritten(path: Path) -> Refused:
    """The refusal to write over a form that is there already."""
    return Refused(f"“{path}”已经有了，里面可能有填好的内容，所以没有覆盖。请换个文件名；确实要覆盖的，", Advice.OVERWRITE, "。")


def target_file(output: Path | None, name: str) -> Path:
    """The file to write: ``output`` itself, or ``name`` in that folder. Refused where it is neither a folder nor an .xlsx."""
    if output is None:
        return Path(name)
    if output.is_dir():
        return output / name
    if output.suffix.lower() != ".xlsx":
        raise Refused(f"“{output}”不是已有的文件夹，文件名也不以 .xlsx 结尾。请写成以 .xlsx 结尾的文件名，或写一个已有的文件夹。")
    return output


def why_not_written(error: OSError) -> str:
    """What a user can do where a file could not be written."""
    if isinstance(error, PermissionError):
        return "没有写入的权限，或者文件正在 Excel、WPS 里打开着，请关闭后再试。"
    if isinstance(error, (FileNotFoundError, FileExistsError, NotADirectoryError)):
        return "这个位置不能存放文件，请换一个文件夹。"
    return f"{error.strerror or '磁盘出错'}，请检查磁盘空间和位置。"
