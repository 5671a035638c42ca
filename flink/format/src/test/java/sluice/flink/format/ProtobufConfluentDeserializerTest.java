package sluice.flink.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import sluice.golden.v1.Everything;

class ProtobufConfluentDeserializerTest {
    private static final List<FormatMetadata> ALL = List.of(FormatMetadata.values());
    private static final byte[] TRUNCATED = HexFormat.of().parseHex("0000000007001880");

    private static ProtobufConfluentDeserializer open(
            StubRegistry stub, String schema, String message, RowType type, List<FormatMetadata> metadata, boolean emit)
            throws Exception {
        ProtobufConfluentDeserializer deserializer = new ProtobufConfluentDeserializer(
                new ProtobufConfluentDeserializer.Source(stub.url(), schema, message, emit),
                type,
                metadata,
                InternalTypeInfo.of(type));
        // As it travels to a worker.
        ProtobufConfluentDeserializer copy = InstantiationUtil.clone(deserializer);
        assertEquals(deserializer, copy);
        copy.open(stub.client(), System::nanoTime);
        return copy;
    }

    private static ProtobufConfluentDeserializer golden(StubRegistry stub, List<FormatMetadata> metadata, boolean emit)
            throws Exception {
        return open(
                stub,
                Golden.schema(),
                Golden.EVERYTHING,
                Rows.type(Everything.getDescriptor()),
                metadata,
                emit);
    }

    private static RowType row(DataTypes.Field... fields) {
        return (RowType) DataTypes.ROW(fields).getLogicalType();
    }

    @Test
    @DisplayName("puts error, raw and schema id behind the columns of a bad record and gives defaults for NOT NULL")
    void emitsBadRecords() throws Exception {
        RowType type = Rows.type(Everything.getDescriptor());
        int columns = type.getFieldCount();
        try (StubRegistry stub = StubRegistry.golden()) {
            RowData row = golden(stub, ALL, true).deserialize(TRUNCATED);
            assertEquals(columns + 3, row.getArity());
            assertEquals("truncated: ends inside a field, at byte 8", row.getString(columns).toString());
            assertArrayEquals(TRUNCATED, row.getBinary(columns + 1));
            assertEquals(7, row.getInt(columns + 2));

            Map<String, Object> values = Rows.plain(row, type);
            Map<String, Object> defaults = Rows.plain(Everything.getDefaultInstance());
            assertEquals(defaults, values);
            assertEquals("KIND_UNSPECIFIED", values.get("kind"));
            assertNull(values.get("occurred_at"));
        }
    }

    @Test
    @DisplayName("gives raw and schema id of good records too, in the order that was asked for")
    void metadataOfGoodRecords() throws Exception {
        int columns = Rows.type(Everything.getDescriptor()).getFieldCount();
        byte[] frame = Golden.good().get(1).frame();
        try (StubRegistry stub = StubRegistry.golden()) {
            List<FormatMetadata> order = List.of(FormatMetadata.SCHEMA_ID, FormatMetadata.ERROR, FormatMetadata.RAW);
            RowData row = golden(stub, order, true).deserialize(frame);
            assertEquals(7, row.getInt(columns));
            assertTrue(row.isNullAt(columns + 1));
            assertArrayEquals(frame, row.getBinary(columns + 2));
        }
    }

    @Test
    @DisplayName("a frame without a readable header has no schema id, an unknown id is kept")
    void schemaIdOfBadRecords() throws Exception {
        int columns = Rows.type(Everything.getDescriptor()).getFieldCount();
        try (StubRegistry stub = StubRegistry.golden()) {
            ProtobufConfluentDeserializer reader = golden(stub, ALL, true);
            assertTrue(reader.deserialize(new byte[] {0, 0, 0}).isNullAt(columns + 2));
            assertTrue(reader.deserialize(new byte[] {1, 0, 0, 0, 7, 0}).isNullAt(columns + 2));
            RowData unknown = reader.deserialize(new byte[] {0, 0, 0, 1, 0, 0});
            assertEquals(256, unknown.getInt(columns + 2));
            assertTrue(unknown.getString(columns).toString().startsWith("unknown_schema: "));
        }
    }

    @Test
    @DisplayName("a record without a value is skipped, or emitted as a tombstone")
    void tombstones() throws Exception {
        int columns = Rows.type(Everything.getDescriptor()).getFieldCount();
        try (StubRegistry stub = StubRegistry.golden()) {
            assertNull(golden(stub, ALL, false).deserialize(null));
            RowData row = golden(stub, ALL, true).deserialize(null);
            assertTrue(row.getString(columns).toString().startsWith("tombstone"));
            assertTrue(row.isNullAt(columns + 1));
            assertTrue(row.isNullAt(columns + 2));
        }
    }

    @Test
    @DisplayName("on-error = fail stops with reason, message and schema id")
    void failsOnBadRecords() throws Exception {
        try (StubRegistry stub = StubRegistry.golden()) {
            IOException failure =
                    assertThrows(IOException.class, () -> golden(stub, List.of(), false).deserialize(TRUNCATED));
            for (String part : List.of("truncated", Golden.EVERYTHING, "schema id 7")) {
                assertTrue(failure.getMessage().contains(part), failure.getMessage());
            }
        }
    }

    @Test
    @DisplayName("an unreachable registry fails the job even with on-error = emit")
    void unreachableRegistry() throws Exception {
        StubRegistry stub = StubRegistry.golden();
        ProtobufConfluentDeserializer reader = golden(stub, ALL, true);
        reader.open(new SchemaRegistry("http://127.0.0.1:1", java.time.Duration.ofMillis(200)), System::nanoTime);
        stub.close();
        assertThrows(IOException.class, () -> reader.deserialize(Golden.good().get(1).frame()));
    }

