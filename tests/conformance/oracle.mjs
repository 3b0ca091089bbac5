// node oracle.mjs DIRECTORY FILE [heap bytes]: runs FILE under the WebAssembly build of MicroPython
// that npm installed below DIRECTORY. Exit code 1 when the program ended in an exception, whose
// traceback goes to standard output as well: it is part of what is expected.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [directory, file, heap] = process.argv.slice(2);
const build = "node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs";
const { loadMicroPython } = await import(pathToFileURL(path.join(directory, build)));
let output = [];
const write = (bytes) => output.push(Buffer.from(bytes));
const machine = await loadMicroPython({
  heapsize: heap ? +heap : 1 << 20,
  linebuffer: false,
  stdout: write,
  stderr: write,
});
let code = 0;
try {
  machine.runPython(fs.readFileSync(file, "utf8"));
} catch (error) {
  write(error.message);
  code = 1;
}
fs.writeSync(1, Buffer.concat(output));
process.exit(code);
