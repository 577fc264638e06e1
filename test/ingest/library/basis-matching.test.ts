import { describe, expect, it } from "vitest";
import { formatCitation } from "../../../src/law/citations/formatting.ts";
import { loadRulebook } from "../../../src/eligibility/rules/rulebook.ts";
import { confirmBasis } from "../../../src/ingest/confirm.ts";
import { describeIngested } from "../../../src/ingest/describe-report.ts";
import { corpusOf, newPlaces, perda, take, wordsOf } from "../support/acts.ts";

const ID = "permenlu-09-2006";
const GENERAL = `${ID}/lampiran/syarat-umum`;
const OWN = `${ID}/lampiran-naskah/kerja-sama-luar-negeri`;

/** The conditions as an office's copy of the regulation may word and arrange them: the numbers are not those of the report. */
const TEXT = `PERATURAN MENTERI LUAR NEGERI REPUBLIK INDONESIA
NOMOR 09/A/KP/XII/2006/01
TENTANG
PANDUAN UMUM TATA CARA HUBUNGAN DAN KERJASAMA LUAR NEGERI OLEH PEMERINTAH DAERAH

Pasal 1
Panduan umum tercantum dalam Lampiran Peraturan ini.

Pasal 2
Peraturan Menteri ini mulai berlaku pada tanggal ditetapkan.

Ditetapkan di Jakarta
pada tanggal 28 Desember 2006
LAMPIRAN
A. Kerja Sama Luar Negeri
1. Dengan negara yang memiliki hubungan diplomatik dengan Negara Republik Indonesia dan dalam kerangka Negara Kesatuan Republik Indonesia.
2. Sesuai dengan bidang kewenangan Pemerintah Daerah sebagaimana diatur dalam peraturan perundang-undangan nasional Indonesia.
3. Tidak mengganggu stabilitas politik dan keamanan dalam negeri.
4. Mendapat persetujuan dari Dewan Perwakilan Rakyat Daerah.
5. Tidak mengarah pada campur tangan urusan dalam negeri masing-masing negara.
6. Berdasarkan asas persamaan hak dan tidak saling memaksakan kehendak.
B. Penutup
1. Hal lain diatur kemudian.`;

describe("an act of which only a report ships", () => {
  it("stands beside the report until a person confirms what its points are", async () => {
    const places = await newPlaces();
    const before = await corpusOf(places);
    const taken = await take(places, TEXT, { id: ID });
    const corpus = await corpusOf(places);
    expect(wordsOf(corpus, `${ID}/pasal-1`)).toContain("Panduan umum");
    expect(corpus.provisions.get(`${ID}/pasal-1`)?.fidelity).toBe("imported");
    for (const point of [1, 2, 3, 8])
      expect(corpus.provisions.get(`${GENERAL}/angka-${point}`)).toEqual(
        before.provisions.get(`${GENERAL}/angka-${point}`),
      );
    expect(wordsOf(corpus, `${OWN}/angka-4`)).toContain("Dewan Perwakilan Rakyat Daerah");
    await expect(loadRulebook("corpus", corpus)).resolves.toBeDefined();
    expect(describeIngested(taken).join("\n")).toMatch(
      /0 of \d+ are confirmed[\s\S]*lampiran\/syarat-umum\/angka-3: .*DPRD.*\n.*= lampiran\/kerja-sama-luar-negeri\/angka-4/,
    );
  });

  it("proposes by words, not by numbers", async () => {
    const places = await newPlaces();
    const { proposals } = await take(places, TEXT, { id: ID });
    const proposed = new Map(proposals.map(({ point, provision }) => [point, provision]));
    const own = `${ID}/lampiran/kerja-sama-luar-negeri`;
    expect([1, 2, 3, 4, 5, 6].map((point) => proposed.get(`${GENERAL}/angka-${point}`))).toEqual(
      [1, 2, 4, 3, 5, 6].map((point) => `${own}/angka-${point}`),
    );
  });

  it("carries the rules once confirmed: they rest on the act's own provision, and name where it stands", async () => {
    const places = await newPlaces();
    await take(places, TEXT, { id: ID });
    await confirmBasis(places, ID, [`lampiran/syarat-umum/angka-3=lampiran/kerja-sama-luar-negeri/angka-4`]);
    const corpus = await corpusOf(places);
    expect(corpus.provisions.has(`${GENERAL}/angka-3`)).toBe(false);
    expect(corpus.provisions.has(`${GENERAL}/angka-1`)).toBe(true);
    const basis = (await loadRulebook("corpus", corpus)).rules.flatMap((rule) =>
      rule.basis.map(({ provision }) => provision),
    );
    expect(basis).toContain(`${OWN}/angka-4`);
    expect(basis).not.toContain(`${GENERAL}/angka-3`);
    expect(formatCitation(corpus, `${OWN}/angka-4`)).toBe(
      "Lampiran “Kerja Sama Luar Negeri” angka 4 Permenlu 09/2006",
    );
    expect(corpus.topics.some(({ id }) => id === `${OWN}/angka-4`)).toBe(true);
  });

  it("takes all sure proposals by one word, keeps them while the words stay, and drops them when they change", async () => {
    const places = await newPlaces();
    await take(places, TEXT, { id: ID, confirmBasis: ["all"] });
    const confirmed = async () => (await corpusOf(places)).moved;
    expect((await confirmed()).size).toBeGreaterThanOrEqual(4);
    const again = await take(places, `${TEXT}\n2. Satu lagi.`, { id: ID });
    expect(Object.keys(again.act.basis).length).toBeGreaterThanOrEqual(4);
    const changed = await take(places, TEXT.replace("Mendapat persetujuan dari", "Tanpa persetujuan"), {
      id: ID,
    });
    expect(Object.values(changed.act.basis)).not.toContain(`${ID}/lampiran/kerja-sama-luar-negeri/angka-4`);
  });

  it.each([
    ["angka-3"],
    ["lampiran/syarat-umum/angka-9=pasal-1"],
    ["lampiran/syarat-umum/angka-3=pasal-99"],
    ["a=b=c"],
  ])("refuses to confirm %s", async (word) => {
    const places = await newPlaces();
    await take(places, TEXT, { id: ID });
    await expect(confirmBasis(places, ID, [word])).rejects.toMatchObject({ fault: "bad-option" });
    expect((await corpusOf(places)).moved.size).toBe(0);
  });

  it("is not confused with an act that no rule rests on", async () => {
    const places = await newPlaces();
    await expect(take(places, perda(), { confirmBasis: ["all"] })).rejects.toMatchObject({
      fault: "bad-option",
    });
    await expect(confirmBasis(places, "perda-entah", ["all"])).rejects.toMatchObject({
      fault: "unknown-act",
    });
  });
});
