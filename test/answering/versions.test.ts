import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, AnswerRequest, Assistant } from "../../src/answering/answer.ts";
import { renderText } from "../../src/telegram/rendering/render.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { NEW_CHAT, shippedAssistant } from "../support/assistant.ts";

/** Look-ups of a day over the shipped law, as a person reads them. */

let assistant: Assistant;
let corpus: Corpus;
beforeAll(async () => {
  ({ assistant, corpus } = await shippedAssistant());
});

const answerTo = (request: AnswerRequest): Promise<Answer> => assistant.answer(request, NEW_CHAT);
const ask = (text: string): Promise<Answer> => answerTo({ type: "question", text });
const read = async (text: string): Promise<string> => renderText(corpus, await ask(text));
const labels = ({ suggestions }: Answer): string[] => suggestions.map(({ label }) => label);

const NOT_TODAY = "bukan keadaan hari ini";

describe("a look-up", () => {
  it.each<[string, readonly (string | RegExp)[], readonly (string | RegExp)[]]>([
    [
      "Pasal 101 UU 23/2014",
      ["d1. memilih gubernur", "sejak 18 Maret 2015, diubah dengan Pasal I angka 5 UU 9/2015"],
      [NOT_TODAY, "naskah asli"],
    ],
    [
      "Pasal 101 UU 23/2014 per 1 Desember 2014",
      [
        "(bunyi per 1 Desember 2014)",
        "d. dihapus;",
        NOT_TODAY,
        "sejak 2 Oktober 2014, diubah dengan Perppu 2/2014 (Pasal I angka 1 UU 2/2015)",
        /Sejak 18 Maret 2015 bunyi .* lain: .*UU 9\/2015/,
      ],
      ["d1."],
    ],
    ["Pasal 101 UU 23/2014 per 18 Maret 2015", ["d1. memilih", NOT_TODAY], [" lain: "]],
    ["Pasal 101 UU 23/2014 per 17 Maret 2015", [NOT_TODAY], ["d1."]],
    [
      "article 63 of law 23/2014 as of 1 December 2014",
      ["dapat dibantu", "not today's", "Since 18 March 2015"],
      [],
    ],
    [
      "Pasal 101 ayat (1) huruf d1 UU 23/2014 per 1 Desember 2014",
      ["belum ada per 1 Desember 2014", "sejak 18 Maret 2015", "UU 9/2015"],
      ["memilih gubernur"],
    ],
    [
      "Pasal 101 ayat (1) huruf d UU 23/2014",
      ["d. dihapus.", "TIDAK BERLAKU LAGI sejak 2 Oktober 2014, dicabut dengan Perppu 2/2014"],
      [],
    ],
    [
      "Pasal 101 ayat (1) huruf f UU 23/2014",
      ["rencana perjanjian internasional"],
      ["UU 9/2015", "Perppu 2/2014", "naskah asli"],
    ],
    [
      "Pasal 42 ayat (1) huruf g UU 32/2004 per 1 Januari 2010",
      ["Per 1 Januari 2010: UU 32/2004 berlaku", "Sekarang: UU 32/2004 TIDAK BERLAKU LAGI"],
      [],
    ],
    ["Pasal 250 UU 23/2014", ["Pasal 250 diubah", "bunyi sebelum perubahan ini"], []],
    [
      "Pasal 250 UU 23/2014 per 1 Januari 2016",
      [NOT_TODAY],
      ["Pasal 250 diubah", "bunyi sebelum perubahan ini"],
    ],
    [
      "Pasal 101 UU 23/2014 per 1 Januari 2010",
      ["UU 23/2014 belum berlaku per 1 Januari 2010", "sejak 2 Oktober 2014"],
      ["memilih"],
    ],
    ["Pasal 101 UU 23/2014 per 1 Januari 2040", ["1 Januari 2040 belum tiba", "d1. memilih"], []],
    [
      "Pasal 101 UU 23/2014 per 31 Februari 2015",
      ['"31 Februari 2015" tidak ada dalam kalender'],
      ["memilih"],
    ],
    [
      "Pasal 63 UU 23/2014 pada tahun 2016",
      ["per 31 Desember 2016", "dibantu oleh wakil"],
      ["dapat dibantu"],
    ],
    ["Pasal 63 UU 23/2014 pada tahun 2015", ["berubah (18 Maret 2015)"], ["dibantu"]],
    [
      "UU 32/2004 per 1 Januari 2010 masih berlaku?",
      ["UU 32/2004 berlaku", NOT_TODAY],
      ["TIDAK BERLAKU LAGI"],
    ],
  ])("%s", async (question, says, doesNot) => {
    const text = await read(question);
    for (const words of says) expect(text).toMatch(typeof words === "string" ? literal(words) : words);
    for (const words of doesNot) expect(text).not.toMatch(typeof words === "string" ? literal(words) : words);
  });

  it("offers the wording before, today's, and the two against each other", async () => {
    expect(labels(await ask("Pasal 101 UU 23/2014"))).toEqual(
      expect.arrayContaining(["Bunyi sebelum 18 Maret 2015", "Bandingkan bunyinya"]),
    );
    const old = await ask("Pasal 101 UU 23/2014 per 1 Desember 2014");
    expect(labels(old)).toEqual(expect.arrayContaining(["Bunyi sekarang", "Bandingkan bunyinya"]));
    expect(old.citations).toMatchObject([{ id: "uu-23-2014/pasal-101", asOf: "2014-12-01" }]);
    expect(labels(await ask("Pasal 5 UU 37/1999")).join()).not.toMatch(/Bunyi|Bandingkan/);
    const which = await ask("Pasal 63 UU 23/2014 pada tahun 2015");
    expect(labels(which)).toEqual(["Bunyi sebelum 18 Maret 2015", "Bunyi sejak 18 Maret 2015"]);
  });

  it("leads by its buttons to what they say", async () => {
    const { suggestions } = await ask("Pasal 101 UU 23/2014");
    const [before, compare] = ["Bunyi sebelum 18 Maret 2015", "Bandingkan bunyinya"].map(
      (label) => suggestions.find((one) => one.label === label)?.request,
    );
    if (before === undefined || compare === undefined) throw new Error("a button is missing");
    expect(renderText(corpus, await answerTo(before))).toContain("(bunyi per 17 Maret 2015)");
    expect(renderText(corpus, await answerTo(compare))).toContain("{+d1. memilih gubernur");
  });
});

