package sluice.flink.format;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.BooleanType;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.DoubleType;
import org.apache.flink.table.types.logical.FloatType;
import org.apache.flink.table.types.logical.IntType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.MapType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarBinaryType;
import org.apache.flink.table.types.logical.VarCharType;

/** The table with every field of a message, as the contract's table of types has it. */
final class FuzzTypes {
    private FuzzTypes() {}

    static RowType row(ProtoMessage message) {
        List<RowType.RowField> cells = new ArrayList<>();
        for (ProtoField field : message.fields) {
            cells.add(new RowType.RowField(field.name, column(field)));
        }
        return new RowType(cells);
    }

    private static LogicalType column(ProtoField field) {
        if (field.map()) {
            return new MapType(
                    false,
                    element(field.message.field(1)).copy(false),
                    element(field.message.field(2)).copy(false));
        }
        if (field.repeated()) {
            return new ArrayType(false, element(field).copy(false));
        }
        return element(field).copy(field.presence());
    }

    private static LogicalType element(ProtoField field) {
        return switch (field.kind) {
            case DOUBLE -> new DoubleType();
            case FLOAT -> new FloatType();
            case INT32, SINT32, SFIXED32 -> new IntType();
            case INT64, SINT64, SFIXED64, UINT32, FIXED32 -> new BigIntType();
            case UINT64, FIXED64 -> new DecimalType(20, 0);
            case BOOL -> new BooleanType();
            case STRING, ENUM -> new VarCharType(VarCharType.MAX_LENGTH);
            case BYTES -> new VarBinaryType(VarBinaryType.MAX_LENGTH);
            case MESSAGE -> message(field);
        };
    }

    private static LogicalType message(ProtoField field) {
        if (field.timestamp()) {
            return new LocalZonedTimestampType(9);
        }
        return field.wrapper() ? element(field.message.field(1)) : row(field.message);
    }
}
