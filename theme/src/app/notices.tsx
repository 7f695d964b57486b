/** What the app says about itself: notices above a view, failures in its place, and the wait before it. */

import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";
import type { Words } from "../core/words";
import type { Notice } from "../store/store";
import { usePractice } from "./state";

/** Show the notices of the store, then the view; a view that breaks says so instead of vanishing. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { words } = usePractice();
  const [error] = useErrorBoundary((reason) => console.error(reason));
  return (
    <>
      <Notices />
      {error === undefined ? children : <Failure title={words.notices.crashed} />}
    </>
  );
}

function Notices() {
  const practice = usePractice();
  const { words, notices } = practice;
  return (
    <div role="status">
      {notices.value.map((notice) => (
        <div class="notice" data-notice={notice.kind} key={notice.kind}>
          <p>{noticeText(notice, words)}</p>
          <button type="button" class="quiet" onClick={() => practice.dismiss(notice.kind)}>
            {words.notices.dismiss}
          </button>
        </div>
      ))}
    </div>
  );
}

function noticeText(notice: Notice, words: Words): string {
  switch (notice.kind) {
    case "damaged":
      return words.notices.damaged(notice.lines);
    case "restored":
      return words.notices.restored(notice.attempts);
    default:
      return words.notices[notice.kind];
  }
}

/** Say what happened, what to do and what is safe. */
export function Failure({ title, detail, children }: { title: string; detail?: string; children?: ComponentChildren }) {
  return (
    <div class="failure" role="alert">
      <h2>{title}</h2>
      {detail !== undefined && <p>{detail}</p>}
      {children}
    </div>
  );
}

/** Hold the place of a question that takes more than a moment to load. */
export function Skeleton() {
  const { words } = usePractice();
  return (
    <div class="skeleton">
      <p class="practice-hidden" role="status">
        {words.session.loading}
      </p>
      <span />
      <span />
      <span />
      <span />
    </div>
  );
}
