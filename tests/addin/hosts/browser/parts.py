"""Small stand-ins for the parts that the page is made of."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile

MODULE = b"async function _createPyodideModule(){return import.meta.url}export default _createPyodideModule;"


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return out.getvalue()


def stand_ins() -> dict[str, bytes]:
    members = {
        "pyodide.asm.wasm": b"\0asm", "pyodide.asm.mjs": MODULE, "pyodide.js": b"self.loadPyodide = 0;",
        "python_stdlib.zip": zipped({"os.py": b"", "abc.py": b""}),
        "pyodide-lock.json": json.dumps({"info": {"python": "3.14.0"}, "packages": {"numpy": {}}}).encode(),
    }  # fmt: skip
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, content in members.items():
            about = tarfile.TarInfo(f"package/{name}")
            about.size = len(content)
            archive.addfile(about, io.BytesIO(content))
    wheel = zipped({
        "lib/__init__.py": b"", "lib/fast.cpython-314-wasm32-emscripten.so": b"wasm", "lib/fast.cpython-314-x86_64.so": b"elf",
        "lib-1.0.dist-info/METADATA": b"",
    })  # fmt: skip
    return {"Pyodide": out.getvalue(), "lib": wheel}
