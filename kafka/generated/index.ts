// Made from schemas/ by `npm run codegen`. Do not edit.
import type { LogType, OutputType } from "../message-type.ts";
import { PaymentDead } from "./derived/payment_dead.ts";
import { PaymentErrorRate1m } from "./derived/payment_error_rate_1m.ts";
import { PaymentLate } from "./derived/payment_late.ts";
import { PaymentTotals1m } from "./derived/payment_totals_1m.ts";
import { Payment } from "./payment/v1/payment.ts";
export { PaymentDead, readPaymentDead } from "./derived/payment_dead.ts";
export { PaymentErrorRate1m, readPaymentErrorRate1m } from "./derived/payment_error_rate_1m.ts";
export { PaymentLate, readPaymentLate } from "./derived/payment_late.ts";
export { PaymentTotals1m, readPaymentTotals1m } from "./derived/payment_totals_1m.ts";
export { Payment, PaymentAddress, PaymentCustomer, type PaymentKind, PaymentLineItem, type PaymentPaymentMethod, type PaymentStatus, openPaymentProducer, readPayment } from "./payment/v1/payment.ts";
/** Every declared log, sorted by name. */
export const logs: readonly LogType<any>[] = [Payment];
/** Every output table, sorted by name. */
export const outputs: readonly OutputType<any>[] = [PaymentDead, PaymentErrorRate1m, PaymentLate, PaymentTotals1m];
