import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, Assistant } from "../../src/answering/answer.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { quoteText } from "../../src/law/corpus/quote.ts";
import { NEW_CHAT, prose, quotedIds, shippedAssistant } from "../support/assistant.ts";

let assistant: Assistant;
let corpus: Corpus;
beforeAll(async () => {
  ({ assistant, corpus } = await shippedAssistant());
});

const ask = (text: string, discussed: string | null = null): Promise<Answer> =>
  assistant.answer({ type: "question", text }, { ...NEW_CHAT, discussed });

describe("a citation", () => {
  it("is quoted with its status and its successors", async () => {
    const answer = await ask("psl 42 ayat 1 huruf g uu 32 th 2004");
    expect(answer.kind).toBe("citation");
    expect(answer.citations).toMatchObject([
      {
        id: "uu-32-2004/pasal-42/ayat-1/huruf-g",
        label: "Pasal 42 ayat (1) huruf g UU 32/2004",
        fidelity: "verbatim",
        status: "revoked",
        successor: ["uu-23-2014/pasal-154/ayat-1/huruf-g", "uu-23-2014/pasal-101/ayat-1/huruf-g"],
      },
    ]);
    expect(prose(answer)).toContain("TIDAK BERLAKU LAGI sejak 2 Oktober 2014");
    expect(prose(answer)).toContain("Pasal 154 ayat (1) huruf g UU 23/2014");
  });

  it("of a law left unnamed is taken from the law under discussion, else asked about", async () => {
    const followUp = await ask("pasal 13 gimana bunyinya", "uu-37-1999");
    expect(followUp.citations.map((citation) => citation.id)).toEqual(["uu-37-1999/pasal-13"]);
    const unclear = await ask("pasal 13");
    expect(unclear.kind).toBe("clarification");
    expect(unclear.citations).toEqual([]);
    const offered = unclear.suggestions.map(({ request }) =>
      request.type === "provision" ? request.id : "",
    );
    expect(offered).toEqual(expect.arrayContaining(["uu-37-1999/pasal-13", "uu-23-2014/pasal-13"]));
  });

  it("of UU Pemda without a year shows both acts, the one in force first, and says which that is", async () => {
    const answer = await ask("Pasal 10 UU Pemda");
    expect(quotedIds(answer)).toEqual(["uu-23-2014/pasal-10", "uu-32-2004/pasal-10"]);
    expect(prose(answer)).toContain("Yang berlaku sekarang: UU 23/2014");
  });

  it.each([
    ["Pasal 41 UU 37/1999", "tidak ada", "Pasal 40"],
    ["pasal 5 ayat 7 uu 37 tahun 1999", "tidak ada", "ayat"],
    ["Pasal 50 UU 33/2004", "tidak dapat saya pastikan ada atau tidaknya", "UU 33/2004"],
    ["Pasal 5 UU 12/2011", "tidak ada dalam daftar", "UU 37/1999"],
    ["Pasal 5 Permenlu 3/2019", "tidak dapat saya pastikan ada atau tidaknya", "Permenlu 3/2019"],
  ])("that cannot be shown is told apart: %s", async (question, verdict, detail) => {
    const answer = await ask(question);
    expect(answer.kind).toBe("refusal");
    expect(answer.citations).toEqual([]);
    expect(prose(answer)).toContain(verdict);
    expect(prose(answer)).toContain(detail);
  });

  it("of a penjelasan that says nothing is not answered with the article's own words", async () => {
    const answer = await ask("Penjelasan Pasal 12 UU 32/2004");
    expect(answer.citations).toEqual([]);
    expect(prose(answer)).toContain("penjelasan");
  });

  it("shows what the article refers to", async () => {
    const answer = await ask("Pasal 6 ayat 3 UU 37/1999");
    expect(prose(answer)).toContain("Merujuk pada:\nPasal 5 UU 37/1999");
  });
});

