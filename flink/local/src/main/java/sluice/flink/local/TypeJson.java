package sluice.flink.local;

import java.util.List;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.MapType;
import org.apache.flink.table.types.logical.MultisetType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarBinaryType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.flink.table.types.logical.utils.LogicalTypeChecks;

/** A SQL type as JSON: {@code kind}, {@code nullable}, what the kind needs, and {@code text} as SQL writes it. */
final class TypeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TypeJson() {}

    static ObjectNode of(LogicalType type) {
        ObjectNode node = JSON.objectNode();
        node.put("kind", kind(type));
        node.put("nullable", type.isNullable());
        switch (type.getTypeRoot()) {
            case CHAR, BINARY -> node.put("length", LogicalTypeChecks.getLength(type));
            case VARCHAR, VARBINARY -> {
                if (!unbounded(type)) {
                    node.put("length", LogicalTypeChecks.getLength(type));
                }
            }
            case DECIMAL -> {
                node.put("precision", LogicalTypeChecks.getPrecision(type));
                node.put("scale", LogicalTypeChecks.getScale(type));
            }
            case TIME_WITHOUT_TIME_ZONE -> node.put("precision", LogicalTypeChecks.getPrecision(type));
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> {
                node.put("precision", LogicalTypeChecks.getPrecision(type));
                if (LogicalTypeChecks.isRowtimeAttribute(type)) {
                    node.put("timeAttribute", "ROWTIME");
                } else if (LogicalTypeChecks.isProctimeAttribute(type)) {
                    node.put("timeAttribute", "PROCTIME");
                }
            }
            case ROW -> node.set("fields", fields(((RowType) type).getFields()));
            case ARRAY -> node.set("element", of(((ArrayType) type).getElementType()));
            case MULTISET -> node.set("element", of(((MultisetType) type).getElementType()));
            case MAP -> {
                node.set("key", of(((MapType) type).getKeyType()));
                node.set("value", of(((MapType) type).getValueType()));
            }
            default -> {
                // the kind says it all
            }
        }
        node.put("text", type.asSummaryString());
        return node;
    }

    private static ArrayNode fields(List<RowType.RowField> fields) {
        ArrayNode result = JSON.arrayNode();
        for (RowType.RowField field : fields) {
            result.addObject().put("name", field.getName()).set("type", of(field.getType()));
        }
        return result;
    }

    private static String kind(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case INTEGER -> "INT";
            case VARCHAR -> unbounded(type) ? "STRING" : "VARCHAR";
            case VARBINARY -> unbounded(type) ? "BYTES" : "VARBINARY";
            case TIME_WITHOUT_TIME_ZONE -> "TIME";
            case TIMESTAMP_WITHOUT_TIME_ZONE -> "TIMESTAMP";
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> "TIMESTAMP_LTZ";
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP_TZ";
            default -> type.getTypeRoot().name();
        };
    }

    private static boolean unbounded(LogicalType type) {
        return (type instanceof VarCharType text && text.getLength() == VarCharType.MAX_LENGTH)
                || (type instanceof VarBinaryType bytes && bytes.getLength() == VarBinaryType.MAX_LENGTH);
    }
}
