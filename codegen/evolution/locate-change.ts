import type { SourceLocation } from "#core";
import type { EnumType, Message, SchemaFile } from "../model.ts";
import type { Change } from "./change-type.ts";

/**
 * Where a change is seen in the file that is declared now; what is gone is seen in what held it. Undefined when nothing
 * of its path is in the file: it is gone altogether, or stands in an imported file.
 */
export function locateChange(file: SchemaFile, { path }: Change): SourceLocation | undefined {
  let place: SourceLocation | undefined;
  let types: { readonly messages: readonly Message[]; readonly enums: readonly EnumType[] } = file;
  let message: Message | undefined;
  for (const step of path.replace(/^#\//, "").split("/")) {
    const field = message?.fields.find(({ number }) => String(number) === step);
    if (field) return field.location;
    const next = types.messages.find(({ name }) => name === step);
    const enumeration = types.enums.find(({ name }) => name === step);
    place = (next ?? enumeration)?.location ?? place;
    if (next) types = next;
    message = next ?? message;
  }
  return place;
}
