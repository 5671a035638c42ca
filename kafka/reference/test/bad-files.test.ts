import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT, renderError } from "#core";
import { Campaigns } from "#generated";
import { readReferenceFile } from "#kafka";
import { EVERYTHING } from "./everything.ts";

const root = mkdtempSync(join(tmpdir(), "sluice-reference-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(join(root, "references"));

/** What a person sees when this is the file. */
async function told(
  content: string | Uint8Array,
  type: typeof Campaigns | typeof EVERYTHING = Campaigns,
): Promise<string> {
  writeFileSync(join(root, type.file), content);
  const text = new TextDecoder().decode(Buffer.from(content));
  const error = await readReferenceFile<unknown>(root, type as never).then(
    (rows) => `no problem: ${rows.length} rows`,
    (thrown: unknown) => renderError(thrown, false, () => text),
  );
  return `\n${error.replaceAll(/\n more {5}npm run explain \w+/g, "")}\n`;
}

const HEADER = "campaign_id,campaign_name,network_id,advertiser,cpm_minor";
const GOOD = "cmp-0001,Summer Sale,net-01,Nordlicht,1290";
const file = (...lines: readonly string[]): string => `${[HEADER, ...lines].join("\n")}\n`;

test("the committed file is in order, with commas and umlauts", async () => {
  const rows = await readReferenceFile(ROOT, Campaigns);
  expect(rows.length).toBe(60);
  expect(new Set(rows.map((row) => row.networkId)).size).toBe(8);
  expect(rows[3]).toEqual({
    campaignId: "cmp-0004",
    campaignName: "Trail Shoes, Autumn",
    networkId: "net-04",
    advertiser: "Fjellrev Sport, Ltd.",
    cpmMinor: 1290n,
    validFrom: new Date(0),
  });
  expect(rows.at(-1)?.campaignName).toBe('Christmas Market "Am Dom"');
});

test("tells a missing column", async () => {
  expect(await told("campaign_id,campaign_name,network_id,advertiser\ncmp-0001,a,net-01,b\n")).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:1:1  SLUICE_REFERENCE  the column "cpm_minor" is missing
     1 | campaign_id,campaign_name,network_id,advertiser
       | ^
     hint     the first line of references/campaigns.csv: campaign_id,campaign_name,network_id,advertiser,cpm_minor

    1 problem in references/campaigns.csv: nothing of it is published
    "
  `);
});

test("tells an unknown column and the one that was meant", async () => {
  expect(await told(file(GOOD).replace("network_id", "netwrok_id"))).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:1:27  SLUICE_REFERENCE  campaigns has no column "netwrok_id"
     1 | campaign_id,campaign_name,netwrok_id,advertiser,cpm_minor
       |                           ^^^^^^^^^^
     hint     did you mean "network_id"?

    1 problem in references/campaigns.csv: nothing of it is published
    "
  `);
});

test("tells a column that is named twice, and one that is not for the file", async () => {
  expect(await told(`${HEADER},advertiser,valid_from\n${GOOD},x,y\n`)).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:1:59  SLUICE_REFERENCE  the column "advertiser" is named twice
     1 | campaign_id,campaign_name,network_id,advertiser,cpm_minor,advertiser,valid_from
       |                                                           ^^^^^^^^^^
     related  references/campaigns.csv:1:38  the first one

    references/campaigns.csv:1:70  SLUICE_REFERENCE  "valid_from" is no column of the file
     1 | campaign_id,campaign_name,network_id,advertiser,cpm_minor,advertiser,valid_from
       |                                                                      ^^^^^^^^^^
     hint     leave it out: it is set when a row is published

    2 problems in references/campaigns.csv: nothing of it is published
    "
  `);
});

test("tells a wrong type, an integer out of range and an empty value", async () => {
  const lines = [
    "cmp-0001,a,net-01,b,12.90",
    "cmp-0002,a,net-01,b,9223372036854775808",
    "cmp-0003,a,net-01,b,",
    'cmp-0004,a,net-01,b,"1,290"',
    ",a,net-01,b,1",
  ];
  expect(await told(file(...lines))).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:2:21  SLUICE_REFERENCE  cpm_minor is no int64: "12.90"
     2 | cmp-0001,a,net-01,b,12.90
       |                     ^^^^^
     hint     write a whole number

    references/campaigns.csv:3:21  SLUICE_REFERENCE  cpm_minor is outside int64: "9223372036854775808"
     3 | cmp-0002,a,net-01,b,9223372036854775808
       |                     ^^^^^^^^^^^^^^^^^^^
     hint     it holds -9223372036854775808 to 9223372036854775807

    references/campaigns.csv:4:21  SLUICE_REFERENCE  cpm_minor is empty
     4 | cmp-0003,a,net-01,b,
       |                     ^
     hint     write a whole number

    references/campaigns.csv:5:21  SLUICE_REFERENCE  cpm_minor is no int64: "1,290"
     5 | cmp-0004,a,net-01,b,"1,290"
       |                     ^^^^^^^
     hint     leave out what stands between the digits

    references/campaigns.csv:6:1  SLUICE_REFERENCE  campaign_id is empty
     6 | ,a,net-01,b,1
       | ^
     hint     it is the key: each row needs its own

    5 problems in references/campaigns.csv: nothing of it is published
    "
  `);
});

