package sluice.flink.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The filesystem connector with our formats, as a job of its own. */
class FileSinkTest {
    private static final String ROWS = "(1, 'a', 'x'), (2, 'b,c', 'y'), (3, CAST(NULL AS STRING), 'x'), (4, '', 'x')";

    @TempDir
    Path folder;

    private Map<String, String> run(String format, String partitioned) throws Exception {
        Configuration configuration = new Configuration();
        configuration.setString("execution.target", "local");
        configuration.setString("parallelism.default", "1");
        configuration.setString("execution.checkpointing.interval", "1h");
        configuration.setString("restart-strategy.type", "none");
        TableEnvironment tables = TableEnvironment.create(
                EnvironmentSettings.newInstance().withConfiguration(configuration).build());
        tables.executeSql(
                """
                CREATE TABLE `out` (`id` INT NOT NULL, `text` STRING, `part` STRING) %s WITH (
                  'connector' = 'filesystem', 'path' = '%s', 'format' = '%s', 'sink.parallelism' = '1')
                """
                        .formatted(partitioned, folder.toUri(), format));
        tables.executeSql("INSERT INTO `out` VALUES " + ROWS).await();
        return files();
    }

    /** Text by folder; each has one part. */
    private Map<String, String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> parts = all.filter(Files::isRegularFile).toList();
            assertTrue(parts.stream().allMatch(file -> file.getFileName().toString().startsWith("part-")), parts::toString);
            return parts.stream()
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file.getParent()).toString(),
                            FileSinkTest::text,
                            (one, other) -> one + "--- and another part ---\n" + other,
                            TreeMap::new));
        }
    }

    /** A file with its rows sorted: Flink reads each row of VALUES as a source of its own. A header stays where it is. */
    private static String text(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            long header = lines.get(0).startsWith("id,") ? 1 : 0;
            return Stream.concat(lines.stream().limit(header), lines.stream().skip(header).sorted())
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    @Timeout(120)
    @DisplayName("CSV: a part has one header, without the columns of its partition")
    void csv() throws Exception {
        assertEquals(
                Map.of("part=x", "id,text\n1,a\n3,\n4,\"\"\n", "part=y", "id,text\n2,\"b,c\"\n"),
                run("sluice-csv", "PARTITIONED BY (`part`)"));
    }

    @Test
    @Timeout(120)
    @DisplayName("JSON: a line per row, in one part without partitions")
    void json() throws Exception {
        assertEquals(
                Map.of(
                        "",
                        """
                        {"id":1,"text":"a","part":"x"}
                        {"id":2,"text":"b,c","part":"y"}
                        {"id":3,"text":null,"part":"x"}
                        {"id":4,"text":"","part":"x"}
                        """),
                run("sluice-json", ""));
    }
}
