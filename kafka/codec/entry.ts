/** Puts an entry into a map with text keys; `__proto__` is a key like any other. */
export function putEntry<T>(map: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__")
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  else map[key] = value;
}
