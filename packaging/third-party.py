#!/usr/bin/env python3
"""Writes the licences of all crates that the program contains: packaging/third-party.py FILE [TARGET]

What a binary package has to hand on: for every crate its name, version and licence, and the texts of the licences with their copyright
lines, each text once. Where a crate leaves the choice, MIT is taken. Needs Python 3.9 and cargo, with the crates already fetched.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

# What stands in every file that musl is linked into.
MUSL = """\
Copyright (c) 2005-2020 Rich Felker, et al.

Permission is hereby granted, free of charge, to any person obtaining
a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to
permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be
included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND,
EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT.
IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT,
TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""

TEXTS = re.compile(r"^(licen[cs]e|copying|copyright|notice|unlicense)([-_.].*)?$", re.IGNORECASE)


def printed(*words: str) -> str:
    """What a command prints."""
    return subprocess.run(words, check=True, text=True, stdout=subprocess.PIPE).stdout


def contained(metadata: dict[str, Any]) -> list[dict[str, Any]]:
    """The crates that the program is linked of, without itself, by name: what only builds or tests it is not in it."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    seen, waiting = {root}, [root]
    while waiting:
        for needed in nodes[waiting.pop()]["deps"]:
            normal = any(kind["kind"] is None for kind in needed["dep_kinds"])
            if normal and needed["pkg"] not in seen:
                seen.add(needed["pkg"])
                waiting.append(needed["pkg"])
    crates = [package for package in metadata["packages"] if package["id"] in seen - {root}]
    return sorted(crates, key=lambda crate: (crate["name"], crate["version"]))


def texts(crate: dict[str, Any]) -> list[str]:
    """The licences that a crate ships: that of MIT where it may be chosen and stands in a file of its own."""
    folder = Path(crate["manifest_path"]).parent
    files = sorted(path for path in folder.iterdir() if path.is_file() and TEXTS.match(path.name))
    if crate["license_file"]:
        files = sorted({*files, folder / crate["license_file"]})
    choices = re.split(r"\s+OR\s+|/", crate["license"] or "")
    if "MIT" in choices:
        of_mit = [path for path in files if "MIT" in path.name.upper()]
        files = of_mit or [path for path in files if "APACHE" not in path.name.upper()] or files
    found = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    return [re.sub(r"[ \t]+$", "", text.replace("\r\n", "\n"), flags=re.MULTILINE).strip("\n") for text in found if text.strip()]


def main(file: str, target: str) -> int:
    """Writes the file; 1 if a crate says nothing of its licence."""
    root = Path(__file__).resolve().parents[1]
    manifest = str(root / "Cargo.toml")
    metadata = json.loads(
        printed("cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target, "--manifest-path", manifest)
    )
    crates = contained(metadata)
    missing = [crate["name"] for crate in crates if not crate["license"]]
    if missing:
        print(f"without a licence: {', '.join(missing)}", file=sys.stderr)
        return 1
    by_text: dict[str, list[str]] = defaultdict(list)
    without = []
    for crate in crates:
        name = f"{crate['name']} {crate['version']}"
        found = texts(crate)
        for text in found:
            by_text[text].append(name)
        if not found:
            without.append((name, crate))
    lines = ["Licences of the crates that itsm-gap contains", "", "itsm-gap itself and the standard library of Rust: MIT OR Apache-2.0.", ""]
    lines += [f"{crate['name']} {crate['version']}: {crate['license']}" for crate in crates]
    if without:
        lines += [
            "",
            "These ship no text of their licence; that of their kind stands below, and the rights are those of their authors:",
            "",
        ]
        lines += [
            f"{name}: {crate['license']}; {', '.join(crate['authors']) or crate['repository'] or 'no author named'}"
            for name, crate in without
        ]
    if target.endswith("-musl"):
        by_text[MUSL].append("musl, the C library")
    for text, names in sorted(by_text.items(), key=lambda entry: (-len(entry[1]), entry[1])):
        lines += ["", "=" * 100, ", ".join(names), "=" * 100, "", text]
    Path(file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{file}: {len(crates)} crates, {len(by_text)} texts")
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else printed("rustc", "--print", "host-tuple").strip()))
