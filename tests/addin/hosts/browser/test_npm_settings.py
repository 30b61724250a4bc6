"""npm's own settings are kept to: the environment before the file, the file before what npm comes with."""

from __future__ import annotations

import http.server
import threading
from pathlib import Path

import pytest

from addin.hosts.browser import parts
from addin.hosts.browser.npm_settings import NpmSettings, npm_settings

HERE = "https://registry.example.org/npm/"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    written = '; mine\nregistry = "https://registry.example.org/npm"\nproxy=http://10.0.0.1:3128\n//registry.example.org/:_x=y\n'
    (tmp_path / ".npmrc").write_text(written, encoding="utf-8")
    return tmp_path


def test_what_the_file_says(home: Path) -> None:
    assert npm_settings({}, home) == NpmSettings(HERE, "http://10.0.0.1:3128")


@pytest.mark.parametrize("name", ["npm_config_registry", "NPM_CONFIG_REGISTRY"])
def test_the_environment_comes_first(home: Path, name: str) -> None:
    said = npm_settings({name: "https://other.example.org/", "npm_config_https_proxy": "http://10.0.0.2:1"}, home)
    assert said == NpmSettings("https://other.example.org/", "http://10.0.0.2:1")


def test_another_file_may_be_named(home: Path, tmp_path: Path) -> None:
    assert npm_settings({"NPM_CONFIG_USERCONFIG": str(home / ".npmrc")}, tmp_path / "nobody").registry == HERE


def test_without_either_it_is_npm_s_own_registry(tmp_path: Path) -> None:
    assert npm_settings({}, tmp_path) == NpmSettings("https://registry.npmjs.org/", "")


def test_a_download_goes_through_the_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Proxy(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("npm_config_registry", "http://registry.example.invalid")
        monkeypatch.setenv("npm_config_proxy", f"http://127.0.0.1:{server.server_port}")
        only = [part for part in parts.listed_parts() if part.url]
        parts._download(only, tmp_path)
        server.shutdown()
    assert asked == [f"http://registry.example.invalid/{only[0].url}"]
    assert list(tmp_path.iterdir()) == []
