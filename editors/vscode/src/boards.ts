// The boards: which is meant, shown in the status bar and picked from a list.

import * as vscode from "vscode";
import type { Board } from "./protocol";

export class BoardStatus {
  private readonly item: vscode.StatusBarItem;

  constructor() {
    this.item = vscode.window.createStatusBarItem("garter.board", vscode.StatusBarAlignment.Left, 10);
    this.item.name = "MicroPython board";
    this.item.command = "garter.selectBoard";
  }

  show(boards: Board[]): void {
    const selected = boards.find((board) => board.selected);
    if (!selected) {
      this.item.hide();
      return;
    }
    const icon = selected.state === "running" ? "$(sync~spin)" : "$(circuit-board)";
    this.item.text = `${icon} ${selected.name}`;
    this.item.tooltip = [selected.firmware, selected.state, "Click to select another board"]
      .filter(Boolean)
      .join("\n");
    this.item.show();
    const running = selected.state === "running";
    void vscode.commands.executeCommand("setContext", "garter.running", running);
  }

  dispose(): void {
    this.item.dispose();
  }
}

/** Lets the user pick one. */
export async function pick(boards: Board[]): Promise<Board | undefined> {
  const items = boards.map((board) => ({
    label: `${board.selected ? "$(check) " : ""}${board.name}`,
    description: board.port ?? "",
    detail: [board.state, board.firmware].filter(Boolean).join(", "),
    board,
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: "The board that programs run on" });
  return picked?.board;
}
