package sluice.flink.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.table.data.RowData;

/** Writes one part file: its header, if there is one, then a line per row. */
final class LineWriter implements BulkWriter<RowData> {
    /** A call to the file per row would cost more than the row. Each open part has one of these. */
    private static final int BUFFER = 32 * 1024;

    private final OutputStream out;
    private final SerializationSchema<RowData> rows;

    private LineWriter(OutputStream out, SerializationSchema<RowData> rows) {
        this.out = out;
        this.rows = rows;
    }

    /**
     * Bulk, because Flink ends such a part at each checkpoint and never goes on with it: what is visible is whole, and the
     * header is written exactly once.
     *
     * @param header the first line with its line end, empty for none
     * @param rows a row as the bytes of its line, without line end
     */
    record Factory(byte[] header, SerializationSchema<RowData> rows) implements BulkWriter.Factory<RowData> {
        @Override
        public BulkWriter<RowData> create(FSDataOutputStream file) throws IOException {
            try {
                // It only readies what cannot be serialized, so that once more for the next part does no harm.
                rows.open(null);
            } catch (Exception failure) {
                throw new IOException("The writer of rows does not open", failure);
            }
            LineWriter writer = new LineWriter(new BufferedOutputStream(file, BUFFER), rows);
            writer.out.write(header);
            return writer;
        }
    }

    @Override
    public void addElement(RowData row) throws IOException {
        out.write(rows.serialize(row));
        out.write('\n');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** The file itself is closed by its owner. */
    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
