package sluice.flink.local;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person needs from a Java exception: the innermost message without class names, the chain of messages that led
 * to it, and the place in the SQL text when one was named. Lines and columns are 1-based, 0 = not known.
 */
record ErrorText(String message, List<String> causes, int line, int column, int endLine, int endColumn) {
    private static final int LIMIT = 2000;
    private static final Pattern RANGE =
            Pattern.compile("[Ff]rom line (\\d+), column (\\d+) to line (\\d+), column (\\d+)");
    private static final Pattern POINT = Pattern.compile("[Aa]t line (\\d+), column (\\d+)");
    private static final Pattern CLASS_NAME =
            Pattern.compile("(?:[a-z][\\w$]*\\.){2,}[A-Z][\\w$]*(?:Exception|Error):\\s*");

    static ErrorText of(Throwable failure) {
        List<String> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < 20; cause = next(cause)) {
            String text = clean(cause);
            if (text != null && !causes.contains(text)) {
                causes.add(text);
            }
        }
        if (causes.isEmpty()) {
            causes.add(failure.getClass().getSimpleName());
        }
        int[] place = place(causes);
        String message = withoutExpectations(causes.get(causes.size() - 1));
        return new ErrorText(message, List.copyOf(causes), place[0], place[1], place[2], place[3]);
    }

    /** The parser adds every token it would have taken; that list helps nobody. */
    private static String withoutExpectations(String message) {
        int list = message.indexOf("\nWas expecting");
        return list > 0 ? message.substring(0, list) : message;
    }

    private static Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }

    private static String clean(Throwable cause) {
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return null;
        }
        String text = CLASS_NAME.matcher(message.strip()).replaceAll("");
        return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + " ...";
    }

    /** The innermost place wins; a range beats a point at the same depth. */
    private static int[] place(List<String> causes) {
        for (int i = causes.size() - 1; i >= 0; i--) {
            Matcher range = RANGE.matcher(causes.get(i));
            if (range.find()) {
                return new int[] {number(range, 1), number(range, 2), number(range, 3), number(range, 4)};
            }
            Matcher point = POINT.matcher(causes.get(i));
            if (point.find()) {
                return new int[] {number(point, 1), number(point, 2), 0, 0};
            }
        }
        return new int[4];
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
