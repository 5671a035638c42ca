import { type ImpactEdit, inForms } from "./edit.ts";

/** Edits of single fields. */
export const FIELD_EDITS: readonly ImpactEdit[] = [
  ...inForms("renamed field", "num gets another name", [["int32 num = 30;", "int32 count_of = 30;"]]),
  ...inForms("renamed field", "txt gets another name", [["string txt = 33;", "string text = 33;"]]),
  ...inForms("removed field", "big is taken out", [["int64 big = 31;", "reserved 31;"]]),
  ...inForms("removed field", "the unread one is taken out", [["string unread = 46;", "reserved 46;"]]),
  ...inForms("added field", "one more", [["string unread = 46;", "string unread = 46;\n  string more = 60;"]]),
  ...inForms("added field", "one more, optional", [
    ["int32 num = 30;", "int32 num = 30;\n  optional int64 more = 61;"],
  ]),
  ...inForms("reused number", "lone's number is given to another field", [["string lone = 42;", "int64 other = 42;"]]),
  ...inForms("reused number", "txt moves to another number, its own is used", [
    ["string txt = 33;", "string txt = 63;\n  string other = 33;"],
  ]),
  ...inForms("int kind", "int32 becomes int64", [["int32 num = 30;", "int64 num = 30;"]]),
  ...inForms("int kind", "int64 becomes int32", [["int64 big = 31;", "int32 big = 31;"]]),
  ...inForms("int kind", "sint64 becomes int64", [["sint64 zig = 32;", "int64 zig = 32;"]]),
  ...inForms("int kind", "int32 becomes bool", [["int32 num = 30;", "bool num = 30;"]]),
  ...inForms("scalar kind", "int64 becomes text", [["int64 big = 31;", "string big = 31;"]]),
  ...inForms("scalar kind", "double becomes float", [["double ratio = 44;", "float ratio = 44;"]]),
  ...inForms("string and bytes", "text becomes bytes", [["string txt = 33;", "bytes txt = 33;"]]),
  ...inForms("string and bytes", "bytes become text", [["bytes octets = 34;", "string octets = 34;"]]),
  ...inForms("singular and repeated", "one text becomes many", [["string txt = 33;", "repeated string txt = 33;"]]),
  ...inForms("singular and repeated", "many texts become one", [["repeated string tags = 37;", "string tags = 37;"]]),
  ...inForms("singular and repeated", "an optional number becomes many", [
    ["optional int32 maybe = 35;", "repeated int32 maybe = 35;"],
  ]),
  ...inForms("singular and repeated", "an optional text becomes many", [
    ["optional string note = 36;", "repeated string note = 36;"],
  ]),
  ...inForms("singular and repeated", "many texts become an optional one", [
    ["repeated string tags = 37;", "optional string tags = 37;"],
  ]),
  ...inForms("presence", "a number may be absent", [["int32 num = 30;", "optional int32 num = 30;"]]),
  ...inForms("presence", "a text is always there", [["optional string note = 36;", "string note = 36;"]]),
];
