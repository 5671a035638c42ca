package sluice.flink.format;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.utils.LogicalTypeChecks;

/** How to read one field: checked as its writer declares it, kept as the pinned schema declares it. */
final class FieldPlan {
    private final ProtoField writer;
    private final ProtoKind writerKind;
    private final int wireType;
    private final boolean timestamp;
    private final boolean packedToo;
    private final int[] clears;
    private final MessagePlan message;

    /** Null when the table does not read the field. */
    private final Column column;
    private final ProtoKind kind;
    private final boolean map;
    private final boolean repeated;
    private final boolean wrapper;
    private final int precision;

    private FieldPlan(ProtoField writer, Column column, int[] clears, MessagePlan message) {
        this.writer = writer;
        this.writerKind = writer.kind;
        this.wireType = writer.kind.wireType;
        this.timestamp = writer.timestamp();
        this.packedToo = writer.repeated() && writer.kind.packable();
        this.clears = clears;
        this.message = message;
        this.column = column;
        this.kind = column == null ? null : column.field.kind;
        this.map = column != null && column.field.map();
        this.repeated = column != null && column.field.repeated();
        this.wrapper = column != null && column.field.wrapper();
        this.precision =
                column != null && column.field.timestamp() ? LogicalTypeChecks.getPrecision(column.type) : 0;
    }

    static FieldPlan of(ProtoField writer, Column wanted, int[] clears, Map<ProtoMessage, MessagePlan> checks) {
        Column column = wanted != null && readable(writer, wanted.field) ? wanted : null;
        MessagePlan message = writer.kind == ProtoKind.MESSAGE && !writer.timestamp()
                ? MessagePlan.of(writer.message, column == null ? null : column.columns, checks)
                : null;
        return new FieldPlan(writer, column, clears, message);
    }

    /** A field that changed to something else on the wire counts as absent, as in every Protobuf reader. */
    private static boolean readable(ProtoField writer, ProtoField reader) {
        return writer.kind.wireType == reader.kind.wireType
                && (writer.kind == ProtoKind.MESSAGE) == (reader.kind == ProtoKind.MESSAGE)
                && writer.map() == reader.map()
                && writer.timestamp() == reader.timestamp();
    }

    void read(WireReader in, int wire, int limit, GenericRowData row, int depth) throws BadRecord {
        if (wire == wireType) {
            element(in, limit, row, depth);
        } else if (wire == ProtoKind.LENGTH && packedToo) {
            int end = in.end(limit);
            while (in.position < end) {
                element(in, end, row, depth);
            }
        } else {
            throw BadRecord.malformed(
                    "field " + writer.name + " (" + writer.number + ") has wire type " + wire + " instead of "
                            + wireType,
                    in.position);
        }
        for (int slot : clears) {
            row.setField(slot, null);
        }
    }

    private void element(WireReader in, int limit, GenericRowData row, int depth) throws BadRecord {
        if (column == null) {
            check(in, limit, depth);
            return;
        }
        int slot = column.slot;
        if (map) {
            MessagePlan.Entries entries = MessagePlan.Entries.of(row.getField(slot));
            GenericRowData entry = message.newRow();
            message.read(in, in.end(limit), entry, depth + 1);
            entries.put(entry.getField(0), entry.getField(1));
            row.setField(slot, entries);
        } else if (repeated) {
            MessagePlan.Elements elements = MessagePlan.Elements.of(row.getField(slot));
            elements.add(value(in, limit, null, depth));
            row.setField(slot, elements);
        } else {
            row.setField(slot, value(in, limit, row.getField(slot), depth));
        }
    }

    private void check(WireReader in, int limit, int depth) throws BadRecord {
        switch (writerKind) {
            case STRING -> string(in, limit);
            case MESSAGE -> {
                int end = in.end(limit);
                if (timestamp) {
                    Moment.read(in, end, null, 0);
                } else {
                    message.read(in, end, null, depth + 1);
                }
            }
            default -> in.skip(wireType, limit);
        }
    }

    private Object value(WireReader in, int limit, Object before, int depth) throws BadRecord {
        return switch (kind) {
            case DOUBLE -> Double.longBitsToDouble(in.fixed64(limit));
            case FLOAT -> Float.intBitsToFloat(in.fixed32(limit));
            case INT32 -> (int) in.varint(limit);
            case INT64 -> in.varint(limit);
            case UINT32 -> in.varint(limit) & 0xffff_ffffL;
            case UINT64 -> unsigned(in.varint(limit));
            case SINT32 -> {
                int zigzag = (int) in.varint(limit);
                yield (zigzag >>> 1) ^ -(zigzag & 1);
            }
            case SINT64 -> {
                long zigzag = in.varint(limit);
                yield (zigzag >>> 1) ^ -(zigzag & 1);
            }
            case FIXED32 -> in.fixed32(limit) & 0xffff_ffffL;
            case FIXED64 -> unsigned(in.fixed64(limit));
            case SFIXED32 -> in.fixed32(limit);
            case SFIXED64 -> in.fixed64(limit);
            case BOOL -> in.varint(limit) != 0;
            case ENUM -> column.names.name((int) in.varint(limit));
            case STRING -> string(in, limit);
            case BYTES -> bytes(in, limit);
            case MESSAGE -> timestamp
                    ? Moment.read(in, in.end(limit), (TimestampData) before, precision)
                    : message(in, limit, before, depth);
        };
    }

    private Object message(WireReader in, int limit, Object before, int depth) throws BadRecord {
        int end = in.end(limit);
        if (wrapper) {
            GenericRowData box = message.newRow();
            box.setField(0, before);
            message.read(in, end, box, depth + 1);
            return box.getField(0);
        }
        GenericRowData row = before == null ? message.newRow() : (GenericRowData) before;
        if (repeated) {
            message.read(in, end, row, depth + 1);
        } else {
            message.merge(in, end, row, depth + 1);
        }
        return row;
    }

    private StringData string(WireReader in, int limit) throws BadRecord {
        int end = in.end(limit);
        int start = in.position;
        boolean good = in.utf8(end);
        if (!good && writerKind == ProtoKind.STRING) {
            throw new BadRecord(
                    BadRecord.Reason.BAD_UTF8,
                    "field " + writer.name + " (" + writer.number + "), at byte " + start);
        }
        in.position = end;
        if (column == null) {
            return null;
        }
        // The frame is not copied: nobody changes it, and it lives as long as the row.
        return good
                ? StringData.fromBytes(in.bytes, start, end - start)
                : StringData.fromString(new String(in.bytes, start, end - start, StandardCharsets.UTF_8));
    }

    private byte[] bytes(WireReader in, int limit) throws BadRecord {
        if (writerKind == ProtoKind.STRING) {
            return string(in, limit).toBytes();
        }
        int end = in.end(limit);
        byte[] value = Arrays.copyOfRange(in.bytes, in.position, end);
        in.position = end;
        return value;
    }

    private static DecimalData unsigned(long value) {
        if (value == 0) {
            return Defaults.ZERO;
        }
        BigDecimal number =
                value > 0 ? BigDecimal.valueOf(value) : new BigDecimal(Long.toUnsignedString(value));
        return DecimalData.fromBigDecimal(number, SqlTypes.UINT64_DIGITS, 0);
    }
}
