// Made from schemas/derived/campaign_views_1m.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readDouble, readInt64, readString, readTimestamp, skipField, writeDouble, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface CampaignViews1m {
  windowStart: Date;
  windowEnd: Date;
  networkId: string;
  campaignId: string;
  campaignName: string;
  viewCount: bigint;
  avgDurationMs: number;
  distinctUsers: bigint;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message CampaignViews1m {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string network_id = 3;",
  "  string campaign_id = 4;",
  "  string campaign_name = 5;",
  "  int64 view_count = 6;",
  "  double avg_duration_ms = 7;",
  "  int64 distinct_users = 8;",
  "}",
  "",
].join("\n");
/** The codec of the output `campaign_views_1m`, from `schemas/derived/campaign_views_1m.proto`. */
export const CampaignViews1m: OutputType<CampaignViews1m> = {
  name: "sluice.derived.v1.CampaignViews1m",
  index: [0],
  schema,
  sensitive: [],
  output: "campaign_views_1m",
  topic: "campaign_views_1m",
  subject: "campaign_views_1m-value",
  encode(value: CampaignViews1m, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeCampaignViews1m(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): CampaignViews1m {
    return decodeCampaignViews1m(openReader(buf, start, end, true), start, end);
  },
  check: checkCampaignViews1m,
};

/** Reads the rows of the output `campaign_views_1m`, typed. */
export function readCampaignViews1m(kafka: Kafka, options?: ReadOptions): RowStream<Row<CampaignViews1m>> {
  return readRows(kafka, CampaignViews1m, options);
}

function encodeCampaignViews1m(value: CampaignViews1m, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, networkId, campaignId, campaignName, viewCount, avgDurationMs, distinctUsers } = value;
  if (typeof networkId !== "string") throw wrongType("network_id", "a string", networkId);
  if (typeof campaignId !== "string") throw wrongType("campaign_id", "a string", campaignId);
  if (typeof campaignName !== "string") throw wrongType("campaign_name", "a string", campaignName);
  const size = 123 + (networkId.length + campaignId.length + campaignName.length) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  buf[p++] = 10;
  p = writeTimestamp(buf, p, windowStart, "window_start");
  buf[p++] = 18;
  p = writeTimestamp(buf, p, windowEnd, "window_end");
  if (networkId.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, networkId, "network_id");
  }
  if (campaignId.length !== 0) {
    buf[p++] = 34;
    p = writeString(buf, p, campaignId, "campaign_id");
  }
  if (campaignName.length !== 0) {
    buf[p++] = 42;
    p = writeString(buf, p, campaignName, "campaign_name");
  }
  if (typeof viewCount !== "bigint" || BigInt.asIntN(64, viewCount) !== viewCount) throw badNumber("view_count", "int64", viewCount);
  if (viewCount !== 0n) {
    buf[p++] = 48;
    p = writeInt64(buf, p, viewCount);
  }
  if (typeof avgDurationMs !== "number") throw badNumber("avg_duration_ms", "double", avgDurationMs);
  if (!Object.is(avgDurationMs, 0)) {
    buf[p++] = 57;
    p = writeDouble(buf, p, avgDurationMs);
  }
  if (typeof distinctUsers !== "bigint" || BigInt.asIntN(64, distinctUsers) !== distinctUsers) throw badNumber("distinct_users", "int64", distinctUsers);
  if (distinctUsers !== 0n) {
    buf[p++] = 64;
    p = writeInt64(buf, p, distinctUsers);
  }
  out.pos = p;
}

function decodeCampaignViews1m(r: Reader, p: number, end: number): CampaignViews1m {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let networkId: string = "";
  let campaignId: string = "";
  let campaignName: string = "";
  let viewCount: bigint = 0n;
  let avgDurationMs: number = 0;
  let distinctUsers: bigint = 0n;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "window_start");
        windowStart = readTimestamp(r, p, end, windowStart);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "window_end");
        windowEnd = readTimestamp(r, p, end, windowEnd);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "network_id");
        networkId = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 34) throw wrongWire(tag, "campaign_id");
        campaignId = readString(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 42) throw wrongWire(tag, "campaign_name");
        campaignName = readString(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "view_count");
        viewCount = readInt64(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 57) throw wrongWire(tag, "avg_duration_ms");
        avgDurationMs = readDouble(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "distinct_users");
        distinctUsers = readInt64(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (windowStart === undefined) throw new DecodeError("malformed", "required field window_start is absent");
  if (windowEnd === undefined) throw new DecodeError("malformed", "required field window_end is absent");
  return { windowStart, windowEnd, networkId, campaignId, campaignName, viewCount, avgDurationMs, distinctUsers };
}

function checkCampaignViews1m(_value: CampaignViews1m): readonly Violation[] {
  return NONE;
}