describe("a comparison", () => {
  it.each<[string, readonly string[]]>([
    [
      "bandingkan Pasal 101 UU 23/2014 per 1 Desember 2014 dan sekarang",
      [
        "dari 1 Desember 2014 ke hari ini",
        "([-dihapus-], {+baru+})",
        "> (1) DPRD provinsi mempunyai",
        ">   {+d1. memilih gubernur",
        "Pasal I angka 5 UU 9/2015",
      ],
    ],
    ["apa yang berubah di Pasal 154 UU 23/2014", ["{+d1. memilih bupati"]],
    [
      "compare article 101 law 23/2014 as of 1 December 2014 and today",
      ["from 1 December 2014 to today", "([-struck out-], {+added+})", "{+d1. memilih gubernur"],
    ],
    [
      "perubahan Pasal 65 UU 23/2014",
      ["[-f. mengusulkan pengangkatan wakil kepala daerah; dan-] {+f. dihapus.+}"],
    ],
    ["apakah Pasal 63 ayat (1) UU 23/2014 sudah diubah?", ["Pasal 59 ayat (1) [-dapat-] dibantu"]],
    [
      "bandingkan Pasal 101 UU 23/2014 per 1 Januari 2016 dan 1 Januari 2017",
      ["per 1 Januari 2016 dan per 1 Januari 2017 sama"],
    ],
    ["bandingkan Pasal 101 UU 23/2014 per 1 Januari 2010 dan sekarang", ["belum berlaku per 1 Januari 2010"]],
    [
      "apa yang berubah di Pasal 5 UU 37/1999",
      ["tidak tercatat di sini perubahan", "> (1) Hubungan Luar Negeri"],
    ],
  ])("%s", async (question, says) => {
    const text = await read(question);
    for (const words of says) expect(text).toContain(words);
  });

  it("of two different provisions shows both as they are", async () => {
    const { citations } = await ask("bandingkan Pasal 42 UU 32/2004 dengan Pasal 101 UU 23/2014");
    expect(citations.map(({ id }) => id)).toEqual(["uu-32-2004/pasal-42", "uu-23-2014/pasal-101"]);
  });
});

it("what is judged by the law of today says so where another day is named", async () => {
  const text = await read("Apakah Kota Bandung boleh kerja sama dengan Suwon per 1 Desember 2014?");
  expect(text).toContain("menurut hukum hari ini");
});

function literal(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}
