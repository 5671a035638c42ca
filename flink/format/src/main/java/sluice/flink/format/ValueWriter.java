package sluice.flink.format;

import java.math.BigInteger;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/** One element of a field, without its tag. */
final class ValueWriter {
    private static final long UINT32_MAX = 0xffff_ffffL;

    private final Column column;
    private final ProtoKind kind;
    private final MessageWriter message;
    /** Of what a wrapper holds; else null. */
    private final ValueWriter wrapped;

    ValueWriter(Column column) {
        this.column = column;
        this.kind = column.field.kind;
        boolean wrapper = column.field.wrapper();
        this.wrapped = wrapper ? new ValueWriter(column.columns.list.get(0)) : null;
        this.message = column.columns == null || wrapper ? null : new MessageWriter(column.columns);
    }

    /** Whether an implicit field leaves the value out. */
    boolean isDefault(Object value) {
        return switch (kind) {
            case DOUBLE -> Double.doubleToRawLongBits((double) value) == 0;
            case FLOAT -> Float.floatToRawIntBits((float) value) == 0;
            case INT32, SINT32, SFIXED32 -> (int) value == 0;
            case INT64, SINT64, SFIXED64, UINT32, FIXED32 -> (long) value == 0;
            case UINT64, FIXED64 -> unsigned(value) == 0;
            case BOOL -> !(boolean) value;
            case STRING -> ((StringData) value).toBytes().length == 0;
            case BYTES -> ((byte[]) value).length == 0;
            case ENUM -> number(value) == 0;
            case MESSAGE -> false;
        };
    }

    void write(Object value, WireWriter out) {
        switch (kind) {
            case DOUBLE -> out.fixed64(Double.doubleToRawLongBits((double) value));
            case FLOAT -> out.fixed32(Float.floatToRawIntBits((float) value));
            case INT32 -> out.varint((int) value);
            case INT64 -> out.varint((long) value);
            case UINT32 -> out.varint(unsigned32(value));
            case UINT64 -> out.varint(unsigned(value));
            case SINT32 -> out.varint(Integer.toUnsignedLong((int) value << 1 ^ (int) value >> 31));
            case SINT64 -> out.varint((long) value << 1 ^ (long) value >> 63);
            case FIXED32 -> out.fixed32((int) unsigned32(value));
            case FIXED64 -> out.fixed64(unsigned(value));
            case SFIXED32 -> out.fixed32((int) value);
            case SFIXED64 -> out.fixed64((long) value);
            case BOOL -> out.varint((boolean) value ? 1 : 0);
            case ENUM -> out.varint(number(value));
            case STRING -> out.lengthAndBytes(((StringData) value).toBytes());
            case BYTES -> out.lengthAndBytes((byte[]) value);
            case MESSAGE -> {
                int start = out.begin();
                if (wrapped != null) {
                    wrapped(value, out);
                } else if (message != null) {
                    message.write((RowData) value, out);
                } else {
                    moment((TimestampData) value, out);
                }
                out.end(start);
            }
        }
    }

    private void wrapped(Object value, WireWriter out) {
        if (!wrapped.isDefault(value)) {
            out.varint(1 << 3 | wrapped.kind.wireType);
            wrapped.write(value, out);
        }
    }

    private void moment(TimestampData value, WireWriter out) {
        long seconds = Math.floorDiv(value.getMillisecond(), 1000L);
        int nanos = (int) Math.floorMod(value.getMillisecond(), 1000L) * 1_000_000 + value.getNanoOfMillisecond();
        if (seconds < Moment.FIRST_SECOND || seconds > Moment.LAST_SECOND) {
            throw outside(value, "the years 1 to 9999");
        }
        if (seconds != 0) {
            out.varint(1 << 3);
            out.varint(seconds);
        }
        if (nanos != 0) {
            out.varint(2 << 3);
            out.varint(nanos);
        }
    }

    private int number(Object name) {
        Integer number = column.names.number((StringData) name);
        if (number == null) {
            throw new IllegalArgumentException("Column `" + column.path + "`: '" + name + "' is not a value of enum "
                    + column.field.enumeration.fullName + ".");
        }
        return number;
    }

    private long unsigned32(Object value) {
        long number = (long) value;
        if (number < 0 || number > UINT32_MAX) {
            throw outside(value, "0.." + UINT32_MAX);
        }
        return number;
    }

    private long unsigned(Object value) {
        BigInteger number = ((DecimalData) value).toBigDecimal().toBigIntegerExact();
        if (number.signum() < 0 || number.bitLength() > 64) {
            throw outside(value, "0..18446744073709551615");
        }
        return number.longValue();
    }

    private IllegalArgumentException outside(Object value, String range) {
        return new IllegalArgumentException("Column `" + column.path + "`: " + value + " is outside " + range
                + ", the range of " + column.field.describe() + ".");
    }
}
