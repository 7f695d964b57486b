/** Pictures that lie beside question files: those that questions show come along, as text that needs no other file. */

import { isFields } from "../../core/decode";
import type { ImportedTopic } from "../../core/imports";
import type { MissingPicture } from "../../core/words-import";
import { PLAIN } from "./clean";
import { type BroughtFile, nameOf, PICTURE } from "./files";

/** The pictures of a topic by the addresses that its questions give them, as `data:` addresses. */
export type Pictures = ImportedTopic["images"];

type Brought = { readonly data: string } | Pick<MissingPicture, "reason">;

/** Bytes of one picture; letters of all that a topic keeps, and of those that its Markdown takes along. */
const MOST_PICTURE = 2_000_000;
const MOST_PICTURES = 20_000_000;
const MOST_EMBEDDED = 5_000_000;

// Bounded, as a stranger's text may begin a picture thousands of times and never end it.
const SHOWN = /<img\b[^<>]{0,1000}?\bsrc="([^"]{1,1000})"/gi;
/** What a file begins with tells what it is, whatever it is called. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG\r\n/, "image/png"],
  [/^\xff\xd8\xff/, "image/jpeg"],
  [/^GIF8[79]a/, "image/gif"],
  [/^RIFF.{4}WEBP/s, "image/webp"],
];

/** List the addresses of the pictures that parts of questions show from beside their file. */
export function addressesIn(parts: unknown): readonly string[] {
  const found = textsIn(parts).flatMap((text) => [...text.matchAll(SHOWN)].map(([, address = ""]) => written(address)));
  return [...new Set(found)].filter((address) => address !== "" && !/^([a-z][a-z0-9+.-]*:|[/#\\])/i.test(address));
}

/** Find the pictures at addresses among those that came with the files, else among those of before, and read them. */
export async function bringPictures(
  addresses: readonly string[],
  files: readonly BroughtFile[],
  beside: readonly File[],
  before: Pictures,
): Promise<{ readonly images: Pictures; readonly missing: readonly MissingPicture[] }> {
  const images: Record<string, string> = {};
  const missing: MissingPicture[] = [];
  let size = 0;
  for (const address of addresses) {
    const found = new Set(files.flatMap(({ name }) => pictureAt(address, name, beside) ?? []));
    const kept = Object.hasOwn(before, address) ? before[address] : undefined;
    const brought = found.size > 0 || kept === undefined ? await readOne([...found], address) : { data: kept };
    if ("reason" in brought) missing.push({ address, ...brought });
    else if (size + brought.data.length > MOST_PICTURES) missing.push({ address, reason: "full" });
    else {
      images[address] = brought.data;
      size += brought.data.length;
    }
  }
  return { images, missing };
}

/** Put the pictures into the Markdown of a topic; undefined when that would be too long a text. */
export function embed({ markdown, images }: Pick<ImportedTopic, "markdown" | "images">): string | undefined {
  const all = Object.entries(images);
  if (all.reduce((sum, [, data]) => sum + data.length, 0) > MOST_EMBEDDED) return undefined;
  return all.reduce((text, [address, data]) => {
    const literal = address.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const place = new RegExp(
      `(!\\[[^\\]\\n]{0,1000}\\]\\([ \\t]*<?|<(?:img|IMG)\\b[^<>\\n]{0,1000}?\\bsrc=["'])${literal}(?=[>\\s)"'])`,
      "g",
    );
    return text.replace(place, (_, start) => start + data);
  }, markdown);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => (PLAIN.has(key) ? [] : textsIn(part)));
}

function written(attribute: string): string {
  return attribute.replaceAll("&amp;", "&");
}

// Of files that were chosen one by one, nobody knows in which folders they lie.
function pictureAt(address: string, name: string, beside: readonly File[]): File | undefined {
  const path = pathOf(address, name);
  const last = path.slice(path.lastIndexOf("/") + 1);
  return (
    beside.find((file) => nameOf(file) === path) ?? beside.find((file) => nameOf(file) === last && !name.includes("/"))
  );
}

function pathOf(address: string, name: string): string {
  try {
    const { pathname } = new URL(address, new URL(name.split("/").map(encodeURIComponent).join("/"), "file:///"));
    return decodeURIComponent(pathname.slice(1));
  } catch {
    return address;
  }
}

async function readOne(found: readonly File[], address: string): Promise<Brought> {
  const [file] = found;
  if (found.length > 1) return { reason: "clash" };
  if (file === undefined) return { reason: PICTURE.test(address) ? "absent" : "kind" };
  if (file.size > MOST_PICTURE) return { reason: "size" };
  const start = String.fromCharCode(...new Uint8Array(await file.slice(0, 16).arrayBuffer()));
  const type = KINDS.find(([magic]) => magic.test(start))?.[1];
  return type === undefined ? { reason: "kind" } : { data: await toAddress(new Blob([file], { type })) };
}

function toAddress(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(picture);
  });
}
