package sluice.flink.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalSerializers;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sluice.golden.v1.Everything;
import sluice.golden.v1.Other;

class ProtobufConfluentSerializerTest {
    static List<Golden.Good> good() {
        return Golden.good();
    }

    private static ProtobufConfluentSerializer open(String schema, String message, int id, RowType type)
            throws Exception {
        ProtobufConfluentSerializer serializer =
                InstantiationUtil.clone(new ProtobufConfluentSerializer(schema, message, id, type));
        serializer.open(null);
        return serializer;
    }

    private static RowType everything(String... names) {
        RowType all = Rows.type(Everything.getDescriptor());
        return new RowType(all.getFields().stream()
                .filter(field -> Arrays.asList(names).contains(field.getName()))
                .toList());
    }

    private static RowType typeOf(String message) {
        return Rows.type(
                switch (message) {
                    case GoldenFrames.OTHER -> Other.getDescriptor();
                    case GoldenFrames.INNER -> Everything.Inner.getDescriptor();
                    default -> Everything.getDescriptor();
                });
    }

    @ParameterizedTest
    @MethodSource("good")
    @DisplayName("what was read is written so that protoc's class reads the same message")
    void roundTrip(Golden.Good golden) throws Exception {
        RowType type = typeOf(golden.message());
        try (StubRegistry stub = StubRegistry.golden()) {
            ProtobufConfluentDeserializer reader = new ProtobufConfluentDeserializer(
                    new ProtobufConfluentDeserializer.Source(stub.url(), Golden.schema(), golden.message(), false),
                    type,
                    List.of(),
                    null);
            reader.open(stub.client(), System::nanoTime);
            RowData row = reader.deserialize(golden.frame());
            // Rows inside a job are often binary, not the objects a reader made.
            RowData binary = InternalSerializers.create(type).toBinaryRow(row);

            ProtobufConfluentSerializer writer = open(Golden.schema(), golden.message(), Golden.SCHEMA_ID, type);
            byte[] written = writer.serialize(row);
            assertEquals(HexFormat.of().formatHex(written), HexFormat.of().formatHex(writer.serialize(binary)));

            int header = written[5] == 0 ? 6 : 6 + (written[5] >> 1);
            Message expected = GoldenFrames.parse(golden.message(), payload(golden.frame()));
            Message actual =
                    GoldenFrames.parse(golden.message(), Arrays.copyOfRange(written, header, written.length));
            assertEquals(known(expected), actual);
            // And again through the reader of this format.
            assertEquals(Rows.plain(row, type), Rows.plain(reader.deserialize(written), type));
        }
    }

    private static byte[] payload(byte[] frame) {
        return Arrays.copyOfRange(frame, frame[5] == 0 ? 6 : 6 + (frame[5] >> 1), frame.length);
    }

    /** Without unknown fields; at the top is enough, but for the one map entry that has one. */
    private static Message known(Message message) {
        return message.toBuilder().setUnknownFields(UnknownFieldSet.getDefaultInstance()).build();
    }

    @Test
    @DisplayName("writes byte for byte what protoc's class writes")
    void sameBytes() throws Exception {
        for (Golden.Good golden : Golden.good()) {
            // Maps have no order, so only frames without two entries can be compared.
            if (List.of("all_defaults", "unicode", "largest_numbers", "smallest_numbers", "lengths_past_one_byte",
                            "optional_present_with_defaults", "timestamp_limits", "nested_message_index",
                            "second_message_index", "nan_infinity_negative_zero")
                    .contains(golden.name())) {
                RowType type = typeOf(golden.message());
                try (StubRegistry stub = StubRegistry.golden()) {
                    ProtobufConfluentDeserializer reader = new ProtobufConfluentDeserializer(
                            new ProtobufConfluentDeserializer.Source(
                                    stub.url(), Golden.schema(), golden.message(), false),
                            type,
                            List.of(),
                            null);
                    reader.open(stub.client(), System::nanoTime);
                    byte[] written = open(Golden.schema(), golden.message(), Golden.SCHEMA_ID, type)
                            .serialize(reader.deserialize(golden.frame()));
                    assertEquals(
                            HexFormat.of().formatHex(golden.frame()), HexFormat.of().formatHex(written), golden.name());
                }
            }
        }
    }

