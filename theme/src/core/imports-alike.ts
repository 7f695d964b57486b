/** Questions of a brought file that are there already: in the bank, in other topics, or earlier in the file. */

import type { ReadFile } from "./imports";

/** A question that is there already; it is sure when more than its title could be compared. */
export interface There {
  readonly topic: string;
  readonly isSure: boolean;
}

/** What a brought question repeats. */
export interface Repeat {
  /** Undefined where no question asks the same. */
  readonly id: string | undefined;
  readonly isSure: boolean;
  /** The line of an earlier question of the file; zero where there is none. */
  readonly line: number;
}

/** Tell what each question of a file repeats, when it goes into `target`; that topic's own questions are updated. */
export function repeatsIn(
  file: ReadFile,
  alike: readonly (readonly string[])[],
  there: ReadonlyMap<string, There>,
  target: string,
): readonly Repeat[] {
  return file.questions.map(({ repeats }, at) => {
    const others = (alike[at] ?? []).filter((id) => there.has(id) && there.get(id)?.topic !== target);
    const sure = others.find((id) => there.get(id)?.isSure);
    return { id: sure ?? others[0], isSure: sure !== undefined, line: repeats };
  });
}

/** Tell whether a question is left out; never by its title alone, which many questions share. */
export function isRepeated({ isSure, line }: Repeat): boolean {
  return isSure || line > 0;
}
