package sluice.flink.format;

import java.util.ArrayList;
import java.util.List;

/** An enum type; values in the order of declaration. */
final class ProtoEnum {
    record Value(String name, int number) {}

    final String fullName;
    final List<Value> values = new ArrayList<>();

    ProtoEnum(String fullName) {
        this.fullName = fullName;
    }
}
