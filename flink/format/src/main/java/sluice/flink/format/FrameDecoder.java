package sluice.flink.format;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.table.data.GenericRowData;

/** A frame to a row: {@code 00 | schema id | message index | protobuf}. Not safe for several threads. */
final class FrameDecoder {
    private static final int SHORTEST = 6;
    private static final int HEADER = 5;
    private static final int[] FIRST = {0};

    private final WriterSchemas writers;
    private final String messageName;
    private final WireReader in = new WireReader();

    FrameDecoder(WriterSchemas writers, String messageName) {
        this.writers = writers;
        this.messageName = messageName;
    }

    /** The schema id as far as the frame has one, else null. */
    static Integer schemaId(byte[] frame) {
        return frame == null || frame.length < SHORTEST || frame[0] != 0 ? null : id(frame);
    }

    /** Fills the first slots of the row; throws BadRecord with the verdict, IOException without a registry. */
    void decode(byte[] frame, GenericRowData row) throws BadRecord, IOException {
        if (frame.length < SHORTEST) {
            throw new BadRecord(BadRecord.Reason.TOO_SHORT, "a frame of " + frame.length + " bytes");
        }
        if (frame[0] != 0) {
            throw new BadRecord(BadRecord.Reason.BAD_MAGIC, "the first byte is " + (frame[0] & 0xff) + " instead of 0");
        }
        WriterSchemas.Writer writer = writers.of(id(frame));
        in.reset(frame, HEADER);
        int[] path = path(frame.length);
        if (!Arrays.equals(path, writer.path())) {
            throw notOurs(writer, path);
        }
        writer.plan().read(in, frame.length, row, 0);
    }

    private static int id(byte[] frame) {
        return (frame[1] & 0xff) << 24 | (frame[2] & 0xff) << 16 | (frame[3] & 0xff) << 8 | (frame[4] & 0xff);
    }

    private int[] path(int limit) throws BadRecord {
        int count = index(limit);
        if (count == 0) {
            return FIRST;
        }
        if (count < 0 || count > limit - in.position) {
            throw badIndex("a list of " + count + " numbers");
        }
        int[] path = new int[count];
        for (int i = 0; i < count; i++) {
            path[i] = index(limit);
        }
        return path;
    }

    private int index(int limit) throws BadRecord {
        long zigzag;
        try {
            zigzag = in.varint(limit);
        } catch (BadRecord broken) {
            throw badIndex("a number does not end");
        }
        if (zigzag >>> 32 != 0) {
            throw badIndex("a number is too large");
        }
        return (int) (zigzag >>> 1) ^ -(int) (zigzag & 1);
    }

    private BadRecord notOurs(WriterSchemas.Writer writer, int[] path) {
        ProtoMessage named = writer.file().at(path);
        return named == null
                ? badIndex(Arrays.toString(path) + " points to no message")
                : new BadRecord(BadRecord.Reason.WRONG_MESSAGE, named.fullName + " instead of " + messageName);
    }

    private static BadRecord badIndex(String detail) {
        return new BadRecord(BadRecord.Reason.BAD_INDEX, detail);
    }
}
