"""Good workbooks and the ways to break them, by seed: bytes lost, turned and moved, parts dropped, contents made extreme."""

from __future__ import annotations

import io
import random
import re
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

Mutation = Callable[[bytes, random.Random], bytes]


def bases() -> list[bytes]:
    """Good files: every form, a roster with people, and the same marked."""
    from validators.engine import check
    from validators.examples import baseline
    from workbook_templates.mark import mark
    from workbook_templates.read import read_submission
    from workbook_templates.schema import all_forms
    from workbook_templates.write.fill import fill_form

    with tempfile.TemporaryDirectory() as folder:
        files = []
        for kind, form in all_forms().items():
            path = Path(folder) / f"{kind}.xlsx"
            rows = {sheet.name: [list(baseline(sheet).values())] * 12 for sheet in form.sheets}
            fill_form(path, form, baseline(form.cover), rows)
            files.append(path)
        marked = Path(folder) / "marked.xlsx"
        mark(files[0], marked, check([read_submission(files[0])])[0].findings)
        return [path.read_bytes() for path in (*files, marked)]


def inside(change: Callable[[bytes, random.Random], bytes]) -> Mutation:
    """The mutation of one part's content, packed again with a right checksum."""

    def mutate(data: bytes, chance: random.Random) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            names = old.namelist()
            chosen = chance.choice([n for n in names if n.endswith((".xml", ".rels", ".vml"))])
            for name in names:
                content = old.read(name)
                new.writestr(name, change(content, chance) if name == chosen else content)
        return out.getvalue()

    mutate.__name__ = f"inside: {change.__name__}"
    return mutate


def truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def overwrite(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.choice((1, 4, 16, 200))) + data[at:][chance.choice((0, 1, 4, 16, 200)) :]


def move(data: bytes, chance: random.Random) -> bytes:
    a, b = sorted(chance.randrange(len(data)) for _ in range(2))
    c = chance.randrange(len(data))
    return data[:c] + data[a : min(b, a + 5000)] + data[c:]


def directory(data: bytes, chance: random.Random) -> bytes:
    """A number in the zip's directory or end record that is not true."""
    start = data.rfind(b"PK\x05\x06")
    marks = [found.start() for found in re.finditer(b"PK\x01\x02|PK\x03\x04|PK\x05\x06", data)]
    at = chance.choice([start, *marks]) + chance.randrange(4, 46)
    value = chance.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFF, len(data), chance.getrandbits(32)))
    return data[:at] + struct.pack("<I", value) + data[at + 4 :]


def drop_part(data: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        gone = chance.choice(old.namelist())
        other = chance.choice(old.namelist())
        for name in old.namelist():
            if name != gone:
                new.writestr(name, old.read(name))
            elif chance.random() < 0.5:
                new.writestr(name, old.read(other))
    return out.getvalue()


def numbers(content: bytes, chance: random.Random) -> bytes:
    """One number becomes an extreme one: indexes, rows, styles, dates, counts."""
    extreme = (b"0", b"-1", b"99999999", b"1048576", b"1e308", b"NaN", b"4294967296", b"00000000000000000001", b"2958466", b"")
    found = list(re.finditer(rb"(?<=[\">A-Z])-?\d+(?:\.\d+)?(?=[\"<])", content))
    if not found:
        return content
    for hit in sorted(chance.sample(found, min(len(found), chance.choice((1, 3, 20)))), key=lambda m: -m.start()):
        content = content[: hit.start()] + chance.choice(extreme) + content[hit.end() :]
    return content


def tags(content: bytes, chance: random.Random) -> bytes:
    """A tag is lost, doubled, renamed, or put elsewhere."""
    found = list(re.finditer(rb"<[^>]*>", content))
    hit = chance.choice(found) if found else None
    if hit is None:
        return content
    elsewhere = chance.choice(found).start()
    new = chance.choice((b"", hit[0] * 2, b"<" + hit[0], hit[0].replace(b"c", b"x"), b"<!-- " + hit[0], b"<![CDATA[" + hit[0]))
    content = content[: hit.start()] + new + content[hit.end() :]
    return content[:elsewhere] + hit[0] + content[elsewhere:] if chance.random() < 0.3 else content


def references(content: bytes, chance: random.Random) -> bytes:
    """Cell addresses that lie far away, backwards, or nowhere."""
    odd = (
        b"XFD1048576",
        b"A0",
        b"ZZZZ9",
        b"1A",
        b"",
        b"A1048577",
        b"AAAAAAAAAAAA1",
        b"B999999",
        b"$A$1",
        b"a5",
        b"AZ99999",
        b"A4:B5",
    )
    found = list(re.finditer(rb'(?<=r=")[A-Z]+\d+', content))
    for hit in sorted(chance.sample(found, min(len(found), chance.choice((1, 2, 30)))), key=lambda m: -m.start()):
        content = content[: hit.start()] + chance.choice(odd) + content[hit.end() :]
    return content


def types(content: bytes, chance: random.Random) -> bytes:
    """Cells say they are something else."""
    kinds = (b"s", b"n", b"b", b"e", b"d", b"str", b"inlineStr", b"", b"zzz")
    return re.sub(
        rb't="(?:s|inlineStr|n|str)"', lambda m: b't="' + chance.choice(kinds) + b'"' if chance.random() < 0.3 else m[0], content
    )


def entities(content: bytes, chance: random.Random) -> bytes:
    evil = chance.choice(
        (
            b"&#0;",
            b"&#xFFFFFFFF;",
            b"&nope;",
            b"&amp",
            b"<!DOCTYPE x>",
            b"\xff\xfe",
            b"\0",
            b"]]>",
            b"<?x?>",
            "\U0010ffff".encode(),
        )
    )
    at = chance.randrange(len(content)) if content else 0
    return content[:at] + evil + content[at:]


def swell(content: bytes, chance: random.Random) -> bytes:
    """A stretch repeated very often: attributes, rows, texts."""
    at = chance.randrange(len(content) or 1)
    piece = content[at : at + chance.choice((1, 10, 200, 2000))]
    return content[:at] + piece * chance.choice((10, 1000, 20000)) + content[at:]


MUTATIONS: tuple[Mutation, ...] = (
    truncate, flip, overwrite, move, directory, drop_part,
    *(inside(change) for change in (flip, overwrite, truncate, move, numbers, tags, references, types, entities, swell)),
)  # fmt: skip


def recipe(seed: int, n: int, good: list[bytes]) -> tuple[str, bytes]:
    """The n-th input of a seed."""
    chance = random.Random(f"{seed}-{n}")
    data = chance.choice(good)
    used = [chance.choice(MUTATIONS) for _ in range(chance.choice((1, 1, 1, 2)))]
    for mutation in used:
        try:
            data = mutation(data, chance)
        except (
            zipfile.BadZipFile,
            ValueError,
            IndexError,
            NotImplementedError,
            struct.error,
            RuntimeError,
            EOFError,
            zlib.error,
        ):
            break  # the second mutation could not open what the first one broke
    return " + ".join(m.__name__ for m in used), data
