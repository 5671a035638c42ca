package sluice.flink.local;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamGraphHasherV2;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.internal.TableEnvironmentImpl;
import org.apache.flink.table.operations.ModifyOperation;
import org.apache.flink.util.StringUtils;

/** What an INSERT becomes: the planner's optimised execution graph, and the ids under which its operators keep their state. */
final class JobGraphJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JobGraphJson() {}

    /** Puts {@code graph} (Flink's compiled plan) and {@code operators} (id, name, parallelism; sources first). */
    static void write(ObjectNode answer, TableEnvironment tables, String insert) throws JsonProcessingException {
        answer.set("graph", JSON.readTree(tables.compilePlanSql(insert).asJsonString()));
        answer.set("operators", operators((TableEnvironmentImpl) tables, insert));
    }

    /** As a submit without given ids gets them: hashes of the topology, chaining and with it parallelism included. */
    private static ArrayNode operators(TableEnvironmentImpl tables, String insert) {
        ModifyOperation operation =
                (ModifyOperation) tables.getParser().parse(insert).get(0);
        List<Transformation<?>> transformations = tables.getPlanner().translate(List.of(operation));
        Configuration configuration = Configuration.fromMap(tables.getConfig().getConfiguration().toMap());
        StreamGraph graph = StreamExecutionEnvironment.getExecutionEnvironment(configuration)
                .generateStreamGraph(transformations);
        Map<Integer, byte[]> hashes =
                new TreeMap<>(new StreamGraphHasherV2().traverseStreamGraphAndGenerateHashes(graph));
        ArrayNode result = JSON.createArrayNode();
        hashes.forEach((id, hash) -> {
            StreamNode node = graph.getStreamNode(id);
            result.addObject()
                    .put("id", StringUtils.byteToHexString(hash))
                    .put("name", node.getOperatorName())
                    .put("parallelism", node.getParallelism());
        });
        return result;
    }
}
