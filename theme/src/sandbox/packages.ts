/** The zip of Python packages that the site carries beside the runtime. */

import type { Bytes } from "./runtime";
import { RuntimeError } from "./runtime-error";
import { openFolder } from "./runtime-source";

/** The place of the packages. */
export interface Packages {
  /** The address of their folder, with the slash at the end. */
  readonly folder: string;
}

const NAME = "packages.zip";
// "PK"; some servers answer for a missing file with a page.
const MAGIC = [80, 75];

/** Give the function that reads the zip, or throws a RuntimeError. */
export function openPackages({ folder }: Packages): () => Promise<ArrayBuffer> {
  const open = openFolder(folder, "packages");
  return async () => {
    try {
      return checked(await new Response(await open(NAME)).arrayBuffer());
    } catch (error) {
      throw new RuntimeError("missing-files", `${NAME}: ${error}`);
    }
  };
}

function checked(zip: ArrayBuffer): ArrayBuffer {
  const start: Bytes = new Uint8Array(zip, 0, Math.min(MAGIC.length, zip.byteLength));
  if (MAGIC.some((byte, at) => start[at] !== byte)) throw new Error("no zip");
  return zip;
}
