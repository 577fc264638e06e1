import { inflateRawSync } from "node:zlib";
import mammoth from "mammoth";
import { PDFParse } from "pdf-parse";
import { beforeAll, describe, expect, it } from "vitest";
import { lineText } from "../../src/law/corpus/quote.ts";
import { composeMemo } from "../../src/memo/compose.ts";
import { writeDocx } from "../../src/memo/docx/write-docx.ts";
import { type Memo, plain } from "../../src/memo/content/memo.ts";
import { type Fonts, loadFonts, printable } from "../../src/memo/pdf/page-layout.ts";
import { writePdf } from "../../src/memo/pdf/write-pdf.ts";
import {
  ARTICLE,
  CONDITIONAL,
  ENGLISH,
  INELIGIBLE,
  memoScene,
  type MemoScene,
  quotationsOf,
} from "./scene.ts";

let scene: MemoScene;
let fonts: Fonts;

beforeAll(async () => {
  scene = await memoScene();
  fonts = await loadFonts();
}, 60_000);

async function made(request: Parameters<MemoScene["memo"]>[0][number]): Promise<Memo> {
  const memo = await scene.memo([request]);
  if (memo === null) throw new Error("there is no memo");
  return memo;
}

/** Letters and digits alone: what no setting of lines can change. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

/** The pages without their feet, and these. */
async function readPdf(bytes: Uint8Array): Promise<{ pages: string[]; feet: string[] }> {
  const { pages } = await new PDFParse({ data: new Uint8Array(bytes) }).getText();
  const foot =
    /(?:Rujukan|Reference) [0-9a-f]{8} · [^\n]*?(?:Halaman|Page) \d+ (?:dari|of) \d+|(?:Rujukan|Reference) [^\n]*\n[^\n]*(?:Halaman|Page)[^\n]*/;
  return {
    pages: pages.map(({ text }) => text.replace(foot, "")),
    feet: pages.map(({ text }) => (foot.exec(text)?.[0] ?? "").replace(/\s+/g, " ")),
  };
}

/** The parts of a DOCX by their names, read from the ZIP directory. */
function unzip(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let at = zip.readUInt32LE(zip.length - 22 + 16);
  for (let left = zip.readUInt16LE(zip.length - 22 + 10); left > 0; left--) {
    const [size, name, extra, comment] = [at + 20, at + 28, at + 30, at + 32] as const;
    const nameLength = zip.readUInt16LE(name);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(size));
    const isPacked = zip.readUInt16LE(at + 10) === 8;
    parts.set(
      zip.toString("utf8", at + 46, at + 46 + nameLength),
      (isPacked ? inflateRawSync(packed) : packed).toString("utf8"),
    );
    at += 46 + nameLength + zip.readUInt16LE(extra) + zip.readUInt16LE(comment);
  }
  return parts;
}

const KINDS = { ineligible: INELIGIBLE, conditional: CONDITIONAL, article: ARTICLE, english: ENGLISH };

describe.each(Object.entries(KINDS))("the memo of the kind %s", (_, request) => {
  it("as a PDF holds every quotation's words in order, and numbers its pages", async () => {
    const memo = await made(request);
    const bytes = await writePdf(memo);
    const { pages, feet } = await readPdf(bytes);
    const text = letters(pages.join(""));
    for (const { label, lines } of quotationsOf(memo))
      expect(text).toContain(
        letters(label) + letters(memoWords(memo, label)) + letters(lines.map(lineText).join("")),
      );
    const counted = feet.map((_foot, index) => memo.pageOf(String(index + 1), String(feet.length)));
    feet.forEach((foot, index) => expect(foot).toContain(counted[index]));
    expect(await writePdf(memo)).toEqual(bytes);
  }, 60_000);

  it("as a DOCX holds the same, as another program reads it", async () => {
    const memo = await made(request);
    const bytes = await writeDocx(memo);
    const { value, messages } = await mammoth.extractRawText({ buffer: bytes });
    expect(messages.filter(({ type }) => type === "error")).toEqual([]);
    const text = letters(value);
    for (const { label, lines } of quotationsOf(memo))
      expect(text).toContain(
        letters(label) + letters(memoWords(memo, label)) + letters(lines.map(lineText).join("")),
      );
    for (const { title } of memo.parts) expect(value).toContain(title);
    expect(await writeDocx(memo)).toEqual(bytes);
  }, 60_000);
});

/** What is said between the label of a quotation and its words. */
function memoWords(memo: Memo, label: string): string {
  return quotationsOf(memo).find((quotation) => quotation.label === label)?.attribution ?? "";
}

