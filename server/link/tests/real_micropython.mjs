// The WebAssembly build of MicroPython as a board: its REPL on standard input
// and output. It cannot receive a raw paste while it runs, and so it refuses one.
import { pathToFileURL } from 'node:url';

const { loadMicroPython } = await import(pathToFileURL(process.argv[2]));
const write = (data) => process.stdout.write(Buffer.from(data));
const python = await loadMicroPython({ heapsize: 102400, linebuffer: false, stdout: write });
python.replInit();

const RAW_PASTE = Buffer.from([5, 65, 1]);
let raw = false;
let asked = 0;

function feed(byte) {
    if (raw && byte === RAW_PASTE[asked]) {
        asked += 1;
        if (asked === RAW_PASTE.length) {
            asked = 0;
            write(Buffer.from('R\0'));
        }
        return;
    }
    const held = RAW_PASTE.subarray(0, asked);
    asked = 0;
    for (const one of [...held, byte]) {
        if (one === 1) raw = true;
        if (one === 2) raw = false;
        if (python.replProcessChar(one)) {
            write(Buffer.from('MPY: soft reboot\r\n'));
            python.replInit();
            if (raw) python.replProcessChar(1);
        }
    }
}

process.stdin.on('data', (data) => data.forEach(feed));
process.stdin.on('end', () => process.exit(0));