test("tells each broken rule of the schema at its value", async () => {
  expect(await told(file("cmp-1,a,net-01,b,1", "cmp-0002,,net-1,b,-5"))).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:2:1  SLUICE_REFERENCE  campaign_id must match ^cmp-[0-9]{4}$ (string.pattern)
     2 | cmp-1,a,net-01,b,1
       | ^^^^^
     hint     the rules stand in the reference's .proto

    references/campaigns.csv:3:10  SLUICE_REFERENCE  campaign_name must have at least 1 character (string.min_len)
     3 | cmp-0002,,net-1,b,-5
       |          ^
     hint     the rules stand in the reference's .proto

    references/campaigns.csv:3:11  SLUICE_REFERENCE  network_id must match ^net-[0-9]{2}$ (string.pattern)
     3 | cmp-0002,,net-1,b,-5
       |           ^^^^^
     hint     the rules stand in the reference's .proto

    references/campaigns.csv:3:19  SLUICE_REFERENCE  cpm_minor must be at least 0 (int64.gte)
     3 | cmp-0002,,net-1,b,-5
       |                   ^^
     hint     the rules stand in the reference's .proto

    4 problems in references/campaigns.csv: nothing of it is published
    "
  `);
});

test("tells a key that is there twice, with the first one", async () => {
  expect(await told(file(GOOD, "cmp-0002,a,net-01,b,1", GOOD))).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:4:1  SLUICE_REFERENCE  campaign_id "cmp-0001" is there twice
     4 | cmp-0001,Summer Sale,net-01,Nordlicht,1290
       | ^^^^^^^^
     hint     a reference has one row for each key
     related  references/campaigns.csv:2:1  the first one

    1 problem in references/campaigns.csv: nothing of it is published
    "
  `);
});

