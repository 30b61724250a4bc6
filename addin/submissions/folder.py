"""An office's folder: its subfolders and database, setting it up and opening it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine

from addin.errors import Refused
from addin.settings import FILE_NAME, Level, Settings
from addin.store.connection import create_schema, open_store, sqlite_url
from addin.store.schema import ensure_schema
from workbook_templates.advice import Advice

INBOX, ACCEPTED, RETURNED, CONSOLIDATED, UPWARD, PAID, REPORTS = "收件箱", "已收", "退回", "汇总", "上报", "发放", "报表"
FOLDERS = (INBOX, ACCEPTED, RETURNED, CONSOLIDATED, UPWARD, PAID, REPORTS)
DATABASE = "台账.db"


@dataclass(frozen=True, slots=True)
class OfficeSetup:
    """What setting up an office did: whether the folder is new, and how many units of the register were added, changed and
    removed (None where no register was given).
    """

    name: str
    level: Level
    root: Path
    is_new: bool
    register: tuple[int, int, int] | None


@dataclass(frozen=True)
class Office:
    """An office: its folder and settings. The database is opened, and its schema upgraded, at first use.

    ``engine`` and ``ledger`` raise Refused where the database cannot be used.
    """

    root: Path
    settings: Settings

    @cached_property
    def engine(self) -> Engine:
        """The database of the office's register and receipts: 台账.db in the folder, or where the settings say.

        On a shared server they are in a schema of the office's own: they refer to files in this folder, and one office's
        register must not replace another's.
        """
        engine = open_store(self._url, create_schema(self._url, f"office_{self.settings.code.lower()}"))
        ensure_schema(engine)
        return engine

    @cached_property
    def ledger(self) -> Engine:
        """The database of the ledger, one for all offices that share a server: else a person could be paid twice for a month."""
        if self._url.startswith("sqlite"):
            return self.engine
        engine = open_store(self._url)
        ensure_schema(engine)
        return engine

    @property
    def _url(self) -> str:
        url = self.settings.database or sqlite_url(self.root / DATABASE)
        if url.startswith("sqlite:///") and not self.settings.database.startswith("sqlite:////"):
            return sqlite_url(self.root / url.removeprefix("sqlite:///"))  # a relative path is below the folder
        return url

    def folder(self, name: str) -> Path:
        """The path of a subfolder, which is created where it is missing."""
        path = self.root / name
        path.mkdir(parents=True, exist_ok=True)
        return path


def open_office(root: Path) -> Office:
    """The office in the folder ``root``. Refused where there is no folder, or no valid settings in it."""
    if not root.is_dir():
        raise Refused(f"找不到文件夹 {root}。请", Advice.OFFICE_FOLDER, "。")
    return Office(root.resolve(), Settings.load(root))


def init_office(root: Path, settings: Settings) -> tuple[Office, bool]:
    """Set up an office in the folder ``root``, or open the one already there and keep its settings; whether it is new.

    Refused where ``root`` is a file, belongs to an office of another code, or cannot be written.
    """
    if root.is_file():
        raise Refused(f"{root} 是一个文件，不能作为机构文件夹。请换一个名字。")
    is_new = not (root / FILE_NAME).exists()
    try:
        root.mkdir(mode=0o770, parents=True, exist_ok=True)  # numbers of persons: nobody but the office
        if is_new:
            settings.save(root)
    except OSError:
        raise Refused(f"不能在 {root} 建立文件夹，请检查权限或换一个位置。") from None
    office = open_office(root)
    if office.settings.code != settings.code:
        raise Refused(f"{root} 已经是“{office.settings.name}”（{office.settings.code}）的文件夹，不能再作为 {settings.code} 的。")
    for name in FOLDERS:
        office.folder(name)
    _ = office.engine
    return office, is_new
