package sluice.flink.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a schema that was registered as a FileDescriptorProto in base64, as some clients do, and that not every
 * registry turns into text. Field numbers are those of google/protobuf/descriptor.proto.
 */
final class ProtoDescriptor {
    private static final int GROUP = 10;
    private static final int REPEATED = 3;
    private static final ProtoKind[] KINDS = {
        null,
        ProtoKind.DOUBLE,
        ProtoKind.FLOAT,
        ProtoKind.INT64,
        ProtoKind.UINT64,
        ProtoKind.INT32,
        ProtoKind.FIXED64,
        ProtoKind.FIXED32,
        ProtoKind.BOOL,
        ProtoKind.STRING,
        null,
        null,
        ProtoKind.BYTES,
        ProtoKind.UINT32,
        null,
        ProtoKind.SFIXED32,
        ProtoKind.SFIXED64,
        ProtoKind.SINT32,
        ProtoKind.SINT64
    };

    /** One message of the descriptor, its fields by number; whoever wants to know what is in them asks. */
    private static final class Node {
        private final Map<Integer, List<Object>> values = new HashMap<>();

        Node(byte[] bytes, int start, int end) throws BadRecord {
            WireReader in = new WireReader();
            in.reset(bytes, start);
            while (in.position < end) {
                int tag = in.tag(end);
                Object value;
                if ((tag & 7) == ProtoKind.LENGTH) {
                    int stop = in.end(end);
                    value = new Span(bytes, in.position, stop);
                    in.position = stop;
                } else if ((tag & 7) == ProtoKind.VARINT) {
                    value = in.varint(end);
                } else {
                    in.skip(tag & 7, end);
                    continue;
                }
                values.computeIfAbsent(tag >>> 3, number -> new ArrayList<>()).add(value);
            }
        }

        /** The last one written, 0 when there is none. */
        long number(int field) {
            List<Object> all = values.get(field);
            return all != null && all.get(all.size() - 1) instanceof Long number ? number : 0;
        }

        boolean has(int field) {
            return values.containsKey(field);
        }

        String text(int field) {
            List<String> all = texts(field);
            return all.isEmpty() ? "" : all.get(all.size() - 1);
        }

        List<String> texts(int field) {
            return spans(field).stream().map(Span::text).toList();
        }

        List<Node> nodes(int field) throws BadRecord {
            List<Node> nodes = new ArrayList<>();
            for (Span span : spans(field)) {
                nodes.add(new Node(span.bytes, span.start, span.end));
            }
            return nodes;
        }

        private List<Span> spans(int field) {
            return values.getOrDefault(field, List.of()).stream()
                    .filter(Span.class::isInstance)
                    .map(Span.class::cast)
                    .toList();
        }
    }

    private record Span(byte[] bytes, int start, int end) {
        String text() {
            return new String(bytes, start, end - start, StandardCharsets.UTF_8);
        }
    }

    private final ProtoFile file = new ProtoFile();

    private ProtoDescriptor() {}

