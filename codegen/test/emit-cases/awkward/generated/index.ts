// Made from schemas/ by `npm run codegen`. Do not edit.
import type { LogType, OutputType } from "../../../../../kafka/message-type.ts";
export { AwkwardV1Date, AwkwardV1Map, AwkwardV1OrderLine, type Colour, Empty, Inherited, type Many, Order, OrderLine, Shared } from "./awkward/v1/names.ts";
export { AwkwardV2Order, type OrderKind } from "./awkward/v2/order.ts";
/** Every declared log, sorted by name. */
export const logs: readonly LogType<any>[] = [];
/** Every output table, sorted by name. */
export const outputs: readonly OutputType<any>[] = [];
