import type { Message, SchemaModel } from "#codegen";
import type { MessageType } from "#kafka";
import { Everything } from "../../codegen/test/emit-cases/golden/generated/index.ts";
import { Matrix } from "../../codegen/test/emit-cases/matrix/generated/index.ts";
import { readCase } from "../../codegen/test/emit-support.ts";

/** A schema that the registry of the fuzz test knows, and the message that its reader expects. */
export interface FuzzCase {
  readonly name: string;
  /** Its id in the registry. */
  readonly id: number;
  readonly type: MessageType<unknown>;
  readonly model: SchemaModel;
  readonly message: Message;
}

/** Readers, by their number in `frames.bin`. */
export async function fuzzCases(): Promise<readonly FuzzCase[]> {
  const golden = await readCase("test/golden");
  const matrix = await readCase("codegen/test/emit-cases/matrix/schemas");
  const make = (name: string, id: number, type: object, model: SchemaModel): FuzzCase => {
    const codec = type as MessageType<unknown>;
    return { name, id, type: codec, model, message: model.messages.get(codec.name)! };
  };
  return [make("golden", 7, Everything, golden.model), make("matrix", 8, Matrix, matrix.model)];
}

/** The message that the index of a frame names in its writer's text. */
export function messageAt(writer: FuzzCase, index: readonly number[]): Message | undefined {
  let list = writer.model.files.find((file) => file.path === writer.message.file)!.messages;
  let found: Message | undefined;
  for (const position of index) {
    found = list[position];
    if (found === undefined) return undefined;
    list = found.messages;
  }
  return found;
}
