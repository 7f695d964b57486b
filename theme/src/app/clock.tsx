/** The clock in the head of a session, as the learner's settings want it; at a limit it says so and takes nothing away. */

import { useEffect, useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { currentQuestion } from "../core/session";
import { clockText, isSessionOver, readTimer, settledMs, type Timer, type TimerSettings } from "../core/timer";
import { type QuizWords, quizWords } from "../core/words-quiz";
import type { Sitting } from "./sitting";
import { type Practice, usePractice } from "./state";

const SECOND = 1000;

/** Show the time, and once it is up a line that says what follows. */
export function Clock({ sitting }: { sitting: Sitting }) {
  const practice = usePractice();
  const t = quizWords(practice.words).timer;
  const settings = limitsOf(sitting, practice);
  useSeconds(settings.timer !== "off");
  const timer = readClock(sitting, settings, practice);
  if (timer === undefined) return null;
  const text = clockText(timer);
  return (
    <span
      class="session-clock"
      role="timer"
      aria-label={spoken(timer, text, t)}
      data-timer={timer.kind}
      data-over={timer.over}
    >
      {text}
    </span>
  );
}

/** Say that a limit is reached, on screen and aloud. */
export function TimeUp({ sitting }: { sitting: Sitting }) {
  const practice = usePractice();
  const t = quizWords(practice.words).timer;
  const settings = limitsOf(sitting, practice);
  useSeconds(settings.timer === "question" || settings.timer === "session");
  const timer = readClock(sitting, settings, practice);
  const text = timer?.kind === "session" ? t.sessionOver : t.questionOver;
  // The region stands before its text comes: only then is the text announced.
  return (
    <p class="session-time-up" role="status" data-time-up={timer?.over || undefined}>
      {timer?.over && text}
    </p>
  );
}

/** End the session after the question during which its time was up. */
export function useTimeLimit(sitting: Sitting): void {
  const practice = usePractice();
  const session = sitting.session.value;
  const answered = useRef(session.results.length);
  // Before the browser paints: the question that is not asked any more must not flash up.
  useLayoutEffect(() => {
    // Going back, and coming back to a session that was left, leave the learner the question on screen.
    const isNext = session.results.length > answered.current;
    answered.current = session.results.length;
    if (isNext && isSessionOver(limitsOf(sitting, practice), settledMs(session))) sitting.stop();
  }, [session.results.length]);
}

// The time that was chosen for this quiz goes before the usual one.
function limitsOf(sitting: Sitting, { settings }: Practice): TimerSettings {
  const { timer, sessionMinutes } = settings.value;
  return { timer, sessionMinutes: sitting.session.value.minutes ?? sessionMinutes };
}

function readClock(sitting: Sitting, settings: TimerSettings, { questions }: Practice): Timer | undefined {
  const session = sitting.session.value;
  const minutes = questions.get(currentQuestion(session) ?? "")?.minutes ?? 0;
  const questionMs = sitting.spentMs();
  return readTimer(settings, {
    ...{ questionMs, minutes, revealed: session.revealed },
    sessionMs: settledMs(session) + questionMs,
  });
}

function spoken({ kind, over }: Timer, text: string, t: QuizWords["timer"]): string {
  if (over) return t.over(text.replace("+", ""));
  return kind === "up" ? t.up(text) : t.left(text);
}

// A hidden page has no one to show the time to, and its time does not count.
function useSeconds(running: boolean): void {
  const [, tick] = useReducer((count: number, _: undefined) => count + 1, 0);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => document.hidden || tick(undefined), SECOND);
    return () => clearInterval(timer);
  }, [running]);
}
