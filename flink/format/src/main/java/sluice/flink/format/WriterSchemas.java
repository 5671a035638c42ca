package sluice.flink.format;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The schemas that records were written with, by id, each with its plan. Ids never change their meaning, so good ones
 * are kept; unknown ones are asked for again after a while, because a registry may come to know them.
 */
final class WriterSchemas {
    static final Duration UNKNOWN_FOR = Duration.ofSeconds(30);
    static final int LIMIT = 1000;

    /** One id: {@code plan} is null when its text does not have the message. */
    record Writer(ProtoFile file, int[] path, MessagePlan plan) {}

    private record Unknown(BadRecord verdict, long until) {}

    private final WriterTexts texts;
    private final String messageName;
    private final Columns columns;
    private final LongSupplier nanoTime;
    private final Map<Integer, Writer> known = bounded();
    private final Map<Integer, Unknown> unknown = bounded();

    private int lastId;
    private Writer last;

    WriterSchemas(SchemaRegistry registry, String messageName, Columns columns, LongSupplier nanoTime) {
        this.texts = new WriterTexts(registry);
        this.messageName = messageName;
        this.columns = columns;
        this.nanoTime = nanoTime;
    }

    /** Throws BadRecord for an id that the registry does not have, IOException when it does not answer. */
    Writer of(int id) throws BadRecord, IOException {
        if (last == null || id != lastId) {
            last = find(id);
            lastId = id;
        }
        return last;
    }

    private Writer find(int id) throws BadRecord, IOException {
        Writer writer = known.get(id);
        if (writer != null) {
            return writer;
        }
        Unknown refused = unknown.get(id);
        if (refused != null && refused.until - nanoTime.getAsLong() > 0) {
            throw refused.verdict;
        }
        unknown.remove(id);

        try {
            writer = plan(texts.file(id));
        } catch (BadRecord refusal) {
            unknown.put(id, new Unknown(refusal, nanoTime.getAsLong() + UNKNOWN_FOR.toNanos()));
            throw refusal;
        }
        known.put(id, writer);
        return writer;
    }

    private Writer plan(ProtoFile file) {
        int[] path = file.path(messageName);
        return path == null
                ? new Writer(file, null, null)
                : new Writer(file, path, MessagePlan.of(file.at(path), columns));
    }

    private static <V> Map<Integer, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, V> eldest) {
                return size() > LIMIT;
            }
        };
    }
}
