/** What the editor's script gives to the app; the script itself is loaded only when code is to be written or compared. */

/** What CodeMirror and the comparison say, under the names that they ask for. */
export type Phrases = Readonly<Record<string, string>>;

export interface EditorOptions {
  readonly text: string;
  /** The name of the field, for those who listen. */
  readonly label: string;
  /** How Tab works and how to get out; it stands under the field and describes it, and Esc brings the focus there. */
  readonly keysHint: string;
  readonly phrases: Phrases;
  /** Called after every change, be it typed, undone or made by `replace`. */
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter, or Cmd+Enter on a Mac. */
  readonly onRun: () => void;
  /** The same with Shift. */
  readonly onCheck?: () => void;
  /** Called once Esc has left the field. */
  readonly onEscape?: () => void;
}

export interface Editor {
  readonly element: HTMLElement;
  text(): string;
  /** Put in another text; undo brings the one before back. */
  replace(text: string): void;
  /** Mark a line, from 1, with what is wrong there, until it is edited; without a line remove the mark. */
  mark(line: number | undefined, message?: string): void;
  focus(): void;
  destroy(): void;
}

export interface ComparedTexts {
  readonly mine: string;
  readonly reference: string;
  readonly mineLabel: string;
  readonly referenceLabel: string;
  /** What differs is no mistake. */
  readonly isRight: boolean;
  readonly phrases: Phrases;
}

export interface EditorScript {
  /** Put an editor into an element. */
  create(host: HTMLElement, options: EditorOptions): Editor;
  /** Put two texts beside each other where there is room, else below each other, with what differs marked. */
  compare(host: HTMLElement, texts: ComparedTexts): { destroy(): void };
}
