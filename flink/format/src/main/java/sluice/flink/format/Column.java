package sluice.flink.format;

import org.apache.flink.table.types.logical.LogicalType;

/**
 * One column of a table (or one field of a ROW) and the field of the pinned schema it stands for. {@code type} is the
 * type of a single element: of the array's element when the field is repeated, of the column otherwise.
 */
final class Column {
    final int slot;
    final String path;
    final ProtoField field;
    final LogicalType columnType;
    final LogicalType type;
    /** The fields of a ROW, the key and value of a map, the one field of a wrapper; null for anything else. */
    final Columns columns;

    final EnumNames names;
    /** Whether the column itself is a ROW, not an array of them. */
    final boolean row;

    Column(int slot, String path, ProtoField field, LogicalType columnType, LogicalType type, Columns columns) {
        this.slot = slot;
        this.path = path;
        this.field = field;
        this.columnType = columnType;
        this.type = type;
        this.columns = columns;
        this.row = columns != null && !field.repeated() && !field.wrapper();
        this.names = field.enumeration == null ? null : new EnumNames(field.enumeration);
    }

    boolean nullable() {
        return columnType.isNullable();
    }
}
