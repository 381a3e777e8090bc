#!/usr/bin/env python3
"""Measures what users wait for: start, check, report, roadmap, batch, and scripts that compute the same scores.

    benches/speeds.py                builds for release, measures, prints the tables
    benches/speeds.py --write        writes them into benches/README.md and README.md as well, between their marks
    benches/speeds.py --count 1000   with fewer assessments for batch (10,000 unless said otherwise)
    benches/speeds.py --no-peers     without the scripts

Each command runs several times; medians count. CPU time is user and system together, and the figure to trust on a machine that others
use too. Memory is the most that was resident, by GNU time. Needs Python 3.9, cargo, GNU time, and for the scripts node with npm.
BINARY names another build than target/release/itsm-gap.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
GNU_TIME = "/usr/bin/time"
FEW, MANY = 5, 40


class Case(NamedTuple):
    """A command to be measured."""

    name: str
    words: list[str]
    runs: int
    assessments: int = 1
    short: bool = False  # whether it stands in the README too


class Taken(NamedTuple):
    """What a run took: seconds, and bytes."""

    cpu: float
    wall: float
    memory: int


def once(words: list[str]) -> tuple[float, float]:
    """CPU time and wall-clock time of one run. Exit codes 1 and 3 are verdicts."""
    begin = time.perf_counter()
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begin
    if process.returncode not in (0, 1, 3):
        raise SystemExit(f"{' '.join(words)}: exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime, wall


def resident(words: list[str]) -> int:
    """The most memory that was resident. Seen by wait4 it would begin with that of this script, from which the command is forked."""
    with tempfile.NamedTemporaryFile("r") as report:
        silent = subprocess.DEVNULL
        subprocess.run([GNU_TIME, "--quiet", "-f", "%M", "-o", report.name, *words], cwd=ROOT, check=False, stdout=silent, stderr=silent)
        return int(report.read().split()[-1]) * 1024


def taken(case: Case) -> Taken:
    """Medians of all runs."""
    once(case.words)  # what it reads is in memory from here on
    times = [once(case.words) for _ in range(case.runs)]
    return Taken(statistics.median(t[0] for t in times), statistics.median(t[1] for t in times), resident(case.words))


def cases(binary: str, work: Path, count: int) -> list[Case]:
    """All that is measured."""
    examples = "examples/{}/assessment.yaml".format
    provider, near = examples("01-it-provider"), examples("03-near-certification")
    way = "examples/05-roadmap-to-certification"
    sites, lines, records = str(work / "sites"), str(work / "sites.ndjson"), str(work / "records.ndjson")
    many = f"{count:,}"
    out = str(work / "out")
    return [
        Case("start: `--version`", [binary, "--version"], MANY, short=True),
        Case("`check`, 58 answers", [binary, "check", provider], MANY),
        Case("`check`, 292 answers of `iso20000`", [binary, "check", near], MANY, short=True),
        Case("`explain` a figure", [binary, "explain", provider, "overall"], MANY),
        Case("`report` on the terminal, roadmap included, 58 answers", [binary, "report", provider], MANY),
        Case("`report` as HTML, roadmap included, 58 answers", [binary, "report", provider, "-o", f"{out}.html"], MANY),
        Case("`report` as workbook, roadmap included, 58 answers", [binary, "report", provider, "-o", f"{out}.xlsx"], MANY),
        Case("`report` as HTML, roadmap included, 292 answers", [binary, "report", near, "-o", f"{out}.html"], MANY, short=True),
        Case(
            "`roadmap` of three years, 64 initiatives",
            [binary, "roadmap", f"{way}/assessment.yaml", "--plan", f"{way}/plan.yaml"],
            FEW,
            short=True,
        ),
        Case(f"`batch`: {many} YAML files to NDJSON", [binary, "batch", sites, "-o", records], FEW, count, short=True),
        Case(f"`batch`: {many} lines of JSON to NDJSON", [binary, "batch", lines, "--to", "ndjson"], FEW, count, short=True),
        Case(f"`batch`: {many} lines of JSON to the HTML portfolio", [binary, "batch", lines, "-o", f"{out}.html"], FEW, count),
        Case(f"`batch --merge`: {many} records to CSV", [binary, "batch", "--merge", records, "-o", f"{out}.csv"], FEW, count),
    ]


def seconds(figure: float) -> str:
    """A time in a unit that fits, with two digits or more that count."""
    if figure >= 1:
        return f"{figure:.2f} s"
    milliseconds = figure * 1000
    return f"{milliseconds:.0f} ms" if milliseconds >= 20 else f"{milliseconds:.1f} ms" if milliseconds >= 2 else f"{milliseconds:.2f} ms"


def row(case: Case, found: Taken) -> str:
    """A row of a table."""
    each = f", {seconds(found.cpu / case.assessments)} each" if case.assessments > 1 else ""
    return f"| {case.name} | {seconds(found.cpu)}{each} | {seconds(found.wall)} | {found.memory / 1024**2:.0f} MiB |"


def table(rows: list[str]) -> str:
    """Rows under their names."""
    return "\n".join(["| | CPU | wall | memory |", "|---|---|---|---|", *rows])


PEER = re.compile(r"^(.+?)\s+([\d.]+) s CPU\s+([\d.]+) s wall\s+(\d+) MiB\s+(\d+) a CPU second$", re.MULTILINE)


def peers(binary: str, count: int) -> tuple[list[str], dict[str, float]]:
    """Scripts beside `batch`: rows, and CPU time by name. Their scores are compared first."""
    words = [str(ROOT / "benches/peers/run.sh"), str(count)]
    done = subprocess.run(words, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE, env={**os.environ, "BINARY": binary})
    if "all scores agree" not in done.stdout:
        raise SystemExit(done.stdout)
    found = {name: (float(cpu), float(wall), memory) for name, cpu, wall, memory, _ in PEER.findall(done.stdout)}
    rows = []
    for name, (cpu, wall, memory) in found.items():
        ours = found["itsm-gap, YAML" if "YAML" in name.split(", ")[-1] or "one thread" in name else "itsm-gap, NDJSON"][0]
        rows.append(f"| {name} | {cpu:.2f} s | {wall:.2f} s | {memory} MiB | {cpu / ours:.1f} |")
    return rows, {name: cpu for name, (cpu, _, _) in found.items()}


def machine() -> str:
    """What it was measured on."""
    info = Path("/proc/cpuinfo")
    models = re.findall(r"^model name\s*: (.+)$", info.read_text() if info.exists() else "", re.MULTILINE)
    model = re.sub(r"\s+", " ", re.sub(r"\((R|TM)\)|CPU|@.*", "", models[0] if models else "a processor")).strip()
    rustc = subprocess.run(["rustc", "--version"], check=True, text=True, stdout=subprocess.PIPE).stdout.split()[1]
    return f"{os.cpu_count()} cores of {model}, Rust {rustc}"


def written(path: Path, text: str) -> None:
    """Puts a text between the marks of a file."""
    whole = path.read_text(encoding="utf-8")
    begin, end = "<!-- speeds: written by benches/speeds.py -->\n", "<!-- end of speeds -->"
    if begin not in whole or end not in whole:
        raise SystemExit(f"{path} has no marks for the table")
    head, rest = whole.split(begin, 1)
    path.write_text(head + begin + "\n" + text.strip() + "\n\n" + end + rest.split(end, 1)[1], encoding="utf-8")


def sentence(cpu: dict[str, float]) -> str:
    """How scripts compare, for the README."""

    def times(name: str, ours: str) -> str:
        return f"{cpu[name] / cpu[ours]:.1f}"

    return (
        "Scripts that only add up the five figures of the whole, on the same files, take so many times the CPU time: PyYAML with its C loader\n"
        f"{times('PyYAML with C loader, YAML', 'itsm-gap, YAML')}, js-yaml {times('js-yaml, YAML', 'itsm-gap, YAML')}; from lines of JSON "
        f"Python {times('Python json, NDJSON', 'itsm-gap, NDJSON')}, node {times('node JSON.parse, NDJSON', 'itsm-gap, NDJSON')}."
    )


def main() -> int:
    """Measures and tells."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--no-peers", action="store_true")
    args = parser.parse_args()
    if args.write and args.no_peers:
        parser.error("without the scripts the tables are not whole: leave --write or --no-peers out")
    if not Path(GNU_TIME).exists():
        parser.error("GNU time is not installed (Debian: time)")

    binary = os.environ.get("BINARY")
    if binary is None:
        subprocess.run(["cargo", "build", "--release", "--locked"], cwd=ROOT, check=True)
        binary = str(TARGET / "release" / "itsm-gap")
    binary = str(Path(binary).resolve())
    python = TARGET / "speeds" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", TARGET / "speeds"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pyyaml"], check=True)

    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for form, place in (("yaml", "sites"), ("ndjson", "sites.ndjson")):
            subprocess.run([python, ROOT / "benches/batch/generate.py", form, work / place, str(args.count)], check=True)
        rows, short = [], []
        for case in cases(binary, work, args.count):
            rows.append(row(case, taken(case)))
            print(rows[-1], file=sys.stderr)
            if case.short:
                short.append(rows[-1])

    full = f"Medians on {machine()}:\n\n{table(rows)}"
    brief = table(short)
    if not args.no_peers:
        peer_rows, cpu = peers(binary, args.count)
        head = "| | CPU | wall | memory | times itsm-gap |\n|---|---|---|---|---|"
        full += f"\n\nScripts that compute the same scores, {args.count:,} assessments, least of three runs:\n\n" + "\n".join(
            [head, *peer_rows]
        )
        brief += f"\n\n{sentence(cpu)}"
    print(f"{full}\n\n{brief}")
    if args.write:
        written(ROOT / "benches" / "README.md", full)
        written(ROOT / "README.md", brief)
    return 0


if __name__ == "__main__":
    sys.exit(main())
