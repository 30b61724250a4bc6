"""``yinling page build``, and the page beside the demonstration."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.demo.demo_folder import OFFICE
from addin.doors.commandline.commands.demo import _page_for_units
from addin.errors import Refused
from addin.settings import Settings
from addin.submissions.folder import init_office
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.hosts.browser.parts import stand_ins


@pytest.fixture
def clerk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Clerk:
    known = {"代码": "530102", "名称": "盘龙区委老干部局", "级别": "county"}
    init_office(tmp_path / OFFICE, Settings.model_validate(known))
    return Clerk(tmp_path / OFFICE, capsys, monkeypatch)


def test_a_page_of_an_office_is_built(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addin.hosts.browser.build.page_parts", lambda folder: stand_ins())
    assert "已生成网页" in clerk.types("page", "build", "-o", tmp_path / "银龄.html", "--office", clerk.office)
    assert "盘龙区委老干部局" in (tmp_path / "银龄.html").read_text(encoding="utf-8")
    assert str(tmp_path / "银龄.html") in _page_for_units(tmp_path), "the demonstration makes the same"


def test_without_parts_it_is_said_what_to_do(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.types("page", "build", "-o", tmp_path / "银龄.html", "--parts", tmp_path)
    assert clerk.status == 2
    assert "pyodide" in clerk.scolded
    assert "--parts" in clerk.scolded
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert "yinling page build" in _page_for_units(tmp_path)
    assert not (tmp_path / "银龄.html").exists()


@pytest.mark.parametrize(("at_hand", "said"), [(True, "--parts 网页组件"), (False, "没有带上给单位的网页")])
def test_the_offline_folder_carries_the_page_or_says_why_not(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_hand: bool, said: str
) -> None:
    def parts(folder: Path | None = None) -> dict[str, bytes]:
        if at_hand:
            return stand_ins()
        raise Refused("组件下载不到。")

    monkeypatch.setattr("addin.hosts.excel.bundle.bundle", lambda target, **_: ["离线安装包"])
    monkeypatch.setattr("addin.hosts.browser.carry.listed_parts", list)
    monkeypatch.setattr("addin.hosts.browser.carry.page_parts", parts)
    monkeypatch.setattr("addin.hosts.browser.build.page_parts", parts)
    assert said in clerk.types("addin", "bundle", "-o", tmp_path / "包")
    assert (tmp_path / "包" / "银龄.html").is_file() is at_hand
