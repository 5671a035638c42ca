package sluice.flink.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalSerializers;
import org.apache.flink.table.types.logical.RowType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sluice.types.v1.Types;
import sluice.types.v1.Wide;
import sluice.types.v1.Words;

/** Random messages of every construct; protobuf-java says what the bytes mean. */
class TypesTest {
    private static final int ROUNDS = Integer.getInteger("sluice.rounds", 80);

    private static final Map<String, Table> TABLES = new HashMap<>();
    private static StubRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        registry = GoldenTypes.registry();
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    static List<Descriptor> types() {
        return List.of(
                Types.getDescriptor(),
                Words.getDescriptor(),
                Wide.getDescriptor(),
                Types.Nested.getDescriptor(),
                Types.Nested.Deep.getDescriptor());
    }

    /** A table of all fields of a message, its reader and its writer. */
    private record Table(
            Descriptor message, RowType type, ProtobufConfluentDeserializer in, ProtobufConfluentSerializer out) {
        static Table of(Descriptor message) throws Exception {
            Table made = TABLES.get(message.getFullName());
            return made != null ? made : make(message);
        }

        private static Table make(Descriptor message) throws Exception {
            RowType type = Rows.type(message);
            String name = message.getFullName();
            ProtobufConfluentDeserializer in = new ProtobufConfluentDeserializer(
                    new ProtobufConfluentDeserializer.Source(registry.url(), GoldenTypes.bundle(), name, false),
                    type,
                    List.of(),
                    null);
            in.open(registry.client(), System::nanoTime);
            ProtobufConfluentSerializer out =
                    new ProtobufConfluentSerializer(GoldenTypes.bundle(), name, GoldenTypes.SCHEMA_ID, type);
            out.open(null);
            Table table = new Table(message, type, in, out);
            TABLES.put(name, table);
            return table;
        }

        byte[] frame(byte[] payload) throws Exception {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(new byte[] {0, 0, 0, 0, GoldenTypes.SCHEMA_ID});
            frame.write(HexFormat.of().parseHex(INDEX.get(message.getName())));
            frame.write(payload);
            return frame.toByteArray();
        }

        RowData read(byte[] payload) throws Exception {
            return in.deserialize(frame(payload));
        }

        Map<String, Object> plain(byte[] payload) throws Exception {
            return Rows.plain(read(payload), type);
        }

        DynamicMessage parse(byte[] payload) throws Exception {
            return DiscardUnknownFieldsParser.wrap(DynamicMessage.getDefaultInstance(message).getParserForType())
                    .parseFrom(payload);
        }

        byte[] payload(byte[] frame) {
            return Arrays.copyOfRange(frame, 5 + INDEX.get(message.getName()).length() / 2, frame.length);
        }
    }

