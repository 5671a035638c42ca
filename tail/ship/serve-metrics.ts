import { createServer } from "node:http";
import { SluiceError } from "#core";
import { renderMetrics, type TailView } from "./tail-metrics.ts";

/** Serves `/metrics` for Prometheus and `/health` (200 while it runs, 503 while no broker answers) on 127.0.0.1; without a view it starts. */
export async function serveMetrics(
  port: number,
  view: () => TailView | undefined,
): Promise<{ readonly port: number; close(): void }> {
  const server = createServer((request, response) => {
    const now = view();
    if (now === undefined) {
      response.statusCode = 503;
      response.end("starting\n");
    } else if (request.url === "/metrics") {
      response.setHeader("content-type", "text/plain; version=0.0.4; charset=utf-8");
      response.end(renderMetrics(now));
    } else if (request.url === "/health") {
      response.statusCode = now.waiting ? 503 : 200;
      response.end(now.waiting ? "waiting for a broker\n" : "ok\n");
    } else {
      response.statusCode = 404;
      response.end("there is /metrics and /health\n");
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      reject(
        new SluiceError("SLUICE_PORT_TAKEN", `cannot serve metrics on port ${port}: ${cause.message}`, {
          hint: "name another port with --metrics",
          cause,
        }),
      );
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
