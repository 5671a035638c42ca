package sluice.flink.format;

/** The tokens of a .proto text, one at a time, without comments. The end of the text is the token "". */
final class ProtoTokens {
    private final String text;
    private int next;
    private int start;
    private String token;

    ProtoTokens(String text) {
        this.text = text;
        advance();
    }

    String peek() {
        return token;
    }

    String take() {
        String taken = token;
        advance();
        return taken;
    }

    boolean takeIf(String wanted) {
        if (!token.equals(wanted)) {
            return false;
        }
        advance();
        return true;
    }

    void expect(String wanted) {
        if (!takeIf(wanted)) {
            throw error("expected '" + wanted + "', found " + found());
        }
    }

    String identifier() {
        if (token.isEmpty() || !(Character.isLetter(token.charAt(0)) || token.charAt(0) == '_')) {
            throw error("expected a name, found " + found());
        }
        return take();
    }

    /** A type name may begin with a dot. */
    String typeName() {
        return takeIf(".") ? "." + identifier() : identifier();
    }

    int integer() {
        String sign = takeIf("-") ? "-" : "";
        try {
            int value = Math.toIntExact(Long.decode(sign + token));
            advance();
            return value;
        } catch (NumberFormatException | ArithmeticException refused) {
            throw error("expected a whole number, found " + found());
        }
    }

    /** The content of a string literal; adjacent literals are one. Escapes stay as they are: only names are read. */
    String string() {
        if (!isString()) {
            throw error("expected a string, found " + found());
        }
        StringBuilder content = new StringBuilder();
        while (isString()) {
            String literal = take();
            content.append(literal, 1, literal.length() - 1);
        }
        return content.toString();
    }

    /** Passes over everything up to the next ';' outside of braces and brackets. */
    void skipStatement() {
        int depth = 0;
        while (!(depth == 0 && token.equals(";"))) {
            depth += step();
        }
        take();
    }

    /** Passes over a balanced pair that begins with the current token. */
    void skipBlock() {
        int depth = 0;
        do {
            depth += step();
        } while (depth > 0);
    }

    ProtoSyntaxException error(String what) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < start; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new ProtoSyntaxException("line " + line + ", column " + column + ": " + what);
    }

    private int step() {
        if (token.isEmpty()) {
            throw error("the text ends inside a statement");
        }
        return switch (take()) {
            case "{", "[" -> 1;
            case "}", "]" -> -1;
            default -> 0;
        };
    }

    private boolean isString() {
        return token.length() > 1 && (token.charAt(0) == '"' || token.charAt(0) == '\'');
    }

    private String found() {
        return token.isEmpty() ? "the end of the text" : "'" + token + "'";
    }

    private void advance() {
        skipBlanks();
        start = next;
        if (next >= text.length()) {
            token = "";
            return;
        }
        char c = text.charAt(next);
        if (c == '"' || c == '\'') {
            endOfString(c);
        } else if (Character.isLetterOrDigit(c) || c == '_') {
            boolean number = Character.isDigit(c);
            while (next < text.length() && inWord(text.charAt(next), number)) {
                next++;
            }
        } else {
            next++;
        }
        token = text.substring(start, next);
    }

    private static boolean inWord(char c, boolean number) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || (number && c == '+');
    }

    private void endOfString(char quote) {
        next++;
        while (next < text.length() && text.charAt(next) != quote) {
            if (text.charAt(next) == '\n') {
                throw error("a string does not end on its line");
            }
            next += text.charAt(next) == '\\' ? 2 : 1;
        }
        if (next >= text.length()) {
            throw error("a string does not end");
        }
        next++;
    }

    private void skipBlanks() {
        while (next < text.length()) {
            if (Character.isWhitespace(text.charAt(next))) {
                next++;
            } else if (text.startsWith("//", next)) {
                int end = text.indexOf('\n', next);
                next = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", next)) {
                int end = text.indexOf("*/", next + 2);
                if (end < 0) {
                    start = next;
                    throw error("a comment does not end");
                }
                next = end + 2;
            } else {
                return;
            }
        }
    }
}
