import type { Adapter } from "../adapter.ts";
import type { Connection } from "../connection.ts";
import { openPullConsumer } from "../pull-consumer.ts";
import { openAdmin } from "./admin.ts";
import { openPortProducer } from "./producer.ts";
import { openPullClient } from "./pull-client.ts";
import { openTransactions } from "./transactions.ts";

/** The port over `@platformatic/kafka`. */
export function platformaticAdapter(connection: Connection): Adapter {
  return {
    producer: (options, onClose) => openPortProducer(connection, options, onClose),
    transactional: (options, onClose) => openTransactions(connection, options, onClose),
    consumer: (options, onClose) => openPullConsumer(openPullClient(connection, options), options, onClose),
    admin: () => openAdmin(connection),
  };
}
