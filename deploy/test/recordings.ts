import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#core";

type Piece = string | { readonly base64: string };

/** One exchange with a real server; see the README beside the file. */
export interface Recording {
  readonly name: string;
  readonly description: string;
  readonly request: {
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly httpVersion: "1.1" | "2";
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly chunks?: readonly string[];
  };
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly chunks?: readonly Piece[];
    readonly endedBy?: "server" | "client" | "error";
    readonly error?: string;
  };
  readonly error?: { readonly code: string };
}

const FILE = join(ROOT, "deploy/test/recordings/ksqldb-8.0.0/exchanges.jsonl");

export const recordings: ReadonlyMap<string, Recording> = new Map(
  readFileSync(FILE, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Recording)
    .map((recording) => [recording.name, recording]),
);

export function recording(name: string): Recording {
  const found = recordings.get(name);
  if (!found) throw new Error(`no recording ${name}`);
  return found;
}

/** The pieces of the answer's body as bytes. */
export function piecesOf({ response }: Recording): readonly Buffer[] {
  const pieces = response?.chunks ?? (response?.body ? [response.body] : []);
  return pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : Buffer.from(piece.base64, "base64")));
}

/** The JSON that was sent. */
export function sentBy({ request }: Recording): Readonly<Record<string, unknown>> {
  return JSON.parse(request.body ?? "{}") as Record<string, unknown>;
}
