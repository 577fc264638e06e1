import { describe, expect, it } from "vitest";
import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { formatCitation } from "../../src/law/citations/formatting.ts";
import { findCitations } from "../../src/review/citations.ts";
import { reviewedText } from "../../src/review/document.ts";
import { judgeCitation } from "../../src/review/findings.ts";

const corpus = await loadCorpus("corpus");
const ON = "2026-01-01";

function cited(text: string): string[] {
  const document = reviewedText({ lines: text.split("\n").map((line) => ({ text: line })), pages: null });
  return findCitations(corpus, document).map(({ start, end, resolution }) => {
    const { finding, id } = judgeCitation(corpus, resolution, ON);
    return `${text.slice(start, end)} = ${id ?? "-"} ${finding}`;
  });
}

describe("the citations of a document", () => {
  it("are read from a list of legal bases, where the Lembaran Negara cites nothing", () => {
    expect(
      cited(
        "Mengingat:\n1. Undang-Undang Nomor 24 Tahun 2000 tentang Perjanjian Internasional (Lembaran Negara Republik Indonesia Tahun 2000 Nomor 185, Tambahan Lembaran Negara Republik Indonesia Nomor 4012);\n2. Peraturan Menteri Luar Negeri Nomor 09/A/KP/XII/2006/01 Tahun 2006;",
      ),
    ).toEqual([
      "Undang-Undang Nomor 24 Tahun 2000 tentang Perjanjian Internasional = uu-24-2000 in-force",
      "Peraturan Menteri Luar Negeri Nomor 09/A/KP/XII/2006/01 Tahun 2006 = permenlu-09-2006 revoked",
    ]);
  });

  it("follow names that the document defines and words that point at an act named before", () => {
    expect(
      cited(
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah, selanjutnya disebut UU Pemda, berlaku.\n\nPasal 363 UU Pemda mengatur kerja sama.\n\nUndang-undang tersebut dan Pasal 367 UU dimaksud juga.",
      ),
    ).toEqual([
      "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah = uu-23-2014 amended",
      "UU Pemda = uu-23-2014 amended",
      "Pasal 363 UU Pemda = uu-23-2014/pasal-363 amended",
      "Undang-undang tersebut = uu-23-2014 amended",
      "Pasal 367 UU dimaksud = uu-23-2014/pasal-367 amended",
    ]);
  });

  it("leave out the document's own articles and numbers that cite nothing", () => {
    expect(
      cited(
        "NOTA KESEPAHAMAN Nomor 119/12/2024\nPasal 1\nRuang lingkup sebagaimana dimaksud dalam Pasal 2 meliputi pendidikan, halaman 3, Rp 5.000.000, 3 Januari 2024.\nPasal 2\nPasal 4 Perjanjian ini berlaku 5 tahun.",
      ),
    ).toEqual([]);
  });

  it("find a passage of an act cited before by 'di atas'", () => {
    expect(
      cited(
        "Menurut Pasal 5 ayat (1) UU 24/2000, konsultasi dilakukan.\n\nPasal 5 ayat (1) di atas mengikat.",
      )[1],
    ).toBe("Pasal 5 ayat (1) = uu-24-2000/pasal-5/ayat-1 in-force");
  });

  it("never say that an act is in force whose number could not be read whole", () => {
    expect(cited("Undang-Undang Nomor 32 Tahun 2OO4 dan Undang-Undang Nomor 23 Tahun 2O%4 berlaku")).toEqual([
      "Undang-Undang Nomor 32 Tahun 2OO4 = uu-32-2004 revoked",
      expect.stringMatching(/ = - (ambiguous|not-in-corpus)$/),
    ]);
  });

  it("tell an act of a year to come from one that is merely not held", () => {
    expect(cited("UU Nomor 23 Tahun 2041 dan UU Nomor 12 Tahun 2011")).toEqual([
      "UU Nomor 23 Tahun 2041 = - no-such-act",
      "UU Nomor 12 Tahun 2011 = - not-in-corpus",
    ]);
  });
});

describe("invented provisions", () => {
  const invented = inventedProvisions(100);

  it("are a hundred", () => {
    expect(invented).toHaveLength(100);
  });

  it.each(invented)("%s does not exist", (words) => {
    expect(cited(`Berdasarkan ${words}, daerah bekerja sama.`)).toEqual([`${words} = - no-such-provision`]);
  });

  /** A pasal behind the last, an ayat behind the last of its pasal: of acts that ship whole. */
  function inventedProvisions(count: number): string[] {
    const found: string[] = [];
    const full = [...corpus.regulations.values()].filter(
      ({ id, corpus: held, lastPasal }) =>
        held === "full" && lastPasal !== undefined && !corpus.provisions.has(`${id}/pasal-i`),
    );
    for (let round = 0; found.length < count; round++)
      for (const { id, lastPasal = 0 } of full) {
        if (round % 2 === 0) {
          found.push(formatCitation(corpus, `${id}/pasal-${lastPasal + 1 + round * 3}`));
          continue;
        }
        const pasals = (corpus.texts.get(id)?.provisions ?? []).filter(
          ({ unit, isPenjelasan, body }) =>
            unit === "pasal" &&
            !isPenjelasan &&
            body.some((item) => item.type === "child" && /ayat-\d+$/.test(item.id)),
        );
        const pasal = pasals[(round * 7) % pasals.length];
        const ayat = pasal?.body.filter((item) => item.type === "child").length ?? 0;
        if (pasal !== undefined)
          found.push(formatCitation(corpus, `${pasal.id}/ayat-${ayat + 1 + (round % 5)}`));
      }
    return found.slice(0, count);
  }
});
