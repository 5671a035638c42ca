package sluice.flink.file;

import java.util.Set;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.file.table.factories.BulkWriterFormatFactory;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.EncodingFormat;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DynamicTableFactory;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;

/** A format for the filesystem connector whose parts are text, one row after the other; it has no options. */
abstract class LineFormat implements BulkWriterFormatFactory {
    private final String identifier;

    LineFormat(String identifier) {
        this.identifier = identifier;
    }

    /** The writer of rows with these columns, those of the partition left out; refuses what it cannot write. */
    abstract LineWriter.Factory writer(RowType columns);

    /** Why a column is refused, when the statement is planned. */
    final ValidationException refuse(RowType.RowField column, String why) {
        return new ValidationException("Format '%s' cannot write column '%s' of type %s: %s"
                .formatted(identifier, column.getName(), column.getType().asSummaryString(), why));
    }

    @Override
    public final String factoryIdentifier() {
        return identifier;
    }

    @Override
    public final Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public final Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public final EncodingFormat<BulkWriter.Factory<RowData>> createEncodingFormat(
            DynamicTableFactory.Context context, ReadableConfig options) {
        return new EncodingFormat<>() {
            @Override
            public BulkWriter.Factory<RowData> createRuntimeEncoder(
                    DynamicTableSink.Context sink, DataType physicalType) {
                return writer((RowType) physicalType.getLogicalType());
            }

            @Override
            public ChangelogMode getChangelogMode() {
                return ChangelogMode.insertOnly();
            }
        };
    }

}
