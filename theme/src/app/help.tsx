/** The list of keys. */

import { useEffect, useRef } from "preact/hooks";
import { usePractice } from "./state";

/** Show the keys until the learner closes the list. */
export function Help({ onClose }: { onClose: () => void }) {
  const { words } = usePractice();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help-dialog" aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">{words.help.title}</h2>
      <dl>
        {words.help.lines.map(([keys, meaning]) => (
          <>
            <dt>{keys}</dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
      <button type="button" class="md-button" onClick={() => dialog.current?.close()}>
        {words.help.close}
      </button>
    </dialog>
  );
}
