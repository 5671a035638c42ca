package sluice.flink.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ErrorTextTest {
    @Test
    @DisplayName("takes the innermost message and the place named further out")
    void innermostMessage() {
        ErrorText text = ErrorText.of(new IllegalStateException(
                "SQL validation failed. From line 2, column 3 to line 2, column 4: Column 'yy' not found",
                new IllegalArgumentException("Column 'yy' not found")));
        assertEquals("Column 'yy' not found", text.message());
        assertEquals(2, text.line());
        assertEquals(3, text.column());
        assertEquals(2, text.endLine());
        assertEquals(4, text.endColumn());
        assertEquals(2, text.causes().size());
    }

    @Test
    @DisplayName("reads a single point and drops the list of expected tokens")
    void point() {
        ErrorText text = ErrorText.of(
                new RuntimeException("Encountered \"FROM\" at line 7, column 12.\nWas expecting one of:\n  \"(\" ..."));
        assertEquals("Encountered \"FROM\" at line 7, column 12.", text.message());
        assertEquals(7, text.line());
        assertEquals(12, text.column());
        assertEquals(0, text.endLine());
    }

    @Test
    @DisplayName("drops class names and survives an exception without a message")
    void classNames() {
        assertEquals(
                "no such table",
                ErrorText.of(new RuntimeException("org.apache.flink.table.api.ValidationException: no such table"))
                        .message());
        assertEquals("NullPointerException", ErrorText.of(new NullPointerException()).message());
    }
}
