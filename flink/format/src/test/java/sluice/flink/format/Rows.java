package sluice.flink.format;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.MapType;
import org.apache.flink.table.types.logical.RowType;

/** Tables and values as protoc's descriptors have them, by the contract's table of types, without the format. */
final class Rows {
    private Rows() {}

    static RowType type(Descriptor message) {
        return (RowType) row(message).getLogicalType();
    }

    private static DataType row(Descriptor message) {
        return DataTypes.ROW(message.getFields().stream()
                .map(field -> DataTypes.FIELD(field.getName(), column(field)))
                .toList());
    }

    private static DataType column(FieldDescriptor field) {
        if (field.isMapField()) {
            return DataTypes.MAP(
                            element(field.getMessageType().findFieldByNumber(1)).notNull(),
                            element(field.getMessageType().findFieldByNumber(2)).notNull())
                    .notNull();
        }
        if (field.isRepeated()) {
            return DataTypes.ARRAY(element(field).notNull()).notNull();
        }
        return field.hasPresence() ? element(field).nullable() : element(field).notNull();
    }

    private static DataType element(FieldDescriptor field) {
        return switch (field.getType()) {
            case DOUBLE -> DataTypes.DOUBLE();
            case FLOAT -> DataTypes.FLOAT();
            case INT32, SINT32, SFIXED32 -> DataTypes.INT();
            case INT64, SINT64, SFIXED64, UINT32, FIXED32 -> DataTypes.BIGINT();
            case UINT64, FIXED64 -> DataTypes.DECIMAL(20, 0);
            case BOOL -> DataTypes.BOOLEAN();
            case STRING, ENUM -> DataTypes.STRING();
            case BYTES -> DataTypes.BYTES();
            case MESSAGE -> timestamp(field)
                    ? DataTypes.TIMESTAMP_LTZ(9)
                    : wrapper(field) ? element(wrapped(field)) : row(field.getMessageType());
            case GROUP -> throw new IllegalArgumentException(field.getFullName());
        };
    }

    private static boolean timestamp(FieldDescriptor field) {
        return field.getMessageType().getFullName().equals("google.protobuf.Timestamp");
    }

    private static boolean wrapper(FieldDescriptor field) {
        return field.getMessageType().getFile().getFullName().equals("google/protobuf/wrappers.proto");
    }

    private static FieldDescriptor wrapped(FieldDescriptor field) {
        return field.getMessageType().findFieldByNumber(1);
    }

    /** A message as plain values by field name, as SQL should see it. */
    static Map<String, Object> plain(Message message) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            values.put(field.getName(), plain(message, field));
        }
        return values;
    }

    private static Object plain(Message message, FieldDescriptor field) {
        if (field.isMapField()) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (Object entry : (List<?>) message.getField(field)) {
                Message pair = (Message) entry;
                FieldDescriptor key = pair.getDescriptorForType().findFieldByNumber(1);
                FieldDescriptor value = pair.getDescriptorForType().findFieldByNumber(2);
                map.put(plain(key, pair.getField(key)), plain(value, pair.getField(value)));
            }
            return map;
        }
        if (field.isRepeated()) {
            List<Object> list = new ArrayList<>();
            ((List<?>) message.getField(field)).forEach(element -> list.add(plain(field, element)));
            return list;
        }
        return field.hasPresence() && !message.hasField(field) ? null : plain(field, message.getField(field));
    }

    private static Object plain(FieldDescriptor field, Object value) {
        return switch (field.getType()) {
            case UINT32, FIXED32 -> Integer.toUnsignedLong((int) value);
            case UINT64, FIXED64 -> new BigDecimal(Long.toUnsignedString((long) value));
            case BYTES -> HexFormat.of().formatHex(((ByteString) value).toByteArray());
            case ENUM -> {
                EnumValueDescriptor named = (EnumValueDescriptor) value;
                yield named.getIndex() < 0 ? Integer.toString(named.getNumber()) : named.getName();
            }
            case MESSAGE -> timestamp(field)
                    ? instant((Message) value)
                    : wrapper(field)
                            ? plain(wrapped(field), ((Message) value).getField(wrapped(field)))
                            : plain((Message) value);
            default -> value;
        };
    }

    private static Instant instant(Message timestamp) {
        Descriptor type = timestamp.getDescriptorForType();
        long seconds = (long) timestamp.getField(type.findFieldByNumber(1));
        return Instant.ofEpochSecond(seconds, (int) timestamp.getField(type.findFieldByNumber(2)));
    }

    /** A row as the same plain values. */
    static Map<String, Object> plain(RowData row, RowType type) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < type.getFieldCount(); i++) {
            LogicalType cell = type.getTypeAt(i);
            Object value = RowData.createFieldGetter(cell, i).getFieldOrNull(row);
            values.put(type.getFieldNames().get(i), plain(value, cell));
        }
        return values;
    }

    private static Object plain(Object value, LogicalType type) {
        if (value == null) {
            return null;
        }
        return switch (type.getTypeRoot()) {
            case VARCHAR -> value.toString();
            case VARBINARY -> HexFormat.of().formatHex((byte[]) value);
            case DECIMAL -> ((DecimalData) value).toBigDecimal();
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> ((TimestampData) value).toInstant();
            case ROW -> plain((RowData) value, (RowType) type);
            case ARRAY -> list((ArrayData) value, ((ArrayType) type).getElementType());
            case MAP -> {
                MapType map = (MapType) type;
                List<Object> keys = list(((MapData) value).keyArray(), map.getKeyType());
                List<Object> values = list(((MapData) value).valueArray(), map.getValueType());
                Map<Object, Object> result = new LinkedHashMap<>();
                for (int i = 0; i < keys.size(); i++) {
                    result.put(keys.get(i), values.get(i));
                }
                yield result;
            }
            default -> value;
        };
    }

    private static List<Object> list(ArrayData array, LogicalType element) {
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(element);
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            list.add(plain(getter.getElementOrNull(array, i), element));
        }
        return list;
    }
}
