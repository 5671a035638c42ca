/** A fault that a person can mend: shown as code, message and hint, without a stack. */
export class SetupFailure extends Error {
  /**
   * @param {string} code one of the codes of `core/error-codes.ts`
   * @param {string} message what is wrong
   * @param {string} hint what to do next
   */
  constructor(code, message, hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/** The same shape as every error of Sluice on the terminal. @param {unknown} error */
export function renderFailure(error) {
  if (!(error instanceof SetupFailure))
    return `SLUICE_INTERNAL  set-up failed: ${error instanceof Error ? error.stack : error}`;
  const hint = error.hint.split("\n").join("\n          ");
  return `${error.code}  ${error.message}\n hint     ${hint}\n more     docs/errors/${error.code}.md`;
}
