package sluice.flink.format;

import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.format.EncodingFormat;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.SerializationFormatFactory;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;

/** Flink finds the format {@code protobuf-confluent} here, to read and to write. */
public final class ProtobufConfluentFormatFactory implements DeserializationFormatFactory, SerializationFormatFactory {
    public static final String IDENTIFIER = "protobuf-confluent";

    @Override
    public String factoryIdentifier() {
        return IDENTIFIER;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(ProtobufConfluentOptions.MESSAGE_NAME, ProtobufConfluentOptions.SCHEMA);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(
                ProtobufConfluentOptions.URL,
                ProtobufConfluentOptions.USER_INFO,
                ProtobufConfluentOptions.CA_PEM,
                ProtobufConfluentOptions.SCHEMA_ID,
                ProtobufConfluentOptions.ON_ERROR);
    }

    @Override
    public DecodingFormat<DeserializationSchema<RowData>> createDecodingFormat(
            DynamicTableFactory.Context context, ReadableConfig options) {
        FactoryUtil.validateFactoryOptions(this, options);
        return new ProtobufConfluentDecodingFormat(new ProtobufConfluentDeserializer.Source(
                access(options),
                options.get(ProtobufConfluentOptions.SCHEMA),
                options.get(ProtobufConfluentOptions.MESSAGE_NAME),
                options.get(ProtobufConfluentOptions.ON_ERROR) == ProtobufConfluentOptions.OnError.EMIT));
    }

    @Override
    public EncodingFormat<SerializationSchema<RowData>> createEncodingFormat(
            DynamicTableFactory.Context context, ReadableConfig options) {
        FactoryUtil.validateFactoryOptions(this, options);
        String schema = options.get(ProtobufConfluentOptions.SCHEMA);
        String messageName = options.get(ProtobufConfluentOptions.MESSAGE_NAME);
        int schemaId = needed(options, ProtobufConfluentOptions.SCHEMA_ID, "write");
        return new EncodingFormat<>() {
            @Override
            public SerializationSchema<RowData> createRuntimeEncoder(
                    DynamicTableSink.Context sink, DataType physicalType) {
                return new ProtobufConfluentSerializer(
                        schema, messageName, schemaId, (RowType) physicalType.getLogicalType());
            }

            @Override
            public ChangelogMode getChangelogMode() {
                return ChangelogMode.insertOnly();
            }
        };
    }

    private static RegistryAccess access(ReadableConfig options) {
        return new RegistryAccess(
                        needed(options, ProtobufConfluentOptions.URL, "read"),
                        options.get(ProtobufConfluentOptions.USER_INFO),
                        options.get(ProtobufConfluentOptions.CA_PEM))
                .checked();
    }

    private static <T> T needed(ReadableConfig options, ConfigOption<T> option, String purpose) {
        return options.getOptional(option).orElseThrow(() -> new ValidationException(
                "Format '" + IDENTIFIER + "' needs the option '" + option.key() + "' to " + purpose + "."));
    }
}
