"""Where a report is written, and what is told where it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from addin.errors import Refused
from addin.submissions.folder import REPORTS, open_office
from addin.submissions.office_files import safe_name
from addin.usecases.clerks_form import refuse_clerks_form


def target_folder(office: Path, output: Path | None, name: str) -> Path:
    """The folder of letters that are called ``name`` together: ``output``, or in 报表 of the office's folder.

    Refused where ``output`` is a file.
    """
    if output is None:
        return open_office(office).folder(REPORTS) / safe_name(name)
    if output.is_file():
        raise Refused(f"“{output}”是一个文件，请写一个文件夹。")
    return output


def target(office: Path, output: Path | None, name: str) -> Path:
    """The path of a report called ``name``: the file ``output``, in the folder ``output``, or in 报表 of the office's folder.

    Refused where ``output`` is no folder and has another suffix than ``name``, or is a form that was filled in.
    """
    safe = safe_name(Path(name).stem) + Path(name).suffix
    if output is None:
        return open_office(office).folder(REPORTS) / safe
    if output.is_dir():
        return output / safe
    if output.suffix.lower() != Path(name).suffix:
        raise Refused(f"“{output}”不是已有的文件夹，也不以 {Path(name).suffix} 结尾。请写成以 {Path(name).suffix} 结尾的文件名。")
    refuse_clerks_form(output)
    return output


def written_to(path: Path, write: Callable[[], None]) -> Path:
    """Write the file ``path`` by ``write``, in a folder made where it is missing; the path. Refused where that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write()
    except OSError as error:
        raise Refused(f"写不了“{path}”。请检查文件夹；文件正在 Excel、WPS 里打开着的，请关闭后再试。") from error
    return path
