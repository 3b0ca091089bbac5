#!/bin/sh
# Runs the plugin's test in a headless Neovim.
# usage: run.sh GARTER    (the program to test; default: `garter` on the PATH)
# NVIM names the Neovim; default: `nvim` on the PATH
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
GARTER=${1:-garter}
work=$(mktemp -d)
trap 'rm -rf "$work" || true' EXIT
export GARTER GARTER_RUNTIME_DIR="$work/run" XDG_DATA_HOME="$work/data"
export GARTER_CACHE_DIR="$work/cache"
cp -r "$here/../../project" "$work/project"
for part in diagnostics_and_run project; do
  cd "$work"
  [ "$part" != project ] || cd project
  timeout 120 "${NVIM:-nvim}" --headless -u NONE -i NONE -n \
    --cmd "set runtimepath^=$here/.." -c "luafile $here/$part.lua"
done
