/** Remarks on a file or a topic: what is wrong, what to do about it, and the line that it is about. */

import type { Remark } from "../../core/imports";
import { importWords } from "../../core/words-import";
import { usePractice } from "../state";

/** More are folded away. */
const FEW = 3;
const MOST = 500;

/** Show remarks under a line that counts them. */
export function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  const t = importWords(usePractice().words);
  if (remarks.length === 0) return null;
  return (
    <details class="read-fold" open={remarks.length <= FEW}>
      <summary>{t.remarks(remarks.length)}</summary>
      <RemarkList remarks={remarks} />
    </details>
  );
}

/** Show remarks with the lines they are about; beside the question itself, its heading need not be repeated. */
export function RemarkList({ remarks, isBeside = false }: { remarks: readonly Remark[]; isBeside?: boolean }) {
  const t = importWords(usePractice().words);
  return (
    <ul class="plain-list remarks">
      {remarks.slice(0, MOST).map((remark, at) => {
        const { text, way } = t.remark(remark);
        return (
          <li key={at} data-code={remark.code} data-line={remark.line}>
            <p>
              {!isBeside && <span class="remark-line">{remark.line > 0 ? t.line(remark.line) : t.wholeFile}</span>}
              <Coded text={text} />
            </p>
            {remark.source.trim() !== "" && !(isBeside && remark.source.startsWith("## ")) && (
              <pre class="remark-source" dir="auto">
                <code>{remark.source}</code>
              </pre>
            )}
            {way !== "" && (
              <p class="remark-way">
                <Coded text={way} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Show text in which code stands in backticks. */
export function Coded({ text }: { text: string }) {
  return (
    <>
      {text.split(/`([^`]+)`/).map((part, at) =>
        at % 2 === 0 ? (
          part
        ) : (
          <code key={at} dir="auto">
            {part}
          </code>
        ),
      )}
    </>
  );
}
