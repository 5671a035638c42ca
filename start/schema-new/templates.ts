/** The files of a new log by path, for a name such as `order_event`: schema, model and case. `message` is `OrderEvent`. */
export function logFiles(name: string, message: string): ReadonlyMap<string, string> {
  const output = `${name}_counts_1m`;
  return new Map([
    [`schemas/${name}/v1/${name}.proto`, schema(name, message)],
    [`sql/flink/${name}/${output}.sql`, model(name)],
    [`sql/cases/${output}/minutes.yaml`, sqlCase(name)],
  ]);
}

function schema(name: string, message: string): string {
  return `// What this log holds, in one sentence.
syntax = "proto3";

package ${name}.v1;

import "buf/validate/validate.proto";
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";

// One thing that happened.
message ${message} {
  option (sluice.v1.log) = {
    topic: "${name}"
    key: "subject_id"
    event_time: "happened_at"
    lateness: "10s"
    partitions: 4
    retention: "7d"
  };

  enum Kind {
    KIND_UNSPECIFIED = 0;
    CREATED = 1;
    CHANGED = 2;
  }

  // Unique per event; a retry of the producer repeats it.
  string event_id = 1 [(buf.validate.field).string.uuid = true];
  // Records of one subject stay in order.
  string subject_id = 2 [(buf.validate.field).string.min_len = 1];
  Kind kind = 3 [(buf.validate.field).enum = { defined_only: true, not_in: [0] }];
  google.protobuf.Timestamp happened_at = 4 [(buf.validate.field).required = true];
}
`;
}

function model(name: string): string {
  return `--! Purpose: events per kind, each minute
--! Kind: output
--! Grain: kind; 1 minute
--! Time: happened_at
--! Output: topic, upsert, retention 7d
SELECT
  window_start,
  window_end,
  kind,
  COUNT(*) AS events
FROM (
  SELECT
    window_start,
    window_end,
    kind,
    -- A retry repeats the id.
    ROW_NUMBER() OVER (PARTITION BY window_start, window_end, event_id ORDER BY happened_at) AS repetition
  FROM TABLE(TUMBLE(TABLE ${name}_ok, DESCRIPTOR(happened_at), INTERVAL '1' MINUTE))
)
WHERE repetition = 1
GROUP BY window_start, window_end, kind
`;
}

function sqlCase(name: string): string {
  return `purpose: an event counts once for its kind, in the minute in which it happened
covers: [window boundary, late on time, too late, duplicate]
input:
  ${name}:
    each: { subject_id: s1, kind: CREATED }
    rows:
      - { at: 10:00:00, why: the first instant of 10:00, fields: { event_id: 00000000-0000-4000-8000-000000000001 } }
      - { at: 10:00:10, fields: { event_id: 00000000-0000-4000-8000-000000000002, kind: CHANGED } }
      - { at: 10:00:10, arrives: +1s, why: event 2 again, fields: { event_id: 00000000-0000-4000-8000-000000000002, kind: CHANGED } }
      - { at: 10:00:59.999, why: the last instant of 10:00, fields: { event_id: 00000000-0000-4000-8000-000000000003 } }
      - { at: 10:01:00, why: the first instant of 10:01, fields: { event_id: 00000000-0000-4000-8000-000000000004 } }
      - { at: 10:00:50, arrives: +10s, why: exactly as late as may be, fields: { event_id: 00000000-0000-4000-8000-000000000005 } }
      - { at: 10:00:50, arrives: +10001ms, why: a millisecond too late, fields: { event_id: 00000000-0000-4000-8000-000000000006 } }
      - { at: 10:03:00, why: closes 10:00 and 10:01, fields: { event_id: 00000000-0000-4000-8000-000000000007 } }
expect:
  rows:
    - { window_start: 10:00, window_end: 10:01, kind: CREATED, events: 3 }
    - { window_start: 10:00, window_end: 10:01, kind: CHANGED, events: 1 }
    - { window_start: 10:01, window_end: 10:02, kind: CREATED, events: 1 }
    - { window_start: 10:03, window_end: 10:04, kind: CREATED, events: 1 }
`;
}
