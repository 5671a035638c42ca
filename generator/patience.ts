/** Milliseconds that a stopped run waits for acknowledgements ... */
const STOP_DEADLINE = 8000;
/** ... and how long once the sink says that the broker is away. */
const AWAY_DEADLINE = 2000;

/** Answers, asked again and again from the stop on, whether waiting any longer is over. Times in milliseconds. */
export function patienceFrom(began: number): (now: number, brokerAway: boolean) => boolean {
  let away: number | undefined;
  return (now, brokerAway) => {
    away = brokerAway ? (away ?? now) : undefined;
    return now - began >= STOP_DEADLINE || (away !== undefined && now - away >= AWAY_DEADLINE);
  };
}
