package sluice.flink.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.ExplainDetail;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.api.internal.TableEnvironmentInternal;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.operations.ModifyOperation;
import org.apache.flink.table.operations.Operation;
import org.apache.flink.table.operations.ddl.AlterOperation;
import org.apache.flink.table.operations.ddl.CreateOperation;
import org.apache.flink.table.operations.ddl.DropOperation;

/**
 * Flink's planner as a service on standard input and output: one JSON request per line, one JSON answer per line. It
 * plans and never runs anything, so it needs no cluster, broker or registry. Requests share nothing.
 */
public final class PlannerService {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PlannerService() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        // Whatever else prints must not break the answers.
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            if (!line.isBlank()) {
                answers.print(answer(line) + "\n");
                answers.flush();
            }
        }
        // Planner threads must not keep the process.
        System.exit(0);
    }

    static String answer(String line) {
        ObjectNode answer = JSON.createObjectNode();
        try {
            JsonNode request = JSON.readTree(line);
            answer.set("id", request.get("id"));
            plan(request, answer);
        } catch (JsonProcessingException broken) {
            fail(answer, "request", 0, broken);
        }
        return answer.toString();
    }

    private static void plan(JsonNode request, ObjectNode answer) {
        String in = "request";
        int index = 0;
        try {
            TableEnvironment tables = environment(request.path("options"));
            in = "statement";
            for (JsonNode statement : request.path("statements")) {
                define(tables, statement.asText());
                index++;
            }
            index = 0;
            if (request.hasNonNull("query")) {
                in = "query";
                Table query = tables.sqlQuery(request.get("query").asText());
                answer.set("columns", columns(query.getResolvedSchema().getColumns()));
                if (!request.hasNonNull("insert")) {
                    answer.put("plan", query.explain(ExplainDetail.CHANGELOG_MODE));
                }
            }
            if (request.hasNonNull("insert")) {
                in = "insert";
                String insert = request.get("insert").asText();
                if (request.path("graph").asBoolean()) {
                    JobGraphJson.write(answer, tables, insert);
                } else {
                    answer.put("plan", tables.explainSql(insert, ExplainDetail.CHANGELOG_MODE));
                }
            }
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            fail(answer, in, index, failure);
        }
    }

    private static TableEnvironment environment(JsonNode options) {
        Configuration configuration = new Configuration();
        configuration.setString("table.local-time-zone", "UTC");
        for (Map.Entry<String, JsonNode> option : options.properties()) {
            configuration.setString(option.getKey(), option.getValue().asText());
        }
        return TableEnvironment.create(EnvironmentSettings.newInstance()
                .inStreamingMode()
                .withConfiguration(configuration)
                .build());
    }

    /** Only what changes the catalog: a statement that would start a job is refused. */
    private static void define(TableEnvironment tables, String statement) {
        TableEnvironmentInternal internal = (TableEnvironmentInternal) tables;
        for (Operation operation : internal.getParser().parse(statement)) {
            boolean definition = operation instanceof CreateOperation
                    || operation instanceof AlterOperation
                    || operation instanceof DropOperation;
            if (!definition || operation instanceof ModifyOperation) {
                throw new ValidationException("Only CREATE, ALTER and DROP can be prepared here: "
                        + statement.strip().lines().findFirst().orElse(""));
            }
            internal.executeInternal(operation);
        }
    }

    private static ArrayNode columns(List<Column> columns) {
        ArrayNode result = JSON.createArrayNode();
        for (Column column : columns) {
            result.addObject()
                    .put("name", column.getName())
                    .set("type", TypeJson.of(column.getDataType().getLogicalType()));
        }
        return result;
    }

    private static void fail(ObjectNode answer, String in, int index, Throwable failure) {
        ErrorText text = ErrorText.of(failure);
        ObjectNode error = answer.putObject("error");
        error.put("in", in).put("index", index).put("message", text.message());
        text.causes().forEach(error.putArray("causes")::add);
        if (text.line() > 0) {
            error.put("line", text.line()).put("column", text.column());
        }
        if (text.endLine() > 0) {
            error.put("endLine", text.endLine()).put("endColumn", text.endColumn());
        }
    }
}
