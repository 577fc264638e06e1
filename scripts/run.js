/**
 * Runs a TypeScript entry of the project from a bundle, which starts in a third of the time that loading each file takes:
 *
 *   node scripts/run.js src/main.ts [arguments ...]
 *
 * The bundle is kept under node_modules/.cache and made anew when a source file is newer than it.
 */
import { mkdirSync, readdirSync, renameSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [, , entry, ...args] = process.argv;
if (entry === undefined) throw new Error("usage: node scripts/run.js ENTRY.ts [arguments ...]");
const folder = join(root, "node_modules", ".cache", "asisten-paradiplomasi");
const bundle = join(folder, `${entry.replaceAll(/[^a-z]+/gi, "-")}.js`);

/** Modification time in milliseconds; 0 for a file that is not there. */
function modified(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestSource() {
  let newest = Math.max(modified(join(root, "package-lock.json")), modified(fileURLToPath(import.meta.url)));
  for (const file of readdirSync(join(root, "src"), { recursive: true, withFileTypes: true }))
    if (file.isFile()) newest = Math.max(newest, modified(join(file.parentPath ?? file.path, file.name)));
  return newest;
}

if (modified(bundle) <= newestSource()) {
  const { build } = await import("esbuild");
  mkdirSync(folder, { recursive: true });
  const fresh = `${bundle}.${process.pid}.tmp`;
  await build({
    entryPoints: [resolve(root, entry)],
    outfile: fresh,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "warning",
  });
  renameSync(fresh, bundle);
}
process.argv = [process.argv[0] ?? "node", bundle, ...args];
await import(pathToFileURL(bundle).href);
