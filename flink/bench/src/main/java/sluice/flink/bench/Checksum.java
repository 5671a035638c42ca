package sluice.flink.bench;

import java.util.List;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.RowType;

/** One number for what a row says, the same for every format: shows that all of them did the same work. */
final class Checksum {
    private final List<RowData.FieldGetter> getters;

    Checksum(RowType type) {
        getters = java.util.stream.IntStream.range(0, type.getFieldCount())
                .mapToObj(i -> RowData.createFieldGetter(type.getTypeAt(i), i))
                .toList();
    }

    long of(RowData row) {
        long sum = 0;
        for (int i = 0; i < getters.size(); i++) {
            sum = sum * 31 + value(getters.get(i).getFieldOrNull(row));
        }
        return sum;
    }

    private static long value(Object value) {
        if (value == null) {
            // flink-protobuf reads an absent optional string as ''.
            return 0;
        }
        if (value instanceof StringData text) {
            return text.toString().hashCode();
        }
        if (value instanceof TimestampData time) {
            return time.getMillisecond();
        }
        if (value instanceof RowData time) {
            return time.getLong(0) * 1000 + time.getInt(1) / 1_000_000;
        }
        return value.hashCode();
    }
}
