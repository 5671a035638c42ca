import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppLog, HttpAccess } from "#generated";
import { type FileLog, openEventParser } from "#tail";
import { lineLog } from "./line-log.ts";

type Event = Record<string, unknown>;
const PLACE = { path: "/var/log/billing/app.log", line: 7 };

function parse(log: FileLog<Event>, text: string | Buffer, place: typeof PLACE = PLACE): ReturnType<typeof run> {
  return run(log, text, place);
}
function run(log: FileLog<Event>, text: string | Buffer, place: typeof PLACE) {
  return openEventParser(log).parse(Buffer.from(text), place);
}

describe("the declared pattern of app_log", () => {
  const log = AppLog as unknown as FileLog<Event>;

  test("gives the typed event, with where it stands", () => {
    expect(parse(log, "17 2026-11-26T09:30:00.250Z WARN disk is 91 % full")).toEqual({
      event: {
        app: "billing",
        serial: 17n,
        writtenAt: new Date("2026-11-26T09:30:00.250Z"),
        level: "WARN",
        message: "disk is 91 % full",
        file: PLACE.path,
        line: 7n,
        unparsed: "",
      },
    });
  });

  test("takes further lines into the last group, and bad rows keep what is known of them", () => {
    const trace = "18 2026-11-26T09:30:01Z ERROR boom\n  at one\n  at two";
    expect(parse(log, trace).event?.["message"]).toBe("boom\n  at one\n  at two");
    expect(parse(log, "half a li")).toEqual({
      event: {
        app: "billing",
        serial: 0n,
        writtenAt: undefined,
        level: "LEVEL_UNSPECIFIED",
        message: "",
        file: PLACE.path,
        line: 7n,
        unparsed: "half a li",
      },
      fault: { kind: "format", reason: "it does not fit the declared pattern" },
    });
    expect(parse(log, "19 2026-11-26T09:30:01Z LOUD boom").fault).toEqual({
      kind: "value",
      reason: 'level: "LOUD" is none of LEVEL_UNSPECIFIED, TRACE, DEBUG, INFO, WARN, ERROR, FATAL',
    });
    expect(parse(log, "99999999999999999999 2026-11-26T09:30:01Z INFO x").fault?.reason).toMatch(
      /^serial: .* is no int64$/,
    );
  });

  test("bytes that are no text stay bytes: no event holds them", () => {
    expect(parse(log, Buffer.from([0x31, 0xff, 0x20]))).toEqual({
      fault: { kind: "utf8", reason: "the bytes are no UTF-8" },
    });
  });

  test("the application is read from either kind of path", () => {
    const app = (path: string): unknown =>
      parse(log, "1 2026-11-26T09:30:01Z INFO x", { path, line: 1 }).event?.["app"];
    expect([app("/var/log/billing/app.log"), app("logs/cart.log"), app("crm.log")]).toEqual(["billing", "cart", "crm"]);
    expect(parse(log, "1 2026-11-26T09:30:01Z INFO x", { path: "/var/messages", line: 1 }).fault?.kind).toBe("path");
  });
});

