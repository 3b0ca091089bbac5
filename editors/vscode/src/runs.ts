// What programs print, in a channel of its own.

import * as vscode from "vscode";
import type { Output, RunEnded } from "./protocol";

/**
 * A channel takes so many characters at once, so often: what it is given beyond that it would still
 * be writing long after the program was stopped.
 */
const MOST = 32 * 1024;
const EVERY_MS = 50;

export class RunOutput {
  private readonly channel = vscode.window.createOutputChannel("Garter: Board");
  /** What was printed and the channel has not been given, and how much of that is left out. */
  private pending = "";
  private leftOut = 0;
  private timer: NodeJS.Timeout | undefined;

  started(name: string): void {
    this.flush();
    this.channel.clear();
    this.channel.appendLine(`[${name}]`);
    this.channel.show(true);
  }

  output(output: Output): void {
    // What has no run is the board's prompt, which the terminal shows.
    if (output.run !== undefined) {
      this.pending += output.text.replace(/\r\n/g, "\n");
      this.cut();
      this.timer ??= setTimeout(() => this.flush(), EVERY_MS);
    }
  }

  /** Of a program that prints faster than anybody reads the last lines are kept. */
  private cut(): void {
    if (this.pending.length > 2 * MOST) {
      const line = this.pending.indexOf("\n", this.pending.length - MOST) + 1;
      const from = line || this.pending.length - MOST;
      this.leftOut += from;
      this.pending = this.pending.slice(from);
    }
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.leftOut > 0) {
      this.channel.append(`\n[${this.leftOut} characters are not shown]\n`);
    }
    this.channel.append(this.pending);
    this.leftOut = 0;
    this.pending = "";
  }

  ended(ended: RunEnded): void {
    this.flush();
    const { outcome } = ended;
    switch (outcome.kind) {
      case "ok":
        this.channel.appendLine("[ended]");
        break;
      case "exception":
        this.channel.appendLine(outcome.text.replace(/\r\n/g, "\n"));
        this.channel.appendLine(`[ended with ${outcome.type}]`);
        if (outcome.remedy) {
          this.channel.appendLine(`[${outcome.remedy}]`);
          void offerToCopy(outcome.remedy);
        }
        break;
      case "interrupted":
        this.channel.appendLine("[stopped]");
        break;
      case "lost":
        this.channel.appendLine(`[the board is gone: ${outcome.why}]`);
        break;
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.channel.dispose();
  }
}

/** What a program imports is in the project and not on the board. */
async function offerToCopy(remedy: string): Promise<void> {
  const copy = "Copy Project to Board";
  if ((await vscode.window.showWarningMessage(`Garter: ${remedy}`, copy)) === copy) {
    await vscode.commands.executeCommand("garter.sync");
  }
}
