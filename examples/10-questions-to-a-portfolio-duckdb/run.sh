#!/usr/bin/env bash
# Asks the portfolio of lesson 8 all questions, and compares the answers with those in answers/: run.sh [--write]
# Needs Python with venv, and itsm-gap on the path or named by ITSM_GAP. DuckDB is installed into a folder of its own, VENV or
# target/lessons, where it is kept. Exit code 1: an answer differs. --write writes the answers again.
set -euo pipefail
binary=$(command -v "${ITSM_GAP:-itsm-gap}") || { echo "there is no ${ITSM_GAP:-itsm-gap}; name it by ITSM_GAP" >&2; exit 4; }
binary=$(realpath "$binary")
cd "$(dirname "$0")/../.."
lesson=examples/10-questions-to-a-portfolio-duckdb
sites=examples/08-many-sites-gnu-parallel

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$binary" "$work/bin/itsm-gap"

venv=$(realpath -m "${VENV:-${CARGO_TARGET_DIR:-target}/lessons}")
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import duckdb' 2> /dev/null || "$venv/bin/pip" install --quiet --disable-pip-version-check duckdb==1.4.5
export PATH=$work/bin:$venv/bin:$PATH

# Some sites miss the minimum, which is one of the questions: exit code 1.
itsm-gap batch "$sites/sites" --target "$sites/minimum.json" --to ndjson > "$work/records.ndjson" || [ $? -eq 1 ]
# The texts of the questions, from the report of an assessment without answers.
printf 'format: 1\nquestionnaire: itsm-manager\ndate: 2026-11-30\nanswers: {}\n' | itsm-gap report - --to json > "$work/questions.json"

differ=0
for question in "$lesson"/questions/*.sql; do
    answer=$lesson/answers/$(basename "$question" .sql).txt
    python "$lesson/ask.py" "$work/records.ndjson" "$sites/minimum.json" "$work/questions.json" "$question" > "$work/answer"
    if [ "${1:-}" = --write ]; then
        mkdir -p "$lesson/answers"
        cp "$work/answer" "$answer"
    fi
    diff -u "$answer" "$work/answer" || { echo "$question: the answer is another" >&2; differ=1; }
done
# The quartiles are those that the tool computes.
itsm-gap batch "$sites/sites" 2> /dev/null | sed -n '/^Floor/,/^$/p' | grep -E '^[A-Z].*[0-9]$' | awk '{$1 = $1; print}' | sort > "$work/tool"
sed 1,2d "$lesson/answers/5-quartiles.txt" | awk '{NF -= 2; print}' | sort > "$work/sql"
diff -u "$work/tool" "$work/sql" || { echo "the quartiles are not those of the tool" >&2; differ=1; }
[ "$differ" = 0 ] && echo "$(ls "$lesson"/questions | wc -l) answers as they are kept; the quartiles are those of the tool"
exit "$differ"
