/** The offer to run the program of a question about its output, once the answer is shown. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { fenceWords } from "../../core/words-fence";
import { usePractice } from "../state";
import { offerRun } from "./fences";

/** Offer to run a program and to change it. */
export function Program({ program }: { program: string }) {
  const practice = usePractice();
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = document.createElement("div");
    host.current?.append(place);
    return offerRun(place, { code: program, label: fenceWords(practice.words).program, practice });
  }, [program, practice]);
  return <div class="try-program" ref={host} />;
}
