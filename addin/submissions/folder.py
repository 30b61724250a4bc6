"""An office's folder: its subfolders and database, setting it up and opening it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine

from addin.errors import Refused
from addin.settings import FILE_NAME, Level, Settings
from addin.submissions.databases import OfficeDatabases, make_databases, open_databases
from workbook_templates.advice import Advice

INBOX, ACCEPTED, RETURNED, CONSOLIDATED, UPWARD, PAID, REPORTS = "收件箱", "已收", "退回", "汇总", "上报", "发放", "报表"
HANDED_OUT, OUTGOING = "下发", "发出"
MADE_LATER = (HANDED_OUT, OUTGOING)  # made when forms are handed out, when papers are gathered to be sent
FOLDERS = (INBOX, ACCEPTED, RETURNED, CONSOLIDATED, UPWARD, PAID, REPORTS)


@dataclass(frozen=True, slots=True)
class OfficeSetup:
    """What setting up an office did: whether the folder is new, and how many units of the register were added, changed and
    removed (None where no register was given); whether it keeps a list of its persons.
    """

    name: str
    level: Level
    root: Path
    is_new: bool
    register: tuple[int, int, int] | None
    has_people: bool


@dataclass(frozen=True)
class Office:
    """An office: its folder and settings. The database is opened, and its schema upgraded, at first use.

    ``engine`` and ``ledger`` raise Refused where the database is lost or cannot be used; none is made by opening.
    """

    root: Path
    settings: Settings

    def __reduce__(self) -> tuple[type[Office], tuple[Path, Settings]]:
        """Another process gets it without the databases, which it opens itself."""
        return Office, (self.root, self.settings)

    @cached_property
    def databases(self) -> OfficeDatabases:
        """Both databases, opened together."""
        return open_databases(self.root, self.settings)

    @property
    def engine(self) -> Engine:
        """The database of the office's register and receipts."""
        return self.databases.register

    @property
    def ledger(self) -> Engine:
        """The database of the ledger, one for all offices that share a server."""
        return self.databases.ledger

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

    Refused where ``root`` is a file, belongs to an office of another code, cannot be written, or where its ledger was lost.
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
    make_databases(office.root, office.settings, holds_work=_holds_work(office))
    return open_office(root), is_new


def _holds_work(office: Office) -> bool:
    """Whether anything was received or paid: then there was a ledger."""
    return any(path.is_file() for name in (ACCEPTED, PAID) for path in office.folder(name).rglob("*"))
