#!/bin/sh
# Makes both lock files anew: every package of pyproject.toml with its hashes, for all platforms
# and every Python we support, without the address of any package index.
set -eu
cd "$(dirname "$0")/.."

command -v uv >/dev/null 2>&1 || {
    echo "Locking needs uv, which only this step uses: install it with 'pip install uv'." >&2
    exit 1
}

lock() {
    out=$1
    shift
    uv pip compile pyproject.toml "$@" --output-file "$out" --universal --python-version 3.11 \
        --generate-hashes --no-annotate --no-header --no-strip-extras --no-emit-index-url --no-emit-find-links --quiet
    echo "$out: $(grep -c '==' "$out") packages"
}

lock requirements.lock "$@"
lock requirements-dev.lock --extra dev --constraint requirements.lock "$@"
