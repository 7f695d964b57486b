/** The offer to run the Python of an answer: a button for each fence; what runs it is loaded once one is pressed. */

import { isFields } from "../../core/decode";
import { fenceWords } from "../../core/words-fence";
import type { Practice } from "../state";
import type { OpenTry } from "./try-it";

// While a classic script runs, it can tell where it came from: what runs code lies beside it.
const script = document.currentScript;
const source = new URL("code.js", script instanceof HTMLScriptElement ? script.src : document.baseURI).href;

const PYTHON = ":is(.language-python, .language-py, .language-python3)";

/** Offer to run the Python fences of an answer, except its tests; the result takes the offers back. */
export function offerFences(answer: Element, practice: Practice): () => void {
  const fences = [...answer.querySelectorAll<HTMLElement>(PYTHON)].filter(
    (fence) => fence.closest(".test-code") === null,
  );
  const offers = fences.map((found) => {
    // Without Pygments the class stands on the code itself.
    const fence = found.closest("pre") ?? found;
    const place = document.createElement("div");
    if (fence === found) fence.append(place);
    else fence.after(place);
    return offerRun(place, { code: fence, label: fenceWords(practice.words).run, practice });
  });
  return () => {
    for (const takeBack of offers) takeBack();
  };
}

/** Offer to run the fences of the page's answers, each time one is opened first. */
export function offerAnswers(practice: Practice): void {
  const seen = new WeakSet<Element>();
  const offer = (answer: EventTarget | null): void => {
    if (!(answer instanceof Element) || !answer.matches("details.answer[open]") || seen.has(answer)) return;
    seen.add(answer);
    offerFences(answer, practice);
    // What a program prints is no longer a question then.
    const program = answer.closest("[data-kind=output]")?.querySelector(".prompt");
    if (program) offerFences(program, practice);
  };
  document.addEventListener("toggle", ({ target }) => offer(target), true);
  for (const answer of document.querySelectorAll("details.answer")) offer(answer);
}

interface RunOffer {
  /** The text to run, or the block on the page that shows it and makes way for the editor. */
  readonly code: string | HTMLElement;
  readonly label: string;
  readonly practice: Practice;
}

/** Put a button into a place; pressed, it gives way to an editor that has run the code. The result takes all back. */
export function offerRun(place: HTMLElement, { code, label, practice }: RunOffer): () => void {
  const [button, failure] = [document.createElement("button"), document.createElement("span")];
  let close: (() => void) | undefined;
  let gone = false;
  const press = async (): Promise<void> => {
    button.ariaBusy = "true";
    const open = await loadTry(practice);
    button.ariaBusy = null;
    failure.textContent = open === undefined ? fenceWords(practice.words).failed : "";
    if (open === undefined || close !== undefined || gone) return;
    const onClose = (): void => {
      close?.();
      close = undefined;
      button.focus();
    };
    close = open({ place, code, practice, onClose });
  };
  Object.assign(button, { type: "button", className: "quiet", textContent: label });
  button.dataset.action = "try";
  button.addEventListener("click", () => void press());
  failure.role = "alert";
  place.className = "try-offer";
  // The app's styles of controls are for its own parts of a page.
  place.dataset.view = "try";
  place.append(button, failure);
  return () => {
    gone = true;
    close?.();
    place.remove();
  };
}

async function loadTry({ bank }: Practice): Promise<OpenTry | undefined> {
  try {
    const value = await bank.scripts.load("code", "view", source);
    return isFields(value) && typeof value.openTry === "function" ? (value.openTry as OpenTry) : undefined;
  } catch {
    return undefined;
  }
}
