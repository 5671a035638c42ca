import type { S3Settings } from "#core";

/**
 * Entries of Flink's configuration for its S3 file system. The keys are none of them: Flink shows its configuration on
 * its web page, and its arguments to `ps`. They are read from the environment of its process by the client of S3.
 */
export function s3Arguments(s3: S3Settings | undefined, env: NodeJS.ProcessEnv): string[] {
  if (s3 === undefined) return [];
  return [
    ...(s3.endpoint === undefined ? [] : [`s3.endpoint=${s3.endpoint}`, "s3.path.style.access=true"]),
    `s3.endpoint.region=${s3.region}`,
    // Without keys in the environment the long way round stays open, which ends at the role of an AWS machine.
    ...(env["AWS_ACCESS_KEY_ID"]
      ? ["s3.aws.credentials.provider=com.amazonaws.auth.EnvironmentVariableCredentialsProvider"]
      : []),
    ...Object.entries(BOUNDS).map(([key, value]) => `s3.${key}=${value}`),
  ];
}

/**
 * By default a fault of S3 is retried for many minutes before the job hears of it. With these a refusal fails the job at
 * once, an endpoint that is down within some seconds, one that takes connections and never answers within a minute. The
 * job then restarts and tries again for as long as it takes.
 */
const BOUNDS: Readonly<Record<string, string>> = {
  // Retries of the client of AWS, and those around it of Hadoop: they multiply.
  "attempts.maximum": "1",
  "retry.limit": "2",
  "retry.interval": "500ms",
  "retry.throttle.limit": "4",
  // Milliseconds, to connect and without a byte.
  "connection.establish.timeout": "5000",
  "connection.timeout": "10000",
};
