package sluice.flink.format;

/** A verdict on one record, not a fault of the program: it carries no stack trace. */
final class BadRecord extends Exception {
    /** The words that dead letters carry; they never change. */
    enum Reason {
        TOMBSTONE,
        TOO_SHORT,
        BAD_MAGIC,
        UNKNOWN_SCHEMA,
        BAD_INDEX,
        WRONG_MESSAGE,
        TRUNCATED,
        MALFORMED,
        BAD_UTF8;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    final Reason reason;

    BadRecord(Reason reason, String detail) {
        super(reason.word() + ": " + detail, null, false, false);
        this.reason = reason;
    }

    static BadRecord truncated(int position) {
        return new BadRecord(Reason.TRUNCATED, "ends inside a field, at byte " + position);
    }

    static BadRecord malformed(String detail, int position) {
        return new BadRecord(Reason.MALFORMED, detail + ", at byte " + position);
    }
}
