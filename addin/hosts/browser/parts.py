"""The parts of others that the page is made of: found in a folder or the cache, or downloaded; each compared with its hash."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from addin.errors import Refused
from addin.hosts.browser.npm_settings import NpmSettings, npm_settings
from workbook_templates.advice import Advice
from workbook_templates.atomic_write import write_atomically

LIST = Path(__file__).with_name("parts.toml")
_PATIENCE = 60  # seconds without an answer


@dataclass(frozen=True, slots=True)
class PagePart:
    """One file of others: what it is for, where it is from, under which licence. Without ``url`` pip knows where it is."""

    name: str
    version: str
    what: str
    file: str
    sha256: str
    licence: str
    home: str
    url: str = ""


def listed_parts() -> list[PagePart]:
    """All parts, as ``parts.toml`` lists them."""
    return [PagePart(**part) for part in _list()["part"]]


def page_parts(folder: Path | None = None, cache: Path | None = None) -> dict[str, bytes]:
    """The content of every part by its name, from ``folder``, or else from the cache, into which missing ones are downloaded.

    Refused where one is missing or is not the file that ``parts.toml`` means, and cannot be had.
    """
    place = folder or cache or cache_folder()
    found = {part.name: _content(place / part.file, part.sha256) for part in listed_parts()}
    missing = [part for part in listed_parts() if found[part.name] is None]
    if missing and folder is None:
        _download(missing, place)
        found |= {part.name: _content(place / part.file, part.sha256) for part in missing}
    _check_complete([part for part in missing if found[part.name] is None], place)
    return {name: content for name, content in found.items() if content is not None}


def _check_complete(missing: Sequence[PagePart], place: Path) -> None:
    """Refused where parts are missing: those that lie there with another content by themselves, and why pip brought none."""
    if not missing:
        return
    others = [part.file for part in missing if (place / part.file).is_file()]
    absent = [part for part in missing if part.file not in others]
    said = f"做网页要用的组件，“{place}”里的{'、'.join(others)}不是要的那个版本，或者没有拷完整。" if others else ""
    if absent:
        said += f"做网页要用的组件不在“{place}”里，也下载不到：{'、'.join(part.file for part in absent)}。"
    if find_spec("pip") is None and not all(part.url for part in absent):
        said += "这台电脑的 Python 没有装 pip，下载不了。"
    raise Refused(f"{said}请连上网再做一次，或者从别的电脑拷来，", Advice.NAME_PARTS, "。")


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where downloaded parts are kept, by the conventions of the system."""
    home = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(home) / "yinling" / "page_parts"


def _list() -> dict[str, Any]:
    return tomllib.loads(LIST.read_text(encoding="utf-8"))


def _content(path: Path, sha256: str) -> bytes | None:
    """The bytes of the file where it is the one that is meant."""
    with contextlib.suppress(OSError):
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() == sha256:
            return content
    return None


def _download(parts: Sequence[PagePart], place: Path) -> None:
    """As far as that is possible: what is missing afterwards is told by whoever asked."""
    place.mkdir(parents=True, exist_ok=True)
    npm = npm_settings()
    for part in parts:
        if part.url:
            with contextlib.suppress(OSError, HTTPException, ValueError):  # ValueError: an address that is none
                write_atomically(place / part.file, _asked(npm, part.url))
    wheels = [part for part in parts if not part.url]
    if wheels:
        _download_wheels(wheels, place)


def _asked(npm: NpmSettings, path: str) -> bytes:
    """Through npm's proxy where it is told of one, else through the one that the environment names."""
    proxies = {"http": npm.proxy, "https": npm.proxy} if npm.proxy else None
    opener = urllib.request.build_opener(urllib.request.ProxyHandler(proxies))
    with opener.open(f"{npm.registry}{path}", timeout=_PATIENCE) as answer:
        return bytes(answer.read())


def _download_wheels(wheels: Sequence[PagePart], place: Path) -> None:
    """By pip, which knows the index that this machine uses."""
    about = _list()
    with tempfile.TemporaryDirectory() as folder:
        pins = Path(folder) / "pins.txt"
        pins.write_text(
            "".join(f"{part.name}=={part.version} --hash=sha256:{part.sha256}\n" for part in wheels), encoding="utf-8"
        )
        tags = [option for platform in about["platforms"] for option in ("--platform", platform)]
        command = [
            sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--implementation", "cp",
            "--python-version", about["python"], *tags, "--dest", str(place), "--requirement", str(pins),
        ]  # fmt: skip
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own arguments