    /** The bytes behind the text, or null: a .proto text always has a sign that base64 has not. */
    static byte[] bytes(String text) {
        String plain = text.strip();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "+/=\r\n".indexOf(c) >= 0)) {
                return null;
            }
        }
        try {
            return plain.isEmpty() ? null : Base64.getMimeDecoder().decode(plain);
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    /** Reads a FileDescriptorProto; types are not resolved yet. Throws {@link ProtoSyntaxException}. */
    static ProtoFile parse(byte[] bytes) {
        ProtoDescriptor descriptor = new ProtoDescriptor();
        try {
            descriptor.file(new Node(bytes, 0, bytes.length));
        } catch (BadRecord broken) {
            throw new ProtoSyntaxException("not a file descriptor: " + broken.getMessage());
        }
        return descriptor.file;
    }

    private void file(Node node) throws BadRecord {
        file.packageName = node.text(2);
        file.imports.addAll(node.texts(3));
        String syntax = node.text(12);
        file.syntax = syntax.isEmpty() ? "proto2" : syntax;
        for (Object index : node.values.getOrDefault(10, List.of())) {
            if (index instanceof Long number && number >= 0 && number < file.imports.size()) {
                file.publicImports.add(file.imports.get(number.intValue()));
            }
        }
        for (Node message : node.nodes(4)) {
            file.messages.add(message(message, file.packageName, 0));
        }
        for (Node enumeration : node.nodes(5)) {
            enumeration(enumeration, file.packageName);
        }
        if (file.messages.isEmpty() && file.enumByName.isEmpty()) {
            throw new ProtoSyntaxException("not a file descriptor: it declares nothing");
        }
    }

    private ProtoMessage message(Node node, String scope, int depth) throws BadRecord {
        if (depth > ProtoParser.DEPTH_LIMIT) {
            throw new ProtoSyntaxException("messages are nested deeper than " + ProtoParser.DEPTH_LIMIT);
        }
        boolean mapEntry = false;
        for (Node options : node.nodes(7)) {
            mapEntry |= options.number(7) != 0;
        }
        ProtoMessage message = new ProtoMessage(join(scope, node.text(1)), mapEntry);
        declare(file.messageByName, message.fullName, message);
        List<String> oneofs = new ArrayList<>();
        for (Node oneof : node.nodes(8)) {
            oneofs.add(oneof.text(1));
        }
        for (Node field : node.nodes(2)) {
            message.fields.add(field(field, message, oneofs));
        }
        for (Node nested : node.nodes(3)) {
            ProtoMessage inner = message(nested, message.fullName, depth + 1);
            // An index path counts what was declared; entries of maps were not.
            if (!inner.mapEntry) {
                message.nested.add(inner);
            }
        }
        for (Node enumeration : node.nodes(4)) {
            enumeration(enumeration, message.fullName);
        }
        return message;
    }

    private ProtoField field(Node node, ProtoMessage owner, List<String> oneofs) {
        String name = node.text(1);
        long number = node.number(3);
        if (number < 1 || number > ProtoParser.LAST_NUMBER || owner.field((int) number) != null) {
            throw new ProtoSyntaxException(
                    "field " + owner.fullName + "." + name + ": number " + number + " is not possible, or used twice");
        }
        int type = (int) node.number(5);
        if (type == GROUP) {
            throw new ProtoSyntaxException("field " + owner.fullName + "." + name + ": groups are not supported");
        }
        ProtoKind scalar = type > 0 && type < KINDS.length ? KINDS[type] : null;
        boolean optional = node.number(17) != 0;
        int oneof = (int) node.number(9);
        boolean member = node.has(9) && !optional && oneof >= 0 && oneof < oneofs.size();
        ProtoField.Label label = node.number(4) == REPEATED
                ? ProtoField.Label.REPEATED
                : optional || !file.syntax.equals("proto3") && !member
                        ? ProtoField.Label.OPTIONAL
                        : ProtoField.Label.IMPLICIT;
        return new ProtoField(
                name,
                (int) number,
                label,
                member ? oneofs.get(oneof) : null,
                scalar == null ? node.text(6) : scalar.word());
    }

    private void enumeration(Node node, String scope) throws BadRecord {
        ProtoEnum type = new ProtoEnum(join(scope, node.text(1)));
        declare(file.enumByName, type.fullName, type);
        for (Node value : node.nodes(2)) {
            type.values.add(new ProtoEnum.Value(value.text(1), (int) value.number(2)));
        }
        if (type.values.isEmpty()) {
            throw new ProtoSyntaxException(type.fullName + " has no values");
        }
    }

    private static <T> void declare(Map<String, T> all, String name, T type) {
        if (all.put(name, type) != null) {
            throw new ProtoSyntaxException(name + " is declared twice");
        }
    }

    private static String join(String scope, String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }
}
