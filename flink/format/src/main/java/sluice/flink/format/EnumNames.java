package sluice.flink.format;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryStringData;

/** Names of an enum as SQL strings, made once. A number without a name is its decimal text, both ways. */
final class EnumNames {
    private final Map<Integer, StringData> nameByNumber = new HashMap<>();
    private final Map<StringData, Integer> numberByName = new HashMap<>();
    private final StringData[] small = new StringData[128];

    EnumNames(ProtoEnum type) {
        for (ProtoEnum.Value value : type.values) {
            StringData name = utf8(value.name());
            nameByNumber.putIfAbsent(value.number(), name);
            numberByName.put(name, value.number());
        }
        nameByNumber.forEach((number, name) -> {
            if (number >= 0 && number < small.length) {
                small[number] = name;
            }
        });
    }

    StringData name(int number) {
        if (number >= 0 && number < small.length && small[number] != null) {
            return small[number];
        }
        StringData name = nameByNumber.get(number);
        return name != null ? name : utf8(Integer.toString(number));
    }

    /** The number behind a name or a decimal text, or null. */
    Integer number(StringData name) {
        Integer number = numberByName.get(name);
        if (number != null) {
            return number;
        }
        try {
            return Integer.valueOf(name.toString());
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static StringData utf8(String text) {
        return StringData.fromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static StringData empty() {
        return BinaryStringData.EMPTY_UTF8;
    }
}
