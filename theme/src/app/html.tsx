/** The bank's HTML on the screen: sanitised, with links and images that work from any page. */

import DOMPurify from "dompurify";
import { useLayoutEffect, useRef } from "preact/hooks";
import { offerFences } from "./code/fences";
import { usePractice } from "./state";

// Material styles tables and code blocks that its own script has wrapped; what comes later must be wrapped here.
const WIDE = "pre > code, .md-typeset__scrollwrap";
const STYLE = /^\s*(text-align|width)\s*:\s*[\w.%]+\s*;?\s*$/;

DOMPurify.addHook("uponSanitizeAttribute", (_, data) => {
  if (data.attrName === "style" && !STYLE.test(data.attrValue)) data.keepAttr = false;
});

/** Show HTML of the bank; `base` is the address of the page that it was written for. An answer's code can be run. */
export function Html({
  html,
  base,
  inline = false,
  runnable = false,
  class: name,
}: {
  html: string;
  base: string;
  inline?: boolean;
  runnable?: boolean;
  class?: string;
}) {
  const practice = usePractice();
  const host = useRef<HTMLDivElement & HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    element.replaceChildren(toFragment(html, base));
    const observer = new ResizeObserver(() => reachScrollers(element));
    observer.observe(element);
    const takeBack = runnable ? offerFences(element, practice) : undefined;
    return () => {
      observer.disconnect();
      takeBack?.();
    };
  }, [html, base]);
  const Tag = inline ? "span" : "div";
  return <Tag ref={host} class={name} />;
}

function toFragment(html: string, base: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true, FORBID_TAGS: ["style", "form"] });
  for (const link of fragment.querySelectorAll("a[href]")) {
    resolve(link, "href", base);
    // A link must not end the session under the learner's hands.
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener");
  }
  for (const media of fragment.querySelectorAll("[src]")) resolve(media, "src", base);
  for (const table of fragment.querySelectorAll("table:not([class])")) wrap(table);
  return fragment;
}

function resolve(element: Element, attribute: string, base: string): void {
  try {
    element.setAttribute(attribute, new URL(element.getAttribute(attribute) ?? "", base).href);
  } catch {
    element.removeAttribute(attribute);
  }
}

function wrap(table: Element): void {
  const [outer, inner] = [document.createElement("div"), document.createElement("div")];
  [outer.className, inner.className] = ["md-typeset__scrollwrap", "md-typeset__table"];
  table.replaceWith(outer);
  outer.append(inner);
  inner.append(table);
}

// A block that scrolls sideways must be reachable by keyboard, any other must not be a stop on the way.
function reachScrollers(host: Element): void {
  for (const block of host.querySelectorAll(WIDE)) {
    if (block.scrollWidth > block.clientWidth) block.setAttribute("tabindex", "0");
    else block.removeAttribute("tabindex");
  }
}
