import { beforeAll, describe, expect, it } from "vitest";
import { isActsOwn } from "../../src/law/corpus/provision.ts";
import { lineText, quoteText } from "../../src/law/corpus/quote.ts";
import { statusOf } from "../../src/law/corpus/status.ts";
import type { Memo } from "../../src/memo/content/memo.ts";
import {
  ARTICLE,
  CONDITIONAL,
  ENGLISH,
  INELIGIBLE,
  memoScene,
  type MemoScene,
  quotationsOf,
  saidIn,
  SEARCH,
} from "./scene.ts";

let scene: MemoScene;

beforeAll(async () => {
  scene = await memoScene();
}, 60_000);

async function made(...requests: Parameters<MemoScene["memo"]>[0]): Promise<Memo> {
  const memo = await scene.memo(requests);
  if (memo === null) throw new Error("there is no memo");
  return memo;
}

const KINDS = {
  ineligible: INELIGIBLE,
  conditional: CONDITIONAL,
  article: ARTICLE,
  search: SEARCH,
  english: ENGLISH,
};

describe("a memo of a look-up of another day", () => {
  it("rests on the words of that day, says so, and bears the date of its making", async () => {
    const memo = await made("Pasal 63 UU 23/2014 per 1 Desember 2014");
    const [quotation] = quotationsOf(memo);
    expect(quotation?.lines.map(lineText).join("\n")).toContain("dapat dibantu oleh wakil");
    expect(quotation?.remarks.join(" ")).toMatch(
      /per 1 Desember 2014, bukan keadaan hari ini.*Sejak 18 Maret 2015/,
    );
    expect(JSON.stringify(memo.parts)).toContain("1 Desember 2014");
    expect(memo.properties.date).toBe("2026-11-24");
  });

  it("of two days quotes those of today", async () => {
    const [quotation] = quotationsOf(await made("apa yang berubah di Pasal 63 UU 23/2014"));
    expect(quotation?.lines.map(lineText).join("\n")).not.toContain("dapat dibantu");
    expect(quotation?.remarks.join(" ")).toContain(
      "sejak 18 Maret 2015, diubah dengan Pasal I angka 1 UU 9/2015",
    );
  });
});

describe.each(Object.entries(KINDS))("a memo of the kind %s", (_, request) => {
  it("quotes the corpus's words, whole, and never sets a report as a quotation", async () => {
    const quotations = quotationsOf(await made(request));
    expect(quotations.length).toBeGreaterThan(0);
    for (const { provision, lines, isActsOwn: isOwn, attribution } of quotations) {
      expect(lines.map(lineText).join("\n")).toBe(quoteText(scene.corpus, provision));
      const { fidelity, isPenjelasan } = scene.corpus.provisions.get(provision) ?? {};
      expect(isOwn).toBe(isActsOwn(fidelity));
      expect(attribution === null).toBe(isOwn && isPenjelasan === false);
    }
  });

  it("says of every revoked provision, on the spot, that it is revoked and what replaced it", async () => {
    for (const { provision, remarks } of quotationsOf(await made(request))) {
      const { status, successors } = statusOf(scene.corpus, provision, "2026-11-24");
      const isSaid = remarks.some((remark) =>
        /^Status: (?:Tidak berlaku|Dilaporkan|No longer|Reported)/.test(remark),
      );
      expect(isSaid).toBe(status === "revoked");
      if (successors.length > 0) expect(remarks.join(" ")).toMatch(/Yang berlaku sekarang|In force now/);
    }
  });

  it("has every part of the form, and does not speak as the assistant does", async () => {
    const { parts, head, signature, annex, making, language, properties } = await made(request);
    expect(parts.map(({ title }) => title.split(" ")[0])).toEqual(["I.", "II.", "III.", "IV.", "V.", "VI."]);
    for (const { blocks } of parts) expect(blocks.length).toBeGreaterThan(0);
    expect(head.filter(({ value }) => value === null)).toHaveLength(4);
    expect(signature.lines.map(({ value }) => value)).toEqual([null, null, null]);
    expect(JSON.stringify(making)).toContain(scene.corpus.hash.slice(0, 8));
    expect(JSON.stringify(making)).toContain(properties.reference);
    const said = [...parts, annex].map(({ blocks }) => saidIn(blocks)).join("\n");
    const own = said.replace(/“[^”]*”/g, "");
    expect(own).not.toMatch(language === "id" ? /\b(?:saya|Anda)\b|[✅❌❔]/ : /\b(?:I|you|your)\b|[✅❌❔]/);
    expect(own).toMatch(language === "id" ? /Dasar hukum/ : /dasar hukum/);
    expect(own).toMatch(/keberlakuan/i);
    expect(own).toMatch(/tanggal data/i);
  });

  it("is the same for the same input", async () => {
    expect(await made(request)).toMatchObject(JSON.parse(JSON.stringify(await made(request))));
  });
});

