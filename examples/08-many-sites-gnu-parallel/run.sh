#!/usr/bin/env bash
# Scores the sites by GNU parallel in two partings and compares the bytes with those of a single run: run.sh
# Needs GNU parallel (Debian: parallel), and itsm-gap on the path or named by ITSM_GAP. Exit code 1: bytes differ.
set -euo pipefail
binary=$(command -v "${ITSM_GAP:-itsm-gap}") || { echo "there is no ${ITSM_GAP:-itsm-gap}; name it by ITSM_GAP" >&2; exit 4; }
binary=$(realpath "$binary")
cd "$(dirname "$0")/../.."
lesson=examples/08-many-sites-gnu-parallel

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$binary" "$work/bin/itsm-gap"
export PATH=$work/bin:$PATH COLUMNS=100 minimum=$lesson/minimum.json
command -v parallel > /dev/null || { echo "GNU parallel is not installed" >&2; exit 4; }

formats="table csv ndjson html xlsx"

# shard PART PATH…: what an exit code says of sites (0 to 3) is in the records too. Only what is more is a failure of the job.
shard() {
    local part=$1
    shift
    itsm-gap batch "$@" --target "$minimum" -o "$part" 2> /dev/null || [ $? -le 3 ]
}
export -f shard

# all FOLDER PLACE: a single run over a folder, in every format; prints its exit code.
all() {
    local status=0
    for format in $formats; do
        status=0
        itsm-gap batch "$1" --target "$minimum" --to "$format" > "$2.$format" 2> "$2.said" || status=$?
    done
    echo "$status"
}

# merged PLACE PART…: brings parts together in every format; prints the exit code.
merged() {
    local place=$1 status=0
    shift
    for format in $formats; do
        status=0
        itsm-gap batch --merge "$@" --to "$format" > "$place.$format" 2> "$place.said" || status=$?
    done
    echo "$status"
}

# same WHAT EXPECTED FOUND PLACE PLACE: exit codes and bytes.
same() {
    [ "$2" = "$3" ] || { echo "$1: exit code $3, not $2" >&2; exit 1; }
    for format in $formats; do
        cmp "$4.$format" "$5.$format" || { echo "$1: $format differs" >&2; exit 1; }
    done
    cmp "$4.said" "$5.said" || { echo "$1: what is said differs" >&2; exit 1; }
    echo "$1: the same bytes in $formats; exit code $2"
}

# The sites are those that portfolio.py writes.
if command -v python3 > /dev/null; then
    python3 "$lesson/portfolio.py" yaml "$work/written"
    diff -r "$work/written" "$lesson/sites" || { echo "portfolio.py writes other sites" >&2; exit 1; }
fi

single=$(all "$lesson/sites" "$work/single")

# A shard for each country.
mkdir "$work/country"
parallel shard "$work/country/{/}.ndjson" {} ::: "$lesson"/sites/*
same "by country" "$single" "$(merged "$work/by-country" "$work"/country/*.ndjson)" "$work/single" "$work/by-country"

# Shards of five, as they come from a list.
mkdir "$work/five"
find "$lesson/sites" -name '*.yaml' | sort | parallel -N 5 shard "$work/five/{#}.ndjson" {}
same "by fives" "$single" "$(merged "$work/by-five" "$work"/five/*.ndjson)" "$work/single" "$work/by-five"

# A site whose file has faults, and one whose file cannot be read.
cp -r "$lesson/sites" "$work/sites"
printf '  hr-succesion: defined\n' >> "$work/sites/gb/derby.yaml"
ln -s nowhere.yaml "$work/sites/fr/calais.yaml"
broken=$(all "$work/sites" "$work/broken")
[ "$broken" = 4 ] || { echo "a file that cannot be read gives exit code 4, not $broken" >&2; exit 1; }
mkdir "$work/again"
# Derby is a result. Calais is tried twice, stays unread, and is told by the exit code of parallel: one job has failed.
failed=0
find "$work/sites" -name '*.yaml' | sort |
    parallel -N 5 --retries 2 --joblog "$work/log" shard "$work/again/{#}.ndjson" {} || failed=$?
[ "$failed" = 1 ] || { echo "$failed jobs failed, not 1" >&2; exit 1; }
same "with two bad files" "$broken" "$(merged "$work/by-again" "$work"/again/*.ndjson)" "$work/broken" "$work/by-again"
sed "s|$work/||g" "$work/broken.said"

# The file is there again: the job that failed is done once more, the others are not.
rm "$work/sites/fr/calais.yaml"
cp "$lesson/sites/fr/brest.yaml" "$work/sites/fr/calais.yaml"
parallel --retry-failed --joblog "$work/log"
mended=$(all "$work/sites" "$work/mended")
same "after the job was done again" "$mended" "$(merged "$work/by-mended" "$work"/again/*.ndjson)" "$work/mended" "$work/by-mended"