describe("the DOCX", () => {
  it("is of A4, with fields for the page numbers, headings as headings and the table heads repeated", async () => {
    const parts = unzip(await writeDocx(await made(CONDITIONAL)));
    const body = parts.get("word/document.xml") ?? "";
    expect(body.includes('w:w="11906" w:h="16838"')).toBe(true);
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(6);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(3);
    expect(body.match(/<w:cantSplit\/>/g)?.length).toBeGreaterThan(20);
    const footer = [...parts].find(([name]) => /^word\/footer\d*\.xml$/.test(name))?.[1] ?? "";
    expect(footer).toMatch(/>PAGE<[^]*>NUMPAGES</);
    expect(parts.get("docProps/core.xml")).toContain("2026-11-24T00:00:00Z");
  }, 60_000);

  it("is told to be no heading by no paragraph that is one: bold is left to the style", async () => {
    const body = unzip(await writeDocx(await made(ARTICLE))).get("word/document.xml") ?? "";
    expect(body.includes('<w:b w:val="false"/>')).toBe(false);
  }, 60_000);
});

describe("the PDF's typeface", () => {
  it("has every character of the law that ships", () => {
    const characters = new Set(
      [...scene.corpus.provisions.values()].flatMap(({ body }) =>
        body.flatMap((item) => ("text" in item ? [...item.text] : [])),
      ),
    );
    expect([...characters].filter((character) => !fonts.covers(character))).toEqual([]);
  });

  it.each([
    ["Łódź, Đà Nẵng, Reykjavík", "Łódź, Đà Nẵng, Reykjavík"],
    ["Kyoto 京都 di Jepang", "Kyoto [aksara lain] di Jepang"],
    ["京都", "[aksara lain]"],
    ["تل أبيب", "[aksara lain]"],
    ["Bandung 🏙️🌏 ok", "Bandung [aksara lain] ok"],
    ["２０２６", "2026"],
    ["Hasil: ", "Hasil: "],
  ])("prints %s as %s: nothing as an empty box", (text, printed) => {
    expect(printable(text, fonts, "[aksara lain]")).toBe(printed);
  });
});

describe("a memo that is hard to set", () => {
  const hostile = async (text: string): Promise<Memo> => {
    const memo = await made(ARTICLE);
    const [first, ...rest] = memo.parts;
    if (first === undefined) throw new Error("there is no part");
    const table = {
      type: "table",
      widths: [0.2, 0.8],
      head: ["A", "B"],
      rows: [[plain(text), plain(text)]],
    } as const;
    const list = {
      type: "list",
      marks: "letters",
      items: Array.from({ length: 60 }, () => plain(text)),
    } as const;
    return {
      ...memo,
      parts: [{ ...first, blocks: [{ type: "paragraph", text: plain(text) }, table, list] }, ...rest],
    };
  };

  it.each([
    ["a word longer than a line", "x".repeat(3_000)],
    ["a row longer than a page", "kata ".repeat(4_000)],
    ["control characters and lone surrogates", "a\u0000b\u0007c\ud800d\uffff & <w:t> ]]>"],
    ["nothing", ""],
  ])(
    "of %s is set in both forms",
    async (_, text) => {
      const memo = await hostile(text);
      const { pages, feet } = await readPdf(await writePdf(memo));
      expect(pages.length).toBeGreaterThan(1);
      expect(feet.at(-1)).toContain(memo.pageOf(String(pages.length), String(pages.length)));
      await expect(mammoth.extractRawText({ buffer: await writeDocx(memo) })).resolves.toBeDefined();
    },
    90_000,
  );

  it("of a question of 100 kB, of names in other directions, shows the beginning and says that it was cut", async () => {
    const { corpus, sources } = scene;
    const { history } = await sources.assistant.answer(
      { type: "question", text: INELIGIBLE },
      { language: null, discussed: null },
    );
    const [plan] = history?.turns.at(-1)?.subjects ?? [];
    if (plan === undefined) throw new Error("there is no plan");
    const name = `\u202eTel\u0007 Aviv ${"yang jauh ".repeat(1_000)}`;
    const facts = { ...plan.facts, partner: { ...plan.facts.partner, name } };
    const memo = composeMemo({
      ...{ corpus, rulebook: sources.rulebook, language: "id", asOf: "2026-11-24", editionThen: null },
      subject: { type: "verdict", subjects: [{ ...plan, facts }] },
      question: `Bolehkah? \u202e\u0007${"tolong ".repeat(14_000)}`,
    });
    expect(JSON.stringify(memo)).not.toMatch(/\u202e|\\u0007/);
    expect(JSON.stringify(memo.making)).toContain("tolong [...]");
    expect(JSON.stringify(memo.making).length).toBeLessThan(2_500);
    expect(memo.properties.title.length).toBeLessThan(250);
    expect(memo.properties.fileName.length).toBeLessThanOrEqual(80);
    expect((await writePdf(memo)).length).toBeGreaterThan(10_000);
  }, 60_000);
});
