/**
 * What a difference in an option of a table or job says. `neutral`: how fast or from where, never which rows. `time`: when
 * the watermark moves. `columns`: told by the columns themselves. `meaning`: which rows. `unknown`: nobody has looked.
 */
export type OptionKind = "neutral" | "time" | "columns" | "meaning" | "unknown";

type Rules = readonly (readonly [RegExp, OptionKind])[];

const CONNECTION: Rules = [
  [/^(value|key)\.[\w-]+\.(url|basic-auth\..*|ssl\..*)$/, "neutral"],
  [/^properties\.(bootstrap\.servers|client\.id|ssl\..*|sasl\..*|security\.protocol)$/, "neutral"],
  [/^properties\.(request\.timeout\.ms|receive\.buffer\.bytes|send\.buffer\.bytes)$/, "neutral"],
];

const SOURCE: Rules = [
  ...CONNECTION,
  [/^properties\.(max\.partition\.fetch\.bytes|fetch\.[\w.]+|max\.poll\.[\w.]+|group\.id)$/, "neutral"],
  [/^scan\.topic-partition-discovery\.interval$/, "neutral"],
  [/^scan\.watermark\./, "time"],
  [/^value\.protobuf-confluent\.schema$/, "columns"],
  [/^(connector|topic|topic-pattern)$/, "meaning"],
  [/^scan\.(startup|bounded)\./, "meaning"],
  [/^properties\.isolation\.level$/, "meaning"],
  [/^(value|key)\.(format|fields|fields-prefix|fields-include)$/, "meaning"],
  [/^value\.protobuf-confluent\.(message-name|on-error)$/, "meaning"],
];

const SINK: Rules = [
  ...CONNECTION,
  [/^properties\.(transaction\.timeout\.ms|linger\.ms|batch\.size|compression\.type)$/, "neutral"],
  [/^sink\.(parallelism|buffer-flush\..*|transactional-id-prefix)$/, "neutral"],
  [/^parquet\.(compression|page\.size|block\.size)$/, "neutral"],
  [/^value\.protobuf-confluent\.schema$/, "columns"],
  [/^value\.protobuf-confluent\.schema-id$/, "columns"],
  [/^(connector|topic|path|format|key\.fields)$/, "meaning"],
  [/^(value|key)\.(format|fields-include|json\..*)$/, "meaning"],
  [/^value\.protobuf-confluent\.message-name$/, "meaning"],
  [/^sink\.(delivery-guarantee|transaction-naming-strategy|partition-commit\..*)$/, "meaning"],
  [/^(partition\.|parquet\.|csv\.|json\.)/, "meaning"],
];

const JOB: Rules = [
  [/^execution\.checkpointing\.(interval|incremental|timeout|min-pause|max-concurrent-checkpoints)$/, "neutral"],
  [/^execution\.checkpointing\.(tolerable-failed-checkpoints|externalized-checkpoint-retention)$/, "neutral"],
  [/^(restart-strategy\.|pipeline\.name$|\$internal\.|execution\.state-recovery\.path$)/, "neutral"],
  [/^parallelism\.default$/, "neutral"],
  // A savepoint in canonical form is the same for all backends.
  [/^state\.backend\.(type|rocksdb\..*)$/, "neutral"],
  // What the planner makes of these stands in the graph.
  [/^table\.(exec\.state\.ttl|local-time-zone)$/, "columns"],
];

function kindBy(rules: Rules, key: string): OptionKind {
  return rules.find(([pattern]) => pattern.test(key))?.[1] ?? "unknown";
}

export function sourceOption(key: string): OptionKind {
  return kindBy(SOURCE, key);
}

export function sinkOption(key: string): OptionKind {
  return kindBy(SINK, key);
}

export function jobOption(key: string): OptionKind {
  return kindBy(JOB, key);
}
