import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatCitation } from "../../../src/law/citations/formatting.ts";
import { readCitations } from "../../../src/law/citations/reading.ts";
import { resolveCitation } from "../../../src/law/citations/resolving.ts";
import type { Corpus } from "../../../src/law/corpus/corpus.ts";
import { readRegistry, versionFolder } from "../../../src/law/imported/registry.ts";
import { statusOf } from "../../../src/law/corpus/status.ts";
import { ingestedFolder, libraryOf } from "../../../src/ingest/ingest.ts";
import { corpusOf, newPlaces, perda, PERDA_ID, smallPlaces, take, wordsOf } from "../support/acts.ts";

function found(corpus: Corpus, text: string): unknown {
  const [citation] = readCitations(corpus, text);
  if (citation === undefined) return null;
  const result = resolveCitation(corpus, citation, null);
  return result.type === "found" ? result.id : result;
}

describe("an act that was brought in", () => {
  it.each([
    "Pasal 2 ayat (1) huruf b Perda Kota Contoh 7/2021",
    "Pasal 2 ayat (1) huruf b Perda Kota Contoh Nomor 7 Tahun 2021",
    "pasal 2 ayat 1 huruf b perda contoh no. 7 tahun 2021",
    "Pasal 2 ayat (1) huruf b Perda 7/2021",
    "Pasal 2 ayat (1) huruf b Peraturan Daerah Kota Contoh Nomor 7 Tahun 2021 tentang Kerja Sama Daerah",
    "Pasal 2 ayat (1) huruf b Perda Kerja Sama Daerah",
    `Pasal 2 ayat (1) huruf b ${PERDA_ID}`,
  ])("answers to %s", async (citation) => {
    const places = await newPlaces();
    await take(places, perda());
    expect(found(await corpusOf(places), citation)).toBe(`${PERDA_ID}/pasal-2/ayat-1/huruf-b`);
  });

  it("is named as people name it, and says where it ends", async () => {
    const places = await newPlaces();
    await take(places, perda());
    const corpus = await corpusOf(places);
    expect(formatCitation(corpus, `${PERDA_ID}/pasal-2/ayat-1/huruf-b`)).toBe(
      "Pasal 2 ayat (1) huruf b Perda Kota Contoh 7/2021",
    );
    expect(found(corpus, "Pasal 9 Perda Kota Contoh 7/2021")).toMatchObject({
      type: "does-not-exist",
      exists: { id: "Perda Kota Contoh 7/2021 berakhir di Pasal 3" },
    });
    expect(corpus.provisions.get(`${PERDA_ID}/pasal-2`)?.fidelity).toBe("imported");
  });

  it("shares a short name with an act of another place", async () => {
    const places = await newPlaces();
    await take(places, perda());
    await take(places, perda({ place: "KABUPATEN MISAL" }));
    const corpus = await corpusOf(places);
    expect(found(corpus, "Pasal 3 Perda 7/2021")).toMatchObject({ type: "which-regulation" });
    expect(found(corpus, "Pasal 3 Perda Kabupaten Misal 7/2021")).toBe(
      "perda-kabupaten-misal-7-2021/pasal-3",
    );
    expect(found(corpus, "Pasal 3 Perda Kota Contoh 7/2021")).toBe(`${PERDA_ID}/pasal-3`);
  });

  it("has no formalities and no penjelasan that says nothing among what can be quoted", async () => {
    const places = await smallPlaces();
    await take(places, perda());
    const ids = [...(await corpusOf(places)).provisions.keys()]
      .filter((id) => id.startsWith(PERDA_ID))
      .map((id) => id.slice(PERDA_ID.length + 1));
    expect(ids).toContain("menimbang/huruf-a");
    expect(ids).toContain("penjelasan/pasal-2/ayat-1/huruf-a");
    for (const absent of ["judul", "pembukaan", "memutuskan", "penjelasan/judul", "penjelasan/pasal-1"])
      expect(ids).not.toContain(absent);
  });

  it("is not said to be whole where pasal are missing", async () => {
    const places = await smallPlaces();
    await take(
      places,
      "PERATURAN DAERAH KOTA CONTOH\nNOMOR 1 TAHUN 2020\nTENTANG\nPAJAK\nPasal 1\nSatu.\nPasal 3\nTiga.",
    );
    const corpus = await corpusOf(places);
    expect(corpus.regulations.get("perda-kota-contoh-1-2020")).toMatchObject({
      corpus: "partial",
      shortTitle: "Perda Kota Contoh 1/2020",
    });
    expect(found(corpus, "Pasal 2 Perda Kota Contoh 1/2020")).toMatchObject({ type: "not-shipped" });
  });
});

