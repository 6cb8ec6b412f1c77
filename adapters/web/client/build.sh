#!/bin/sh
# Bundles what the tab needs of Microsoft's library into ../static/vendor/teams.js, whose hash stands in vendor.toml.
# Needs node and npm; nobody who only runs the program does.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
there="$here/../static/vendor"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/*.js* "$work"
cd "$work"
# The lock names no registry: versions and integrity say what is meant, your npm says where from.
npm install --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund
npx --no-install esbuild teams.js --bundle --minify --format=esm --target=es2022 --legal-comments=none \
  --outfile="$there/teams.js"
cp package-lock.json "$here"
sha256sum "$there/teams.js"
