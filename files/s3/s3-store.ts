import { randomBytes } from "node:crypto";
import { createWriteStream, openAsBlob } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Config, SluiceError } from "#core";
import type { Content, FileStore, StoredFile, StoreOptions, Upload } from "../store.ts";
import { openS3Client, type S3Client, type S3Credentials } from "./client.ts";
import { element, elements } from "./xml.ts";

/** Milliseconds that the body of one object may take. */
const TRANSFER = 900_000;
/** `check` gives its answer within seconds. */
const HURRY = { timeout: 4_000, retries: 0 } as const;

/** A bucket, or a prefix in one, as a store. The credentials are looked for at the first call. */
export function openS3Store({ files, s3 }: Pick<Config, "files" | "s3">, options: StoreOptions): FileStore {
  const [bucket = "", ...parts] = files.slice("s3://".length).split("/");
  const prefix = parts.length === 0 ? "" : `${parts.join("/")}/`;
  let opened: S3Client | undefined;
  const client = (): S3Client => {
    opened ??= openS3Client(
      bucket,
      s3 ?? { region: "us-east-1" },
      credentialsOf(options.env ?? process.env),
      options.signal,
    );
    return opened;
  };

  /** Pages of a listing until there is no more. */
  async function* pages(query: Readonly<Record<string, string>>, next: (page: string) => Record<string, string>) {
    for (let more: Record<string, string> = {}; ; ) {
      const reply = await client().send({ method: "GET", query: { ...query, ...more } });
      const page = await reply.text();
      yield page;
      if (element(page, "IsTruncated") !== "true") return;
      more = next(page);
    }
  }

  const put = async (path: string, body: string | Blob, headers: Record<string, string> = {}): Promise<number> => {
    const accept = headers["if-none-match"] === undefined ? [] : [409, 412];
    const request = { method: "PUT", key: prefix + path, body, headers, timeout: TRANSFER, accept } as const;
    const reply = await client().send(request);
    await reply.body?.cancel();
    return reply.status;
  };
  const remove = async (path: string, hurry: Partial<typeof HURRY> = {}): Promise<void> => {
    const reply = await client().send({ method: "DELETE", key: prefix + path, accept: [404], ...hurry });
    await reply.body?.cancel();
  };
  const read = async (path: string): Promise<Buffer | undefined> => {
    const reply = await client().send({ method: "GET", key: prefix + path, accept: [404], timeout: TRANSFER });
    if (reply.status !== 404) return Buffer.from(await reply.arrayBuffer());
    const body = await reply.text();
    if (element(body, "Code") === "NoSuchBucket") throw noBucket();
    return undefined;
  };
  const noBucket = (): SluiceError =>
    new SluiceError("SLUICE_FILE_ACCESS", `there is no bucket "${bucket}"`, {
      hint: "make the bucket, or name another one in SLUICE_FILES",
    });

  return {
    kind: "s3",
    root: files,
    async list(folder) {
      const found: StoredFile[] = [];
      const query = { "list-type": "2", "encoding-type": "url", prefix: `${prefix}${folder}/` };
      for await (const page of pages(query, (p) => ({
        "continuation-token": element(p, "NextContinuationToken") ?? "",
      }))) {
        for (const object of elements(page, "Contents")) {
          const key = keyOf(object);
          // Some programs mark folders by empty objects whose names end with a slash.
          if (key.endsWith("/")) continue;
          const modified = Date.parse(element(object, "LastModified") ?? "");
          found.push({ path: key.slice(prefix.length), bytes: Number(element(object, "Size")), modified });
        }
      }
      return found.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    read,
    async fetch(path, folder) {
      const target = join(folder, ...path.split("/"));
      await mkdir(dirname(target), { recursive: true });
      const reply = await client().send({ method: "GET", key: prefix + path, timeout: TRANSFER });
      if (reply.body === null) throw new SluiceError("SLUICE_INTERNAL", `S3 gave no body for ${path}`);
      await pipeline(Readable.fromWeb(reply.body as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(target));
      return target;
    },
    write: async (path, content: Content) => {
      await put(path, typeof content === "string" ? content : await openAsBlob(content.file));
    },
    async create(path, text) {
      const status = await put(path, text, { "if-none-match": "*" });
      if (status < 300) return true;
      // A request that was sent again after a lost answer meets what it wrote itself.
      return (await read(path))?.toString("utf8") === text;
    },
    async delete(paths) {
      for (const path of paths) await remove(path);
    },
    async uploads(folder) {
      const found: Upload[] = [];
      const query = { uploads: "", "encoding-type": "url", prefix: `${prefix}${folder}/` };
      const markers = (page: string): Record<string, string> => ({
        "key-marker": decodeURIComponent((element(page, "NextKeyMarker") ?? "").replaceAll("+", " ")),
        "upload-id-marker": element(page, "NextUploadIdMarker") ?? "",
      });
      for await (const page of pages(query, markers)) {
        for (const upload of elements(page, "Upload")) {
          const path = keyOf(upload).slice(prefix.length);
          const initiated = Date.parse(element(upload, "Initiated") ?? "");
          // Not every server sorts out by prefix here.
          if (path.startsWith(`${folder}/`)) found.push({ path, id: element(upload, "UploadId") ?? "", initiated });
        }
      }
      return found;
    },
    async abort({ path, id }) {
      const request = { method: "DELETE", key: prefix + path, query: { uploadId: id }, accept: [404] } as const;
      await (await client().send(request)).body?.cancel();
    },
    async check(folder = "") {
      const below = folder === "" ? "" : `${folder}/`;
      const page = await client().send({
        method: "GET",
        query: { "list-type": "2", "max-keys": "1", prefix: prefix + below },
        ...HURRY,
      });
      await page.body?.cancel();
      const path = `${below}.sluice-check-${randomBytes(6).toString("hex")}`;
      await client()
        .send({ method: "PUT", key: prefix + path, body: "sluice", ...HURRY })
        .then((reply) => reply.body?.cancel());
      await remove(path, HURRY);
    },
  };
}

function keyOf(entry: string): string {
  return decodeURIComponent((element(entry, "Key") ?? "").replaceAll("+", " "));
}

function credentialsOf(env: NodeJS.ProcessEnv): S3Credentials {
  const accessKeyId = env["AWS_ACCESS_KEY_ID"];
  const secretAccessKey = env["AWS_SECRET_ACCESS_KEY"];
  const sessionToken = env["AWS_SESSION_TOKEN"];
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  const missing = [accessKeyId ? "" : "AWS_ACCESS_KEY_ID", secretAccessKey ? "" : "AWS_SECRET_ACCESS_KEY"].filter(
    Boolean,
  );
  throw new SluiceError(
    "SLUICE_CONFIG",
    `files are on S3, but ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not set`,
    {
      hint: "set both in the environment of this command and of the stack",
    },
  );
}
