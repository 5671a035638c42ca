import { describe, expect, it, test } from "vitest";
import { parseColumnType, parseSchema } from "../ksqldb/client/column-type.ts";
import { parseJson } from "../ksqldb/client/exact-json.ts";
import { indexOf, parseFault, parsePosition } from "../ksqldb/client/fault.ts";
import { openQueryParser, type QueryEvent, type QueryFormat } from "../ksqldb/client/query-parser.ts";
import { isBlank, onlyReads, queryExtent } from "../ksqldb/client/sql-words.ts";
import { piecesOf, type Recording, recording, recordings, sentBy } from "./recordings.ts";

const isRows = ({ request, response }: Recording): boolean =>
  /^\/query/.test(request.path) && response?.status === 200 && !/PRINT/.test(request.body ?? "");
const rowRecordings = [...recordings.values()].filter(isRows);

function formatOf({ request }: Recording): QueryFormat {
  const accept = request.headers["Accept"] ?? request.headers["accept"] ?? "";
  return accept.includes("delimited") ? "delimited" : accept === "application/json" ? "json" : "v1";
}

function read(recorded: Recording, pieces: readonly Uint8Array[] = piecesOf(recorded)): readonly QueryEvent[] {
  const parser = openQueryParser(formatOf(recorded));
  const events = pieces.flatMap((piece) => parser.push(piece));
  expect(parser.missing()).toBeUndefined();
  return events;
}

const rows = (events: readonly QueryEvent[]): readonly unknown[] =>
  events.flatMap((event) => (event.kind === "row" ? [event.values] : []));

describe("every recorded result", () => {
  it("is there to be read: 31 of them", () => {
    expect(rowRecordings.length).toBe(31);
  });

  test.each(rowRecordings.map((entry) => [entry.name, entry] as const))(
    "%s: a cut at any byte gives the rows before it and says what is missing, or is the whole result",
    (_, recorded) => {
      const bytes = Buffer.concat(piecesOf(recorded));
      const whole = read(recorded);
      const parser = openQueryParser(formatOf(recorded));
      const events: QueryEvent[] = [];
      const quiet: number[] = [];
      for (let cut = 0; cut <= bytes.length; cut++) {
        if (cut > 0) events.push(...parser.push(bytes.subarray(cut - 1, cut)));
        if (parser.missing() === undefined) quiet.push(cut);
      }
      // One byte at a time is every border at once.
      expect(events).toEqual(whole);
      // A list says itself where it ends. Lines do not: between two of them only HTTP knows, see the cuts on sockets.
      const ends = formatOf(recorded) === "delimited" ? lineEnds(bytes) : [bytes.length];
      expect(quiet).toEqual(ends);
    },
  );

  test.each(rowRecordings.map((entry) => [entry.name, entry] as const))(
    "%s: is the same wherever the border of two chunks lies",
    (_, recorded) => {
      const bytes = Buffer.concat(piecesOf(recorded));
      const whole = read(recorded);
      const step = bytes.length > 20_000 ? 997 : 1;
      for (let border = 1; border < bytes.length; border += step) {
        const events = read(recorded, [bytes.subarray(0, border), bytes.subarray(border)]);
        if (JSON.stringify(events, plain) !== JSON.stringify(whole, plain)) expect(events).toEqual(whole);
      }
    },
  );
});

