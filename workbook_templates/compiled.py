"""The schemas as JSON, which is read in a tenth of the time their YAML takes.

``schemas/compiled.json`` is generated (``python -m addin.generate``), committed and compared in the tests.
A YAML file that was edited since no longer matches its checksum and is read itself, so nothing stale is ever used.
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).with_name("schemas")
COMPILED = SCHEMAS / "compiled.json"


def load(name: str) -> Any:
    """The content of ``schemas/<name>.yaml``; OSError where there is no such file, ``yaml.YAMLError`` where it is malformed."""
    text = (SCHEMAS / f"{name}.yaml").read_bytes()
    known = _compiled().get(name)
    return known["content"] if known and known["checksum"] == zlib.crc32(text) else parse(text)


@cache
def _compiled() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(COMPILED.read_bytes()) if COMPILED.exists() else {}
    return found


def parse(text: bytes) -> Any:
    """Parse YAML with PyYAML; ``yaml.YAMLError`` where it is malformed."""
    import yaml  # noqa: PLC0415 - 20 ms, needed only after a schema was edited

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506 - a SafeLoader, own file


def compiled() -> str:
    """The text that ``compiled.json`` should have: for each YAML file its CRC-32 checksum and its content."""
    files = {path.stem: path.read_bytes() for path in sorted(SCHEMAS.glob("*.yaml"))}
    content = {name: {"checksum": zlib.crc32(text), "content": parse(text)} for name, text in files.items()}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def generated() -> dict[Path, bytes]:
    """The JSON file with its content."""
    return {COMPILED: compiled().encode()}
