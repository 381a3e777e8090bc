#!/bin/sh
# Writes the outputs of all examples again: reports, and the excerpts in the READMEs and in docs behind "<!-- output: … -->".
# Usage: examples/regenerate.sh [BINARY], from the root of the repository.
set -eu
cd "$(dirname "$0")/.."
binary=${1:-${CARGO_TARGET_DIR:-target}/release/itsm-gap}
binary=$(cd "$(dirname "$binary")" && pwd)/$(basename "$binary")
# The same on every machine: no colour, 80 columns.
unset NO_COLOR CLICOLOR_FORCE LC_ALL LC_CTYPE || true
export COLUMNS=80 LANG=C.UTF-8 TERM=dumb
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ln -s "$binary" "$folder/itsm-gap"
PATH=$folder:$PATH
export PATH

for lesson in examples/0[1-4]*/; do
    for format in txt md json; do
        itsm-gap report "${lesson}assessment.yaml" -o "${lesson}report.$format"
    done
done

# What one hands on, once as an example of it.
itsm-gap report examples/01-it-provider/assessment.yaml -o examples/01-it-provider/report.html

# Lesson 5 is about the roadmap alone.
lesson=examples/05-roadmap-to-certification
for format in txt md json csv ics; do
    itsm-gap roadmap "$lesson/assessment.yaml" --plan "$lesson/plan.yaml" -o "$lesson/roadmap.$format"
done
itsm-gap roadmap "$lesson/assessment.yaml" --plan "$lesson/plan.yaml" --as-assessment 2027-Q4 -o "$lesson/expected-2027-Q4.yaml"
itsm-gap roadmap "$lesson/assessment.yaml" --plan "$lesson/plan-2027-Q3.yaml" --previous "$lesson/roadmap.json" \
    -o "$lesson/roadmap-2027-Q3.txt"

# Lesson 7 is about what services show.
lesson=examples/07-check-in-ci
itsm-gap check "$lesson/assessment.yaml" --target "$lesson/target.yaml" --baseline "$lesson/before.yaml" --no-regression \
    --also "$lesson/junit.xml" --also "$lesson/results.sarif" --also "$lesson/badge.svg" --also "shields=$lesson/badge.json" \
    > /dev/null || [ $? -eq 1 ]
# Lesson 6 is about a year later: the roadmap of last year, and what became of it.
lesson=examples/06-next-year
itsm-gap roadmap "$lesson/2026.yaml" --plan "$lesson/plan.yaml" -o "$lesson/roadmap.json"
for format in txt md json html; do
    itsm-gap compare "$lesson/2026.yaml" "$lesson/2027.yaml" --roadmap "$lesson/roadmap.json" -o "$lesson/comparison.$format"
done

# Behind each marker stands a fence with the output of its command.
for readme in README.md examples/README.md examples/[0-9]*/README.md docs/*.md docs/guides/*.md docs/tour/*.md; do
    awk '
        /^<!-- output: .* -->$/ {
            print
            command = $0
            sub(/^<!-- output: /, "", command)
            sub(/ -->$/, "", command)
            print "```text"
            # An exit code other than 0 is part of what some lessons show.
            command = "( " command " ) 2>&1 || true"
            while ((command | getline line) > 0) print line
            close(command)
            print "```"
            skipping = 1
            next
        }
        skipping == 1 && /^```text$/ { skipping = 2; next }
        skipping == 2 { if ($0 == "```") skipping = 0; next }
        { skipping = 0; print }
    ' "$readme" > "$folder/readme"
    cat "$folder/readme" > "$readme"
done
