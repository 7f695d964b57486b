import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_SETTINGS,
  decodeSettings,
  encodeSettings,
  readWeights,
  type Settings,
  STORED_NAMES,
  TIMER_MODES,
  WEIGHTS,
  weightsIn,
} from "./settings";
import { settingsWords, shownLimits } from "./settings-words";

const VALUES = Array.from({ length: WEIGHTS }, (_, nth) => nth / 10);

const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    retention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
    newPerDay: fc.integer({ min: 0, max: 1000 }),
    reviewsPerDay: fc.integer({ min: 0, max: 10_000 }),
    timer: fc.constantFrom(...TIMER_MODES),
    sessionMinutes: fc.integer({ min: 1, max: 600 }),
    confidence: fc.boolean(),
    keepAnswers: fc.boolean(),
    causes: fc.boolean(),
    own: fc.boolean(),
  })
  .map(({ own, ...rest }) => (own ? { ...rest, weights: { version: 6, values: VALUES } } : rest));

describe("the stored document", () => {
  test("gives back every setting, through JSON", () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(decodeSettings(JSON.parse(JSON.stringify(encodeSettings(settings))))).toEqual(settings);
      }),
    );
  });

  test("names settings in snake case, and only those that were chosen", () => {
    expect(encodeSettings({ newPerDay: 5, keepAnswers: false })).toEqual({ new_per_day: 5, keep_answers: false });
    expect(encodeSettings({ weights: undefined })).toEqual({ weights: undefined });
    expect(STORED_NAMES).toContain("session_minutes");
  });

  test("of any content is read, what cannot be used as by default", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const { weights, ...rest } = decodeSettings(value);
        expect(Object.keys(rest).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
      }),
    );
  });

  test.each([
    ["retention", 0.69],
    ["retention", "0.8"],
    ["retention", Number.NaN],
    ["new_per_day", -1],
    ["new_per_day", 1.5],
    ["reviews_per_day", null],
    ["timer", "down"],
    ["session_minutes", 0],
    ["confidence", "yes"],
    ["weights", { version: 5, values: VALUES }],
    ["weights", { version: 6, values: VALUES.slice(1) }],
    ["weights", { version: 6, values: [...VALUES.slice(1), null] }],
    ["weights", VALUES],
  ])("with a bad %s keeps the others", (name, value) => {
    const stored = { retention: 0.8, causes: false, [name]: value };
    const { retention, causes, ...rest } = decodeSettings(stored);
    expect({ retention: retention === 0.8 || name === "retention", causes }).toEqual({
      retention: true,
      causes: false,
    });
    const { retention: _, causes: __, ...usual } = DEFAULT_SETTINGS;
    expect(rest).toEqual(usual);
  });
});

describe("pasted weights", () => {
  test.each([VALUES.join(", "), `[${VALUES.join(",")}]`, VALUES.join("\n"), `(${VALUES.join(" ")});`])(
    "are read from %j",
    (text) => {
      expect(readWeights(text)).toEqual({ version: 6, values: VALUES });
    },
  );

  test.each([
    ["", 0],
    ["1, 2, 3", 3],
    [`${VALUES.join(", ")}, 1`, 22],
    [VALUES.join(", ").replace("0.1", "x"), 20],
    [VALUES.join(", ").replace("0.1", "Infinity"), 20],
  ])("that are not 21 numbers are counted: %j", (text, count) => {
    expect(readWeights(text)).toBeUndefined();
    expect(weightsIn(text)).toBe(count);
  });
});

describe("the words", () => {
  const shape = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value;

  test("are complete in both languages, and do not shout", () => {
    const [ru, en] = [settingsWords("ru"), settingsWords("en")];
    expect(shape(ru)).toEqual(shape(en));
    expect(JSON.stringify([ru, en])).not.toContain("!");
    expect(ru.between(...shownLimits("retention"))).toBe("Число от 70 до 97. Пока осталось прежнее.");
  });
});
