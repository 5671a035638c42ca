// Made from schemas/view_log/v1/view_log.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, badNumber, broken, longTag, openReader, readInt32, readInt64, readString, readTimestamp, skipField, writeInt32, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../../codec/runtime.ts";
import type { ByteWriter, LogType, ReferenceType, Violation } from "../../../message-type.ts";
import type { Kafka } from "../../../port.ts";
import { type Producer, type ProducerOptions, openProducer } from "../../../producer.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../../reader.ts";

/** Somebody looked at an advertisement. */
export interface ViewLog {
  /** Unique per view; a retry repeats it. */
  viewId: string;
  campaignId: string;
  userId: string;
  /** Where on the page it stood. */
  placement: string;
  /** How long it was seen, in milliseconds. */
  durationMs: number;
  viewedAt?: Date | undefined;
}

/** What is known of a campaign: references/campaigns.csv. */
export interface Campaigns {
  campaignId: string;
  campaignName: string;
  networkId: string;
  advertiser: string;
  /** What a thousand views cost, in cents. */
  cpmMinor: bigint;
  validFrom?: Date | undefined;
}

const schema = [
  "syntax = \"proto3\";",
  "package view_log.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message ViewLog {",
  "  string view_id = 1;",
  "  string campaign_id = 2;",
  "  string user_id = 3;",
  "  string placement = 4;",
  "  int32 duration_ms = 5;",
  "  google.protobuf.Timestamp viewed_at = 6;",
  "}",
  "message Campaigns {",
  "  string campaign_id = 1;",
  "  string campaign_name = 2;",
  "  string network_id = 3;",
  "  string advertiser = 4;",
  "  int64 cpm_minor = 5;",
  "  google.protobuf.Timestamp valid_from = 6;",
  "}",
  "",
].join("\n");
/** The codec of the log `view_log`, from `schemas/view_log/v1/view_log.proto`. */
export const ViewLog: LogType<ViewLog> = {
  name: "view_log.v1.ViewLog",
  index: [0],
  schema,
  sensitive: ["user_id"],
  log: "view_log",
  topic: "view_log",
  subject: "view_log-value",
  partitions: 4,
  retention: 259200000,
  lateness: 10000,
  tolerance: 1000,
  skew: 2000,
  key: (value) => value.campaignId,
  // NaN for an event without event time: such an event is bad, and the check says so.
  eventTime: (value) => value.viewedAt?.getTime() ?? Number.NaN,
  encode(value: ViewLog, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeViewLog(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): ViewLog {
    return decodeViewLog(openReader(buf, start, end, true), start, end);
  },
  check: checkViewLog,
};

/** Opens a typed producer for the log `view_log`. */
export function openViewLogProducer(kafka: Kafka, options?: ProducerOptions<ViewLog>): Promise<Producer<ViewLog>> {
  return openProducer(kafka, ViewLog, options);
}

/** Reads the rows of the log `view_log`, typed. */
export function readViewLog(kafka: Kafka, options?: ReadOptions): RowStream<Row<ViewLog>> {
  return readRows(kafka, ViewLog, options);
}

/** The codec of the reference `campaigns`, from `schemas/view_log/v1/view_log.proto`. */
export const Campaigns: ReferenceType<Campaigns> = {
  name: "view_log.v1.Campaigns",
  index: [1],
  schema,
  sensitive: [],
  reference: "campaigns",
  topic: "campaigns",
  subject: "campaigns-value",
  partitions: 4,
  file: "references/campaigns.csv",
  validFrom: "validFrom",
  columns: [
    { name: "campaign_id", property: "campaignId", type: "string", optional: false },
    { name: "campaign_name", property: "campaignName", type: "string", optional: false },
    { name: "network_id", property: "networkId", type: "string", optional: false },
    { name: "advertiser", property: "advertiser", type: "string", optional: false },
    { name: "cpm_minor", property: "cpmMinor", type: "int64", optional: false },
  ],
  key: (value) => value.campaignId,
  encode(value: Campaigns, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeCampaigns(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Campaigns {
    return decodeCampaigns(openReader(buf, start, end, true), start, end);
  },
  check: checkCampaigns,
};

/** Reads the rows of the reference `campaigns`, typed. */
export function readCampaigns(kafka: Kafka, options?: ReadOptions): RowStream<Row<Campaigns>> {
  return readRows(kafka, Campaigns, options);
}

const formatUuid = new RegExp("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$", "u");
const patternViewLog2 = new RegExp("^cmp-[0-9]{4}$", "u");
const patternCampaigns1 = new RegExp("^cmp-[0-9]{4}$", "u");
const patternCampaigns3 = new RegExp("^net-[0-9]{2}$", "u");

function encodeViewLog(value: ViewLog, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { viewId, campaignId, userId, placement, durationMs, viewedAt } = value;
  if (typeof viewId !== "string") throw wrongType("view_id", "a string", viewId);
  if (typeof campaignId !== "string") throw wrongType("campaign_id", "a string", campaignId);
  if (typeof userId !== "string") throw wrongType("user_id", "a string", userId);
  if (typeof placement !== "string") throw wrongType("placement", "a string", placement);
  const size = 82 + (viewId.length + campaignId.length + userId.length + placement.length) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (viewId.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, viewId, "view_id");
  }
  if (campaignId.length !== 0) {
    buf[p++] = 18;
    p = writeString(buf, p, campaignId, "campaign_id");
  }
  if (userId.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, userId, "user_id");
  }
  if (placement.length !== 0) {
    buf[p++] = 34;
    p = writeString(buf, p, placement, "placement");
  }
  if (typeof durationMs !== "number" || (durationMs | 0) !== durationMs) throw badNumber("duration_ms", "int32", durationMs);
  if (durationMs !== 0) {
    buf[p++] = 40;
    p = writeInt32(buf, p, durationMs);
  }
  if (viewedAt !== undefined) {
    buf[p++] = 50;
    p = writeTimestamp(buf, p, viewedAt, "viewed_at");
  }
  out.pos = p;
}

function decodeViewLog(r: Reader, p: number, end: number): ViewLog {
  let viewId: string = "";
  let campaignId: string = "";
  let userId: string = "";
  let placement: string = "";
  let durationMs: number = 0;
  let viewedAt: Date | undefined;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "view_id");
        viewId = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "campaign_id");
        campaignId = readString(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "user_id");
        userId = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 34) throw wrongWire(tag, "placement");
        placement = readString(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "duration_ms");
        durationMs = readInt32(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 50) throw wrongWire(tag, "viewed_at");
        viewedAt = readTimestamp(r, p, end, viewedAt);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { viewId, campaignId, userId, placement, durationMs, viewedAt };
}

