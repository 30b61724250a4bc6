"""Files that were written, as PDF files beside them, where this machine has a LibreOffice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from addin.errors import Refused

AsPdf = Annotated[bool, typer.Option("--pdf", help="再生成一份 PDF（要装有 LibreOffice）。")]


def pdf_of(files: Sequence[Path], sources: Sequence[Path] = ()) -> list[Path]:
    """Write each file as a PDF file beside it, made of its source where that is another. ``files`` is not empty.

    Refused where there is no LibreOffice, or where it fails; the files stay.
    """
    from addin.hosts.libreoffice import NoOffice  # noqa: PLC0415 - only where a PDF file is wanted
    from addin.hosts.libreoffice.convert import convert_to_pdf  # noqa: PLC0415

    written = f"已写好“{files[0]}”{f'等 {len(files)} 个文件' if len(files) > 1 else ''}，"
    try:
        return convert_to_pdf(sources or files, [file.with_suffix(".pdf") for file in files])
    except NoOffice:
        raise Refused(f"{written}但这台电脑上没有找到 LibreOffice，没有生成 PDF。可以打开它另存为 PDF。") from None
    except TimeoutError:
        raise Refused(f"{written}但 LibreOffice 很久没有反应，没有生成 PDF。请关闭别的程序再试，或者打开它另存为 PDF。") from None
    except OSError:
        raise Refused(f"{written}但没有生成 PDF：磁盘满了、没有权限，或者原来的 PDF 正打开着。请检查后再试。") from None
