"""Whoever types commands is told of commands, whoever clicks of buttons, and a paper that travels of neither."""

from __future__ import annotations

import ast
import re
from dataclasses import replace

import pytest

from addin.doors.commandline.advice import command_words
from addin.doors.page.advice import page_words
from addin.doors.ribbon import all_buttons, find_button
from addin.doors.ribbon.advice import button_words
from tests.sentences import (
    COMMAND_LINE,
    RIBBON,
    VALUES,
    buttons_in,
    commands_in,
    offences,
    offends,
    options,
    sentences,
    sources,
    templates,
    texts,
)
from tests.test_docs import wrong
from validators.catalogue import catalogue
from validators.rule import Rule
from validators.run_examples import run_example
from workbook_templates.advice import Advice, neutral, worded
from workbook_templates.read.troubles import TROUBLES


def through_every_door(text: str) -> list[str]:
    """What somebody would not understand, of a sentence as each door says it and as it stands on paper."""
    by_command, by_button = worded(text, command_words), worded(text, button_words)
    others = [worded(text, page_words), str(text)]
    return [
        *buttons_in(by_command),
        *commands_in(by_button),
        *(said for one in others for said in commands_in(one) + buttons_in(one)),
    ]


def test_no_text_speaks_to_the_user_of_another_door() -> None:
    assert [one for file, source in sources() for one in offences(file, source)] == []


def test_no_template_names_a_command_or_a_button() -> None:
    found = list(templates())
    assert len({one.file for one in found}) > 10
    assert [one for one in found if offends(one)] == []


def test_every_sentence_with_advice_is_understood_at_every_door() -> None:
    found = [one for file, source in sources() for one in sentences(file, source)]
    advised = [made for _, made in found if any(not isinstance(part, str) for part in made.parts)]
    assert (len(found) > 150, len(advised) > 40) == (True, True), "they are still found"
    shared = [(where, made) for where, made in found if not where.file.startswith((*COMMAND_LINE, *RIBBON))]
    assert [(where, said) for where, made in shared if (said := through_every_door(made))] == []


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=lambda trouble: trouble.name)
def test_every_trouble_of_a_file(trouble: object) -> None:
    assert through_every_door(trouble.fix) == []  # type: ignore[attr-defined]
    assert through_every_door(trouble.reason) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_every_finding_of_a_rule(rule: Rule) -> None:
    found = [finding for example in rule.fails for finding in run_example(rule, example)]
    assert found
    assert [(one, said) for one in found if (said := through_every_door(one.message) + through_every_door(one.fix))] == []


@pytest.mark.parametrize("advice", Advice, ids=lambda advice: advice.name)
def test_every_piece_of_advice_has_words_at_every_door(advice: Advice) -> None:
    about = advice.about(**VALUES)
    assert not buttons_in(command_words(about))
    assert not commands_in(button_words(about))
    for said in (page_words(about), neutral(about)):
        assert not commands_in(said) + buttons_in(said)
    assert not re.search(r"[{}]", command_words(about) + button_words(about) + page_words(about) + neutral(about))


@pytest.mark.parametrize("advice", Advice, ids=lambda advice: advice.name)
def test_a_command_that_is_advised_exists_with_its_options(advice: Advice) -> None:
    said = command_words(advice.about(**VALUES))
    for line in re.findall(r"yinling [^，。；、）]+", said):
        assert not wrong(line) or ("…" in line and wrong(line).startswith("missing")), line
    assert set(re.findall(r"--[a-z-]+", said)) <= options()


def test_every_piece_of_advice_is_given_somewhere() -> None:
    source = "\n".join(text for file, text in sources() if not file.endswith("/advice.py"))
    assert [one for one in Advice if f"Advice.{one.name}" not in source] == []


def test_a_button_is_called_what_stands_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert button_words(Advice.COMPUTE.about()) == f"点“{find_button('money_compute').label}”"
    monkeypatch.setattr("addin.doors.ribbon.advice.find_button", lambda tag: replace(find_button(tag), label="另一个名字"))
    assert button_words(Advice.COMPUTE.about()) == "点“另一个名字”"


def test_no_label_is_written_into_a_sentence_but_a_button_s_own_description() -> None:
    own = [(file, source) for file, source in sources() if file.startswith(RIBBON)]
    named = {
        one.text for file, source in own for one in texts(file, source) if re.search("点.*“", " ".join(buttons_in(one.text)))
    }
    assert named <= {one.about for one in all_buttons()}


def test_every_command_prints_through_the_words_of_the_command_line() -> None:
    inside = [(file, source) for file, source in sources() if file.startswith("addin/doors/commandline/commands/")]
    calls = [(file, node) for file, source in inside for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    names = [(file, node.func.id) for file, node in calls if isinstance(node.func, ast.Name)]
    assert ("addin/doors/commandline/commands/check.py", "say") in names
    assert [file for file, name in names if name == "print"] == []


PLANTED = (
    'raise Refused("请先运行 yinling receive。")',
    'raise Refused(f"{period} 请用 --by 写明是谁。")',
    'raise Refused("请用 " + "--batch 指明。")',
    'OPTION = "--office"',
    '_WORDS = Words("不行。", "请换一个文件夹（-o）。")',
    'yield f"另有 {left} 条，加 --json 查看全部。"',
    'lines.append("请在命令里写密码。")',
    'raise Refused("请先点“校验本表”。")',
    'told = f"请点一次“{name}”，再点“计算补贴”。"',
    'raise Refused("请在“设置”里填写。")',
    'return "请用“新建表格”按钮。"',
    'raise Refused("请改好，再点这个按钮。")',
    'raise Refused("请先：pip install yinling[cluster]。")',
)


@pytest.mark.parametrize("line", PLANTED)
@pytest.mark.parametrize("file", ["addin/ledger/new.py", "validators/rules/money/s99_new.py", "workbook_templates/read/new.py"])
def test_a_planted_sentence_is_noticed(file: str, line: str) -> None:
    assert offences(file, f'"""yinling receive --by is what a docstring may say."""\n\n\ndef new():\n    {line}\n')


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("addin/doors/commandline/commands/new.py", 'say("请再运行 yinling check。")'),
        ("addin/doors/ribbon/buttons/fill_new.py", 'context.say("请再点“校验本表”。")'),
        ("addin/ledger/new.py", 'raise Refused("请先", Advice.COMPUTE, "。")'),
        ("addin/ledger/new.py", 'raise Refused("请放进“收件箱”，另存为 .xlsx。")'),
    ],
)
def test_what_may_be_said_is_not(file: str, line: str) -> None:
    assert not offences(file, line)


def test_each_door_keeps_out_the_words_of_the_other() -> None:
    assert offences("addin/doors/commandline/commands/new.py", 'say("请再点“校验本表”。")')
    assert offences("addin/doors/ribbon/buttons/fill_new.py", 'context.say("请再运行 yinling check。")')
