#!/bin/sh
# Builds one file that runs on any Linux of this processor, without any library: packaging/static.sh FOLDER
# With AUDITABLE=1 the list of crates is built in. With musl where rustup has it (`rustup target add x86_64-unknown-linux-musl`), else with glibc linked in.
set -eu
out=$(mkdir -p "${1:?usage: packaging/static.sh FOLDER}" && cd "$1" && pwd)
cd "$(dirname "$0")/.."

processor=$(uname -m)
target=$processor-unknown-linux-musl
if ! [ -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; then
    echo "musl is not installed for this toolchain; glibc is linked in instead" >&2
    target=$processor-unknown-linux-gnu
fi
RUSTFLAGS='-C target-feature=+crt-static' cargo ${AUDITABLE:+auditable} build --release --locked --target "$target"
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
fi
ls -l "$out/itsm-gap"
