package sluice.flink.format;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.table.types.logical.MapType;
import org.apache.flink.table.types.logical.RowType;

/**
 * The columns of a table matched by name with the fields of the pinned schema. A column without a field, or with
 * another type than the field's, is refused here, when the statement is planned.
 */
final class Columns {
    final ProtoMessage message;
    final List<Column> list;

    private Columns(ProtoMessage message, List<Column> list) {
        this.message = message;
        this.list = list;
    }

    int size() {
        return list.size();
    }

    /** The column of that field number, or null. */
    Column byNumber(int number) {
        for (Column column : list) {
            if (column.field.number == number) {
                return column;
            }
        }
        return null;
    }

    /** Matches a row type with the pinned schema; throws ValidationException. */
    static Columns of(RowType row, PinnedSchema schema) {
        return of(row, schema.message(), "");
    }

    private static Columns of(RowType row, ProtoMessage message, String path) {
        List<Column> columns = new ArrayList<>();
        for (RowType.RowField cell : row.getFields()) {
            String cellPath = path + cell.getName();
            ProtoField field = message.field(cell.getName());
            if (field == null) {
                throw new ValidationException(
                        "Column `" + cellPath + "`: message " + message.fullName + " has no field of that name.");
            }
            columns.add(column(columns.size(), cellPath, message, field, cell.getType()));
        }
        return new Columns(message, columns);
    }

    private static Column column(int slot, String path, ProtoMessage owner, ProtoField field, LogicalType type) {
        if (field.map()) {
            if (!(type instanceof MapType map)
                    || !SqlTypes.fits(field.message.field(1), map.getKeyType())
                    || !SqlTypes.fits(field.message.field(2), map.getValueType())) {
                throw mismatch(path, owner, field, type);
            }
            Column key = single(0, path, owner, field.message.field(1), map.getKeyType());
            Column value = single(1, path, owner, field.message.field(2), map.getValueType());
            return new Column(slot, path, field, type, type, new Columns(field.message, List.of(key, value)));
        }
        if (field.repeated()) {
            if (!(type instanceof ArrayType array) || !SqlTypes.fits(field, array.getElementType())) {
                throw mismatch(path, owner, field, type);
            }
            Column element = single(slot, path, owner, field, array.getElementType());
            return new Column(slot, path, field, type, element.type, element.columns);
        }
        return single(slot, path, owner, field, type);
    }

    private static Column single(int slot, String path, ProtoMessage owner, ProtoField field, LogicalType type) {
        if (!SqlTypes.fits(field, type)) {
            throw mismatch(path, owner, field, type);
        }
        return new Column(slot, path, field, type, type, inside(path, field, type));
    }

    private static Columns inside(String path, ProtoField field, LogicalType type) {
        if (field.kind != ProtoKind.MESSAGE || field.timestamp()) {
            return null;
        }
        if (field.wrapper()) {
            Column value = single(0, path, field.message, field.message.field(1), type);
            return new Columns(field.message, List.of(value));
        }
        return of((RowType) type, field.message, path + ".");
    }

    private static ValidationException mismatch(String path, ProtoMessage owner, ProtoField field, LogicalType type) {
        return new ValidationException("Column `" + path + "` is " + type.asSummaryString() + ", but field "
                + owner.fullName + "." + field.name + " is " + field.describe() + ", in SQL " + SqlTypes.of(field)
                + ".");
    }

    /** Types that hold a moment: both are read as UTC. */
    static boolean moment(LogicalType type) {
        return type.is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE)
                || type.is(LogicalTypeRoot.TIMESTAMP_WITHOUT_TIME_ZONE);
    }
}
