/** Which of the changed lines of two programs belong together: by what they say, not by where they stand. */

/** Places of lines that stand beside each other; only lines that are alike are compared letter by letter. */
export interface Pair {
  readonly a?: number;
  readonly b?: number;
  readonly alike: boolean;
}

/** Lines with less in common say different things. */
const ALIKE = 0.5;
/** More pairs of lines than this are not compared: nobody reads so long a difference. */
const MOST_PAIRS = 40_000;

/** Put lines beside each other, in their order; what has no counterpart stands beside what has none either. */
export function pairLines(a: readonly string[], b: readonly string[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let [nextA, nextB] = [0, 0];
  const fill = (untilA: number, untilB: number): void => {
    for (; nextA < untilA || nextB < untilB; nextA += 1, nextB += 1) {
      pairs.push({
        ...(nextA < untilA ? { a: nextA } : {}),
        ...(nextB < untilB ? { b: nextB } : {}),
        alike: false,
      });
    }
    [nextA, nextB] = [untilA, untilB];
  };
  for (const [atA, atB] of alikePlaces(a, b)) {
    fill(atA, atB);
    pairs.push({ a: atA, b: atB, alike: true });
    [nextA, nextB] = [atA + 1, atB + 1];
  }
  fill(a.length, b.length);
  return pairs;
}

type Places = readonly [number, number];

// The pairs, in order, that have the most in common altogether.
function alikePlaces(a: readonly string[], b: readonly string[]): readonly Places[] {
  if (a.length * b.length > MOST_PAIRS) return [];
  const [piecesA, piecesB] = [a.map(toPieces), b.map(toPieces)];
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  const gain = (i: number, j: number): number => at(i + 1, j + 1) + likeness(piecesA[i] ?? [], piecesB[j] ?? []);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), gain(i, j));
  }
  const places: Places[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (at(i, j) === at(i + 1, j)) i += 1;
    else if (at(i, j) === at(i, j + 1)) j += 1;
    else {
      places.push([i, j]);
      [i, j] = [i + 1, j + 1];
    }
  }
  return places;
}

function toPieces(line: string): readonly string[] {
  return line.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

// Twice what both have, of all that they have; nothing below the bound.
function likeness(a: readonly string[], b: readonly string[]): number {
  const rest = [...b];
  const common = a.filter((piece) => {
    const place = rest.indexOf(piece);
    if (place >= 0) rest.splice(place, 1);
    return place >= 0;
  });
  const share = (2 * common.length) / Math.max(1, a.length + b.length);
  return share < ALIKE ? 0 : share;
}
