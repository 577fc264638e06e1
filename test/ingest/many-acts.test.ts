import { CorpusError } from "../../src/platform/yaml.ts";
import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { appendFile, cp, mkdtemp, readFile, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readCitations } from "../../src/law/citations/reading.ts";
import { resolveCitation } from "../../src/law/citations/resolving.ts";
import { type Corpus } from "../../src/law/corpus/corpus.ts";

import { actFile, readRegistry } from "../../src/law/imported/registry.ts";
import { readIngested } from "../../src/law/imported/reading.ts";
import { ingestedFolder, type IngestPlaces } from "../../src/ingest/ingest.ts";
import { corpusOf, perda, PERDA_ID, smallPlaces, take, wordsOf } from "./support/acts.ts";

/** Of many acts only the catalogue is read at the start; here, of any. */

let places: IngestPlaces;

beforeAll(async () => {
  places = await smallPlaces();
  for (const number of [7, 8, 9]) await take(places, perda({ number }));
});

/** A copy under a name of its own, as another process would find it. */
async function copyOf(): Promise<IngestPlaces> {
  const dataDir = await mkdtemp(join(tmpdir(), "many-"));
  await cp(places.dataDir, dataDir, { recursive: true });
  return { ...places, dataDir };
}

async function lazily({ corpusDir, dataDir }: IngestPlaces): Promise<Corpus> {
  return loadCorpus(corpusDir, await readIngested(ingestedFolder(dataDir), undefined, 0));
}

async function fileOf(of: IngestPlaces, id: string): Promise<string> {
  const folder = ingestedFolder(of.dataDir);
  const { acts } = await readRegistry(folder);
  return actFile(folder, id, acts.find((act) => act.id === id)?.current ?? "");
}

const catalogueOf = ({ dataDir }: IngestPlaces): string => join(ingestedFolder(dataDir), "catalogue.jsonl");

describe("acts that are read when they are asked for", () => {
  it("make the same corpus as those that are read at the start", async () => {
    const [lazy, whole] = [await lazily(await copyOf()), await corpusOf(places)];
    expect(lazy.hash).toBe(whole.hash);
    expect(lazy.provisions.size).toBe(whole.provisions.size);
    expect([...lazy.provisions]).toEqual([...whole.provisions]);
    expect([...lazy.regulations]).toEqual([...whole.regulations]);
    for (const text of [
      "Pasal 2 ayat (1) huruf b Perda Kota Contoh 8/2021",
      "Pasal 9 Perda Kota Contoh 9/2021",
      "Pasal 3",
    ]) {
      const [inLazy, inWhole] = [lazy, whole].map((corpus) => {
        const [citation] = readCitations(corpus, text);
        return citation === undefined ? null : resolveCitation(corpus, citation, null);
      });
      expect(inLazy).toEqual(inWhole);
    }
  });

  it("are not read at a later start", async () => {
    const copy = await copyOf();
    await lazily(copy);
    const file = await fileOf(copy, PERDA_ID);
    const { length } = await readFile(file);
    await writeFile(file, "x".repeat(length));
    const elsewhere = { ...copy, dataDir: join(copy.dataDir, ".") };
    const corpus = await lazily(elsewhere);
    expect(corpus.regulations.get(PERDA_ID)?.lastPasal).toBe(3);
    expect(wordsOf(corpus, "perda-kota-contoh-8-2021/pasal-3")).toContain("mulai berlaku");
    // What the disk did to the words is noticed before any of them is shown.
    expect(() => corpus.provisions.get(`${PERDA_ID}/pasal-3`)).toThrow(CorpusError);
    expect(() => corpus.provisions.get(`${PERDA_ID}/pasal-3`)).toThrow("missing or damaged");
  });

  it("that are missing or cut off are named at the start", async () => {
    const copy = await copyOf();
    await lazily(copy);
    await truncate(await fileOf(copy, PERDA_ID), 100);
    await expect(lazily(copy)).rejects.toThrow(`Bring ${PERDA_ID} in again`);
  });

  it("are found whatever is wrong with the catalogue", async () => {
    const whole = await corpusOf(places);
    const made = await copyOf();
    await lazily(made);
    const good = await readFile(catalogueOf(made), "utf8");
    for (const bad of [
      "",
      "{}\n\nx y\n",
      good.slice(0, good.length / 2),
      good.replaceAll("Contoh", "Contek"),
    ]) {
      const copy = await copyOf();
      await writeFile(catalogueOf(copy), bad);
      expect([...(await lazily(copy)).provisions]).toEqual([...whole.provisions]);
    }
  });

  it("are added to the catalogue as they come, after a line that was cut off too", async () => {
    const copy = await copyOf();
    await lazily(copy);
    await appendFile(catalogueOf(copy), '0123456789abcdef {"half');
    await take(copy, perda({ number: 10 }));
    expect((await lazily(copy)).provisions.has("perda-kota-contoh-10-2021/pasal-3")).toBe(true);
    const next = await mkdtemp(join(tmpdir(), "many-"));
    await cp(copy.dataDir, next, { recursive: true });
    expect(
      (await lazily({ ...copy, dataDir: next })).provisions.has("perda-kota-contoh-10-2021/pasal-3"),
    ).toBe(true);
  });
});
