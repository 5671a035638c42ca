package sluice.flink.file;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.utils.LogicalTypeChecks;

/** Adds the text of one column, which is not NULL, to a line. */
@FunctionalInterface
interface CsvValue {
    void append(StringBuilder line, RowData row, int column);

    static boolean canWrite(LogicalType type) {
        return find(type) != null;
    }

    static CsvValue of(LogicalType type) {
        CsvValue value = find(type);
        if (value == null) {
            throw new IllegalArgumentException("no CSV value: " + type.asSummaryString());
        }
        return value;
    }

    private static CsvValue find(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> (line, row, i) -> quote(line, row.getString(i).toString());
            case BOOLEAN -> (line, row, i) -> line.append(row.getBoolean(i));
            case TINYINT -> (line, row, i) -> line.append(row.getByte(i));
            case SMALLINT -> (line, row, i) -> line.append(row.getShort(i));
            case INTEGER -> (line, row, i) -> line.append(row.getInt(i));
            case BIGINT -> (line, row, i) -> line.append(row.getLong(i));
            case FLOAT -> (line, row, i) -> line.append(row.getFloat(i));
            case DOUBLE -> (line, row, i) -> line.append(row.getDouble(i));
            case DECIMAL -> decimal((DecimalType) type);
            case BINARY, VARBINARY -> (line, row, i) ->
                    line.append(Base64.getEncoder().encodeToString(row.getBinary(i)));
            case DATE -> (line, row, i) -> line.append(LocalDate.ofEpochDay(row.getInt(i)));
            case TIME_WITHOUT_TIME_ZONE -> (line, row, i) -> DateTimeFormatter.ISO_LOCAL_TIME.formatTo(
                    LocalTime.ofNanoOfDay(row.getInt(i) * 1_000_000L), line);
            case TIMESTAMP_WITHOUT_TIME_ZONE -> timestamp(type, "");
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> timestamp(type, "Z");
            default -> null;
        };
    }

    private static CsvValue decimal(DecimalType type) {
        int precision = type.getPrecision();
        int scale = type.getScale();
        return (line, row, i) -> line.append(
                row.getDecimal(i, precision, scale).toBigDecimal().toPlainString());
    }

    /** As Flink's JSON: ISO 8601, with as many digits of the second as it needs. */
    private static CsvValue timestamp(LogicalType type, String zone) {
        int precision = LogicalTypeChecks.getPrecision(type);
        return (line, row, i) -> {
            var moment = row.getTimestamp(i, precision).toInstant().atOffset(ZoneOffset.UTC);
            DateTimeFormatter.ISO_LOCAL_DATE_TIME.formatTo(moment, line);
            line.append(zone);
        };
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        quote(quoted, text);
        return quoted.toString();
    }

    private static void quote(StringBuilder line, String text) {
        if (!needsQuotes(text)) {
            line.append(text);
            return;
        }
        line.append('"').append(text.replace("\"", "\"\"")).append('"');
    }

    private static boolean needsQuotes(String text) {
        // Nothing at all is NULL; many readers trim what is not quoted.
        if (text.isEmpty() || text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ') {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
