/** Reading of untrusted JSON: what every decoder of the core shares. */

/** Tell which part of a document cannot be used, as a path such as `attempts[4].rating`. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
  readonly path: string;

  constructor(path: string, expected: string) {
    super(`${path || "the document"}: expected ${expected}`);
    this.path = path;
  }
}

export type Fields = Readonly<Record<string, unknown>>;

/** Tell whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Return the value as a JSON object. */
export function toFields(value: unknown, path: string): Fields {
  if (!isFields(value)) throw new DecodeError(path, "an object");
  return value;
}

/** Return the value as an array. */
export function toArray(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new DecodeError(path, "an array");
  return value;
}

/** Return the value as a string. */
export function toText(value: unknown, path: string): string {
  if (typeof value !== "string") throw new DecodeError(path, "a string");
  return value;
}

/** Return the value as a string that is not empty. */
export function toName(value: unknown, path: string): string {
  if (typeof value !== "string" || value === "") throw new DecodeError(path, "a string that is not empty");
  return value;
}

/** Return the value as a list of strings. */
export function toTexts(value: unknown, path: string): readonly string[] {
  return toArray(value, path).map((item, at) => toText(item, `${path}[${at}]`));
}

/** Return the value as a whole number that is not less than `least`. */
export function toWhole(value: unknown, path: string, least = 0): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < least) {
    throw new DecodeError(path, `a whole number from ${least}`);
  }
  return value;
}

/** Return the value as one of the given strings. */
export function toOneOf<T extends string>(value: unknown, allowed: readonly T[], path: string): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new DecodeError(path, `one of ${allowed.join(", ")}`);
  return found;
}
