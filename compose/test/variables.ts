import type { LoadedService } from "./loaded.ts";

/** The property that Confluent's images make of a variable: `_` is a dot, `__` an underscore, `___` a dash. */
export function propertyOf(variable: string, prefix: string): string {
  return variable
    .slice(prefix.length)
    .toLowerCase()
    .replaceAll(/_+/g, (line) => ({ 1: ".", 2: "_", 3: "-" })[line.length] ?? line);
}

/** Of the image's own start scripts, not settings of the program. */
const KAFKA_SCRIPT = new Set(["KAFKA_HEAP_OPTS", "KAFKA_LOG4J_LOGGERS"]);

/** What Confluent's broker knows more than Kafka's. Not asked of the program: it is not to be had here. */
const CONFLUENT_BROKER = [
  /^confluent\.(license\.topic\.replication\.factor|balancer\.enable|consumer\.lag\.emitter\.enabled)$/,
  /^confluent\.telemetry\.metrics\.collector\.interval\.ms$/,
  /^confluent\.telemetry\.exporter\.[a-z0-9]+\.(type|enabled|metrics\.include|api\.key|api\.secret|client\.base\.url|client\.compression|buffer\.(pending\.batches\.max|batch\.items\.max|inflight\.submissions\.max))$/,
];

/** Names by image, of the images' sources and of the documentation of 8.0 and 2.2. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  "confluentinc/cp-server": ["CLUSTER_ID", "CONFLUENT_SUPPORT_METRICS_ENABLE"],
  "confluentinc/cp-schema-registry": [
    "SCHEMA_REGISTRY_HEAP_OPTS",
    "SCHEMA_REGISTRY_HOST_NAME",
    "SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS",
    "SCHEMA_REGISTRY_KAFKASTORE_TOPIC_REPLICATION_FACTOR",
    "SCHEMA_REGISTRY_LISTENERS",
  ],
  "confluentinc/cp-ksqldb-server": [
    "KSQL_BOOTSTRAP_SERVERS",
    "KSQL_CONFLUENT_SUPPORT_METRICS_ENABLE",
    "KSQL_HEAP_OPTS",
    "KSQL_HOST_NAME",
    "KSQL_KSQL_INTERNAL_TOPIC_REPLICAS",
    "KSQL_KSQL_LOGGING_PROCESSING_ROWS_INCLUDE",
    "KSQL_KSQL_LOGGING_PROCESSING_STREAM_AUTO_CREATE",
    "KSQL_KSQL_LOGGING_PROCESSING_TOPIC_AUTO_CREATE",
    "KSQL_KSQL_LOGGING_PROCESSING_TOPIC_NAME",
    "KSQL_KSQL_LOGGING_PROCESSING_TOPIC_PARTITIONS",
    "KSQL_KSQL_LOGGING_PROCESSING_TOPIC_REPLICATION_FACTOR",
    "KSQL_KSQL_SCHEMA_REGISTRY_URL",
    // Settings of Kafka Streams.
    "KSQL_KSQL_STREAMS_AUTO_OFFSET_RESET",
    "KSQL_KSQL_STREAMS_NUM_STREAM_THREADS",
    "KSQL_KSQL_STREAMS_PROCESSING_GUARANTEE",
    "KSQL_KSQL_STREAMS_STATE_DIR",
    "KSQL_LISTENERS",
    "KSQL_LOG4J_OPTS",
  ],
  "confluentinc/cp-ksqldb-cli": ["KSQL_HEAP_OPTS"],
  "confluentinc/cp-enterprise-control-center-next-gen": [
    "CONTROL_CENTER_ALERTMANAGER_CONFIG_FILE",
    "CONTROL_CENTER_ALERTMANAGER_URL",
    "CONTROL_CENTER_BOOTSTRAP_SERVERS",
    "CONTROL_CENTER_HEAP_OPTS",
    "CONTROL_CENTER_INTERNAL_TOPICS_PARTITIONS",
    // The word before _URL is the name by which Control Center shows the cluster.
    "CONTROL_CENTER_KSQL_SLUICE_ADVERTISED_URL",
    "CONTROL_CENTER_KSQL_SLUICE_URL",
    "CONTROL_CENTER_PROMETHEUS_ENABLE",
    "CONTROL_CENTER_PROMETHEUS_RULES_FILE",
    "CONTROL_CENTER_PROMETHEUS_URL",
    "CONTROL_CENTER_REPLICATION_FACTOR",
    "CONTROL_CENTER_SCHEMA_REGISTRY_URL",
    "PORT",
  ],
  "confluentinc/cp-enterprise-prometheus": ["CONFIG_PATH", "LOG_FILE", "SHOULD_LOG_TO_FILE"],
  "confluentinc/cp-enterprise-alertmanager": ["CONFIG_PATH", "LOG_FILE", "SHOULD_LOG_TO_FILE"],
  flink: ["FLINK_PROPERTIES", "JOB_MANAGER_RPC_ADDRESS"],
};

/** Variables of a service that its image does not know. Those of Kafka itself are asked of the broker, see settings.test.ts. */
export function unknownVariables({ image, environment = {} }: LoadedService): string[] {
  const name = image.split(":")[0] as string;
  const known = new Set(KNOWN[name]);
  return Object.keys(environment).filter((variable) => !known.has(variable) && !isBroker(name, variable));
}

function isBroker(image: string, variable: string): boolean {
  return image === "confluentinc/cp-server" && variable.startsWith("KAFKA_");
}

/** The broker's properties of these variables, as the image writes them; those of Confluent's broker alone are apart. */
export function brokerProperties(environment: Readonly<Record<string, string>>): {
  readonly kafka: ReadonlyMap<string, string>;
  readonly confluent: ReadonlyMap<string, string>;
} {
  const kafka = new Map<string, string>();
  const confluent = new Map<string, string>();
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith("KAFKA_") || KAFKA_SCRIPT.has(variable)) continue;
    const property = propertyOf(variable, "KAFKA_");
    (CONFLUENT_BROKER.some((pattern) => pattern.test(property)) ? confluent : kafka).set(property, value);
  }
  return { kafka, confluent };
}

/** The entries of FLINK_PROPERTIES, read as the image reads them. */
export function flinkProperties(text: string): ReadonlyMap<string, string> {
  const lines = text.split("\n").map((line) => line.replaceAll(/\s/g, ""));
  const entries = lines.filter((line) => line !== "").map((line) => /^([^:]*):(.*)$/.exec(line));
  return new Map(entries.map((match) => [match?.[1] ?? "", match?.[2] ?? ""]));
}
