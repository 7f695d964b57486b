/** What the learner decides about practising: read from the stored document, written into it. */

import { type Fields, isFields } from "./decode";

export type TimerMode = "off" | "up" | "question" | "session";

export const TIMER_MODES: readonly TimerMode[] = ["off", "up", "question", "session"];

/** The learner's own parameters of FSRS, as its optimizers print them. */
export interface Weights {
  /** The version of FSRS; only 6 has 21 numbers. */
  readonly version: 6;
  readonly values: readonly number[];
}

export interface Settings {
  /** The chance to remember at which a question comes back. */
  readonly retention: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly weights?: Weights;
  readonly timer: TimerMode;
  /** The limit when the timer is for the whole session. */
  readonly sessionMinutes: number;
  /** Ask how sure one is before the answer is shown. */
  readonly confidence: boolean;
  /** Keep what was typed with the attempt. */
  readonly keepAnswers: boolean;
  /** Ask for the cause after Again. */
  readonly causes: boolean;
}

/** Fields to change; `weights: undefined` goes back to the weights of FSRS itself. */
export type SettingsChange = Partial<Omit<Settings, "weights">> & { readonly weights?: Weights | undefined };

/** What the schedule depends on. */
export type Scheduling = Pick<Settings, "retention" | "weights">;

export type Limit = "retention" | "newPerDay" | "reviewsPerDay" | "sessionMinutes";

export const LIMITS: Readonly<Record<Limit, readonly [least: number, most: number]>> = {
  retention: [0.7, 0.97],
  newPerDay: [0, 1000],
  reviewsPerDay: [0, 10_000],
  sessionMinutes: [1, 600],
};

export const WEIGHTS = 21;

export const DEFAULT_SETTINGS: Settings = {
  retention: 0.9,
  newPerDay: 10,
  reviewsPerDay: 200,
  timer: "off",
  sessionMinutes: 20,
  confidence: true,
  keepAnswers: true,
  causes: true,
};

const NAMES: Readonly<Record<keyof Settings, string>> = {
  retention: "retention",
  newPerDay: "new_per_day",
  reviewsPerDay: "reviews_per_day",
  weights: "weights",
  timer: "timer",
  sessionMinutes: "session_minutes",
  confidence: "confidence",
  keepAnswers: "keep_answers",
  causes: "causes",
};

/** The names of all settings in the stored document. */
export const STORED_NAMES: readonly string[] = Object.values(NAMES);

/** Read the stored document; what is missing or cannot be used is as by default, each field for itself. */
export function decodeSettings(value: unknown): Settings {
  const fields = isFields(value) ? value : {};
  const weights = decodeWeights(fields[NAMES.weights]);
  return {
    retention: limited(fields, "retention"),
    newPerDay: limited(fields, "newPerDay"),
    reviewsPerDay: limited(fields, "reviewsPerDay"),
    timer: TIMER_MODES.find((mode) => mode === fields[NAMES.timer]) ?? DEFAULT_SETTINGS.timer,
    sessionMinutes: limited(fields, "sessionMinutes"),
    confidence: flag(fields, "confidence"),
    keepAnswers: flag(fields, "keepAnswers"),
    causes: flag(fields, "causes"),
    ...(weights === undefined ? {} : { weights }),
  };
}

/** Name the changed settings as the stored document does; whatever else it holds stays as it is. */
export function encodeSettings(change: SettingsChange): Fields {
  const entries = Object.entries(change).map(([key, value]) => [NAMES[key as keyof Settings], value] as const);
  return Object.fromEntries(entries);
}

/** Tell whether a number may be the value of a setting. */
export function isAllowed(limit: Limit, value: unknown): value is number {
  const [least, most] = LIMITS[limit];
  const fits = typeof value === "number" && value >= least && value <= most;
  return fits && (limit === "retention" || Number.isInteger(value));
}

/** Read pasted weights: 21 numbers with commas, spaces or brackets between them; undefined when they are not that. */
export function readWeights(text: string): Weights | undefined {
  return decodeWeights({ version: 6, values: wordsOf(text).map(Number) });
}

/** Count the numbers in pasted weights. */
export function weightsIn(text: string): number {
  return wordsOf(text).filter((word) => Number.isFinite(Number(word))).length;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s[\](){};,]+/).filter((word) => word !== "");
}

function decodeWeights(value: unknown): Weights | undefined {
  if (!isFields(value) || value.version !== 6 || !Array.isArray(value.values)) return undefined;
  const values: readonly unknown[] = value.values;
  if (values.length !== WEIGHTS || !values.every((item) => Number.isFinite(item))) return undefined;
  return { version: 6, values: values as readonly number[] };
}

function limited(fields: Fields, limit: Limit): number {
  const value = fields[NAMES[limit]];
  return isAllowed(limit, value) ? value : DEFAULT_SETTINGS[limit];
}

function flag(fields: Fields, name: "confidence" | "keepAnswers" | "causes"): boolean {
  const value = fields[NAMES[name]];
  return typeof value === "boolean" ? value : DEFAULT_SETTINGS[name];
}
