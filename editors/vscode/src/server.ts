// The language server: started, asked, restarted.

import * as vscode from "vscode";
import {
  LanguageClient,
  LanguageClientOptions,
  ServerOptions,
  StaticFeature,
  TransportKind,
} from "vscode-languageclient/node";

/** Tells the server that its own notifications are understood. */
class SpeaksGarter implements StaticFeature {
  fillClientCapabilities(capabilities: { experimental?: unknown }): void {
    capabilities.experimental = { ...(capabilities.experimental as object), garter: true };
  }
  initialize(): void {}
  getState(): { kind: "static" } {
    return { kind: "static" };
  }
  clear(): void {}
}

/** The program that the user's settings name. */
export function program(): string {
  return vscode.workspace.getConfiguration("garter").get<string>("path") || "garter";
}

export async function start(): Promise<LanguageClient> {
  const server: ServerOptions = {
    command: program(),
    args: ["lsp"],
    transport: TransportKind.stdio,
  };
  const options: LanguageClientOptions = {
    // What was never saved can be run, too.
    documentSelector: [
      { scheme: "file", language: "python" },
      { scheme: "untitled", language: "python" },
    ],
    // What is set there counts where no garter.toml says anything.
    synchronize: { configurationSection: "garter" },
  };
  const client = new LanguageClient("garter", "Garter", server, options);
  client.registerFeature(new SpeaksGarter());
  await client.start();
  return client;
}

/** A refusal's words, with what can be done about it. */
export function words(error: unknown): string {
  const refusal = error as { message?: string; data?: { remedy?: string } };
  const remedy = refusal.data?.remedy;
  const message = refusal.message ?? String(error);
  if (!remedy) {
    return message;
  }
  return /[.!?]$/.test(message) ? `${message} ${remedy}` : `${message}. ${remedy}`;
}
