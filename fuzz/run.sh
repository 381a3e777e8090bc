#!/bin/sh
# Runs every fuzz target for some seconds each: fuzz/run.sh [SECONDS [TARGET…]]. Needs a nightly compiler and cargo-fuzz.
# The corpus begins with the files of the tests and lessons, and grows in fuzz/corpus.
set -eu
seconds=${1:-600}
[ $# -eq 0 ] || shift
cd "$(dirname "$0")"
seed() {
    mkdir -p "corpus/$1"
    target=$1
    shift
    for file in "$@"; do
        cp "$file" "corpus/$target/$(echo "$file" | tr '/' '_' | tr -d '.')"
    done
}
seed questionnaire ../tests/fixtures/mini.yaml
seed assessment $(grep -l '^questionnaire:.*mini' ../tests/fixtures/*.yaml)
seed save $(grep -l '^questionnaire:.*mini' ../tests/fixtures/*.yaml)
seed target_and_plan $(grep -lE '^(\{?start|\{?conformity|\{?level|\{?score|years|capacity)' ../tests/fixtures/*.yaml ../examples/*/target.yaml ../examples/*/plan*.yaml) ../examples/05-*/roadmap.json
seed json ../tests/fixtures/*.json ../examples/05-*/roadmap.json
# Of these bytes the changes to a form are made.
seed workbook ../tests/fixtures/*.yaml
# Behind the first NUL stands what is changed in the file.
for file in corpus/save/*yaml; do
    { cat "$file"; printf '\0'; head -c 96 "$file"; } > "$file-changed"
done
# Behind a leading NUL stands what a text is made of.
for file in corpus/workbook/*yaml; do
    { printf '\0'; cat "$file"; } > "corpus/json/$(basename "$file")"
done
for target in ${*:-questionnaire assessment target_and_plan save workbook json}; do
    # Without a sanitizer: the program forbids unsafe code, so what can go wrong is a panic or an endless wait.
    cargo +nightly fuzz run --sanitizer none "$target" -- \
        -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=2048 -dict=yaml.dict -print_final_stats=1
done
