package sluice.flink.format;

import org.apache.flink.table.data.TimestampData;

/** google.protobuf.Timestamp: seconds since 1970 and nanoseconds that always count forward. */
final class Moment {
    /** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z. */
    static final long FIRST_SECOND = -62_135_596_800L;

    static final long LAST_SECOND = 253_402_300_799L;
    private static final int SECONDS_TAG = 1 << 3;
    private static final int NANOS_TAG = 2 << 3;
    private static final int[] UNIT = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private Moment() {}

    /** Reads and checks one occurrence; fields it does not have are those of the occurrence before. */
    static TimestampData read(WireReader in, int limit, TimestampData before, int precision) throws BadRecord {
        long seconds = before == null ? 0 : Math.floorDiv(before.getMillisecond(), 1000L);
        int nanos = before == null
                ? 0
                : (int) Math.floorMod(before.getMillisecond(), 1000L) * 1_000_000 + before.getNanoOfMillisecond();
        int start = in.position;
        while (in.position < limit) {
            int tag = in.tag(limit);
            if (tag == SECONDS_TAG) {
                seconds = in.varint(limit);
            } else if (tag == NANOS_TAG) {
                nanos = (int) in.varint(limit);
            } else if (tag >>> 3 == 1 || tag >>> 3 == 2) {
                throw BadRecord.malformed("a field of a Timestamp has wire type " + (tag & 7), in.position);
            } else {
                in.skip(tag & 7, limit);
            }
        }
        if (seconds < FIRST_SECOND || seconds > LAST_SECOND) {
            throw BadRecord.malformed("a Timestamp is outside the years 1 to 9999", start);
        }
        if (nanos < 0 || nanos > 999_999_999) {
            throw BadRecord.malformed("the nanos of a Timestamp are outside 0..999999999", start);
        }
        int cut = nanos - nanos % UNIT[precision];
        return TimestampData.fromEpochMillis(seconds * 1000 + cut / 1_000_000, cut % 1_000_000);
    }
}
