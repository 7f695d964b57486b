/** How numbers, dates, intervals and counted nouns are written in one language. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = "second" | "minute" | "hour" | "day" | "month" | "year";

// The browser takes up to 20 ms to set a format up: each is made when it is first needed, and then kept.
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Write one value with its unit, in short form and without the closing dot: "10 мин", "2 дн". */
function unitFormat(locale: string): (value: number, unit: Unit) => string {
  const known = new Map<Unit, Intl.NumberFormat>();
  const format = (unit: Unit): Intl.NumberFormat => {
    const made =
      known.get(unit) ??
      new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 });
    known.set(unit, made);
    return made;
  };
  return (value, unit) => format(unit).format(value).replace(/\.$/, "");
}

/** Say how long until a question comes back, in one unit. */
function intervalFormat(unit: ReturnType<typeof unitFormat>): (ms: number) => string {
  return (ms) => {
    if (ms < HOUR) return unit(Math.max(1, Math.round(ms / MINUTE)), "minute");
    if (ms < DAY) return unit(Math.round(ms / HOUR), "hour");
    const days = Math.round(ms / DAY);
    if (days < 31) return unit(days, "day");
    if (days < 365) return unit(Math.round(days / 30.4), "month");
    return unit(Math.round(days / 36.5) / 10, "year");
  };
}

/** Say how long something took, in at most two units. */
function durationFormat(unit: ReturnType<typeof unitFormat>): (ms: number) => string {
  const pair = (big: string, small: number, name: Unit): string => (small > 0 ? `${big} ${unit(small, name)}` : big);
  return (ms) => {
    const seconds = Math.round(ms / SECOND);
    if (seconds < 60) return unit(seconds, "second");
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return pair(unit(minutes, "minute"), seconds % 60, "second");
    return pair(unit(Math.floor(minutes / 60), "hour"), minutes % 60, "minute");
  };
}

/** Say when a coming moment is: "через 10 минут", "завтра", "через 5 дней", later the date. */
function whenFormat(locale: string, day: (at: number) => string): (at: number, now: number) => string {
  const relative = lazily(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
  return (at, now) => {
    const days = Math.round((midnight(at) - midnight(now)) / DAY);
    if (days >= 14) return day(at);
    if (days > 0) return relative().format(days, "day");
    const minutes = Math.max(1, Math.round((at - now) / MINUTE));
    return minutes < 60 ? relative().format(minutes, "minute") : relative().format(Math.round(minutes / 60), "hour");
  };
}

/** Say on which day a past moment was: "сегодня", "вчера", "5 дней назад", earlier the date. */
function agoFormat(locale: string, day: (at: number) => string): (at: number, now: number) => string {
  const relative = lazily(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
  return (at, now) => {
    const days = Math.max(0, Math.round((midnight(now) - midnight(at)) / DAY));
    return days < 14 ? relative().format(-days, "day") : day(at);
  };
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Give everything that words need to write values in one language. */
export function formats(locale: string) {
  const plurals = lazily(() => new Intl.PluralRules(locale));
  const numbers = lazily(() => new Intl.NumberFormat(locale));
  const percents = lazily(() => new Intl.NumberFormat(locale, { style: "percent" }));
  const dayMonth = lazily(() => new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" }));
  const dates = lazily(() => new Intl.DateTimeFormat(locale, { dateStyle: "long" }));
  const unit = unitFormat(locale);

  /** The form of a noun after a count; English passes the same word for `few` and `many`. */
  const plural = (count: number, one: string, few: string, many: string): string => {
    const rule = plurals().select(count);
    return rule === "one" ? one : rule === "few" ? few : many;
  };
  const number = (value: number): string => numbers().format(value);
  const day = (at: number): string => dayMonth().format(at);
  return {
    locale,
    number,
    plural,
    counted: (one: string, few: string, many: string) => (count: number) =>
      `${number(count)} ${plural(count, one, few, many)}`,
    percent: (share: number): string => percents().format(share),
    minutes: (value: number): string => unit(Math.max(1, Math.round(value)), "minute"),
    day,
    date: (at: number): string => dates().format(at),
    interval: intervalFormat(unit),
    duration: durationFormat(unit),
    when: whenFormat(locale, day),
    ago: agoFormat(locale, day),
  };
}
