#!/bin/sh
# Builds one file that runs on any Linux of this processor, without any library: packaging/static.sh FOLDER
# With AUDITABLE=1 the list of crates is built in. Needs musl (`rustup target add x86_64-unknown-linux-musl`). With GLIBC=1 glibc is linked in
# instead: its licence, the LGPL, asks for more than a notice of who hands such a file on, so that it is for one's own machines.
set -eu
out=$(mkdir -p "${1:?usage: packaging/static.sh FOLDER}" && cd "$1" && pwd)
cd "$(dirname "$0")/.."

processor=$(uname -m)
target=$processor-unknown-linux-musl
if ! [ -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; then
    if [ "${GLIBC:-}" != 1 ]; then
        echo "musl is not installed for this toolchain: rustup target add $target" >&2
        echo "or GLIBC=1 packaging/static.sh … for a file that stays on your own machines" >&2
        exit 1
    fi
    target=$processor-unknown-linux-gnu
fi
# Without the folders of whoever builds it, so that everybody gets the same bytes.
RUSTFLAGS="-C target-feature=+crt-static --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo --remap-path-prefix=$PWD=/itsm-gap" \
    cargo ${AUDITABLE:+auditable} build --release --locked --target "$target"
cp "${CARGO_TARGET_DIR:-target}/$target/release/itsm-gap" "$out/itsm-gap"
# What has to be handed on with it.
packaging/third-party.py "$out/THIRD-PARTY.txt" "$target"

# What links to nothing has no interpreter in its head.
if readelf --program-headers "$out/itsm-gap" | grep -q INTERP; then
    echo "$out/itsm-gap needs libraries of the system" >&2
    exit 1
fi
# In a root that holds nothing else.
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cp "$out/itsm-gap" examples/01-it-provider/assessment.yaml "$root"
if [ "$(id -u)" = 0 ]; then
    chroot "$root" /itsm-gap report /assessment.yaml --detail brief > /dev/null
    mkdir "$root/tmp"
    chroot "$root" /itsm-gap batch /assessment.yaml --sort floor > /dev/null
fi
ls -l "$out/itsm-gap"
