/** The import page: bringing files, or one of the topics that were made of them, as its hash says. */

import { useEffect, useState } from "preact/hooks";
import type { Said } from "../data-action";
import { OwnTopic } from "./own-topic";
import { Start } from "./start";

interface Place {
  readonly topic: string | undefined;
  readonly question: string | undefined;
}

/** Show the page. */
export function ImportView() {
  const [place, setPlace] = useState(read);
  // What an action came to is said on the page that it leads to.
  const [said, setSaid] = useState<Said>();
  useEffect(() => {
    const onHash = (): void => setPlace(read());
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, []);
  return (
    <div class="import">
      <p class="said" data-failed={said?.failed} role="status">
        {said?.text}
      </p>
      {place.topic === undefined ? (
        <Start onSaid={setSaid} />
      ) : (
        <OwnTopic key={place.topic} name={place.topic} question={place.question} onSaid={setSaid} />
      )}
    </div>
  );
}

function read(): Place {
  const values = new URLSearchParams(location.hash.slice(1));
  return { topic: values.get("topic") ?? undefined, question: values.get("question") ?? undefined };
}
