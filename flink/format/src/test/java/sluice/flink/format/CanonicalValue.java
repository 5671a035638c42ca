package sluice.flink.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/** A row as the text of test/fuzz/README.md: what the record says, whoever read it. */
final class CanonicalValue {
    private static final HexFormat HEX = HexFormat.of();

    private CanonicalValue() {}

    static String of(GenericRowData row, Columns columns) {
        StringBuilder text = new StringBuilder();
        message(row, columns, text);
        return text.toString();
    }

    private static void message(GenericRowData row, Columns columns, StringBuilder text) {
        List<Column> byNumber = new ArrayList<>(columns.list);
        byNumber.sort(Comparator.comparingInt(column -> column.field.number));
        text.append('{');
        String comma = "";
        for (Column column : byNumber) {
            Object value = row.getField(column.slot);
            if (value != null) {
                text.append(comma).append(column.field.number).append(':');
                field(value, column, text);
                comma = ",";
            }
        }
        text.append('}');
    }

    private static void field(Object value, Column column, StringBuilder text) {
        if (column.field.map()) {
            map((MapData) value, column.columns.list.get(0), column.columns.list.get(1), text);
        } else if (column.field.repeated()) {
            Object[] elements = objects((ArrayData) value);
            text.append('[');
            for (int i = 0; i < elements.length; i++) {
                element(elements[i], column, text.append(i == 0 ? "" : ","));
            }
            text.append(']');
        } else {
            element(value, column, text);
        }
    }

    private static void map(MapData map, Column key, Column value, StringBuilder text) {
        Object[] keys = objects(map.keyArray());
        Object[] values = objects(map.valueArray());
        Map<String, Object> sorted = new TreeMap<>();
        for (int i = 0; i < keys.length; i++) {
            StringBuilder name = new StringBuilder();
            element(keys[i], key, name);
            sorted.put(name.toString(), values[i]);
        }
        if (sorted.size() < keys.length) {
            throw new IllegalStateException("a key of " + key.path + " occurs twice");
        }
        text.append('{');
        String comma = "";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            element(entry.getValue(), value, text.append(comma).append(entry.getKey()).append('='));
            comma = ",";
        }
        text.append('}');
    }

    private static Object[] objects(ArrayData array) {
        return ((GenericArrayData) array).toObjectArray();
    }

    private static void element(Object value, Column column, StringBuilder text) {
        if (value instanceof StringData string) {
            if (column.field.kind == ProtoKind.ENUM) {
                text.append(string);
            } else {
                text.append('"').append(HEX.formatHex(string.toBytes())).append('"');
            }
        } else if (value instanceof byte[] bytes) {
            text.append('x').append(HEX.formatHex(bytes));
        } else if (value instanceof Double number) {
            text.append(number.isNaN() ? "nan" : HEX.toHexDigits(Double.doubleToRawLongBits(number)));
        } else if (value instanceof Float number) {
            text.append(number.isNaN() ? "nan" : HEX.toHexDigits(Float.floatToRawIntBits(number)));
        } else if (value instanceof DecimalData number) {
            text.append(number.toBigDecimal().toBigIntegerExact());
        } else if (value instanceof TimestampData time) {
            long seconds = Math.floorDiv(time.getMillisecond(), 1000L);
            int nanos = (int) Math.floorMod(time.getMillisecond(), 1000L) * 1_000_000 + time.getNanoOfMillisecond();
            text.append(seconds).append('.').append(Integer.toString(1_000_000_000 + nanos).substring(1));
        } else if (value instanceof GenericRowData row) {
            message(row, column.columns, text);
        } else {
            // Integers and booleans.
            text.append(value);
        }
    }
}
