#!/bin/sh
# Opens the project of all editors' tests in VS Code in a browser, with the packed extension.
# usage: run.sh GARTER    (the program to test; default: `garter` on the PATH)
# CODE_SERVER names a folder with code-server, node and playwright-core in its node_modules (as
# `cargo xtask setup` makes it), CHROMIUM the browser. With SCREENSHOTS pictures are kept there.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
GARTER=${1:-garter}
PATH="$CODE_SERVER/node_modules/node/bin:$PATH"
server="$CODE_SERVER/node_modules/code-server/out/node/entry.js"
work=$(mktemp -d)
cleanup() {
  [ -z "${code:-}" ] || kill "$code" 2>/dev/null || true
  rm -rf "$work" || true
}
trap cleanup EXIT
export GARTER_RUNTIME_DIR="$work/run" GARTER_CACHE_DIR="$work/cache" HOME="$work" XDG_DATA_HOME="$work/data"
cp -r "$here/../../project" "$work/project"
mkdir -p "$work/user/User"
cat > "$work/user/User/settings.json" <<END
{
  "garter.path": "$GARTER",
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "editor.minimap.enabled": false,
  "files.autoSave": "off",
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden"
}
END
node "$server" --user-data-dir "$work/user" --extensions-dir "$work/extensions" \
  --install-extension "$here/../garter.vsix" > "$work/install.log" 2>&1 || { cat "$work/install.log"; exit 1; }
# What is not there yet cannot be read below.
: > "$work/server.log"
node "$server" --user-data-dir "$work/user" --extensions-dir "$work/extensions" --auth none \
  --bind-addr 127.0.0.1:0 --disable-telemetry --disable-update-check --disable-workspace-trust \
  --disable-getting-started-override "$work/project" > "$work/server.log" 2>&1 &
code=$!
for _ in $(seq 100); do
  address=$(sed -n 's/.*HTTP server listening on \(http[^ ]*\).*/\1/p' "$work/server.log" | head -1)
  [ -z "$address" ] || break
  sleep 0.2
done
[ -n "$address" ] || { cat "$work/server.log"; exit 1; }
ADDRESS=$address PROJECT="$work/project" timeout 150 node "$here/look.mjs"
