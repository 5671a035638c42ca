package sluice.flink.format;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The one question a reader asks a registry: the text behind a schema id. A registry that does not answer is asked
 * again for a while, then the caller gets an IOException and the job restarts: it is never taken for an unknown id.
 */
final class SchemaRegistry {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Made at the first question; one for the whole process, because each has a thread of its own. */
    private static final class Http {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** What the registry says about an id: its text, or why it has none. */
    record Answer(String text, String refusal) {}

    /** Asking again would not help. */
    private static final class AccessRefused extends IOException {
        AccessRefused(String message) {
            super(message);
        }
    }

    private final String url;
    private final Duration patience;

    SchemaRegistry(String url, Duration patience) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.patience = patience;
    }

    /** Asks until there is an answer or the patience is over. */
    Answer ask(int id) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/schemas/ids/" + id))
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json")
                .timeout(ANSWER_WITHIN)
                .build();
        long start = System.nanoTime();
        long pause = FIRST_PAUSE.toMillis();
        while (true) {
            String trouble;
            try {
                HttpResponse<String> response = Http.CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
                Answer answer = read(id, response);
                if (answer != null) {
                    return answer;
                }
                trouble = "it answered " + response.statusCode() + " " + start(response.body());
            } catch (InterruptedException stop) {
                throw interrupted();
            } catch (AccessRefused refused) {
                throw refused;
            } catch (IOException failure) {
                trouble = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
            }
            if (System.nanoTime() - start + pause * 1_000_000 > patience.toNanos()) {
                throw new IOException("The Schema Registry at " + url + " gives no schema " + id + " (asked for "
                        + patience.toSeconds() + " s): " + trouble
                        + ". Nothing is skipped: the job restarts and reads on when it answers.");
            }
            rest(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE.toMillis());
        }
    }

    /** Null when this is no answer to the question and asking again may help. */
    private Answer read(int id, HttpResponse<String> response) throws IOException {
        int status = response.statusCode();
        JsonNode body = json(response.body());
        if (status == 200 && body.path("schema").isTextual()) {
            String type = body.path("schemaType").asText("AVRO");
            return type.equals("PROTOBUF")
                    ? new Answer(body.get("schema").asText(), null)
                    : new Answer(null, "id " + id + " is a schema of type " + type);
        }
        // A proxy or a wrong path answers 404 too, but without the registry's own code.
        if (status == 404 && body.path("error_code").asInt() / 100 == 404) {
            return new Answer(null, "the registry has no id " + id);
        }
        if (status == 401 || status == 403) {
            throw new AccessRefused("The Schema Registry at " + url + " refuses access (" + status + ").");
        }
        return null;
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return JSON.missingNode();
        }
    }

    private static String start(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() > 200 ? line.substring(0, 200) + " ..." : line;
    }

    /** Half of the pause is left to chance, so that many readers do not come back together. */
    private static void rest(long pause) throws IOException {
        try {
            Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
        } catch (InterruptedException stop) {
            throw interrupted();
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("stopped while waiting for the Schema Registry");
    }
}
