package sluice.flink.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;

/**
 * How to read one message of a writer's schema in one pass: every field that the writer knows is checked, and those
 * that the table reads are put into their slots by field number. Fields the writer does not know are passed over.
 */
final class MessagePlan {
    private static final int DENSE_LIMIT = 1024;
    private static final int DEPTH_LIMIT = 100;

    private final String name;
    private final Columns columns;
    private final FieldPlan[] dense;
    private final Map<Integer, FieldPlan> sparse = new HashMap<>();

    private MessagePlan(ProtoMessage writer, Columns columns) {
        this.name = writer.fullName;
        this.columns = columns;
        int highest = 0;
        for (ProtoField field : writer.fields) {
            highest = field.number < DENSE_LIMIT ? Math.max(highest, field.number) : highest;
        }
        this.dense = new FieldPlan[highest + 1];
    }

    static MessagePlan of(ProtoMessage writer, Columns columns) {
        return of(writer, columns, new IdentityHashMap<>());
    }

    /** A plan that only checks is made once per message, so that a writer's recursive message has an end. */
    static MessagePlan of(ProtoMessage writer, Columns columns, Map<ProtoMessage, MessagePlan> checks) {
        MessagePlan known = columns == null ? checks.get(writer) : null;
        if (known != null) {
            return known;
        }
        MessagePlan plan = new MessagePlan(writer, columns);
        if (columns == null) {
            checks.put(writer, plan);
        }
        for (ProtoField field : writer.fields) {
            Column column = columns == null ? null : columns.byNumber(field.number);
            FieldPlan fieldPlan = FieldPlan.of(field, column, plan.othersOfOneof(writer, field), checks);
            if (field.number < plan.dense.length) {
                plan.dense[field.number] = fieldPlan;
            } else {
                plan.sparse.put(field.number, fieldPlan);
            }
        }
        return plan;
    }

    /** Setting one member of a oneof takes the others away, whether this table reads the new one or not. */
    private int[] othersOfOneof(ProtoMessage writer, ProtoField field) {
        if (field.oneof == null || columns == null) {
            return new int[0];
        }
        return writer.fields.stream()
                .filter(other -> other != field && field.oneof.equals(other.oneof))
                .map(other -> columns.byNumber(other.number))
                .filter(column -> column != null)
                .mapToInt(column -> column.slot)
                .toArray();
    }

    GenericRowData newRow() {
        return new GenericRowData(columns.size());
    }

    /** Reads up to {@code limit} into a new row; null = check only. */
    void read(WireReader in, int limit, GenericRowData row, int depth) throws BadRecord {
        merge(in, limit, row, depth);
        if (row != null) {
            finish(columns, row);
        }
    }

    /**
     * Reads up to {@code limit} into a row that may hold values of an earlier occurrence, and leaves it open for the
     * next one: however many pieces a message comes in, each of its fields is closed once.
     */
    void merge(WireReader in, int limit, GenericRowData row, int depth) throws BadRecord {
        if (depth > DEPTH_LIMIT) {
            throw BadRecord.malformed(name + " is nested deeper than " + DEPTH_LIMIT, in.position);
        }
        while (in.position < limit) {
            int tag = in.tag(limit);
            FieldPlan field = find(tag >>> 3);
            if (field == null) {
                in.skip(tag & 7, limit);
            } else {
                field.read(in, tag & 7, limit, row, depth);
            }
        }
    }

    private FieldPlan find(int number) {
        return number < dense.length ? dense[number] : sparse.get(number);
    }

    private static void finish(Columns columns, GenericRowData row) {
        List<Column> list = columns.list;
        for (int i = 0; i < list.size(); i++) {
            Column column = list.get(i);
            Object value = row.getField(column.slot);
            if (value == null) {
                row.setField(column.slot, columns.message.mapEntry ? Defaults.single(column) : Defaults.absent(column));
            } else if (value instanceof Elements elements) {
                row.setField(column.slot, new GenericArrayData(elements.toArray()));
            } else if (value instanceof Entries entries) {
                row.setField(column.slot, new GenericMapData(entries));
            } else if (column.row) {
                finish(column.columns, (GenericRowData) value);
            }
        }
    }

    /** An array that is still being read. */
    static final class Elements extends ArrayList<Object> {
        static Elements of(Object slot) {
            if (slot instanceof Elements open) {
                return open;
            }
            return new Elements();
        }
    }

    /** A map that is still being read. */
    static final class Entries extends LinkedHashMap<Object, Object> {
        static Entries of(Object slot) {
            if (slot instanceof Entries open) {
                return open;
            }
            return new Entries();
        }
    }
}
