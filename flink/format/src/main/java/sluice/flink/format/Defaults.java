package sluice.flink.format;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.TimestampData;

/** What a column holds when its field is not in the record. */
final class Defaults {
    private static final byte[] NO_BYTES = {};
    private static final GenericArrayData NO_ELEMENTS = new GenericArrayData(new Object[0]);
    private static final GenericMapData NO_ENTRIES = new GenericMapData(Map.of());
    private static final TimestampData EPOCH = TimestampData.fromEpochMillis(0);
    static final DecimalData ZERO = DecimalData.fromBigDecimal(BigDecimal.ZERO, SqlTypes.UINT64_DIGITS, 0);

    private Defaults() {}

    /**
     * Of a good record. A field with presence is NULL when absent; a column that was declared NOT NULL all the same
     * must never hold NULL, because the code that Flink makes does not look, so it gets the default value.
     */
    static Object absent(Column column) {
        return column.field.presence() && column.nullable() ? null : value(column);
    }

    /** Of a bad record: NULL wherever the column allows it. */
    static Object unread(Column column) {
        return column.nullable() ? null : value(column);
    }

    private static Object value(Column column) {
        if (column.field.map()) {
            return NO_ENTRIES;
        }
        return column.field.repeated() ? NO_ELEMENTS : single(column);
    }

    /** The default of one element. */
    static Object single(Column column) {
        return switch (column.field.kind) {
            case DOUBLE -> 0.0;
            case FLOAT -> 0.0f;
            case INT32, SINT32, SFIXED32 -> 0;
            case INT64, SINT64, SFIXED64, UINT32, FIXED32 -> 0L;
            case UINT64, FIXED64 -> ZERO;
            case BOOL -> false;
            case STRING -> EnumNames.empty();
            case BYTES -> NO_BYTES;
            case ENUM -> column.names.name(column.field.enumeration.values.get(0).number());
            case MESSAGE -> column.columns == null
                    ? EPOCH
                    : column.field.wrapper() ? single(column.columns.list.get(0)) : row(column.columns);
        };
    }

    private static GenericRowData row(Columns columns) {
        GenericRowData row = new GenericRowData(columns.size());
        for (Column column : columns.list) {
            row.setField(column.slot, absent(column));
        }
        return row;
    }
}