describe("JSON lines", () => {
  test("http_access is read by its field names", () => {
    const line =
      '{"request_id":"8f6f2a3e-0000-4000-8000-000000000001","session_id":"s1","service":"cart","http_method":"GET",' +
      '"path":"/x","status":200,"response_time_ms":1.5,"bytes_sent":9007199254740993,"occurred_at":"2026-11-26T09:30:00Z"}';
    expect(parse(HttpAccess as unknown as FileLog<Event>, line).event).toEqual({
      requestId: "8f6f2a3e-0000-4000-8000-000000000001",
      sessionId: "s1",
      service: "cart",
      httpMethod: "GET",
      path: "/x",
      status: 200,
      responseTimeMs: 1.5,
      // One more than a number can hold.
      bytesSent: 9007199254740993n,
      clientIp: "",
      userAgent: "",
      referrer: undefined,
      occurredAt: new Date("2026-11-26T09:30:00Z"),
    });
  });

  const log = lineLog("json", [
    { name: "city", type: "string", from: "place.city" },
    { name: "ok", type: "bool", optional: true },
    { name: "n", type: "int32" },
  ]);

  test("nested names, null and what is missing", () => {
    expect(parse(log, '{"place":{"city":"Ulm"},"ok":null,"n":-5}').event).toEqual({
      city: "Ulm",
      ok: undefined,
      n: -5,
    });
    expect(parse(log, '{"ok":true}').event).toEqual({ city: "", ok: true, n: 0 });
    expect(parse(log, '{"__proto__":{"n":1},"place":{"toString":1}}').event).toEqual({ city: "", ok: undefined, n: 0 });
  });

  test.each(['{"n":1', "[1]", "null", "7"])("%s is no object", (text) =>
    expect(parse(log, text).fault).toMatchObject({ kind: "format", reason: expect.stringMatching(/^no JSON/) }),
  );
  test.each(['{"n":1.5}', '{"n":2147483648}', '{"n":"x"}', '{"n":[]}'])("%s does not fit the field", (text) =>
    expect(parse(log, text).fault?.reason).toMatch(/^n: .* is no int32$/),
  );
});

describe("logfmt", () => {
  const log = lineLog("logfmt", [
    { name: "level", type: "enum", values: ["LEVEL_UNSPECIFIED", "LEVEL_INFO", "LEVEL_ERROR"] },
    { name: "message", type: "string", from: "msg" },
    { name: "took", type: "double" },
    { name: "cached", type: "bool" },
  ]);

  test("quotes, escapes, names alone, enum values without their prefix", () => {
    expect(parse(log, 'level=info  msg="a \\"b\\" = c\\n" took=1.5e3 cached').event).toEqual({
      level: "LEVEL_INFO",
      message: 'a "b" = c\n',
      took: 1500,
      cached: true,
    });
    expect(parse(log, 'msg="" level=').fault?.reason).toMatch(/^level: "" is none of/);
  });

  test.each([
    ['msg="never closed', 'the quote of "msg" is never closed'],
    ['msg="x"y', 'no blank behind the value of "msg"'],
    ["=5", "no name before column 1"],
    ['a "b"', "no name before column 3"],
    ["   ", "no name=value"],
  ])("%s: %s", (text, reason) => expect(parse(log, text).fault).toEqual({ kind: "format", reason }));
});

describe("access logs", () => {
  const columns = [
    { name: "host", type: "string" },
    { name: "user", type: "string", optional: true },
    { name: "at", type: "timestamp", from: "time" },
    { name: "method", type: "string" },
    { name: "path", type: "string" },
    { name: "protocol", type: "string" },
    { name: "status", type: "int32" },
    { name: "bytes", type: "int64" },
  ] as const;
  const line = '10.0.0.1 - ann lee [10/Oct/2026:13:55:36 -0700] "GET /a?b=\\"c\\" HTTP/1.1" 200 -';

  test("the common format, with a user of two words and no bytes", () => {
    expect(parse(lineLog("common", columns), line).event).toEqual({
      host: "10.0.0.1",
      user: "ann lee",
      at: new Date("2026-10-10T20:55:36Z"),
      method: "GET",
      path: '/a?b="c"',
      protocol: "HTTP/1.1",
      status: 200,
      bytes: 0n,
    });
  });

  test("the combined format, and a request that is none", () => {
    const log = lineLog("combined", [
      ...columns,
      { name: "referrer", type: "string", optional: true },
      { name: "agent", type: "string", from: "user_agent" },
      { name: "request", type: "string" },
    ]);
    const event = parse(
      log,
      '::1 - - [10/Oct/2026:13:55:36 +0000] "\\x16\\x03" 400 226 "-" "curl/8 \\"x\\"" extra',
    ).event;
    expect(event).toMatchObject({ user: undefined, method: "", path: "", status: 400, bytes: 226n });
    expect(event).toMatchObject({ referrer: undefined, agent: 'curl/8 "x"', request: "\u0016\u0003" });
    expect(parse(log, line).fault?.reason).toBe("no quoted referrer and user agent behind the bytes");
  });

  test.each([
    ["hello", "no [time] before a quoted request"],
    ['a b [10/Oct/2026:13:55:36 -0700] "GET / HTTP/1.1" 200 1', "no host, ident and user before the time"],
    ['a b c [10/Oct/2026:13:55:36 -0700] "GET /', "the quote of the request is never closed"],
    ['a b c [10/Oct/2026:13:55:36 -0700] "GET / HTTP/1.1" 20 1', "no status and bytes behind the request"],
  ])("%s: %s", (text, reason) => expect(parse(lineLog("common", columns), text).fault?.reason).toBe(reason));
});

