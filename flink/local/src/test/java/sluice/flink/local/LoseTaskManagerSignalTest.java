package sluice.flink.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sun.misc.Signal;

class LoseTaskManagerSignalTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(180)
    @DisplayName("a job whose TaskManager is killed twice goes on from its state, and its files hold each row once")
    void goesOnWithState() throws Exception {
        Configuration configuration = LocalConfiguration.of(List.of(
                "rest.port=0",
                "taskmanager.numberOfTaskSlots=1",
                "execution.checkpointing.interval=300ms",
                "execution.checkpointing.dir=" + folder.resolve("checkpoints").toUri()));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
        cluster.start();
        TaskManagerWatch watch = new TaskManagerWatch(cluster);
        Thread loop = new Thread(() -> {
            try {
                watch.run();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            loop.start();
            LoseTaskManagerSignal.install(watch);
            JobClient job = submit(cluster, configuration);
            for (int kill = 0; kill < 2; kill++) {
                long before = rows().count();
                until("rows in files", () -> rows().count() > before + 20);
                Signal.raise(new Signal(LoseTaskManagerSignal.NAME));
                until("the TaskManager to be gone", () -> taskManagers(cluster) == 0);
                until("another TaskManager", () -> taskManagers(cluster) == 1);
                until("the job to run again", () -> status(job) == JobStatus.RUNNING);
            }
            long before = rows().count();
            until("rows after the last kill", () -> rows().count() > before + 20);
            job.cancel().get(10, TimeUnit.SECONDS);
            long[] ids = rows().sorted().toArray();
            assertEquals(
                    LongStream.range(0, ids.length).boxed().toList(),
                    LongStream.of(ids).boxed().toList());
        } finally {
            cluster.close();
            loop.interrupt();
            loop.join();
        }
    }

    private JobClient submit(MiniCluster cluster, Configuration configuration) throws Exception {
        Configuration client = new Configuration(configuration);
        client.setString("execution.target", "remote");
        client.setString("rest.port", Integer.toString(cluster.getRestAddress().get().getPort()));
        TableEnvironment tables = TableEnvironment.create(
                EnvironmentSettings.newInstance().withConfiguration(client).build());
        // The state of this job is the next id.
        tables.executeSql(
                """
                CREATE TABLE ids (id BIGINT NOT NULL) WITH ('connector' = 'datagen', 'rows-per-second' = '200',
                  'fields.id.kind' = 'sequence', 'fields.id.start' = '0', 'fields.id.end' = '1000000')
                """);
        tables.executeSql(
                "CREATE TABLE files (id BIGINT NOT NULL) WITH ('connector' = 'filesystem', 'format' = 'sluice-json', 'path' = '"
                        + folder.resolve("out").toUri() + "')");
        return tables.executeSql("INSERT INTO files SELECT id FROM ids")
                .getJobClient()
                .orElseThrow();
    }

    /** Ids in files that are not hidden. */
    private LongStream rows() {
        Path out = folder.resolve("out");
        if (!Files.exists(out)) {
            return LongStream.empty();
        }
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .toList()
                    .stream()
                    .flatMap(LoseTaskManagerSignalTest::lines)
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int taskManagers(MiniCluster cluster) {
        return cluster.requestClusterOverview().join().getNumTaskManagersConnected();
    }

    private static JobStatus status(JobClient job) {
        return job.getJobStatus().join();
    }

    private static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited in vain for " + what);
            Thread.sleep(50);
        }
    }
}
