import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { analyseAct, INDEX_VERSION } from "../../src/retrieval/analysis.ts";
import { definitionNames, type Chunk, type Field } from "../../src/retrieval/chunks.ts";

/** An index on disk is of one version of the analysis: whoever changes what comes out here gives it another number. */

const TEXTS: readonly (readonly [Field, string])[] = [
  ["text", "Pemerintah Daerah dapat mengadakan kerja sama luar negeri setelah mendapat persetujuan DPRD."],
  ["text", "Penandatanganan dilakukan oleh gubernur, bupati, atau wali kota."],
  ["penjelasan", "Yang dimaksud dengan kota kembar adalah sister city."],
  ["topic", "Persetujuan DPRD untuk kerja sama dengan pemerintah daerah di luar negeri"],
  ["question", "perlu ijin dewan ga buat MoU sama kota di jepang?"],
  ["question", "Does a sister city agreement need the consent of the regional council?"],
  ["place", "KERJA SAMA LUAR NEGERI"],
  ["act", "Tata Cara Kerja Sama Daerah"],
  ["definition", "Perjanjian Internasional"],
];

test("what an act comes to is of this version", () => {
  const chunks = TEXTS.map(([field, pageContent]): Chunk => ({
    pageContent,
    metadata: { unit: "uu-1-2000/pasal-1", provision: "uu-1-2000/pasal-1", field },
  }));
  const analysed = analyseAct(chunks).units.flatMap((unit) =>
    unit.chunks.map(({ terms, length }) => [[...terms].sort(), length.toFixed(3)]),
  );
  const digest = createHash("sha256").update(JSON.stringify(analysed)).digest("hex").slice(0, 12);
  expect([INDEX_VERSION, digest]).toEqual([2, "daab2c2c4457"]);
});

test.each([
  [
    "Rencana Penggunaan TKA yang selanjutnya disingkat RPTKA adalah rencana.",
    ["Rencana Penggunaan TKA", "RPTKA"],
  ],
  ["Surat Kuasa (Full Powers) adalah surat yang dikeluarkan oleh Presiden.", ["Surat Kuasa", "Full Powers"]],
  ["Pejabat yang ditunjuk wajib melapor.", []],
])("%s defines %j", (text, names) => {
  expect(definitionNames(text)).toEqual(names);
});