function checkViewLog(value: ViewLog): readonly Violation[] {
  let found = NONE;
  {
    const one = value.viewId;
    if (!formatUuid.test(one)) found = broken(found, "view_id", "string.uuid", "must be a UUID");
  }
  {
    const one = value.campaignId;
    if (!patternViewLog2.test(one)) found = broken(found, "campaign_id", "string.pattern", "must match ^cmp-[0-9]{4}$");
  }
  {
    const one = value.userId;
    if (one.length < 1) found = broken(found, "user_id", "string.min_len", "must have at least 1 character");
  }
  {
    const one = value.placement;
    if (one.length < 1) found = broken(found, "placement", "string.min_len", "must have at least 1 character");
  }
  {
    const one = value.durationMs;
    if (!(one >= 0) || !(one < 3600000)) found = broken(found, "duration_ms", "int32.gte_lt", "must be at least 0 and be less than 3600000");
  }
  {
    const one = value.viewedAt;
    if (one === undefined) found = broken(found, "viewed_at", "required", "is required");
  }
  return found;
}

function encodeCampaigns(value: Campaigns, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { campaignId, campaignName, networkId, advertiser, cpmMinor, validFrom } = value;
  if (typeof campaignId !== "string") throw wrongType("campaign_id", "a string", campaignId);
  if (typeof campaignName !== "string") throw wrongType("campaign_name", "a string", campaignName);
  if (typeof networkId !== "string") throw wrongType("network_id", "a string", networkId);
  if (typeof advertiser !== "string") throw wrongType("advertiser", "a string", advertiser);
  const size = 82 + (campaignId.length + campaignName.length + networkId.length + advertiser.length) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (campaignId.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, campaignId, "campaign_id");
  }
  if (campaignName.length !== 0) {
    buf[p++] = 18;
    p = writeString(buf, p, campaignName, "campaign_name");
  }
  if (networkId.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, networkId, "network_id");
  }
  if (advertiser.length !== 0) {
    buf[p++] = 34;
    p = writeString(buf, p, advertiser, "advertiser");
  }
  if (typeof cpmMinor !== "bigint" || BigInt.asIntN(64, cpmMinor) !== cpmMinor) throw badNumber("cpm_minor", "int64", cpmMinor);
  if (cpmMinor !== 0n) {
    buf[p++] = 40;
    p = writeInt64(buf, p, cpmMinor);
  }
  if (validFrom !== undefined) {
    buf[p++] = 50;
    p = writeTimestamp(buf, p, validFrom, "valid_from");
  }
  out.pos = p;
}

function decodeCampaigns(r: Reader, p: number, end: number): Campaigns {
  let campaignId: string = "";
  let campaignName: string = "";
  let networkId: string = "";
  let advertiser: string = "";
  let cpmMinor: bigint = 0n;
  let validFrom: Date | undefined;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "campaign_id");
        campaignId = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "campaign_name");
        campaignName = readString(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "network_id");
        networkId = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 34) throw wrongWire(tag, "advertiser");
        advertiser = readString(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "cpm_minor");
        cpmMinor = readInt64(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 50) throw wrongWire(tag, "valid_from");
        validFrom = readTimestamp(r, p, end, validFrom);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { campaignId, campaignName, networkId, advertiser, cpmMinor, validFrom };
}

function checkCampaigns(value: Campaigns): readonly Violation[] {
  let found = NONE;
  {
    const one = value.campaignId;
    if (!patternCampaigns1.test(one)) found = broken(found, "campaign_id", "string.pattern", "must match ^cmp-[0-9]{4}$");
  }
  {
    const one = value.campaignName;
    if (one.length < 1) found = broken(found, "campaign_name", "string.min_len", "must have at least 1 character");
  }
  {
    const one = value.networkId;
    if (!patternCampaigns3.test(one)) found = broken(found, "network_id", "string.pattern", "must match ^net-[0-9]{2}$");
  }
  {
    const one = value.advertiser;
    if (one.length < 1) found = broken(found, "advertiser", "string.min_len", "must have at least 1 character");
  }
  {
    const one = value.cpmMinor;
    if (!(one >= 0n)) found = broken(found, "cpm_minor", "int64.gte", "must be at least 0");
  }
  {
    const one = value.validFrom;
    if (one === undefined) found = broken(found, "valid_from", "required", "is required");
  }
  return found;
}
