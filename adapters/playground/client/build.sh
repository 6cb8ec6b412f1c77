#!/bin/sh
# Bundles the libraries of the playground's page into ../static/vendor and records them in vendor.toml.
# Needs node and npm; nobody who only runs the playground does.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/vendor.js" "$here/cards.js" "$here/record.mjs" "$work"
[ -f "$here/package-lock.json" ] && cp "$here/package-lock.json" "$work"
cd "$work"
# The lock names no registry: versions and integrity say what is meant, your npm says where from.
npm install --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund
mkdir -p "$here/../static/vendor"
npx --no-install esbuild vendor.js --bundle --minify --format=esm --target=es2022 \
  --define:process.env.NODE_ENV='"production"' --legal-comments=none --metafile=meta.json \
  --outfile="$here/../static/vendor/slack-kit.js"
npx --no-install esbuild cards.js --bundle --minify --format=esm --target=es2022 \
  --define:process.env.NODE_ENV='"production"' --legal-comments=none --metafile=meta-cards.json \
  --outfile="$here/../static/vendor/teams-kit.js"
# An advice of the renderer's to developers names a registry; nothing here does.
sed -i.was "s|https://www[.][a-z]*[.]com/package/adaptivecards#supporting-markdown|the documentation of adaptivecards|" \
  "$here/../static/vendor/teams-kit.js" && rm "$here/../static/vendor/teams-kit.js.was"
cp node_modules/slack-blocks-to-jsx/dist/style.css "$here/../static/vendor/slack-blocks.css"
node record.mjs "$here/../static/vendor"
cp package-lock.json "$here"
