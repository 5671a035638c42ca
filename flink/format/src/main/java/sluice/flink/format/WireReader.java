package sluice.flink.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A cursor over one frame. Every read is bounded by the end of the message it belongs to; what would reach beyond is
 * {@code truncated}. Used again for each record.
 */
final class WireReader {
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    byte[] bytes;
    int position;

    void reset(byte[] frame, int start) {
        this.bytes = frame;
        this.position = start;
    }

    long varint(int limit) throws BadRecord {
        if (position >= limit) {
            throw BadRecord.truncated(position);
        }
        byte first = bytes[position];
        if (first >= 0) {
            position++;
            return first;
        }
        return longVarint(limit);
    }

    private long longVarint(int limit) throws BadRecord {
        long value = 0;
        int at = position;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= limit) {
                throw BadRecord.truncated(at);
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                position = at;
                return value;
            }
        }
        throw BadRecord.malformed("a varint is longer than 10 bytes", position);
    }

    /** Field number and wire type of the next field. */
    int tag(int limit) throws BadRecord {
        int start = position;
        long tag = varint(limit);
        if (tag >>> 3 == 0 || tag >>> 32 != 0) {
            throw BadRecord.malformed("field number " + (tag >>> 3) + " cannot be", start);
        }
        return (int) tag;
    }

    /** The end of a length-delimited value that begins here. */
    int end(int limit) throws BadRecord {
        long length = varint(limit);
        if (length < 0 || length > limit - position) {
            throw BadRecord.truncated(limit);
        }
        return position + (int) length;
    }

    int fixed32(int limit) throws BadRecord {
        return (int) INT.get(bytes, pass(4, limit));
    }

    long fixed64(int limit) throws BadRecord {
        return (long) LONG.get(bytes, pass(8, limit));
    }

    private int pass(int count, int limit) throws BadRecord {
        int start = position;
        if (limit - start < count) {
            throw BadRecord.truncated(limit);
        }
        position = start + count;
        return start;
    }

    /** Passes over a value whose field is not known. */
    void skip(int wireType, int limit) throws BadRecord {
        switch (wireType) {
            case ProtoKind.VARINT -> varint(limit);
            case ProtoKind.FIXED_64 -> pass(8, limit);
            case ProtoKind.LENGTH -> position = end(limit);
            case ProtoKind.FIXED_32 -> pass(4, limit);
            case 3, 4 -> throw BadRecord.malformed("groups are not supported", position);
            default -> throw BadRecord.malformed("wire type " + wireType + " does not exist", position);
        }
    }

    /** Whether the bytes up to {@code end} are UTF-8: shortest forms only, no surrogates, nothing past U+10FFFF. */
    boolean utf8(int end) {
        int at = position;
        while (end - at >= 8 && ((long) LONG.get(bytes, at) & 0x8080808080808080L) == 0) {
            at += 8;
        }
        while (at < end) {
            int size = sequence(at, end);
            if (size == 0) {
                return false;
            }
            at += size;
        }
        return true;
    }

    /** Length of the character that begins there, 0 when it is none. */
    private int sequence(int at, int end) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        int size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (end - at < size) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < low || second > high) {
            return 0;
        }
        for (int i = 2; i < size; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return size;
    }
}
