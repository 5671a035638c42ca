/** Looking takes at most one part of so many of the time, while lines come and while none come. */
const SHARE = 20;
const IDLE_SHARE = 200;
/** What is written is seen by looking: so late at most, in milliseconds, however many files there are. */
const LONGEST = 5000;
/** Looks that find nothing before nothing is expected. */
const IDLE_LOOKS = 10;

export interface Looked {
  /** It gave something to send. */
  readonly found: boolean;
  /** It saw the files as they are, and not in the middle of a rotation. */
  readonly settled: boolean;
}

export interface LookClock {
  /** Whether it is time to look; the look begins then. */
  due(): boolean;
  /** The look is over. */
  done(look: Looked): void;
  /** Milliseconds until the next look is due, at least 1. */
  left(): number;
}

/**
 * When to look at the folders: every so many milliseconds while lines come, half as often when none do, and never so
 * often that there is time for nothing else: with thousands of files a look takes tens of milliseconds of the processor.
 * `spent` tells that time: on a busy machine a look takes longer, and costs no more.
 */
export function lookClock(
  every: number,
  clock: () => number = () => performance.now(),
  spent: () => number = processorTime,
): LookClock {
  let began = Number.NEGATIVE_INFINITY;
  let pause = every;
  let vain = 0;
  let spentBefore = 0;
  let costBefore = 0;
  return {
    due() {
      const now = clock();
      if (now - began < pause) return false;
      began = now;
      spentBefore = spent();
      return true;
    },
    done({ found, settled }) {
      vain = found ? 0 : vain + 1;
      const took = clock() - began;
      // On a busy machine a look takes longer and costs no more; the first one opens every file and says nothing of the next.
      const cost = Math.min(spent() - spentBefore, took);
      const usual = Math.min(cost, costBefore);
      costBefore = cost;
      const idle = vain >= IDLE_LOOKS;
      if (!settled) pause = 2 * took;
      else pause = idle ? Math.max(2 * every, usual * IDLE_SHARE) : usual * SHARE;
      pause = Math.max(took < every ? every : took + every, Math.min(pause, LONGEST));
    },
    left: () => Math.max(1, began + pause - clock()),
  };
}

/** Of this process, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
