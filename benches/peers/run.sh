#!/usr/bin/env bash
# Times `batch` beside scripts with PyYAML (C loader) and js-yaml that compute the same scores, on the same assessments:
#   benches/peers/run.sh [COUNT]          10,000 unless said otherwise
# Needs python3 with venv, node with npm, GNU time and a release build. The scores are compared before times are told.
set -euo pipefail
cd "$(dirname "$0")/../.."

count=${1:-10000}
binary=${BINARY:-${CARGO_TARGET_DIR:-target}/release/itsm-gap}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pyyaml
python=$work/venv/bin/python
cp benches/peers/score.mjs "$work/"
npm install --silent --no-audit --no-fund --prefix "$work" js-yaml@4

"$python" benches/batch/generate.py yaml "$work/sites" "$count"
"$python" benches/batch/generate.py ndjson "$work/sites.ndjson" "$count"
questionnaire=questionnaires/iso20000.yaml

# Each is run three times and the least CPU time counts: what else the machine does only adds to it.
timed() {
    local name=$1 out=$2 best=
    shift 2
    for _ in 1 2 3; do
        /usr/bin/time -f "%U %S %e %M" -o "$work/time" "$@" > "$work/$out"
        best=$( { [ -z "$best" ] || echo "$best"; cat "$work/time"; } | sort -g -k1,1 | head -n 1)
    done
    echo "$best" | awk -v name="$name" -v count="$count" '{
        printf "%-34s %8.2f s CPU %8.2f s wall %6.0f MiB %9.0f a CPU second\n", name, $1 + $2, $3, $4 / 1024, count / ($1 + $2)
    }'
    echo "$best" | awk '{print $1 + $2}' > "$work/$out.cpu"
}

timed "itsm-gap, YAML" gap-yaml.csv "$binary" batch "$work/sites" --to csv
timed "itsm-gap, YAML, one thread" gap-yaml-1.csv "$binary" batch "$work/sites" --to csv --threads 1
timed "itsm-gap, NDJSON" gap-ndjson.csv "$binary" batch "$work/sites.ndjson" --to csv
timed "PyYAML with C loader, YAML" py-yaml.csv "$python" benches/peers/score.py "$questionnaire" "$work/sites"
timed "Python json, NDJSON" py-ndjson.csv "$python" benches/peers/score.py "$questionnaire" "$work/sites.ndjson"
timed "js-yaml, YAML" js-yaml.csv node "$work/score.mjs" "$questionnaire" "$work/sites"
timed "node JSON.parse, NDJSON" js-ndjson.csv node "$work/score.mjs" "$questionnaire" "$work/sites.ndjson"

# Only the figures that the scripts compute, to 9 decimals.
"$python" - "$work" <<'END'
import csv, sys
from pathlib import Path

work = Path(sys.argv[1])
for ours, theirs in [("yaml", "py-yaml"), ("yaml", "js-yaml"), ("ndjson", "py-ndjson"), ("ndjson", "js-ndjson")]:
    keys = ["score", "floor", "ceiling", "evidenced", "completeness"]
    with open(work / f"gap-{ours}.csv", newline="") as file:
        own = {row["organisation"]: [float(row[key]) for key in keys] for row in csv.DictReader(file)}
    with open(work / f"{theirs}.csv", newline="") as file:
        other = {row[0]: [float(figure) for figure in row[1:]] for row in csv.reader(file)}
    assert own.keys() == other.keys(), (ours, theirs)
    for name, figures in own.items():
        # A last decimal may differ where sums are taken in another order.
        assert all(abs(a - b) < 2e-9 for a, b in zip(figures, other[name])), (theirs, name, figures, other[name])
print("all scores agree")
for ours, theirs in [("yaml", "py-yaml"), ("yaml", "js-yaml"), ("ndjson", "py-ndjson"), ("ndjson", "js-ndjson")]:
    cpu = [float((work / f"{name}.csv.cpu").read_text()) for name in (f"gap-{ours}", theirs)]
    print(f"{theirs} takes {cpu[1] / cpu[0]:.1f} times the CPU time of itsm-gap")
END
