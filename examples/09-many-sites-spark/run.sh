#!/usr/bin/env bash
# Scores assessments on Spark, by paths and by lines, and compares the bytes with those of a single run: run.sh
# Needs Python with venv, Java 17, and itsm-gap on the path or named by ITSM_GAP. Spark is installed into a folder of its own,
# VENV or target/lessons, where it is kept. Exit code 1: bytes differ.
set -euo pipefail
binary=$(command -v "${ITSM_GAP:-itsm-gap}") || { echo "there is no ${ITSM_GAP:-itsm-gap}; name it by ITSM_GAP" >&2; exit 4; }
binary=$(realpath "$binary")
cd "$(dirname "$0")/../.."
lesson=examples/09-many-sites-spark
sites=examples/08-many-sites-gnu-parallel

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$binary" "$work/bin/itsm-gap"
unset ITSM_GAP

venv=$(realpath -m "${VENV:-${CARGO_TARGET_DIR:-target}/lessons}")
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import pyspark' 2> /dev/null || "$venv/bin/pip" install --quiet --disable-pip-version-check pyspark==3.5.6
export PATH=$work/bin:$venv/bin:$PATH COLUMNS=100 SPARK_LOCAL_IP=127.0.0.1

formats="table csv ndjson html xlsx"

# spark KIND INPUT OUT [FLAG…]: what it says is shown if it fails.
spark() {
    spark-submit --master 'local[2]' --conf spark.ui.enabled=false "$lesson/score.py" "$@" > "$work/log" 2>&1
}

# same WHAT SINGLE PARTS: `single FORMAT` makes a result at once, `batch --merge` makes it of the parts.
same() {
    for format in $formats; do
        local codes=()
        single "$format" > "$work/single" 2> "$work/single.said" && codes+=(0) || codes+=($?)
        itsm-gap batch --merge "$2"/part-* --to "$format" > "$work/merged" 2> "$work/merged.said" && codes+=(0) || codes+=($?)
        [ "${codes[0]}" = "${codes[1]}" ] || { echo "$1: $format ends with ${codes[1]}, not ${codes[0]}" >&2; exit 1; }
        cmp "$work/single" "$work/merged" && cmp "$work/single.said" "$work/merged.said" || { echo "$1: $format differs" >&2; exit 1; }
    done
    echo "$1: the same bytes in $formats; exit code ${codes[0]}"
}

minimum=$sites/minimum.json

# Files that every executor sees, one of which is not there.
{ find "$sites/sites" -name '*.yaml'; echo "$sites/sites/fr/calais.yaml"; } | sort > "$work/list"
single() { itsm-gap batch @"$work/list" --target "$minimum" --to "$1"; }
spark paths "$work/list" "$work/paths" --target "$minimum" || { cat "$work/log"; exit 1; }
same "24 paths, and one to nowhere" "$work/paths"

# Lines of JSON: a blank one, one that breaks off, and one with a misspelt question among them.
python "$sites/portfolio.py" ndjson "$work/sites.ndjson" 2400
sed -i -e '700s/$/\n/' -e '1200s/"com-planned".*//' -e '1900s/"con-tested"/"con-testd"/' "$work/sites.ndjson"
single() { itsm-gap batch - --target "$minimum" --to "$1" < "$work/sites.ndjson"; }
spark lines "$work/sites.ndjson" "$work/lines" --target "$minimum" || { cat "$work/log"; exit 1; }
same "2,400 lines" "$work/lines"
cat "$work/merged.said"

# Where there is no program, there is no result; and a wrong flag gives none that could be taken for one.
ITSM_GAP=no-such-program spark lines "$work/sites.ndjson" "$work/none" && { echo "a missing program goes unnoticed" >&2; exit 1; }
[ ! -e "$work/none/_SUCCESS" ] || { echo "a missing program looks like a success" >&2; exit 1; }
echo "without the program: $(grep -m 1 -o 'exited with error code [0-9]*' "$work/log")"
spark lines "$work/sites.ndjson" "$work/wrong" --no-such-flag && { echo "a wrong flag goes unnoticed" >&2; exit 1; }
echo "with a wrong flag: $(grep 'records of' "$work/log")"
