package sluice.flink.format;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.types.DataType;

/** What the format knows about a record besides its fields; {@code METADATA FROM 'value.<key>' VIRTUAL} in a table. */
enum FormatMetadata {
    ERROR("error", DataTypes.STRING()),
    RAW("raw", DataTypes.BYTES()),
    SCHEMA_ID("schema-id", DataTypes.INT());

    final String key;
    final DataType type;

    FormatMetadata(String key, DataType type) {
        this.key = key;
        this.type = type.nullable();
    }

    static FormatMetadata of(String key) {
        for (FormatMetadata metadata : values()) {
            if (metadata.key.equals(key)) {
                return metadata;
            }
        }
        throw new IllegalArgumentException("no metadata " + key);
    }

    static Map<String, DataType> types() {
        Map<String, DataType> types = new LinkedHashMap<>();
        for (FormatMetadata metadata : values()) {
            types.put(metadata.key, metadata.type);
        }
        return types;
    }
}
