import { expect, test } from "vitest";
import { readStack } from "../flink/engine-errors.ts";
import type { JobCause } from "../flink/job-cause.ts";
import { explainFailure } from "../flink/job-causes.ts";

/** As the job manager tells them: provoked with a full tmpfs, read-only and refused folders, moto and a proxy before it. */
const explain = (stack: string): JobCause =>
  explainFailure(readStack(`${stack}\n\tat org.apache.flink.runtime.taskmanager.Task.run(Task.java:1)`).causes);

const s3 = (outer: string, message: string, status: number, code: string): string => {
  const inner = `com.amazonaws.services.s3.model.AmazonS3Exception: ${message} (Service: Amazon S3; Status Code: ${status}; Error Code: ${code}; Request ID: X; S3 Extended Request ID: Y; Proxy: null), S3 Extended Request ID: Y`;
  return `${outer}: f/m=0/part-0c634e42-1f2a-49fd-bb9a-747af7cabfff-0-0: initiate MultiPartUpload on f/m=0/part-0c634e42-1f2a-49fd-bb9a-747af7cabfff-0-0: ${inner}:${code}\nCaused by: ${inner}`;
};

const unreachable = (message: string, inner: string): string =>
  `org.apache.hadoop.fs.s3a.AWSClientIOException: initiate MultiPartUpload on r/m=0/part-7054d596-1eab-40a5-9dee-3a0827ef5218-0-0: com.amazonaws.SdkClientException: Unable to execute HTTP request: ${message}: Unable to execute HTTP request: ${message}\nCaused by: com.amazonaws.SdkClientException: Unable to execute HTTP request: ${message}\nCaused by: ${inner}`;

test.each([
  ["a full disk", "java.io.IOException: No space left on device", "a disk is full: no space left on device"],
  [
    "a read-only disk",
    "java.nio.file.FileSystemException: /ro/out/m=0/.part-7d46f8c6-589b-41a5-82d5-fa3efae9bf76-0-0.inprogress.79cff040-9ba1-48a2-9502-1450dd8162d8: Read-only file system",
    "its folder /ro/out/m=0 cannot be written: Read-only file system",
  ],
  [
    "a refused folder",
    "java.nio.file.AccessDeniedException: /perm/m=0/.part-7d46f8c6-589b-41a5-82d5-fa3efae9bf76-0-0.inprogress.5a5800cd-04be-4c81-8049-fa03c165c019",
    "its folder /perm/m=0 cannot be written: Permission denied",
  ],
  [
    "a folder that cannot be made",
    "java.io.IOException: Failed to create the parent directory: /ro/out/m=0",
    "its folder /ro/out/m=0 cannot be made",
  ],
  [
    "a missing bucket",
    s3("org.apache.hadoop.fs.s3a.UnknownStoreException", "The specified bucket does not exist", 404, "NoSuchBucket"),
    "the S3 bucket of its files does not exist",
  ],
  [
    "no keys",
    "java.nio.file.AccessDeniedException: nk/m=0/part-32733573-4cea-4594-aa83-4730345abfb2-0-0: org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException: No AWS Credentials provided by DynamicTemporaryAWSCredentialsProvider\nCaused by: com.amazonaws.SdkClientException: Unable to load AWS credentials from environment variables",
    "Flink has no keys for S3",
  ],
  [
    "an unknown key",
    s3(
      "java.nio.file.AccessDeniedException",
      "The AWS Access Key Id you provided does not exist in our records.",
      403,
      "InvalidAccessKeyId",
    ),
    "S3 refuses the keys (InvalidAccessKeyId)",
  ],
  [
    "a wrong secret",
    s3(
      "java.nio.file.AccessDeniedException",
      "The request signature we calculated does not match the signature you provided.",
      403,
      "SignatureDoesNotMatch",
    ),
    "S3 refuses the keys (SignatureDoesNotMatch)",
  ],
  [
    "keys without the right",
    s3("java.nio.file.AccessDeniedException", "Access Denied", 403, "AccessDenied"),
    "S3 does not let its keys write there (AccessDenied)",
  ],
  [
    "an overloaded S3",
    s3("org.apache.hadoop.fs.s3a.AWSServiceThrottledException", "Please reduce your request rate.", 503, "SlowDown"),
    "S3 is overloaded or out of order (SlowDown)",
  ],
  [
    "a broken S3",
    s3("org.apache.hadoop.fs.s3a.AWSStatus500Exception", "We encountered an internal error.", 500, "InternalError"),
    "S3 is overloaded or out of order (InternalError)",
  ],
  [
    "an endpoint that is down",
    unreachable(
      "Connect to 127.0.0.1:24090 [/127.0.0.1] failed: Connection refused",
      "org.apache.http.conn.HttpHostConnectException: Connect to 127.0.0.1:24090 [/127.0.0.1] failed: Connection refused\nCaused by: java.net.ConnectException: Connection refused",
    ),
    "S3 at 127.0.0.1:24090 does not answer: Connection refused",
  ],
  [
    "an endpoint whose host is unknown",
    unreachable("no-such-host.invalid", "java.net.UnknownHostException: no-such-host.invalid"),
    "S3 does not answer: the host no-such-host.invalid is not known",
  ],
  [
    "an endpoint that never answers",
    "java.net.SocketTimeoutException: initiate MultiPartUpload on h/m=0/part-06ab477c-0f43-4e8d-9226-a47789e33100-0-0: com.amazonaws.SdkClientException: Unable to execute HTTP request: Read timed out\nCaused by: com.amazonaws.SdkClientException: Unable to execute HTTP request: Read timed out\nCaused by: java.net.SocketTimeoutException: Read timed out",
    "S3 does not answer: Read timed out",
  ],
])("files cannot be written: %s is told in words, with what to do", (_, stack, text) => {
  const cause = explain(stack);
  expect(cause.text).toBe(text);
  expect(cause.hint).toMatch(/SLUICE_|AWS_|goes on/);
  expect(cause.consequence).toBeUndefined();
});

test("a partition without a time is told as the row that it is", () => {
  const stack =
    "java.lang.Exception: Could not perform checkpoint 4 for operator Source: src[4] -> PartitionCommitter (1/1)#1.\nCaused by: java.time.format.DateTimeParseException: Text '__DEFAULT_PARTITION__' could not be parsed at index 0";
  expect(explain(stack).text).toBe("a row has no time for its partition: NULL or an empty text");
});

test("keys that are refused need a new start of the stack, other faults heal by themselves", () => {
  const wrong = explain(s3("java.nio.file.AccessDeniedException", "x", 403, "InvalidAccessKeyId"));
  expect(wrong.hint).toContain("start it again");
  expect(explain("java.io.IOException: No space left on device").hint).toContain("goes on by itself and loses nothing");
});
