/** Text that a program or an author's test has written: always text, never markup, and never larger than its block. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { toShown } from "./shown";

/** Show such a text; a block with more than fits in it can be reached and scrolled by keyboard. */
export function Text({ children }: { children: ComponentChildren }) {
  const block = useRef<HTMLPreElement>(null);
  useLayoutEffect(() => {
    const element = block.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => reach(element));
    observer.observe(element);
    reach(element);
    return () => observer.disconnect();
  });
  return (
    <pre class="run-text" ref={block}>
      <code>{typeof children === "string" ? toShown(children) : children}</code>
    </pre>
  );
}

function reach(element: HTMLElement): void {
  const isCut = element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth;
  if (isCut) element.setAttribute("tabindex", "0");
  else element.removeAttribute("tabindex");
}
