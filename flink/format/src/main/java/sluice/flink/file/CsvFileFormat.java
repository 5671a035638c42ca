package sluice.flink.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.table.types.logical.RowType;

/**
 * Flink finds the format {@code sluice-csv} here: a line with the column names, then a line per row, quoted as RFC 4180
 * says. Flink's own writes no names, and the same for NULL and an empty text.
 */
public final class CsvFileFormat extends LineFormat {
    public CsvFileFormat() {
        super("sluice-csv");
    }

    @Override
    LineWriter.Factory writer(RowType columns) {
        List<RowType.RowField> fields = columns.getFields();
        for (RowType.RowField field : fields) {
            if (!CsvValue.canWrite(field.getType())) {
                throw refuse(field, "CSV has no nested values; take single fields out of it, or format json or parquet");
            }
        }
        if (fields.size() == 1 && fields.get(0).getType().isNullable()) {
            throw refuse(fields.get(0), "alone in its line NULL would be an empty line, which readers pass over; make it NOT NULL");
        }
        String names = fields.stream().map(field -> CsvValue.quoted(field.getName())).collect(Collectors.joining(","));
        return new LineWriter.Factory((names + "\n").getBytes(StandardCharsets.UTF_8), new CsvRow(columns));
    }
}
