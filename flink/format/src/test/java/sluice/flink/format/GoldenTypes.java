package sluice.flink.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The schemas under test/golden-types/: every construct, with files that import each other. */
final class GoldenTypes {
    static final String FILE = "types.proto";
    static final String MONEY = "shared/v1/money.proto";
    static final String UNIT = "shared/v1/unit.proto";
    static final int SCHEMA_ID = 9;

    private GoldenTypes() {}

    static Path folder() {
        return Golden.folder().resolveSibling("golden-types");
    }

    static String text(String file) {
        try {
            return Files.readString(folder().resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As a table pins it. */
    static String bundle() {
        return text(FILE) + "// file: " + UNIT + "\n" + text(UNIT) + "// file: " + MONEY + "\n" + text(MONEY);
    }

    /** As producers register it. */
    static StubRegistry registry() throws IOException {
        return new StubRegistry()
                .schema(SCHEMA_ID, text(FILE), MONEY, UNIT)
                .subject(MONEY, text(MONEY), UNIT)
                .subject(UNIT, text(UNIT));
    }
}
