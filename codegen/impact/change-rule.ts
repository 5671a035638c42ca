import type { ColumnChange, Setting } from "./column-change.ts";

/** The stable name of a class of changes: what a policy gives a severity to, and a waiver allows. */
export type ChangeRule = ColumnRule | LogRule;

/** Of columns, their values and their rules. */
export type ColumnRule =
  | "column-added"
  | "column-removed"
  | "column-renamed"
  | "column-renumbered"
  | "column-retyped"
  | "column-presence"
  | "values-removed"
  | "values-renumbered"
  | "values-added"
  | "rules-changed"
  | "old-records-dead"
  | "line-name-changed"
  | "sensitive-changed";

/** Of what is declared of a log or reference. */
export type LogRule =
  | "log-added"
  | "log-removed"
  | "message-changed"
  | "key-changed"
  | "topic-changed"
  | "event-time-changed"
  | "lateness-changed"
  | "partitions-changed"
  | "retention-changed"
  | "pipeline-changed"
  | "file-changed"
  | "origin-changed"
  | "lines-changed"
  | "index-changed";

const SETTINGS: Readonly<Record<Setting, ChangeRule>> = {
  message: "message-changed",
  key: "key-changed",
  topic: "topic-changed",
  "event time": "event-time-changed",
  lateness: "lateness-changed",
  tolerance: "lateness-changed",
  skew: "lateness-changed",
  partitions: "partitions-changed",
  retention: "retention-changed",
  pipeline: "pipeline-changed",
  file: "file-changed",
  origin: "origin-changed",
  unparsed: "rules-changed",
  rules: "rules-changed",
  "producer rules": "rules-changed",
  lines: "lines-changed",
  from: "line-name-changed",
  sensitive: "sensitive-changed",
};

/** The rule of a change; of enum values the gravest. */
export function changeRule({ kind, path, setting, gone, moved, direction }: ColumnChange): ChangeRule {
  switch (kind) {
    case "added":
    case "removed":
      return path.length === 0 ? `log-${kind}` : `column-${kind}`;
    case "values":
      return gone ? "values-removed" : moved ? "values-renumbered" : "values-added";
    case "settings":
      return direction === "all" ? "old-records-dead" : SETTINGS[setting ?? "rules"];
    case "index":
      return "index-changed";
    default:
      return `column-${kind}`;
  }
}
