// node oracle.mjs DIRECTORY: runs programs under the WebAssembly build of MicroPython that npm
// installed below DIRECTORY, each on a machine of its own. A line of standard input is a program,
// {"source": ..., "heap": bytes or absent, "awaits": whether it awaits outside functions, or absent}; a
// line of standard output is what became of it, {"said": ..., "raised": ...}, with a character of
// `said` for each byte of its output. A traceback goes to the output as well: it is part of what is
// expected. Standard error gets the output of a program while it runs, for when it does not end.
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const build = "node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs";
const { loadMicroPython } = await import(pathToFileURL(path.join(process.argv[2], build)));

async function run({ source, heap, awaits }) {
  const output = [];
  const write = (bytes) => {
    output.push(Buffer.from(bytes));
    fs.writeSync(2, bytes);
  };
  const machine = await loadMicroPython({
    heapsize: heap ?? 1 << 20,
    linebuffer: false,
    stdout: write,
    stderr: write,
  });
  let raised = false;
  try {
    if (awaits) await machine.runPythonAsync(source);
    else machine.runPython(source);
  } catch (error) {
    write(error.message);
    raised = true;
  }
  return { said: Buffer.concat(output).toString("latin1"), raised };
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await run(JSON.parse(line))) + "\n");
}
