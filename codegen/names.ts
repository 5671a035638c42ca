export { didYouMean } from "#core";

/** `HttpAccess` -> `http_access`: the one name of a log in every layer. Digits stay with the word before them. */
export function snakeCase(name: string): string {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

/** `payment_totals_1m` -> `PaymentTotals1m`: the message name of an output table. */
export function pascalCase(name: string): string {
  return name
    .split("_")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}

/** `amount_minor` -> `amountMinor`: the property of a field, as protobuf's own JSON name is made. */
export function camelCase(name: string): string {
  return name.replace(/_+([a-zA-Z0-9]?)/g, (_, next: string, at: number) => (at === 0 ? next : next.toUpperCase()));
}
