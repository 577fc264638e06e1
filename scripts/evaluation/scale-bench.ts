import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

import { madeActs, writeLibrary } from "./made-library.ts";
import { table } from "./metrics.ts";
import { actMaker } from "./synthetic.ts";

/**
 * `npm run bench -- --scale`: from what ships (5 acts) to a thousand times as many, the others made up. Each figure is of a
 * process of its own.
 */
const SIZES = [1, 10, 100, 1_000];
const SHIPPED_ACTS = 5;

const pair = z.tuple([z.number(), z.number()]);
const times = z.tuple([z.number(), z.number(), z.number()]);
export const built = z.object({ elapsed: z.number(), cpu: z.number(), rss: z.number(), peak: z.number() });
export const served = z.object({
  loaded: z.number(),
  afterLoad: z.number(),
  search: times,
  recall: pair,
  known: z.number().nullable(),
});
export const added = z.object({
  started: z.number(),
  rss: z.number(),
  answers: times,
  lookUps: times,
  added: z.number(),
  block: z.number(),
  isCited: z.boolean(),
});

export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;
export const seconds = (value: number): string => `${(value / 1_000).toFixed(1)} s`;
const ms = (value: number): string => `${value.toFixed(1)} ms`;
export const all = ([median, last, busy]: readonly [number, number, number]): string =>
  `${median.toFixed(1)} / ${last.toFixed(0)} / ${busy.toFixed(1)} ms`;
const share = (value: number | null): string => (value === null ? "-" : value.toFixed(3));

/** @param chosen sizes, times what ships; all by default */
export async function scaleBench(chosen: readonly number[] = SIZES): Promise<void> {
  const maker = actMaker(await loadCorpus("corpus"));
  const shipped = (await loadCorpus("corpus")).provisions.size;
  const search: string[][] = [];
  const whole: string[][] = [];
  for (const size of chosen) {
    const folder = mkdtempSync(join(tmpdir(), "scale-"));
    try {
      const acts = size * SHIPPED_ACTS;
      const count = shipped + (await writeLibrary(folder, madeActs(maker, acts - SHIPPED_ACTS)));
      const label = [`${size.toLocaleString("en")} x`, acts.toLocaleString("en"), count.toLocaleString("en")];
      const one = built.parse(child("build", folder));
      const two = served.parse(child("serve", folder));
      search.push([
        ...label,
        seconds(one.elapsed),
        seconds(one.cpu),
        megabytes(one.peak),
        megabytes(indexBytes(folder)),
        seconds(two.loaded),
        megabytes(two.afterLoad),
        all(two.search),
        `${share(two.recall[0])} / ${share(two.recall[1])}`,
        share(two.known),
      ]);
      const three = added.parse(child("add", folder));
      if (!three.isCited) throw new Error("the act that was added cannot be cited");
      whole.push([
        ...label,
        seconds(three.started),
        megabytes(three.rss),
        all(three.answers),
        all(three.lookUps),
        seconds(three.added),
        ms(three.block),
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    console.error(`${size} x measured`);
  }
  const what = ["corpus", "acts", "provisions"];
  console.log(
    "\nThe search (recall first / in five of the golden questions; found: made-up articles in five by eight words)",
  );
  console.log(
    table(
      [
        ...what,
        "build",
        "processor",
        "peak",
        "on disk",
        "load",
        "memory",
        "median / p99 / processor",
        "recall",
        "found",
      ],
      search,
    ),
  );
  console.log(
    "\nThe whole program (start to first answer; adding one act to the running program, until it is cited; times as above)",
  );
  console.log(
    table([...what, "start", "memory", "answer", "look-up", "one act more", "blocked at most"], whole),
  );
}

export function child(mode: string, folder: string, ...more: string[]): unknown {
  const output = execFileSync(
    process.execPath,
    ["scripts/run.js", "scripts/evaluation/scale-child.ts", mode, folder, ...more],
    { encoding: "utf8", env: { ...process.env, DATA_DIR: folder }, maxBuffer: 2 ** 26 },
  );
  return JSON.parse(output.trim().split("\n").at(-1) ?? "");
}

export function indexBytes(folder: string): number {
  const size = (path: string): number => {
    const found = statSync(path);
    return found.isDirectory()
      ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0)
      : found.size;
  };
  return readdirSync(folder)
    .filter((name) => name.startsWith("index"))
    .reduce((sum, name) => sum + size(join(folder, name)), 0);
}
