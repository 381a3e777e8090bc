#!/usr/bin/env python3
"""Scores assessments on Apache Spark: every partition is piped through `itsm-gap batch`, and its records are saved.

    spark-submit score.py paths LIST OUT [FLAG…]     LIST holds a path in each line; all executors see the files
    spark-submit score.py lines FILE OUT [FLAG…]     FILE holds an assessment as JSON in each line

Flags go to `itsm-gap batch`, such as --target or --as-of. OUT is a folder that is not there yet; it gets a part for each partition:

    itsm-gap batch --merge OUT/part-* -o portfolio.html

ITSM_GAP names the program if it is not on the path of the executors, SHARDS the number of partitions.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterable, Iterator
from itertools import accumulate

from pyspark import RDD
from pyspark.sql import SparkSession

# A line of the input, in a record and in its faults. Within a text the marks would be escaped.
LINE = re.compile(r'"line":(\d+)')


def command(kind: str, flags: list[str]) -> str:
    """The command that scores a partition.

    Spark fails a task whose command ends with anything but 0. Codes up to 4 are results, and stand in the records: target missed,
    faults, undecided, unreadable. What is more means that there is no result.
    """
    program = os.environ.get("ITSM_GAP", "itsm-gap")
    words = [program, "batch", "-", "--stdin", kind, "--to", "ndjson", "--threads", "1", *flags]
    script = shlex.join(words) + " || { code=$?; [ $code -le 4 ] || exit $code; }"
    return shlex.join(["sh", "-c", script])


def renumbered(records: Iterable[str], before: int) -> Iterator[str]:
    """Records that name their lines in the whole input, not in their partition. Nothing else of them changes."""
    for record in records:
        yield LINE.sub(lambda found: f'"line":{int(found[1]) + before}', record)


def scored(inputs: RDD[str], kind: str, flags: list[str]) -> RDD[str]:
    """A record for each input, in the order of the inputs."""
    # Without checkCode a failure would be taken for an empty result; without PATH nothing is found, since pipe starts with no environment.
    records = inputs.pipe(command(kind, flags), env={"PATH": os.environ["PATH"]}, checkCode=True)
    if kind == "paths":
        return records
    counts = inputs.mapPartitions(lambda lines: [sum(1 for _ in lines)]).collect()
    before = [0, *accumulate(counts)]
    return records.mapPartitionsWithIndex(lambda place, lines: renumbered(lines, before[place]))


def main(kind: str, place: str, out: str, flags: list[str]) -> int:
    """Scores all inputs; 0 if there is a record for every one of them."""
    spark = SparkSession.builder.appName("itsm-gap batch").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        inputs = spark.sparkContext.textFile(place, int(os.environ.get("SHARDS", "8")))
        scored(inputs, "ndjson" if kind == "lines" else kind, flags).saveAsTextFile(out)
        wanted = inputs.filter(lambda line: bool(line.strip())).count()
        there = spark.sparkContext.textFile(out).count()
    finally:
        spark.stop()
    print(f"{there} records of {wanted} inputs", file=sys.stderr)
    return 0 if there == wanted else 1


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in ("paths", "lines"):
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]))
