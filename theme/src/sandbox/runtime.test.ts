import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Bytes, type OpenFile, readRuntime, SIZES } from "./runtime";

const NOTHING = { onShare: () => {}, onWasm: () => {} };
const WASM = "\0asm";

/** Serve each file as chunks of text. */
function files(contents: Readonly<Record<string, readonly string[]>>): OpenFile {
  const chunks = (name: string): readonly string[] => contents[name] ?? (name.endsWith(".wasm") ? [WASM] : [name]);
  return async (name) =>
    new ReadableStream<Bytes>({
      start: (controller) => {
        for (const text of chunks(name)) controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      },
    });
}

describe("reading the runtime", () => {
  it("gives the files whole and the WebAssembly as it comes", async () => {
    const wasm: string[] = [];
    const open = files({ "pyodide.asm.wasm": [WASM, "one", "two"], "pyodide.mjs": ["im", "port"] });
    const onWasm = (bytes: Bytes): void => void wasm.push(new TextDecoder().decode(bytes));
    const { pyodide, library, lock } = await readRuntime(open, { ...NOTHING, onWasm });
    expect(wasm).toEqual([WASM, "one", "two"]);
    expect(new TextDecoder().decode(pyodide)).toBe("import");
    expect(library.byteLength).toBe("python_stdlib.zip".length);
    expect(lock).toBe("pyodide-lock.json");
  });

  it("tells the share of the bytes, in steps", async () => {
    const shares: number[] = [];
    const piece = "x".repeat(10_000);
    const open = files({ "python_stdlib.zip": Array.from({ length: 250 }, () => piece) });
    await readRuntime(open, { ...NOTHING, onShare: (share) => shares.push(share) });
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.length).toBeGreaterThan(10);
    expect(shares.length).toBeLessThan(20);
    expect(shares.at(-1)).toBeCloseTo(2_500_000 / 13_531_207, 1);
  });

  it("knows the sizes of the real files", () => {
    const folder = join(import.meta.dirname, "../../node_modules/pyodide");
    for (const [name, size] of Object.entries(SIZES))
      expect([name, size]).toEqual([name, statSync(join(folder, name)).size]);
  });

  it.each(Object.keys(SIZES))("fails when %s is missing", async (missing) => {
    const present = files({});
    const open: OpenFile = (name) => (name === missing ? Promise.reject(new Error("404")) : present(name));
    await expect(readRuntime(open, NOTHING)).rejects.toMatchObject({ reason: "missing-files", message: /404/ });
  });

  it("fails when a connection breaks", async () => {
    const present = files({});
    const broken = new ReadableStream<Bytes>({ pull: (controller) => controller.error(new Error("reset")) });
    const open: OpenFile = async (name) => (name === "python_stdlib.zip" ? broken : present(name));
    await expect(readRuntime(open, NOTHING)).rejects.toMatchObject({ reason: "missing-files" });
  });

  it("fails when a page is served instead of the WebAssembly", async () => {
    const open = files({ "pyodide.asm.wasm": ["<!doctype html>"] });
    await expect(readRuntime(open, NOTHING)).rejects.toMatchObject({ reason: "missing-files" });
  });
});
