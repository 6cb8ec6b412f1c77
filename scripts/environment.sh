#!/bin/sh
# Makes ./.venv hold what the given lock file names; does nothing when it already does.
set -eu
cd "$(dirname "$0")/.."
lock=$1

fits() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python; do
        if fits "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    echo "This needs Python 3.11 or newer, with venv and pip, and found none." >&2
    echo "Install it (Debian and Ubuntu: apt install python3 python3-venv; macOS: brew install python)," >&2
    echo "or say where it is: make PYTHON=/path/to/python3 …" >&2
    exit 1
}

if ! fits .venv/bin/python; then
    python=$(find_python)
    echo "Making ./.venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi

installed=.venv/$lock
if ! cmp -s "$lock" "$installed"; then
    echo "Installing what $lock names into ./.venv (once; about a minute)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    cp "$lock" "$installed"
fi
