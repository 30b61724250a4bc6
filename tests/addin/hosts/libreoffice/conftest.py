"""An office of the test run's own: one for each worker, with its own user installation, ended with its whole process group."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.addin.hosts.bridge import bridge_found

HERE = Path(__file__).parent
NEEDED = "没有 LibreOffice 或它的 Python 桥（uno）：请安装（Debian：apt-get install libreoffice-calc python3-uno）。"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in Path(item.path).parents and "office" in getattr(item, "fixturenames", ()):
            item.add_marker("office")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from addin.hosts.libreoffice import find_soffice, start_office  # noqa: PLC0415 only where an office is wanted

    if find_soffice() is None or not bridge_found():
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
