#!/usr/bin/env python3
"""Asks the records of a batch: ask.py RECORDS MINIMUM QUESTIONS SQL…

RECORDS is what `itsm-gap batch --to ndjson` wrote, MINIMUM a target as JSON, QUESTIONS a report as JSON, for the texts of its questions.
Prints the answer to each file of SQL as a table. Needs duckdb from the Python Package Index.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from textwrap import wrap
from typing import Any
from unicodedata import east_asian_width

import duckdb

WIDEST = 46
FIGURE = re.compile(r"[\d.,%–]+")


def texts(section: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Id and text of every question of a section and below it."""
    yield from ((question["id"], question["text"]) for question in section["questions"])
    for below in section["sections"]:
        yield from texts(below)


def opened(records: Path, minimum: Path, report: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory with the tables of records.sql, and `questions`."""
    base = duckdb.connect()
    base.execute("CREATE TABLE questions (id VARCHAR, text VARCHAR)")
    sections = json.loads(report.read_text(encoding="utf-8"))["sections"]
    base.executemany("INSERT INTO questions VALUES (?, ?)", [list(pair) for section in sections for pair in texts(section)])
    tables = (Path(__file__).parent / "records.sql").read_text(encoding="utf-8")
    for name, path in (("records.ndjson", records), ("minimum.json", minimum)):
        quoted = str(path).replace("'", "''")
        tables = tables.replace(f"'{name}'", f"'{quoted}'")
    base.execute(tables)
    return base


def lines(value: object) -> list[str]:
    """A value as it is shown: long texts go on in the next line, and no sign of them steers the terminal."""
    text = "–" if value is None else str(value)
    return wrap("".join(sign if sign.isprintable() else "�" for sign in text), WIDEST) or [""]


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def table(names: list[str], rows: list[tuple[object, ...]]) -> str:
    """Columns under their names; figures stand to the right."""
    cells = [[lines(value) for value in row] for row in [tuple(names), *rows]]
    columns = range(len(names))
    widths = [max(width(line) for row in cells for line in row[place]) for place in columns]
    figures = [all(FIGURE.fullmatch(row[place][0]) for row in cells[1:]) for place in columns]

    def padded(text: str, place: int) -> str:
        blanks = " " * (widths[place] - width(text))
        return blanks + text if figures[place] else text + blanks

    drawn = []
    for row in cells:
        for parts in zip_longest(*row, fillvalue=""):
            drawn.append("  ".join(padded(text, place) for place, text in enumerate(parts)).rstrip())
        if row is cells[0]:
            drawn.append("─" * (sum(widths) + 2 * (len(widths) - 1)))
    return "\n".join(drawn) + "\n"


def main(records: str, minimum: str, report: str, *questions: str) -> int:
    """Prints every answer."""
    base = opened(Path(records), Path(minimum), Path(report))
    for place, question in enumerate(questions):
        answer = base.execute(Path(question).read_text(encoding="utf-8"))
        names = [column[0] for column in answer.description or []]
        print("\n" * (place > 0) + table(names, answer.fetchall()), end="")
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 5:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(*sys.argv[1:]))
