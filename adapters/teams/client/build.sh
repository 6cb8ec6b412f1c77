#!/bin/sh
# Bundles the libraries of the Teams tab into ../static/tab/vendor and records them in vendor.toml.
# Needs node and npm; nobody who only runs the program does.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
there="$here/../static/tab/vendor"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here"/*.js* "$here"/*.mjs "$here"/licences "$work"
cd "$work"
# The lock names no registry: versions and integrity say what is meant, your npm says where from.
npm install --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund
npx --no-install esbuild vendor.js --bundle --minify --format=esm --target=es2022 --legal-comments=none \
  --alias:swiper=./no-swiper.js --alias:swiper/modules=./no-swiper.js --metafile=meta.json \
  --outfile="$there/tab-kit.js"
# An advice of the renderer's to developers names a registry; nothing here does.
sed -i.was "s|https://www[.][a-z]*[.]com/package/adaptivecards#supporting-markdown|the documentation of adaptivecards|" \
  "$there/tab-kit.js" && rm "$there/tab-kit.js.was"
node contrast.mjs "$there"
node record.mjs "$there"
cp package-lock.json "$here"
