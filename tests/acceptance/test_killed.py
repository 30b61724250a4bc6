"""The plug pulled at every step that touches the disk, then the same command again: nothing lost, nothing twice."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy.engine import Connection

from addin.submissions.folder import INBOX
from tests.acceptance.hostile import typed
from tests.addin.submitted_files import person, roster, unit, write
from workbook_templates.read import read_submission

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="这个系统不能复制进程")
KILLED = 9
STRIDE = 3  # a touch is two steps, before and after it: each third step meets both kinds
PERIOD = ("--period", "2026Q3")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with nothing in its inbox."""
    typed("office", "init", tmp_path / "办", "--code", "530102", "--name", "盘龙区老干部局", "--level", "county")
    return tmp_path / "办"


def _money(**sheets: Any) -> dict[str, Any]:
    return {name: sheets.get(name, []) for name in ("补贴标准", "收款账户", "工作经费", "重复认定")}


def killed_at(step: int, *words: object) -> bool:
    """Run a command in a process that is gone at its n-th touch of the disk: before a rename, a removal, a commit, or after."""
    child = os.fork()
    if child == 0:
        touches = count()
        deadly = {name: _mortal(getattr(Path, name), touches, step) for name in ("replace", "unlink")}
        commit = _mortal(Connection._commit_impl, touches, step)
        with patch.multiple(Path, **deadly), patch.object(Connection, "_commit_impl", commit):
            typed(*words)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def _mortal(real: Callable[..., Any], touches: count[int], step: int) -> Callable[..., Any]:
    def touch(*args: Any, **kwargs: Any) -> Any:
        if next(touches) == step:
            os._exit(KILLED)
        done = real(*args, **kwargs)
        if next(touches) == step:
            os._exit(KILLED)
        return done

    return touch


def each_step(pristine: Path, folder: Path, *words: object) -> list[Path]:
    """A copy of the office for every step, in which the command was killed there and then run again."""
    copies = []
    for step in count(step=STRIDE):
        copy = folder / str(step) / "办"
        shutil.copytree(pristine, copy)
        killed = killed_at(step, *words, "--office", copy)
        typed(*words, "--office", copy)
        copies.append(copy)
        if not killed:
            return copies
    raise AssertionError


def asked(office: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(office / "台账.db") as database:
        return database.execute(query).fetchall()


def test_receiving(office: Path, tmp_path: Path) -> None:
    wrong = roster(2, people=1)
    wrong["离退休干部"][0]["性别"] = "女"
    write(office / INBOX / "1.xlsx", "roster", roster(1), **unit(1))
    write(office / INBOX / "2.xlsx", "roster", wrong, **unit(2))
    copies = each_step(office, tmp_path, "receive")
    assert len(copies) >= 10
    states = "SELECT kind, unit_code, state, sha256 FROM receipts ORDER BY 1, 2, 3, 4"
    right = asked(copies[-1], states)
    assert [row[2] for row in right] == ["accepted", "returned"]
    for copy in copies:
        assert asked(copy, states) == right
        assert list((copy / INBOX).iterdir()) == []
        for stored, sha256 in asked(copy, "SELECT stored, sha256 FROM receipts WHERE state = 'accepted'"):
            kept = copy / stored
            assert hashlib.sha256(kept.read_bytes()).hexdigest() == sha256
            assert kept.with_name(f"{kept.stem}_回执.txt").is_file()
        ((back,),) = asked(copy, "SELECT stored FROM receipts WHERE state = 'returned'")
        assert read_submission(copy / back).usable


def test_adding_up_and_paying(office: Path, tmp_path: Path) -> None:
    county = {"填报单位": "盘龙区老干部局", "单位代码": "530102", "上级机构代码": "530100"}
    account = {key: person(100)[key] for key in ("姓名", "身份证号")} | {"账号": "6223690000000000015"}
    write(office / INBOX / "1.xlsx", "roster", roster(1), **unit(1))
    write(office / INBOX / "2.xlsx", "allowance", _money(收款账户=[account]), **unit(1))
    write(office / INBOX / "3.xlsx", "allowance", _money(补贴标准=[{"适用范围代码": "530000"}]), **county)
    typed("receive", "--office", office)
    copies = each_step(office, tmp_path / "上报", "consolidate", *PERIOD)
    assert len(copies) > 2
    for copy in copies:
        rows = {
            path.name.rpartition("_")[2]: sum(map(len, read_submission(path).tables.values())) for path in _whole(copy / "上报")
        }
        assert rows == {"花名册.xlsx": 7, "补贴与经费.xlsx": 3}

    for step, who in (("compute", "甲"), ("approve", "乙")):
        assert typed("allowance", step, *PERIOD, "--by", who, "--office", office)[0] == 0
    copies = each_step(office, tmp_path / "发放", "allowance", "pay", *PERIOD, "--by", "丙")
    assert len(copies) > 1
    for copy in copies:
        assert asked(copy, "SELECT count(*), sum(fen) FROM entry WHERE kind = 'pay'") == [(3, 90_000)]
        assert asked(copy, "SELECT count(*) FROM live_payment") == [(3,)]
        assert typed("ledger", "verify", "--office", copy)[0] == 0


def _whole(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.xlsx") if not path.name.startswith(".")]
