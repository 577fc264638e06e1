import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DISK, type Disk } from "../../../src/ingest/library/disk.ts";
import { IngestError } from "../../../src/ingest/errors.ts";
import { ingestedFolder, libraryOf } from "../../../src/ingest/ingest.ts";
import { corpusOf, smallPlaces, perda, PERDA_ID, take, wordsOf } from "../support/acts.ts";

const OLD = "Pelaporan dilakukan setiap triwulan.";
const NEW = "Pelaporan dilakukan setiap bulan.";
const NEW_TEXT = perda({ sentence: NEW, more: "\nPasal 4\nPasal baru.\n" });

class Killed extends Error {}

/** A disk on which the process dies at a step: half of what is being written is there, and nothing more is done. */
function dyingDisk(lastStep: number): Disk & { readonly steps: () => number } {
  let steps = 0;
  const step = async (dying: () => Promise<unknown>): Promise<void> => {
    steps++;
    if (steps < lastStep) return;
    if (steps === lastStep) await dying();
    throw new Killed();
  };
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    ...DISK,
    steps: () => steps,
    makeFolder: async (path) => {
      await step(nothing);
      await DISK.makeFolder(path);
    },
    write: async (path, content) => {
      await step(() => writeFile(path, content.slice(0, content.length / 2)));
      await DISK.write(path, content);
    },
    flushFolder: async (path) => {
      await step(nothing);
      await DISK.flushFolder(path);
    },
    rename: async (from, to) => {
      await step(nothing);
      await DISK.rename(from, to);
    },
    remove: async (path) => {
      await step(nothing);
      await DISK.remove(path);
    },
    claim: async (path, content) => {
      await step(() => writeFile(path, ""));
      return DISK.claim(path, content);
    },
  };
}

/** A disk that is full from a write on; what is there can still be renamed and removed. */
function fullDisk(firstWrite: number, code = "ENOSPC"): Disk {
  let writes = 0;
  const mayWrite = (): void => {
    writes++;
    if (writes >= firstWrite) throw Object.assign(new Error(`${code}: no space left on device`), { code });
  };
  return {
    ...DISK,
    makeFolder: async (path) => {
      mayWrite();
      await DISK.makeFolder(path);
    },
    write: async (path, content) => {
      mayWrite();
      await DISK.write(path, content);
    },
    claim: async (path, content) => {
      mayWrite();
      return DISK.claim(path, content);
    },
  };
}

async function stepsOfReplacing(): Promise<number> {
  const disk = dyingDisk(Infinity);
  const places = await smallPlaces();
  await take(places, perda());
  await take({ ...places, disk }, NEW_TEXT);
  return disk.steps();
}

describe("a process killed while it replaces an act", () => {
  it("leaves the old act or the new one, whole, at every step", async () => {
    const steps = await stepsOfReplacing();
    expect(steps).toBeGreaterThan(10);
    const states: string[] = [];
    for (let step = 1; step <= steps; step++) {
      const places = await smallPlaces();
      await take(places, perda());
      await take({ ...places, disk: dyingDisk(step) }, NEW_TEXT).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      const corpus = await corpusOf(places);
      const sentence = wordsOf(corpus, `${PERDA_ID}/pasal-2/ayat-2`);
      const hasFourth = corpus.provisions.has(`${PERDA_ID}/pasal-4`);
      expect([OLD, NEW]).toContain(sentence);
      expect(hasFourth).toBe(sentence === NEW);
      expect(corpus.regulations.get(PERDA_ID)?.lastPasal).toBe(sentence === NEW ? 4 : 3);
      states.push(sentence === NEW ? "new" : "old");
    }
    // Once the registry is in place the new act counts, and never falls back.
    expect(states.join(" ")).toMatch(/^(?:old )+new(?: new)*$/);
  });

  it("is made good by the next run, which also clears away what was left", async () => {
    const steps = await stepsOfReplacing();
    for (let step = 1; step <= steps; step++) {
      const places = await smallPlaces();
      await take(places, perda());
      await take({ ...places, disk: dyingDisk(step) }, NEW_TEXT).catch(() => undefined);
      await take(places, NEW_TEXT);
      expect(wordsOf(await corpusOf(places), `${PERDA_ID}/pasal-2/ayat-2`)).toBe(NEW);
      await take(places, perda({ number: 8 }), {});
      const folder = ingestedFolder(places.dataDir);
      expect((await readdir(folder)).sort()).toEqual(
        [PERDA_ID, "perda-kota-contoh-8-2021", "registry.json"].sort(),
      );
    }
  });

  it("leaves the act or none when it is taken out or rolled back", async () => {
    for (let step = 1; step <= 6; step++) {
      const places = await smallPlaces();
      await take(places, perda());
      await take(places, NEW_TEXT);
      const library = libraryOf({ ...places, disk: dyingDisk(step) });
      await (step % 2 === 0 ? library.remove(PERDA_ID) : library.rollback(PERDA_ID)).catch(() => undefined);
      expect([OLD, NEW, null]).toContain(wordsOf(await corpusOf(places), `${PERDA_ID}/pasal-2/ayat-2`));
    }
  });
});

describe("a full disk", () => {
  it.each([1, 2, 3, 4, 5, 6, 7])("at write %d leaves the old act, and says so", async (write) => {
    const places = await smallPlaces();
    await take(places, perda());
    const before = (await corpusOf(places)).hash;
    await expect(take({ ...places, disk: fullDisk(write) }, NEW_TEXT)).rejects.toMatchObject({
      fault: "disk",
      says: { id: expect.stringContaining("Penyimpanan penuh"), en: expect.stringContaining("disk is full") },
    });
    expect((await corpusOf(places)).hash).toBe(before);
    const names = await readdir(join(ingestedFolder(places.dataDir), PERDA_ID));
    expect(names.filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("that is full when the first act comes leaves a corpus without it", async () => {
    const places = await smallPlaces(fullDisk(3));
    await expect(take(places, perda())).rejects.toBeInstanceOf(IngestError);
    expect((await corpusOf(places)).regulations.has(PERDA_ID)).toBe(false);
  });

  it("that may not be written to is told apart", async () => {
    const places = await smallPlaces(fullDisk(1, "EROFS"));
    await expect(take(places, perda())).rejects.toMatchObject({
      says: { en: expect.stringContaining("EROFS") },
    });
  });
});

describe("two runs at a time", () => {
  it("wait for each other: one is told to try again", async () => {
    const places = await smallPlaces();
    const runs = await Promise.allSettled([take(places, perda()), take(places, perda({ number: 8 }))]);
    const refused = runs.filter((run) => run.status === "rejected");
    expect(refused.length).toBeLessThanOrEqual(1);
    for (const run of refused) expect(run.reason).toMatchObject({ fault: "busy" });
    expect(
      [...(await corpusOf(places)).regulations.keys()].filter((id) => id.startsWith("perda")),
    ).toHaveLength(2 - refused.length);
  });

  it("leave a lock of a living process alone, and take over that of a dead one", async () => {
    const places = await smallPlaces();
    await take(places, perda());
    const lock = join(ingestedFolder(places.dataDir), ".lock");
    await writeFile(lock, String(process.ppid));
    await expect(take(places, NEW_TEXT)).rejects.toMatchObject({ fault: "busy" });
    await writeFile(lock, "999999999");
    await expect(take(places, NEW_TEXT)).resolves.toMatchObject({ outcome: "replaced" });
  });
});
