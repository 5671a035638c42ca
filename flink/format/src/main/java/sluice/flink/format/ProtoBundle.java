package sluice.flink.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A schema together with the files of the user that it imports, read and linked. */
final class ProtoBundle {
    /** Begins a file of a pinned text, at the start of a line; the rest of the line is its import name. */
    static final String SEPARATOR = "// file: ";

    private static final int LONGEST_CHAIN = 100;

    private final Map<String, String> texts;
    private final Map<String, ProtoFile> linked = new HashMap<>();
    /** The files that are being linked, from the main one down. */
    private final List<String> chain = new ArrayList<>();

    private ProtoBundle(Map<String, String> texts) {
        this.texts = texts;
    }

    /** Reads a pinned text: the main file, then each imported one behind its separator. Throws ProtoSyntaxException. */
    static ProtoFile parse(String bundle) {
        String main = null;
        Map<String, String> imports = new LinkedHashMap<>();
        String name = null;
        int start = 0;
        while (start <= bundle.length()) {
            int separator = separator(bundle, start);
            String text = bundle.substring(start, separator < 0 ? bundle.length() : separator);
            if (main == null) {
                main = text;
            } else if (imports.put(name, text) != null) {
                throw new ProtoSyntaxException("file " + name + " is there twice");
            }
            if (separator < 0) {
                break;
            }
            int end = bundle.indexOf('\n', separator);
            end = end < 0 ? bundle.length() : end;
            name = bundle.substring(separator + SEPARATOR.length(), end).strip();
            start = end + 1;
        }
        return link(main, imports);
    }

    /** Where the next separator line begins, at a line's start from here on, or -1. */
    private static int separator(String bundle, int from) {
        if (bundle.startsWith(SEPARATOR, from)) {
            return from;
        }
        int line = bundle.indexOf("\n" + SEPARATOR, from);
        return line < 0 ? -1 : line + 1;
    }

    /**
     * Reads a schema with its imports by name; each is a .proto text or a descriptor in base64, see {@link #read}. An
     * import that is not there is passed over: it may hold options only. Throws ProtoSyntaxException when a type is
     * missing, or when files import each other in a circle.
     */
    static ProtoFile link(String main, Map<String, String> imports) {
        ProtoFile file = read(main);
        new ProtoBundle(imports).link(file);
        return file;
    }

    /** A schema as registries hand it out, not linked. */
    private static ProtoFile read(String text) {
        byte[] descriptor = ProtoDescriptor.bytes(text);
        return descriptor == null ? ProtoParser.parseUnresolved(text) : ProtoDescriptor.parse(descriptor);
    }

    private void link(ProtoFile file) {
        Map<String, ProtoFile> known = new LinkedHashMap<>();
        for (String name : file.imports) {
            ProtoFile imported = file(name);
            if (imported != null) {
                known.put(name, imported);
            }
        }
        ProtoResolver.resolve(file, known);
    }

    private ProtoFile file(String name) {
        String text = texts.get(name);
        if (text == null || GoogleTypes.builtIn(name)) {
            return GoogleTypes.file(name);
        }
        ProtoFile known = linked.get(name);
        if (known != null) {
            return known;
        }
        if (chain.contains(name)) {
            throw new ProtoSyntaxException("import " + name + ": it imports itself, through " + chain);
        }
        if (chain.size() == LONGEST_CHAIN) {
            throw new ProtoSyntaxException("imports follow each other over more than " + LONGEST_CHAIN + " files");
        }
        chain.add(name);
        ProtoFile file;
        try {
            file = read(text);
            link(file);
        } catch (ProtoSyntaxException broken) {
            String place = "import " + name + ": ";
            throw broken.getMessage().startsWith("import ")
                    ? broken
                    : new ProtoSyntaxException(place + broken.getMessage());
        }
        chain.remove(chain.size() - 1);
        linked.put(name, file);
        return file;
    }
}
