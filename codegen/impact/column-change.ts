import type { RelatedLocation } from "#core";
import type { RuleDirection } from "./rule-direction.ts";

/**
 * How a column of a log or reference differs between two versions of the schemas. SQL knows a column by its name, records
 * know it by its number, so both are looked at. `before` and `after`: names, numbers, types or settings in words.
 */
export interface ColumnChange {
  /** The log or reference. */
  readonly table: string;
  /** Names from the outside in, as the old version has them. Empty: the table itself. */
  readonly path: readonly string[];
  readonly kind:
    | "added"
    /** Neither its name nor its number is there. */
    | "removed"
    /** Its number has another name. */
    | "renamed"
    /** Its name has another number: what old records hold is not seen under it any more. */
    | "renumbered"
    | "retyped"
    /** Absent is null from now on, or no longer. */
    | "presence"
    /** Names of an enum are gone, stand for another number or are new. */
    | "values"
    /** Which records are valid, or when and where they are, by rule or option. */
    | "settings"
    /** Its message stands in another place of its file: the index in the frame. */
    | "index";
  readonly before?: string;
  readonly after?: string;
  /** Names of an enum that no record has any more: what a query compares with them never comes. */
  readonly gone?: readonly string[];
  /** Names that stand for another number: old records have another name now. */
  readonly moved?: readonly string[];
  /** New names. */
  readonly come?: readonly string[];
  /** Of `gone` and `come`: a name that is gone and the new one that its number has. */
  readonly recalled?: readonly { readonly from: string; readonly to: string }[];
  /** Of `settings`: which one. */
  readonly setting?: Setting;
  /** Of an event time: records may lack it, since it is new, or since nothing asked for it. */
  readonly maybeAbsent?: "new" | "optional";
  /** Of rules: which records they let through. `all`: a new field that no record has yet, and that must not be empty. */
  readonly direction?: RuleDirection | "all";
  /** Of another type: every old value is one of it, in the same bytes. */
  readonly wider?: true;
  /** Of another number: the field that had it. */
  readonly takenFrom?: string;
  /** Rules or the event time read the column as well: which records are valid, or when, is another with its value. */
  readonly decides?: true;
  /** The column of SQL may be null from now on, or never is any more. */
  readonly nullable?: "from now on" | "no longer";
  /** In the new version: of values the first that is another; of what is gone, the message or enum that held it; of a log that is gone, where it was, without its line. */
  readonly related: RelatedLocation;
  /** Of a field that is gone, or that is called otherwise and keeps them: its data-quality rules. */
  readonly rules?: string;
  /** Of a field that is gone. */
  readonly number?: number;
  /** Whether number and name of a field that is gone are reserved. */
  readonly reserved?: { readonly number: boolean; readonly name: boolean };
}

/** What is declared of a log or reference, beside its columns, and the rules of a column. */
export type Setting =
  | "message"
  | "key"
  | "topic"
  | "event time"
  | "lateness"
  | "tolerance"
  | "skew"
  | "partitions"
  | "retention"
  | "pipeline"
  | "file"
  /** Fields that stand with late and dead records. */
  | "origin"
  /** The field of what could not be parsed: a record that has it is dead. */
  | "unparsed"
  | "rules"
  /** How events stand in files: the tail reads them so. */
  | "lines"
  /** The name of a value in the events of a file. */
  | "from"
  /** Whether it is shown to a person. */
  | "sensitive"
  /** Rules that no engine checks. */
  | "producer rules";
