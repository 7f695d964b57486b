/** The clock of a session: what it shows, and whether its limit is reached. It informs, it never takes a question away. */

import { isSkipped, type Session } from "./session";

export type TimerKind = "off" | "up" | "question" | "session";

export interface TimerSettings {
  readonly timer: TimerKind;
  readonly sessionMinutes: number;
}

export interface Timer {
  readonly kind: Exclude<TimerKind, "off">;
  /** Time spent, or time left of the limit; past the limit, how far past it. */
  readonly ms: number;
  readonly over: boolean;
}

/** What a question without `minutes` of its own is given. */
export const DEFAULT_MINUTES = 3;

const MINUTE = 60_000;

/** Tell what the clock shows; undefined when it is off, or when the time of a question no longer matters. */
export function readTimer(
  settings: TimerSettings,
  spent: {
    readonly questionMs: number;
    readonly sessionMs: number;
    readonly minutes: number;
    readonly revealed: boolean;
  },
): Timer | undefined {
  const { timer, sessionMinutes } = settings;
  if (timer === "off") return undefined;
  if (timer === "up") return { kind: timer, ms: spent.sessionMs, over: false };
  if (timer === "session") return against(timer, sessionMinutes, spent.sessionMs);
  // The limit is for answering: reading the reference takes as long as it takes.
  return spent.revealed ? undefined : against(timer, spent.minutes || DEFAULT_MINUTES, spent.questionMs);
}

/** Add up the time that the questions of a session took, skipped ones too; the one on screen is not among them. */
export function settledMs(session: Session): number {
  return session.results.reduce((sum, result) => sum + (isSkipped(result) ? result.before.spentMs : result.ms), 0);
}

/** Tell whether the limit of the whole session is reached, so that no further question is asked. */
export function isSessionOver({ timer, sessionMinutes }: TimerSettings, sessionMs: number): boolean {
  return timer === "session" && sessionMs >= sessionMinutes * MINUTE;
}

/** Write a time as a clock does: 0:07, 12:30, 1:02:03. What is left is rounded up, so that 0:00 means over. */
export function clockText({ ms, kind, over }: Timer): string {
  const seconds = (kind !== "up" && !over ? Math.ceil : Math.floor)(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, "0");
  const tail = `${hours > 0 ? two(minutes) : minutes}:${two(seconds % 60)}`;
  return `${over && seconds > 0 ? "+" : ""}${hours > 0 ? `${hours}:` : ""}${tail}`;
}

function against(kind: "question" | "session", minutes: number, ms: number): Timer {
  const left = minutes * MINUTE - ms;
  return { kind, ms: Math.abs(left), over: left <= 0 };
}
