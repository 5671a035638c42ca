package sluice.flink.format;

import java.util.Arrays;

/** Wire format into one growing buffer, used again for each record. */
final class WireWriter {
    private byte[] bytes = new byte[512];
    private int size;


    int size() {
        return size;
    }

    void cut(int size) {
        this.size = size;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void fixed32(int value) {
        room(4);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void fixed64(long value) {
        room(8);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void lengthAndBytes(byte[] value) {
        varint(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /** Begins a length-delimited value; one byte is kept for its length, which is enough for most. */
    int begin() {
        octet(0);
        return size;
    }

    /** Ends what {@link #begin} began, and moves it when its length needs more than that byte. */
    void end(int start) {
        int length = size - start;
        int extra = lengthOfVarint(length) - 1;
        if (extra > 0) {
            room(extra);
            System.arraycopy(bytes, start, bytes, start + extra, length);
        }
        size = start - 1;
        varintInPlace(length);
        size += length;
    }

    private void varintInPlace(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private static int lengthOfVarint(int value) {
        return Math.max(1, (38 - Integer.numberOfLeadingZeros(value)) / 7);
    }

    private void room(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
    }
}