test("tells lines with too few and too many values", async () => {
  expect(await told(file("cmp-0001,a,net-01,b", "cmp-0002,Ltd., a,net-01,b,1"))).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:2:1  SLUICE_REFERENCE  4 values, the header has 5
     2 | cmp-0001,a,net-01,b
       | ^
     hint     write a comma for each empty value, too

    references/campaigns.csv:3:27  SLUICE_REFERENCE  6 values, the header has 5
     3 | cmp-0002,Ltd., a,net-01,b,1
       |                           ^
     hint     put a value with a comma in quotes: "a, b"

    2 problems in references/campaigns.csv: nothing of it is published
    "
  `);
});

test("tells quotes inside, behind and without end, and still looks at the other lines", async () => {
  const lines = [
    'cmp-0001,a "b" c,net-01,b,1',
    'cmp-0002,"a" b,net-01,b,1',
    "cmp-3,a,net-01,b,1",
    'cmp-0004,"a,net-01,b,1',
    "cmp-5,a,net-01,b,1",
  ];
  expect(await told(file(...lines))).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:2:12  SLUICE_REFERENCE  a quote in the middle of a value without quotes
     2 | cmp-0001,a "b" c,net-01,b,1
       |            ^
     hint     put the whole value in quotes and write each quote inside as two

    references/campaigns.csv:3:13  SLUICE_REFERENCE  text behind a closing quote
     3 | cmp-0002,"a" b,net-01,b,1
       |             ^
     hint     write a quote inside a quoted value as two quotes

    references/campaigns.csv:4:1  SLUICE_REFERENCE  campaign_id must match ^cmp-[0-9]{4}$ (string.pattern)
     4 | cmp-3,a,net-01,b,1
       | ^^^^^
     hint     the rules stand in the reference's .proto

    references/campaigns.csv:5:10  SLUICE_REFERENCE  a quote that is never closed
     5 | cmp-0004,"a,net-01,b,1
       |          ^
     hint     close it, or remove it

    references/campaigns.csv:6:1  SLUICE_REFERENCE  campaign_id must match ^cmp-[0-9]{4}$ (string.pattern)
     6 | cmp-5,a,net-01,b,1
       | ^^^^^
     hint     the rules stand in the reference's .proto

    5 problems in references/campaigns.csv: nothing of it is published
    "
  `);
});

test("tells where a quote opened that a later line closes", async () => {
  expect(
    await told(file('cmp-0001,"a,net-01,b,1', 'cmp-0002,"b, c",net-01,b,1', "cmp-3,a,net-01,b,1")),
  ).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:2:10  SLUICE_REFERENCE  a quote that is not closed on its line
     2 | cmp-0001,"a,net-01,b,1
       |          ^
     hint     close it, or remove it
     related  references/campaigns.csv:3:11  it is closed here, in the middle of a value

    references/campaigns.csv:4:1  SLUICE_REFERENCE  campaign_id must match ^cmp-[0-9]{4}$ (string.pattern)
     4 | cmp-3,a,net-01,b,1
       | ^^^^^
     hint     the rules stand in the reference's .proto

    2 problems in references/campaigns.csv: nothing of it is published
    "
  `);
});

test("tells a carriage return in the middle of a line", async () => {
  expect(await told(file("cmp-0001,a\rb,net-01,b,1"))).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:2:11  SLUICE_REFERENCE  a carriage return without line feed
     2 | cmp-0001,a
    b,net-01,b,1
       |           ^
     hint     end lines with LF or CR LF

    1 problem in references/campaigns.csv: nothing of it is published
    "
  `);
});

