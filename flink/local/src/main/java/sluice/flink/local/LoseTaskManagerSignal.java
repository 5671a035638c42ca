package sluice.flink.local;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * SIGUSR1 ends the TaskManager as a crash would, so that tests can kill it: its tasks and what they hold in memory are
 * gone. Only the user who started the process can send it a signal; nothing listens for it.
 */
final class LoseTaskManagerSignal {
    /** Not USR2: the JVM itself suspends threads with that one. */
    static final String NAME = "USR1";

    private static final Logger LOG = LoggerFactory.getLogger(LoseTaskManagerSignal.class);

    private LoseTaskManagerSignal() {}

    static void install(TaskManagerWatch watch) {
        try {
            Signal.handle(new Signal(NAME), signal -> {
                LOG.warn("SIG{}: the TaskManager is ended", NAME);
                watch.lose();
            });
        } catch (IllegalArgumentException unknown) {
            LOG.info("This system has no signal {}", NAME);
        }
    }
}
