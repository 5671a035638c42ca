// Made from schemas/payment/v1/payment.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, badNumber, broken, entryPath, enumNumber, inField, longTag, openReader, putEntry, readInt32, readInt64, readKey, readStop, readString, readTimestamp, skipField, within, writeInt32, writeInt64, writeScope, writeString, writeTimestamp, wrongType, wrongWire } from "../../../codec/runtime.ts";
import type { ByteWriter, LogType, MessageType, Violation } from "../../../message-type.ts";
import type { Kafka } from "../../../port.ts";
import { type Producer, type ProducerOptions, openProducer } from "../../../producer.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../../reader.ts";

/** One attempt to take or to return money. */
export interface Payment {
  /** Unique per event; a retry of the producer repeats it. */
  eventId: string;
  orderId: string;
  kind: PaymentKind;
  paymentMethod: PaymentPaymentMethod;
  status: PaymentStatus;
  /** Set when the status is FAILED: "insufficient_funds", "timeout", ... */
  errorCode?: string | undefined;
  /** ISO 4217. */
  currency: string;
  /** Amount in the currency's minor unit, such as cents. */
  amountMinor: bigint;
  /** How long the payment provider took, in milliseconds. */
  latencyMs: number;
  customer?: PaymentCustomer | undefined;
  items: PaymentLineItem[];
  occurredAt?: Date | undefined;
  ip: string;
  userAgent: string;
  /** For refunds: the order's payment that is returned. */
  refundOf?: string | undefined;
  /** Free labels, such as the campaign or the shop. */
  labels: Record<string, string>;
}