    @Test
    @DisplayName("frames with the given id and the index path of the message")
    void header() throws Exception {
        RowType type = everything("a_bool");
        assertEquals(
                "00010203ff00",
                HexFormat.of().formatHex(open(Golden.schema(), Golden.EVERYTHING, 0x010203ff, type)
                        .serialize(GenericRowData.of(false))));
        String text = "syntax = \"proto3\"; message A {} message B { message C {} message D { bool x = 1; } }";
        RowType x = (RowType) DataTypes.ROW(DataTypes.FIELD("x", DataTypes.BOOLEAN())).getLogicalType();
        assertEquals(
                "0000000001" + "040202" + "0801",
                HexFormat.of().formatHex(open(text, "B.D", 1, x).serialize(GenericRowData.of(true))));
    }

    @Test
    @DisplayName("NULL in an implicit field is an error that names the column, NULL in an optional one is absence")
    void nulls() throws Exception {
        ProtobufConfluentSerializer writer = open(
                Golden.schema(), Golden.EVERYTHING, 7, everything("an_int64", "maybe_int32", "occurred_at", "inner"));
        GenericRowData row = new GenericRowData(4);
        row.setField(0, 5L);
        assertEquals("0000000007002005", HexFormat.of().formatHex(writer.serialize(row)));
        row.setField(0, null);
        assertMessage("`an_int64` is NULL", () -> writer.serialize(row));
        row.setField(0, 5L);
        GenericRowData inner = new GenericRowData(6);
        row.setField(1, inner);
        assertMessage("`inner.name` is NULL", () -> writer.serialize(row));
        // A failed row leaves nothing behind in the buffer.
        row.setField(1, null);
        assertEquals("0000000007002005", HexFormat.of().formatHex(writer.serialize(row)));
    }

    @Test
    @DisplayName("NULL inside an array or a missing array is an error too")
    void nullsInCollections() throws Exception {
        ProtobufConfluentSerializer writer =
                open(Golden.schema(), Golden.EVERYTHING, 7, everything("string_list"));
        assertMessage("an element is NULL", () -> writer.serialize(
                GenericRowData.of(new GenericArrayData(new Object[] {StringData.fromString("a"), null}))));
        assertMessage("`string_list` is NULL", () -> writer.serialize(new GenericRowData(1)));
    }

    @Test
    @DisplayName("writes an enum by name or by decimal text and refuses an unknown name")
    void enums() throws Exception {
        ProtobufConfluentSerializer writer = open(Golden.schema(), Golden.EVERYTHING, 7, everything("kind"));
        Map<String, Integer> cases = Map.of("KIND_B", 2, "9", 9, "-1", -1, "KIND_NEGATIVE", -1, "KIND_UNSPECIFIED", 0);
        for (Map.Entry<String, Integer> one : cases.entrySet()) {
            byte[] frame = writer.serialize(GenericRowData.of(StringData.fromString(one.getKey())));
            assertEquals(one.getValue(), Everything.parseFrom(payload(frame)).getKindValue(), one.getKey());
        }
        assertMessage("'KIND_X'", () -> writer.serialize(GenericRowData.of(StringData.fromString("KIND_X"))));
    }

    @Test
    @DisplayName("refuses numbers and moments that the field cannot hold")
    void ranges() throws Exception {
        ProtobufConfluentSerializer unsigned = open(Golden.schema(), Golden.EVERYTHING, 7, everything("a_uint32"));
        assertMessage("`a_uint32`", () -> unsigned.serialize(GenericRowData.of(-1L)));
        assertMessage("`a_uint32`", () -> unsigned.serialize(GenericRowData.of(1L << 32)));
        ProtobufConfluentSerializer large = open(Golden.schema(), Golden.EVERYTHING, 7, everything("a_uint64"));
        DecimalData past = DecimalData.fromBigDecimal(new java.math.BigDecimal("18446744073709551616"), 20, 0);
        assertMessage("`a_uint64`", () -> large.serialize(GenericRowData.of(past)));
        ProtobufConfluentSerializer time = open(Golden.schema(), Golden.EVERYTHING, 7, everything("occurred_at"));
        assertMessage("years 1 to 9999", () -> time.serialize(
                GenericRowData.of(TimestampData.fromEpochMillis(253_402_300_800_000L))));
    }

