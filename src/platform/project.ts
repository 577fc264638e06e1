import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

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
