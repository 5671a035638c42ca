import { type ImpactEdit, ofFiles } from "./edit.ts";

const PAYMENT = "schemas/payment/v1/payment.proto";
const VIEWS = "schemas/view_log/v1/view_log.proto";
const ACCESS = "schemas/http_access/v1/http_access.proto";

/** Edits of this project's own schemas. */
export const PROJECT_EDITS: readonly ImpactEdit[] = [
  ...ofFiles("lines of files", "direct", "times of access logs are written otherwise", [
    [ACCESS, 'lines) = { format: "json" }', 'lines) = { format: "json" time_format: "epoch_ms" }'],
  ]),
  ...ofFiles("lines of files", "direct", "a field of access logs is taken from another name", [
    [ACCESS, "string session_id = 2 [", 'string session_id = 2 [(sluice.v1.field).from = "visit", '],
  ]),
  ...ofFiles("event time or key", "direct", "another event time, of views", [
    [
      VIEWS,
      "google.protobuf.Timestamp viewed_at = 6",
      "google.protobuf.Timestamp seen_at = 7;\n  google.protobuf.Timestamp viewed_at = 6",
    ],
    [VIEWS, 'event_time: "viewed_at"', 'event_time: "seen_at"'],
  ]),
  ...ofFiles("event time or key", "direct", "another key, of payments", [
    [PAYMENT, 'key: "order_id"', 'key: "event_id"'],
  ]),
  ...ofFiles("topic option", "direct", "another topic, of payments", [
    [PAYMENT, 'topic: "payment"', 'topic: "payments"'],
  ]),
  ...ofFiles("rules", "direct", "what could not be parsed is dead, of payments", [
    [PAYMENT, 'retention: "7d"', 'retention: "7d" unparsed: "user_agent"'],
  ]),
  ...ofFiles("lateness", "direct", "less, of payments", [[PAYMENT, 'lateness: "10s"', 'lateness: "5s"']]),
  ...ofFiles("rules", "direct", "one more, of views", [
    [VIEWS, "string.min_len = 1, (sluice", "string.min_len = 2, (sluice"],
  ]),
  ...ofFiles("package", "direct", "another, of payments", [[PAYMENT, "package payment.v1;", "package payment.v2;"]]),
  ...ofFiles("comment", "direct", "a hint for the generator", [
    [PAYMENT, 'hint: "internet.email"', 'hint: "internet.exampleEmail"'],
  ]),
  ...ofFiles("renamed field", "direct", "an amount, of payments", [
    [PAYMENT, "int64 amount_minor = 8", "int64 amount_cents = 8"],
  ]),
  ...ofFiles("removed field", "nested", "a country two messages down, of payments", [
    [PAYMENT, "    string country = 4 ", "    reserved 4; string nation = 9 "],
  ]),
  ...ofFiles("presence", "direct", "a currency may be absent, of payments", [
    [PAYMENT, "string currency = 7", "optional string currency = 7"],
  ]),
  ...ofFiles("int kind", "direct", "an amount, of payments", [
    [
      PAYMENT,
      "int64 amount_minor = 8 [(buf.validate.field).int64",
      "int32 amount_minor = 8 [(buf.validate.field).int32",
    ],
  ]),
  ...ofFiles("enum value", "direct", "a status is renamed, of payments", [
    [PAYMENT, "    FAILED = 2;", "    BROKEN = 2;"],
  ]),
  ...ofFiles("enum value", "direct", "a method is added, of payments", [
    [PAYMENT, "GIFT_CARD = 5;", "GIFT_CARD = 5;\n    CRYPTO = 6;"],
  ]),
  ...ofFiles("renamed field", "direct", "a status, of requests", [[ACCESS, "int32 status = 6", "int32 code = 6"]]),
  ...ofFiles("presence", "direct", "a service may be absent, of requests", [
    [ACCESS, "string service = 3", "optional string service = 3"],
  ]),
  ...ofFiles("int kind", "direct", "bytes, of requests", [
    [ACCESS, "int64 bytes_sent = 8 [(buf.validate.field).int64", "int32 bytes_sent = 8 [(buf.validate.field).int32"],
  ]),
  ...ofFiles("scalar kind", "direct", "a time in whole milliseconds, of requests", [
    [
      ACCESS,
      "double response_time_ms = 7 [(buf.validate.field).double",
      "int32 response_time_ms = 7 [(buf.validate.field).int32",
    ],
  ]),
  ...ofFiles("removed field", "direct", "a method, of requests", [
    [
      ACCESS,
      "  string http_method = 4 [(buf.validate.field).string = { min_len: 1, max_len: 16 }];\n",
      "  reserved 4;\n",
    ],
  ]),
  ...ofFiles("lateness", "direct", "more, of requests", [[ACCESS, 'lateness: "10s"', 'lateness: "30s"']]),
  ...ofFiles("renamed field", "direct", "a column of a reference", [
    [VIEWS, "string network_id = 3", "string net_id = 3"],
  ]),
  ...ofFiles("removed field", "direct", "an unread column of a reference", [
    [VIEWS, "  string advertiser = 4 [(buf.validate.field).string.min_len = 1];\n", "  reserved 4;\n"],
  ]),
  ...ofFiles("int kind", "direct", "a length, of views", [
    [VIEWS, "int32 duration_ms = 5 [(buf.validate.field).int32", "int64 duration_ms = 5 [(buf.validate.field).int64"],
  ]),
];
