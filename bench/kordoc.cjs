// Answers each path on stdin with the seconds kordoc's conversion took; see speed.py.
const { parse } = require("kordoc");
const { readFileSync } = require("node:fs");
const { createInterface } = require("node:readline");

async function main() {
  for await (const path of createInterface({ input: process.stdin })) {
    const began = performance.now();
    let fault = null;
    try {
      const bytes = readFileSync(path);
      const found = await parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
      fault = found.success ? null : String(found.code ?? "not read");
    } catch (error) {
      fault = error.name;
    }
    const seconds = (performance.now() - began) / 1000;
    const peak = process.resourceUsage().maxRSS / 1024;
    // kordoc prints to stdout too: an answer begins on a line of its own.
    process.stdout.write("\n" + JSON.stringify({ seconds, peak, fault }) + "\n");
  }
}

main();
