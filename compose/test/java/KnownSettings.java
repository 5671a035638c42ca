import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** Asks the real programs which settings they know. */
public final class KnownSettings {
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("flink")) {
            flink();
            return;
        }
        for (int i = 1; i < arguments.length; i++) {
            System.out.println("file " + arguments[i]);
            kafka(Path.of(arguments[i]));
        }
    }

    /** Names of a file that the broker does not know, and what it says against the values of the others. */
    private static void kafka(Path file) throws Exception {
        Properties given = new Properties();
        given.load(Files.newBufferedReader(file));
        Class<?> type = Class.forName("org.apache.kafka.server.config.AbstractKafkaConfig");
        Object definition = type.getField("CONFIG_DEF").get(null);
        Object names = definition.getClass().getMethod("names").invoke(definition);
        Map<Object, Object> known = new HashMap<>(given);
        known.keySet().retainAll((java.util.Set<?>) names);
        given.keySet().stream().filter(name -> !known.containsKey(name)).sorted()
                .forEach(name -> System.out.println("unknown " + name));
        try {
            Class.forName("kafka.server.KafkaConfig").getConstructor(Map.class).newInstance(known);
            System.out.println("accepted " + known.size());
        } catch (java.lang.reflect.InvocationTargetException refused) {
            System.out.println("refused " + refused.getCause().getMessage());
        }
    }

    private static void flink() throws Exception {
        String[] holders = {
            "configuration.CheckpointingOptions", "configuration.CoreOptions", "configuration.JobManagerOptions",
            "configuration.PipelineOptions", "configuration.ExternalizedCheckpointRetention",
            "configuration.RestOptions", "configuration.RestartStrategyOptions", "configuration.SecurityOptions",
            "configuration.TaskManagerOptions", "configuration.WebOptions", "table.api.config.TableConfigOptions",
        };
        Class<?> option = Class.forName("org.apache.flink.configuration.ConfigOption");
        TreeSet<String> keys = new TreeSet<>();
        for (String holder : holders) {
            for (Field field : Class.forName("org.apache.flink." + holder).getFields()) {
                if (!Modifier.isStatic(field.getModifiers()) || field.getType() != option) continue;
                keys.add((String) option.getMethod("key").invoke(field.get(null)));
            }
        }
        Class<?> gateway = Class.forName("org.apache.flink.table.gateway.rest.util.SqlGatewayRestOptions");
        for (Field field : gateway.getFields()) {
            if (field.getType() != option) continue;
            keys.add("sql-gateway.endpoint.rest." + option.getMethod("key").invoke(field.get(null)));
        }
        keys.forEach(System.out::println);
    }
}
