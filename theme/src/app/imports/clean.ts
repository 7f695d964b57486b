/** The gate for a stranger's HTML: what is kept of an imported topic can format text, and nothing else. */

import DOMPurify from "dompurify";
import { isFields } from "../../core/decode";

const TAGS = [
  ...["a", "abbr", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del", "details", "div", "dl"],
  ...["dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd"],
  ...["label", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup"],
  ...["table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var"],
];
const ATTRIBUTES = [
  ...["alt", "checked", "class", "colspan", "dir", "for", "href", "id", "lang", "name", "open", "rowspan"],
  ...["src", "start", "style", "title", "type"],
];
// What the renderer writes; any other class could dress the text as a part of the site, or lay it over the page.
const CLASS = new RegExp(
  `^(${[
    "admonition|admonition-title",
    "highlight|codehilite|highlighttable|linenos|linenodiv|filename|collapse-code|language-[\\w+#.-]{1,30}|mermaid",
    "tabbed-set|tabbed-alternate|tabbed-labels|tabbed-content|tabbed-block|footnote|footnote-ref|footnote-backref",
    // A shortcut, and the short names of highlighted tokens.
    "keys|key-[\\w-]{1,20}|[a-z]{1,3}[0-9]?",
  ].join("|")})$`,
);
const ADMONITION = /^(note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote)$/;
// Tabs and footnotes point at each other by these; any other name could stand in for one of the page's.
const NAME = /^(__tabbed_[\w-]+|fn(ref)?[:.-]?[\w:.-]*)$/;
const STYLE = /^\s*text-align\s*:\s*(left|right|center|justify)\s*;?\s*$/;
// A drawing could be a page of its own.
const RASTER = /^data:image\/(png|jpeg|gif|webp);base64,/i;
const NAMES = ["id", "name", "for"];

/** What is text and not HTML among the parts of a question. */
export const PLAIN = new Set(["id", "accepted", "expected", "program", "code"]);

const purify = DOMPurify(window);

purify.addHook("uponSanitizeAttribute", (node, data) => {
  const { attrName, attrValue } = data;
  if (attrName === "class") data.attrValue = classesOf(node, attrValue).join(" ");
  const isWrong =
    (NAMES.includes(attrName) && !NAME.test(attrValue)) || (attrName === "style" && !STYLE.test(attrValue));
  if (isWrong || (attrName === "class" && data.attrValue === "")) data.keepAttr = false;
});

function classesOf(node: Element, text: string): readonly string[] {
  const names = text.split(/\s+/);
  const isAdmonition = node.nodeName === "DETAILS" || names.includes("admonition");
  return names.filter((name) => CLASS.test(name) || (isAdmonition && ADMONITION.test(name)));
}

/** What becomes of pictures: `name` is for a link to one on another server, `images` are those beside the file. */
export interface PictureWays {
  readonly name: (host: string) => string;
  readonly images: Readonly<Record<string, string>>;
}

/** Clean all HTML among the parts of a topic. */
export function cleanParts(parts: unknown, ways: PictureWays): unknown {
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return cleanHtml(value, ways);
    if (Array.isArray(value)) return value.map(clean);
    if (!isFields(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, PLAIN.has(key) ? part : clean(part)]));
  };
  if (!isFields(parts)) return parts;
  return { ...parts, questions: clean(parts.questions) };
}

/** Clean one piece of HTML. */
export function cleanHtml(html: string, ways: PictureWays): string {
  // Most titles, options and points are plain words.
  if (!/[<&]/.test(html)) return html;
  const config = { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: ATTRIBUTES, ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false };
  const fragment = purify.sanitize(html, { ...config, RETURN_DOM_FRAGMENT: true });
  for (const image of fragment.querySelectorAll("img")) replaceImage(image, ways);
  // Tabs are radio buttons; nothing else may be pressed or filled in.
  for (const input of fragment.querySelectorAll("input")) if (input.type !== "radio" || input.id === "") input.remove();
  const host = document.createElement("div");
  host.append(fragment);
  return host.innerHTML;
}

// A picture elsewhere would tell its server who reads, and nothing of this site needs a network.
function replaceImage(image: HTMLImageElement, { name, images }: PictureWays): void {
  const source = image.getAttribute("src") ?? "";
  const own = Object.hasOwn(images, source) ? images[source] : undefined;
  if (own !== undefined) image.setAttribute("src", own);
  if (RASTER.test(own ?? source)) return;
  if (!/^(https?:)?\/\//i.test(source)) {
    image.replaceWith(image.alt);
    return;
  }
  const link = document.createElement("a");
  link.href = source;
  link.textContent = [image.alt, name(hostOf(source))].filter(Boolean).join(" – ");
  // A link cannot stand within a link.
  image.replaceWith(image.closest("a") === null ? link : link.textContent);
}

function hostOf(source: string): string {
  try {
    return new URL(source, "https://unknown").host;
  } catch {
    return source;
  }
}
