package sluice.flink.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.types.logical.IntType;
import org.apache.flink.table.types.logical.RowType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sluice.golden.v1.Everything;
import sluice.golden.v1.Other;

class FrameDecoderTest {
    private static final Map<String, Descriptor> TYPES = Map.of(
            Golden.EVERYTHING, Everything.getDescriptor(),
            GoldenFrames.INNER, Everything.Inner.getDescriptor(),
            GoldenFrames.OTHER, Other.getDescriptor());

    private static StubRegistry registry;
    private static final Map<String, FrameDecoder> DECODERS = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        registry = StubRegistry.golden();
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    static List<Golden.Good> good() {
        return Golden.good();
    }

    static List<Golden.Bad> bad() {
        return Golden.bad();
    }

    private static final Map<String, RowType> ROW_TYPES = new HashMap<>();

    private static RowType rowType(String message) {
        return ROW_TYPES.computeIfAbsent(message, name -> Rows.type(TYPES.get(name)));
    }

    private static GenericRowData decode(String message, byte[] frame) throws BadRecord, IOException {
        FrameDecoder decoder = DECODERS.computeIfAbsent(message, name -> {
            Columns columns = Columns.of(rowType(name), PinnedSchema.of(Golden.schema(), name));
            return new FrameDecoder(new WriterSchemas(registry.client(), name, columns, System::nanoTime), name);
        });
        GenericRowData row = new GenericRowData(rowType(message).getFieldCount());
        decoder.decode(frame, row);
        return row;
    }

    private static String verdict(String message, byte[] frame) throws IOException {
        try {
            decode(message, frame);
            return "good";
        } catch (BadRecord bad) {
            return bad.reason.word();
        }
    }

    private static int headerSize(byte[] frame) {
        return frame[5] == 0 ? 6 : 6 + (frame[5] >> 1);
    }

    private static Message parse(String message, byte[] frame) throws InvalidProtocolBufferException {
        return GoldenFrames.parse(message, Arrays.copyOfRange(frame, headerSize(frame), frame.length));
    }

    @ParameterizedTest
    @MethodSource("good")
    @DisplayName("reads a good frame as protoc's class does")
    void readsGoodFrames(Golden.Good golden) throws Exception {
        assertEquals(
                Rows.plain(parse(golden.message(), golden.frame())),
                Rows.plain(decode(golden.message(), golden.frame()), rowType(golden.message())));
    }

    @ParameterizedTest
    @MethodSource("bad")
    @DisplayName("names the reason of a bad frame")
    void namesReasons(Golden.Bad golden) throws Exception {
        assertEquals(golden.reason(), verdict(golden.message(), golden.frame()));
    }

    @ParameterizedTest
    @MethodSource("good")
    @DisplayName("a frame cut at any byte is truncated, or good exactly when protoc's class takes what is left")
    void cutAnywhere(Golden.Good golden) throws Exception {
        for (int length = 0; length < golden.frame().length; length++) {
            byte[] cut = Arrays.copyOf(golden.frame(), length);
            String verdict = verdict(golden.message(), cut);
            if (length < 6) {
                assertEquals("too_short", verdict, "cut at " + length);
            } else if (length < headerSize(golden.frame())) {
                assertEquals("bad_index", verdict, "cut at " + length);
            } else {
                assertEquals(parsable(golden.message(), cut) ? "good" : "truncated", verdict, "cut at " + length);
            }
        }
    }

    private static boolean parsable(String message, byte[] frame) {
        try {
            parse(message, frame);
            return true;
        } catch (InvalidProtocolBufferException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("good")
    @DisplayName("a flipped bit gives a verdict, and what is called good reads as protoc's class reads it")
    void flippedBits(Golden.Good golden) throws Exception {
        int header = headerSize(golden.frame());
        for (int bit = 0; bit < golden.frame().length * 8; bit++) {
            byte[] flipped = golden.frame().clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            if (bit / 8 < header) {
                // Another id or another index; what counts is that nothing else comes out.
                verdict(golden.message(), flipped);
                continue;
            }
            GenericRowData row;
            try {
                row = decode(golden.message(), flipped);
            } catch (BadRecord bad) {
                assertFalse(bad.getMessage().isBlank());
                continue;
            }
            Map<String, Object> expected = Rows.plain(parse(golden.message(), flipped));
            assertEquals(expected, Rows.plain(row, rowType(golden.message())), "bit " + bit);
        }
    }

    @Test
    @DisplayName("reads a few columns as it reads all, and judges the fields it does not read")
    void narrowTable() throws Exception {
        RowType all = rowType(Golden.EVERYTHING);
        RowType few = new RowType(all.getFields().stream()
                .filter(field -> Set.of("kind", "an_int64", "occurred_at").contains(field.getName()))
                .toList());
        Columns columns = Columns.of(few, PinnedSchema.of(Golden.schema(), Golden.EVERYTHING));
        FrameDecoder narrow = new FrameDecoder(
                new WriterSchemas(registry.client(), Golden.EVERYTHING, columns, System::nanoTime), Golden.EVERYTHING);
        int seen = 0;
        for (Golden.Good golden : Golden.good()) {
            if (golden.message().equals(Golden.EVERYTHING)) {
                GenericRowData row = new GenericRowData(few.getFieldCount());
                narrow.decode(golden.frame(), row);
                Map<String, Object> expected = Rows.plain(parse(golden.message(), golden.frame()));
                expected.keySet().retainAll(few.getFieldNames());
                assertEquals(expected, Rows.plain(row, few), golden.name());
                seen++;
            }
        }
        assertTrue(seen > 10);
        for (Golden.Bad golden : Golden.bad()) {
            if (golden.message().equals(Golden.EVERYTHING)) {
                BadRecord bad = assertThrows(
                        BadRecord.class,
                        () -> narrow.decode(golden.frame(), new GenericRowData(few.getFieldCount())),
                        golden.name());
                assertEquals(golden.reason(), bad.reason.word(), golden.name());
            }
        }
    }

    @Test
    @DisplayName("a message nested deeper than 100 levels is malformed, however it is written")
    void nestingLimit() throws Exception {
        String text = "syntax = \"proto3\"; message Node { Node next = 1; int32 n = 2; }";
        RowType n = new RowType(List.of(new RowType.RowField("n", new IntType(false))));
        try (StubRegistry stub = new StubRegistry().schema(1, text)) {
            Columns columns = Columns.of(n, PinnedSchema.of(text, "Node"));
            FrameDecoder decoder =
                    new FrameDecoder(new WriterSchemas(stub.client(), "Node", columns, System::nanoTime), "Node");
            decoder.decode(nested(100), new GenericRowData(1));
            BadRecord bad = assertThrows(BadRecord.class, () -> decoder.decode(nested(101), new GenericRowData(1)));
            assertEquals(BadRecord.Reason.MALFORMED, bad.reason);
        }
    }

    private static byte[] nested(int levels) {
        String payload = "";
        for (int i = 0; i < levels; i++) {
            int length = payload.length() / 2;
            String prefix = length < 128
                    ? "%02x".formatted(length)
                    : "%02x%02x".formatted(length & 127 | 128, length >> 7);
            payload = "0a" + prefix + payload;
        }
        return HexFormat.of().parseHex("000000000100" + payload);
    }
}
