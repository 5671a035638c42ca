package sluice.flink.format;

import org.apache.flink.table.api.ValidationException;

/** The schema text that a table carries in its options, imported files with it, and the message it names. */
record PinnedSchema(ProtoFile file, ProtoMessage message) {

    /** Reads the two options; throws ValidationException. */
    static PinnedSchema of(String text, String messageName) {
        ProtoFile file;
        try {
            file = ProtoBundle.parse(text);
        } catch (ProtoSyntaxException broken) {
            throw new ValidationException("Option 'schema' is not a readable .proto text: " + broken.getMessage());
        }
        if (!file.syntax.equals("proto3")) {
            throw new ValidationException("Option 'schema' must be proto3, it is " + file.syntax + ".");
        }
        ProtoMessage message = file.messageByName.get(messageName);
        if (message == null || file.path(messageName) == null) {
            throw new ValidationException("Option 'schema' declares no message " + messageName + ".");
        }
        return new PinnedSchema(file, message);
    }
}
