package sluice.flink.format;

/** One field of a message. {@code message} and {@code enumeration} are set once the whole text has been read. */
final class ProtoField {
    /** Whether a reader can tell "absent" from "default", and whether there can be several. */
    enum Label {
        IMPLICIT,
        OPTIONAL,
        REPEATED
    }

    final String name;
    final int number;
    final Label label;
    /** Name of the oneof that holds it, or null. */
    final String oneof;
    /** The type as written, for resolving and for messages to people. */
    final String typeName;

    ProtoKind kind;
    ProtoMessage message;
    ProtoEnum enumeration;

    ProtoField(String name, int number, Label label, String oneof, String typeName) {
        this.name = name;
        this.number = number;
        this.label = label;
        this.oneof = oneof;
        this.typeName = typeName;
        this.kind = ProtoKind.scalar(typeName);
    }

    boolean repeated() {
        return label == Label.REPEATED;
    }

    boolean map() {
        return message != null && message.mapEntry;
    }

    /** Absent is not the same as default. */
    boolean presence() {
        return label == Label.OPTIONAL || oneof != null || (kind == ProtoKind.MESSAGE && !repeated());
    }

    boolean timestamp() {
        return message != null && message.fullName.equals(ProtoMessage.TIMESTAMP);
    }

    boolean wrapper() {
        return message != null && message.wrapper();
    }

    /** The type as a person would write it, e.g. {@code repeated int32}. */
    String describe() {
        if (map()) {
            return "map<" + message.field("key").describe() + ", " + message.field("value").describe() + ">";
        }
        String type = message != null ? message.fullName : enumeration != null ? enumeration.fullName : typeName;
        return switch (label) {
            case REPEATED -> "repeated " + type;
            case OPTIONAL -> "optional " + type;
            case IMPLICIT -> type;
        };
    }
}
