"""Whether a database is the office's ledger: what its folder remembers must be in the database that was opened.

The settings remember the ledger's number, the files of anchors the ends of its chains, and 台账.db lies in the folder although
the settings may name another database. A ledger that lacks what any of them holds would pay a second time.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from addin.errors import Refused
from addin.settings import Settings
from addin.store.anchors import anchor_problems, last_anchors
from addin.store.connection import open_store, reading, sqlite_url
from addin.store.journal import events, last_event
from addin.store.origin import number_of
from addin.store.schema import has_schema
from addin.store.troubles import Damaged
from workbook_templates.advice import Advice

DATABASE = "台账.db"
REGISTER = "收件.db"
"""The register and receipts of an office that has moved here from a server, where they were apart from the ledger."""
MOVED, ARRIVED = "moved", "arrived"
"""The kinds of the events with which a journal ends in the database that its ledger was moved from, and goes on in the new."""

_WORK = ("receipts", "entry", "batch")
_AGAIN = "接着办会把发过的再发一遍"
_ANOTHER = f"现在的台账（{{place}}）不是这个机构原来的那一本，什么也没有做：{_AGAIN}。请换回原来的；找不回来的，请"
_ELSEWHERE = (
    f"设置里换了数据库（{{place}}），原来的台账还在本文件夹的“{DATABASE}”里，什么也没有做：{_AGAIN}。"
    "请把设置改回来（“数据库”空着）；确实要换的，请"
)
_OLD = f"台账比这个文件夹里记着的旧：{{why}}什么也没有做：{_AGAIN}。请找回最后用的那一本；找不回来的，请"


def ledger_url(root: Path, settings: Settings) -> str:
    """The URL of the ledger: 台账.db in the folder ``root``, or what the settings say (a relative path is below the folder)."""
    url = settings.database or sqlite_url(root / DATABASE)
    if url.startswith("sqlite:///") and not settings.database.startswith("sqlite:////"):
        return sqlite_url(root / url.removeprefix("sqlite:///"))
    return url


def place_of(root: Path, settings: Settings) -> str:
    """Where the ledger is, for a sentence: never the URL of a server, which may hold a password."""
    return "数据库服务器" if settings.database.startswith("postgresql") else ledger_url(root, settings).removeprefix("sqlite:///")


def ledger_number(engine: Engine) -> str:
    """The number of the database."""
    with reading(engine) as connection:
        return number_of(connection)


def recognise(root: Path, settings: Settings, engine: Engine, *, may_change: bool = False) -> None:
    """Compare the ledger's number with the one that the folder remembers; an office that remembers none learns it.

    Refused where the folder remembers another one, unless that ``may_change``, and where its ledger was moved away.
    """
    number = ledger_number(engine)
    known = known_ledger(root, settings)
    if known and known != number and not may_change:
        raise Refused(_ANOTHER.format(place=place_of(root, settings)), Advice.BEGIN_ANEW, "。")
    if not known:
        refuse_elsewhere(root, settings)
    if number != settings.ledger:
        with suppress(OSError):  # who may only read the folder can still work with it
            settings.remember_ledger(root, number)


def known_ledger(root: Path, settings: Settings) -> str:
    """The number of the ledger that the folder remembers; empty where it remembers none."""
    return settings.ledger or next((anchor.ledger for anchor in last_anchors(root)), "")


def refuse_moved(engine: Engine) -> None:
    """Raise Refused where the ledger of this database was moved to another one."""
    with reading(engine) as connection:
        last = last_event(connection)
    if last is not None and last.kind == MOVED:
        raise Refused(
            f"这本台账已由{last.by}在{last.at[:10]}搬到{last.detail}，这里的不再使用，什么也没有做：{_AGAIN}。"
            "请在设置的“数据库”里写新的地址；搬到一半断了的，请",
            Advice.MOVE_LEDGER, "，再办一次。",
        )  # fmt: skip


def arrived_in(engine: Engine) -> int:
    """In how many databases the ledger of this one arrived when it was last moved, with its register; 0 where it never was."""
    with reading(engine) as connection:
        arrivals = events(connection, ARRIVED)
    return int(arrivals[-1].subject) if arrivals else 0


def refuse_elsewhere(root: Path, settings: Settings) -> None:
    """Raise Refused where the settings name another database while 台账.db in the folder holds the office's work."""
    file = root / DATABASE
    url = sqlite_url(file)
    if ledger_url(root, settings) != url and _holds_work(url, settings):
        raise Refused(_ELSEWHERE.format(place=place_of(root, settings)), Advice.MOVE_LEDGER, "。")


def _holds_work(url: str, settings: Settings) -> bool:
    """Whether a database of ours, of whatever version, holds anything that was received, registered, computed or paid; the
    register that an office above counties begins with is nobody's work.
    """
    engine = open_store(url)
    try:
        if not has_schema(engine):
            return False
        with reading(engine) as connection:
            tables = set(inspect(connection).get_table_names())
            last = last_event(connection) if "journal" in tables else None
            rows = (connection.execute(text(f"SELECT 1 FROM {name} LIMIT 1")).first() for name in _WORK if name in tables)  # noqa: S608 - our own names
            registered = set(connection.execute(text("SELECT code FROM units")).scalars()) if "units" in tables else set()
            return (last is None or last.kind != MOVED) and (any(rows) or not registered <= _begun_with(settings))
    except Damaged:
        return False  # nobody can say; whoever begins anew is named
    finally:
        engine.dispose()


def _begun_with(settings: Settings) -> set[str]:
    """The codes of the register that an office has without typing it."""
    from addin.submissions.regions import offices_below  # noqa: PLC0415 - the register needs an open office, which needs this

    return {unit.code for unit in offices_below(settings.code, settings.level)}


def refuse_behind(root: Path, ledger: Engine, register: Engine) -> None:
    """Raise Refused where the databases lack the ends that were last written down in the folder: they were put back from an
    old copy.
    """
    anchors = last_anchors(root)
    if not anchors:
        return
    with reading(ledger) as connection:
        number = number_of(connection)
        why = list(anchor_problems(connection, number, anchors))
    with reading(register) as connection:
        why += anchor_problems(connection, number, anchors, ("收件",))
    if why:
        raise Refused(_OLD.format(why="".join(why)), Advice.RESTORE_BACKUP, "。")
