// Looks at what VS Code shows of the project: diagnostics, completion, renaming, mending, the lens, a run,
// the heap.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.env.CODE_SERVER}/node_modules/`);
const { chromium } = require("playwright-core");

const PATIENCE = 30_000;
const quiet = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: quiet,
});
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
page.setDefaultTimeout(PATIENCE);

let shots = 0;
async function shot(name) {
  const folder = process.env.SCREENSHOTS;
  if (folder) {
    await page.screenshot({ path: `${folder}/${++shots}-${name}.png` });
  }
}

function expect(what, wanted, found) {
  if (JSON.stringify(wanted) !== JSON.stringify(found)) {
    throw new Error(`${what}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
  }
  console.log(`ok: ${what}`);
}

/** Chooses a command by its name. */
async function command(name) {
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget input[type=text]").first();
  await input.waitFor();
  await input.fill(`>${name}`);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().click();
}

async function open(file) {
  await page.keyboard.press("Control+P");
  const input = page.locator(".quick-input-widget input[type=text]").first();
  await input.waitFor();
  await input.fill(file);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: file }).first().click();
  await page.locator(".monaco-editor .view-lines").first().waitFor();
}

/** Puts the cursor at a line and column, both from 1. */
async function goTo(line, column) {
  await page.keyboard.press("Control+G");
  const input = page.locator(".quick-input-widget input[type=text]").first();
  await input.waitFor();
  await input.fill(`:${line}:${column}`);
  await page.keyboard.press("Enter");
  await input.waitFor({ state: "hidden" });
  const place = `Ln ${line}, Col ${column}`;
  await page.locator(".statusbar-item", { hasText: place }).first().waitFor();
  await page.waitForTimeout(300);
}

/** The text of the editor, as far as it is shown. */
async function text() {
  const lines = await page.locator(".editor-instance .view-line").all();
  const all = await Promise.all(
    lines.map(async (line) => [(await line.boundingBox())?.y ?? 0, await line.innerText()]),
  );
  return all
    .sort((a, b) => a[0] - b[0])
    .map(([, it]) => it.replace(/\u00a0/g, " "))
    .join("\n");
}

async function until(what, condition) {
  const end = Date.now() + PATIENCE;
  let last;
  while (Date.now() < end) {
    last = await condition();
    if (last === true) {
      console.log(`ok: ${what}`);
      return;
    }
    await page.waitForTimeout(100);
  }
  await shot("failed");
  throw new Error(`${what} did not come; the last was ${JSON.stringify(last)}`);
}

try {
  await page.goto(process.env.ADDRESS);
  await page.locator(".monaco-workbench").waitFor();
  await open("main.py");

  // The problems: one row a diagnostic, `message garter(CODE) [Ln 8, Col 9]`.
  await command("Problems: Focus on Problems View");
  const rows = page.locator(".markers-panel .monaco-list-row .marker-line, .markers-panel .monaco-list-row .problem-message-container, .markers-panel .monaco-list-row");
  const wanted = readFileSync(`${process.env.PROJECT}/expected.txt`, "utf8").trim().split("\n");
  const shown = async () => {
    const texts = await rows.allInnerTexts();
    const found = new Set();
    for (const it of texts) {
      const match = /(GA\d+).*\[Ln (\d+), Col (\d+)\]/s.exec(it);
      if (match) {
        found.add(`${match[2] - 1}:${match[3] - 1} ${match[1]}`);
      }
    }
    return [...found].sort();
  };
  await until("the diagnostics are those that all editors show", async () => {
    const found = await shown();
    return JSON.stringify(found) === JSON.stringify(wanted) || found;
  });
  await shot("diagnostics");

  // Completion.
  await open("main.py");
  // The line after the last is empty.
  await goTo(10, 1);
  await page.keyboard.type("time.ticks_d", { delay: 30 });
  // The list is shown while the server still looks, too.
  const suggestion = page.locator(".suggest-widget .monaco-list-row", { hasText: "ticks_diff" }).first();
  await suggestion.waitFor();
  expect("a member is completed", true, await suggestion.isVisible());
  await shot("completion");
  await page.keyboard.press("Escape");
  for (let i = 0; i < "time.ticks_d".length; i++) {
    await page.keyboard.press("Backspace");
  }
  await page.keyboard.press("Escape");
  await until("the line is gone again", async () => !(await text()).includes("ticks_d") || (await text()));

  // Renaming.
  await goTo(4, 1);
  await page.keyboard.press("F2");
  const box = page.locator(".rename-box input");
  await box.waitFor();
  await box.fill("lamp");
  await page.keyboard.press("Enter");
  await until("a name is given another", async () => {
    const now = await text();
    return (now.includes("lamp = Blinker(1)") && now.includes("lamp.toggle()")) || now;
  });

  // Renaming what another file has.
  await goTo(4, 8);
  await page.keyboard.press("F2");
  await box.waitFor();
  await box.fill("Flasher");
  await page.keyboard.press("Enter");
  await until("a class of another file is given another name", async () => {
    const now = await text();
    return (now.includes("import Flasher") && now.includes("= Flasher(1)")) || now;
  });
  await open("blinker.py");
  await until("in that file, too", async () => {
    const now = await text();
    return now.includes("class Flasher:") || now;
  });
  await command("File: Save All");
  await open("main.py");
  await until("the first file is there again", async () => (await text()).includes("lamp.toggle()"));

  // Mending.
  await goTo(8, 7);
  await page.keyboard.press("Control+.");
  const action = page.locator(".action-widget .monaco-list-row", { hasText: "from machine import Pin" }).first();
  await action.waitFor();
  await shot("quick-fix");
  await page.keyboard.press("Enter");
  await until("an undefined name is imported", async () => {
    const now = await text();
    return now.includes("from machine import Pin") || now;
  });

  // Running: the lens above the first line, and the command.
  await page.keyboard.press("Control+A");
  await page.keyboard.type("print('from the', 'lens')\n");
  const lens = page.locator(".editor-instance .codelens-decoration a", { hasText: "Run on board" }).first();
  await lens.waitFor();
  await shot("lens");
  await lens.click();
  await until("the lens runs the file", async () => {
    const now = await page.locator(".part.panel").innerText();
    return now.replace(/\u00a0/g, " ").includes("from the lens") || now;
  });
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("print('grüß', 6 * 7)\n");
  await command("Garter: Run on Board");
  await until("the output is there", async () => {
    const now = await page.locator(".part.panel").innerText();
    return now.replace(/\u00a0/g, " ").includes("grüß 42") || now;
  });
  await shot("run");
  await command("Garter: Show Heap Map");
  const frame = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  await frame.locator("#text", { hasText: "bytes in use" }).waitFor();
  expect("the heap is shown", true, (await frame.locator("canvas").getAttribute("height")) > 64);
  await shot("heap");

  // A program that goes on: the view moves with it, and it is stopped.
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("import pyb; n = 0\nwhile True: n += 1; print(n); x = [n] * (n % 999); pyb.delay(20)\n");
  await command("Garter: Run on Board");
  const pictures = new Set();
  await until("the heap view moves while a program runs", async () => {
    pictures.add(await frame.locator("#text").innerText());
    return pictures.size > 2 || [...pictures];
  });
  await shot("moving");
  await command("Garter: Stop");
  await until("the program is stopped", async () => {
    const now = await page.locator(".part.panel").innerText();
    return now.includes("stopped") || now;
  });
  await shot("stopped");

  // One that prints without pause: what nobody can read is left out, and it is stopped at once.
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("while True: print('flood' * 12)\n");
  await command("Garter: Run on Board");
  await until("it prints", async () => {
    const now = await page.locator(".part.panel").innerText();
    return now.includes("floodflood") || now;
  });
  // So much of it that some has to be left out.
  await page.waitForTimeout(4000);
  await command("Garter: Stop");
  await until("the program that prints is stopped", async () => {
    const now = await page.locator(".part.panel").innerText();
    return now.includes("stopped") || now;
  });
  await command("Output: Focus on Output View");
  await page.keyboard.press("Control+F");
  await page.keyboard.type("characters are not shown");
  await until("and it is said how much was left out", async () => {
    const count = await page.locator(".part.panel .find-widget.visible .matchesCount").innerText();
    return /of [1-9]/.test(count) || count;
  });
  console.log("all well");
} catch (error) {
  await shot("failed");
  console.error(`FAILED: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
