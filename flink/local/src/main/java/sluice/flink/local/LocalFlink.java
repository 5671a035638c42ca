package sluice.flink.local;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.table.gateway.SqlGateway;
import org.apache.flink.table.gateway.service.context.DefaultContext;
import org.apache.flink.table.gateway.service.session.SessionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink in one JVM: JobManager, one TaskManager, web UI and SQL Gateway. Arguments are {@code key=value} entries of
 * Flink's configuration. Runs until it is told to stop (SIGTERM) or the cluster cannot be kept (exit code 1).
 */
public final class LocalFlink {
    private static final Logger LOG = LoggerFactory.getLogger(LocalFlink.class);
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(2500);

    private final MiniCluster cluster;
    private final SqlGateway gateway;
    private volatile boolean closing;

    private LocalFlink(MiniCluster cluster, SqlGateway gateway) {
        this.cluster = cluster;
        this.gateway = gateway;
    }

    public static void main(String[] arguments) {
        LocalFlink flink;
        try {
            flink = start(LocalConfiguration.of(List.of(arguments)));
        } catch (Throwable failure) {
            LOG.error("Flink does not start", failure);
            System.err.println("Flink does not start: " + ErrorText.of(failure).message());
            Runtime.getRuntime().halt(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(flink::close, "local-flink-close"));
        try {
            TaskManagerWatch watch = new TaskManagerWatch(flink.cluster);
            LoseTaskManagerSignal.install(watch);
            String reason = watch.run();
            if (flink.closing) {
                return;
            }
            LOG.error("The cluster cannot be kept: {}", reason);
            System.err.println("The cluster cannot be kept: " + reason);
            System.exit(1);
        } catch (InterruptedException stop) {
            System.exit(1);
        }
    }

    private static LocalFlink start(Configuration configuration) throws Exception {
        FileSystem.initialize(configuration, PluginUtils.createPluginManagerFromRootFolder(configuration));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(configuration.get(TaskManagerOptions.NUM_TASK_SLOTS))
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
        cluster.start();
        URI rest = cluster.getRestAddress().get();

        Configuration client = new Configuration(configuration);
        client.setString("execution.target", "remote");
        client.setString("rest.address", rest.getHost());
        client.setString("rest.port", Integer.toString(rest.getPort()));
        // The constructor, because DefaultContext.load() insists on FLINK_CONF_DIR.
        SessionManager sessions = SessionManager.create(new DefaultContext(client, List.of()));
        SqlGateway gateway = new SqlGateway(client, sessions);
        gateway.start();

        String address = "http://" + client.getString("sql-gateway.endpoint.rest.address", "127.0.0.1") + ":"
                + client.getString("sql-gateway.endpoint.rest.port", "8083");
        LOG.info("Flink is ready: web UI {}, SQL Gateway {}", rest, address);
        System.out.println("ready rest=" + rest + " gateway=" + address);
        return new LocalFlink(cluster, gateway);
    }

    /** Checkpoints stay where they are; whatever does not close in time is left to the end of the process. */
    private void close() {
        closing = true;
        Thread work = new Thread(
                () -> {
                    try {
                        gateway.stop();
                        cluster.closeAsync().get(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
                        LOG.info("Flink is stopped");
                    } catch (Exception failure) {
                        LOG.warn("Flink did not close cleanly: {}", failure.toString());
                    }
                },
                "local-flink-closing");
        work.setDaemon(true);
        work.start();
        try {
            work.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
