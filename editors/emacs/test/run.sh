#!/bin/sh
# Opens the project of all editors' tests in a batch Emacs with eglot.
# usage: run.sh GARTER    (the program to test; default: `garter` on the PATH)
# EMACS names the Emacs; default: `emacs` on the PATH
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
GARTER=${1:-garter}
work=$(mktemp -d)
trap 'rm -rf "$work" || true' EXIT
export GARTER GARTER_RUNTIME_DIR="$work/run" GARTER_CACHE_DIR="$work/cache" XDG_DATA_HOME="$work/data" HOME="$work"
cp -r "$here/../../project" "$work/project"
cd "$work/project"
git init -q . 2>/dev/null || true
timeout 120 "${EMACS:-emacs}" --batch -Q -L "$here/.." -l "$here/project.el"
