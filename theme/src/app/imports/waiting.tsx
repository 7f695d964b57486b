/** What the page shows while Python works: how far it has come, and a way to stop it. */

import { importWords } from "../../core/words-import";
import { usePractice } from "../state";
import type { Python } from "./use-python";

/** Show what is under way, and say it aloud; keep it on screen all the time, so that it is heard. */
export function Waiting({ python: { busy, stop } }: { python: Python }) {
  const { words } = usePractice();
  const t = importWords(words);
  const stage = busy?.stage;
  // Every percent would be read out.
  const said = busy === undefined ? "" : stage?.stage === "download" ? t.downloading : phase();
  function phase(): string {
    if (busy === undefined) return "";
    return stage?.stage === "start" ? t.start : t[busy.work];
  }
  return (
    <div class="import-waiting" data-stage={busy === undefined ? undefined : (stage?.stage ?? "run")}>
      <p class="practice-hidden" role="status">
        {said}
      </p>
      {busy !== undefined && (
        <div class="import-waiting-row">
          {stage?.stage === "download" ? (
            <p>
              {t.download(stage.share)} <span class="aside">{t.downloadNote}</span>
            </p>
          ) : (
            <p>{phase()}…</p>
          )}
          {stage?.stage === "download" && <progress aria-label={said} max={1} value={stage.share} />}
          <button type="button" class="quiet" data-action="stop-import" onClick={stop}>
            {t.stop}
          </button>
        </div>
      )}
    </div>
  );
}
