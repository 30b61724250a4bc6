"""Files that are broken or meant to break the reader, and what is to be seen of them."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.workbook_templates.read.forms import kinds, sheet_part
from workbook_templates.read import facts, read_submission, troubles

# The largest memory of the process itself, MiB. Not ru_maxrss where it can be helped: a new process inherits in it what
# the process that started it once used.
MOST = """
def most():
    import re, resource
    from pathlib import Path
    status = Path("/proc/self/status")
    own = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.exists() else None
    return (int(own[1]) if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024
"""
MEASURE = f"""{MOST}
import sys
from pathlib import Path
from workbook_templates.read import read_submission
read = read_submission(Path(sys.argv[1]))
print(read.facts[0].value or read.facts[0].kind, most())
"""
LAUGHS = b'<!DOCTYPE worksheet [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
XXE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def reason(path: Path, password: str | None = None) -> str:
    """Why it is not read: one reason, in a sentence, with what to do."""
    read = read_submission(path, password=password)
    assert read.form is None
    assert kinds(read) == [facts.UNREADABLE]
    fact = read.facts[0]
    assert fact.detail.endswith("。")
    assert troubles.fix_of(fact.value).startswith("请")
    return fact.value


def put(tmp_path: Path, content: bytes) -> Path:
    """A file with this content."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    return path


def zipped(**parts: bytes) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def bomb(good: bytes, content: bytes, name: str = sheet_part("离退休干部")) -> bytes:
    """The good file with one part replaced, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, content)
    return out.getvalue()


def overlapping(good: bytes) -> bytes:
    """Many entries of the directory over one stream of bytes."""
    end = good.rfind(b"PK\x05\x06")
    size, start = struct.unpack_from("<II", good, end + 12)
    directory = good[start : start + size]
    at = directory.find(b"xl/worksheets/sheet4.xml") - 46
    length = 46 + sum(struct.unpack_from("<HHH", directory, at + 28))
    entry = directory[at : at + length]
    more = b"".join(entry.replace(b"sheet4.xml", f"shee{n:03d}.xml".encode()[:10]) for n in range(300))
    whole = directory + more
    count = struct.unpack_from("<H", good, end + 10)[0] + 300
    return good[:start] + whole + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(whole), start, 0)


def rows(count: int, cells: str = '<c r="A{n}"><v>1</v></c>') -> bytes:
    """A sheet of so many rows."""
    body = "".join(f'<row r="{n}">{cells.format(n=n)}</row>' for n in range(1, count + 1))
    return f"<worksheet><sheetData>{body}</sheetData></worksheet>".encode()


def measured(path: Path) -> tuple[str, int]:
    """The reason, and the most memory (MiB) of a process of its own; one that hangs is stopped."""
    done = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True, timeout=60)
    name, memory = done.stdout.split()
    return name, int(memory)
