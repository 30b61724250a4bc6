"""Look up rules: the thresholds in force, and a rule by its code."""

from __future__ import annotations

from pathlib import Path

from addin.errors import Refused
from validators.catalogue import find
from validators.policy import Policy, default_policy
from validators.rule import Rule
from workbook_templates.advice import Advice


def policy_of(office: Path | None) -> Policy:
    """The thresholds in force: those of the office whose folder is given, else the province's. Refused where it is no office."""
    if office is None:
        return default_policy()
    from addin.settings import Settings  # noqa: PLC0415 - pydantic, only where an office is asked about

    return Settings.load(office).policy


def rule_of(code: str) -> Rule:
    """The rule of a code (C13-1; case and blanks around it do not matter). Refused where there is none."""
    try:
        return find(code.strip())
    except KeyError:
        raise Refused(f"没有编号为“{code}”的规则。", Advice.LIST_RULES, "。") from None
