import { expect, test } from "vitest";
import { isTimeZone, namesZone, timeParts } from "#core";

test("splits a format into its pieces", () => {
  expect(timeParts("d/MMM/yyyy'T'HH:mm:ss,SSS Z")).toEqual([
    { kind: "number", unit: "day", digits: 1 },
    { kind: "text", text: "/" },
    { kind: "month_name" },
    { kind: "text", text: "/" },
    { kind: "number", unit: "year", digits: 4 },
    { kind: "text", text: "T" },
    { kind: "number", unit: "hour", digits: 2 },
    { kind: "text", text: ":" },
    { kind: "number", unit: "minute", digits: 2 },
    { kind: "text", text: ":" },
    { kind: "number", unit: "second", digits: 2 },
    { kind: "text", text: "," },
    { kind: "fraction" },
    { kind: "text", text: " " },
    { kind: "zone" },
  ]);
});

test.each([
  ["yyyy-MM-dd hh:mm:ss", '"hh" means nothing'],
  ["MMM dd HH:mm:ss", "it does not say the year"],
  ["yyyy dd HH:mm", "it does not say the month"],
  ["yyyy-MM-ddTHH:mm", '"T" means nothing'],
])("%s: %s", (format, fault) => expect(timeParts(format)).toMatchObject({ fault }));

test("knows which formats name a zone, and which zones there are", () => {
  expect(["clf", "epoch_ms", "yyyy-MM-dd HH:mm Z"].every(namesZone)).toBe(true);
  expect(["iso", "yyyy-MM-dd HH:mm"].some(namesZone)).toBe(false);
  expect(["UTC", "Europe/Berlin", "+02:00"].every(isTimeZone)).toBe(true);
  expect(["Mars/Olympus", "+2"].some(isTimeZone)).toBe(false);
});
