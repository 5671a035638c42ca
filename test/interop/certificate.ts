import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A server's key and certificate, and the file of the authority to trust: the certificate itself, signed by nobody else. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** The PEM file for SLUICE_REGISTRY_CA. */
  readonly file: string;
}

/** Makes a self-signed certificate for 127.0.0.1 with openssl: valid from now on for two days, or outdated already. */
export function makeCertificate(folder: string, state: "valid" | "outdated" = "valid"): Certificate {
  mkdirSync(folder, { recursive: true });
  const [keyFile, file] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const request = ["req", "-newkey", "rsa:2048", "-nodes", "-keyout", keyFile, "-subj", "/CN=sluice test"];
  const run = (args: readonly string[]): Buffer => execFileSync("openssl", args, { stdio: ["ignore", "pipe", "pipe"] });
  if (state === "valid") {
    run([...request, "-x509", "-out", file, "-days", "2", "-addext", "subjectAltName=IP:127.0.0.1"]);
  } else {
    // Only `x509` signs for a time that is over.
    const csr = join(folder, "request.pem");
    run([...request, "-out", csr]);
    run(["x509", "-req", "-in", csr, "-signkey", keyFile, "-out", file, "-days", "-1"]);
  }
  return { key: readFileSync(keyFile, "utf8"), cert: readFileSync(file, "utf8"), file };
}
