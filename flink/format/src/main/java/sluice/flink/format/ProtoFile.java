package sluice.flink.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One .proto text, read and resolved. */
final class ProtoFile {
    String syntax = "proto2";
    String packageName = "";
    final List<String> imports = new ArrayList<>();
    /** Those of the imports that whoever imports this file sees as well. */
    final Set<String> publicImports = new HashSet<>();
    /** Set once linked: the files behind the public imports. */
    final Set<ProtoFile> exported = new LinkedHashSet<>();
    /** Top-level messages in the order of declaration. */
    final List<ProtoMessage> messages = new ArrayList<>();

    /** Of this file alone, nested ones too. */
    final Map<String, ProtoMessage> messageByName = new HashMap<>();
    final Map<String, ProtoEnum> enumByName = new HashMap<>();

    /** The message that an index path of a frame points to, or null when it points nowhere. */
    ProtoMessage at(int[] path) {
        List<ProtoMessage> level = messages;
        ProtoMessage found = null;
        for (int index : path) {
            if (index < 0 || index >= level.size()) {
                return null;
            }
            found = level.get(index);
            level = found.nested;
        }
        return found;
    }

    /** The index path of a message declared in this text, or null. */
    int[] path(String fullName) {
        return path(messages, fullName, new int[0]);
    }

    private static int[] path(List<ProtoMessage> level, String fullName, int[] above) {
        for (int index = 0; index < level.size(); index++) {
            int[] path = java.util.Arrays.copyOf(above, above.length + 1);
            path[above.length] = index;
            ProtoMessage message = level.get(index);
            if (message.fullName.equals(fullName)) {
                return path;
            }
            int[] deeper = path(message.nested, fullName, path);
            if (deeper != null) {
                return deeper;
            }
        }
        return null;
    }
}
