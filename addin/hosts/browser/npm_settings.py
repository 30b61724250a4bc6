"""Which registry and which proxy npm is told to use on this machine; npm itself need not be there."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_REGISTRY = "https://registry.npmjs.org/"
_PREFIX = "npm_config_"


@dataclass(frozen=True, slots=True)
class NpmSettings:
    """The registry's address, ending with a slash; the proxy's address, empty where npm is told of none."""

    registry: str
    proxy: str


def npm_settings(environment: Mapping[str, str] = os.environ, home: Path | None = None) -> NpmSettings:
    """What the environment says (``npm_config_registry``, in capitals too), else the user's ``.npmrc``, else npm's own registry.

    A proxy is found as ``https-proxy``, else as ``proxy``. Nothing else of the file is looked at.
    """
    said = {key.lower().removeprefix(_PREFIX): value for key, value in environment.items() if key.lower().startswith(_PREFIX)}
    file = Path(said["userconfig"]) if said.get("userconfig") else (home or Path.home()) / ".npmrc"
    settings = {**_written(file), **{name.replace("_", "-"): value for name, value in said.items() if value}}
    registry = settings.get("registry") or _REGISTRY
    return NpmSettings(f"{registry.rstrip('/')}/", settings.get("https-proxy") or settings.get("proxy") or "")


def _written(file: Path) -> dict[str, str]:
    """The registry and the proxies that an .npmrc names; none where it cannot be read."""
    found: dict[str, str] = {}
    with contextlib.suppress(OSError, UnicodeDecodeError):
        for line in file.read_text(encoding="utf-8").splitlines():
            name, mark, value = line.partition("=")
            if mark and name.strip() in ("registry", "https-proxy", "proxy"):
                found[name.strip()] = value.strip().strip("\"'")
    return {name: value for name, value in found.items() if value not in ("", "null")}
