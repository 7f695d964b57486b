/** Handing a file to the learner. */

/** Save a text under a name, as the browser saves downloads. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The download has its own reference by then; at once would be too early for some browsers.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
