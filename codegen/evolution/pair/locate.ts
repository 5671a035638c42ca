import type { SourceLocation } from "#core";
import { type EnumDescriptor, type FileDescriptor, type MessageDescriptor, STEP } from "../../parse/descriptor.ts";
import { openPlaces, type Places } from "../../parse/places.ts";

/** Where the thing of a change's path stands in a parsed file; undefined when it is not in there. */
export function locateIn(file: FileDescriptor, shown: string, path: string): SourceLocation | undefined {
  const places = placesOf(file, shown);
  if (path === "#/") return places.at([STEP.package]);
  let messages: readonly MessageDescriptor[] = file.messageType ?? [];
  let enums: readonly EnumDescriptor[] = file.enumType ?? [];
  let steps: readonly [number, number] = [STEP.fileMessage, STEP.fileEnum];
  let at: readonly number[] = [];
  let message: MessageDescriptor | undefined;
  let values: EnumDescriptor["value"];
  let found: SourceLocation | undefined;
  for (const step of path.slice(2).split("/")) {
    const fields = message?.field ?? [];
    const field = fields.findIndex(({ number }) => String(number) === step);
    const value = (values ?? []).findIndex(({ number = 0 }) => String(number) === step);
    const oneof = (message?.oneofDecl ?? []).findIndex(({ name }) => name === step);
    const nested = messages.findIndex(({ name }) => name === step);
    const enumeration = enums.findIndex(({ name }) => name === step);
    const child = messages[nested];
    if (field >= 0) return places.ofName([...at, STEP.field, field], fields[field]?.name ?? "");
    if (value >= 0) return places.ofName([...at, STEP.enumValue, value], values?.[value]?.name ?? "");
    if (child) {
      at = [...at, steps[0], nested];
      found = places.ofName(at, child.name);
      message = child;
      messages = child.nestedType ?? [];
      enums = child.enumType ?? [];
      steps = [STEP.nested, STEP.nestedEnum];
    } else if (enumeration >= 0) {
      at = [...at, steps[1], enumeration];
      found = places.ofName(at, enums[enumeration]?.name ?? "");
      values = enums[enumeration]?.value;
      message = undefined;
    } else if (oneof >= 0) found = places.ofName([...at, STEP.oneof, oneof], step);
    // It is only on the other side: shown there, if at all.
    else return undefined;
  }
  return found;
}

/** A file is shown under one path, and asked for each change. */
const opened = new WeakMap<FileDescriptor, Places>();

function placesOf(file: FileDescriptor, shown: string): Places {
  const known = opened.get(file) ?? openPlaces(shown, file);
  opened.set(file, known);
  return known;
}
