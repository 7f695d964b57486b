/** The marked line of the editor: where the last run failed, with what Python said about it. */

import { type EditorState, type Extension, RangeSet, StateEffect, StateField, type Text } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  GutterMarker,
  gutterLineClass,
  WidgetType,
} from "@codemirror/view";

interface Mark {
  /** Where the line starts. */
  readonly at: number;
  readonly message: string;
}

/** Set the mark, or remove it. */
export const setMark = StateEffect.define<Mark | undefined>();

class Message extends WidgetType {
  constructor(readonly message: string) {
    super();
  }

  override eq(other: Message): boolean {
    return other.message === this.message;
  }

  toDOM(): HTMLElement {
    const element = document.createElement("div");
    element.className = "editor-message";
    element.textContent = this.message;
    // The field is described by it already, and it is no part of the text.
    element.ariaHidden = "true";
    return element;
  }
}

class MarkedNumber extends GutterMarker {
  override elementClass = "editor-marked-number";
}

const LINE = Decoration.line({ class: "editor-marked" });
const NUMBER = new MarkedNumber();

const field = StateField.define<Mark | undefined>({
  create: () => undefined,
  update(mark, { effects, changes, startState }) {
    const kept = mark && changes.touchesRange(mark.at, endOf(startState.doc, mark.at)) ? undefined : mark;
    const moved = kept && { ...kept, at: changes.mapPos(kept.at, 1) };
    return effects.reduce((last, effect) => (effect.is(setMark) ? effect.value : last), moved);
  },
});

/** The extension that shows the mark. */
export const marking: Extension = [
  field,
  EditorView.decorations.compute([field], decorate),
  gutterLineClass.compute([field], (state) => {
    const mark = state.field(field);
    return mark === undefined ? RangeSet.empty : RangeSet.of(NUMBER.range(mark.at));
  }),
  EditorView.contentAttributes.compute([field], (state): Record<string, string> => {
    return state.field(field) === undefined ? {} : { "aria-invalid": "true" };
  }),
];

/** Return what the marked line says, empty when there is none. */
export function markMessage(state: EditorState): string {
  return state.field(field)?.message ?? "";
}

function decorate(state: EditorState): DecorationSet {
  const mark = state.field(field);
  if (mark === undefined) return Decoration.none;
  const line = LINE.range(mark.at);
  if (mark.message === "") return Decoration.set(line);
  const below = Decoration.widget({ widget: new Message(mark.message), side: 1, block: true });
  return Decoration.set([line, below.range(endOf(state.doc, mark.at))]);
}

function endOf(text: Text, at: number): number {
  return text.lineAt(at).to;
}
