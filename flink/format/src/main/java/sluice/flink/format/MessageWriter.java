package sluice.flink.format;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.MapType;

/** Rows to one message, fields in the order of their numbers, as Protobuf's own writers do. */
final class MessageWriter {
    private static final int LENGTH = ProtoKind.LENGTH;

    private record Cell(
            Column column,
            RowData.FieldGetter getter,
            ValueWriter value,
            ArrayData.ElementGetter elements,
            ArrayData.ElementGetter mapKeys,
            ArrayData.ElementGetter mapValues,
            MessageWriter entry) {}

    private final List<Cell> cells;

    MessageWriter(Columns columns) {
        this.cells = columns.list.stream()
                .sorted(Comparator.comparingInt(column -> column.field.number))
                .map(MessageWriter::cell)
                .toList();
    }

    private static Cell cell(Column column) {
        RowData.FieldGetter getter = RowData.createFieldGetter(column.columnType, column.slot);
        if (column.field.map()) {
            MapType type = (MapType) column.columnType;
            return new Cell(
                    column,
                    getter,
                    null,
                    null,
                    ArrayData.createElementGetter(type.getKeyType()),
                    ArrayData.createElementGetter(type.getValueType()),
                    new MessageWriter(column.columns));
        }
        ArrayData.ElementGetter elements = column.field.repeated()
                ? ArrayData.createElementGetter(((ArrayType) column.columnType).getElementType())
                : null;
        return new Cell(column, getter, new ValueWriter(column), elements, null, null, null);
    }

    /** Throws IllegalArgumentException for a value that the field cannot hold, naming the column. */
    void write(RowData row, WireWriter out) {
        for (Cell cell : cells) {
            Object value = cell.getter.getFieldOrNull(row);
            Column column = cell.column;
            if (value == null) {
                if (!column.field.presence()) {
                    throw new IllegalArgumentException("Column `" + column.path + "` is NULL, but field "
                            + column.field.name + " (" + column.field.describe()
                            + ") cannot be absent. Declare it optional, or write COALESCE in the query.");
                }
            } else if (cell.entry != null) {
                map(cell, (MapData) value, out);
            } else if (cell.elements != null) {
                array(cell, (ArrayData) value, out);
            } else if (column.field.presence() || !cell.value.isDefault(value)) {
                one(cell, value, out);
            }
        }
    }

    private static void one(Cell cell, Object value, WireWriter out) {
        ProtoField field = cell.column.field;
        tag(field.number, field.kind.wireType, out);
        cell.value.write(value, out);
    }

    private static void array(Cell cell, ArrayData array, WireWriter out) {
        int size = array.size();
        if (size == 0) {
            return;
        }
        boolean packed = cell.column.field.kind.packable();
        int start = 0;
        if (packed) {
            tag(cell.column.field.number, LENGTH, out);
            start = out.begin();
        }
        for (int i = 0; i < size; i++) {
            Object element = notNull(cell, cell.elements.getElementOrNull(array, i), "an element");
            if (packed) {
                cell.value.write(element, out);
            } else {
                one(cell, element, out);
            }
        }
        if (packed) {
            out.end(start);
        }
    }

    /** Each entry is a small message with both fields written, as Protobuf's own writers do. */
    private static void map(Cell cell, MapData map, WireWriter out) {
        ArrayData keys = map.keyArray();
        ArrayData values = map.valueArray();
        for (int i = 0; i < map.size(); i++) {
            tag(cell.column.field.number, LENGTH, out);
            int start = out.begin();
            one(cell.entry.cells.get(0), notNull(cell, cell.mapKeys.getElementOrNull(keys, i), "a key"), out);
            one(cell.entry.cells.get(1), notNull(cell, cell.mapValues.getElementOrNull(values, i), "a value"), out);
            out.end(start);
        }
    }

    private static Object notNull(Cell cell, Object value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("Column `" + cell.column.path + "`: " + what
                    + " is NULL, which Protobuf has no form for.");
        }
        return value;
    }

    private static void tag(int number, int wireType, WireWriter out) {
        out.varint(Integer.toUnsignedLong(number << 3 | wireType));
    }
}
