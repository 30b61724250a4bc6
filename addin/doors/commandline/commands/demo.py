"""``yinling demo``: the whole job on an invented county; every figure printed comes from the run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say

app = typer.Typer(name=None)


@app.command("demo")
def demo(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="示例放在哪里；不写时放在当前文件夹的“银龄示例”。")] = Path(
        "银龄示例"
    ),
    seed: Annotated[int, typer.Option("--seed", metavar="数字", help="换一个数字就换一套虚构的数据。")] = 2026,
) -> None:
    """用一个虚构的区演示全过程：从空白表到发放补贴，并说明该打开哪些文件看。"""
    from addin.presentation.demo import demo_text  # noqa: PLC0415
    from addin.usecases.demo import run_demo  # noqa: PLC0415 - nothing of it is needed to show help

    result = run_demo(folder, seed)
    say(demo_text(result))
    say(_page_for_units(folder))
    raise typer.Exit(0 if result.good else 1)


def _page_for_units(folder: Path) -> str:
    """Make the page that the county's units would get, where its parts are at hand; the sentence that tells of it."""
    from addin.demo.demo_folder import OFFICE  # noqa: PLC0415 - nothing of it is needed to show help
    from addin.errors import Refused  # noqa: PLC0415
    from addin.hosts.browser.build import build  # noqa: PLC0415
    from addin.hosts.browser.parts import cache_folder  # noqa: PLC0415

    try:
        made = build(folder / "银龄.html", parts=cache_folder(), office=folder / OFFICE)
    except Refused:
        return "  发给单位的网页（不装程序也能校验）：运行 yinling page build -o 银龄.html，第一次要连网。"
    return f"  发给单位的网页（不装程序也能校验）：{made}"
