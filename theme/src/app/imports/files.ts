/** The files that a learner brings: chosen, dropped with folders, or pasted, on their way into a request. */

/** A file as Python reads it. */
export interface BroughtFile {
  readonly name: string;
  /** Base64. */
  readonly data: string;
}

/** Files by what can be done with them. */
export interface Sorted {
  readonly files: readonly File[];
  /** What questions may show. */
  readonly pictures: readonly File[];
  /** In a folder there is much that is no question file. */
  readonly skipped: readonly string[];
  readonly tooBig: readonly string[];
}

export const MOST_MEGABYTES = 50;

const KNOWN =
  /(^|\/)([^./]+|[^/]+\.(md|mdx|markdown|mdown|mkd|txt|text|html?|toml|csv|tsv|gift|apkg|jsonl?|ya?ml|xml))$/i;

/** What may be a picture, by its name. */
export const PICTURE = /\.(png|jpe?g|gif|webp)$/i;

/** Sort what was brought; what was chosen by itself is read whatever its name. */
export function sortFiles(files: readonly File[], { folder }: { readonly folder: boolean }): Sorted {
  const visible = files.filter((file) => !folder || !/(^|\/)(\.|node_modules\/)/.test(nameOf(file)));
  const isQuestions = (file: File): boolean => (folder ? KNOWN.test(nameOf(file)) : !PICTURE.test(nameOf(file)));
  const pictures = visible.filter((file) => PICTURE.test(nameOf(file)));
  // A picture that comes alone was taken for questions.
  const known = !folder && pictures.length === files.length ? files : visible.filter(isQuestions);
  const isSmall = ({ size }: File): boolean => size <= MOST_MEGABYTES * 1_000_000;
  return {
    files: known.filter(isSmall),
    pictures,
    skipped: visible.filter((file) => !known.includes(file) && !pictures.includes(file)).map(nameOf),
    tooBig: known.filter((file) => !isSmall(file)).map(nameOf),
  };
}

/** Read a file for a request. */
export async function bring(file: File): Promise<BroughtFile> {
  return { name: nameOf(file), data: await toBase64(file) };
}

/** Make a file of text that was pasted. */
export function pasted(name: string, text: string): File {
  return new File([text], name);
}

/** Collect what was dropped, with all that is in folders; it must be called while the event lasts. */
export async function dropped(
  transfer: DataTransfer,
): Promise<{ readonly files: readonly File[]; readonly folder: boolean }> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return { files: [...transfer.files], folder: false };
  const files = await Promise.all(entries.map((entry) => filesIn(entry)));
  return { files: files.flat(), folder: entries.some((entry) => entry.isDirectory) };
}

async function filesIn(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFile(entry))
    return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).then((file) => at(file, entry))];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const inside: FileSystemEntry[] = [];
  // A reader gives no more than a hundred at a time, and none when it is done.
  while (true) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesIn))).flat();
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function at(file: File, { fullPath }: FileSystemEntry): File {
  Object.defineProperty(file, "webkitRelativePath", { value: fullPath.replace(/^\//, "") });
  return file;
}

/** Name a file with the folders in which it was found. */
export function nameOf(file: File): string {
  return file.webkitRelativePath || file.name;
}

function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
