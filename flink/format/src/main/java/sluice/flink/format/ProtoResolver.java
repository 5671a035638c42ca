package sluice.flink.format;

import java.util.HashSet;
import java.util.Set;

/** Finds the type behind each type name, by the scope rules of protoc. */
final class ProtoResolver {
    private final ProtoFile file;
    private final Set<String> packages = new HashSet<>();

    private ProtoResolver(ProtoFile file) {
        this.file = file;
    }

    /** Sets kind, message and enumeration of every field; throws {@link ProtoSyntaxException} for an unknown name. */
    static void resolve(ProtoFile file) {
        ProtoResolver resolver = new ProtoResolver(file);
        resolver.addPackage(file.packageName);
        for (String path : file.imports) {
            ProtoFile known = GoogleTypes.file(path);
            if (known != null) {
                resolver.addPackage(known.packageName);
                known.messageByName.forEach(file.messageByName::putIfAbsent);
                known.enumByName.forEach(file.enumByName::putIfAbsent);
            }
        }
        for (ProtoMessage message : file.messageByName.values()) {
            // Imported types are resolved already.
            for (ProtoField field : message.fields) {
                if (field.kind == null) {
                    resolver.bind(message, field);
                }
            }
        }
    }

    private void addPackage(String name) {
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
        field.message = file.messageByName.get(name);
        field.enumeration = file.enumByName.get(name);
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
        ProtoMessage message = file.messageByName.get(name);
        return message != null || file.enumByName.containsKey(name);
    }

    private boolean holdsTypes(String name) {
        return packages.contains(name) || file.messageByName.containsKey(name);
    }
}
