"""Build the extension for one machine's interpreter, which is tested first."""

from __future__ import annotations

import json
import subprocess
from importlib.metadata import version
from pathlib import Path

from addin.doors.ribbon import all_buttons
from addin.errors import Refused
from addin.hosts.extension import config_xml
from addin.hosts.extension.icons import icon
from addin.hosts.package import write_package
from workbook_templates.layout import META

MODULE = "addin.hosts.extension.clicked"
FILE_NAME = "yinling.oxt"
_SIZES = (16, 26)


def build(target: Path, interpreter: Path) -> Path:
    """Write the extension to ``target``, an .oxt file or a folder; its path.

    Refused where ``target`` is neither, cannot be written, or the interpreter cannot run the buttons.
    """
    path = target / FILE_NAME if target.is_dir() else target
    if path.suffix.lower() != ".oxt":
        raise Refused(f"“{target}”不是已有的文件夹，也不以 .oxt 结尾。")
    require_yinling(interpreter)
    files = {
        "description.xml": config_xml.description(version("yinling")),
        "Addons.xcu": config_xml.addons(),
        "ProtocolHandler.xcu": config_xml.protocol_handler(),
        "CalcWindowState.xcu": config_xml.window_state(),
        "settings.json": settings(interpreter),
        config_xml.COMPONENT: (Path(__file__).parent / "component" / config_xml.COMPONENT).read_text(encoding="utf-8"),
    }
    for size in _SIZES:
        files |= {f"icons/{one.tag}_{size}.svg": icon(one.tag, one.group, size) for one in all_buttons()}
        files |= {
            f"icons/{menu.tag}_{size}.svg": icon(menu.tag, those[0].group, size) for menu, those in config_xml.menus().items()
        }
    files = {"META-INF/manifest.xml": config_xml.manifest()} | files
    write_package(path, {name: text.encode() for name, text in files.items()})
    return path


def require_yinling(interpreter: Path) -> None:
    """Refused where the interpreter is no absolute path of a file, does not start, or lacks this program."""
    if not interpreter.is_absolute() or not interpreter.is_file():
        raise Refused(f"找不到 Python“{interpreter}”。请写出它的完整路径。")
    command = [str(interpreter), "-I", "-c", f"import importlib.util as u; raise SystemExit(0 if u.find_spec('{MODULE}') else 3)"]
    try:
        status = subprocess.run(command, capture_output=True, timeout=60, check=False).returncode  # noqa: S603 - named by the user
    except (OSError, subprocess.TimeoutExpired):
        status = 1
    if status:
        raise Refused(f"“{interpreter}”里没有安装银龄，或者不能运行。请用安装了银龄的 Python。")


def settings(interpreter: Path) -> str:
    """The content of settings.json, which the component reads."""
    values = {
        "interpreter": str(interpreter),
        "module": MODULE,
        "form_sheet": META,
        "forms": [one.tag for one in all_buttons() if one.form],
        "menus": {menu.tag: {one.label: one.tag for one in those} for menu, those in config_xml.menus().items()},
    }
    return json.dumps(values, ensure_ascii=False, indent=1)
