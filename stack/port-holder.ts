import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { outputOf } from "#core";

/** Who listens on a port. The command is cut to what fits a message; both are `undefined` for a process of another user. */
export interface PortHolder {
  readonly pid: number | undefined;
  readonly command: string | undefined;
}

/** The process that listens on this TCP port of this machine; `undefined` when none does or the platform does not tell. */
export function findPortHolder(port: number): PortHolder | undefined {
  return process.platform === "linux" ? findInProc(port) : findWithLsof(port);
}

/** Socket inodes that listen on the port, from the text of `/proc/net/tcp` or `/proc/net/tcp6`. */
export function parseListeners(text: string, port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, "0");
  const inodes: string[] = [];
  for (const line of text.split("\n").slice(1)) {
    const fields = line.trim().split(/\s+/);
    const [local, state, inode] = [fields[1], fields[3], fields[9]];
    if (state === "0A" && inode && local?.endsWith(`:${wanted}`)) inodes.push(inode);
  }
  return inodes;
}

/** Local addresses, in hex as the kernel prints them, on which a set of socket inodes listens. */
export function parseListenAddresses(text: string, inodes: ReadonlySet<string>): string[] {
  const addresses: string[] = [];
  for (const line of text.split("\n").slice(1)) {
    const fields = line.trim().split(/\s+/);
    if (fields[3] === "0A" && inodes.has(fields[9] ?? "")) addresses.push(fields[1] ?? "");
  }
  return addresses;
}

/** Inodes of the sockets that a process holds; empty when it is gone or belongs to another user. */
export function socketInodes(pid: number): string[] {
  const inodes: string[] = [];
  try {
    for (const fd of readdirSync(`/proc/${pid}/fd`)) {
      try {
        const match = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`));
        if (match) inodes.push(match[1] as string);
      } catch {
        // closed meanwhile
      }
    }
  } catch {
    // not ours to read
  }
  return inodes;
}

/** A command line as a message shows it: the program and its words. Flags are left out: they are long and may hold secrets. */
export function shortenCommand(words: readonly string[]): string {
  const program = words[0]?.split(/[\\/]/).at(-1) ?? "";
  const rest = words.slice(1).filter((word, i) => !word.startsWith("-") && !isPathOption(words[i]));
  const text = [program, ...rest].join(" ");
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function isPathOption(word: string | undefined): boolean {
  return word === "-cp" || word === "-classpath" || word === "--class-path";
}

function findInProc(port: number): PortHolder | undefined {
  const inodes = new Set<string>();
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    try {
      for (const inode of parseListeners(readFileSync(table, "utf8"), port)) inodes.add(inode);
    } catch {
      // no such address family
    }
  }
  if (inodes.size === 0) return undefined;
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry) || !socketInodes(Number(entry)).some((inode) => inodes.has(inode))) continue;
    return { pid: Number(entry), command: commandOf(Number(entry)) };
  }
  return { pid: undefined, command: undefined };
}

function commandOf(pid: number): string | undefined {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").filter(Boolean);
    return words.length > 0 ? shortenCommand(words) : undefined;
  } catch {
    return undefined;
  }
}

function findWithLsof(port: number): PortHolder | undefined {
  try {
    return parseLsof(outputOf("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"]));
  } catch {
    return undefined;
  }
}

/** The first process of `lsof -Fpc` output. */
export function parseLsof(text: string): PortHolder | undefined {
  const pid = /^p(\d+)$/m.exec(text)?.[1];
  return pid === undefined ? undefined : { pid: Number(pid), command: /^c(.+)$/m.exec(text)?.[1] };
}
