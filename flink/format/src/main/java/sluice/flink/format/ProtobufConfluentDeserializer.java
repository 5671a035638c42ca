package sluice.flink.format;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.logical.RowType;

/** Framed Protobuf to rows: the columns of the table, then the metadata that was asked for. */
final class ProtobufConfluentDeserializer implements DeserializationSchema<RowData> {
    private static final long serialVersionUID = 1L;

    /** Where the text, the name and the registry are; all that is needed to make the plans anew on a worker. */
    record Source(RegistryAccess registry, String schema, String messageName, boolean emitErrors)
            implements java.io.Serializable {
        Source(String url, String schema, String messageName, boolean emitErrors) {
            this(RegistryAccess.of(url), schema, messageName, emitErrors);
        }
    }

    private final Source source;
    private final RowType rowType;
    private final List<FormatMetadata> metadata;
    private final TypeInformation<RowData> produced;

    private transient FrameDecoder decoder;
    private transient Columns columns;

    ProtobufConfluentDeserializer(
            Source source, RowType rowType, List<FormatMetadata> metadata, TypeInformation<RowData> produced) {
        this.source = source;
        this.rowType = rowType;
        this.metadata = List.copyOf(metadata);
        this.produced = produced;
        // While planning: a table that does not fit its schema must not get as far as a job.
        matchColumns();
    }

    private Columns matchColumns() {
        return Columns.of(rowType, PinnedSchema.of(source.schema, source.messageName));
    }

    @Override
    public void open(InitializationContext context) {
        open(new SchemaRegistry(source.registry, SchemaRegistry.PATIENCE), System::nanoTime);
    }

    void open(SchemaRegistry registry, java.util.function.LongSupplier nanoTime) {
        columns = matchColumns();
        WriterSchemas writers = new WriterSchemas(registry, source.messageName, columns, nanoTime);
        decoder = new FrameDecoder(writers, source.messageName);
    }

    @Override
    public RowData deserialize(byte[] frame) throws IOException {
        if (frame == null) {
            return source.emitErrors
                    ? badRow(null, new BadRecord(BadRecord.Reason.TOMBSTONE, "the record has no value"))
                    : null;
        }
        try {
            GenericRowData row = newRow();
            decoder.decode(frame, row);
            describe(row, null, frame);
            return row;
        } catch (BadRecord bad) {
            if (source.emitErrors) {
                return badRow(frame, bad);
            }
            throw new IOException("A record of " + source.messageName + " cannot be read: " + bad.getMessage()
                    + " (schema id " + FrameDecoder.schemaId(frame) + ", " + frame.length
                    + " bytes). With 'on-error' = 'emit' such records become rows with an error.");
        }
    }

    private GenericRowData newRow() {
        return new GenericRowData(columns.size() + metadata.size());
    }

    private RowData badRow(byte[] frame, BadRecord bad) {
        GenericRowData row = newRow();
        for (Column column : columns.list) {
            row.setField(column.slot, Defaults.unread(column));
        }
        describe(row, bad, frame);
        return row;
    }

    private void describe(GenericRowData row, BadRecord bad, byte[] frame) {
        for (int i = 0; i < metadata.size(); i++) {
            row.setField(columns.size() + i, switch (metadata.get(i)) {
                case ERROR -> bad == null ? null : StringData.fromString(bad.getMessage());
                case RAW -> frame;
                case SCHEMA_ID -> FrameDecoder.schemaId(frame);
            });
        }
    }

    @Override
    public boolean isEndOfStream(RowData row) {
        return false;
    }

    @Override
    public TypeInformation<RowData> getProducedType() {
        return produced;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProtobufConfluentDeserializer that
                && source.equals(that.source)
                && rowType.equals(that.rowType)
                && metadata.equals(that.metadata);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, rowType, metadata);
    }
}
