package sluice.flink.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.util.DefaultIndenter;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.util.Separators;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GoldenFramesTest {
    /** {@code mvn test -Dtest=GoldenFramesTest -Dsluice.golden=write} makes the file anew. */
    @Test
    @DisplayName("the golden frames are what protoc's classes make of golden.proto")
    void upToDate() throws IOException {
        assertUpToDate(Golden.folder().resolve("frames.json"), GoldenFrames.make());
    }

    @Test
    @DisplayName("those of the further types are what protoc's classes make of types.proto")
    void typesUpToDate() throws IOException {
        assertUpToDate(GoldenTypes.folder().resolve("frames.json"), GoldenTypesFrames.make());
    }

    private static void assertUpToDate(Path file, ObjectNode frames) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        String text = new ObjectMapper().writer(printer).writeValueAsString(frames) + "\n";
        if ("write".equals(System.getProperty("sluice.golden"))) {
            Files.writeString(file, text);
        }
        assertEquals(text, Files.readString(file));
    }

    @Test
    @DisplayName("the golden frames show every reason that bytes can have, under names used once")
    void completeAndUnique() {
        Set<String> reasons = new TreeSet<>();
        Golden.bad().forEach(bad -> reasons.add(bad.reason()));
        Set<String> wanted = new TreeSet<>();
        for (BadRecord.Reason reason : BadRecord.Reason.values()) {
            wanted.add(reason.word());
        }
        // A tombstone has no bytes.
        wanted.remove("tombstone");
        assertEquals(wanted, reasons);

        Set<String> names = new TreeSet<>();
        Golden.good().forEach(good -> assertTrue(names.add(good.name()), good.name()));
        Golden.bad().forEach(bad -> assertTrue(names.add(bad.name()), bad.name()));
    }
}
