package sluice.flink.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.source.DataStreamScanProvider;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.table.types.logical.RowType;
import sluice.bench.v1.Access;

/** Connector {@code bench-rows}: the events as rows, from memory, so that a job does little else than encode them. */
public final class RowSourceFactory implements DynamicTableSourceFactory {
    private static final ConfigOption<Long> RECORDS =
            ConfigOptions.key("records").longType().noDefaultValue();
    private static final ConfigOption<Boolean> COUNT =
            ConfigOptions.key("count").booleanType().defaultValue(false);

    @Override
    public String factoryIdentifier() {
        return "bench-rows";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(RECORDS);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(COUNT);
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        helper.validate();
        return new RowTable(
                (RowType) context.getPhysicalRowDataType().getLogicalType(),
                helper.getOptions().get(RECORDS),
                helper.getOptions().get(COUNT));
    }

    private record RowTable(RowType type, long records, boolean count) implements ScanTableSource {
        @Override
        public ChangelogMode getChangelogMode() {
            return ChangelogMode.insertOnly();
        }

        @Override
        public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
            return new DataStreamScanProvider() {
                @Override
                public DataStream<RowData> produceDataStream(ProviderContext ids, StreamExecutionEnvironment env) {
                    DataGeneratorSource<RowData> source =
                            new DataGeneratorSource<>(new Pool(type, count), records, InternalTypeInfo.of(type));
                    return env.fromSource(source, WatermarkStrategy.noWatermarks(), "rows");
                }

                @Override
                public boolean isBounded() {
                    return true;
                }
            };
        }

        @Override
        public DynamicTableSource copy() {
            return this;
        }

        @Override
        public String asSummaryString() {
            return "rows";
        }
    }

    /** The same ten thousand events again and again. Texts are made anew from bytes, as they come out of a decoder. */
    private static final class Pool implements GeneratorFunction<Long, RowData> {
        private static final long serialVersionUID = 1L;
        private static final int SIZE = 10_000;

        private final RowType type;
        private final boolean count;
        private transient List<Object[]> pool;

        Pool(RowType type, boolean count) {
            this.type = type;
            this.count = count;
        }

        @Override
        public void open(SourceReaderContext context) {
            Events events = new Events(2);
            pool = new ArrayList<>(SIZE);
            for (int i = 0; i < SIZE; i++) {
                pool.add(cells(events.next()));
            }
        }

        private Object[] cells(Access event) {
            return type.getFields().stream().map(field -> cell(event, field)).toArray();
        }

        private static Object cell(Access event, RowType.RowField field) {
            return switch (field.getName()) {
                case "request_id" -> utf8(event.getRequestId());
                case "host" -> utf8(event.getHost());
                case "method" -> utf8(event.getMethod().name());
                case "path" -> utf8(event.getPath());
                case "status" -> event.getStatus();
                case "bytes_sent" -> event.getBytesSent();
                case "duration_seconds" -> event.getDurationSeconds();
                case "client_ip" -> utf8(event.getClientIp());
                case "user_agent" -> utf8(event.getUserAgent());
                case "cache_hit" -> event.getCacheHit();
                case "country" -> event.hasCountry() ? utf8(event.getCountry()) : null;
                case "occurred_at" -> time(event, field);
                default -> throw new IllegalArgumentException(field.getName());
            };
        }

        private static Object time(Access event, RowType.RowField field) {
            long seconds = event.getOccurredAt().getSeconds();
            int nanos = event.getOccurredAt().getNanos();
            return field.getType().is(LogicalTypeRoot.ROW)
                    ? GenericRowData.of(seconds, nanos)
                    : TimestampData.fromEpochMillis(seconds * 1000 + nanos / 1_000_000);
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public RowData map(Long index) {
            Object[] cells = pool.get((int) (index % SIZE));
            GenericRowData row = new GenericRowData(cells.length);
            for (int i = 0; i < cells.length; i++) {
                row.setField(i, cells[i] instanceof byte[] text ? StringData.fromBytes(text) : cells[i]);
            }
            if (count) {
                Meter.row();
            }
            return row;
        }
    }
}