const plain = (_: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}n` : value);

/** Behind each line; at 0 bytes the header is missing. */
function lineEnds(bytes: Buffer): number[] {
  return [...bytes.keys()].filter((at) => bytes[at] === 0x0a).map((at) => at + 1);
}

describe("values", () => {
  const first = [
    "a",
    9007199254740993n,
    "12345678901234.123456",
    new Date("2026-11-20T12:00:00.123Z"),
    "2026-11-20",
    "12:00",
    new Uint8Array([0x00, 0xff, 0xfe, 0x80]),
    true,
    0.1,
    -7,
    {
      CITY: "Köln",
      ZIP: "50667",
      POINTS: [
        { X: 1, Y: 1.5 },
        { X: null, Y: null },
      ],
    },
    ["x", "", null],
    new Map([
      ["max", 9223372036854775807n],
      ["one", 1n],
    ]),
    'line one\nline two "quoted" \\ tab\t',
  ];
  test.each(["http1", "http2", "json", "v1"])("of all types arrive without loss (%s)", (format) => {
    const [one, two, three] = rows(read(recording(`push-query.types.${format}`))) as unknown[][];
    expect(one).toEqual(first);
    expect(two).toEqual(["b", ...Array(13).fill(null)]);
    expect(three?.slice(0, 4)).toEqual([
      "ключ-é-漢字-😀",
      -9223372036854775808n,
      "-0.000001",
      new Date("1969-12-31T23:59:59.999Z"),
    ]);
    expect(three?.[8]).toBe(1e300);
    expect(three?.[13]).toContain("family 👨‍👩‍👧, flag 🇪🇺, nul \u0001, sep \u2028 end");
  });

  it("of one row of more than 100 KB are the same over both HTTP versions", () => {
    const [one] = rows(read(recording("push-query.big-row.http1"))) as unknown[][];
    const [two] = rows(read(recording("push-query.big-row.http2"))) as unknown[][];
    expect(one).toEqual(two);
    const note = one?.[2] as string;
    expect(Buffer.byteLength(note)).toBeGreaterThan(80_000);
    expect(note.replace(/^x+/, "").replaceAll("é漢字テスト€😀a", "")).toBe("");
  });

  it("that do not fit their column are an error, never a guess", () => {
    const row = (type: string, value: string): unknown => {
      const parser = openQueryParser("delimited");
      parser.push(Buffer.from(`{"queryId":"q","columnNames":["C"],"columnTypes":["${type}"]}\n`));
      return () => parser.push(Buffer.from(`[${value}]\n`));
    };
    for (const [type, value] of [
      ["BIGINT", "1.5"],
      ["BIGINT", '"1"'],
      ["INTEGER", "true"],
      ["DECIMAL(4, 2)", "{}"],
      ["TIMESTAMP", '"yesterday"'],
      ["BYTES", '"*"'],
      ["ARRAY<BIGINT>", "{}"],
      ["MAP<STRING, BIGINT>", "[]"],
      ["STRUCT<`A` BIGINT>", "[]"],
      ["BIGINT", "1,2"],
      ["STRING", "1"],
    ] as const) {
      expect(row(type, value), `${type} ${value}`).toThrow();
    }
    expect(() => openQueryParser("delimited").push(Buffer.from("[1]\n"))).toThrow("before the header");
    const bad = Buffer.from('["?"]\n').fill(0xff, 2, 3);
    const parser = openQueryParser("delimited");
    parser.push(Buffer.from('{"queryId":"q","columnNames":["C"],"columnTypes":["STRING"]}\n'));
    expect(() => parser.push(bad)).toThrow();
  });

  it("may be infinite or not a number, and a field may have any name", () => {
    const parser = openQueryParser("delimited");
    parser.push(
      Buffer.from(
        '{"queryId":"q","columnNames":["A","B","C"],"columnTypes":["DOUBLE","DOUBLE","STRUCT<`__proto__` BIGINT>"]}\n',
      ),
    );
    const [event] = parser.push(Buffer.from('["NaN","-Infinity",{"__proto__":1}]\n'));
    const values = event?.kind === "row" ? event.values : [];
    expect(values.slice(0, 2)).toEqual([Number.NaN, Number.NEGATIVE_INFINITY]);
    expect(Object.entries(values[2] as object)).toEqual([["__proto__", 1n]]);
  });
});

describe("types", () => {
  it("are read with their nested parts and quoted names", () => {
    expect(parseColumnType("STRUCT<`A``B` ARRAY<MAP<STRING, DECIMAL(20, 6)>>, `C` STRUCT< >>")).toEqual({
      kind: "struct",
      fields: [
        {
          name: "A`B",
          type: {
            kind: "array",
            item: {
              kind: "map",
              key: { kind: "scalar", name: "STRING" },
              value: { kind: "decimal", precision: 20, scale: 6 },
            },
          },
        },
        { name: "C", type: { kind: "struct", fields: [] } },
      ],
    });
    expect(parseSchema("`k` STRING KEY, `WINDOWSTART` BIGINT KEY, `n` BIGINT").map(({ key }) => key)).toEqual([
      true,
      true,
      false,
    ]);
    for (const broken of ["", "NUMBER", "ARRAY<", "ARRAY<BIGINT", "DECIMAL(1)", "BIGINT BIGINT", "STRUCT<BIGINT>"]) {
      expect(() => parseColumnType(broken), broken).toThrow("is not known");
    }
  });
});

