import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** All that was ever written to one file in one life. */
export interface Life {
  text: string;
}

/** A file on disk holds the first `bytes` of a life. */
interface OnDisk {
  readonly life: Life;
  bytes: number;
}

export const HEADER = "# time level message\n";
const KEPT = 5;

/** One log in a folder of its own on the real file system, and what truly happened to its bytes. */
export class World {
  readonly folder: string = mkdtempSync(join(tmpdir(), "sluice-tail-"));
  readonly path: string = join(this.folder, "app.log");
  readonly lives: Life[] = [];
  readonly #disk = new Map<string, OnDisk>();
  #number = 0;
  /** Something was removed or cut off: only then may bytes be missing. */
  destroyed = false;
  #clock = 0;

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** The life whose bytes stand in the file of this name. */
  lifeAt(path: string): Life | undefined {
    return this.#disk.get(path)?.life;
  }

  /** How many bytes of a life can still be read somewhere. */
  available(life: Life): number {
    return Math.max(0, ...[...this.#disk.values()].filter((file) => file.life === life).map(({ bytes }) => bytes));
  }

  isLive(life: Life): boolean {
    return this.#disk.get(this.path)?.life === life;
  }

  line(length: number): string {
    return `${++this.#number} ${"x".repeat(length)}${this.#number}\n`;
  }

  append(text: string, header = false): void {
    let file = this.#disk.get(this.path);
    if (file === undefined) {
      file = { life: { text: "" }, bytes: 0 };
      this.lives.push(file.life);
      this.#disk.set(this.path, file);
    }
    const all = (header && file.bytes === 0 ? HEADER : "") + text;
    appendFileSync(this.path, all);
    file.life.text += all;
    file.bytes += all.length;
  }

  #name(number: number, gz = false): string {
    return `${this.path}.${number}${gz ? ".gz" : ""}`;
  }

  #move(from: string, to: string): void {
    const file = this.#disk.get(from);
    if (file === undefined) return;
    renameSync(from, to);
    this.#disk.delete(from);
    this.#disk.set(to, file);
  }

  #delete(path: string): void {
    if (existsSync(path)) unlinkSync(path);
    if (this.#disk.delete(path)) this.destroyed = true;
  }

  #shift(): void {
    for (const gz of [false, true]) this.#delete(this.#name(KEPT, gz));
    for (let number = KEPT - 1; number >= 1; number--)
      for (const gz of [false, true]) {
        // What gzip left half done is begun anew later.
        if (existsSync(this.#name(number, gz)) && !this.#disk.has(this.#name(number, gz)))
          unlinkSync(this.#name(number, gz));
        this.#move(this.#name(number, gz), this.#name(number + 1, gz));
      }
  }

  rotate(): void {
    if (!this.#disk.has(this.path)) return;
    this.#shift();
    this.#move(this.path, this.#name(1));
  }

  copy(): void {
    const file = this.#disk.get(this.path);
    if (file === undefined) return;
    this.#shift();
    copyFileSync(this.path, this.#name(1));
    this.#disk.set(this.#name(1), { life: file.life, bytes: file.bytes });
  }

  truncate(): void {
    const file = this.#disk.get(this.path);
    if (file === undefined) return;
    truncateSync(this.path, 0);
    const life = { text: "" };
    this.lives.push(life);
    this.#disk.set(this.path, { life, bytes: 0 });
    this.destroyed = true;
  }

  copytruncate(): void {
    this.copy();
    this.truncate();
  }

  regrow(more: number): void {
    const size = this.#disk.get(this.path)?.bytes ?? 0;
    this.copytruncate();
    this.append("", true);
    for (let at = 0; at <= size || more-- > 0; ) {
      const line = this.line(3);
      this.append(line, true);
      at += line.length;
    }
  }

  unlink(): void {
    this.#delete(this.path);
  }

  reuse(): void {
    if (!this.#disk.has(this.path)) return;
    this.unlink();
    this.append(this.line(3));
  }

  expire(): void {
    for (let number = KEPT; number >= 1; number--)
      for (const gz of [false, true])
        if (this.#disk.has(this.#name(number, gz))) {
          this.#delete(this.#name(number, gz));
          return;
        }
  }

  gzip(partly: boolean): void {
    for (let number = 1; number <= KEPT; number++) {
      const file = this.#disk.get(this.#name(number));
      if (file === undefined || this.#disk.has(this.#name(number, true))) continue;
      const packed = gzipSync(readFileSync(this.#name(number)));
      if (partly) {
        writeFileSync(this.#name(number, true), packed.subarray(0, packed.length - 6));
        return;
      }
      writeFileSync(this.#name(number, true), packed);
      unlinkSync(this.#name(number));
      this.#disk.delete(this.#name(number));
      this.#disk.set(this.#name(number, true), file);
      return;
    }
  }

  clockBack(): void {
    this.#clock++;
    for (const path of this.#disk.keys())
      utimesSync(path, 1_000_000 - this.#clock * 1000, 1_000_000 - this.#clock * 1000);
  }
}
