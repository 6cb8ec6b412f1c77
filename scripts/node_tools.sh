#!/bin/sh
# Fetches what some tests borrow from npm, each by its name and version; they say so when it is missing.
# Tools of developers under their own licences: kept outside this folder, never part of the program.
set -u
cache="${NODE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/leave-node-tools}"
command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || exit 0
for tool in axe-core@4.14.1 ical.js@2.2.1 oidc-provider@9.13.3 oauth2-mock-server@8.2.3; do
    folder="$cache/$(echo "$tool" | tr '/@' '__')"
    [ -f "$folder/done" ] && continue
    echo "Fetching $tool for the tests"
    mkdir -p "$folder" && echo '{"private": true}' >"$folder/package.json"
    npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --fetch-retries=0 "$tool" \
        >/dev/null 2>&1 && touch "$folder/done" || echo "It could not be fetched; its tests will be left out"
done
exit 0
