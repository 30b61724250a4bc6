"""Databases, offices, desks and machines for the tests; PostgreSQL of our own or from the server YINLING_TEST_POSTGRES names."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from addin.hosts.excel.build import build
from addin.settings import Settings
from addin.submissions.folder import Office, init_office
from addin.submissions.register import Subordinate, save_units
from addin.usecases.installation.machine import Machine
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.machines import mac_in, windows_in
from tests.addin.money_sheets import Desk
from tests.addin.paid_quarter import paid_quarter
from tests.addin.submitted_files import unit_code, unit_name
from tests.addin.year_of_money import AUDIT, lived
from tests.conftest import OfficeClock

NEEDED = "没有 PostgreSQL：请安装（Debian：apt-get install postgresql），或在 YINLING_TEST_POSTGRES 里给出服务器地址。"


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def _run(folder: Path, *command: str) -> None:
    """Servers refuse to run as root; then they run as user postgres."""
    as_user = ("runuser", "-u", "postgres", "--") if os.getuid() == 0 else ()
    subprocess.run([*as_user, *command], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server on which databases may be created; started once a test process and removed after it."""
    given = os.environ.get("YINLING_TEST_POSTGRES")
    if given:
        yield given
        return
    binaries = _binaries()
    if binaries is None:
        pytest.skip(NEEDED)
    folder = Path(tempfile.mkdtemp(prefix="yl-pg-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    _run(folder, str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8", "--no-locale")
    options = f"-k {folder} -c max_connections=500 -c listen_addresses='' -c fsync=off -c full_page_writes=off"
    _run(folder, str(binaries / "pg_ctl"), "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
    yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    _run(folder, str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_database(postgres_server: str) -> Iterator[str]:
    """An empty PostgreSQL database."""
    server = make_url(postgres_server)
    name = f"yl_{uuid.uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / '台账.db'}"
    return str(request.getfixturevalue("postgres_database"))


def found(root: Path, code: str = "530102", level: str = "county", units: list[Subordinate] | None = None, **more: str) -> Office:
    """A founded office with its register."""
    values = {"code": code, "name": {"county": "盘龙区委老干部局", "prefecture": "昆明市委老干部局"}.get(level, "省委老干部局")}
    office, _ = init_office(root, Settings.model_validate(values | {"level": level} | more))
    if units:
        save_units(office, units)
    return office


def registered(*numbers: int, kinds: tuple[str, ...] = ("roster", "liaison", "activity")) -> list[Subordinate]:
    """The register's lines of the units of ``submissions.py``."""
    return [Subordinate(unit_code(n), unit_name(n), "unit", kinds) for n in numbers]


@pytest.fixture
def county(tmp_path: Path) -> Office:
    """A county with three units."""
    return found(tmp_path / "盘龙区", units=registered(1, 2, 3))


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Clerk:
    return Clerk(tmp_path, capsys, monkeypatch)


@pytest.fixture
def desk(clerk: Clerk, tmp_path: Path) -> Desk:
    """A county office that has set its standards."""
    desk = Desk(clerk, tmp_path)
    desk.standards()
    return desk


@pytest.fixture
def paid(desk: Desk, tmp_path: Path) -> Path:
    """The office of ``desk`` has paid the third quarter; the bank's list."""
    return paid_quarter(desk, tmp_path)


@pytest.fixture(scope="session")
def year_of_money(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the year is lived, by the first test that asks for it."""
    return tmp_path_factory.mktemp("year_of_money")


@pytest.fixture
def year(clerk: Clerk, year_of_money: Path, tmp_path: Path, office_clock: OfficeClock) -> Desk:
    """A copy of the office that lived through ``year_of_money``; in ``year`` of the test's folder are its bank's lists."""
    if not (year_of_money / "lived").exists():
        lived(Desk(clerk, year_of_money), year_of_money, office_clock.set)
        (year_of_money / "lived").touch()
    office_clock.set(AUDIT)
    return Desk(clerk, shutil.copytree(year_of_money, tmp_path / "year"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Excel add-in, built once a test process."""
    return build(tmp_path_factory.mktemp("built"))


@pytest.fixture
def windows(tmp_path: Path) -> Machine:
    return windows_in(tmp_path)


@pytest.fixture
def mac(tmp_path: Path) -> Machine:
    return mac_in(tmp_path)
