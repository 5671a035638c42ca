package sluice.flink.local;

import java.util.List;
import org.apache.flink.configuration.Configuration;

/** Defaults for one JVM on one machine; every one of them gives way to a {@code key=value} argument. */
final class LocalConfiguration {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int DEFAULT_SLOTS = 16;
    /** Window operators need managed memory per slot; with less the job fails and restarts for ever. */
    private static final int MANAGED_MB_PER_SLOT = 10;

    private LocalConfiguration() {}

    static Configuration of(List<String> arguments) {
        Configuration given = new Configuration();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("not a key=value argument: " + argument);
            }
            given.setString(argument.substring(0, equals).strip(), argument.substring(equals + 1).strip());
        }

        Configuration result = defaults(slotsOf(given), given.getString("rest.port", "8081"));
        result.addAll(given);
        return result;
    }

    private static int slotsOf(Configuration given) {
        String text = given.getString("taskmanager.numberOfTaskSlots", Integer.toString(DEFAULT_SLOTS));
        try {
            int slots = Integer.parseInt(text);
            if (slots > 0) {
                return slots;
            }
        } catch (NumberFormatException refused) {
            // said below
        }
        throw new IllegalArgumentException("taskmanager.numberOfTaskSlots must be a whole number above 0: " + text);
    }

    private static Configuration defaults(int slots, String restPort) {
        String managed = slots * MANAGED_MB_PER_SLOT + "m";
        String network = Math.max(32, slots * 2) + "m";
        Configuration result = new Configuration();

        for (String key : List.of(
                "rest.address",
                "rest.bind-address",
                "jobmanager.rpc.address",
                "jobmanager.bind-host",
                "taskmanager.host",
                "taskmanager.bind-host",
                "sql-gateway.endpoint.rest.address",
                "sql-gateway.endpoint.rest.bind-address")) {
            result.setString(key, LOOPBACK);
        }
        result.setString("rest.port", restPort);
        result.setString("sql-gateway.endpoint.rest.port", "8083");
        // Jobs come through the gateway; nobody uploads jars to the web page.
        result.setString("web.submit.enable", "false");
        result.setString("security.delegation.tokens.enabled", "false");

        result.setString("taskmanager.numberOfTaskSlots", Integer.toString(slots));
        result.setString("taskmanager.memory.managed.size", managed);
        result.setString("taskmanager.memory.network.min", network);
        result.setString("taskmanager.memory.network.max", network);
        result.setString("parallelism.default", "1");
        // Safe for SQL jobs, whose operators copy what they keep; it saves a copy of each row per operator.
        result.setString("pipeline.object-reuse", "true");

        result.setString("execution.checkpointing.interval", "5s");
        result.setString("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        result.setString("restart-strategy.type", "exponential-delay");
        result.setString("restart-strategy.exponential-delay.initial-backoff", "1s");
        result.setString("restart-strategy.exponential-delay.max-backoff", "10s");
        result.setString("table.local-time-zone", "UTC");
        return result;
    }
}
