"""The demo's folder: created, or cleared where an earlier demo made it; other folders are never written to."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from addin.errors import Refused

MARKER = ".银龄示例"
BLANK, FILLED, CORRECTED, MARKED, OFFICE, RESULTS = "1空白表", "2填报", "3更正后", "4标出问题的表", "5盘龙区委老干部局", "6结果"
LIST, LIST_JSON, REGISTER = "植入清单.xlsx", "植入清单.json", "下级单位登记簿.xlsx"
_OURS = (BLANK, FILLED, CORRECTED, MARKED, OFFICE, RESULTS, LIST, LIST_JSON, REGISTER)


def prepare(root: Path, seed: int) -> None:
    """Create or clear the demo's folder ``root``. Refused where it has other content or cannot be written."""
    if root.exists() and not root.is_dir():
        raise Refused(f"“{root}”是一个文件，不是文件夹。请换一个文件夹名。")
    if root.is_dir() and any(root.iterdir()) and not (root / MARKER).is_file():
        raise Refused(f"文件夹“{root}”里有别的东西，示例不往里写。请换一个空文件夹或新的文件夹名。")
    try:
        root.mkdir(parents=True, exist_ok=True)
        for name in _OURS:
            _clear(root / name)
        (root / MARKER).write_text(json.dumps({"seed": seed}), encoding="utf-8")
        for name in (BLANK, RESULTS):
            (root / name).mkdir()
    except OSError as error:
        raise Refused(
            f"文件夹“{root}”写不了：{error.strerror or error}。里面的文件在 Excel、WPS 里打开着的，请先关闭。"
        ) from None


def _clear(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
