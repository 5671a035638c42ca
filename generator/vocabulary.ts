import { faker } from "@faker-js/faker/locale/en";
import { SluiceError, type SourceLocation } from "#core";

/** Pools of words and names. Faker fills them once; events only pick from them. */
export interface Vocabulary {
  /** `size` values of the Faker function `hint`, the same for the same seed; SLUICE_GENERATOR when there is no such function. */
  pool(hint: string, size: number, location?: SourceLocation): readonly unknown[];
}

const REFERENCE_DATE = "2026-01-01T00:00:00Z";

export function openVocabulary(seed: number): Vocabulary {
  return {
    pool(hint, size, location) {
      const make = fakerFunction(hint, location);
      // Each pool has its own seed: what one field draws never moves what another one gets.
      faker.seed([seed, hashText(hint)]);
      faker.setDefaultRefDate(REFERENCE_DATE);
      return Array.from({ length: size }, () => make());
    },
  };
}

function fakerFunction(hint: string, location: SourceLocation | undefined): () => unknown {
  const [moduleName, functionName, ...rest] = hint.split(".");
  const module = own(faker, moduleName);
  const make = rest.length === 0 ? (module as Record<string, unknown> | undefined)?.[functionName ?? ""] : undefined;
  if (typeof make !== "function") {
    throw new SluiceError("SLUICE_GENERATOR", `Faker has no function "${hint}"`, {
      location,
      hint: 'write module and function of Faker, such as "person.fullName" or "internet.email"',
    });
  }
  return make as () => unknown;
}

function own(value: typeof faker, name: string | undefined): unknown {
  return name !== undefined && Object.hasOwn(value, name)
    ? (value as unknown as Record<string, unknown>)[name]
    : undefined;
}

/** FNV-1a: a small number from a text, the same everywhere. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
