import { describe, expect, it } from "vitest";
import { comparedText } from "../../../src/law/corpus/comparison.ts";
import { quoteText } from "../../../src/law/corpus/quote.ts";
import { corpusAsOf } from "../../../src/law/corpus/versions.ts";
import { loadRulebook } from "../../../src/eligibility/rules/rulebook.ts";
import { confirmVersions } from "../../../src/ingest/confirm.ts";
import { describeIngested } from "../../../src/ingest/describe-report.ts";
import { libraryOf } from "../../../src/ingest/ingest.ts";
import { corpusOf, newPlaces, perda, PERDA_ID, take, wordsOf } from "../support/acts.ts";

/** Acts that change others, and an office's copy of what ships restored: before and after a person confirmed them. */

const AMENDING = `UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 5 TAHUN 2024
TENTANG
PERUBAHAN KETIGA ATAS UNDANG-UNDANG NOMOR 23 TAHUN 2014 TENTANG PEMERINTAHAN DAERAH

DENGAN RAHMAT TUHAN YANG MAHA ESA

Menimbang : a. bahwa perlu diubah;

MEMUTUSKAN:
Menetapkan : UNDANG-UNDANG TENTANG PERUBAHAN KETIGA.

Pasal I
Beberapa ketentuan dalam Undang-Undang Nomor 23 Tahun 2014 diubah sebagai berikut:
1. Ketentuan Pasal 63 diubah sehingga berbunyi sebagai berikut:
Pasal 63
(1) Kepala daerah dibantu oleh dua wakil kepala daerah.
(2) Wakil kepala daerah untuk Daerah provinsi disebut wakil gubernur.
2. Pasal 66 dihapus.

Pasal II
Undang-Undang ini mulai berlaku pada tanggal diundangkan.

Disahkan di Jakarta
pada tanggal 1 Februari 2024

Diundangkan di Jakarta
pada tanggal 5 Februari 2024
`;
const ID = "uu-5-2024";
const P63 = "uu-23-2014/pasal-63";

describe("an act that changes a registered one", () => {
  it("offers the new wordings with their day and what changes, and changes nothing", async () => {
    const places = await newPlaces();
    const before = await corpusOf(places);
    const taken = await take(places, AMENDING, { id: ID });
    expect(taken.offers.map(({ pasal, since, isConfirmed }) => ({ pasal, since, isConfirmed }))).toEqual([
      { pasal: P63, since: "2024-02-05", isConfirmed: false },
      { pasal: "uu-23-2014/pasal-66", since: "2024-02-05", isConfirmed: false },
    ]);
    expect(taken.offers[0]?.lines.map(comparedText)[0]).toMatch(/\{\+dua\+\} wakil kepala daerah/);
    const said = describeIngested(taken).join("\n");
    expect(said).toMatch(/2 pasal of another act new words; 0 of them count/);
    expect(said).toContain("--id uu-5-2024 --confirm-versions all");
    const corpus = await corpusOf(places);
    expect(quoteText(corpus, P63)).toBe(quoteText(before, P63));
    expect(wordsOf(corpus, `${ID}/pasal-i/angka-1/pasal-63/ayat-1`)).toContain("dua wakil");
  });

  it("makes the version of its day once confirmed, as imported words; the older ones stay for their time", async () => {
    const places = await newPlaces();
    await take(places, AMENDING, { id: ID });
    const { offers } = await confirmVersions(places, ID, ["pasal-63"]);
    expect(offers.map(({ isConfirmed }) => isConfirmed)).toEqual([true, false]);
    const corpus = await corpusOf(places);
    expect(corpus.provisions.get(`${P63}/ayat-1`)).toMatchObject({
      fidelity: "imported",
      origin: `${ID}/pasal-i/angka-1/pasal-63/ayat-1`,
    });
    expect(quoteText(corpus, P63)).toContain("dua wakil");
    expect(quoteText(corpusAsOf(corpus, "2024-02-04"), P63)).not.toContain("dua wakil");
    expect(quoteText(corpusAsOf(corpus, "2015-03-17"), P63)).toContain("dapat dibantu");
    expect(corpus.provisions.has("uu-23-2014/pasal-66/ayat-1")).toBe(true);
    // Read again it still counts; taken out, what was there before is back.
    expect((await take(places, AMENDING, { id: ID })).offers[0]?.isConfirmed).toBe(true);
    await libraryOf(places).remove(ID);
    expect(quoteText(await corpusOf(places), P63)).not.toContain("dua wakil");
  });

  it("no longer counts where the words of a new file differ from those confirmed", async () => {
    const places = await newPlaces();
    await take(places, AMENDING, { id: ID, confirmVersions: ["all"] });
    expect(quoteText(await corpusOf(places), "uu-23-2014/pasal-66")).toBe("Pasal 66 dihapus.");
    const { offers } = await take(places, AMENDING.replace("dua wakil", "tiga wakil"), { id: ID });
    expect(offers.map(({ isConfirmed }) => isConfirmed)).toEqual([false, true]);
    expect(quoteText(await corpusOf(places), P63)).not.toMatch(/dua|tiga/);
  });

  it("is asked for its day where the file does not tell it, and refused for a pasal it does not change", async () => {
    const places = await newPlaces();
    const undated = AMENDING.replace(/Diundangkan di[^]*$/, "");
    expect((await take(places, undated, { id: ID })).offers[0]?.since).toBeNull();
    await expect(confirmVersions(places, ID, ["all"])).rejects.toMatchObject({
      says: { en: expect.stringContaining("--since") as string },
    });
    await take(places, undated, { id: ID, since: "2024-03-01", confirmVersions: ["pasal-63"] });
    expect((await corpusOf(places)).versions.at(-1)).toMatchObject({ pasal: P63, since: "2024-03-01" });
    await expect(confirmVersions(places, ID, ["pasal-99"])).rejects.toThrow(/pasal-63, pasal-66/);
  });

  it("is refused where the rules would lose what they rest on, and everything stays", async () => {
    const places = await newPlaces();
    const guarded = {
      ...places,
      accept: async (corpus: Awaited<ReturnType<typeof corpusOf>>) =>
        void (await loadRulebook("corpus", corpus)),
    };
    const act = AMENDING.replaceAll("Pasal 63", "Pasal 101").replace(
      /\(1\) Kepala[^]*?gubernur\./,
      "Tugas DPRD diatur kemudian.",
    );
    await take(guarded, act, { id: ID });
    await expect(confirmVersions(guarded, ID, ["pasal-101"])).rejects.toMatchObject({ fault: "corpus" });
    expect(quoteText(await corpusOf(places), "uu-23-2014/pasal-101")).toContain("d1. memilih gubernur");
  });

  it("works for an act of the office's own, of the same place", async () => {
    const places = await newPlaces();
    await take(places, perda());
    const change = AMENDING.replace(
      "UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 5 TAHUN 2024",
      "PERATURAN DAERAH KOTA CONTOH\nNOMOR 4 TAHUN 2023",
    )
      .replaceAll(
        "KETIGA ATAS UNDANG-UNDANG NOMOR 23 TAHUN 2014 TENTANG PEMERINTAHAN DAERAH",
        "ATAS PERATURAN DAERAH NOMOR 7 TAHUN 2021 TENTANG KERJA SAMA DAERAH",
      )
      .replaceAll("Pasal 63", "Pasal 2");
    const { id, offers } = await take(places, change, { confirmVersions: ["pasal-2"] });
    expect(offers[0]).toMatchObject({ pasal: `${PERDA_ID}/pasal-2`, isConfirmed: true });
    const corpus = await corpusOf(places);
    expect(quoteText(corpus, `${PERDA_ID}/pasal-2`)).toContain("dua wakil");
    expect(corpus.provisions.get(`${PERDA_ID}/pasal-2`)?.origin).toBe(`${id}/pasal-i/angka-1/pasal-2`);
    expect(quoteText(corpusAsOf(corpus, "2023-01-01"), `${PERDA_ID}/pasal-2`)).toContain("persetujuan DPRD");
  });
});

