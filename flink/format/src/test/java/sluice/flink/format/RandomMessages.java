package sluice.flink.format;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random messages of any type, with a liking for extremes, and random ways to write each of them down. */
final class RandomMessages {
    private static final long[] LONGS = {0, 1, -1, 127, 128, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, -(1L << 31)};
    private static final int[] INTS = {0, 1, -1, 127, 128, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 16};
    private static final double[] DOUBLES = {
        0.0, -0.0, 1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE,
        Double.MAX_VALUE, -1e-310
    };
    private static final float[] FLOATS = {
        0f, -0f, 2.5f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE
    };
    private static final String[] STRINGS = {
        "", "a", "\u00e9", "\u20ac", "\ud83d\ude80", "\u0000", "x".repeat(130), "\uffff\u07ff", "__proto__"
    };

    private final Random random;

    RandomMessages(long seed) {
        this.random = new Random(seed);
    }

    DynamicMessage message(Descriptor type) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        int share = random.nextInt(5);
        for (FieldDescriptor field : type.getFields()) {
            // Few of the fields, half of them, or nearly all.
            if (random.nextInt(5) > share) {
                continue;
            }
            if (field.isMapField()) {
                Map<Object, Message> entries = new java.util.HashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    Message entry = entry(field.getMessageType());
                    entries.put(entry.getField(field.getMessageType().findFieldByNumber(1)), entry);
                }
                entries.values().forEach(entry -> message.addRepeatedField(field, entry));
            } else if (field.isRepeated()) {
                for (int i = random.nextInt(5); i > 0; i--) {
                    message.addRepeatedField(field, value(field));
                }
            } else {
                message.setField(field, value(field));
            }
        }
        return message.build();
    }

    private Message entry(Descriptor type) {
        return DynamicMessage.newBuilder(type)
                .setField(type.findFieldByNumber(1), value(type.findFieldByNumber(1)))
                .setField(type.findFieldByNumber(2), value(type.findFieldByNumber(2)))
                .build();
    }

    private Object value(FieldDescriptor field) {
        return switch (field.getType()) {
            case DOUBLE -> random.nextBoolean() ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextGaussian();
            case FLOAT -> random.nextBoolean() ? FLOATS[random.nextInt(FLOATS.length)] : (float) random.nextGaussian();
            case INT32, UINT32, SINT32, FIXED32, SFIXED32 ->
                random.nextBoolean() ? INTS[random.nextInt(INTS.length)] : random.nextInt() >> random.nextInt(32);
            case INT64, UINT64, SINT64, FIXED64, SFIXED64 ->
                random.nextBoolean() ? LONGS[random.nextInt(LONGS.length)] : random.nextLong() >> random.nextInt(64);
            case BOOL -> random.nextBoolean();
            case STRING -> STRINGS[random.nextInt(STRINGS.length)];
            case BYTES -> {
                byte[] bytes = new byte[random.nextInt(6)];
                random.nextBytes(bytes);
                yield ByteString.copyFrom(bytes);
            }
            case ENUM -> random.nextInt(4) == 0
                    ? field.getEnumType().findValueByNumberCreatingIfUnknown(random.nextInt(200) - 100)
                    : field.getEnumType().getValues().get(random.nextInt(field.getEnumType().getValues().size()));
            case MESSAGE -> field.getMessageType().getFullName().equals("google.protobuf.Timestamp")
                    ? moment(field.getMessageType())
                    : message(field.getMessageType());
            case GROUP -> throw new IllegalArgumentException(field.getFullName());
        };
    }

    private Message moment(Descriptor type) {
        long[] seconds = {0, -1, -62_135_596_800L, 253_402_300_799L, 1_767_225_600, -86_400, random.nextInt()};
        int[] nanos = {0, 1, 999_999_999, 123_000_000, 123_456_000, 123_456_789};
        return DynamicMessage.newBuilder(type)
                .setField(type.findFieldByNumber(1), seconds[random.nextInt(seconds.length)])
                .setField(type.findFieldByNumber(2), nanos[random.nextInt(nanos.length)])
                .build();
    }

    /**
     * The message in one of the many ways that every reader must take alike: fields in any order, lists packed, not
     * packed or in pieces, fields nobody knows between them, parts of maps left out when they are defaults.
     */
    byte[] write(Message message) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        for (Map.Entry<FieldDescriptor, Object> set : message.getAllFields().entrySet()) {
            FieldDescriptor field = set.getKey();
            if (!field.isRepeated()) {
                parts.add(one(field, set.getValue()));
            } else {
                parts.add(list(field, (List<?>) set.getValue()));
            }
        }
        if (random.nextInt(4) == 0) {
            parts.add(unknown());
        }
        Collections.shuffle(parts, random);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private byte[] list(FieldDescriptor field, List<?> values) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        while (at < values.size()) {
            int piece = 1 + random.nextInt(values.size() - at);
            if (field.isPackable() && random.nextBoolean()) {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                CodedOutputStream out = CodedOutputStream.newInstance(packed);
                for (Object value : values.subList(at, at + piece)) {
                    scalar(field, value, out);
                }
                out.flush();
                all.write(tagged(field.getNumber(), WireFormat.WIRETYPE_LENGTH_DELIMITED, packed.toByteArray(), true));
            } else {
                for (Object value : values.subList(at, at + piece)) {
                    all.write(one(field, value));
                }
            }
            at += piece;
        }
        return all.toByteArray();
    }

    private byte[] one(FieldDescriptor field, Object value) throws IOException {
        if (field.getType() == FieldDescriptor.Type.MESSAGE) {
            byte[] bytes = write((Message) value);
            return tagged(field.getNumber(), WireFormat.WIRETYPE_LENGTH_DELIMITED, bytes, true);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        scalar(field, value, out);
        out.flush();
        return tagged(field.getNumber(), field.getLiteType().getWireType(), bytes.toByteArray(), false);
    }

    private static byte[] tagged(int number, int wireType, byte[] content, boolean length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeTag(number, wireType);
        if (length) {
            out.writeUInt32NoTag(content.length);
        }
        out.writeRawBytes(content);
        out.flush();
        return bytes.toByteArray();
    }

    private static void scalar(FieldDescriptor field, Object value, CodedOutputStream out) throws IOException {
        switch (field.getType()) {
            case DOUBLE -> out.writeDoubleNoTag((double) value);
            case FLOAT -> out.writeFloatNoTag((float) value);
            case INT32 -> out.writeInt32NoTag((int) value);
            case UINT32 -> out.writeUInt32NoTag((int) value);
            case SINT32 -> out.writeSInt32NoTag((int) value);
            case FIXED32, SFIXED32 -> out.writeFixed32NoTag((int) value);
            case INT64, UINT64 -> out.writeUInt64NoTag((long) value);
            case SINT64 -> out.writeSInt64NoTag((long) value);
            case FIXED64, SFIXED64 -> out.writeFixed64NoTag((long) value);
            case BOOL -> out.writeBoolNoTag((boolean) value);
            case STRING -> out.writeStringNoTag((String) value);
            case BYTES -> out.writeBytesNoTag((ByteString) value);
            case ENUM -> out.writeEnumNoTag(
                    ((com.google.protobuf.Descriptors.EnumValueDescriptor) value).getNumber());
            default -> throw new IllegalArgumentException(field.getFullName());
        }
    }

    private byte[] unknown() {
        return UnknownFieldSet.newBuilder()
                .addField(900_000, UnknownFieldSet.Field.newBuilder().addVarint(random.nextLong()).build())
                .addField(900_001, UnknownFieldSet.Field.newBuilder().addFixed64(random.nextLong()).build())
                .addField(900_002, UnknownFieldSet.Field.newBuilder().addFixed32(random.nextInt()).build())
                .addField(
                        900_003,
                        UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8("?")).build())
                .build()
                .toByteArray();
    }
}
