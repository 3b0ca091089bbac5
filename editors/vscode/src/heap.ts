// The heap map: one cell a block, moving while a program runs.

import * as vscode from "vscode";
import type { HeapPicture } from "./protocol";

/** Letters of the picture, what they stand for, and their colours. */
const KINDS: [string, string, string][] = [
  [".", "free", "transparent"],
  ["h", "other object", "#8a8f98"],
  ["T", "tuple", "#4e9a8e"],
  ["L", "list", "#4c8bd6"],
  ["D", "dict", "#9a6dd7"],
  ["S", "str or bytes", "#d7a13a"],
  ["A", "array", "#d0743c"],
  ["F", "float", "#6fae45"],
  ["B", "bytecode", "#c8527a"],
  ["M", "module", "#b0b35c"],
  ["m", "marked", "#e05252"],
];

export class HeapView {
  private panel: vscode.WebviewPanel | undefined;

  /** `closed` is told when nobody looks any more. */
  constructor(private readonly closed: () => void) {}

  show(picture: HeapPicture): void {
    if (!this.panel) {
      const column = vscode.ViewColumn.Beside;
      const options = { enableScripts: true, retainContextWhenHidden: true };
      const place = { viewColumn: column, preserveFocus: true };
      this.panel = vscode.window.createWebviewPanel("garter.heap", "Heap", place, options);
      this.panel.webview.html = page();
      this.panel.onDidDispose(() => {
        this.panel = undefined;
        this.closed();
      });
    }
    void this.panel.webview.postMessage(picture);
  }

  update(picture: HeapPicture): void {
    if (this.panel) {
      void this.panel.webview.postMessage(picture);
    }
  }
}

function page(): string {
  const nonce = Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16)).join("");
  const legend = KINDS.map(
    ([letter, name, colour]) => `<span><i style="background:${colour}"></i>${letter} ${name}</span>`,
  ).join("");
  const colours = JSON.stringify(Object.fromEntries(KINDS.map(([letter, , colour]) => [letter, colour])));
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'">
<style>
  body { font-family: var(--vscode-font-family); color: var(--vscode-foreground); padding: 8px; }
  canvas { width: 100%; image-rendering: pixelated; border: 1px solid var(--vscode-panel-border); }
  #legend { margin-bottom: 6px; }
  #legend span { margin-right: 12px; white-space: nowrap; }
  #legend i { display: inline-block; width: 10px; height: 10px; margin-right: 4px; border: 1px solid var(--vscode-panel-border); }
  #text { margin: 6px 0; font-variant-numeric: tabular-nums; }
</style></head>
<body>
<div id="text">Waiting for a picture.</div>
<div id="legend">${legend}</div>
<canvas id="map" width="512" height="64" role="img" aria-label="Heap map"></canvas>
<script nonce="${nonce}">
const COLOURS = ${colours};
const COLUMNS = 64, CELL = 8;
addEventListener("message", ({ data: picture }) => {
  const blocks = picture.kinds.reduce((sum, [, count]) => sum + count, 0);
  const canvas = document.getElementById("map");
  canvas.width = COLUMNS * CELL;
  canvas.height = Math.max(1, Math.ceil(blocks / COLUMNS)) * CELL;
  const context = canvas.getContext("2d");
  let at = 0, last = ".";
  for (const [letter, count] of picture.kinds) {
    // A tail has the colour of what it continues, with less of it.
    const kind = letter === "=" ? last : letter;
    context.fillStyle = COLOURS[kind] ?? COLOURS.h;
    context.globalAlpha = letter === "=" ? 0.55 : 1;
    for (let i = 0; i < count; i++, at++) {
      context.fillRect((at % COLUMNS) * CELL, Math.floor(at / COLUMNS) * CELL, CELL - 1, CELL - 1);
    }
    last = kind;
  }
  const { totals, gc, running } = picture;
  const share = totals.total ? Math.round((100 * totals.used) / totals.total) : 0;
  const parts = [
    totals.used.toLocaleString() + " of " + totals.total.toLocaleString() + " bytes in use (" + share + " %)",
    "longest free run " + (totals.maxFreeBlocks * picture.blockBytes).toLocaleString() + " bytes",
  ];
  if (gc && gc.collections) parts.push(gc.collections + " collections, the last took " + gc.lastPauseUs + " µs");
  if (running) parts.push("at " + running.file + ":" + running.line);
  if (picture.source === "paused") parts.push("as of " + Math.round(picture.ageMs / 1000) + " s ago");
  document.getElementById("text").textContent = parts.join("; ");
});
</script>
</body></html>`;
}
