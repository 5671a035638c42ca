package sluice.flink.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/**
 * The formats in jobs of one Flink, in turns: {@code bootstrap=... url=... id=... schema=<file> records=... rounds=... tasks=...}.
 * Prints one line of JSON per job. Round 0 warms up and compares what the formats read.
 */
public final class FormatBench {
    /** What a job does. */
    private enum Task {
        DECODE_ALL,
        DECODE_FEW,
        ENCODE,
        ENCODE_TO_KAFKA
    }

    /** Everything that is encoded to Kafka ends here; the topic keeps little of it. */
    static final String OUTPUT = "bench_format_output";

    private final TableEnvironment tables;
    private final Map<String, String> settings;
    private final Peer.Registered schema;
    private final int records;

    private FormatBench(TableEnvironment tables, Map<String, String> settings) throws Exception {
        this.tables = tables;
        this.settings = settings;
        this.schema = new Peer.Registered(
                settings.get("url"), Integer.parseInt(settings.get("id")), Files.readString(Path.of(settings.get("schema"))));
        this.records = Integer.parseInt(settings.get("records"));
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            settings.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        try (MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration())
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1)
                .build())) {
            cluster.start();
            Configuration remote = configuration();
            remote.setString("execution.target", "remote");
            remote.setString("rest.port", Integer.toString(cluster.getRestAddress().get().getPort()));
            TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.newInstance()
                    .inStreamingMode()
                    .withConfiguration(remote)
                    .build());
            new FormatBench(tables, settings).run();
        }
        // Threads of clients would keep the process.
        System.exit(0);
    }

    private static Configuration configuration() {
        Configuration result = new Configuration();
        for (String key : List.of(
                "rest.address",
                "rest.bind-address",
                "jobmanager.rpc.address",
                "jobmanager.bind-host",
                "taskmanager.host",
                "taskmanager.bind-host")) {
            result.setString(key, "127.0.0.1");
        }
        result.setString("rest.port", "0");
        result.setString("parallelism.default", "1");
        result.setString("pipeline.object-reuse", "true");
        result.setString("restart-strategy.type", "none");
        result.setString("table.local-time-zone", "UTC");
        return result;
    }

    private void run() throws Exception {
        Loader.load(settings.get("bootstrap"), records, schema.id());
        int rounds = Integer.parseInt(settings.get("rounds"));
        for (int round = 0; round <= rounds; round++) {
            for (String name : settings.get("tasks").split(",")) {
                Task task = Task.valueOf(name.toUpperCase(java.util.Locale.ROOT));
                Map<Peer, Long> checksums = new EnumMap<>(Peer.class);
                // Each round begins with another one: nobody always runs after the same neighbour.
                for (int i = 0; i < Peer.values().length; i++) {
                    Peer peer = Peer.values()[(i + round) % Peer.values().length];
                    Meter.Reading reading = job(task, peer, round);
                    checksums.put(peer, reading.checksum());
                    print(task, peer, round, reading);
                }
                if (checksums.values().stream().distinct().count() > 1) {
                    throw new IllegalStateException(task + ": the formats read different values: " + checksums);
                }
            }
        }
    }

    private Meter.Reading job(Task task, Peer peer, int round) throws Exception {
        tables.executeSql("DROP TEMPORARY TABLE IF EXISTS source_rows");
        tables.executeSql("DROP TEMPORARY TABLE IF EXISTS sink_rows");
        boolean decode = task == Task.DECODE_ALL || task == Task.DECODE_FEW;
        String columns = peer.columns(task != Task.DECODE_FEW);
        String format = "'format' = '" + peer.format + "', " + peer.options(schema, decode);
        String kafka = "'connector' = 'kafka', 'properties.bootstrap.servers' = '" + settings.get("bootstrap") + "', ";
        String source = decode
                ? kafka + "'topic' = '" + peer.topic() + "', 'scan.startup.mode' = 'earliest-offset', "
                        + "'scan.bounded.mode' = 'latest-offset', " + format
                : "'connector' = 'bench-rows', 'records' = '" + records + "', 'count' = '"
                        + (task == Task.ENCODE_TO_KAFKA) + "'";
        String sink = switch (task) {
            case DECODE_ALL, DECODE_FEW -> "'connector' = 'bench-meter', 'checksum' = '" + (round == 0) + "'";
            case ENCODE -> "'connector' = 'bench-meter', " + format;
            // Large batches: else most of the time goes into requests, and how many there are is a matter of luck.
            case ENCODE_TO_KAFKA -> kafka + "'topic' = '" + OUTPUT + "', 'properties.batch.size' = '262144', "
                    + "'properties.linger.ms' = '20', " + format;
        };
        tables.executeSql("CREATE TEMPORARY TABLE source_rows (" + columns + ") WITH (" + source + ")");
        tables.executeSql("CREATE TEMPORARY TABLE sink_rows (" + columns + ") WITH (" + sink + ")");
        // The first quarter is left out: flink-protobuf makes a class per job, which must be compiled first.
        Meter.reset(records / 4, records);
        tables.executeSql("INSERT INTO sink_rows SELECT * FROM source_rows").await();
        if (task == Task.ENCODE_TO_KAFKA) {
            Meter.endNow();
        }
        return Meter.read();
    }

    private static void print(Task task, Peer peer, int round, Meter.Reading reading) throws Exception {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("task", task.name().toLowerCase(java.util.Locale.ROOT));
        line.put("format", peer.format);
        line.put("round", round);
        line.put("records", reading.records());
        line.put("wallMs", reading.wall() / 1e6);
        line.put("cpuMs", reading.cpu() / 1e6);
        line.put("bytes", reading.rows() == 0 ? 0 : reading.bytes() / reading.rows());
        System.out.println(new ObjectMapper().writeValueAsString(line));
    }
}
