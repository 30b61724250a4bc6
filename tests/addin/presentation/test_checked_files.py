"""What a page shows of a check."""

from __future__ import annotations

import re

import pytest

from addin.presentation.checked_files import checked_files
from validators.catalogue import catalogue
from validators.finding import Finding, Report, Severity

CODES = [rule.code for rule in catalogue()]


def finding(code: str) -> Finding:
    return Finding(
        rule=code, severity=Severity.ERROR, clause=None, file="花名册.xlsx", sheet="离退休干部", cell="C4", row=4, column="性别",
        value="", message="不对", fix="请改正",
    )  # fmt: skip


def test_a_name_with_a_private_number_and_unseen_characters_is_shown_as_messages_show_it() -> None:
    reports = [Report(file=f"张三530103195504120024\u200b{'长' * 300}.xlsx", findings=[finding("F02")])]
    (file,) = checked_files(reports, [], [True])["files"]
    assert file["name"].startswith("张三530103********0024〔零宽空格 U+200B〕")
    assert len(file["name"]) == 120


@pytest.mark.parametrize("code", CODES)
def test_what_a_rule_is_about_is_said_in_chinese(code: str) -> None:
    (file,) = checked_files([Report(file="花名册.xlsx", findings=[finding(code)])], [], [True])["files"]
    about = file["groups"][0]["about"]
    assert about.endswith(("。", "；", "）"))
    assert re.findall(r"[A-Za-z]{3,} [a-z]{2,}", about) == []
