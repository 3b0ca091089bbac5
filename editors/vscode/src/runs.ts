// What programs print, in a channel of its own.

import * as vscode from "vscode";
import type { Output, RunEnded } from "./protocol";

export class RunOutput {
  private readonly channel = vscode.window.createOutputChannel("Garter: Board");

  started(name: string): void {
    this.channel.clear();
    this.channel.appendLine(`[${name}]`);
    this.channel.show(true);
  }

  output(output: Output): void {
    // What has no run is the board's prompt, which the terminal shows.
    if (output.run !== undefined) {
      this.channel.append(output.text.replace(/\r\n/g, "\n"));
    }
  }

  ended(ended: RunEnded): void {
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
