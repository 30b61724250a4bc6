"""``yinling addin``: build, install, uninstall and examine the add-in; make the folder for offline installation."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.errors import Refused

app = typer.Typer(name="addin", help="Excel 加载项：生成、安装、卸载、自检、打离线安装包。", no_args_is_help=True)


@app.command()
def build(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件", help="写到哪里（.xlam、.oxt 或文件夹）。")],
    interpreter: Annotated[
        str,
        typer.Option(
            metavar="路径",
            help="运行程序（Python）的位置。excel：Windows 上的 python.exe，安装时会改写；libreoffice：不写时就用现在这个。",
        ),
    ] = "",
    host: Annotated[
        str, typer.Option(metavar="程序", help="给谁用：excel 加载项（.xlam），libreoffice 扩展（.oxt）。")
    ] = "excel",
) -> None:
    """生成 Excel 加载项（.xlam）或 LibreOffice 扩展（.oxt）。"""
    if host == "libreoffice":
        from addin.hosts.extension.build import build as make_extension  # noqa: PLC0415 - not needed to show help

        say(f"已生成 LibreOffice 扩展：{make_extension(output, Path(interpreter or sys.executable))}")
        say("安装：双击这个文件，或运行 unopkg add 文件名，然后重新打开 LibreOffice。")
        return
    if host != "excel":
        raise Refused(f"不认识“{host}”。--host 可以写 excel 或 libreoffice。")
    from addin.hosts.excel.build import build as make  # noqa: PLC0415 - as above

    say(f"已生成加载项：{make(output, interpreter_win=interpreter)}")


@app.command()
def install(
    file: Annotated[Path | None, typer.Option("-f", "--file", metavar="文件", help="已生成的加载项；不写时现场生成。")] = None,
) -> None:
    """把加载项装到 Excel 的启动文件夹，只对当前用户。"""
    from addin.hosts.excel.install import install as put  # noqa: PLC0415 - as above
    from addin.usecases.installation.machine import Machine  # noqa: PLC0415

    say("\n".join(put(Machine(), file)))


@app.command()
def uninstall() -> None:
    """卸载加载项。"""
    from addin.hosts.excel.install import uninstall as take  # noqa: PLC0415 - as above
    from addin.usecases.installation.machine import Machine  # noqa: PLC0415

    say("\n".join(take(Machine())))


@app.command()
def doctor() -> None:
    """自检：按钮不能用的原因。发现必须处理的问题时退出码为 1。"""
    from addin.usecases.installation.examination import examination_text, examine  # noqa: PLC0415 - as above

    found = examine()
    say(examination_text(found))
    raise typer.Exit(int(any(one.stops for one in found)))


@app.command()
def bundle(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件夹", help="安装包放在哪个文件夹，没有就新建。")],
    platform: Annotated[
        str, typer.Option(metavar="系统", help="给哪种电脑用：windows、macos、linux 或 uv 的平台名。")
    ] = "windows",
    python: Annotated[str, typer.Option(metavar="版本", help="那台电脑上的 Python 版本，如 3.11。")] = "3.11",
    wheel: Annotated[Path | None, typer.Option(metavar="文件", help="本程序的 .whl；不写时从源码现场生成。")] = None,
) -> None:
    """打离线安装包：全部组件、加载项、安装脚本和给单位的网页放进一个文件夹，拷到不联网的电脑上就能装。"""
    from addin.hosts.excel.bundle import bundle as pack  # noqa: PLC0415 - as above

    say("\n".join(pack(output, platform=platform, python=python, wheel=wheel)))
    say(_page_for_units(output))


def _page_for_units(folder: Path) -> str:
    """Put the page that units open in a browser into the folder; the sentence that tells of it."""
    from addin.hosts.browser.carry import PAGE_NAME, PARTS_FOLDER, carry  # noqa: PLC0415 - as above

    try:
        made = carry(folder)
    except Refused:
        return f"没有带上给单位的网页：要用的组件下载不到。连上网以后运行 yinling page build -o {PAGE_NAME}，把做好的文件放进来。"
    own = f"yinling page build -o {PAGE_NAME} --parts {PARTS_FOLDER} --office 机构文件夹"
    return f"给单位的网页（不装程序也能校验）：{made}\n装好以后可以做一个带本机构单位的，不用联网：{own}"
