"""What a click starts, where the office cannot be reached: one sentence for the component to show, and no traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from addin.hosts.extension import clicked
from addin.hosts.extension.clicked import MARK, NO_OFFICE, NO_UNO


def test_without_bridge_or_office_one_sentence_is_said(tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-m", "addin.hosts.extension.clicked", "help_about", "nobody", "1", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() in (MARK + NO_UNO, MARK + NO_OFFICE)


def test_nothing_but_the_bridge_is_taken_from_the_offices_folder(tmp_path: Path) -> None:
    for name in ("uno", "unohelper", "typing_extensions", "yaml"):
        (tmp_path / f"{name}.py").write_text("here = True\n", encoding="utf-8")
    program = (
        "import importlib.util, sys; from pathlib import Path; from addin.hosts.extension.clicked import import_uno\n"
        f"assert import_uno(Path({str(tmp_path)!r}))\n"
        "import uno, yaml; print(hasattr(yaml, 'here'))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["False"], done.stderr


def test_the_component_knows_how_a_sentence_begins() -> None:
    """It runs in the office's Python, which cannot import this program."""
    component = Path(clicked.__file__).parent / "component" / "yinling_buttons.py"
    assert f'MARK = "{MARK}"' in component.read_text(encoding="utf-8")
