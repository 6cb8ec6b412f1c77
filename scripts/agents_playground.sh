#!/bin/sh
# Fetches Microsoft's Agents Playground for the tests that drive it; they say so when it is missing.
# A developer's tool under its own licence: kept outside this folder, never part of the program.
set -u
version=0.2.28
folder="${AGENTS_PLAYGROUND:-${XDG_CACHE_HOME:-$HOME/.cache}/leave-agents-playground}/$version"
[ -f "$folder/node_modules/@microsoft/m365agentsplayground/cli.js" ] && exit 0
if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1; then
    echo "Installing Microsoft 365 Agents Playground $version for its tests"
    mkdir -p "$folder" &&
        echo '{"private": true}' >"$folder/package.json" &&
        npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --fetch-retries=0 \
            "@microsoft/m365agentsplayground@$version" >/dev/null 2>&1 ||
        echo "It could not be installed; its tests will be left out"
fi
exit 0
