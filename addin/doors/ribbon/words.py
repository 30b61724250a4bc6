"""The sentences of the actions name commands; whoever clicks buttons is told the button instead."""

from __future__ import annotations

import re

# What a sentence says for the command line, and what it says here. The first that fits is taken.
_SAID = (
    (r"下一步：.*?yinling allowance approve.*", "下一步：由另一个人在自己的电脑上点“复核”。"),
    (r"下一步：.*?yinling allowance pay.*", "下一步：由财务人员在自己的电脑上点“登记已发”。"),
    (r"下一步：.*?yinling allowance sheet.*", "下一步：点“生成发放表”打印。"),
    (r"(?:请先)?(?:运行|用) ?yinling allowance compute", "请先点“计算补贴”"),
    (r"(?:请先)?(?:运行|用) ?yinling receive( 接收)?，再用 yinling status 查看", "请先点“接收文件”，再点“收件情况”查看"),
    (r"(?:请先)?(?:运行|用) ?yinling receive( 接收)?", "请先点“接收文件”接收"),
    (r"(?:请先)?运行 ?yinling check", "请先点“校验本表”"),
    (r"请先运行 ?yinling office init", "请让系统管理员建立机构文件夹，或者在“设置”里改正它的位置"),
    (r"没有找到可以接收的表格文件。请检查路径；", "机构文件夹的“收件箱”里没有可以接收的表格，请把下级报来的表放进去再点；"),
    (r"请检查 --office 后面的路径", "请在“设置”里检查“机构文件夹”"),
    (r"请用 --by 写明是谁在办理，例如 --by 李明", "请在“设置”里填写“办理人”"),
    (r"[，。]?(?:另?请|可以)?用 --batch 指明(是哪一个|这张发放表是哪一个)", "，请打开那个批次的发放表再点"),
    (r"(?:，|。)?加 --json 查看全部", "，全部内容请看命令行"),
    (r"用 yinling ledger show 可以看到所有批次。?", ""),
    (r"运行 yinling rules[^。]*。", ""),
)


def for_buttons(text: str) -> str:
    """The text, line by line, with buttons for commands."""
    return "\n".join(_line(line) for line in text.splitlines()).strip()


def _line(line: str) -> str:
    for pattern, said in _SAID:
        line = re.sub(pattern, said, line)
    return line
