package sluice.flink.format;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.DescribedEnum;
import org.apache.flink.configuration.description.InlineElement;
import org.apache.flink.configuration.description.TextElement;

/** The options of the format, as a table's WITH clause names them. */
final class ProtobufConfluentOptions {
    /** What becomes of a record that cannot be read. */
    enum OnError implements DescribedEnum {
        FAIL("fail", "The job fails with the reason."),
        EMIT("emit", "A row with defaults is emitted; the metadata 'error' holds the reason, 'raw' the bytes.");

        private final String word;
        private final String description;

        OnError(String word, String description) {
            this.word = word;
            this.description = description;
        }

        @Override
        public String toString() {
            return word;
        }

        @Override
        public InlineElement getDescription() {
            return TextElement.text(description);
        }
    }

    static final ConfigOption<String> URL = ConfigOptions.key("url")
            .stringType()
            .noDefaultValue()
            .withDescription("Base address of the registry (Confluent's REST API). Needed to read.");

    static final ConfigOption<String> USER_INFO = ConfigOptions.key("basic-auth.user-info")
            .stringType()
            .noDefaultValue()
            .withDescription("<user>:<password> for the registry, sent as basic authorization.");

    static final ConfigOption<String> CA_PEM = ConfigOptions.key("ssl.ca.pem")
            .stringType()
            .noDefaultValue()
            .withDescription("Text of a PEM file: certificates to trust beside the machine's when 'url' is https.");

    static final ConfigOption<String> MESSAGE_NAME = ConfigOptions.key("message-name")
            .stringType()
            .noDefaultValue()
            .withDescription("Full name of the message. A record of another message is a bad record.");

    static final ConfigOption<String> SCHEMA = ConfigOptions.key("schema")
            .stringType()
            .noDefaultValue()
            .withDescription("The .proto text that gives columns their field numbers. To write: as registered.");

    static final ConfigOption<Integer> SCHEMA_ID = ConfigOptions.key("schema-id")
            .intType()
            .noDefaultValue()
            .withDescription("The id under which 'schema' is registered; goes into each frame. Needed to write.");

    static final ConfigOption<OnError> ON_ERROR = ConfigOptions.key("on-error")
            .enumType(OnError.class)
            .defaultValue(OnError.FAIL)
            .withDescription("What becomes of a record that cannot be read.");

    private ProtobufConfluentOptions() {}
}
