package sluice.flink.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TaskManagerWatchTest {
    @Test
    @Timeout(50)
    @DisplayName("puts a new TaskManager in the place of a lost one and returns when the cluster stops")
    void replacesTaskManager() throws Exception {
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(LocalConfiguration.of(List.of("rest.port=0", "taskmanager.numberOfTaskSlots=1")))
                .setNumTaskManagers(1)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
        cluster.start();
        CompletableFuture<String> watch = CompletableFuture.supplyAsync(() -> {
            try {
                return new TaskManagerWatch(cluster).run();
            } catch (InterruptedException stop) {
                return "interrupted";
            }
        });
        try {
            waitForTaskManagers(cluster, 1);
            cluster.terminateTaskManager(0).get();
            waitForTaskManagers(cluster, 0);
            waitForTaskManagers(cluster, 1);
        } finally {
            cluster.close();
        }
        String reason = watch.get(30, TimeUnit.SECONDS);
        assertTrue(reason.contains("stopped") || reason.contains("dispatcher"), reason);
    }

    private static void waitForTaskManagers(MiniCluster cluster, int wanted) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        int count = -1;
        while (count != wanted && System.nanoTime() < deadline) {
            count = cluster.requestClusterOverview().get().getNumTaskManagersConnected();
            Thread.sleep(50);
        }
        assertEquals(wanted, count, "connected TaskManagers");
    }
}