describe("an office's copy of an act that ships restored from a scan", () => {
  const PP = "pp-28-2018";
  const copy = (body: string): string => `PERATURAN PEMERINTAH REPUBLIK INDONESIA
NOMOR 28 TAHUN 2018
TENTANG
KERJA SAMA DAERAH

DENGAN RAHMAT TUHAN YANG MAHA ESA

Menimbang : a. bahwa perlu diatur;

MEMUTUSKAN:
Menetapkan : PERATURAN PEMERINTAH TENTANG KERJA SAMA DAERAH.

${body}
`;

  it("is quoted in its place, pasal by pasal, and every difference is reported", async () => {
    const places = await newPlaces();
    const shipped = await corpusOf(places);
    const sample = [...(shipped.texts.get(PP)?.provisions ?? [])].filter(
      ({ unit, isPenjelasan, body }) =>
        unit === "pasal" && !isPenjelasan && body.every(({ type }) => type === "text"),
    );
    const [first, second] = sample;
    if (first === undefined || second === undefined) throw new Error("no plain pasal");
    const lacking = shipped.texts
      .get(PP)
      ?.provisions.find(
        ({ unit, isPenjelasan, body }) =>
          unit === "pasal" && !isPenjelasan && body.some(({ type }) => type === "child"),
      );
    const pasal = (one: typeof first, words: string): string => `Pasal ${one.number}\n${words}\n\n`;
    const text = [first, second, lacking]
      .flatMap((one) => (one === undefined ? [] : [one]))
      .sort((a, b) => Number(a.number) - Number(b.number))
      .map((one) =>
        pasal(
          one,
          one === first
            ? `${quoteText(shipped, one.id).replace(/\.$/, "")} menurut kantor.`
            : one === lacking
              ? "Tanpa ayat."
              : quoteText(shipped, one.id),
        ),
      )
      .join("");
    const taken = await take(places, copy(text), { id: PP, acceptDoubts: true });
    const corpus = await corpusOf(places);
    expect(corpus.provisions.get(first.id)?.fidelity).toBe("imported");
    expect(quoteText(corpus, first.id)).toContain("menurut kantor.");
    expect(corpus.provisions.get(first.id)?.place).toEqual(first.place);
    expect(corpus.provisions.get(lacking?.id ?? "")).toEqual(lacking);
    const pasalIds = (of: typeof corpus): string[] =>
      [...of.provisions.keys()].filter((id) => id.includes("/pasal-"));
    expect(pasalIds(corpus)).toEqual(pasalIds(shipped));
    await expect(loadRulebook("corpus", corpus)).resolves.toBeDefined();
    expect(taken.readings.map(({ pasal: id, isKept }) => [id, isKept]).sort()).toEqual(
      [
        [first.id, false],
        [lacking?.id, true],
      ].sort(),
    );
    const said = describeIngested(taken).join("\n");
    expect(said).toMatch(/\{\+.*menurut kantor\.\+\}/);
    expect(said).toContain(`${lacking?.id ?? ""}: lacks parts of the shipped pasal, which stays`);
  });
});
