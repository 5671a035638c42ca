import { SluiceError, unreachable } from "#core";

/** Milliseconds that a service may take to answer all that it is asked at once. */
const PATIENCE = 8000;

/**
 * Asks a service. One that takes the connection and says nothing holds nobody up for longer than this: the signal ends
 * what is still asked. Throws what the service says; of no answer, with the way to do without it.
 */
export async function answering<T>(
  who: string,
  address: string,
  work: (signal: AbortSignal) => Promise<T>,
  patience: number = PATIENCE,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = unreachable(who, address, new Error(`nothing within ${patience / 1000} s`));
      reject(error);
      controller.abort(error);
    }, patience);
  });
  try {
    return await Promise.race([work(controller.signal), silence]);
  } catch (error) {
    if (!(error instanceof SluiceError && error.code === "SLUICE_ADDRESS_UNREACHABLE")) throw error;
    const { code, message, hint, cause } = error;
    const without = "without --live the check asks nobody";
    throw new SluiceError(code, message, { hint: hint === undefined ? without : `${hint}\n${without}`, cause });
  } finally {
    clearTimeout(timer);
  }
}
