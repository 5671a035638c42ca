package sluice.flink.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds the type behind each type name, by the scope rules of protoc. */
final class ProtoResolver {
    private final Map<String, ProtoMessage> messages = new HashMap<>();
    private final Map<String, ProtoEnum> enums = new HashMap<>();
    private final Set<String> packages = new HashSet<>();

    private ProtoResolver() {}

    /**
     * Sets kind, message and enumeration of every field of a file; throws {@link ProtoSyntaxException} for a name that
     * neither the file nor its imports, linked before, declare. Visible is what is imported, and what that exports.
     */
    static void resolve(ProtoFile file, Map<String, ProtoFile> imports) {
        ProtoResolver resolver = new ProtoResolver();
        resolver.add(file);
        imports.forEach((name, imported) -> {
            resolver.add(imported);
            imported.exported.forEach(resolver::add);
            if (file.publicImports.contains(name)) {
                file.exported.add(imported);
                file.exported.addAll(imported.exported);
            }
        });
        for (ProtoMessage message : file.messageByName.values()) {
            for (ProtoField field : message.fields) {
                if (field.kind == null) {
                    resolver.bind(message, field);
                }
            }
        }
    }

    private void add(ProtoFile file) {
        file.messageByName.forEach(messages::putIfAbsent);
        file.enumByName.forEach(enums::putIfAbsent);
        String name = file.packageName;
        for (int dot = name.length(); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            packages.add(name.substring(0, dot));
        }
    }

    private void bind(ProtoMessage message, ProtoField field) {
        String name = find(message.fullName, field.typeName);
        if (name == null) {
            throw new ProtoSyntaxException(
                    "field " + message.fullName + "." + field.name + ": type " + field.typeName + " is not known");
        }
        field.message = messages.get(name);
        field.enumeration = enums.get(name);
        field.kind = field.message != null ? ProtoKind.MESSAGE : ProtoKind.ENUM;
    }

    private String find(String from, String typeName) {
        if (typeName.startsWith(".")) {
            return type(typeName.substring(1)) ? typeName.substring(1) : null;
        }
        int dot = typeName.indexOf('.');
        String first = dot < 0 ? typeName : typeName.substring(0, dot);
        String scope = from;
        while (true) {
            String prefix = scope.isEmpty() ? "" : scope + ".";
            if (dot < 0 ? type(prefix + first) : holdsTypes(prefix + first)) {
                // The innermost scope that knows the first part decides, even when the rest is not there.
                return type(prefix + typeName) ? prefix + typeName : null;
            }
            if (scope.isEmpty()) {
                return null;
            }
            scope = scope.contains(".") ? scope.substring(0, scope.lastIndexOf('.')) : "";
        }
    }

    private boolean type(String name) {
        return messages.containsKey(name) || enums.containsKey(name);
    }

    private boolean holdsTypes(String name) {
        return packages.contains(name) || messages.containsKey(name);
    }
}