describe("syslog, RFC 5424", () => {
  const log = lineLog("syslog", [
    { name: "facility", type: "int32" },
    { name: "severity", type: "enum", from: "severity_name", values: ["NONE", "ERR", "NOTICE"] },
    { name: "at", type: "timestamp", from: "time" },
    { name: "host", type: "string", optional: true },
    { name: "app", type: "string" },
    { name: "user", type: "string", from: "data.who@1.user" },
    { name: "message", type: "string" },
  ]);

  test("header, structured data with escapes, message with a byte order mark", () => {
    const text = '<165>1 2026-10-11T22:14:15.003Z - web 12 ID47 [who@1 user="a\\]\\"b" x=""][y@2] \uFEFFAn event';
    expect(parse(log, text).event).toEqual({
      facility: 20,
      severity: "NOTICE",
      at: new Date("2026-10-11T22:14:15.003Z"),
      host: undefined,
      app: "web",
      user: 'a]"b',
      message: "An event",
    });
    expect(parse(log, "<11>1 2026-10-11T22:14:15Z h web - - -").event).toMatchObject({ severity: "ERR", message: "" });
  });

  test.each([
    ["<165>Oct 11 22:14:15 host su: old", "no header of RFC 5424: <priority>1 time host app process message-id"],
    ["<192>1 - h a - - - x", "priority 192 is above 191"],
    ["<11>1 - h a - - [x y] m", "structured data is broken at column 19"],
    ["<11>1 - h a - - none", 'no structured data at column 17: "-" stands for none'],
    ["<11>1 - h a - - [x]m", "no blank behind the structured data, column 20"],
  ])("%s: %s", (text, reason) => expect(parse(log, text).fault?.reason).toBe(reason));
});

