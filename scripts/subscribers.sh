#!/bin/sh
# Fetches calendar programs for the tests that let them read ours; they say so when one is missing.
# Tools of a developer under their own licences: kept outside this folder, never part of the program.
set -u
if ! command -v khal >/dev/null 2>&1 || ! command -v vdirsyncer >/dev/null 2>&1; then
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        echo "Installing khal and vdirsyncer for the tests of calendars"
        export DEBIAN_FRONTEND=noninteractive
        { apt-get update && apt-get install --yes --no-install-recommends khal vdirsyncer; } >/dev/null 2>&1 ||
            echo "They could not be installed; their tests will be left out"
    fi
fi
version=2.2.1
folder="${ICAL_JS:-${XDG_CACHE_HOME:-$HOME/.cache}/leave-ical-js}/$version"
[ -f "$folder/node_modules/ical.js/package.json" ] && exit 0
if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1; then
    echo "Installing ical.js $version for its tests"
    mkdir -p "$folder" &&
        echo '{"private": true}' >"$folder/package.json" &&
        npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --fetch-retries=0 \
            "ical.js@$version" >/dev/null 2>&1 ||
        echo "It could not be installed; its tests will be left out"
fi
exit 0
