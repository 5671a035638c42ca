package sluice.flink.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A message type. Nested messages are in the order of declaration: the index path of a frame counts them. */
final class ProtoMessage {
    static final String TIMESTAMP = "google.protobuf.Timestamp";
    private static final Set<String> WRAPPERS = Stream.of(
                    "Double", "Float", "Int64", "UInt64", "Int32", "UInt32", "Bool", "String", "Bytes")
            .map(scalar -> "google.protobuf." + scalar + "Value")
            .collect(Collectors.toUnmodifiableSet());

    final String fullName;
    /** Made for a map field, not declared; has the fields key = 1 and value = 2. */
    final boolean mapEntry;
    final List<ProtoField> fields = new ArrayList<>();
    final List<ProtoMessage> nested = new ArrayList<>();

    ProtoMessage(String fullName, boolean mapEntry) {
        this.fullName = fullName;
        this.mapEntry = mapEntry;
    }

    /** Holds one scalar in its field 1, so that the scalar can be absent; in SQL it is the scalar. */
    boolean wrapper() {
        return WRAPPERS.contains(fullName);
    }

    /** The field of that name, or null. */
    ProtoField field(String name) {
        for (ProtoField field : fields) {
            if (field.name.equals(name)) {
                return field;
            }
        }
        return null;
    }

    /** The field of that number, or null. */
    ProtoField field(int number) {
        for (ProtoField field : fields) {
            if (field.number == number) {
                return field;
            }
        }
        return null;
    }
}
