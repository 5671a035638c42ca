import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/**
 * `<folder> <lines> <seed> <looks>`: writes numbered lines in pieces, and rotates its file in all ways, as fast as it can;
 * but not twice between two looks, of each of which the reader leaves a byte in the file `looks`.
 */
const [folder = "", total = "0", seed = "1", looks = ""] = process.argv.slice(2);
const path = join(folder, "app.log");
/** More than there are rotations: nothing is overwritten. */
const KEPT = 200;
let state = Number(seed);
/** Mulberry32. */
const random = (below: number): number => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
};

const looked = (): number => statSync(looks).size;
let rotatedAt = looked();
function awaitLooks(): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  while (looked() < rotatedAt + 2) Atomics.wait(clock, 0, 0, 1);
}

function shift(): void {
  for (let number = KEPT; number >= 1; number--)
    for (const end of ["", ".gz"])
      if (existsSync(`${path}.${number}${end}`)) renameSync(`${path}.${number}${end}`, `${path}.${number + 1}${end}`);
}

function compress(number: number): void {
  if (!existsSync(`${path}.${number}`)) return;
  const packed = gzipSync(readFileSync(`${path}.${number}`));
  const fd = openSync(`${path}.${number}.gz`, "w");
  for (let at = 0; at < packed.length; at += 512) writeSync(fd, packed.subarray(at, at + 512));
  closeSync(fd);
  unlinkSync(`${path}.${number}`);
}

writeFileSync(path, "# header\n", { flag: "a" });
for (let line = 1; line <= Number(total); line++) {
  const text = `${line} ${"x".repeat(random(60))}\n`;
  const cut = random(4) === 0 ? random(text.length) : text.length;
  appendFileSync(path, text.slice(0, cut));
  if (cut < text.length) appendFileSync(path, text.slice(cut));
  if (random(400) > 0) continue;
  awaitLooks();
  shift();
  if (random(2) === 0) renameSync(path, `${path}.1`);
  else {
    copyFileSync(path, `${path}.1`);
    truncateSync(path, 0);
  }
  writeFileSync(path, "# header\n", { flag: "a" });
  rotatedAt = looked();
  if (random(2) === 0) compress(2 + random(3));
}
