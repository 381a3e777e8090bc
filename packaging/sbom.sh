#!/bin/sh
# Writes a software bill of materials of the program, CycloneDX 1.5 as JSON: packaging/sbom.sh FOLDER [TARGET]
# All crates that the program is built of or with, for this processor and system unless TARGET says otherwise: versions, SHA-256,
# licences, and which needs which. Needs cargo-cyclonedx (`cargo install cargo-cyclonedx --locked`).
set -eu
out=$(mkdir -p "${1:?usage: packaging/sbom.sh FOLDER [TARGET]}" && cd "$1" && pwd)
cd "$(dirname "$0")/.."

target=${2:-$(rustc --print host-tuple)}
# Stops if Cargo.lock is not what Cargo.toml asks for.
cargo metadata --format-version 1 --locked > /dev/null
version=$(cargo pkgid)
version=${version##*[#@]}
# The time of the last commit instead of now, and no serial number: the same commit gives the same bytes.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
made=itsm-gap_bin.cdx.json
trap 'rm -f "$made"' EXIT
cargo cyclonedx --quiet --format json --spec-version 1.5 --describe binaries --target "$target"

bom=$out/itsm-gap-$version-$target.cdx.json
# It names the folder it was made in; others have another.
sed "s|path+file://$PWD#itsm-gap@|pkg:cargo/itsm-gap@|g; s|?download_url=file://.#src/main.rs||" "$made" > "$bom"
if grep -n 'file://' "$bom"; then
    echo "$bom names a folder of this machine" >&2
    exit 1
fi
if [ "$(grep -c '"purl"' "$bom")" != "$(grep -c '"licenses"' "$bom")" ]; then
    echo "$bom has a component without licence" >&2
    exit 1
fi
echo "$bom: $(grep -c '"purl"' "$bom") components"
