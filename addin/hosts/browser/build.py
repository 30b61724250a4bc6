"""The page as one HTML file: styles, scripts and all parts inside, and a policy that lets it load nothing else."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
import tarfile
import tomllib
from collections.abc import Iterable, Mapping
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from addin.errors import Refused
from addin.hosts.browser.browsers import able_script, oldest_words
from addin.hosts.browser.parts import listed_parts, page_parts
from addin.hosts.browser.product import product, stored, unpacked
from addin.submissions.folder import open_office
from addin.submissions.unit_view import unit_view
from workbook_templates.atomic_write import write_atomically

_ADDIN = Path(__file__).parents[2]
PAGE = _ADDIN / "doors" / "page"
_DASHBOARD = _ADDIN / "summary" / "dashboard" / "templates" / "dashboard.html.j2"
_RUNTIME = "Pyodide"
_STYLE = re.compile(r'<link rel="stylesheet" href="(\w+\.css)">')
_SCRIPT = re.compile(r'<script src="(\w+\.js)"></script>')
_POLICY = (
    "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; worker-src blob:; style-src {styles}; img-src data:; "
    "form-action 'none'; base-uri 'none'"
)


def build(target: Path, *, parts: Path | None = None, office: Path | None = None) -> Path:
    """Write the page to ``target``, from the parts in a folder or in the cache, and return its path.

    With the folder of an ``office`` the page knows what that office's units may see of it.
    The same sources and parts give the same bytes. Refused where parts cannot be had or the file cannot be written.
    """
    if target.suffix.lower() not in (".html", ".htm"):
        raise Refused(f"“{target}”不以 .html 结尾。请写成以 .html 结尾的文件名。")
    html = page(page_parts(parts), unit_view(open_office(office)).as_json() if office else "")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, html.encode())
    except OSError:
        raise Refused(f"写不了“{target}”：请检查文件夹和磁盘空间。") from None
    return target


def page(parts: Mapping[str, bytes], office: str = "") -> str:
    """The page's HTML; ``office`` is what its units may see of an office, as JSON."""
    text = (PAGE / "page.html").read_text(encoding="utf-8")
    text = text.replace("<!-- licences -->", _licences()).replace("<!-- version -->", escape(_own_version()))
    text = text.replace("<!-- oldest -->", oldest_words())
    styles, scripts = _texts(_STYLE, text), _texts(_SCRIPT, text)
    text = _STYLE.sub(lambda found: f"<style>{styles[found[1]]}</style>", text)
    text = _SCRIPT.sub(lambda found: f"<script>{scripts[found[1]]}</script>", text)
    policy = _POLICY.format(scripts=_hashes(scripts.values()), styles=_hashes([*styles.values(), *_dashboard_styles()]))
    return text.replace("<!-- policy -->", policy).replace("<!-- parts -->", _embedded(parts) + _office(office))


def _texts(reference: re.Pattern[str], text: str) -> dict[str, str]:
    """The files that the page refers to, by name, with what they say of browsers filled in."""
    found = {name: (PAGE / name).read_text(encoding="utf-8") for name in reference.findall(text)}
    filled = {"/* needs */": able_script(), "/* oldest */": oldest_words()}
    for mark, said in filled.items():
        found = {name: content.replace(mark, said) for name, content in found.items()}
    return found


def _dashboard_styles() -> list[str]:
    """The styles of a dashboard, which is shown in a frame of the page and so under the page's policy."""
    return re.findall(r"<style>(.*?)</style>", _DASHBOARD.read_text(encoding="utf-8"), re.DOTALL)


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _embedded(parts: Mapping[str, bytes]) -> str:
    """The parts as they are unpacked by the page: elements with an id, gzip in base64."""
    with tarfile.open(fileobj=io.BytesIO(parts[_RUNTIME])) as archive:
        runtime = {
            name: _member(archive, name) for name in ("pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.js", "python_stdlib.zip")
        }
    worker = b"\n".join((_as_script(runtime["pyodide.asm.mjs"]), runtime["pyodide.js"], (PAGE / "worker.js").read_bytes()))
    contents = {
        "wasm": runtime["pyodide.asm.wasm"],
        "stdlib": stored(unpacked(runtime["python_stdlib.zip"])),
        "product": product({name: content for name, content in parts.items() if name != _RUNTIME}),
        "worker": worker,
        "lock": json.dumps(_lock(parts)).encode(),
    }
    return "\n".join(_element(name, content) for name, content in contents.items())


def _as_script(module: bytes) -> bytes:
    """A module as a plain script: a page that was opened as a file may start no worker from a module."""
    return module.replace(b"import.meta.url", b'""').replace(b"export default _createPyodideModule;", b"")


def _office(office: str) -> str:
    """The element with the office's JSON, in which no tag can end; nothing without an office."""
    plain = office.replace("<", "\\u003c")
    return f'\n<script type="application/json" id="part-office">{plain}</script>' if office else ""


def _lock(parts: Mapping[str, bytes]) -> dict[str, object]:
    """Pyodide's list of packages that may be downloaded, emptied."""
    with tarfile.open(fileobj=io.BytesIO(parts[_RUNTIME])) as archive:
        return {**json.loads(_member(archive, "pyodide-lock.json")), "packages": {}}


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(f"package/{name}")
    if member is None:
        raise KeyError(name)
    return member.read()


def _element(name: str, content: bytes) -> str:
    packed = base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()
    return f'<script type="application/octet-stream" id="part-{name}">{packed}</script>'


def _licences() -> str:
    return "\n".join(
        f"<li><b>{escape(part.name)} {part.version}</b>　{escape(part.what)}　许可 {part.licence}　<span>{part.home}</span></li>"
        for part in listed_parts()
    )


def _own_version() -> str:
    """As it is installed; of a checkout that is not, as it stands in pyproject.toml."""
    try:
        return version("yinling")
    except PackageNotFoundError:
        about = tomllib.loads((_ADDIN.parent / "pyproject.toml").read_text(encoding="utf-8"))
        return str(about["project"]["version"])
