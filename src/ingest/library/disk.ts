import { mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { errorCode } from "../../platform/errors.ts";
import { readIfThere } from "../../platform/files.ts";

/** What ingesting does to the disk, so that a test can break each step of it. */
export interface Disk {
  makeFolder(path: string): Promise<void>;
  /** Writes a new file, to the disk itself and not only to its cache. */
  write(path: string, content: string): Promise<void>;
  /** Makes sure that the names in a folder are on the disk. */
  flushFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  list(path: string): Promise<string[]>;
  /**
   * Creates a file that must not exist.
   * @returns false where it does
   */
  claim(path: string, content: string): Promise<boolean>;
  /** The text of a file; null where it is missing. */
  read(path: string): Promise<string | null>;
}

export const DISK: Disk = {
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true });
  },
  write: async (path, content) => {
    const file = await open(path, "w");
    try {
      await file.writeFile(content, "utf8");
      await file.sync();
    } finally {
      await file.close();
    }
  },
  flushFolder: async (path) => {
    const folder = await open(path, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  list: (path) => readdir(path).catch(() => []),
  claim: async (path, content) => {
    try {
      await writeFile(path, content, { flag: "wx" });
      return true;
    } catch (error) {
      if (errorCode(error) === "EEXIST") return false;
      throw error;
    }
  },
  read: async (path) => (await readIfThere(path)) ?? null,
};
