package sluice.flink.format;

import java.util.Locale;
import java.util.Map;

/**
 * Reads the part of the .proto language that decides what bytes mean: packages, messages, enums, fields, oneofs and
 * maps. Options, reserved ranges, services and extensions are passed over.
 */
final class ProtoParser {
    static final int LAST_NUMBER = 536_870_911;
    /** Messages within messages; what is deeper is noise, and must not end the stack. */
    static final int DEPTH_LIMIT = 100;

    private final ProtoTokens tokens;
    private final ProtoFile file = new ProtoFile();

    private ProtoParser(String text) {
        this.tokens = new ProtoTokens(text);
    }

    /** Reads one text that imports nothing of the user's; throws {@link ProtoSyntaxException}. */
    static ProtoFile parse(String text) {
        return ProtoBundle.link(text, Map.of());
    }

    /** Reads one text; the types behind its type names are not known yet. */
    static ProtoFile parseUnresolved(String text) {
        ProtoParser parser = new ProtoParser(text);
        parser.file();
        return parser.file;
    }

    private void file() {
        while (!tokens.peek().isEmpty()) {
            String word = tokens.take();
            switch (word) {
                case ";" -> {}
                case "syntax", "edition" -> {
                    tokens.expect("=");
                    file.syntax = tokens.string();
                    tokens.expect(";");
                }
                case "package" -> {
                    file.packageName = tokens.identifier();
                    tokens.expect(";");
                }
                case "import" -> {
                    boolean exported = tokens.takeIf("public");
                    if (!exported && !tokens.takeIf("weak")) {
                        tokens.takeIf("option");
                    }
                    String path = tokens.string();
                    file.imports.add(path);
                    if (exported) {
                        file.publicImports.add(path);
                    }
                    tokens.expect(";");
                }
                case "option" -> tokens.skipStatement();
                case "message" -> file.messages.add(message(file.packageName, 0));
                case "enum" -> enumeration(file.packageName);
                case "service", "extend" -> {
                    tokens.typeName();
                    tokens.skipBlock();
                }
                default -> throw tokens.error("unexpected '" + word + "'");
            }
        }
    }

    private ProtoMessage message(String scope, int depth) {
        if (depth > DEPTH_LIMIT) {
            throw tokens.error("messages are nested deeper than " + DEPTH_LIMIT);
        }
        ProtoMessage message = declare(new ProtoMessage(join(scope, tokens.identifier()), false));
        tokens.expect("{");
        while (!tokens.takeIf("}")) {
            member(message, depth);
        }
        return message;
    }

    private void member(ProtoMessage message, int depth) {
        switch (tokens.peek()) {
            case ";" -> tokens.take();
            case "message" -> {
                tokens.take();
                message.nested.add(message(message.fullName, depth + 1));
            }
            case "enum" -> {
                tokens.take();
                enumeration(message.fullName);
            }
            case "option", "reserved", "extensions" -> tokens.skipStatement();
            case "extend" -> {
                tokens.take();
                tokens.typeName();
                tokens.skipBlock();
            }
            case "oneof" -> {
                tokens.take();
                oneof(message);
            }
            default -> field(message, null);
        }
    }

    private void oneof(ProtoMessage message) {
        String name = tokens.identifier();
        tokens.expect("{");
        while (!tokens.takeIf("}")) {
            if (tokens.peek().equals("option")) {
                tokens.skipStatement();
            } else if (!tokens.takeIf(";")) {
                field(message, name);
            }
        }
    }

    private void field(ProtoMessage message, String oneof) {
        ProtoField.Label label = file.syntax.equals("proto3") ? ProtoField.Label.IMPLICIT : ProtoField.Label.OPTIONAL;
        if (tokens.takeIf("repeated")) {
            label = ProtoField.Label.REPEATED;
        } else if (tokens.takeIf("optional") || tokens.takeIf("required")) {
            label = ProtoField.Label.OPTIONAL;
        }

        String type = tokens.typeName();
        if (type.equals("group")) {
            throw tokens.error("groups are not supported");
        }
        if (type.equals("map") && tokens.peek().equals("<")) {
            mapField(message);
            return;
        }
        String name = tokens.identifier();
        message.fields.add(new ProtoField(name, endOfField(message), label, oneof, type));
    }

    private void mapField(ProtoMessage message) {
        tokens.expect("<");
        String key = tokens.identifier();
        tokens.expect(",");
        String value = tokens.typeName();
        tokens.expect(">");
        String name = tokens.identifier();

        ProtoMessage entry = declare(new ProtoMessage(join(message.fullName, entryName(name)), true));
        entry.fields.add(new ProtoField("key", 1, ProtoField.Label.IMPLICIT, null, key));
        entry.fields.add(new ProtoField("value", 2, ProtoField.Label.IMPLICIT, null, value));
        int number = endOfField(message);
        message.fields.add(new ProtoField(name, number, ProtoField.Label.REPEATED, null, "." + entry.fullName));
    }

    /** The number, the options and the ';'. */
    private int endOfField(ProtoMessage message) {
        tokens.expect("=");
        int number = tokens.integer();
        if (number < 1 || number > LAST_NUMBER) {
            throw tokens.error("field number " + number + " is outside 1.." + LAST_NUMBER);
        }
        if (message.field(number) != null) {
            throw tokens.error("field number " + number + " is used twice in " + message.fullName);
        }
        if (tokens.peek().equals("[")) {
            tokens.skipBlock();
        }
        tokens.expect(";");
        return number;
    }

    private void enumeration(String scope) {
        ProtoEnum type = new ProtoEnum(join(scope, tokens.identifier()));
        if (file.enumByName.put(type.fullName, type) != null) {
            throw tokens.error(type.fullName + " is declared twice");
        }
        tokens.expect("{");
        while (!tokens.takeIf("}")) {
            switch (tokens.peek()) {
                case ";" -> tokens.take();
                case "option", "reserved" -> tokens.skipStatement();
                default -> enumValue(type);
            }
        }
        if (type.values.isEmpty()) {
            throw tokens.error(type.fullName + " has no values");
        }
    }

    private void enumValue(ProtoEnum type) {
        String name = tokens.identifier();
        tokens.expect("=");
        type.values.add(new ProtoEnum.Value(name, tokens.integer()));
        if (tokens.peek().equals("[")) {
            tokens.skipBlock();
        }
        tokens.expect(";");
    }

    private ProtoMessage declare(ProtoMessage message) {
        if (file.messageByName.put(message.fullName, message) != null) {
            throw tokens.error(message.fullName + " is declared twice");
        }
        return message;
    }

    private static String join(String scope, String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }

    /** As protoc names it: CamelCase of the field, then Entry. */
    private static String entryName(String field) {
        StringBuilder name = new StringBuilder();
        for (String part : field.split("_")) {
            if (!part.isEmpty()) {
                name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        return name.append("Entry").toString();
    }
}
