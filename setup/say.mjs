const terminal = process.stderr.isTTY === true;
let open = false;
let last = 0;

/** One line about what set-up does; on stderr, so that results on stdout stay clean. @param {string} text */
export function say(text) {
  if (open) process.stderr.write("\r\u001b[K");
  open = false;
  process.stderr.write(`set-up  ${text}\n`);
}

/** How far a step is: one line that is rewritten on a terminal, else a line now and then. @param {string} text */
export function progress(text) {
  const now = Date.now();
  if (now - last < (terminal ? 200 : 10_000)) return;
  last = now;
  if (!terminal) return say(text);
  open = true;
  process.stderr.write(`\r\u001b[Kset-up  ${text}`.slice(0, (process.stderr.columns ?? 80) + 4));
}

/** The first progress line of a step waits its time. */
export function startProgress() {
  last = terminal ? 0 : Date.now();
}

/** 4.2 s, 3 min 20 s. @param {number} from a value of `performance.now()` */
export function since(from) {
  const seconds = (performance.now() - from) / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
