package sluice.flink.format;

import java.util.HashMap;
import java.util.Map;

/** The kinds of value a Protobuf field can have, with the wire type of one element. */
enum ProtoKind {
    DOUBLE(1),
    FLOAT(5),
    INT32(0),
    INT64(0),
    UINT32(0),
    UINT64(0),
    SINT32(0),
    SINT64(0),
    FIXED32(5),
    FIXED64(1),
    SFIXED32(5),
    SFIXED64(1),
    BOOL(0),
    STRING(2),
    BYTES(2),
    ENUM(0),
    MESSAGE(2);

    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int LENGTH = 2;
    static final int FIXED_32 = 5;

    private static final Map<String, ProtoKind> SCALARS = new HashMap<>();

    static {
        for (ProtoKind kind : values()) {
            if (kind != ENUM && kind != MESSAGE) {
                SCALARS.put(kind.word(), kind);
            }
        }
    }

    final int wireType;

    ProtoKind(int wireType) {
        this.wireType = wireType;
    }

    /** The scalar of that name in a .proto text, or null. */
    static ProtoKind scalar(String word) {
        return SCALARS.get(word);
    }

    /** As a .proto text writes it. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean packable() {
        return wireType != LENGTH;
    }
}
