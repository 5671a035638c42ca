package sluice.flink.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.connector.file.table.factories.BulkWriterFormatFactory;
import org.apache.flink.core.fs.local.LocalDataOutputStream;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFormatsTest {
    private static final TimestampData MOMENT = TimestampData.fromInstant(Instant.parse("2026-03-01T10:00:00.120Z"));
    private static final RowType TEXTS = columns(
            DataTypes.FIELD("id", DataTypes.BIGINT().notNull()),
            DataTypes.FIELD("text", DataTypes.STRING()),
            DataTypes.FIELD("last", DataTypes.STRING()));
    private static final RowType SCALARS = columns(
            DataTypes.FIELD("t", DataTypes.TINYINT()),
            DataTypes.FIELD("s", DataTypes.SMALLINT()),
            DataTypes.FIELD("i", DataTypes.INT()),
            DataTypes.FIELD("f", DataTypes.FLOAT()),
            DataTypes.FIELD("d", DataTypes.DOUBLE()),
            DataTypes.FIELD("b", DataTypes.BOOLEAN()),
            DataTypes.FIELD("small", DataTypes.DECIMAL(20, 0)),
            DataTypes.FIELD("large", DataTypes.DECIMAL(38, 10)),
            DataTypes.FIELD("bytes", DataTypes.BYTES()),
            DataTypes.FIELD("day", DataTypes.DATE()),
            DataTypes.FIELD("clock", DataTypes.TIME()),
            DataTypes.FIELD("plain", DataTypes.TIMESTAMP(6)),
            DataTypes.FIELD("zoned", DataTypes.TIMESTAMP_LTZ(3)));
    private static final RowData SCALAR_ROW = GenericRowData.of(
            (byte) -1,
            (short) -300,
            2_000_000_000,
            0.5f,
            1e10,
            true,
            DecimalData.fromBigDecimal(new BigDecimal("18446744073709551615"), 20, 0),
            DecimalData.fromBigDecimal(new BigDecimal("0.0000000001"), 38, 10),
            new byte[] {0, -1, 65},
            (int) LocalDate.of(2026, 3, 1).toEpochDay(),
            (int) (LocalTime.of(7, 5, 9).toNanoOfDay() / 1_000_000),
            TimestampData.fromLocalDateTime(LocalDateTime.parse("2026-03-01T10:00:00")),
            MOMENT);

    @TempDir
    Path folder;

    private static RowType columns(DataTypes.Field... fields) {
        return (RowType) DataTypes.ROW(fields).notNull().getLogicalType();
    }

    private static RowData texts(long id, String text, String last) {
        return GenericRowData.of(id, StringData.fromString(text), StringData.fromString(last));
    }

    /** What a part of these rows holds, by a writer that travelled to its task as Flink sends it. */
    private String part(LineFormat format, RowType columns, RowData... rows) throws Exception {
        BulkWriter.Factory<RowData> factory = InstantiationUtil.clone(format.writer(columns));
        return part(factory, rows);
    }

    private String part(BulkWriter.Factory<RowData> factory, RowData... rows) throws IOException {
        Path file = Files.createTempFile(folder, "part", null);
        try (LocalDataOutputStream out = new LocalDataOutputStream(file.toFile())) {
            BulkWriter<RowData> writer = factory.create(out);
            for (RowData row : rows) {
                writer.addElement(row);
            }
            writer.finish();
            // Not closed by the writer: the owner still asks how long it is.
            assertEquals(Files.size(file), out.getPos());
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static String refusal(LineFormat format, DataTypes.Field... fields) {
        return assertThrows(ValidationException.class, () -> format.writer(columns(fields)))
                .getMessage();
    }

    @Test
    @DisplayName("both are found by their names as formats of files")
    void discovered() {
        ClassLoader loader = getClass().getClassLoader();
        assertInstanceOf(
                JsonFileFormat.class,
                FactoryUtil.discoverFactory(loader, BulkWriterFormatFactory.class, "sluice-json"));
        assertInstanceOf(
                CsvFileFormat.class,
                FactoryUtil.discoverFactory(loader, BulkWriterFormatFactory.class, "sluice-csv"));
    }

    @Test
    @DisplayName("CSV: quotes a text only where it must, and tells NULL from an empty text")
    void csvQuotes() throws Exception {
        String part = part(
                new CsvFileFormat(),
                TEXTS,
                texts(1, "plain; 'text'", "x"),
                texts(2, "a,b", "say \"hi\""),
                texts(3, "two\nlines", "cr\rlf\r\n"),
                texts(4, "", null),
                texts(5, null, ""),
                texts(6, " padded", "padded\t"),
                texts(7, "Zürich 日本 \uD83D\uDE00", "a\u2028b"));
        assertEquals(
                """
                id,text,last
                1,plain; 'text',x
                2,"a,b","say ""hi""\"
                3,"two
                lines","cr\rlf\r
                "
                4,"",
                5,,""
                6," padded","padded\t"
                7,Zürich 日本 \uD83D\uDE00,a\u2028b
                """,
                part);
    }

    @Test
    @DisplayName("CSV: numbers are plain, times are ISO 8601, those of an instant end in Z")
    void csvScalars() throws Exception {
        assertEquals(
                """
                t,s,i,f,d,b,small,large,bytes,day,clock,plain,zoned
                -1,-300,2000000000,0.5,1.0E10,true,18446744073709551615,0.0000000001,AP9B,2026-03-01,07:05:09,2026-03-01T10:00:00,2026-03-01T10:00:00.12Z
                ,,,,,,,,,,,,
                """,
                part(new CsvFileFormat(), SCALARS, SCALAR_ROW, new GenericRowData(13)));
    }

    @Test
    @DisplayName("CSV: every part has the names once, also one without rows; a name is quoted as a text is")
    void csvHeader() throws Exception {
        RowType odd = columns(
                DataTypes.FIELD("a,b", DataTypes.INT()), DataTypes.FIELD("say \"hi\"", DataTypes.INT()));
        BulkWriter.Factory<RowData> factory = InstantiationUtil.clone(new CsvFileFormat().writer(odd));
        assertEquals("\"a,b\",\"say \"\"hi\"\"\"\n1,2\n", part(factory, GenericRowData.of(1, 2)));
        assertEquals("\"a,b\",\"say \"\"hi\"\"\"\n3,\n", part(factory, GenericRowData.of(3, null)));
        assertEquals("\"a,b\",\"say \"\"hi\"\"\"\n", part(factory));
    }

    @Test
    @DisplayName("CSV: refuses a nested column by its name, and a single one that may be NULL")
    void csvRefuses() {
        var id = DataTypes.FIELD("id", DataTypes.INT());
        for (var type : List.of(
                DataTypes.ARRAY(DataTypes.STRING()),
                DataTypes.MAP(DataTypes.STRING(), DataTypes.INT()),
                DataTypes.MULTISET(DataTypes.STRING()),
                DataTypes.ROW(DataTypes.FIELD("x", DataTypes.INT())),
                DataTypes.INTERVAL(DataTypes.DAY()))) {
            String message = refusal(new CsvFileFormat(), id, DataTypes.FIELD("tags", type));
            assertTrue(message.startsWith("Format 'sluice-csv' cannot write column 'tags' of type "), message);
            assertTrue(message.contains(type.getLogicalType().asSummaryString()), message);
        }
        assertTrue(refusal(new CsvFileFormat(), id).contains("make it NOT NULL"));
        new CsvFileFormat().writer(columns(DataTypes.FIELD("id", DataTypes.INT().notNull())));
    }

    @Test
    @DisplayName("JSON: an object per line with every column, also what is NULL")
    void jsonScalars() throws Exception {
        assertEquals(
                """
                {"t":-1,"s":-300,"i":2000000000,"f":0.5,"d":1.0E10,"b":true,"small":18446744073709551615,"large":0.0000000001,"bytes":"AP9B","day":"2026-03-01","clock":"07:05:09","plain":"2026-03-01T10:00:00","zoned":"2026-03-01T10:00:00.12Z"}
                {"t":null,"s":null,"i":null,"f":null,"d":null,"b":null,"small":null,"large":null,"bytes":null,"day":null,"clock":null,"plain":null,"zoned":null}
                """,
                part(new JsonFileFormat(), SCALARS, SCALAR_ROW, new GenericRowData(13)));
    }

    @Test
    @DisplayName("JSON: a text never breaks its line, and an empty one is no NULL")
    void jsonTexts() throws Exception {
        assertEquals(
                """
                {"id":1,"text":"two\\nlines\\r","last":"say \\"hi\\" \\\\"}
                {"id":2,"text":"","last":null}
                {"id":3,"text":"Zürich 日本 \\uD83D\\uDE00","last":"\\u0000"}
                """,
                part(
                        new JsonFileFormat(),
                        TEXTS,
                        texts(1, "two\nlines\r", "say \"hi\" \\"),
                        texts(2, "", null),
                        texts(3, "Zürich 日本 \uD83D\uDE00", "\0")));
    }

    @Test
    @DisplayName("JSON: rows, lists and maps are nested; a NULL key of a map does not stop the job")
    void jsonNested() throws Exception {
        RowType columns = columns(
                DataTypes.FIELD(
                        "r",
                        DataTypes.ROW(
                                DataTypes.FIELD("at", DataTypes.TIMESTAMP_LTZ(9)),
                                DataTypes.FIELD("n", DataTypes.INT()))),
                DataTypes.FIELD("list", DataTypes.ARRAY(DataTypes.STRING())),
                DataTypes.FIELD("map", DataTypes.MAP(DataTypes.STRING(), DataTypes.DOUBLE())));
        Map<StringData, Double> map = new TreeMap<>(Comparator.nullsLast(StringData::compareTo));
        map.put(StringData.fromString("a"), 1.5);
        map.put(null, null);
        assertEquals(
                """
                {"r":{"at":"2026-03-01T10:00:00.12Z","n":null},"list":["x",null],"map":{"a":1.5,"null":null}}
                {"r":null,"list":[],"map":{}}
                """,
                part(
                        new JsonFileFormat(),
                        columns,
                        GenericRowData.of(
                                GenericRowData.of(MOMENT, null),
                                new GenericArrayData(new Object[] {StringData.fromString("x"), null}),
                                new GenericMapData(map)),
                        GenericRowData.of(
                                null, new GenericArrayData(new Object[0]), new GenericMapData(Map.of()))));
    }

    @Test
    @DisplayName("JSON: refuses a map whose keys are no text, by the column's name")
    void jsonRefuses() {
        String message = refusal(
                new JsonFileFormat(),
                DataTypes.FIELD("id", DataTypes.INT()),
                DataTypes.FIELD("counts", DataTypes.MAP(DataTypes.INT(), DataTypes.INT())));
        assertTrue(message.startsWith("Format 'sluice-json' cannot write column 'counts' of type MAP<INT, INT>: "), message);
    }

    @Test
    @DisplayName("many rows are in the part in their order, and none is held back at its end")
    void manyRows() throws Exception {
        RowData[] rows = new RowData[20_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = texts(i, "text " + i, null);
        }
        List<String> lines = part(new CsvFileFormat(), TEXTS, rows).lines().toList();
        assertEquals(rows.length + 1, lines.size());
        assertEquals("19999,text 19999,", lines.get(rows.length));
        assertFalse(lines.subList(1, lines.size()).contains("id,text,last"));
    }
}
