#!/bin/sh
# Builds a container image of some megabytes: packaging/container.sh [NAME]
# With buildah, podman or docker, whichever is there. Then, for example:
#   podman run --rm -v "$PWD:/work" itsm-gap report assessment.yaml
set -eu
name=${1:-itsm-gap}
here=$(cd "$(dirname "$0")" && pwd)
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
root=$context/root
mkdir "$root"
# Large batches need it, whoever runs them.
mkdir -m 1777 "$root/tmp"
"$here/static.sh" "$root"
cp "$here/../LICENSE-MIT" "$here/../LICENSE-APACHE" "$root"
cp "$here/Containerfile" "$context"
for tool in buildah podman docker; do
    if command -v "$tool" > /dev/null; then
        "$tool" build --tag "$name" --file "$context/Containerfile" "$context"
        exit
    fi
done
echo "none of buildah, podman and docker is installed" >&2
exit 1
