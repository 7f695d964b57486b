/** Rendering a topic anew when the site has changed; until that is done, or where it fails, the old one stays in use. */

import { decodeShown, type ImportedTopic } from "../../core/imports";
import { importWords } from "../../core/words-import";
import type { Practice } from "../state";
import { askPython } from "./ask-python";
import { cleaned } from "./make";
import { isOutdated, renderingOf } from "./rendering";
import { followShelf, openShelf } from "./shelf";

/** Render a topic anew if it is outdated, and let the page know. */
export async function renew(topic: ImportedTopic, practice: Practice): Promise<void> {
  if (!isOutdated(topic, practice)) return;
  const { markdown, topic: name } = topic;
  try {
    const shown = decodeShown(await askPython({ task: "render", markdown, topic: name }));
    const renewed = {
      ...topic,
      ...cleaned(shown, topic.images, importWords(practice.words)),
      site: renderingOf(practice),
    };
    if (await openShelf(practice.index.name).renew(topic, renewed)) followShelf(practice);
  } catch (error) {
    // Nobody waits for it.
    console.info(error);
  }
}
