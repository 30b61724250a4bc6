"""A skip fails where everything must be proved, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CONFTEST = Path(__file__).with_name("conftest.py")
SKIPPING = {
    "mark": '@pytest.mark.skipif(True, reason="no office")\ndef test_it() -> None: ...\n',
    "itself": 'def test_it() -> None: pytest.skip("no office")\n',
    "fixture": '@pytest.fixture\ndef it(): pytest.skip("no office")\ndef test_it(it) -> None: ...\n',
    "module": 'pytest.skip("no office", allow_module_level=True)\n',
}


def test_a_skip_fails_where_everything_is_proved(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_bytes(CONFTEST.read_bytes())
    for name, text in SKIPPING.items():
        (tmp_path / f"test_{name}.py").write_text(f"import pytest\n{text}", encoding="utf-8")
    here = _run(tmp_path, {})
    assert (here.returncode, f"{len(SKIPPING)} skipped" in here.stdout) == (0, True), here.stdout
    proving = _run(tmp_path, {"CI": "true"})
    assert proving.returncode == 1, proving.stdout
    assert "skipped" not in proving.stdout.splitlines()[-1]
    assert proving.stdout.count("nothing may be skipped where CI=true: Skipped: no office") >= len(SKIPPING) - 1
    for name in SKIPPING:
        assert f"test_{name}.py" in proving.stdout


def _run(folder: Path, more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    left_out = [word for plugin in ("cacheprovider", "xdist", "hypothesispytest") for word in ("-p", f"no:{plugin}")]
    command = [sys.executable, "-m", "pytest", *left_out, "--continue-on-collection-errors", f"--rootdir={folder}", str(folder)]
    own = {key: value for key, value in os.environ.items() if key != "CI" and not key.startswith("PYTEST_")}
    return subprocess.run(command, cwd=folder, env=own | more, capture_output=True, text=True, check=False)
