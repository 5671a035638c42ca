import { type Pair, proto3, type Source } from "./pair.ts";

const LOOKED: Source = "FieldSchemaDiff: a message of another file is compared where a field holds it";
const LOCAL: Source = "FieldSchemaDiff: the name of a held message, without its package, must stay";
const ONLY: Source = "SchemaDiff: types of the file itself are compared, those of its imports are not";

const holds = (type: string, ...imports: readonly string[]): string =>
  `package shop; ${imports.map((name) => `import "${name}"; `).join("")}message Order { ${type} total = 1; }`;
const money = (body: string, name = "pay"): string => `package ${name}; message Money { ${body} }`;

export const IMPORT_PAIRS: readonly Pair[] = [
  {
    name: "an imported message gets a field",
    from: LOOKED,
    old: proto3(holds("pay.Money", "pay.proto"), { "pay.proto": money("int64 cents = 1;") }),
    next: proto3(holds("pay.Money", "pay.proto"), { "pay.proto": money("int64 cents = 1; string code = 2;") }),
    backward: ["FIELD_ADDED #/Money/2"],
    forward: ["FIELD_REMOVED #/Money/2"],
    passes: "both",
  },
  {
    name: "an imported message is broken",
    from: LOOKED,
    old: proto3(holds("pay.Money", "pay.proto"), { "pay.proto": money("int64 cents = 1;") }),
    next: proto3(holds("pay.Money", "pay.proto"), { "pay.proto": money("string cents = 1;") }),
    backward: ["FIELD_SCALAR_KIND_CHANGED #/Money/1", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    forward: ["FIELD_SCALAR_KIND_CHANGED #/Money/1", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    passes: "neither",
  },
  {
    name: "the values of a map are of an imported message that is broken",
    from: LOOKED,
    old: proto3(holds("map<string, pay.Money>", "pay.proto"), { "pay.proto": money("int64 cents = 1;") }),
    next: proto3(holds("map<string, pay.Money>", "pay.proto"), { "pay.proto": money("float cents = 1;") }),
    backward: ["FIELD_SCALAR_KIND_CHANGED #/Money/1", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    forward: ["FIELD_SCALAR_KIND_CHANGED #/Money/1", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    passes: "neither",
  },
  {
    name: "a nested type of an imported file is broken",
    from: LOOKED,
    old: proto3(holds("pay.Box.Money", "pay.proto"), {
      "pay.proto": "package pay; message Box { message Money { int64 cents = 1; } }",
    }),
    next: proto3(holds("pay.Box.Money", "pay.proto"), {
      "pay.proto": "package pay; message Box { message Money { bytes cents = 1; } }",
    }),
    backward: ["FIELD_SCALAR_KIND_CHANGED #/Box/Money/1", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    forward: ["FIELD_SCALAR_KIND_CHANGED #/Box/Money/1", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    passes: "neither",
  },
  {
    name: "a message is broken that an imported one holds",
    from: LOOKED,
    old: proto3(holds("pay.Money", "pay.proto"), {
      "unit.proto": "package unit; message Unit { int32 n = 1; }",
      "pay.proto": 'package pay; import "unit.proto"; message Money { unit.Unit unit = 1; }',
    }),
    next: proto3(holds("pay.Money", "pay.proto"), {
      "unit.proto": "package unit; message Unit { string n = 1; }",
      "pay.proto": 'package pay; import "unit.proto"; message Money { unit.Unit unit = 1; }',
    }),
    backward: [
      "FIELD_SCALAR_KIND_CHANGED #/Unit/1",
      "FIELD_NAMED_TYPE_CHANGED #/Money/1",
      "FIELD_NAMED_TYPE_CHANGED #/Order/1",
    ],
    forward: [
      "FIELD_SCALAR_KIND_CHANGED #/Unit/1",
      "FIELD_NAMED_TYPE_CHANGED #/Money/1",
      "FIELD_NAMED_TYPE_CHANGED #/Order/1",
    ],
    passes: "neither",
  },
  {
    name: "imported messages that hold each other",
    from: "MessageSchemaDiff: a message that is being compared is not gone into again",
    old: proto3(holds("pay.A", "pay.proto"), {
      "pay.proto": "package pay; message A { B b = 1; int32 n = 2; } message B { A a = 1; }",
    }),
    next: proto3(holds("pay.A", "pay.proto"), {
      "pay.proto": "package pay; message A { B b = 1; string n = 2; } message B { A a = 1; }",
    }),
    backward: ["FIELD_SCALAR_KIND_CHANGED #/A/2", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    forward: ["FIELD_SCALAR_KIND_CHANGED #/A/2", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    passes: "neither",
  },
  {
    name: "a oneof of an imported message loses a member",
    from: LOOKED,
    old: proto3(holds("pay.Money", "pay.proto"), { "pay.proto": money("oneof v { int64 a = 1; int64 b = 2; }") }),
    next: proto3(holds("pay.Money", "pay.proto"), { "pay.proto": money("oneof v { int64 a = 1; }") }),
    backward: ["ONEOF_FIELD_REMOVED #/Money/v/2", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    forward: ["ONEOF_FIELD_ADDED #/Money/v/2"],
    passes: "forward",
  },
  {
    name: "an imported message comes from another file and package",
    from: LOCAL,
    old: proto3(holds("pay.Money", "pay.proto"), { "pay.proto": money("int64 cents = 1;") }),
    next: proto3(holds("pay2.Money", "pay2.proto"), { "pay2.proto": money("int64 cents = 1;", "pay2") }),
    backward: [],
    forward: [],
    passes: "both",
  },
  {
    name: "an imported message of another package is broken too",
    from: LOCAL,
    old: proto3(holds("pay.Money", "pay.proto"), { "pay.proto": money("int64 cents = 1;") }),
    next: proto3(holds("pay2.Money", "pay2.proto"), { "pay2.proto": money("sint64 cents = 1;", "pay2") }),
    backward: ["FIELD_SCALAR_KIND_CHANGED #/Money/1", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    forward: ["FIELD_SCALAR_KIND_CHANGED #/Money/1", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    passes: "neither",
  },
  {
    name: "another imported message is held",
    from: LOCAL,
    old: proto3(holds("pay.Money", "pay.proto"), {
      "pay.proto": `${money("int64 c = 1;")} message Cash { int64 c = 1; }`,
    }),
    next: proto3(holds("pay.Cash", "pay.proto"), {
      "pay.proto": `${money("int64 c = 1;")} message Cash { int64 c = 1; }`,
    }),
    backward: ["FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    forward: ["FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    passes: "neither",
  },
  {
    name: "a message moves to an imported file",
    from: ONLY,
    old: proto3("message Order { Money total = 1; } message Money { int64 cents = 1; }"),
    next: proto3('import "pay.proto"; message Order { pay.Money total = 1; }', {
      "pay.proto": money("int64 cents = 1;"),
    }),
    backward: ["MESSAGE_REMOVED #/Money"],
    forward: ["MESSAGE_ADDED #/Money"],
    passes: "forward",
  },
  {
    name: "a message moves from an imported file, and changes",
    from: ONLY,
    old: proto3('import "pay.proto"; message Order { pay.Money total = 1; }', {
      "pay.proto": money("int64 cents = 1;"),
    }),
    next: proto3("message Order { Money total = 1; } message Money { double cents = 1; }"),
    backward: ["MESSAGE_ADDED #/Money", "FIELD_SCALAR_KIND_CHANGED #/Money/1", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    forward: ["MESSAGE_REMOVED #/Money", "FIELD_SCALAR_KIND_CHANGED #/Money/1", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    passes: "neither",
  },
  {
    name: "an imported enum loses a value",
    from: ONLY,
    old: proto3(holds("pay.Code", "pay.proto"), { "pay.proto": "package pay; enum Code { EUR = 0; USD = 1; }" }),
    next: proto3(holds("pay.Code", "pay.proto"), { "pay.proto": "package pay; enum Code { EUR = 0; }" }),
    backward: [],
    forward: [],
    passes: "both",
  },
  {
    name: "an imported enum becomes a number",
    from: "FieldSchemaDiff: seven groups of scalars, an enum is a general number",
    old: proto3(holds("pay.Code", "pay.proto"), { "pay.proto": "package pay; enum Code { EUR = 0; USD = 1; }" }),
    next: proto3(holds("int32")),
    backward: [],
    forward: [],
    passes: "both",
  },
  {
    name: "an imported file loses a message that no field holds",
    from: ONLY,
    old: proto3(holds("pay.Money", "pay.proto"), { "pay.proto": `${money("int64 c = 1;")} message Cash { }` }),
    next: proto3(holds("pay.Money", "pay.proto"), { "pay.proto": money("int64 c = 1;") }),
    backward: [],
    forward: [],
    passes: "both",
  },
  {
    name: "a nested message of an imported one goes",
    from: LOOKED,
    old: proto3(holds("pay.Money", "pay.proto"), { "pay.proto": money("message Part { } int64 c = 1;") }),
    next: proto3(holds("pay.Money", "pay.proto"), { "pay.proto": money("int64 c = 1;") }),
    backward: ["MESSAGE_REMOVED #/Money/Part", "FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    forward: ["MESSAGE_ADDED #/Money/Part"],
    passes: "forward",
  },
  {
    name: "a time becomes a duration: the same fields under another name",
    from: LOCAL,
    old: proto3(holds("google.protobuf.Timestamp", "google/protobuf/timestamp.proto")),
    next: proto3(holds("google.protobuf.Duration", "google/protobuf/duration.proto")),
    backward: ["FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    forward: ["FIELD_NAMED_TYPE_CHANGED #/Order/1"],
    passes: "neither",
  },
  {
    name: "a message of one's own becomes Google's, of the same name and fields",
    from: LOCAL,
    old: proto3(holds("own.Timestamp", "own.proto"), {
      "own.proto": "package own; message Timestamp { int64 seconds = 1; int32 nanos = 2; }",
    }),
    next: proto3(holds("google.protobuf.Timestamp", "google/protobuf/timestamp.proto")),
    backward: [],
    forward: [],
    passes: "both",
  },
  {
    name: "an import goes that nothing used",
    from: ONLY,
    old: proto3(`import "pay.proto"; ${holds("int64")}`, { "pay.proto": money("int64 c = 1;") }),
    next: proto3(holds("int64")),
    backward: [],
    forward: [],
    passes: "both",
  },
];
