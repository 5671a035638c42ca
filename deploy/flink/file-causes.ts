import type { CauseRule } from "./job-cause.ts";

const GOES_ON = "the job goes on by itself and loses nothing";
const NEW_KEYS =
  "give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY where the stack is started, and start it again: Flink keeps those it was started with";

/** Why files cannot be written, locally or on S3; the texts are those of Flink 2.3 and its S3 file system. */
export const FILE_RULES: readonly CauseRule[] = [
  {
    pattern: /No space left on device/i,
    cause: () => ({
      text: "a disk is full: no space left on device",
      hint: `make room where files go (SLUICE_FILES) and where run data is (SLUICE_DATA_DIR); ${GOES_ON}`,
    }),
  },
  {
    // What is left of Java's exception for a refused permission is the path alone.
    pattern: /^(\/.*)\/\.part-[^/]+\.inprogress\.[\da-f-]+(?:: (.+))?$/,
    cause: (match) => unwritable(`its folder ${match[1]} cannot be written: ${match[2] ?? "Permission denied"}`),
  },
  {
    pattern: /Failed to create the parent directory: (.+)/,
    cause: (match) => unwritable(`its folder ${match[1]} cannot be made`),
  },
  {
    pattern: /Error Code: NoSuchBucket|bucket does not exist/i,
    cause: () => ({
      text: "the S3 bucket of its files does not exist",
      hint: `make the bucket that SLUICE_FILES names, or correct the name; once it is there ${GOES_ON}`,
    }),
  },
  {
    pattern: /No AWS Credentials provided|Unable to load AWS credentials/i,
    cause: () => ({ text: "Flink has no keys for S3", hint: NEW_KEYS }),
  },
  {
    pattern: /Error Code: (InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|ExpiredToken)/,
    cause: (match) => ({ text: `S3 refuses the keys (${match[1]})`, hint: NEW_KEYS }),
  },
  {
    pattern: /Amazon S3; Status Code: 403; Error Code: ([\w ]+)/,
    cause: (match) => ({
      text: `S3 does not let its keys write there (${match[1]})`,
      hint: `let them list, read, write and delete below SLUICE_FILES, and abort uploads; then ${GOES_ON}`,
    }),
  },
  {
    pattern: /Amazon S3; Status Code: (?:429|5\d\d); Error Code: ([\w ]+)/,
    cause: (match) => ({
      text: `S3 is overloaded or out of order (${match[1]})`,
      hint: `when it answers again ${GOES_ON}`,
    }),
  },
  {
    pattern: /Unable to execute HTTP request: (?:Connect to (\S+)(?: \[.*?\])? failed: )?(.+)/,
    cause: (match) => ({
      text: `S3 ${match[1] === undefined ? "" : `at ${match[1]} `}does not answer: ${reason(match[2] as string)}`,
      hint: `is it running, and is SLUICE_S3_ENDPOINT its address as Flink sees it? When it answers ${GOES_ON}`,
    }),
  },
  {
    pattern: /Text '__DEFAULT_PARTITION__' could not be parsed/,
    cause: () => ({
      text: "a row has no time for its partition: NULL or an empty text",
      hint: "make that column by DATE_FORMAT of a time that is never NULL; the job comes to this row again and again",
    }),
  },
];

function unwritable(text: string): ReturnType<CauseRule["cause"]> {
  return {
    text,
    hint: `let the user of Flink's process write there, or choose another folder with SLUICE_FILES; once it can ${GOES_ON}`,
  };
}

/** Of an unknown host nothing but its name is left. */
function reason(text: string): string {
  return /^[\w-]+(\.[\w-]+)+$/.test(text) ? `the host ${text} is not known` : text;
}
