package sluice.flink.bench;

import java.util.Set;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.EncodingFormat;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.SerializationFormatFactory;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;

/** Connector {@code bench-meter}: encodes each row when it has a format, counts it, and drops it. */
public final class MeterSinkFactory implements DynamicTableSinkFactory {
    private static final ConfigOption<Boolean> CHECKSUM =
            ConfigOptions.key("checksum").booleanType().defaultValue(false);

    @Override
    public String factoryIdentifier() {
        return "bench-meter";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(FactoryUtil.FORMAT, CHECKSUM);
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        EncodingFormat<SerializationSchema<RowData>> format = helper.discoverOptionalEncodingFormat(
                        SerializationFormatFactory.class, FactoryUtil.FORMAT)
                .orElse(null);
        helper.validate();
        return new MeterTable(context.getPhysicalRowDataType(), format, helper.getOptions().get(CHECKSUM));
    }

    private record MeterTable(DataType type, EncodingFormat<SerializationSchema<RowData>> format, boolean checksum)
            implements DynamicTableSink {
        @Override
        public ChangelogMode getChangelogMode(ChangelogMode requested) {
            return ChangelogMode.insertOnly();
        }

        @Override
        public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
            RowType row = checksum ? (RowType) type.getLogicalType() : null;
            return SinkV2Provider.of(
                    new MeterSink(format == null ? null : format.createRuntimeEncoder(context, type), row));
        }

        @Override
        public DynamicTableSink copy() {
            return this;
        }

        @Override
        public String asSummaryString() {
            return "meter";
        }
    }

    private record MeterSink(SerializationSchema<RowData> format, RowType checked) implements Sink<RowData> {
        @Override
        public SinkWriter<RowData> createWriter(WriterInitContext context) {
            Checksum checksum = checked == null ? null : new Checksum(checked);
            if (format == null) {
                return new Writer() {
                    @Override
                    public void write(RowData row, Context ignored) {
                        if (checksum != null) {
                            Meter.checksum(checksum.of(row));
                        }
                        Meter.row();
                    }
                };
            }
            try {
                format.open(context.asSerializationSchemaInitializationContext());
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
            return new Writer() {
                @Override
                public void write(RowData row, Context ignored) {
                    Meter.bytes(format.serialize(row).length);
                    Meter.row();
                }
            };
        }
    }

    private abstract static class Writer implements SinkWriter<RowData> {
        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
