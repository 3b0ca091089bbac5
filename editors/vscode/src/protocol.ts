// What Garter answers beyond LSP. The types are those of docs/protocol.md.

export interface Board {
  id: string;
  name: string;
  kind: "virtual" | "serial";
  port?: string;
  state: "idle" | "running" | "connecting" | "lost";
  firmware?: string;
  selected: boolean;
  hasInspect: boolean;
}

export interface RunStarted {
  run: number;
  board: string;
}

export interface Output {
  board: string;
  run?: number;
  text: string;
}

export type Outcome =
  | { kind: "ok" }
  | { kind: "exception"; type: string; message: string; text: string; remedy?: string }
  | { kind: "interrupted" }
  | { kind: "lost"; why: string };

export interface RunEnded {
  board: string;
  run: number;
  outcome: Outcome;
  exitCode: number;
}

export interface HeapPicture {
  board: string;
  source: "live" | "paused";
  ageMs: number;
  blockBytes: number;
  kinds: [string, number][];
  totals: { total: number; used: number; free: number; maxFreeBlocks: number };
  gc: { collections: number; lastPauseUs: number; maxPauseUs: number; freedBytes: number };
  running?: { file: string; line: number; function: string };
}

export interface BoardsChanged {
  boards: Board[];
}

export interface Disassembly {
  text: string;
  mpyBytes: number;
}