    /** Written out by hand: First, Types { Nested { Deep } }, Words, Wide. */
    private static final Map<String, String> INDEX =
            Map.of("Types", "0202", "Words", "0204", "Wide", "0206", "Nested", "040200", "Deep", "06020000");

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("random messages become the row that protobuf-java's reading gives, and the same message again")
    void randomMessages(Descriptor type) throws Exception {
        Table table = Table.of(type);
        RandomMessages random = new RandomMessages(type.getFullName().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] payload = random.write(random.message(type));
            same(table, payload, "round " + round);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("two messages in a row are merged as protobuf-java does it: lists grow, messages and wrappers join")
    void merged(Descriptor type) throws Exception {
        Table table = Table.of(type);
        RandomMessages random = new RandomMessages(17);
        for (int round = 0; round < ROUNDS; round++) {
            ByteString both = ByteString.copyFrom(random.write(random.message(type)))
                    .concat(ByteString.copyFrom(random.write(random.message(type))));
            same(table, both.toByteArray(), "round " + round);
        }
    }

    private static void same(Table table, byte[] payload, String what) throws Exception {
        Message wanted = table.parse(payload);
        RowData row = table.read(payload);
        assertEquals(Rows.plain(wanted), Rows.plain(row, table.type), what);

        // Rows inside a job are often binary, not the objects a reader made.
        RowData binary = InternalSerializers.create(table.type).toBinaryRow(row);
        for (RowData each : List.of(row, binary)) {
            byte[] written = table.out.serialize(each);
            assertEquals(
                    HexFormat.of().formatHex(table.frame(new byte[0])),
                    HexFormat.of().formatHex(written, 0, written.length - table.payload(written).length),
                    what);
            assertEquals(wanted, table.parse(table.payload(written)), what);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("a table of a third of the columns reads them as a table of all does")
    void narrow(Descriptor type) throws Exception {
        Table table = Table.of(type);
        RandomMessages random = new RandomMessages(5);
        for (int third = 0; third < 3; third++) {
            int rest = third;
            RowType few = new RowType(table.type.getFields().stream()
                    .filter(field -> table.type.getFieldIndex(field.getName()) % 3 == rest)
                    .toList());
            ProtobufConfluentDeserializer reader = new ProtobufConfluentDeserializer(
                    new ProtobufConfluentDeserializer.Source(
                            registry.url(), GoldenTypes.bundle(), type.getFullName(), false),
                    few,
                    List.of(),
                    null);
            reader.open(registry.client(), System::nanoTime);
            for (int round = 0; round < ROUNDS / 3; round++) {
                byte[] payload = random.write(random.message(type));
                Map<String, Object> wanted = Rows.plain(table.parse(payload));
                wanted.keySet().retainAll(few.getFieldNames());
                assertEquals(wanted, Rows.plain(reader.deserialize(table.frame(payload)), few));
            }
        }
    }

    static List<Golden.Good> good() {
        return Golden.good(Golden.frames(GoldenTypes.folder()));
    }

    static List<Golden.Bad> bad() {
        return Golden.bad(Golden.frames(GoldenTypes.folder()));
    }

    @ParameterizedTest
    @MethodSource("good")
    @DisplayName("reads a golden frame as protoc's class does, and writes it so that protoc's class reads the same")
    void goodFrames(Golden.Good golden) throws Exception {
        Table table = Table.of(Types.getDescriptor());
        same(table, table.payload(golden.frame()), golden.name());
    }

    @ParameterizedTest
    @MethodSource("bad")
    @DisplayName("names the reason of a bad golden frame, whether the table reads the field or not")
    void badFrames(Golden.Bad golden) throws Exception {
        RowType none = new RowType(List.of(Rows.type(Types.getDescriptor()).getFields().get(0)));
        ProtobufConfluentDeserializer narrow = new ProtobufConfluentDeserializer(
                new ProtobufConfluentDeserializer.Source(registry.url(), GoldenTypes.bundle(), golden.message(), false),
                none,
                List.of(),
                null);
        narrow.open(registry.client(), System::nanoTime);
        for (var reader : List.of(Table.of(Types.getDescriptor()).in, narrow)) {
            String failure = assertThrows(IOException.class, () -> reader.deserialize(golden.frame())).getMessage();
            assertTrue(failure.contains("cannot be read: " + golden.reason()), failure);
        }
    }

    private static Object cell(String column, String hex) throws Exception {
        return Table.of(Types.getDescriptor()).plain(HexFormat.of().parseHex(hex)).get(column);
    }

    private static int tag(String column, int wireType) {
        return Types.getDescriptor().findFieldByName(column).getNumber() << 3 | wireType;
    }

    private static String hex(int tag) {
        return "%02x%02x".formatted(tag & 127 | 128, tag >> 7);
    }

    @Test
    @DisplayName("a wrapper that is absent is NULL, an empty one is the default, the last value in it counts")
    void wrappers() throws Exception {
        String int64 = hex(tag("wrapped_int64", 2));
        assertEquals(null, cell("wrapped_int64", ""));
        assertEquals(0L, cell("wrapped_int64", int64 + "00"));
        assertEquals(5L, cell("wrapped_int64", int64 + "020805"));
        assertEquals(7L, cell("wrapped_int64", int64 + "0408050807"));
        assertEquals(7L, cell("wrapped_int64", int64 + "020805" + int64 + "020807"));
        // An empty second piece changes nothing, as everywhere in Protobuf.
        assertEquals(5L, cell("wrapped_int64", int64 + "020805" + int64 + "00"));
        assertEquals(List.of("", "a"), cell("wrapped_string_list", hex(tag("wrapped_string_list", 2)) + "00"
                + hex(tag("wrapped_string_list", 2)) + "030a0161"));
        assertEquals(Map.of(3, false), cell("wrapped_bool_map", hex(tag("wrapped_bool_map", 2)) + "020803"));
    }

    @Test
    @DisplayName("a Duration is the numbers that were written, a missing one is NULL")
    void durations() throws Exception {
        String took = hex(tag("took", 2));
        assertEquals(null, cell("took", ""));
        assertEquals(Map.of("seconds", 0L, "nanos", 0), cell("took", took + "00"));
        assertEquals(
                Map.of("seconds", -3L, "nanos", -500),
                cell("took", took + "0b08fdffffffffffffffff01" + took + "0b108cfcffffffffffffff01"));
        assertTrue(cell("took_map", hex(tag("took_map", 2)) + "020801").toString().contains("true={seconds=0"));
    }
}
