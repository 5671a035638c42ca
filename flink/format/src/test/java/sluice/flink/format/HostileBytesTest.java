package sluice.flink.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.Random;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.types.logical.RowType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import sluice.types.v1.Types;

/** Bytes made to cost memory or time. Counted is what the decoder allocates: that does not depend on the machine. */
class HostileBytesTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final RowType TYPE = Rows.type(Types.getDescriptor());

    private static StubRegistry registry;
    private static FrameDecoder decoder;

    interface Payload {
        void write(CodedOutputStream out) throws IOException;
    }

    @BeforeAll
    static void start() throws Exception {
        registry = GoldenTypes.registry();
        String name = Types.getDescriptor().getFullName();
        Columns columns = Columns.of(TYPE, PinnedSchema.of(GoldenTypes.bundle(), name));
        decoder = new FrameDecoder(new WriterSchemas(registry.client(), name, columns, System::nanoTime), name);
        verdict(frame(out -> {}));
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    private static byte[] frame(Payload payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(HexFormat.of().parseHex("00000000090202"));
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        payload.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static String verdict(byte[] frame) throws IOException {
        try {
            decoder.decode(frame, new GenericRowData(TYPE.getFieldCount()));
            return "good";
        } catch (BadRecord bad) {
            return bad.reason.word();
        }
    }

    /** Bytes that this thread allocates for one frame. */
    private static long cost(String wanted, byte[] frame) throws IOException {
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertEquals(wanted, verdict(frame));
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private static int number(String field) {
        return Types.getDescriptor().findFieldByName(field).getNumber();
    }

    @Test
    @DisplayName("a length of two thousand million allocates nothing, whatever the field is")
    void lengthBombs() throws Exception {
        for (var field : Types.getDescriptor().getFields()) {
            for (int length : new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE - 8, 1 << 30}) {
                boolean delimited = field.isRepeated() && field.isPackable() || field.getLiteType().getWireType() == 2;
                if (delimited) {
                    byte[] frame = frame(out -> {
                        out.writeTag(field.getNumber(), 2);
                        out.writeUInt32NoTag(length);
                        out.writeRawBytes(new byte[] {1, 2, 3});
                    });
                    long cost = cost("truncated", frame);
                    assertTrue(cost < 100_000, field.getName() + " cost " + cost);
                }
            }
        }
        byte[] index = HexFormat.of().parseHex("0000000009" + "feffffff0f" + "0000");
        assertTrue(cost("bad_index", index) < 100_000);
    }

    @Test
    @DisplayName("a message in 100,000 pieces costs what its bytes cost, not their square")
    void pieces() throws Exception {
        byte[] lists = frame(out -> {
            for (int i = 0; i < 100_000; i++) {
                out.writeTag(number("nested"), 2);
                out.writeUInt32NoTag(3);
                out.writeString(3, "t");
            }
        });
        long cost = cost("good", lists);
        assertTrue(cost < 400L * lists.length, "lists cost " + cost);

        byte[] maps = frame(out -> {
            for (int i = 0; i < 100_000; i++) {
                out.writeTag(number("nested"), 2);
                out.writeUInt32NoTag(8);
                out.writeTag(4, 2);
                out.writeUInt32NoTag(6);
                out.writeTag(1, 2);
                out.writeUInt32NoTag(4);
                out.writeRawBytes("%04x".formatted(i & 0xffff).getBytes());
            }
        });
        cost = cost("good", maps);
        assertTrue(cost < 400L * maps.length, "maps cost " + cost);
    }

    @Test
    @DisplayName("a packed list of a million elements costs some tens of bytes for each")
    void longLists() throws Exception {
        byte[] ones = new byte[1_000_000];
        java.util.Arrays.fill(ones, (byte) 1);
        for (String field : new String[] {"list_bool", "list_int64", "list_uint64", "kind_list"}) {
            long cost = cost("good", frame(out -> out.writeByteArray(number(field), ones)));
            assertTrue(cost < 200L * ones.length, field + " cost " + cost);
        }
    }

    @Test
    @DisplayName("noise gives a verdict at bounded cost")
    void noise() throws Exception {
        Random random = new Random(3);
        for (int round = 0; round < 3_000; round++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            byte[] frame = frame(out -> out.writeRawBytes(noise));
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            verdict(frame);
            long cost = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertTrue(cost < 300_000, HexFormat.of().formatHex(frame) + " cost " + cost);
        }
    }
}
