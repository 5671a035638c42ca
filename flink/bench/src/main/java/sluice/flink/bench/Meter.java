package sluice.flink.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts the rows of the one job that runs, and notes the time of two of them: between them lies what is measured, so
 * that planning, deploying and the first compilation stay outside. Job and meter share the JVM.
 */
final class Meter {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Nanoseconds: of the clock, and of processor time of the whole JVM with its compiler and its collector. */
    record Moment(long wall, long cpu) {
        static Moment now() {
            return new Moment(System.nanoTime(), SYSTEM.getProcessCpuTime());
        }
    }

    /** What a job needed for {@code records} of its rows; {@code rows} is how many it had in all. */
    record Reading(long records, long wall, long cpu, long rows, long bytes, long checksum) {}

    private static long first;
    private static long last;
    private static long rows;
    private static long bytes;
    private static long checksum;
    private static Moment begin;
    private static Moment end;

    private Meter() {}

    /** Before each job: which of its rows begins and which ends the measured part. */
    static synchronized void reset(long firstRow, long lastRow) {
        first = firstRow;
        last = lastRow;
        rows = 0;
        bytes = 0;
        checksum = 0;
        begin = null;
        end = null;
    }

    /** One more row; called from the one thread that runs the job's sink or source. */
    static void row() {
        long row = ++rows;
        if (row == first) {
            begin = Moment.now();
        } else if (row == last) {
            end = Moment.now();
        }
    }

    static void bytes(int size) {
        bytes += size;
    }

    static void checksum(long value) {
        checksum += value;
    }

    /** For sinks that still hold rows when the last one has passed the meter. */
    static synchronized void endNow() {
        end = Moment.now();
    }

    static synchronized Reading read() {
        if (begin == null || end == null) {
            throw new IllegalStateException("the job had " + rows + " rows instead of " + last);
        }
        return new Reading(last - first, end.wall - begin.wall, end.cpu - begin.cpu, rows, bytes, checksum);
    }
}
