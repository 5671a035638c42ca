package sluice.flink.format;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.SerializationFormatFactory;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProtobufConfluentFormatFactoryTest {
    private static final String SCHEMA =
            """
            syntax = "proto3"; package t;
            message M {
              int32 i = 1; uint32 u32 = 2; uint64 u64 = 3; repeated string list = 4; map<string, int64> map = 5;
              Inner inner = 6; K kind = 7; bytes b = 8;
              message Inner { string name = 1; }
              enum K { Z = 0; }
            }
            """;

    private static void match(DataTypes.Field... columns) {
        Columns.of((RowType) DataTypes.ROW(columns).getLogicalType(), PinnedSchema.of(SCHEMA, "t.M"));
    }

    private static void assertRefused(List<String> parts, String name, DataType type) {
        String message = assertThrows(ValidationException.class, () -> match(DataTypes.FIELD(name, type)))
                .getMessage();
        parts.forEach(part -> assertTrue(message.contains(part), message));
    }

    @Test
    @DisplayName("is found by its name, for both directions")
    void discovered() {
        ClassLoader loader = getClass().getClassLoader();
        assertEquals(
                FactoryUtil.discoverFactory(loader, DeserializationFormatFactory.class, "protobuf-confluent")
                        .getClass(),
                FactoryUtil.discoverFactory(loader, SerializationFormatFactory.class, "protobuf-confluent")
                        .getClass());
    }

    @Test
    @DisplayName("names what is missing to read and to write")
    void missingOptions() {
        ProtobufConfluentFormatFactory factory = new ProtobufConfluentFormatFactory();
        Configuration both = Configuration.fromMap(Map.of("message-name", "t.M", "schema", SCHEMA));
        assertMissing("'url'", () -> factory.createDecodingFormat(null, both));
        assertMissing("'schema-id'", () -> factory.createEncodingFormat(null, both));
        assertMissing("schema", () -> factory.createDecodingFormat(
                null, Configuration.fromMap(Map.of("message-name", "t.M", "url", "http://x"))));
        assertMissing("message-name", () -> factory.createDecodingFormat(
                null, Configuration.fromMap(Map.of("schema", SCHEMA, "url", "http://x"))));
        Configuration wrong = Configuration.fromMap(
                Map.of("message-name", "t.M", "schema", SCHEMA, "url", "http://x", "on-error", "ignore"));
        assertMissing("on-error", () -> factory.createDecodingFormat(null, wrong));
    }

    private static void assertMissing(String part, org.junit.jupiter.api.function.Executable call) {
        Throwable failure = assertThrows(RuntimeException.class, call);
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause.getMessage()).append('\n');
        }
        assertTrue(text.toString().contains(part), text.toString());
    }

    @Test
    @DisplayName("offers error, raw and schema-id as metadata")
    void metadata() {
        assertEquals(Set.of("error", "raw", "schema-id"), FormatMetadata.types().keySet());
    }

    @Test
    @DisplayName("takes the column types of the contract")
    void fittingTypes() {
        assertDoesNotThrow(() -> match(
                DataTypes.FIELD("inner", DataTypes.ROW(DataTypes.FIELD("name", DataTypes.STRING().notNull()))),
                DataTypes.FIELD("map", DataTypes.MAP(DataTypes.STRING().notNull(), DataTypes.BIGINT().notNull())),
                DataTypes.FIELD("list", DataTypes.ARRAY(DataTypes.STRING().notNull())),
                DataTypes.FIELD("u64", DataTypes.DECIMAL(20, 0)),
                DataTypes.FIELD("u32", DataTypes.BIGINT()),
                DataTypes.FIELD("i", DataTypes.INT()),
                DataTypes.FIELD("b", DataTypes.BYTES())));
    }

    @Test
    @DisplayName("refuses unknown columns and wrong types, naming column, field and both types")
    void refusedColumns() {
        assertRefused(List.of("`nope`", "t.M"), "nope", DataTypes.INT());
        assertRefused(List.of("`i`", "BIGINT", "t.M.i", "int32", "INT"), "i", DataTypes.BIGINT());
        assertRefused(List.of("`u64`", "DECIMAL(20, 0)"), "u64", DataTypes.BIGINT());
        assertRefused(List.of("`u64`", "DECIMAL(18, 0)"), "u64", DataTypes.DECIMAL(18, 0));
        assertRefused(List.of("`list`", "repeated string", "ARRAY<STRING>"), "list", DataTypes.STRING());
        assertRefused(List.of("`list`"), "list", DataTypes.ARRAY(DataTypes.INT()));
        assertRefused(
                List.of("`map`", "MAP<STRING, BIGINT>"), "map", DataTypes.MAP(DataTypes.STRING(), DataTypes.INT()));
        assertRefused(List.of("`kind`", "t.M.K"), "kind", DataTypes.INT());
        assertRefused(
                List.of("`inner.name`", "t.M.Inner.name", "string"),
                "inner",
                DataTypes.ROW(DataTypes.FIELD("name", DataTypes.INT())));
    }

    @Test
    @DisplayName("refuses a pinned text that is broken, is not proto3 or lacks the message")
    void refusedSchemas() {
        assertMissing("line 1, column", () -> PinnedSchema.of("syntax = \"proto3\"; message {", "M"));
        assertMissing("proto3", () -> PinnedSchema.of("syntax = \"proto2\"; message M {}", "M"));
        assertMissing("no message t.X", () -> PinnedSchema.of(SCHEMA, "t.X"));
        assertMissing("no message google.protobuf.Timestamp", () -> PinnedSchema.of(
                "syntax = \"proto3\"; import \"google/protobuf/timestamp.proto\";", "google.protobuf.Timestamp"));
    }
}
