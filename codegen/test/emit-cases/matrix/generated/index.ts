// Made from schemas/ by `npm run codegen`. Do not edit.
import type { FilesType, LogType, OutputType, ReferenceType } from "../../../../../kafka/message-type.ts";
export { Money, MoneyRate, type Rounding } from "./common/v1/money.ts";
export { type Unit } from "./common/v1/unit.ts";
export { CommonV2Money } from "./common/v2/money.ts";
export { Empty, Matrix, type MatrixLevel, MatrixOuter, MatrixOuterMiddle, MatrixOuterMiddleInner, MatrixV1Duration, Wide, Words, Words2 } from "./matrix/v1/matrix.ts";
/** Every declared log, sorted by name. */
export const logs: readonly LogType<any>[] = [];
/** Every declared reference, sorted by name. */
export const references: readonly ReferenceType<any>[] = [];
/** Every output in a topic, sorted by name. */
export const outputs: readonly OutputType<any>[] = [];
/** Every output in files, sorted by name. */
export const fileOutputs: readonly FilesType<any>[] = [];
