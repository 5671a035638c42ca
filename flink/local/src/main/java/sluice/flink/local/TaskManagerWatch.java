package sluice.flink.local;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MiniCluster never replaces a TaskManager that died, and every job then restarts for ever. This loop puts a new one in
 * its place and gives up, by returning, when the cluster cannot be kept.
 */
final class TaskManagerWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TaskManagerWatch.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int LOST_AFTER_POLLS = 2;
    private static final int REGISTERED_WITHIN_POLLS = 60;
    private static final int UNANSWERED_LIMIT = 30;
    private static final int REPLACEMENT_LIMIT = 5;

    private final MiniCluster cluster;
    private int absent;
    private int unanswered;
    private int replacements;
    /** Of all that were started; the cluster counts those that are gone as well. */
    private volatile int newest;

    TaskManagerWatch(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /** Runs while the cluster can be kept; the answer says why it cannot any more. */
    String run() throws InterruptedException {
        while (cluster.isRunning()) {
            Thread.sleep(POLL.toMillis());
            String reason = look();
            if (reason != null) {
                return reason;
            }
        }
        return "the cluster stopped by itself";
    }

    /** Ends the TaskManager that is there, without waiting; the loop then puts another one in its place. */
    void lose() {
        cluster.terminateTaskManager(newest);
    }

    private String look() throws InterruptedException {
        int count;
        try {
            count = cluster.requestClusterOverview().get(5, TimeUnit.SECONDS).getNumTaskManagersConnected();
            unanswered = 0;
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Exception failure) {
            unanswered++;
            return unanswered < UNANSWERED_LIMIT ? null : "the dispatcher does not answer: " + failure;
        }

        if (count > 0) {
            absent = 0;
            replacements = 0;
            return null;
        }
        absent++;
        // A replacement gets time to register before it counts as lost too.
        int patience = replacements == 0 ? LOST_AFTER_POLLS : REGISTERED_WITHIN_POLLS;
        return absent < patience ? null : replace();
    }

    private String replace() {
        absent = 0;
        replacements++;
        if (replacements > REPLACEMENT_LIMIT) {
            return "no TaskManager stays connected";
        }
        LOG.warn("TaskManager lost, starting a new one (attempt {})", replacements);
        try {
            cluster.startTaskManager();
            newest++;
            return null;
        } catch (Exception failure) {
            return "a new TaskManager does not start: " + failure;
        }
    }
}
