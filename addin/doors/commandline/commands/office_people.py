"""``yinling office people | key | trust | check-signature``: who signs, and whose a file is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.doors.commandline.options import DecidedBy, OfficeFolder

app = typer.Typer(name="office")  # the rest of it is told in ``office``


@app.command()
def people(
    office: OfficeFolder,
    add: Annotated[str, typer.Option("--add", metavar="姓名", help="加进名单；已经在的，改他的分工。")] = "",
    roles: Annotated[str, typer.Option("--roles", metavar="分工", help="经办、复核、财务、负责人；不写什么都可以办。")] = "",
    remove: Annotated[str, typer.Option("--remove", metavar="姓名", help="从名单里去掉，办过的事不变。")] = "",
    pin: Annotated[str, typer.Option("--pin", metavar="姓名", help="给他设口令，接着会问；直接回车就是不要口令。")] = "",
    by: Annotated[str, typer.Option("--by", metavar="姓名", help="由谁改的；给自己设口令的写自己。")] = "",
) -> None:
    """本机构的人员名单：有了名单，办理人只能是名单里的人，设了口令的要输入口令。"""
    from addin.doors.commandline.pin_input import new_pin  # noqa: PLC0415
    from addin.errors import Refused  # noqa: PLC0415
    from addin.presentation.people import people_text  # noqa: PLC0415
    from addin.usecases.people import list_person, listed_people, remove_person, set_pin  # noqa: PLC0415 - as above

    if roles and not add:
        raise Refused("分工要和姓名一起写：用 --add 写是谁的分工。")
    if add:
        list_person(office, add, roles, by)
    if remove:
        remove_person(office, remove, by)
    if pin:
        set_pin(office, pin, new_pin(pin), by)
    say(people_text(listed_people(office)))


@app.command()
def key(
    office: OfficeFolder,
    *,
    locked: Annotated[bool, typer.Option("--password", help="给密钥加密码，接着会问；忘了就只能换一个密钥。")] = False,
) -> None:
    """做本机构的签名密钥：以后上报表和回执都签名，上级一看就知道是不是本机构发的、有没有被改动过。"""
    from addin.doors.commandline.pin_input import new_pin  # noqa: PLC0415
    from addin.errors import Refused  # noqa: PLC0415
    from addin.usecases.signing import make_key  # noqa: PLC0415 - as above

    password = new_pin("签名密钥") if locked else ""
    if locked and not password:
        raise Refused("没有输入密码，没有做密钥。不要密码的，不写 --password。")
    made, file = make_key(office, password)
    say(f"签名密钥做好了。请把“{file}”当面交给上级机构登记，对一下指纹：{made.fingerprint}")


@app.command()
def trust(
    office: OfficeFolder,
    by: DecidedBy,
    key_file: Annotated[Path | None, typer.Argument(metavar="公钥文件", help="下级交来的签名公钥。")] = None,
    remove: Annotated[str, typer.Option("--remove", metavar="代码", help="不再要求这个下级签名。")] = "",
) -> None:
    """登记下级的签名公钥：以后它报来的表没有签名的提醒，签名不对的先留在“收件箱”。"""
    from addin.errors import Refused  # noqa: PLC0415
    from addin.usecases.signing import distrust_key, trust_key  # noqa: PLC0415 - as above

    if not remove and not key_file:
        raise Refused("请写明登记哪个公钥文件；不再要求签名的，用 --remove 写它的代码。")
    if remove:
        say(f"以后不再要求{distrust_key(office, remove, by)}签名。")
    if key_file:
        made = trust_key(office, key_file, by)
        say(f"已登记{made.name}（{made.code}）的签名公钥。请和对方对一下指纹：{made.fingerprint}")


@app.command("check-signature")
def check_signature(
    files: Annotated[list[Path], typer.Argument(metavar="文件…", help="收到的上报表（.xlsx）或者回执（.txt）。")],
    key_file: Annotated[Path, typer.Option("--key", metavar="公钥文件", help="对方的签名公钥。")],
) -> None:
    """看收到的表或者回执是不是那个机构签的名、签名以后有没有被改动过；有不相符的，退出码是 1。"""
    from addin.submissions.signatures import Signed  # noqa: PLC0415
    from addin.usecases.signing import signatures_of  # noqa: PLC0415 - as above

    found = list(signatures_of(files, key_file))
    say("\n".join(f"{file.name}：{signed.value}" for file, signed in found))
    raise typer.Exit(int(any(signed is not Signed.GOOD for _, signed in found)))
