package sluice.flink.file;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;

/** A row as a line of CSV, without line end. NULL is nothing, an empty text is {@code ""}. */
final class CsvRow implements SerializationSchema<RowData> {
    private static final long serialVersionUID = 1;

    private final RowType columns;
    private transient CsvValue[] values;

    CsvRow(RowType columns) {
        this.columns = columns;
    }

    @Override
    public void open(InitializationContext context) {
        values = columns.getChildren().stream().map(CsvValue::of).toArray(CsvValue[]::new);
    }

    @Override
    public byte[] serialize(RowData row) {
        StringBuilder line = new StringBuilder(16 * values.length);
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                line.append(',');
            }
            if (!row.isNullAt(i)) {
                values[i].append(line, row, i);
            }
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }
}