    @Test
    @DisplayName("writes columns in any order and a TIMESTAMP column as UTC")
    void columnOrder() throws Exception {
        String text = "syntax = \"proto3\"; import \"google/protobuf/timestamp.proto\";"
                + "message T { google.protobuf.Timestamp window_start = 1; string kind = 2; optional double avg = 3; }";
        RowType type = (RowType) DataTypes.ROW(
                        DataTypes.FIELD("avg", DataTypes.DOUBLE()),
                        DataTypes.FIELD("kind", DataTypes.CHAR(1)),
                        DataTypes.FIELD("window_start", DataTypes.TIMESTAMP(3).notNull()))
                .getLogicalType();
        byte[] frame = open(text, "T", 2, type)
                .serialize(GenericRowData.of(0.0, StringData.fromString("x"), TimestampData.fromEpochMillis(1500)));
        assertEquals(
                "000000000200" + "0a08080110" + "80cab5ee01" + "120178" + "190000000000000000",
                HexFormat.of().formatHex(frame));
    }

    @Test
    @DisplayName("writes numbers of 64 bits without sign as elements, values and keys, and refuses those outside")
    void unsigned() throws Exception {
        String text = "syntax = \"proto3\"; message U { repeated uint64 list = 1; map<uint64, fixed64> map = 2; }";
        DataType digits = DataTypes.DECIMAL(20, 0).notNull();
        RowType type = (RowType) DataTypes.ROW(
                        DataTypes.FIELD("list", DataTypes.ARRAY(digits).notNull()),
                        DataTypes.FIELD("map", DataTypes.MAP(digits, digits).notNull()))
                .getLogicalType();
        ProtobufConfluentSerializer writer = open(text, "U", 1, type);
        DecimalData most = decimal("18446744073709551615");
        DecimalData half = decimal("9223372036854775808");
        GenericArrayData list = new GenericArrayData(new Object[] {half, most});
        GenericMapData map = new GenericMapData(Map.of(most, half));
        assertEquals(
                "000000000100" + "0a1480808080808080808001ffffffffffffffffff01"
                        + "121408ffffffffffffffffff01110000000000000080",
                HexFormat.of().formatHex(writer.serialize(GenericRowData.of(list, map))));
        for (String outside : List.of("-1", "18446744073709551616")) {
            GenericArrayData wrong = new GenericArrayData(new Object[] {decimal(outside)});
            assertMessage("`list`: " + outside, () -> writer.serialize(GenericRowData.of(wrong, map)));
            GenericMapData key = new GenericMapData(Map.of(decimal(outside), most));
            assertMessage("`map`: " + outside, () -> writer.serialize(GenericRowData.of(list, key)));
            GenericMapData value = new GenericMapData(Map.of(most, decimal(outside)));
            assertMessage("`map`: " + outside, () -> writer.serialize(GenericRowData.of(list, value)));
        }
    }

    private static DecimalData decimal(String digits) {
        return DecimalData.fromBigDecimal(new java.math.BigDecimal(digits), 20, 0);
    }

    @Test
    @DisplayName("writes moments of any precision, before 1970 too, and reads them back")
    void moments() throws Exception {
        for (int precision : new int[] {0, 3, 6, 9}) {
            RowType type = (RowType) DataTypes.ROW(DataTypes.FIELD("occurred_at", DataTypes.TIMESTAMP_LTZ(precision)))
                    .getLogicalType();
            ProtobufConfluentSerializer writer = open(Golden.schema(), Golden.EVERYTHING, 7, type);
            for (String text : List.of("1969-12-31T23:59:59.987654321Z", "0001-01-01T00:00:00Z",
                    "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z")) {
                long unit = (long) Math.pow(10, 9 - precision);
                Instant exact = Instant.parse(text);
                Instant moment = exact.minusNanos(exact.getNano() % unit);
                byte[] frame = writer.serialize(GenericRowData.of(TimestampData.fromInstant(moment)));
                var written = Everything.parseFrom(payload(frame)).getOccurredAt();
                assertEquals(moment, Instant.ofEpochSecond(written.getSeconds(), written.getNanos()));
                try (StubRegistry stub = StubRegistry.golden()) {
                    ProtobufConfluentDeserializer reader = new ProtobufConfluentDeserializer(
                            new ProtobufConfluentDeserializer.Source(
                                    stub.url(), Golden.schema(), Golden.EVERYTHING, false),
                            type,
                            List.of(),
                            null);
                    reader.open(stub.client(), System::nanoTime);
                    assertEquals(moment, reader.deserialize(frame).getTimestamp(0, precision).toInstant());
                }
            }
        }
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }
}
