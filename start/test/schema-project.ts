import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "#core";

export const FILE = "schemas/shop/v1/shop.proto";

/** A project in a repository, for a branch to change: copies of one that was made once. */
export interface SchemaProject {
  /** The copy at hand. */
  readonly root: string;
  /** Another folder takes its place, such as a clone. */
  move(root: string): void;
  /** A copy of the first commit. */
  copy(): void;
  git(...args: readonly string[]): string;
  commit(what: string): void;
  /** Takes back what is not committed. */
  discard(): void;
  write(files: Readonly<Record<string, string>>): void;
  edit(from: string, to: string, file?: string): void;
  /** For what else a test needs; it goes with the project. */
  readonly folder: string;
  close(): void;
}

/** This project itself, its schemas and models and the examples that read them, in one commit of `main`. */
export function openThisProject(): SchemaProject {
  return openProject((made) => {
    for (const name of ["schemas", "sql", "references", "docs/examples"])
      cpSync(join(ROOT, name), join(made, name), { recursive: true });
  });
}

/** Makes the project with one log, two Flink models and one for ksqlDB, and what else is given, in one commit of `main`. */
export function openSchemaProject(more: Readonly<Record<string, string>> = {}): SchemaProject {
  return openProject((made, write) => {
    for (const name of ["sluice", "buf"])
      cpSync(join(ROOT, "schemas", name), join(made, "schemas", name), { recursive: true });
    write({
      [FILE]: LOG,
      "sql/flink/purchase/notes.sql": "--! Purpose: p\n--! Kind: view\nSELECT note AS text FROM purchase\n",
      "sql/flink/purchase/shouts.sql": "--! Purpose: p\n--! Kind: view\nSELECT UPPER(text) AS shout FROM notes\n",
      "sql/ksqldb/purchase/paid.sql":
        "--! Purpose: p\n--! Kind: view\nSELECT message_key AS k FROM purchase WHERE state = 'PAID' EMIT CHANGES\n",
      ...more,
    });
  });
}

function openProject(fill: (made: string, write: SchemaProject["write"]) => void): SchemaProject {
  const folder = mkdtempSync(join(tmpdir(), "sluice-against-"));
  const made = join(folder, "made");
  let root = made;
  let copies = 0;
  const git = (...args: readonly string[]): string => {
    const who = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.com", "-c", "commit.gpgsign=false"];
    return execFileSync("git", [...who, ...args], { cwd: root, stdio: "pipe", encoding: "utf8" });
  };
  const project: SchemaProject = {
    get root() {
      return root;
    },
    folder,
    move(to) {
      root = to;
    },
    copy() {
      copies += 1;
      root = join(folder, `copy-${copies}`);
      cpSync(made, root, { recursive: true });
    },
    git,
    commit(what) {
      git("add", "--all");
      git("commit", "--quiet", "--message", what);
    },
    discard() {
      git("reset", "--quiet", "--hard");
      git("clean", "--quiet", "-d", "--force");
    },
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
    },
    edit(from, to, file = FILE) {
      const text = readFileSync(join(root, file), "utf8");
      if (!text.includes(from)) throw new Error(`nothing to edit: ${from}`);
      writeFileSync(join(root, file), text.replace(from, to));
    },
    close() {
      rmSync(folder, { recursive: true });
    },
  };
  mkdirSync(made);
  fill(made, project.write);
  git("init", "--quiet", "--initial-branch", "main");
  project.commit("first");
  return project;
}

const LOG = `syntax = "proto3";
package shop.v1;
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";
message Purchase {
  option (sluice.v1.log) = { topic: "purchase" key: "id" event_time: "sent_at" partitions: 1 retention: "1d" };
  enum State {
    NEW = 0;
    PAID = 1;
  }

  // Unique.
  string id = 1;
  string note = 2;
  int32 pieces = 3;
  State state = 4;
  google.protobuf.Timestamp sent_at = 5;
}
`;