test("tells bytes that are no UTF-8, line by line", async () => {
  const latin1 = Buffer.from(file("cmp-0001,Frühling,net-01,b,1", "cmp-0002,a,net-01,Größe,1"), "latin1");
  expect(await told(latin1)).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:2:12  SLUICE_REFERENCE  the byte 0xFC is no UTF-8; it is "ü" in Windows-1252
     2 | cmp-0001,Fr�hling,net-01,b,1
       |            ^
     hint     save the file as UTF-8 (in a spreadsheet program: CSV UTF-8)

    references/campaigns.csv:3:21  SLUICE_REFERENCE  the byte 0xF6 is no UTF-8; it is "ö" in Windows-1252
     3 | cmp-0002,a,net-01,Gr��e,1
       |                     ^
     hint     save the file as UTF-8 (in a spreadsheet program: CSV UTF-8)

    2 problems in references/campaigns.csv: nothing of it is published
    "
  `);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file(GOOD), "utf16le")]);
  expect(await told(utf16)).toContain("references/campaigns.csv:1:1  SLUICE_REFERENCE  the file is UTF-16\n");
});

test("counts columns behind letters of several bytes as editors do", async () => {
  const bytes = Buffer.concat([Buffer.from(`\ufeff${HEADER}\ncmp-0001,ü€😀`), Buffer.from([0xfc]), Buffer.from(",b")]);
  expect(await told(bytes)).toContain("references/campaigns.csv:2:14  SLUICE_REFERENCE  the byte 0xFC is no UTF-8");
});

test("takes a BOM, CR LF, empty lines, quoted line ends, and columns in another order", async () => {
  const text = `\ufeffcpm_minor,"campaign_id",network_id,advertiser,campaign_name\r\n\r\n7,cmp-0001,net-01,b,"two\r\nlines"\r\n\r\n`;
  writeFileSync(join(root, Campaigns.file), text);
  expect(await readReferenceFile(root, Campaigns)).toEqual([
    {
      campaignId: "cmp-0001",
      campaignName: "two\r\nlines",
      networkId: "net-01",
      advertiser: "b",
      cpmMinor: 7n,
      validFrom: new Date(0),
    },
  ]);
});

test("tells the right line behind a value of several lines", async () => {
  expect(await told(file('cmp-0001,"two\nlines",net-01,b,x', "cmp-2,a,net-01,b,1"))).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:3:17  SLUICE_REFERENCE  cpm_minor is no int64: "x"
     3 | lines",net-01,b,x
       |                 ^
     hint     write a whole number

    references/campaigns.csv:4:1  SLUICE_REFERENCE  campaign_id must match ^cmp-[0-9]{4}$ (string.pattern)
     4 | cmp-2,a,net-01,b,1
       | ^^^^^
     hint     the rules stand in the reference's .proto

    2 problems in references/campaigns.csv: nothing of it is published
    "
  `);
});

