package sluice.flink.file;

import java.util.List;
import org.apache.flink.formats.common.TimestampFormat;
import org.apache.flink.formats.json.JsonFormatOptions.MapNullKeyMode;
import org.apache.flink.formats.json.JsonRowDataSerializationSchema;
import org.apache.flink.table.types.logical.RowType;

/** Flink finds the format {@code sluice-json} here: one JSON object per line, with a key for each column. */
public final class JsonFileFormat extends LineFormat {
    public JsonFileFormat() {
        super("sluice-json");
    }

    @Override
    LineWriter.Factory writer(RowType columns) {
        for (RowType.RowField column : columns.getFields()) {
            try {
                rows(new RowType(List.of(column)));
            } catch (UnsupportedOperationException refused) {
                throw refuse(column, refused.getMessage());
            }
        }
        return new LineWriter.Factory(new byte[0], rows(columns));
    }

    private static JsonRowDataSerializationSchema rows(RowType columns) {
        // A NULL key in a map is written as "null": to fail would stop the job at this row for ever.
        return new JsonRowDataSerializationSchema(
                columns, TimestampFormat.ISO_8601, MapNullKeyMode.LITERAL, "null", true, false);
    }
}