describe("an error in a result", () => {
  test.each(["delimited", "http2", "json", "v1", "topic-deleted"])(
    "is the last event, after the rows before it (%s)",
    (name) => {
      const events = read(recording(`push-query.error-after-header.${name}`));
      expect(events.map(({ kind }) => kind)).toEqual(["header", "row", "row", "fault"]);
      expect(events.at(-1)).toMatchObject({
        fault: { status: 200, code: 50000, message: expect.stringMatching(/^org\.apache\.kafka\.streams\.errors\./) },
      });
    },
  );
});

describe("positions", () => {
  it("are read from both forms of messages and point at characters of the sent text", () => {
    const at = (name: string): string => {
      const sent = String(sentBy(recording(name))["ksql"]);
      const { position } = parseFault(400, recording(name).response?.body ?? "");
      const index = position && indexOf(position, sent);
      return index === undefined ? "nowhere" : sent.slice(index, index + 6);
    };
    expect(at("syntax-error.second-statement")).toBe("SELEC ");
    expect(at("syntax-error.after-emoji")).toBe("FROM;");
    expect(at("syntax-error.missing-semicolon")).toBe("");
    expect(at("syntax-error.reserved-word")).toBe("at TIM");
    expect(at("validation.error.position-second-statement")).toBe("curenc");
    expect(at("dry-run.error")).toBe("nn) AS");
    expect(at("validation.error.unknown-function")).toBe("nowhere");
    expect(parsePosition("the text 'line 1:2: x' is no place")).toBeUndefined();
    expect(indexOf({ line: 9, column: 1 }, "a\nb")).toBeUndefined();
    expect(indexOf({ line: 1, column: 9 }, "a\nb")).toBeUndefined();
  });
});

describe("bodies of errors", () => {
  const failed = [...recordings.values()].filter(({ response }) => response && response.status !== 200);
  test.each(failed.map((entry) => [entry.name, entry] as const))("%s is kept whole", (_, { response }) => {
    const body = response?.body ?? "";
    const fault = parseFault(response?.status ?? 0, body);
    const json = body.startsWith("{") ? (JSON.parse(body) as Record<string, unknown>) : {};
    expect(fault.body).toBe(body);
    expect(fault.code).toBe(json["error_code"]);
    expect(fault.message).toBe(json["message"] ?? body.trim());
    expect(fault.statementText).toBe(json["statementText"]);
    for (let cut = 0; cut < body.length; cut++) {
      // Half a body is never read as another fault: it is told as it stands.
      expect(parseFault(400, body.slice(0, cut)).code).toBeUndefined();
    }
  });
});

describe("the words of a statement", () => {
  it("tell what only looks, what is empty, and how a result must end", () => {
    expect(onlyReads("SHOW STREAMS; -- DROP STREAM x;\n describe `DROP`;")).toBe(true);
    expect(onlyReads("SHOW STREAMS; DROP STREAM x;")).toBe(false);
    expect(isBlank(" -- only this\n;/* or this */")).toBe(true);
    expect(isBlank("SET 'a'='b';")).toBe(false);
    expect(queryExtent("select 'LIMIT 3' from t emit changes;")).toEqual({ endless: true, limit: undefined });
    expect(queryExtent("SELECT * FROM t EMIT CHANGES LIMIT 12;")).toEqual({ endless: true, limit: 12 });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a session variable of ksqlDB
    expect(queryExtent("SELECT * FROM t LIMIT ${n};")).toEqual({ endless: false, limit: "unknown" });
    expect(queryExtent("PRINT 'x' FROM BEGINNING;")).toEqual({ endless: true, limit: undefined });
  });

  it("and JSON keeps whole numbers that JavaScript rounds", () => {
    expect(parseJson('{"a":9223372036854775807,"b":1.5,"c":7}')).toEqual({ a: 9223372036854775807n, b: 1.5, c: 7 });
  });
});