test("tells an empty file, one without a header, one without rows, and one with other separators", async () => {
  expect(await told("")).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:1:1  SLUICE_REFERENCE  references/campaigns.csv is empty
     1 | 
       | ^
     hint     the first line of references/campaigns.csv: campaign_id,campaign_name,network_id,advertiser,cpm_minor

    1 problem in references/campaigns.csv: nothing of it is published
    "
  `);
  expect(await told(`${GOOD}\n`)).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:1:1  SLUICE_REFERENCE  the first line names no column of campaigns
     1 | cmp-0001,Summer Sale,net-01,Nordlicht,1290
       | ^
     hint     the first line of references/campaigns.csv: campaign_id,campaign_name,network_id,advertiser,cpm_minor

    1 problem in references/campaigns.csv: nothing of it is published
    "
  `);
  expect(await told(`${HEADER}\n`)).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:1:1  SLUICE_REFERENCE  references/campaigns.csv has a header and no row
     1 | campaign_id,campaign_name,network_id,advertiser,cpm_minor
       | ^
     hint     write at least one row: publishing none would remove every row of the topic

    1 problem in references/campaigns.csv: nothing of it is published
    "
  `);
  expect(await told(file(GOOD).replaceAll(",", ";"))).toMatchInlineSnapshot(`
    "
    references/campaigns.csv:1:1  SLUICE_REFERENCE  the values are not separated by commas
     1 | campaign_id;campaign_name;network_id;advertiser;cpm_minor
       | ^
     hint     the first line of references/campaigns.csv: campaign_id,campaign_name,network_id,advertiser,cpm_minor

    1 problem in references/campaigns.csv: nothing of it is published
    "
  `);
});

test("tells a file that is not there or cannot be read", async () => {
  rmSync(join(root, Campaigns.file));
  await expect(readReferenceFile(root, Campaigns)).rejects.toMatchObject({
    code: "SLUICE_FILE_ACCESS",
    message: "references/campaigns.csv is not there",
    hint: "the reference campaigns is declared to be in this file",
  });
  mkdirSync(join(root, Campaigns.file));
  await expect(readReferenceFile(root, Campaigns)).rejects.toMatchObject({
    code: "SLUICE_FILE_ACCESS",
    message: expect.stringContaining("cannot read references/campaigns.csv: EISDIR"),
  });
  rmSync(join(root, Campaigns.file), { recursive: true });
});

test("tells what is wrong with values of each type, and keeps sensitive ones to itself", async () => {
  const header = EVERYTHING.columns.map((column) => column.name).join(",");
  const line =
    "a,yes,2147483648,-9223372036854775809,-1,18446744073709551616,1e39,1e309,secret,%%,2026-02-30T00:00:00Z,HIHG";
  expect(
    await told(`${header}\n${line}\nb,,1.5,1e3, 7,0x10,one,,,a,2026-05-01 08:30,\n`, EVERYTHING),
  ).toMatchInlineSnapshot(`
    "
    references/everything.csv:2:3  SLUICE_REFERENCE  a_bool is no bool: "yes"
     2 | a,yes,2147483648,-9223372036854775809,-1,18446744073709551616,1e39,1e309,secret,%%,2026-02-30T00:00:00Z,HIHG
       |   ^^^
     hint     write true or false

    references/everything.csv:2:7  SLUICE_REFERENCE  an_int32 is outside int32: "2147483648"
     2 | a,yes,2147483648,-9223372036854775809,-1,18446744073709551616,1e39,1e309,secret,%%,2026-02-30T00:00:00Z,HIHG
       |       ^^^^^^^^^^
     hint     it holds -2147483648 to 2147483647

    references/everything.csv:2:18  SLUICE_REFERENCE  an_int64 is outside int64: "-9223372036854775809"
     2 | a,yes,2147483648,-9223372036854775809,-1,18446744073709551616,1e39,1e309,secret,%%,2026-02-30T00:00:00Z,HIHG
       |                  ^^^^^^^^^^^^^^^^^^^^
     hint     it holds -9223372036854775808 to 9223372036854775807

    references/everything.csv:2:39  SLUICE_REFERENCE  a_uint32 is outside uint32: "-1"
     2 | a,yes,2147483648,-9223372036854775809,-1,18446744073709551616,1e39,1e309,secret,%%,2026-02-30T00:00:00Z,HIHG
       |                                       ^^
     hint     it holds 0 to 4294967295

    references/everything.csv:2:42  SLUICE_REFERENCE  a_uint64 is outside uint64: "18446744073709551616"
     2 | a,yes,2147483648,-9223372036854775809,-1,18446744073709551616,1e39,1e309,secret,%%,2026-02-30T00:00:00Z,HIHG
       |                                          ^^^^^^^^^^^^^^^^^^^^
     hint     it holds 0 to 18446744073709551615

    references/everything.csv:2:63  SLUICE_REFERENCE  a_float is outside float: "1e39"
     2 | a,yes,2147483648,-9223372036854775809,-1,18446744073709551616,1e39,1e309,secret,%%,2026-02-30T00:00:00Z,HIHG
       |                                                               ^^^^
     hint     write Infinity when that is meant

    references/everything.csv:2:68  SLUICE_REFERENCE  a_double is outside double: "1e309"
     2 | a,yes,2147483648,-9223372036854775809,-1,18446744073709551616,1e39,1e309,secret,%%,2026-02-30T00:00:00Z,HIHG
       |                                                                    ^^^^^
     hint     write Infinity when that is meant

    references/everything.csv:2:74  SLUICE_REFERENCE  a_string must be x (string.const)
     2 | a,yes,2147483648,-9223372036854775809,-1,18446744073709551616,1e39,1e309,secret,%%,2026-02-30T00:00:00Z,HIHG
       |                                                                          ^^^^^^
     hint     the rules stand in the reference's .proto

    references/everything.csv:2:81  SLUICE_REFERENCE  some_bytes is no bytes: "%%"
     2 | a,yes,2147483648,-9223372036854775809,-1,18446744073709551616,1e39,1e309,secret,%%,2026-02-30T00:00:00Z,HIHG
       |                                                                                 ^^
     hint     write bytes in base64

    references/everything.csv:2:84  SLUICE_REFERENCE  a_time is no time that exists: "2026-02-30T00:00:00Z"
     2 | a,yes,2147483648,-9223372036854775809,-1,18446744073709551616,1e39,1e309,secret,%%,2026-02-30T00:00:00Z,HIHG
       |                                                                                    ^^^^^^^^^^^^^^^^^^^^
     hint     write a time with its zone, such as 2026-05-01T08:30:00Z

    references/everything.csv:2:105  SLUICE_REFERENCE  "HIHG" is no value of an_enum
     2 | a,yes,2147483648,-9223372036854775809,-1,18446744073709551616,1e39,1e309,secret,%%,2026-02-30T00:00:00Z,HIHG
       |                                                                                                         ^^^^
     hint     did you mean "HIGH"?

    references/everything.csv:3:3  SLUICE_REFERENCE  a_bool is empty
     3 | b,,1.5,1e3, 7,0x10,one,,,a,2026-05-01 08:30,
       |   ^
     hint     write true or false

    references/everything.csv:3:4  SLUICE_REFERENCE  an_int32 is no int32: "1.5"
     3 | b,,1.5,1e3, 7,0x10,one,,,a,2026-05-01 08:30,
       |    ^^^
     hint     write a whole number

    references/everything.csv:3:8  SLUICE_REFERENCE  an_int64 is no int64: "1e3"
     3 | b,,1.5,1e3, 7,0x10,one,,,a,2026-05-01 08:30,
       |        ^^^
     hint     write a whole number

    references/everything.csv:3:12  SLUICE_REFERENCE  a_uint32 is no uint32: " 7"
     3 | b,,1.5,1e3, 7,0x10,one,,,a,2026-05-01 08:30,
       |            ^^
     hint     write a whole number, 0 or more

    references/everything.csv:3:15  SLUICE_REFERENCE  a_uint64 is no uint64: "0x10"
     3 | b,,1.5,1e3, 7,0x10,one,,,a,2026-05-01 08:30,
       |               ^^^^
     hint     write a whole number, 0 or more

    references/everything.csv:3:20  SLUICE_REFERENCE  a_float is no float: "one"
     3 | b,,1.5,1e3, 7,0x10,one,,,a,2026-05-01 08:30,
       |                    ^^^
     hint     write a number such as 12.5

    references/everything.csv:3:24  SLUICE_REFERENCE  a_double is empty
     3 | b,,1.5,1e3, 7,0x10,one,,,a,2026-05-01 08:30,
       |                        ^
     hint     write a number such as 12.5

    references/everything.csv:3:26  SLUICE_REFERENCE  some_bytes is no bytes: "a"
     3 | b,,1.5,1e3, 7,0x10,one,,,a,2026-05-01 08:30,
       |                          ^
     hint     write bytes in base64

    references/everything.csv:3:28  SLUICE_REFERENCE  a_time has no time zone: "2026-05-01 08:30"
     3 | b,,1.5,1e3, 7,0x10,one,,,a,2026-05-01 08:30,
       |                            ^^^^^^^^^^^^^^^^
     hint     write a time with its zone, such as 2026-05-01T08:30:00Z

    references/everything.csv:3:45  SLUICE_REFERENCE  an_enum is empty
     3 | b,,1.5,1e3, 7,0x10,one,,,a,2026-05-01 08:30,
       |                                             ^
     hint     write a name of the enum

    21 problems in references/everything.csv: nothing of it is published
    "
  `);
});
