/** The editor: CodeMirror for Python, which can be left by keyboard. */

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore, isolateHistory } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, highlightSpecialChars, type KeyBinding, keymap, lineNumbers } from "@codemirror/view";
import type { Editor, EditorOptions } from "./editor";
import { HIGHLIGHTED, highlighter } from "./highlight";
import { marking, markMessage, setMark } from "./mark";

const INDENT = 4;

/** Put an editor into an element. */
export function create(host: HTMLElement, options: EditorOptions): Editor {
  const frame = makeFrame(options);
  const leaving = new Compartment();
  // While the hint has the focus, Tab and Shift+Tab both pass by the field.
  const skip = (skipped: boolean): void => {
    view.dispatch({ effects: leaving.reconfigure(inTabOrder(!skipped)) });
  };
  const leave = (): boolean => {
    skip(true);
    frame.keys.focus({ preventScroll: true });
    options.onEscape?.();
    return true;
  };
  const keys = [...commands(options, leave), ...closeBracketsKeymap, ...historyKeymap, ...defaultKeymap];
  const extensions = [keymap.of(keys), WRITING, marking, leaving.of(inTabOrder(true)), speaking(options, frame)];
  const view = new EditorView({ doc: options.text, extensions });
  frame.keys.addEventListener("blur", () => skip(false));
  // Who presses it twice wants to be out of the field, not out of the page.
  frame.keys.addEventListener("keydown", (event) => event.key === "Escape" && event.preventDefault());
  frame.element.prepend(view.dom);
  host.append(frame.element);
  return toEditor(view, frame.element);
}

// What the field says of itself, and to the app.
function speaking({ label, phrases, onChange }: EditorOptions, { keys, message }: Frame): Extension {
  return [
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": `${keys.id} ${message.id}` }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      message.textContent = markMessage(state);
      if (docChanged) onChange(state.doc.toString());
    }),
  ];
}

// Python's own list has triple quotes too, and then the closing ones that people type anyway come out as five.
const PAIRS = {
  brackets: ["(", "[", "{", "'", '"'],
  stringPrefixes: ["f", "F", "r", "R", "b", "B", "rb", "br", "fr", "rf"],
};

const WRITING: Extension = [
  EditorState.languageData.of(() => [{ closeBrackets: PAIRS }]),
  pythonLanguage,
  syntaxHighlighting(highlighter),
  lineNumbers(),
  highlightSpecialChars(),
  history(),
  EditorState.tabSize.of(INDENT),
  indentUnit.of(" ".repeat(INDENT)),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  // What covers the page's edges is told by the page, as for everything else that the browser scrolls to.
  EditorView.scrollMargins.of(() => {
    const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
    return { top: Number.parseFloat(scrollPaddingTop) || 0, bottom: Number.parseFloat(scrollPaddingBottom) || 0 };
  }),
];

function commands({ onRun, onCheck }: EditorOptions, leave: () => boolean): readonly KeyBinding[] {
  const told = (run: () => void) => (): boolean => {
    run();
    return true;
  };
  return [
    { key: "Mod-Enter", run: told(onRun) },
    ...(onCheck === undefined ? [] : [{ key: "Mod-Shift-Enter", run: told(onCheck) }]),
    { key: "Escape", run: leave },
    { key: "Tab", run: indent, shift: indentLess },
  ];
}

/** Indent the selected lines; without a selection go on to the next stop, as in editors that people know. */
function indent(view: EditorView): boolean {
  const { state } = view;
  const { empty, head } = state.selection.main;
  if (!empty) return indentMore(view);
  const column = head - state.doc.lineAt(head).from;
  view.dispatch(
    state.update(state.replaceSelection(" ".repeat(INDENT - (column % INDENT))), {
      scrollIntoView: true,
      userEvent: "input",
    }),
  );
  return true;
}

interface Frame {
  readonly element: HTMLElement;
  readonly keys: HTMLElement;
  readonly message: HTMLElement;
}

function makeFrame({ keysHint }: EditorOptions): Frame {
  const [element, keys, message] = [
    document.createElement("div"),
    document.createElement("p"),
    document.createElement("p"),
  ];
  const id = `editor-${Math.random().toString(36).slice(2)}`;
  element.className = `code-editor ${HIGHLIGHTED}`;
  // Code is written from left to right, whatever the page is written in.
  element.dir = "ltr";
  Object.assign(keys, { id: `${id}-keys`, className: "editor-keys", tabIndex: -1, dir: "auto", textContent: keysHint });
  Object.assign(message, { id: `${id}-message`, className: "practice-hidden" });
  element.append(keys, message);
  return { element, keys, message };
}

function toEditor(view: EditorView, element: HTMLElement): Editor {
  return {
    element,
    text: () => view.state.doc.toString(),
    replace: (text) => {
      if (text === view.state.doc.toString()) return;
      // A step of its own, so that one undo takes back this and nothing that was typed before.
      const annotations = isolateHistory.of("full");
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, annotations });
    },
    mark: (line, message = "") => {
      const { doc } = view.state;
      const isThere = line !== undefined && line >= 1 && line <= doc.lines;
      view.dispatch({ effects: setMark.of(isThere ? { at: doc.line(line).from, message } : undefined) });
    },
    focus: () => view.focus(),
    destroy: () => {
      view.destroy();
      element.remove();
    },
  };
}

// Being editable makes it a stop already; checkers of accessibility look for the attribute when the text scrolls.
function inTabOrder(isStop: boolean): Extension {
  return EditorView.contentAttributes.of({ tabindex: isStop ? "0" : "-1" });
}
