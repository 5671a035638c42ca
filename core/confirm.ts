import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import { SluiceError } from "./error.ts";

export interface ConfirmStreams {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
  readonly signal?: AbortSignal;
}

/**
 * Asks for a name to be typed and compares it; `given` answers without asking. Without a terminal and without `given`
 * it is refused: nothing is deleted because nobody was there to say no.
 */
export async function confirmName(name: string, given: string | undefined, streams: ConfirmStreams): Promise<void> {
  const { input, output, signal } = streams;
  if (given === undefined && input.isTTY !== true) {
    throw new SluiceError("SLUICE_ARGUMENT", `nobody is there to confirm that ${name} is deleted`, {
      hint: `run it in a terminal, or say the name: --confirm ${name}`,
    });
  }
  const typed = given ?? (await ask(`type ${name} to delete all of this: `, input, output, signal));
  if (typed.trim() === name) return;
  throw new SluiceError("SLUICE_STOPPED", `"${typed.trim()}" is not ${name}: nothing was deleted`);
}

async function ask(
  question: string,
  input: Readable,
  output: Writable,
  signal: AbortSignal | undefined,
): Promise<string> {
  const lines = createInterface({ input, output });
  try {
    return await lines.question(question, signal ? { signal } : {});
  } catch {
    throw new SluiceError("SLUICE_STOPPED", "stopped: nothing was deleted");
  } finally {
    lines.close();
  }
}
