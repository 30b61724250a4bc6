"""Whether a file that came in is signed by who it says sent it; asked only of senders whose public key is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from addin.submissions.incoming import Incoming
from addin.submissions.signatures import Signed, workbook_signature
from addin.submissions.signing_keys import PublicKey
from addin.submissions.unit_view import OFFICE_CHECK
from validators.finding import Finding, Severity
from validators.wording import cover_finding
from workbook_templates.advice import Advice, Sentence
from workbook_templates.read.troubles import Unusable

SIGNATURE = "signature"
"""The key in a receipt's detail of what the sender's signature said."""
_UNSIGNED = "登记了{name}的签名公钥，这个文件却没有签名：可能在 Excel 里另存过，也可能不是它发来的。"
_ASK = "请打电话向{name}核实；请它原样报送程序生成的文件，不要打开另存。"
_TOLD = {
    Signed.ALTERED: "签名以后内容被改动过：这个文件有{name}的签名，可是内容和签名的时候不一样。",
    Signed.OTHER: "不是{name}的签名：这个文件是用别的密钥签的名。它换了密钥的，请先登记新的公钥。",
}


def signed_by_sender(incoming: Incoming, wanted: PublicKey) -> Signed:
    """What the signature of a file says, where it is to be signed by ``wanted``. ChangedSinceRead where its bytes are lost."""
    try:
        return workbook_signature(incoming.reading.package.data, wanted)
    except Unusable:  # no package, so nothing that could be signed
        return Signed.NONE


def signature_findings(incoming: Incoming, wanted: PublicKey) -> Iterator[Finding]:
    """A warning at the cover of a file that should be signed and is not."""
    if incoming.signed is Signed.NONE:
        read = incoming.reading.submission
        message, fix = (text.format(name=wanted.name) for text in (_UNSIGNED, _ASK))
        yield cover_finding(OFFICE_CHECK, Severity.WARNING, read, "单位代码", incoming.unit, message, fix)


def why_in_doubt(incoming: Incoming, wanted: PublicKey | None) -> str:
    """The sentence about a file that is held because its signature is wrong; empty where it is not."""
    told = _TOLD.get(incoming.signed) if incoming.signed else None
    if told is None or wanted is None:
        return ""
    return Sentence(
        f"{told.format(name=wanted.name)}没有收下，留在“收件箱”里。请打电话向{wanted.name}核实，请它重新报送；核实清楚、确实要收的，请",
        Advice.ACCEPT_SIGNATURE, "。",
    )  # fmt: skip


def told_of_signature(incoming: Incoming) -> tuple[str, ...]:
    """The sentence about a signature that was looked at, for a file that is taken in."""
    return (f"{incoming.signed.value}。",) if incoming.signed else ()
