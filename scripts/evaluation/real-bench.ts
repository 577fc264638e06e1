import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

import type { IngestedAct } from "../../src/law/imported/registry.ts";
import { mayBeIngested } from "../../src/law/imported/merging.ts";
import { IngestError } from "../../src/ingest/errors.ts";
import { ingest, type IngestPlaces } from "../../src/ingest/ingest.ts";
import { writeLibrary } from "./made-library.ts";
import { table } from "./metrics.ts";
import { added, all, built, child, indexBytes, megabytes, seconds, served } from "./scale-bench.ts";

/**
 * `npm run bench -- --scale --real FOLDER`: every text of an act under a folder is read as an office would bring it in, and all that
 * can be read is searched at once. With `--galqa FOLDER` its questions are asked too. Nothing of it is kept.
 */
export async function realBench(folder: string, galqa: string | undefined): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "real-"));
  try {
    const { acts, refused, files } = await readActs(dataDir, folder);
    const provisions = await writeLibrary(dataDir, acts.values());
    console.log(`${files} files, ${acts.size} acts, ${provisions} provisions, ${sum(refused)} refused`);
    console.log(
      table(
        ["refused", "files"],
        [...refused].map(([reason, count]) => [reason, String(count)]),
      ),
    );
    const one = built.parse(child("build", dataDir));
    const two = served.parse(child("serve", dataDir));
    const three = added.parse(child("add", dataDir));
    const plain = plainFigures.parse(child("plain", dataDir));
    const rows = [
      ["index built in", seconds(one.elapsed), seconds(plain.built)],
      ["memory while building", megabytes(one.peak), megabytes(plain.peak)],
      ["on disk", megabytes(indexBytes(dataDir)), "-"],
      ["start to first answer", seconds(three.started), "-"],
      ["memory", megabytes(three.rss), megabytes(plain.rss)],
      ["search, median / p99 / processor", all(two.search), all(plain.search)],
      ["answer, median / p99 / processor", all(three.answers), "-"],
      ["one act more is cited after", seconds(three.added), "-"],
      ["golden questions, right first / in five", shares(two.recall), shares(plain.recall)],
    ];
    if (galqa !== undefined) {
      const own = galqaFigures.parse(child("galqa", dataDir, galqa));
      rows.push(["GALQA questions, right first / in five", shares(own.recall), "-"]);
      rows.push(["GALQA questions refused", own.refused.toFixed(3), "-"]);
    }
    console.log(table(["", "assistant", "MiniSearch"], rows));
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

const pair = z.tuple([z.number(), z.number()]);
const times = z.tuple([z.number(), z.number(), z.number()]);
const galqaFigures = z.object({ recall: pair, refused: z.number() });
const plainFigures = z.object({
  built: z.number(),
  peak: z.number(),
  rss: z.number(),
  search: times,
  recall: pair,
});

const shares = ([first, five]: readonly [number, number]): string =>
  `${first.toFixed(3)} / ${five.toFixed(3)}`;

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

/** As a person would who is told that the title cannot be read: with what the folders say, `uu/1992/16.md`. */
async function readAct(places: IngestPlaces, name: string, bytes: Uint8Array): Promise<IngestedAct> {
  const request = { name: name.replaceAll("/", "-"), bytes, isDryRun: true };
  try {
    return (await ingest(places, request)).act;
  } catch (error) {
    const [, kind = "", year = "", number] = /([a-z]+)\/(\d{4})\/(\d+)\.\w+$/.exec(name) ?? [];
    if (!(error instanceof IngestError) || error.fault !== "bad-option" || number === undefined) throw error;
    const title = `${KINDS[kind] ?? kind} Nomor ${number} Tahun ${year}`;
    const named = { id: `${kind}-${number}-${year}`, title, number, year };
    return (await ingest(places, { ...request, ...named })).act;
  }
}

const KINDS: Readonly<Record<string, string>> = { uu: "Undang-Undang", pp: "Peraturan Pemerintah" };

async function readActs(
  dataDir: string,
  folder: string,
): Promise<{ acts: Map<string, IngestedAct>; refused: Map<string, number>; files: number }> {
  const shipped = await loadCorpus("corpus");
  // Reading one act after the other needs no corpus to check it against: what ships is told apart here.
  const corpusDir = join(dataDir, "none");
  await mkdir(join(corpusDir, "topics"), { recursive: true });
  await writeFile(join(corpusDir, "regulations.yaml"), "[]\n");
  const acts = new Map<string, IngestedAct>();
  const refused = new Map<string, number>();
  const refuse = (reason: string): void => void refused.set(reason, (refused.get(reason) ?? 0) + 1);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(?:md|txt)$/.test(name),
  );
  for (const [at, name] of names.sort().entries()) {
    if (at % 500 === 0) console.error(`${at} of ${names.length} read`);
    const bytes = await readFile(join(folder, name));
    try {
      const act = await readAct({ corpusDir, dataDir }, name, bytes);
      const known = shipped.regulations.get(act.entry.id);
      if (known !== undefined && !mayBeIngested(known, shipped.texts.get(known.id)))
        refuse("ships whole and proof-read");
      else if (acts.has(act.entry.id)) refuse("another file is of the same act");
      else acts.set(act.entry.id, act);
    } catch (error) {
      if (!(error instanceof IngestError)) throw error;
      refuse(error.fault);
    }
  }
  return { acts, refused, files: names.length };
}