/** Where the goods go. */
export interface PaymentAddress {
  street: string;
  city: string;
  postalCode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

export interface PaymentCustomer {
  customerId: string;
  name: string;
  email: string;
  address?: PaymentAddress | undefined;
}

export interface PaymentLineItem {
  sku: string;
  quantity: number;
  unitMinor: bigint;
}

/** A number without a declared name is its decimal text. */
export type PaymentKind = "KIND_UNSPECIFIED" | "PAYMENT" | "REFUND" | `${number}`;
/** A number without a declared name is its decimal text. */
export type PaymentPaymentMethod = "PAYMENT_METHOD_UNSPECIFIED" | "CARD" | "PAYPAL" | "BANK_TRANSFER" | "APPLE_PAY" | "GIFT_CARD" | `${number}`;
/** A number without a declared name is its decimal text. */
export type PaymentStatus = "STATUS_UNSPECIFIED" | "SUCCEEDED" | "FAILED" | "PENDING" | `${number}`;
const schema = [
  "syntax = \"proto3\";",
  "package payment.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message Payment {",
  "  enum Kind {",
  "    KIND_UNSPECIFIED = 0;",
  "    PAYMENT = 1;",
  "    REFUND = 2;",
  "  }",
  "  enum PaymentMethod {",
  "    PAYMENT_METHOD_UNSPECIFIED = 0;",
  "    CARD = 1;",
  "    PAYPAL = 2;",
  "    BANK_TRANSFER = 3;",
  "    APPLE_PAY = 4;",
  "    GIFT_CARD = 5;",
  "  }",
  "  enum Status {",
  "    STATUS_UNSPECIFIED = 0;",
  "    SUCCEEDED = 1;",
  "    FAILED = 2;",
  "    PENDING = 3;",
  "  }",
  "  message Address {",
  "    string street = 1;",
  "    string city = 2;",
  "    string postal_code = 3;",
  "    string country = 4;",
  "  }",
  "  message Customer {",
  "    string customer_id = 1;",
  "    string name = 2;",
  "    string email = 3;",
  "    payment.v1.Payment.Address address = 4;",
  "  }",
  "  message LineItem {",
  "    string sku = 1;",
  "    int32 quantity = 2;",
  "    int64 unit_minor = 3;",
  "  }",
  "  string event_id = 1;",
  "  string order_id = 2;",
  "  payment.v1.Payment.Kind kind = 3;",
  "  payment.v1.Payment.PaymentMethod payment_method = 4;",
  "  payment.v1.Payment.Status status = 5;",
  "  optional string error_code = 6;",
  "  string currency = 7;",
  "  int64 amount_minor = 8;",
  "  int32 latency_ms = 9;",
  "  payment.v1.Payment.Customer customer = 10;",
  "  repeated payment.v1.Payment.LineItem items = 11;",
  "  google.protobuf.Timestamp occurred_at = 12;",
  "  string ip = 13;",
  "  string user_agent = 14;",
  "  optional string refund_of = 15;",
  "  map<string, string> labels = 16;",
  "}",
  "",
].join("\n");
/** The codec of the log `payment`, from `schemas/payment/v1/payment.proto`. */
export const Payment: LogType<Payment> = {
  name: "payment.v1.Payment",
  index: [0],
  schema,
  sensitive: ["customer.name", "customer.email", "customer.address.street", "ip"],
  log: "payment",
  topic: "payment",
  subject: "payment-value",
  partitions: 4,
  retention: 604800000,
  lateness: 10000,
  tolerance: 1000,
  skew: 2000,
  key: (value) => value.orderId,
  // NaN for an event without event time: such an event is bad, and the check says so.
  eventTime: (value) => value.occurredAt?.getTime() ?? Number.NaN,
  encode(value: Payment, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodePayment(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Payment {
    return decodePayment(openReader(buf, start, end, true), start, end);
  },
  check: checkPayment,
};

/** Opens a typed producer for the log `payment`. */
export function openPaymentProducer(kafka: Kafka, options?: ProducerOptions<Payment>): Promise<Producer<Payment>> {
  return openProducer(kafka, Payment, options);
}

/** Reads the rows of the log `payment`, typed. */
export function readPayment(kafka: Kafka, options?: ReadOptions): RowStream<Row<Payment>> {
  return readRows(kafka, Payment, options);
}

/** The codec of `payment.v1.Payment.Address`, from `schemas/payment/v1/payment.proto`. */
export const PaymentAddress: MessageType<PaymentAddress> = {
  name: "payment.v1.Payment.Address",
  index: [0, 0],
  schema,
  sensitive: ["street"],
  encode(value: PaymentAddress, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodePaymentAddress(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): PaymentAddress {
    return decodePaymentAddress(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkPaymentAddress,
};
/** The codec of `payment.v1.Payment.Customer`, from `schemas/payment/v1/payment.proto`. */
export const PaymentCustomer: MessageType<PaymentCustomer> = {
  name: "payment.v1.Payment.Customer",
  index: [0, 1],
  schema,
  sensitive: ["name", "email", "address.street"],
  encode(value: PaymentCustomer, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodePaymentCustomer(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): PaymentCustomer {
    return decodePaymentCustomer(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkPaymentCustomer,
};
/** The codec of `payment.v1.Payment.LineItem`, from `schemas/payment/v1/payment.proto`. */
export const PaymentLineItem: MessageType<PaymentLineItem> = {
  name: "payment.v1.Payment.LineItem",
  index: [0, 2],
  schema,
  sensitive: [],
  encode(value: PaymentLineItem, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodePaymentLineItem(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): PaymentLineItem {
    return decodePaymentLineItem(openReader(buf, start, end, true), start, end);
  },
  check: checkPaymentLineItem,
};
let reservedForPayment10 = 1;
let reservedForPayment11 = 1;
const formatUuid = new RegExp("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$", "u");
const patternPayment7 = new RegExp("^[A-Z]{3}$", "u");
const patternPaymentAddress4 = new RegExp("^[A-Z]{2}$", "u");
let reservedForPaymentCustomer4 = 1;

function encodePayment(value: Payment, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { eventId, orderId, kind, paymentMethod, status, errorCode, currency, amountMinor, latencyMs, customer, items, occurredAt, ip, userAgent, refundOf, labels } = value;
  if (typeof eventId !== "string") throw wrongType("event_id", "a string", eventId);
  if (typeof orderId !== "string") throw wrongType("order_id", "a string", orderId);
  if (errorCode !== undefined && typeof errorCode !== "string") throw wrongType("error_code", "a string", errorCode);
  if (typeof currency !== "string") throw wrongType("currency", "a string", currency);
  if (!Array.isArray(items)) throw wrongType("items", "an array", items);
  if (typeof ip !== "string") throw wrongType("ip", "a string", ip);
  if (typeof userAgent !== "string") throw wrongType("user_agent", "a string", userAgent);
  if (refundOf !== undefined && typeof refundOf !== "string") throw wrongType("refund_of", "a string", refundOf);
  if (typeof labels !== "object" || labels === null || labels instanceof Map) throw wrongType("labels", "an object", labels);
  const size = 174 + (eventId.length + orderId.length + (errorCode === undefined ? 0 : errorCode.length) + currency.length + ip.length + userAgent.length + (refundOf === undefined ? 0 : refundOf.length)) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (eventId.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, eventId, "event_id");
  }
  if (orderId.length !== 0) {
    buf[p++] = 18;
    p = writeString(buf, p, orderId, "order_id");
  }
  {
    const number = numberOfPaymentKind(kind, "kind");
    if (number !== 0) {
      buf[p++] = 24;
      p = writeInt32(buf, p, number);
    }
  }
  {
    const number = numberOfPaymentPaymentMethod(paymentMethod, "payment_method");
    if (number !== 0) {
      buf[p++] = 32;
      p = writeInt32(buf, p, number);
    }
  }
  {
    const number = numberOfPaymentStatus(status, "status");
    if (number !== 0) {
      buf[p++] = 40;
      p = writeInt32(buf, p, number);
    }
  }
  if (errorCode !== undefined) {
    buf[p++] = 50;
    p = writeString(buf, p, errorCode, "error_code");
  }
  if (currency.length !== 0) {
    buf[p++] = 58;
    p = writeString(buf, p, currency, "currency");
  }
  if (typeof amountMinor !== "bigint" || BigInt.asIntN(64, amountMinor) !== amountMinor) throw badNumber("amount_minor", "int64", amountMinor);
  if (amountMinor !== 0n) {
    buf[p++] = 64;
    p = writeInt64(buf, p, amountMinor);
  }
  if (typeof latencyMs !== "number" || (latencyMs | 0) !== latencyMs) throw badNumber("latency_ms", "int32", latencyMs);
  if (latencyMs !== 0) {
    buf[p++] = 72;
    p = writeInt32(buf, p, latencyMs);
  }
  if (customer !== undefined) {
    buf[p++] = 82;
    {
      const start = p;
      const reserved = reservedForPayment10;
      out.pos = p + reserved;
      try {
        encodePaymentCustomer(customer, out);
      } catch (error) {
        throw inField(error, "customer");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForPayment10 = p - start - length;
    }
  }
  for (let i = 0; i < items.length; i++) {
    const one = items[i]!;
    if (p + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(size + 6);
      buf = out.buf;
    }
    buf[p++] = 90;
    {
      const start = p;
      const reserved = reservedForPayment11;
      out.pos = p + reserved;
      try {
        encodePaymentLineItem(one, out);
      } catch (error) {
        throw inField(error, entryPath("items", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForPayment11 = p - start - length;
    }
  }
  if (occurredAt !== undefined) {
    buf[p++] = 98;
    p = writeTimestamp(buf, p, occurredAt, "occurred_at");
  }
  if (ip.length !== 0) {
    buf[p++] = 106;
    p = writeString(buf, p, ip, "ip");
  }
  if (userAgent.length !== 0) {
    buf[p++] = 114;
    p = writeString(buf, p, userAgent, "user_agent");
  }
  if (refundOf !== undefined) {
    buf[p++] = 122;
    p = writeString(buf, p, refundOf, "refund_of");
  }
  for (const key in labels) {
    const one = labels[key]!;
    if (typeof one !== "string") throw wrongType(entryPath("labels", key), "a string", one);
    if (p + key.length * 3 + one.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + one.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 1;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "labels", key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "labels", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  out.pos = p;
}

function decodePayment(r: Reader, p: number, end: number): Payment {
  let eventId: string = "";
  let orderId: string = "";
  let kind: PaymentKind = "KIND_UNSPECIFIED";
  let paymentMethod: PaymentPaymentMethod = "PAYMENT_METHOD_UNSPECIFIED";
  let status: PaymentStatus = "STATUS_UNSPECIFIED";
  let errorCode: string | undefined;
  let currency: string = "";
  let amountMinor: bigint = 0n;
  let latencyMs: number = 0;
  let customer: PaymentCustomer | undefined;
  const items: PaymentLineItem[] = [];
  let occurredAt: Date | undefined;
  let ip: string = "";
  let userAgent: string = "";
  let refundOf: string | undefined;
  const labels: Record<string, string> = {};
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "event_id");
        eventId = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "order_id");
        orderId = readString(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 24) throw wrongWire(tag, "kind");
        kind = nameOfPaymentKind(readInt32(r, p, end));
        p = r.pos;
        break;
      case 4:
        if (tag !== 32) throw wrongWire(tag, "payment_method");
        paymentMethod = nameOfPaymentPaymentMethod(readInt32(r, p, end));
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "status");
        status = nameOfPaymentStatus(readInt32(r, p, end));
        p = r.pos;
        break;
      case 6:
        if (tag !== 50) throw wrongWire(tag, "error_code");
        errorCode = readString(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 58) throw wrongWire(tag, "currency");
        currency = readString(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "amount_minor");
        amountMinor = readInt64(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 72) throw wrongWire(tag, "latency_ms");
        latencyMs = readInt32(r, p, end);
        p = r.pos;
        break;
      case 10: {
        if (tag !== 82) throw wrongWire(tag, "customer");
        const stop = readStop(r, p, end);
        p = r.pos;
        customer = decodePaymentCustomer(r, p, stop, customer);
        p = stop;
        break;
      }
      case 11: {
        if (tag !== 90) throw wrongWire(tag, "items");
        const stop = readStop(r, p, end);
        p = r.pos;
        items.push(decodePaymentLineItem(r, p, stop));
        p = stop;
        break;
      }
      case 12:
        if (tag !== 98) throw wrongWire(tag, "occurred_at");
        occurredAt = readTimestamp(r, p, end, occurredAt);
        p = r.pos;
        break;
      case 13:
        if (tag !== 106) throw wrongWire(tag, "ip");
        ip = readString(r, p, end);
        p = r.pos;
        break;
      case 14:
        if (tag !== 114) throw wrongWire(tag, "user_agent");
        userAgent = readString(r, p, end);
        p = r.pos;
        break;
      case 15:
        if (tag !== 122) throw wrongWire(tag, "refund_of");
        refundOf = readString(r, p, end);
        p = r.pos;
        break;
      case 16:
        if (tag !== 130) throw wrongWire(tag, "labels");
        p = readPaymentEntry16(r, p, end, labels);
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { eventId, orderId, kind, paymentMethod, status, errorCode, currency, amountMinor, latencyMs, customer, items, occurredAt, ip, userAgent, refundOf, labels };
}

function readPaymentEntry16(r: Reader, p: number, end: number, map: Record<string, string>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: string = "";
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "labels.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "labels.value");
        one = readString(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function checkPayment(value: Payment): readonly Violation[] {
  let found = NONE;
  {
    const one = value.eventId;
    if (!formatUuid.test(one)) found = broken(found, "event_id", "string.uuid", "must be a UUID");
  }
  {
    const one = value.orderId;
    if (one.length < 1) found = broken(found, "order_id", "string.min_len", "must have at least 1 character");
  }
  {
    const one = value.kind;
    if (!isDeclaredPaymentKind(one)) found = broken(found, "kind", "enum.defined_only", "must be a declared value");
    if (numberOfPaymentKind(one, "") === 0) found = broken(found, "kind", "enum.not_in", "must not be KIND_UNSPECIFIED");
  }
  {
    const one = value.paymentMethod;
    if (!isDeclaredPaymentPaymentMethod(one)) found = broken(found, "payment_method", "enum.defined_only", "must be a declared value");
    if (numberOfPaymentPaymentMethod(one, "") === 0) found = broken(found, "payment_method", "enum.not_in", "must not be PAYMENT_METHOD_UNSPECIFIED");
  }
  {
    const one = value.status;
    if (!isDeclaredPaymentStatus(one)) found = broken(found, "status", "enum.defined_only", "must be a declared value");
    if (numberOfPaymentStatus(one, "") === 0) found = broken(found, "status", "enum.not_in", "must not be STATUS_UNSPECIFIED");
  }
  {
    const one = value.currency;
    if (!patternPayment7.test(one)) found = broken(found, "currency", "string.pattern", "must match ^[A-Z]{3}$");
  }
  {
    const one = value.amountMinor;
    if (!(one > 0n)) found = broken(found, "amount_minor", "int64.gt", "must be greater than 0");
  }
  {
    const one = value.latencyMs;
    if (!(one >= 0) || !(one < 600000)) found = broken(found, "latency_ms", "int32.gte_lt", "must be at least 0 and be less than 600000");
  }
  {
    const one = value.customer;
    if (one === undefined) {
      found = broken(found, "customer", "required", "is required");
    } else {
      const inner = checkPaymentCustomer(one);
      if (inner.length !== 0) found = within(found, "customer", inner);
    }
  }
  {
    const one = value.items;
    if (one.length > 100) found = broken(found, "items", "repeated.max_items", "must have at most 100 elements");
  }
  {
    const one = value.occurredAt;
    if (one === undefined) found = broken(found, "occurred_at", "required", "is required");
  }
  return found;
}

function encodePaymentAddress(value: PaymentAddress, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { street, city, postalCode, country } = value;
  if (typeof street !== "string") throw wrongType("street", "a string", street);
  if (typeof city !== "string") throw wrongType("city", "a string", city);
  if (typeof postalCode !== "string") throw wrongType("postal_code", "a string", postalCode);
  if (typeof country !== "string") throw wrongType("country", "a string", country);
  const size = 44 + (street.length + city.length + postalCode.length + country.length) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (street.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, street, "street");
  }
  if (city.length !== 0) {
    buf[p++] = 18;
    p = writeString(buf, p, city, "city");
  }
  if (postalCode.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, postalCode, "postal_code");
  }
  if (country.length !== 0) {
    buf[p++] = 34;
    p = writeString(buf, p, country, "country");
  }
  out.pos = p;
}

function decodePaymentAddress(r: Reader, p: number, end: number, prior: PaymentAddress | undefined): PaymentAddress {
  let street: string = "";
  let city: string = "";
  let postalCode: string = "";
  let country: string = "";
  if (prior !== undefined) ({ street, city, postalCode, country } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "street");
        street = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "city");
        city = readString(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "postal_code");
        postalCode = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 34) throw wrongWire(tag, "country");
        country = readString(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { street, city, postalCode, country };
}

function checkPaymentAddress(value: PaymentAddress): readonly Violation[] {
  let found = NONE;
  {
    const one = value.country;
    if (!patternPaymentAddress4.test(one)) found = broken(found, "country", "string.pattern", "must match ^[A-Z]{2}$");
  }
  return found;
}

function encodePaymentCustomer(value: PaymentCustomer, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { customerId, name, email, address } = value;
  if (typeof customerId !== "string") throw wrongType("customer_id", "a string", customerId);
  if (typeof name !== "string") throw wrongType("name", "a string", name);
  if (typeof email !== "string") throw wrongType("email", "a string", email);
  const size = 44 + (customerId.length + name.length + email.length) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (customerId.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, customerId, "customer_id");
  }
  if (name.length !== 0) {
    buf[p++] = 18;
    p = writeString(buf, p, name, "name");
  }
  if (email.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, email, "email");
  }
  if (address !== undefined) {
    buf[p++] = 34;
    {
      const start = p;
      const reserved = reservedForPaymentCustomer4;
      out.pos = p + reserved;
      try {
        encodePaymentAddress(address, out);
      } catch (error) {
        throw inField(error, "address");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForPaymentCustomer4 = p - start - length;
    }
  }
  out.pos = p;
}

function decodePaymentCustomer(r: Reader, p: number, end: number, prior: PaymentCustomer | undefined): PaymentCustomer {
  let customerId: string = "";
  let name: string = "";
  let email: string = "";
  let address: PaymentAddress | undefined;
  if (prior !== undefined) ({ customerId, name, email, address } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "customer_id");
        customerId = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "name");
        name = readString(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "email");
        email = readString(r, p, end);
        p = r.pos;
        break;
      case 4: {
        if (tag !== 34) throw wrongWire(tag, "address");
        const stop = readStop(r, p, end);
        p = r.pos;
        address = decodePaymentAddress(r, p, stop, address);
        p = stop;
        break;
      }
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { customerId, name, email, address };
}

function checkPaymentCustomer(value: PaymentCustomer): readonly Violation[] {
  let found = NONE;
  {
    const one = value.customerId;
    if (one.length < 1) found = broken(found, "customer_id", "string.min_len", "must have at least 1 character");
  }
  {
    const one = value.address;
    if (one !== undefined) {
      const inner = checkPaymentAddress(one);
      if (inner.length !== 0) found = within(found, "address", inner);
    }
  }
  return found;
}

function encodePaymentLineItem(value: PaymentLineItem, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { sku, quantity, unitMinor } = value;
  if (typeof sku !== "string") throw wrongType("sku", "a string", sku);
  const size = 47 + sku.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (sku.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, sku, "sku");
  }
  if (typeof quantity !== "number" || (quantity | 0) !== quantity) throw badNumber("quantity", "int32", quantity);
  if (quantity !== 0) {
    buf[p++] = 16;
    p = writeInt32(buf, p, quantity);
  }
  if (typeof unitMinor !== "bigint" || BigInt.asIntN(64, unitMinor) !== unitMinor) throw badNumber("unit_minor", "int64", unitMinor);
  if (unitMinor !== 0n) {
    buf[p++] = 24;
    p = writeInt64(buf, p, unitMinor);
  }
  out.pos = p;
}

function decodePaymentLineItem(r: Reader, p: number, end: number): PaymentLineItem {
  let sku: string = "";
  let quantity: number = 0;
  let unitMinor: bigint = 0n;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "sku");
        sku = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "quantity");
        quantity = readInt32(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 24) throw wrongWire(tag, "unit_minor");
        unitMinor = readInt64(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { sku, quantity, unitMinor };
}

function checkPaymentLineItem(_value: PaymentLineItem): readonly Violation[] {
  return NONE;
}

function nameOfPaymentKind(number: number): PaymentKind {
  switch (number) {
    case 0:
      return "KIND_UNSPECIFIED";
    case 1:
      return "PAYMENT";
    case 2:
      return "REFUND";
    default:
      return `${number}`;
  }
}

function numberOfPaymentKind(name: PaymentKind, field: string, key?: unknown): number {
  switch (name) {
    case "KIND_UNSPECIFIED":
      return 0;
    case "PAYMENT":
      return 1;
    case "REFUND":
      return 2;
    default:
      return enumNumber(name, "Kind", field, key);
  }
}

function isDeclaredPaymentKind(name: PaymentKind): boolean {
  return !/^-?\d/.test(nameOfPaymentKind(numberOfPaymentKind(name, "")));
}

function nameOfPaymentPaymentMethod(number: number): PaymentPaymentMethod {
  switch (number) {
    case 0:
      return "PAYMENT_METHOD_UNSPECIFIED";
    case 1:
      return "CARD";
    case 2:
      return "PAYPAL";
    case 3:
      return "BANK_TRANSFER";
    case 4:
      return "APPLE_PAY";
    case 5:
      return "GIFT_CARD";
    default:
      return `${number}`;
  }
}

function numberOfPaymentPaymentMethod(name: PaymentPaymentMethod, field: string, key?: unknown): number {
  switch (name) {
    case "PAYMENT_METHOD_UNSPECIFIED":
      return 0;
    case "CARD":
      return 1;
    case "PAYPAL":
      return 2;
    case "BANK_TRANSFER":
      return 3;
    case "APPLE_PAY":
      return 4;
    case "GIFT_CARD":
      return 5;
    default:
      return enumNumber(name, "PaymentMethod", field, key);
  }
}

function isDeclaredPaymentPaymentMethod(name: PaymentPaymentMethod): boolean {
  return !/^-?\d/.test(nameOfPaymentPaymentMethod(numberOfPaymentPaymentMethod(name, "")));
}

function nameOfPaymentStatus(number: number): PaymentStatus {
  switch (number) {
    case 0:
      return "STATUS_UNSPECIFIED";
    case 1:
      return "SUCCEEDED";
    case 2:
      return "FAILED";
    case 3:
      return "PENDING";
    default:
      return `${number}`;
  }
}

function numberOfPaymentStatus(name: PaymentStatus, field: string, key?: unknown): number {
  switch (name) {
    case "STATUS_UNSPECIFIED":
      return 0;
    case "SUCCEEDED":
      return 1;
    case "FAILED":
      return 2;
    case "PENDING":
      return 3;
    default:
      return enumNumber(name, "Status", field, key);
  }
}

function isDeclaredPaymentStatus(name: PaymentStatus): boolean {
  return !/^-?\d/.test(nameOfPaymentStatus(numberOfPaymentStatus(name, "")));
}
