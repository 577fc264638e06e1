import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { errorCode } from "./errors.ts";

/** The text of a file; undefined where there is none. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Puts a file in its place whole, with its folder: a reader finds the former one or this one, also after a crash. */
export async function replaceFile(file: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFileAtomic(file, content);
}

/** What JSON says; undefined for what is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the program itself lies: found alike from its sources and from a bundle somewhere below the same folder. */
const ROOT = folderWith("package.json", dirname(fileURLToPath(import.meta.url)));

function folderWith(name: string, folder: string): string {
  if (existsSync(join(folder, name))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error(`no ${name} above ${import.meta.url}`);
  return folderWith(name, above);
}

/** @param path from the folder of package.json, such as "src/retrieval/embeddings.bin" */
export function projectFile(path: string): string {
  return join(ROOT, path);
}

/** The program's version, as package.json has it. */
export function readVersion(): string {
  const text = readFileSync(projectFile("package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
