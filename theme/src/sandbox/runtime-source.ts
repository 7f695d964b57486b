/** Where the runtime's files come from: addresses, or one classic script where pages cannot fetch. */

import { isFields } from "../core/decode";
import type { Bytes, OpenFile } from "./runtime";

/** The place of the runtime. */
export interface RuntimeSource {
  /** The address of its folder, with the slash at the end. */
  readonly folder: string;
}

/** Give the function that opens files of the runtime. */
export function openRuntime({ folder }: RuntimeSource): OpenFile {
  return openFolder(folder, "runtime");
}

/** Give the function that opens files of a folder, which for pages that cannot fetch lie in one script there. */
export function openFolder(folder: string, script: string): OpenFile {
  if (!folder.startsWith("file:")) return (name) => fetchFile(folder + name);
  let packed: Promise<unknown> | undefined;
  return async (name) => {
    packed ??= receive(`${folder}${script}.js`);
    const files = await packed;
    const text = isFields(files) ? files[name] : undefined;
    if (typeof text !== "string") throw new Error("not in the script");
    return unpack(text);
  };
}

async function fetchFile(address: string): Promise<ReadableStream<Bytes>> {
  const { ok, status, body } = await fetch(address);
  if (!ok || body === null) throw new Error(`${status}`);
  return body;
}

async function unpack(text: string): Promise<ReadableStream<Bytes>> {
  // Browsers read base64 far faster than scripts do.
  const { body } = await fetch(`data:application/gzip;base64,${text}`);
  if (body === null) throw new Error("empty");
  return body.pipeThrough(new DecompressionStream("gzip"));
}

/** Load the script and take the files that it pushes, one script at a time; nobody else needs to keep so many bytes. */
function receive(address: string): Promise<unknown> {
  const queue = window.interviewPractice;
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const push = (message: unknown): void => {
      if (Array.isArray(message) && message[0] === "runtime" && isFields(message[1])) resolve(message[1].files);
      else if (isFields(queue) || Array.isArray(queue))
        (queue as { push?: (message: unknown) => void }).push?.(message);
    };
    const leave = (): void => {
      script.remove();
      window.interviewPractice = queue;
      reject(new Error(address));
    };
    window.interviewPractice = { push };
    script.src = address;
    script.onload = script.onerror = leave;
    document.head.append(script);
  });
}
