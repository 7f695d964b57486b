/** HTML as Markdown with the same words, code and pictures: good for comparing, not for reading. */

const BLOCKS = new Set([
  ...["address", "blockquote", "dd", "details", "div", "dl", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6"],
  ...["hr", "li", "ol", "p", "summary", "table", "td", "th", "tr", "ul"],
]);

/** Write HTML as rough Markdown; nothing of it is run or loaded. */
export function roughly(html: string): string {
  if (!/[<&]/.test(html)) return html;
  return textOf(new DOMParser().parseFromString(html, "text/html").body).trim();
}

function textOf(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return "";
  const text = node.textContent ?? "";
  if (node.localName === "pre") return `\n${fenced(text.replace(/\n$/, ""))}\n`;
  if (node.localName === "code") return ticked(text);
  if (node.localName === "br") return "\n";
  if (node.localName === "img") return `![${node.getAttribute("alt") ?? ""}](${node.getAttribute("src") ?? ""})`;
  const inside = [...node.childNodes].map(textOf).join("");
  return BLOCKS.has(node.localName) ? `\n${numberOf(node)}${inside}\n` : inside;
}

function fenced(code: string): string {
  const fence = "`".repeat(Math.max(3, longestTicks(code) + 1));
  return `${fence}\n${code}\n${fence}`;
}

function ticked(code: string): string {
  const ticks = "`".repeat(longestTicks(code) + 1);
  return `${ticks}${code}${ticks}`;
}

function longestTicks(code: string): number {
  return Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
}

// The number of an item stands in the text of a list, and the page only shows it.
function numberOf(item: Element): string {
  const list = item.parentElement;
  if (item.localName !== "li" || list?.localName !== "ol") return "";
  return `${Number(list.getAttribute("start") ?? 1) + [...list.children].indexOf(item)}. `;
}
