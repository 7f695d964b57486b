/** The colours of Python: tokens get the classes that the pages' highlighted code has, so every palette serves both. */

import { tagHighlighter, tags } from "@lezer/highlight";

/** The name of the class that an element needs around such tokens. */
export const HIGHLIGHTED = "highlight";

/** Give each kind of token Pygments' class. */
export const highlighter = tagHighlighter([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.modifier], class: "k" },
  { tag: tags.operatorKeyword, class: "ow" },
  { tag: [tags.bool, tags.null], class: "kc" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: "nf" },
  { tag: tags.meta, class: "nd" },
  { tag: tags.comment, class: "c1" },
  { tag: tags.string, class: "s" },
  { tag: tags.escape, class: "se" },
  { tag: tags.number, class: "m" },
  { tag: tags.operator, class: "o" },
  { tag: tags.punctuation, class: "p" },
]);