describe("a question about the rules", () => {
  it("is answered by what is in force, with the older rule after it", async () => {
    const answer = await ask("apakah rencana kerja sama internasional harus disetujui DPRD?");
    expect(answer.kind).toBe("answer");
    expect(answer.citations[0]?.id).toMatch(/^(uu-23-2014\/pasal-(101|154)|pp-28-2018\/pasal-30)/);
    expect(answer.retrieved.length).toBeGreaterThan(3);
  });

  it("that names the revoked act quotes that act first, says so, and shows what replaced it", async () => {
    const answer = await ask("menurut UU 32/2004 urusan apa saja yang menjadi urusan Pemerintah pusat?");
    expect(answer.citations[0]).toMatchObject({ status: "revoked" });
    expect(answer.citations[0]?.id).toMatch(/^uu-32-2004\/pasal-10/);
    expect(prose(answer)).toContain("TIDAK BERLAKU");
    expect(quotedIds(answer).join()).toContain("uu-23-2014/pasal-10");
  });

  it("in English gets an English frame around the Indonesian words, and is told so", async () => {
    const answer = await ask("Who must be consulted before planning an international agreement?");
    expect(answer.language).toBe("en");
    expect(prose(answer)).toContain("The law's text is Indonesian");
    expect(answer.citations[0]?.quote).toContain("konsultasi");
  });

  it("about reported text is never shown as the act's words", async () => {
    const answer = await ask("apa saja kriteria sister city?");
    const reported = answer.citations.filter((citation) => citation.id.startsWith("permenlu-09-2006"));
    expect(reported.length).toBeGreaterThan(0);
    expect(reported.every((citation) => citation.fidelity === "secondary")).toBe(true);
    expect(prose(answer)).toContain("bukan bunyi peraturannya");
    expect(prose(answer)).toContain("Pasal 5 Permendagri 3/2008");
  });

  it("that nothing answers is refused, with what is covered and the nearest articles", async () => {
    const answer = await ask("bagaimana resep rendang padang yang enak?");
    expect(answer.kind).toBe("refusal");
    expect(answer.citations).toEqual([]);
    expect(prose(answer)).toContain("Saya meliput");
  });

  it.each(["siapa presiden Israel?", "siapa perdana menteri Jepang", "who is the president of France?"])(
    "about another country's affairs is refused, though an article names the office: %s",
    async (text) => {
      expect((await ask(text)).kind).toBe("refusal");
    },
  );

  it.each([
    ["siapa yang mengangkat duta besar untuk Jepang?", "uu-37-1999/"],
    [
      "apakah walikota bisa teken perjanjian tanpa surat kuasa kalo cuma kerjasama teknis",
      "uu-24-2000/pasal-7/ayat-5",
    ],
  ])("about the law is answered, though it names a country or a plan: %s", async (text, id) => {
    const answer = await ask(text);
    expect(answer.kind).toBe("answer");
    expect(quotedIds(answer)[0]).toContain(id);
  });

  it("whether an act is in force is answered with the provision that revoked it", async () => {
    const answer = await ask("UU 32 tahun 2004 masih berlaku?");
    expect(quotedIds(answer)).toContain("uu-23-2014/pasal-409/huruf-b");
    expect(prose(answer)).toContain("TIDAK BERLAKU LAGI");
  });
});

describe("every answer", () => {
  const questions = [
    "psl 42 ayat 1 huruf g uu 32 th 2004",
    "siapa yang boleh tanda tangan perjanjian internasional?",
    "boleh terima hibah dari jepang langsung?",
    "apa itu paradiplomasi",
    "UU Hublu",
    "Pasal 999 UU 37/1999",
    "harga cabai hari ini",
    "Pasal 1 UU 23/2014",
  ];

  it("quotes the corpus's words for every quotation block, and lists each in its citations", async () => {
    for (const question of questions) {
      const answer = await ask(question);
      expect([...answer.citations.map((citation) => citation.id)].sort()).toEqual(quotedIds(answer).sort());
      for (const citation of answer.citations) expect(citation.quote).toBe(quoteText(corpus, citation.id));
    }
  });

  it("ends with the standing note", async () => {
    for (const question of questions) {
      const last = (await ask(question)).blocks.at(-1);
      expect(last, question).toMatchObject({ type: "notice", tone: "note" });
    }
  });

  it("is the same when asked again", async () => {
    for (const question of questions) expect(await ask(question)).toEqual(await ask(question));
  });
});

describe("what is no question", () => {
  it.each([
    ["halo", "Halo."],
    ["Selamat pagi, kak!", "Halo."],
    ["terima kasih banyak ya", "Sama-sama."],
    ["kamu siapa?", "Saya asisten"],
    ["who are you?", "I am an assistant"],
  ])("gets a short friendly answer: %s", async (text, reply) => {
    const answer = await ask(text);
    expect(answer.kind).toBe("clarification");
    expect(prose(answer)).toContain(reply);
  });

  it("does not swallow a greeting that goes on to ask", async () => {
    expect((await ask("halo kak, isi pasal 13 uu 37/1999 apa ya")).kind).toBe("citation");
  });

  it.each([
    "",
    "   ",
    "\u0000\u200b",
    "🙏🙏🙏",
    "a".repeat(100_000),
    "pasal ".repeat(5_000),
    "<b>x</b> & \\ ` $ {",
  ])("is survived (%#)", async (text) => {
    const answer = await ask(text);
    expect(["clarification", "refusal"]).toContain(answer.kind);
  });
});

describe("a search", () => {
  it("lists articles by page, and says when there are no more", async () => {
    const first = await assistant.answer({ type: "search", text: "hibah luar negeri", offset: 0 }, NEW_CHAT);
    const second = await assistant.answer({ type: "search", text: "hibah luar negeri", offset: 5 }, NEW_CHAT);
    expect(first.citations).toHaveLength(5);
    expect(first.citations.map((citation) => citation.id)).not.toContain(second.citations[0]?.id);
    const end = await assistant.answer(
      { type: "search", text: "hibah luar negeri", offset: 1_000 },
      NEW_CHAT,
    );
    expect(end.citations).toEqual([]);
    expect(prose(end)).toContain("Tidak ada lagi hasil");
  });
});

describe("the day that counts", () => {
  it("makes UU 32/2004 the law of 2010", async () => {
    const then = await shippedAssistant("2010-01-31");
    const answer = await then.assistant.answer({ type: "question", text: "Pasal 10 UU 32/2004" }, NEW_CHAT);
    expect(answer.citations[0]).toMatchObject({ status: "in-force", successor: [] });
    expect(prose(answer)).not.toContain("TIDAK BERLAKU");
  });
});
