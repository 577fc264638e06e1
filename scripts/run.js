/**
 * Runs a TypeScript entry of the project from a bundle, which starts in a third of the time that loading each file takes:
 *
 *   node scripts/run.js src/main.ts [arguments ...]
 *   node scripts/run.js --bundle src/main.ts src/cli/ask.ts ...    makes the bundles and runs nothing
 *
 * The bundle is kept under node_modules/.cache and made anew when a source file is newer than it. Where nothing can be written
 * there, as in a container, the one that is there is run.
 */
import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

// Garbage is collected once the heap has grown by so much of what was in use, not at several times that: the program then stays within
// 200 MB, for no more processor time.
setFlagsFromString("--heap-growing-percent=30");

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [, , first, ...args] = process.argv;
if (first === undefined) throw new Error("usage: node scripts/run.js ENTRY.ts [arguments ...]");
const folder = join(root, "node_modules", ".cache", "asisten-paradiplomasi");

const bundleOf = (entry) => join(folder, `${entry.replaceAll(/[^a-z]+/gi, "-")}.js`);

/** Modification time in milliseconds; 0 for a file that is not there. */
function modified(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestSource(entry) {
  const own = [join(root, "package-lock.json"), fileURLToPath(import.meta.url), resolve(root, entry)];
  let newest = Math.max(...own.map(modified));
  for (const file of readdirSync(join(root, "src"), { recursive: true, withFileTypes: true }))
    if (file.isFile()) newest = Math.max(newest, modified(join(file.parentPath ?? file.path, file.name)));
  return newest;
}

async function build(entry) {
  const esbuild = await import("esbuild");
  mkdirSync(folder, { recursive: true });
  const bundle = bundleOf(entry);
  const fresh = `${bundle}.${process.pid}.tmp`;
  // Before esbuild, whose message would not say so: may anything be written there?
  writeFileSync(fresh, "");
  await esbuild.build({
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

async function run(entry) {
  const bundle = bundleOf(entry);
  if (modified(bundle) <= newestSource(entry)) {
    try {
      await build(entry);
    } catch (error) {
      const isReadOnly = ["EROFS", "EACCES", "EPERM"].includes(error?.code);
      if (!isReadOnly || modified(bundle) === 0) throw error;
    }
  }
  process.argv = [process.argv[0] ?? "node", bundle, ...args];
  await import(pathToFileURL(bundle).href);
}

if (first === "--bundle") for (const entry of args) await build(entry);
else await run(first);