const partOf = (memo: Memo, index: number): string => saidIn(memo.parts[index]?.blocks ?? []);

describe("a memo of a verdict", () => {
  it("no: concludes so, lists each condition with its basis, and names what stands in the way", async () => {
    const memo = await made(INELIGIBLE);
    expect(partOf(memo, 4)).toContain("Kota Bandung dengan Tel Aviv (Israel) TIDAK BOLEH dilaksanakan.");
    expect(partOf(memo, 3)).toContain(
      "Negara mitra mempunyai hubungan diplomatik dengan Indonesia\nTidak terpenuhi\n",
    );
    expect(partOf(memo, 3)).toContain("Persetujuan DPRD\nBelum dipastikan\nPasal 30 ayat (1) PP 28/2018");
    expect(partOf(memo, 2)).toContain("Data hubungan diplomatik per 9 Oktober 2025. Menteri Koordinator");
    expect(partOf(memo, 5)).toContain("Rencana tidak dilanjutkan");
    expect(memo.properties.fileName).toBe("telaahan-staf-2026-11-24-kota-bandung-tel-aviv");
  });

  it("with conditions: what is open is to be ensured, in order, in the advice", async () => {
    const memo = await made(CONDITIONAL);
    expect(partOf(memo, 4)).toContain("BOLEH, DENGAN SYARAT");
    expect(partOf(memo, 5)).toMatch(
      /masih harus dipastikan[^]*berkonsultasi dengan Menteri Dalam Negeri[^]*persetujuan DPRD[^]*Permenlu 3\/2019/,
    );
  });

  it("unknown: says what is missing instead of a yes or no", async () => {
    const memo = await made("bolehkah kerja sama dengan kota Xyzzyplugh?");
    expect(partOf(memo, 4)).toContain("BELUM DAPAT DIPASTIKAN");
  });

  it("of several partners judges each", async () => {
    const memo = await made("bolehkah Kota Bandung kerja sama pendidikan dengan Israel atau Jepang?");
    expect(partOf(memo, 4)).toMatch(/Israel [^.]*TIDAK BOLEH[^]*Jepang [^.]*BOLEH, DENGAN SYARAT/);
  });

  it("is still made after its article was opened, and no more after something else was asked", async () => {
    const opened = await made(INELIGIBLE, { type: "provision", id: "uu-37-1999/pasal-5" });
    expect(opened.properties.title).toContain("Tel Aviv");
    expect((await made(INELIGIBLE, ARTICLE)).properties.title).toContain("Pasal 42");
  });
});

describe("a memo of an answer", () => {
  it("of a revoked article quotes what is in force, and advises to rely on that", async () => {
    const memo = await made(ARTICLE);
    const quoted = quotationsOf(memo).map(({ provision }) => provision);
    expect(quoted).toContain("uu-23-2014/pasal-154/ayat-1/huruf-g");
    expect(partOf(memo, 4)).toContain("Pasal 42 ayat (1) huruf g UU 32/2004 tidak berlaku lagi");
    expect(partOf(memo, 5)).toMatch(/Gunakan Pasal 154 ayat \(1\) huruf g UU 23\/2014 .* bukan Pasal 42/);
  });

  it("of a whole act is about that act, not about the one that revoked it", async () => {
    const memo = await made("apakah UU 32/2004 masih berlaku?");
    expect(memo.properties.title).toBe("Telaahan hukum tentang UU 32/2004");
    expect(partOf(memo, 3)).toContain("Yang ditanyakan ialah UU 32/2004.");
    expect(partOf(memo, 4)).toContain("UU 32/2004 tidak berlaku lagi");
  });

  it("passes over a refusal, and is none where nothing was answered", async () => {
    expect((await made(ARTICLE, "resep rendang padang yang enak")).properties.title).toContain("Pasal 42");
    expect(await scene.memo(["resep rendang padang yang enak"])).toBeNull();
    expect(await scene.memo([])).toBeNull();
  });

  it("says so where the law was another when the answer was given", async () => {
    const { assistant } = scene.sources;
    const { history } = await assistant.answer(ARTICLE, { language: null, discussed: null });
    const turns = (history?.turns ?? []).map((turn) => ({ ...turn, edition: "deadbeef" }));
    const { memoOf } = await import("../../src/memo/content/subject.ts");
    const memo = await memoOf(scene.sources, { version: 1, turns }, { language: null, of: null });
    expect(saidIn(memo?.parts[2]?.blocks ?? [])).toContain("edisi deadbeef, sekarang ");
    expect(saidIn((await made(ARTICLE)).parts[2]?.blocks ?? [])).not.toContain("telah berganti");
  });
});