    @Test
    @DisplayName("reads by field number: renamed, added, dropped and widened fields of the writer")
    void writerEvolution() throws Exception {
        String pinned =
                """
                syntax = "proto3"; package t;
                message M {
                  string name = 1; int64 n = 2; optional string added = 3;
                  int32 changed = 4; repeated int32 many = 5; int32 one = 6;
                }
                """;
        String written =
                """
                syntax = "proto3"; package t;
                message Zero {}
                message M {
                  string old_name = 1; int32 n = 2;
                  string changed = 4; int32 many = 5; repeated int32 one = 6; string gone = 9;
                }
                """;
        RowType type = row(
                DataTypes.FIELD("name", DataTypes.STRING().notNull()),
                DataTypes.FIELD("n", DataTypes.BIGINT().notNull()),
                DataTypes.FIELD("added", DataTypes.STRING()),
                DataTypes.FIELD("changed", DataTypes.INT().notNull()),
                DataTypes.FIELD("many", DataTypes.ARRAY(DataTypes.INT().notNull()).notNull()),
                DataTypes.FIELD("one", DataTypes.INT().notNull()));
        try (StubRegistry stub = new StubRegistry().schema(1, written)) {
            ProtobufConfluentDeserializer reader = open(stub, pinned, "t.M", type, List.of(), false);
            RowData row = reader.deserialize(HexFormat.of()
                    .parseHex("00000000010202" + "0a0161" + "10ffffffffffffffffff01" + "1a0178" + "220179" + "2807"
                            + "32020809" + "4a017a"));
            assertEquals(
                    "{name=a, n=-1, added=null, changed=0, many=[7], one=9}",
                    Rows.plain(row, type).toString());
            // "gone" is not in the pinned schema, but the writer knows it as a string.
            assertThrows(
                    IOException.class,
                    () -> reader.deserialize(HexFormat.of().parseHex("000000000102024a01ff")));
        }
    }

    @Test
    @DisplayName("the last member of a oneof wins, read or not")
    void oneof() throws Exception {
        String schema = "syntax = \"proto3\"; message M { oneof o { int32 a = 1; string b = 2; bool c = 3; } }";
        RowType type = row(DataTypes.FIELD("a", DataTypes.INT()), DataTypes.FIELD("b", DataTypes.STRING()));
        try (StubRegistry stub = new StubRegistry().schema(1, schema)) {
            ProtobufConfluentDeserializer reader = open(stub, schema, "M", type, List.of(), false);
            assertEquals("{a=null, b=x}", plain(reader, type, "0805120178"));
            assertEquals("{a=5, b=null}", plain(reader, type, "1201780805"));
            assertEquals("{a=null, b=null}", plain(reader, type, "08051801"));
            assertEquals("{a=0, b=null}", plain(reader, type, "0800"));
        }
    }

    private static String plain(ProtobufConfluentDeserializer reader, RowType type, String payload) throws Exception {
        RowData row = reader.deserialize(HexFormat.of().parseHex("000000000100" + payload));
        return Rows.plain(row, type).toString();
    }

    @Test
    @DisplayName("cuts a moment down to the precision of its column, also before 1970")
    void precision() throws Exception {
        for (int precision = 0; precision <= 9; precision++) {
            RowType type = row(DataTypes.FIELD("occurred_at", DataTypes.TIMESTAMP_LTZ(precision)));
            try (StubRegistry stub = StubRegistry.golden()) {
                ProtobufConfluentDeserializer reader =
                        open(stub, Golden.schema(), Golden.EVERYTHING, type, List.of(), false);
                TimestampData moment = reader.deserialize(
                                HexFormat.of().parseHex("000000000700" + "92011008ffffffffffffffffff0110959aef3a"))
                        .getTimestamp(0, precision);
                String digits = "123456789".substring(0, precision) + "0".repeat(9 - precision);
                assertEquals(Instant.parse("1969-12-31T23:59:59." + digits + "Z"), moment.toInstant());
            }
        }
    }

    @Test
    @DisplayName("a NOT NULL column never holds NULL, even for a field with presence")
    void notNullColumns() throws Exception {
        RowType type = row(
                DataTypes.FIELD("occurred_at", DataTypes.TIMESTAMP_LTZ(3).notNull()),
                DataTypes.FIELD("maybe_int32", DataTypes.INT().notNull()),
                DataTypes.FIELD("maybe_string", DataTypes.STRING()));
        try (StubRegistry stub = StubRegistry.golden()) {
            ProtobufConfluentDeserializer reader =
                    open(stub, Golden.schema(), Golden.EVERYTHING, type, List.of(), true);
            String wanted = "{occurred_at=1970-01-01T00:00:00Z, maybe_int32=0, maybe_string=null}";
            assertEquals(wanted, Rows.plain(reader.deserialize(new byte[] {0, 0, 0, 0, 7, 0}), type).toString());
            assertEquals(wanted, Rows.plain(reader.deserialize(new byte[] {1}), type).toString());
        }
    }

    @Test
    @DisplayName("two readers of different columns are not the same")
    void equality() {
        RowType one = row(DataTypes.FIELD("an_int32", DataTypes.INT()));
        RowType two = row(DataTypes.FIELD("a_bool", DataTypes.BOOLEAN()));
        var source = new ProtobufConfluentDeserializer.Source("http://x", Golden.schema(), Golden.EVERYTHING, true);
        ProtobufConfluentDeserializer first = new ProtobufConfluentDeserializer(source, one, ALL, null);
        assertEquals(first, new ProtobufConfluentDeserializer(source, one, ALL, null));
        assertNotEquals(first, new ProtobufConfluentDeserializer(source, two, ALL, null));
    }
}