describe("times", () => {
  const at = (timeFormat: string, text: string, timeZone?: string): unknown => {
    const log = lineLog("json", [{ name: "at", type: "timestamp" }], { timeFormat, ...(timeZone && { timeZone }) });
    const { event, fault } = parse(log, JSON.stringify({ at: text }));
    return fault?.reason ?? (event?.["at"] as Date | undefined)?.toISOString();
  };

  test.each([
    ["iso", "2026-11-26T09:30:00+05:30", undefined, "2026-11-26T04:00:00.000Z"],
    ["iso", "2026-11-26 09:30:00,5", "UTC", "2026-11-26T09:30:00.500Z"],
    ["iso", "2026-11-26T09:30Z", "Europe/Berlin", "2026-11-26T09:30:00.000Z"],
    ["iso", "2026-11-26T09:30:00", undefined, 'at: "2026-11-26T09:30:00" names no zone, and none is declared'],
    ["iso", "2026-02-29T09:30:00Z", undefined, 'at: "2026-02-29T09:30:00Z" is no time that there is'],
    ["iso", "2028-02-29T24:00:00Z", undefined, 'at: "2028-02-29T24:00:00Z" is no time that there is'],
    ["iso", "2100-02-29T09:30:00Z", undefined, 'at: "2100-02-29T09:30:00Z" is no time that there is'],
    ["iso", "2000-02-29T09:30:00Z", undefined, "2000-02-29T09:30:00.000Z"],
    ["iso", "0099-03-01T00:00:00Z", undefined, "0099-03-01T00:00:00.000Z"],
    ["iso", "0099-03-01T00:00:00.000Z", undefined, "0099-03-01T00:00:00.000Z"],
    ["iso", "2026-12-31T23:59:60Z", undefined, "2027-01-01T00:00:00.000Z"],
    ["epoch_s", "1700000000.25", undefined, "2023-11-14T22:13:20.250Z"],
    ["epoch_ms", "1700000000250", undefined, "2023-11-14T22:13:20.250Z"],
    ["epoch_ns", "1700000000250000000", undefined, "2023-11-14T22:13:20.250Z"],
    ["epoch_s", "-1.5", undefined, "1969-12-31T23:59:58.500Z"],
    ["epoch_s", "1e9", undefined, 'at: "1e9" counts nothing since the epoch'],
    ["clf", "10/Oct/2026:13:55:36 -0700", undefined, "2026-10-10T20:55:36.000Z"],
    ["EEE MMM d HH:mm:ss yyyy", "Thu Nov  5 09:30:00 2026", "+01:00", "2026-11-05T08:30:00.000Z"],
    ["yyyy-MM-dd HH:mm:ss,SSS", "2026-07-01 09:30:00,125", "Europe/Berlin", "2026-07-01T07:30:00.125Z"],
    // Clocks go back at 03:00: 02:30 is shown twice, and the first of the two is meant.
    ["yyyy-MM-dd HH:mm", "2026-10-25 02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    // Clocks jump from 02:00 to 03:00.
    ["yyyy-MM-dd HH:mm", "2026-03-29 02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["yyyy-MM-dd HH:mm", "2026-03-29 03:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["yyyy.MM.dd HH:mm", "2026x11y05 02:30", "UTC", 'at: "2026x11y05 02:30" is no time of the declared format'],
  ])("%s: %s in %s is %s", (format, text, zone, expected) => expect(at(format, text, zone)).toBe(expected));

  test("whose ISO form is the usual one are read as those of any other, also where there is no such time", () => {
    const plain = (text: string): unknown => at("iso", text);
    const upTo = (max: number) => fc.nat(max).map((n) => String(n).padStart(2, "0"));
    const years = fc.constantFrom("0000", "0001", "0099", "1900", "2000", "2028", "2100", "9999");
    const time = fc.tuple(years, upTo(13), upTo(32), upTo(25), upTo(61), upTo(62));
    const near = fc
      .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString());
    const texts = fc.oneof(
      near,
      time.map(([y, m, d, h, i, second]) => `${y}-${m}-${d}T${h}:${i}:${second}.${d}7Z`),
      fc
        .tuple(near, fc.nat(23), fc.constantFrom("x", " ", "-", "٣"))
        .map(([t, i, c]) => t.slice(0, i) + c + t.slice(i + 1)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        // The fraction in another length is read by the pattern.
        const other = text.replace(/\.\d{3}Z$/, (fraction) => `${fraction.slice(0, -1)}0Z`);
        const [one, two] = [plain(text), plain(other)];
        expect(String(one).replace(`"${text}"`, "")).toBe(String(two).replace(`"${other}"`, ""));
      }),
      { numRuns: 3000 },
    );
  });

  test("keeps what is finer than milliseconds", () => {
    const log = lineLog("json", [{ name: "at", type: "timestamp" }]);
    const { event } = parse(log, '{"at":"2026-11-26T09:30:00.123456789Z"}');
    expect(event?.["at"]).toMatchObject({ nanos: 456_789 });
  });
});

test("a pattern that is not linear gives the same groups, and does not run away", () => {
  const pattern = "(?<a>[\\d\\D]*) (?<b>[\\d\\D]*) (?<c>[\\d\\D]*) (?<d>[\\d\\D]*)x";
  const columns = ["a", "b", "c", "d"].map((name) => ({ name, type: "string" }) as const);
  const log = lineLog("regex", columns, { pattern: { text: pattern, linear: false } });
  expect(parse(log, "1 2 3 4x").event).toEqual({ a: "1", b: "2", c: "3", d: "4" });
  // JavaScript's engine would need about 10^14 steps.
  expect(parse(log, " ".repeat(5000)).fault?.kind).toBe("format");
});
