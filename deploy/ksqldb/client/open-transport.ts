import { openHttp1 } from "./http1.ts";
import { openHttp2 } from "./http2.ts";
import type { Transport, TransportOptions } from "./transport.ts";

/** HTTP/2 without TLS is spoken with prior knowledge, with TLS by ALPN. */
export function openTransport(options: TransportOptions): Transport {
  return options.httpVersion === "2" ? openHttp2(options) : openHttp1(options);
}