describe("versions", () => {
  it("the same file changes nothing", async () => {
    const places = await smallPlaces();
    expect((await take(places, perda())).outcome).toBe("new");
    const before = await readRegistry(ingestedFolder(places.dataDir));
    const again = await take(places, perda());
    expect(again).toMatchObject({
      outcome: "unchanged",
      diff: { added: [], removed: [], changed: [], facts: [] },
    });
    expect(await readRegistry(ingestedFolder(places.dataDir))).toEqual(before);
  });

  it("a new one takes the place of the old and keeps it, and says what it changes", async () => {
    const places = await smallPlaces();
    await take(places, perda());
    const next = await take(
      places,
      perda({ sentence: "Pelaporan setiap bulan.", more: "\nPasal 4\nBaru.\n" }),
      { status: "amended", since: "2023-01-02" },
    );
    expect(next.outcome).toBe("replaced");
    expect(next.diff.added).toEqual([`${PERDA_ID}/pasal-4`]);
    expect(next.diff.changed).toEqual([`${PERDA_ID}/pasal-2/ayat-2`]);
    expect(next.diff.removed).toEqual([]);
    expect(next.diff.facts).toEqual(expect.arrayContaining(["status", "since", "lastPasal"]));
    const [entry] = (await readRegistry(ingestedFolder(places.dataDir))).acts;
    expect(entry?.versions).toHaveLength(2);
  });

  it("a dry run shows the same and changes nothing", async () => {
    const places = await smallPlaces();
    await take(places, perda());
    const before = (await corpusOf(places)).hash;
    const dry = await take(places, perda({ sentence: "Lain." }), { isDryRun: true });
    expect(dry).toMatchObject({ outcome: "dry-run", diff: { changed: [`${PERDA_ID}/pasal-2/ayat-2`] } });
    expect((await corpusOf(places)).hash).toBe(before);
    expect((await take(await smallPlaces(), perda(), { isDryRun: true })).diff.added.length).toBeGreaterThan(
      10,
    );
  });

  it("go back one by one, and forward by bringing the file in again", async () => {
    const places = await smallPlaces();
    const library = libraryOf(places);
    const sentence = async () => wordsOf(await corpusOf(places), `${PERDA_ID}/pasal-2/ayat-2`);
    for (const one of ["Satu.", "Dua.", "Tiga."]) await take(places, perda({ sentence: one }));
    await library.rollback(PERDA_ID);
    expect(await sentence()).toBe("Dua.");
    await library.rollback(PERDA_ID);
    expect(await sentence()).toBe("Satu.");
    await expect(library.rollback(PERDA_ID)).rejects.toMatchObject({ fault: "unknown-act" });
    await take(places, perda({ sentence: "Tiga." }));
    expect(await sentence()).toBe("Tiga.");
    await library.remove(PERDA_ID);
    expect(await sentence()).toBeNull();
    await expect(library.remove(PERDA_ID)).rejects.toMatchObject({ fault: "unknown-act" });
    await library.rollback(PERDA_ID);
    expect(await sentence()).toBe("Tiga.");
  });

  it("that are damaged are named at the start, and can be mended without one", async () => {
    const places = await smallPlaces();
    await take(places, perda());
    await take(places, perda({ sentence: "Dua." }));
    const folder = ingestedFolder(places.dataDir);
    const hash = (await readRegistry(folder)).acts[0]?.current ?? "";
    const file = join(versionFolder(folder, PERDA_ID, hash), "act.json");
    await writeFile(file, (await readFile(file, "utf8")).replace("Dua.", "Palsu."));
    await expect(corpusOf(places)).rejects.toThrow(/missing or damaged.*--rollback/);
    await libraryOf(places).rollback(PERDA_ID);
    expect(wordsOf(await corpusOf(places), `${PERDA_ID}/pasal-2/ayat-2`)).toContain("triwulan");
    await take(places, perda({ sentence: "Dua." }));
    expect(wordsOf(await corpusOf(places), `${PERDA_ID}/pasal-2/ayat-2`)).toBe("Dua.");
  });

  it("change the corpus's hash, so that the index is built anew", async () => {
    const places = await smallPlaces();
    const empty = (await corpusOf(places)).hash;
    await take(places, perda());
    const one = (await corpusOf(places)).hash;
    await take(places, perda({ sentence: "Dua." }));
    const two = (await corpusOf(places)).hash;
    expect(new Set([empty, one, two]).size).toBe(3);
    await libraryOf(places).remove(PERDA_ID);
    expect((await corpusOf(places)).hash).toBe(empty);
  });
});

