package sluice.flink.format;

import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;

/** Rows to framed Protobuf, under the schema id that was registered before the statement was deployed. */
final class ProtobufConfluentSerializer implements SerializationSchema<RowData> {
    private static final long serialVersionUID = 1L;

    private final String schema;
    private final String messageName;
    private final int schemaId;
    private final RowType rowType;

    private transient WireWriter out;
    private transient MessageWriter message;
    private transient int headerSize;

    ProtobufConfluentSerializer(String schema, String messageName, int schemaId, RowType rowType) {
        this.schema = schema;
        this.messageName = messageName;
        this.schemaId = schemaId;
        this.rowType = rowType;
        // While planning: a table that does not fit its schema must not get as far as a job.
        Columns.of(rowType, PinnedSchema.of(schema, messageName));
    }

    @Override
    public void open(InitializationContext context) {
        PinnedSchema pinned = PinnedSchema.of(schema, messageName);
        message = new MessageWriter(Columns.of(rowType, pinned));
        out = new WireWriter();
        header(pinned.file().path(messageName));
        headerSize = out.size();
    }

    private void header(int[] path) {
        out.octet(0);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.octet(schemaId >>> shift);
        }
        if (path.length == 1 && path[0] == 0) {
            out.octet(0);
            return;
        }
        out.varint((long) path.length << 1);
        for (int index : path) {
            out.varint((long) index << 1);
        }
    }

    @Override
    public byte[] serialize(RowData row) {
        out.cut(headerSize);
        message.write(row, out);
        return out.copy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProtobufConfluentSerializer that
                && schema.equals(that.schema)
                && messageName.equals(that.messageName)
                && schemaId == that.schemaId
                && rowType.equals(that.rowType);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, messageName, schemaId, rowType);
    }
}
