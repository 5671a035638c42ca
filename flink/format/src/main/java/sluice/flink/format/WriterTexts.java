package sluice.flink.format;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The schema behind an id with every file that it references, directly or not, read and linked. A version of a subject
 * never changes, so each reference is asked for once.
 */
final class WriterTexts {
    /** More files than any schema has. */
    static final int MOST_FILES = 1000;

    private final SchemaRegistry registry;
    private final Map<SchemaRegistry.Reference, SchemaRegistry.Answer> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SchemaRegistry.Reference, SchemaRegistry.Answer> eldest) {
            return size() > MOST_FILES;
        }
    };

    WriterTexts(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** Throws BadRecord with {@code unknown_schema} when the registry lacks a part or it cannot be read. */
    ProtoFile file(int id) throws BadRecord, IOException {
        SchemaRegistry.Answer main = registry.ask(id);
        if (main.refusal() != null) {
            throw unknown(main.refusal());
        }
        try {
            return ProtoBundle.link(main.text(), imports(id, main));
        } catch (ProtoSyntaxException broken) {
            throw unknown("the schema of id " + id + " cannot be read: " + broken.getMessage());
        }
    }

    /** Whoever names a file first decides what is behind the name; so a circle of references ends too. */
    private Map<String, String> imports(int id, SchemaRegistry.Answer main) throws BadRecord, IOException {
        Map<String, String> texts = new HashMap<>();
        Deque<SchemaRegistry.Reference> open = new ArrayDeque<>(main.references());
        while (!open.isEmpty()) {
            SchemaRegistry.Reference reference = open.poll();
            if (texts.containsKey(reference.name()) || GoogleTypes.builtIn(reference.name())) {
                continue;
            }
            if (texts.size() == MOST_FILES) {
                throw unknown("id " + id + " references more than " + MOST_FILES + " files");
            }
            SchemaRegistry.Answer answer = known.get(reference);
            if (answer == null) {
                answer = registry.ask(reference);
                if (answer.refusal() != null) {
                    throw unknown("import " + reference.name() + " of id " + id + ": " + answer.refusal());
                }
                known.put(reference, answer);
            }
            texts.put(reference.name(), answer.text());
            open.addAll(answer.references());
        }
        return texts;
    }

    private static BadRecord unknown(String detail) {
        return new BadRecord(BadRecord.Reason.UNKNOWN_SCHEMA, detail);
    }
}
