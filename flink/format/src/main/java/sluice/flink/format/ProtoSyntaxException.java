package sluice.flink.format;

/** A .proto text that cannot be read; the message names line and column. */
final class ProtoSyntaxException extends RuntimeException {
    ProtoSyntaxException(String message) {
        super(message);
    }
}