describe("an act that replaces another", () => {
  it("ends the other's time in force, as long as it counts itself", async () => {
    const places = await smallPlaces();
    await take(places, perda());
    await take(places, perda({ number: 8 }), { replaces: [PERDA_ID], since: "2024-05-06" });
    const status = statusOf(await corpusOf(places), `${PERDA_ID}/pasal-2`, "2026-01-01");
    expect(status).toMatchObject({
      status: "revoked",
      since: "2024-05-06",
      by: "perda-kota-contoh-8-2021",
      successors: ["perda-kota-contoh-8-2021"],
    });
    expect(statusOf(await corpusOf(places), PERDA_ID, "2024-01-01").status).toBe("in-force");
    await libraryOf(places).remove("perda-kota-contoh-8-2021");
    expect(statusOf(await corpusOf(places), PERDA_ID, "2026-01-01").status).toBe("in-force");
  });
});

describe("an act of the shipped register", () => {
  it("that ships no text gets one, and keeps what the register knows of it", async () => {
    const places = await newPlaces();
    const text =
      "PERATURAN MENTERI LUAR NEGERI REPUBLIK INDONESIA\nNOMOR 3 TAHUN 2019\nTENTANG\nPANDUAN UMUM HUBUNGAN LUAR NEGERI\nPasal 1\nSatu.\nPasal 2\nDua.";
    const before = (await corpusOf(places)).regulations.get("permenlu-3-2019");
    await take(places, text, { id: "permenlu-3-2019" });
    const corpus = await corpusOf(places);
    expect(corpus.regulations.get("permenlu-3-2019")).toMatchObject({
      corpus: "full",
      status: before?.status,
      title: before?.title,
      names: before?.names,
    });
    expect(found(corpus, "Pasal 2 Permenlu 3/2019")).toBe("permenlu-3-2019/pasal-2");
  });

  it("that ships in part gets the rest: proof-read words stay", async () => {
    const places = await newPlaces();
    const before = await corpusOf(places);
    const pasal = Array.from({ length: 411 }, (_, index) => `Pasal ${index + 1}\nPalsu.`);
    await take(
      places,
      [
        "UNDANG-UNDANG REPUBLIK INDONESIA",
        "NOMOR 23 TAHUN 2014",
        "TENTANG",
        "PEMERINTAHAN DAERAH",
        ...pasal,
      ].join("\n"),
      { id: "uu-23-2014", acceptDoubts: true },
    );
    const corpus = await corpusOf(places);
    expect(wordsOf(corpus, "uu-23-2014/pasal-1/angka-1")).toBe(wordsOf(before, "uu-23-2014/pasal-1/angka-1"));
    const isWhole = corpus.provisions.get("uu-23-2014/pasal-104");
    expect(isWhole).toMatchObject({ fidelity: "imported" });
    const changed = [...before.provisions.values()].filter(
      ({ id }) =>
        corpus.provisions.get(id) !== before.provisions.get(id) &&
        corpus.provisions.get(id)?.fidelity !== "verbatim",
    );
    expect(changed.filter(({ regulation }) => regulation === "uu-23-2014")).toEqual([]);
  });
});
