"""An office of the test run's own: one for each worker, with its own user installation, ended with its whole process group."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
DEBIAN = Path("/usr/lib/python3/dist-packages")
NEEDED = "没有 LibreOffice 或它的 Python 桥（uno）：请安装（Debian：apt-get install libreoffice-calc python3-uno）。"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in Path(item.path).parents and "office" in getattr(item, "fixturenames", ()):
            item.add_marker("office")


def _same_minor() -> bool:
    asked = subprocess.run(
        ["/usr/bin/python3", "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True, check=False
    )
    return asked.stdout.split() == [str(part) for part in sys.version_info[:2]]


def _bridge_on_path(folder: Path) -> bool:
    """Let this Python find `uno`: links to its two modules alone, so that nothing else of the system's packages comes along."""
    if importlib.util.find_spec("uno") is not None:
        return True
    if not (DEBIAN / "uno.py").exists() or not _same_minor():
        return False
    for name in ("uno.py", "unohelper.py"):
        (folder / name).symlink_to(DEBIAN / name)
    sys.path.append(str(folder))
    return importlib.util.find_spec("uno") is not None


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from addin.hosts.libreoffice import find_soffice, start_office  # noqa: PLC0415 only where an office is wanted

    if find_soffice() is None or not _bridge_on_path(tmp_path_factory.mktemp("uno")):
        if os.environ.get("CI") == "true":
            pytest.fail(NEEDED)
        pytest.skip(NEEDED)
    with start_office(profile=tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture(scope="session")
def app(office: Any) -> Any:
    import xlwings as xw  # noqa: PLC0415

    from addin.hosts.libreoffice import attach, register  # noqa: PLC0415

    before = xw.engines.active
    register()
    try:
        yield attach(office.connection)
    finally:
        xw.engines.active = before


@pytest.fixture
def book(app: Any) -> Iterator[Any]:
    made = app.books.add()
    yield made
    for each in list(app.books):
        each.close()


@pytest.fixture
def sheet(book: Any) -> Any:
    return book.sheets[0]
