// Garter for VS Code: a thin client. The language server does the work, this shows it.

import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { BoardStatus, pick } from "./boards";
import { HeapView } from "./heap";
import { Listings } from "./listings";
import type { Board, BoardsChanged, Disassembly, HeapPicture, Output, RunEnded, RunStarted } from "./protocol";
import { RunOutput } from "./runs";
import { program, start, words } from "./server";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const status = new BoardStatus();
  const output = new RunOutput();
  const heap = new HeapView(() => void ask("garter/watchHeap", { on: false }));
  const bytecode = new Listings();
  context.subscriptions.push(status, output, bytecode);

  const command = <A>(name: string, act: (argument?: A) => Promise<void>) => {
    const guarded = (argument?: A) => act(argument).catch((error) => vscode.window.showErrorMessage(`Garter: ${words(error)}`));
    context.subscriptions.push(vscode.commands.registerCommand(`garter.${name}`, guarded));
  };

  const connect = async () => {
    try {
      client = await start();
    } catch (error) {
      const message = `Garter cannot be started as \`${program()}\`: ${words(error)}`;
      const settings = "Open Settings";
      if ((await vscode.window.showErrorMessage(message, settings)) === settings) {
        await vscode.commands.executeCommand("workbench.action.openSettings", "garter.path");
      }
      return;
    }
    client.onNotification("garter/output", (params: Output) => output.output(params));
    client.onNotification("garter/runEnded", (params: RunEnded) => output.ended(params));
    client.onNotification("garter/heapChanged", (params: HeapPicture) => heap.update(params));
    client.onNotification("garter/boardsChanged", (params: BoardsChanged) => status.show(params.boards));
    status.show(await ask<Board[]>("garter/boards", {}));
  };

  // The lens says which document it stands in; the button in an editor's title gives that one's URI.
  command<vscode.Uri | { uri: string }>("run", async (of) => {
    const uri = of instanceof vscode.Uri ? of : of && vscode.Uri.parse(of.uri);
    const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
    if (!document) {
      throw new Error("Open the file that is to be run.");
    }
    if (vscode.workspace.getConfiguration("garter").get("saveBeforeRun") && !document.isUntitled) {
      await document.save();
    }
    output.started(vscode.workspace.asRelativePath(document.uri));
    await ask<RunStarted>("garter/run", { uri: document.uri.toString() });
  });
  command("stop", async () => void (await ask("garter/stop", {})));
  command("softReset", async () => void (await ask("garter/softReset", {})));
  command("heap", async () => {
    heap.show(await ask<HeapPicture>("garter/heap", {}));
    const periodMs = vscode.workspace.getConfiguration("garter").get("heapPeriod");
    await ask("garter/watchHeap", { on: true, periodMs });
  });
  command("selectBoard", async () => {
    const board = await pick(await ask<Board[]>("garter/boards", {}));
    if (board) {
      await ask("garter/select", { board: board.id });
    }
  });
  command("repl", async () => {
    const name = "MicroPython";
    const open = vscode.window.terminals.find((it) => it.name === name && it.exitStatus === undefined);
    const terminal =
      open ?? vscode.window.createTerminal({ name, shellPath: program(), shellArgs: ["repl"] });
    terminal.show();
  });
  command("sync", async () => {
    const open = vscode.window.activeTextEditor?.document.uri;
    const folder = (open && vscode.workspace.getWorkspaceFolder(open)) ?? vscode.workspace.workspaceFolders?.[0];
    if (!folder) {
      throw new Error("Open the folder that is to be copied.");
    }
    await vscode.workspace.saveAll(false);
    const copying = new vscode.ProcessExecution(program(), ["sync", folder.uri.fsPath, ":"]);
    const kind = { type: "process", task: "sync" };
    const task = new vscode.Task(kind, folder, "Copy Project to Board", "Garter", copying, []);
    task.presentationOptions = { clear: true, showReuseMessage: false };
    await vscode.tasks.executeTask(task);
  });
  command("disassemble", async () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (!uri) {
      throw new Error("Open the file whose bytecode is to be shown.");
    }
    const listing = await ask<Disassembly>("garter/disassemble", { uri: uri.toString() });
    const shown = bytecode.show(uri, `# ${listing.mpyBytes} bytes as .mpy\n${listing.text}`);
    const document = await vscode.workspace.openTextDocument(shown);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside, true);
  });
  command("restart", async () => {
    await client?.stop();
    await connect();
  });

  await connect();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function ask<A>(method: string, params: object): Promise<A> {
  if (!client) {
    throw new Error("The language server does not run; the setting `garter.path` names its program.");
  }
  return client.sendRequest<A>(method, params);
}
