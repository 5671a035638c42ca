import type { LineFormatName } from "./model.ts";

/** What a format calls its values; `undefined`: any name. `time` is how it writes times; without one it may be told. */
export interface LineFormatFacts {
  readonly names?: readonly string[];
  /** Names of this form stand for values, too. */
  readonly further?: RegExp;
  readonly time?: string;
}

const COMMON = ["host", "ident", "user", "time", "request", "method", "path", "protocol", "status", "bytes"];

/** Every format of `(sluice.v1.lines)`. */
export const LINE_FORMATS: Readonly<Record<LineFormatName, LineFormatFacts>> = {
  regex: {},
  json: {},
  logfmt: {},
  common: { names: COMMON, time: "clf" },
  combined: { names: [...COMMON, "referrer", "user_agent"], time: "clf" },
  syslog: {
    names: ["facility", "severity", "severity_name", "time", "host", "app", "process_id", "message_id", "message"],
    further: /^data\.[^.]+\..+$/,
    time: "iso",
  },
};
