/** What the page shows while Python works: how far it has come, and a way to stop it. */

import { type ImportWords, importWords } from "../../core/words-import";
import { usePractice } from "../state";
import type { Busy, Python } from "./use-python";

/** Fewer files or questions are done before their number could be read. */
const WORTH_COUNTING = 10;

/** Show what is under way, and say it aloud; keep it on screen all the time, so that it is heard. */
export function Waiting({ python: { busy, stop } }: { python: Python }) {
  const t = importWords(usePractice().words);
  return (
    <div class="import-waiting" data-stage={busy === undefined ? undefined : (busy.stage?.stage ?? "run")}>
      {/* Every percent and every question would be read out. */}
      <p class="practice-hidden" role="status">
        {busy !== undefined && nameOf(busy, t)}
      </p>
      {busy !== undefined && (
        <div class="import-waiting-row">
          <Share busy={busy} />
          <button type="button" class="quiet" data-action="stop-import" onClick={stop}>
            {t.stop}
          </button>
        </div>
      )}
    </div>
  );
}

function Share({ busy }: { busy: Busy }) {
  const t = importWords(usePractice().words);
  const { stage, progress, work } = busy;
  if (stage?.stage === "download") {
    return (
      <>
        <p>
          {t.download(stage.share)} <span class="aside">{t.downloadNote}</span>
        </p>
        <progress aria-label={t.downloading} max={1} value={stage.share} />
      </>
    );
  }
  if (progress === undefined || progress.total < WORTH_COUNTING) return <p>{nameOf(busy, t)}…</p>;
  const { done, total } = progress;
  return (
    <>
      <p data-number="done" data-value={done} data-total={total}>
        {nameOf(busy, t)}: {work === "reading" ? t.doneFiles(done, total) : t.doneQuestions(done, total)}
      </p>
      <progress aria-label={nameOf(busy, t)} max={total} value={done} />
    </>
  );
}

function nameOf({ work, stage }: Busy, t: ImportWords): string {
  if (stage?.stage === "download") return t.downloading;
  return stage?.stage === "start" ? t.start : t[work];
}
