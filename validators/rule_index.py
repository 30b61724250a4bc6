"""What each rule over submissions needs, told without importing it: a check of one form cannot run a third of the rules.

``rule_index.json`` is generated (``python -m addin.generate``), committed and compared in the tests. A rule's file that was
edited or added since does not match its checksum and is imported, so nothing stale is ever used.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from validators.catalogue import file_of, in_order, modules, rule_in, submission_rules
from validators.rule import Rule, Scope, code_of

INDEX = Path(__file__).with_suffix(".json")


class RuleEntry(NamedTuple):
    """A rule of the catalogue: the module that defines it, its scope, and the sheets without which it is not run."""

    module: str
    scope: Scope
    needs: tuple[str, ...]

    @property
    def code(self) -> str:
        """The rule's code, from its module's name."""
        return code_of(self.module)

    @property
    def rule(self) -> Rule:
        """The rule itself, imported now."""
        return rule_in(self.module)


@cache
def entries() -> tuple[RuleEntry, ...]:
    """All rules over submissions in the order of their codes. ValueError as ``submission_rules``."""
    known: dict[str, Any] = json.loads(INDEX.read_bytes()) if INDEX.exists() else {}
    return tuple(in_order([_entry(module, known.get(module, {})) for module in modules("tfc")]))


def _entry(module: str, known: Mapping[str, Any]) -> RuleEntry:
    """The entry of a rule's file, from what is known of it if the file is still the same, else from the rule."""
    if known.get("checksum") == _checksum(module):
        return RuleEntry(module, known["scope"], tuple(known["needs"]))
    rule = rule_in(module)
    return RuleEntry(module, rule.scope, rule.needs)


def _checksum(module: str) -> int:
    return zlib.crc32(file_of(module).read_bytes())


def index() -> str:
    """The text that ``rule_index.json`` should have: a line for each rule."""
    rules = {rule.check.__module__: rule for rule in submission_rules()}
    known = {
        name: {"checksum": _checksum(name), "scope": rule.scope, "needs": rule.needs} for name, rule in sorted(rules.items())
    }
    lines = [f"{json.dumps(name)}: {json.dumps(entry, ensure_ascii=False)}" for name, entry in known.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def generated() -> dict[Path, bytes]:
    """The JSON file with its content."""
    return {INDEX: index().encode()}
