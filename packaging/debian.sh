#!/bin/sh
# Builds a Debian package with manual, completions and licences: packaging/debian.sh FOLDER
# Needs cargo-deb (`cargo install cargo-deb --locked`), Debian's dpkg-dev and Python. With AUDITABLE=1 the list of crates is built in.
set -eu
out=$(mkdir -p "${1:?usage: packaging/debian.sh FOLDER}" && cd "$1" && pwd)
cd "$(dirname "$0")/.."

# The time of the last commit, or the one given where there is no git, so that the same source gives the same package.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
# Without the folders of whoever builds it.
RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo --remap-path-prefix=$PWD=/itsm-gap" \
    cargo ${AUDITABLE:+auditable} build --release --locked
binary=${CARGO_TARGET_DIR:-target}/release/itsm-gap
# Cargo.toml names this place in [package.metadata.deb].
made=target/packaging
rm -rf "$made"
mkdir -p "$made/completions"
"$binary" man --into "$made/man"
gzip -9 --no-name "$made"/man/*.1
"$binary" completions bash -o "$made/completions/itsm-gap"
"$binary" completions zsh -o "$made/completions/_itsm-gap"
"$binary" completions fish -o "$made/completions/itsm-gap.fish"
packaging/third-party.py "$made/THIRD-PARTY.txt"
gzip -9 --no-name "$made/THIRD-PARTY.txt"
gzip -9 --no-name --stdout CHANGELOG.md > "$made/changelog.gz"
{
    version=$("$binary" --version | cut -d' ' -f2)
    printf 'itsm-gap (%s-1) unstable; urgency=medium\n\n  * Version %s, see changelog.gz.\n\n' "$version" "$version"
    printf ' -- The itsm-gap project <itsm-gap@example.org>  %s\n' "$(date --utc --date="@$SOURCE_DATE_EPOCH" --rfc-email)"
} | gzip -9 --no-name > "$made/changelog.Debian.gz"
cargo deb --no-build --locked --output "$out/"
