import type { ChangeType } from "./change-type.ts";

const KEEP_TYPE = "give the field its old type back, and put the new one into a new field with a new number";

/** What to do instead, for the differences that break a reader. */
const REMEDIES: Readonly<Partial<Record<ChangeType, string>>> = {
  PACKAGE_CHANGED: "keep the package: another package is another log, with a topic of its own",
  MESSAGE_REMOVED: "keep the message under its name and in its place, with a comment that it is no longer used",
  FIELD_KIND_CHANGED: KEEP_TYPE,
  FIELD_SCALAR_KIND_CHANGED: KEEP_TYPE,
  FIELD_NAMED_TYPE_CHANGED: KEEP_TYPE,
  FIELD_NUMERIC_LABEL_CHANGED: KEEP_TYPE,
  REQUIRED_FIELD_ADDED: "make the new field optional",
  REQUIRED_FIELD_REMOVED: "keep the required field: whoever reads with the old schema needs it",
  ONEOF_FIELD_REMOVED: "keep the member in its oneof, with a comment that it is no longer used",
  MULTIPLE_FIELDS_MOVED_TO_ONEOF: "leave the fields where they are, and make the oneof of new ones with new numbers",
  FIELD_MOVED_TO_EXISTING_ONEOF: "leave the field where it is, and give the oneof a new one with a new number",
};

/** Undefined for a difference that breaks nothing. */
export function remedyOf(type: ChangeType): string | undefined {
  return REMEDIES[type];
}
