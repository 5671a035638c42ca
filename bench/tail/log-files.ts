import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Names that go to a partition of their own each, of three. */
export const APPS: readonly string[] = ["billing", "cart", "crm"];

const MESSAGES = [
  "job 91724 finished in 38 ms, 3 retries left",
  "GET /api/orders/20417?expand=items 200 17 ms",
  "upstream payments-2 refused the connection, trying payments-3",
  "cache miss for customer c-1204, loaded 14 rows",
];
const LEVELS = ["DEBUG", "INFO", "INFO", "WARN"];

/** Line `serial` of an application, with its end: about 90 bytes. */
export function lineOf(serial: number, time: number): string {
  const kind = serial % MESSAGES.length;
  return `${serial} ${new Date(time).toISOString()} ${LEVELS[kind]} ${MESSAGES[kind]}\n`;
}

/** Writes `<folder>/<app>.log` with `lines` lines each. Answers the bytes of all. */
export function writeLogs(folder: string, apps: readonly string[], lines: number): number {
  let bytes = 0;
  for (const app of apps) {
    const fd = openSync(join(folder, `${app}.log`), "w");
    for (let serial = 1; serial <= lines; ) {
      const parts: string[] = [];
      for (; serial <= lines && parts.length < 10_000; serial++) parts.push(lineOf(serial, 1_790_000_000_000 + serial));
      bytes += writeSync(fd, parts.join(""));
    }
    closeSync(fd);
  }
  return bytes;
}
