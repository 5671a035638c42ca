export { type AlertEvent, type AlertRow, type AlertTracker, trackAlerts } from "./tracker.ts";
