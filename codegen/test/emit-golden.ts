import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonValue } from "@bufbuild/protobuf";
import { ROOT } from "#core";
import { DecodeError, type MessageType, readFrame } from "#kafka";
import type { SchemaModel } from "../model.ts";

/** `frames.json` of `test/golden/` or `test/golden-types/`, shared with the Flink format. */
export interface GoldenFrames {
  readonly good: readonly { name: string; message: string; hex: string; value: JsonValue }[];
  readonly bad: readonly { name: string; message: string; hex: string; reason: string }[];
}

export function goldenFrames(folder: "golden" | "golden-types" = "golden"): GoldenFrames {
  return JSON.parse(readFileSync(join(ROOT, "test", folder, "frames.json"), "utf8")) as GoldenFrames;
}

export function startOf(frame: Buffer): number {
  return readFrame(frame).start;
}

/** The verdict on a whole frame, judged as the Flink format does: `known` is the id of the message's file, the only one. */
export function verdictOf(model: SchemaModel, type: MessageType<unknown>, bytes: Buffer, known: number): string {
  try {
    const frame = readFrame(bytes, (id) => id === known);
    const file = model.files.find((each) => each.path === model.messages.get(type.name)?.file)!;
    let messages = file.messages;
    let name: string | undefined;
    for (const at of frame.index) {
      const message = messages[at];
      name = message?.fullName;
      if (message === undefined) return "bad_index";
      messages = message.messages;
    }
    if (name !== type.name) return "wrong_message";
    type.decode(bytes, frame.start, bytes.length);
    return "good";
  } catch (error) {
    return error instanceof DecodeError ? error.reason : String(error);
  }
}
