/** A purchase with something in every field, as our application type. */
export const PURCHASE: Readonly<Record<string, unknown>> = {
  purchaseId: "p-1 ü 🚲",
  placedAt: new Date("2026-11-20T12:00:00.123Z"),
  took: { seconds: -1n, nanos: -500_000_000 },
  points: 0n,
  remark: "",
  counts: { a: 1n, "": -9_223_372_036_854_775_808n },
  total: { currency: "EUR", minor: 1999n },
  lines: [
    { sku: "s-1", sizes: [0, -1, 2_147_483_647], size: "SIZE_LARGE" },
    { sku: "", sizes: [], size: "SIZE_UNSPECIFIED" },
  ],
  big: 18_446_744_073_709_551_615n,
  ratio: -0.25,
  state: "STATE_PAID",
  payment: { case: "voucher", value: { currency: "CHF", minor: 5n } },
  note: "",
  digest: Uint8Array.of(0, 255, 128),
  parcel: { label: { text: "fragile" }, number: 9_223_372_036_854_775_808n },
  channel: "CHANNEL_WEB",
};

/** The same in Protobuf's JSON. */
export const PURCHASE_JSON: Readonly<Record<string, unknown>> = {
  purchaseId: "p-1 ü 🚲",
  placedAt: "2026-11-20T12:00:00.123Z",
  took: "-1.500s",
  points: "0",
  remark: "",
  counts: { a: "1", "": "-9223372036854775808" },
  total: { currency: "EUR", minor: "1999" },
  lines: [{ sku: "s-1", sizes: [0, -1, 2_147_483_647], size: "SIZE_LARGE" }, {}],
  big: "18446744073709551615",
  ratio: -0.25,
  state: "STATE_PAID",
  voucher: { currency: "CHF", minor: "5" },
  note: "",
  digest: "AP+A",
  parcel: { label: { text: "fragile" }, number: "9223372036854775808" },
  channel: "CHANNEL_WEB",
};
