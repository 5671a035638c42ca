package sluice.flink.format;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.Projection;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.format.ProjectableDecodingFormat;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.utils.DataTypeUtils;

/** The reading side while a statement is planned: it learns which columns and which metadata are wanted. */
final class ProtobufConfluentDecodingFormat
        implements ProjectableDecodingFormat<DeserializationSchema<RowData>>,
                DecodingFormat<DeserializationSchema<RowData>> {
    private final ProtobufConfluentDeserializer.Source source;
    private List<FormatMetadata> metadata = List.of();

    ProtobufConfluentDecodingFormat(ProtobufConfluentDeserializer.Source source) {
        this.source = source;
    }

    @Override
    public DeserializationSchema<RowData> createRuntimeDecoder(
            DynamicTableSource.Context context, DataType physicalType, int[][] projections) {
        DataType columns = Projection.of(projections).project(physicalType);
        DataType row = DataTypeUtils.appendRowFields(
                columns,
                metadata.stream().map(item -> DataTypes.FIELD(item.key, item.type)).toList());
        return new ProtobufConfluentDeserializer(
                source, (RowType) columns.getLogicalType(), metadata, context.createTypeInformation(row));
    }

    @Override
    public Map<String, DataType> listReadableMetadata() {
        return FormatMetadata.types();
    }

    @Override
    public void applyReadableMetadata(List<String> keys) {
        metadata = keys.stream().map(FormatMetadata::of).toList();
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return ChangelogMode.insertOnly();
    }
}
