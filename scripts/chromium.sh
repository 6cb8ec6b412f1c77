#!/bin/sh
# Fetches Chromium for the browser tests where that is easily done; they say so when it is missing.
set -u
for name in "${CHROMIUM:-/usr/bin/chromium}" chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium for the browser tests"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install --yes --no-install-recommends chromium; } >/dev/null 2>&1 ||
        echo "Chromium could not be installed; the browser tests will be left out"
fi
exit 0
