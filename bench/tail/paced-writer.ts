import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { APPS, lineOf } from "./log-files.ts";

/**
 * `<folder> <lines per second> <seconds>`: writes lines with the time at which they are written, a few each 10 ms, as
 * applications do. A process of its own: it does not wait for whoever reads.
 */
const [folder = "", rate = "5000", seconds = "10"] = process.argv.slice(2);
const began = Date.now();
const total = Number(rate) * Number(seconds);
const serials = APPS.map(() => 0);
let written = 0;
let turn = 0;
const timer = setInterval(() => {
  const due = Math.min(total, Math.floor(((Date.now() - began) / 1000) * Number(rate)));
  const app = turn++ % APPS.length;
  const now = Date.now();
  let text = "";
  for (; written < due; written++) {
    serials[app] = (serials[app] ?? 0) + 1;
    text += lineOf(serials[app] ?? 0, now);
  }
  appendFileSync(join(folder, `${APPS[app]}.log`), text);
  if (written >= total) clearInterval(timer);
}, 10);
