package sluice.flink.format;

import java.util.StringJoiner;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeFamily;
import org.apache.flink.table.types.logical.LogicalTypeRoot;

/** Which SQL type stands for which kind of field. */
final class SqlTypes {
    static final int UINT64_DIGITS = 20;

    private SqlTypes() {}

    /** Whether one value of the field can be held by the type; NULLs are not looked at. */
    static boolean fits(ProtoField field, LogicalType type) {
        return switch (field.kind) {
            case DOUBLE -> type.is(LogicalTypeRoot.DOUBLE);
            case FLOAT -> type.is(LogicalTypeRoot.FLOAT);
            case INT32, SINT32, SFIXED32 -> type.is(LogicalTypeRoot.INTEGER);
            case INT64, SINT64, SFIXED64, UINT32, FIXED32 -> type.is(LogicalTypeRoot.BIGINT);
            case UINT64, FIXED64 -> type instanceof DecimalType decimal
                    && decimal.getPrecision() == UINT64_DIGITS
                    && decimal.getScale() == 0;
            case BOOL -> type.is(LogicalTypeRoot.BOOLEAN);
            case STRING, ENUM -> type.is(LogicalTypeFamily.CHARACTER_STRING);
            case BYTES -> type.is(LogicalTypeFamily.BINARY_STRING);
            case MESSAGE -> field.timestamp()
                    ? Columns.moment(type)
                    : field.wrapper() ? fits(field.message.field(1), type) : type.is(LogicalTypeRoot.ROW);
        };
    }

    /** The SQL type of a field, for messages to people. */
    static String of(ProtoField field) {
        if (field.map()) {
            return "MAP<" + element(field.message.field(1)) + ", " + element(field.message.field(2)) + ">";
        }
        return field.repeated() ? "ARRAY<" + element(field) + ">" : element(field);
    }

    private static String element(ProtoField field) {
        return switch (field.kind) {
            case DOUBLE -> "DOUBLE";
            case FLOAT -> "FLOAT";
            case INT32, SINT32, SFIXED32 -> "INT";
            case INT64, SINT64, SFIXED64, UINT32, FIXED32 -> "BIGINT";
            case UINT64, FIXED64 -> "DECIMAL(" + UINT64_DIGITS + ", 0)";
            case BOOL -> "BOOLEAN";
            case STRING, ENUM -> "STRING";
            case BYTES -> "BYTES";
            case MESSAGE -> field.timestamp()
                    ? "TIMESTAMP_LTZ(9)"
                    : field.wrapper() ? element(field.message.field(1)) : row(field.message);
        };
    }

    private static String row(ProtoMessage message) {
        StringJoiner fields = new StringJoiner(", ", "ROW<", ">");
        // One level is enough to see what is meant; recursive types must end somewhere.
        for (ProtoField field : message.fields) {
            fields.add("`" + field.name + "` " + (field.message == null ? of(field) : "..."));
        }
        return fields.toString();
    }
}
