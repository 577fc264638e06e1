import { loadCorpus } from "../../src/law/corpus/loading.ts";
import PDFDocument from "pdfkit";
import { beforeAll, describe, expect, it } from "vitest";

import { IngestError } from "../../src/ingest/errors.ts";
import { corpusOf, perda, PERDA_ID, smallPlaces, take } from "./support/acts.ts";
import { docx, zip } from "./support/docx.ts";
import { printAct } from "./support/printed-act.ts";

const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Pages of text ("text"), of a picture ("picture") or of nothing. */
async function pdfOf(pages: readonly ("text" | "picture" | "blank")[]): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.on("end", resolve));
  pages.forEach((page, index) => {
    doc.addPage();
    if (page === "picture") doc.image(PICTURE, 0, 0, { width: 600 });
    if (page === "text")
      doc.text(`Pasal ${index + 1}\nPihak ${inLetters(index)} menaati peraturan ini dengan sungguh-sungguh.`);
  });
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Numbers alone would make the lines of all pages one running footer. */
function inLetters(index: number): string {
  return [...String(index)].map((digit) => "abcdefghij"[Number(digit)] ?? "").join("");
}

let printed: Buffer;
let locked: Buffer;

beforeAll(async () => {
  const corpus = await loadCorpus("corpus");
  printed = (await printAct(corpus, "uu-24-2000")).pdf;
  locked = (await printAct(corpus, "uu-24-2000", { password: "rahasia" })).pdf;
});

interface BadFile {
  readonly name: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  readonly file?: string;
  readonly password?: string;
  readonly isOcr?: false;
  readonly fault: string;
  readonly says: RegExp;
}

const text = (content: string) => (): Uint8Array => new TextEncoder().encode(content);

const BAD_FILES: readonly BadFile[] = [
  { name: "an empty file", bytes: text(""), fault: "empty", says: /empty/ },
  { name: "white space", bytes: text(" \n\t\n\u00a0"), fault: "empty", says: /no text/ },
  { name: "a PDF behind a password", bytes: () => locked, fault: "encrypted", says: /--password/ },
  {
    name: "a wrong password",
    bytes: () => locked,
    password: "salah",
    fault: "wrong-password",
    says: /does not open/,
  },
  {
    name: "a PDF cut off after its first bytes",
    bytes: () => printed.subarray(0, 300),
    fault: "damaged",
    says: /damaged or cut short/,
  },
  { name: "a PDF of its first line", bytes: text("%PDF-1.7\n"), fault: "damaged", says: /damaged/ },
  {
    name: "bytes after a PDF mark",
    bytes: () => Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(4000, 0xff)]),
    fault: "damaged",
    says: /damaged/,
  },
  {
    name: "a scanned PDF that is not to be recognised",
    isOcr: false,
    bytes: () => pdfOf(["picture", "picture", "picture"]),
    fault: "scanned",
    says: /Every page.*ocrmypdf -l ind/,
  },
  {
    name: "a PDF with scanned pages that are not to be recognised",
    isOcr: false,
    bytes: () => pdfOf(["text", "picture", "text", "picture", "picture"]),
    fault: "doubtful",
    says: /Page 2, 4-5 could not be read[\s\S]*--accept-doubts/,
  },
  {
    name: "a picture that is not to be recognised",
    bytes: () => PICTURE,
    isOcr: false,
    file: "perda.pdf",
    fault: "wrong-type",
    says: /picture.*ocrmypdf/,
  },
  {
    name: "a TIFF",
    bytes: () => Buffer.from("II*\0\b\0\0\0"),
    fault: "wrong-type",
    says: /PNG, JPEG.*ocrmypdf/,
  },
  {
    name: "a picture cut off after its first bytes",
    bytes: () => PICTURE.subarray(0, 20),
    fault: "damaged",
    says: /picture is damaged/,
  },
  {
    name: "a picture larger than any sheet",
    bytes: () => {
      const head = Buffer.from(PICTURE);
      head.writeUInt32BE(60_000, 16);
      head.writeUInt32BE(60_000, 20);
      return head;
    },
    fault: "too-large",
    says: /60000 × 60000/,
  },
  {
    name: "an old Word document",
    bytes: () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]),
    file: "perda.docx",
    fault: "wrong-type",
    says: /\.docx/,
  },
  { name: "RTF", bytes: text("{\\rtf1 Pasal 1}"), file: "perda.docx", fault: "wrong-type", says: /RTF/ },
  {
    name: "the error page of a site",
    bytes: text("<!DOCTYPE html><html><body>404</body></html>"),
    file: "perda.pdf",
    fault: "wrong-type",
    says: /web page/,
  },
  {
    name: "a program",
    bytes: () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]),
    file: "perda.txt",
    fault: "wrong-type",
    says: /no text/,
  },
  {
    name: "an archive that is no Word document",
    bytes: () => zip({ "perda.txt": Buffer.from("Pasal 1") }),
    file: "perda.docx",
    fault: "wrong-type",
    says: /ZIP archive/,
  },
  {
    name: "a Word document cut short",
    bytes: () => docx([{ text: "Pasal 1" }]).subarray(0, 200),
    fault: "damaged",
    says: /damaged or cut short/,
  },
  {
    name: "a Word document with broken content",
    bytes: () =>
      zip({
        "[Content_Types].xml": Buffer.from("<x"),
        "_rels/.rels": Buffer.from("<"),
        "word/document.xml": Buffer.from("<w:document><w:p>"),
      }),
    fault: "damaged",
    says: /cannot be read/,
  },
  {
    name: "a ZIP bomb",
    bytes: () =>
      zip({
        "[Content_Types].xml": Buffer.from("<Types/>"),
        "word/document.xml": Buffer.alloc(200 * 1024 * 1024, 0x20),
      }),
    fault: "too-large",
    says: /far larger/,
  },
  {
    name: "a ZIP bomb that lies about its size",
    bytes: () =>
      zip(
        {
          "[Content_Types].xml": Buffer.from("<Types/>"),
          "word/document.xml": Buffer.alloc(200 * 1024 * 1024, 0x20),
        },
        { claimedSize: 10 },
      ),
    fault: "too-large",
    says: /far larger/,
  },
  {
    name: "an archive whose directory points outside it",
    bytes: () =>
      zip(
        { "[Content_Types].xml": Buffer.from("<Types/>"), "word/document.xml": Buffer.from("x") },
        { offset: 0x7fffffff },
      ),
    fault: "damaged",
    says: /damaged/,
  },
  {
    name: "a broken deflate stream",
    bytes: () =>
      zip(
        { "[Content_Types].xml": Buffer.from("<Types/>"), "word/document.xml": Buffer.from("x") },
        { pack: () => Buffer.from([7, 7, 7]) },
      ),
    fault: "damaged",
    says: /damaged/,
  },
];

describe("a file that cannot be read", () => {
  it.each(BAD_FILES)(
    "$name is refused with what to do, and nothing changes",
    async ({ bytes, file = "perda.pdf", password, isOcr, fault, says }) => {
      const places = await smallPlaces();
      await take(places, perda());
      const before = (await corpusOf(places)).hash;
      const request = { name: file, id: PERDA_ID, isOcr, ...(password === undefined ? {} : { password }) };
      const error: unknown = await take(places, await bytes(), request).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(IngestError);
      expect(error).toMatchObject({
        fault,
        says: { en: expect.stringMatching(says), id: expect.stringMatching(/\p{L}/u) },
      });
      expect((await corpusOf(places)).hash).toBe(before);
    },
  );
});

describe("a file that looks bad and is not", () => {
  it("is read with its password", async () => {
    const places = await smallPlaces();
    const { report } = await take(places, locked, {
      name: "uu.pdf",
      id: "uu-24-2000-salinan",
      password: "rahasia",
    });
    expect(report.parse.counts.pasal).toBe(22);
    expect(JSON.stringify(report)).not.toContain("rahasia");
  });

  it("may have empty pages", async () => {
    const places = await smallPlaces();
    const { act } = await take(places, await pdfOf(["text", "blank", "text"]), {
      name: "a.pdf",
      id: "perda-x",
      title: "Perda X",
    });
    expect(act.pages).toMatchObject({ "perda-x/pasal-1": 1, "perda-x/pasal-3": 3 });
  });

  it("is known by its content and not by its name", async () => {
    const places = await smallPlaces();
    const { report } = await take(places, printed, { name: "undang-undang.txt", id: "uu-x" });
    expect(report.file.format).toBe("pdf");
  });

  it("may be text of Windows or of a Mac", async () => {
    const places = await smallPlaces();
    const windows = Buffer.from(
      perda().replaceAll("\n", "\r\n").replace("triwulan", "triwulan \u00a0"),
      "latin1",
    );
    expect((await take(places, windows)).report.parse.counts.pasal).toBe(3);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(perda(), "utf16le")]);
    expect((await take(places, utf16)).report.parse.counts.pasal).toBe(3);
  });

  it("may have 500 pages", async () => {
    const places = await smallPlaces();
    const { report, act } = await take(
      places,
      await pdfOf(Array.from({ length: 500 }, () => "text" as const)),
      { name: "a.pdf", id: "perda-x", title: "Perda X" },
    );
    expect(report.file.pages).toBe(500);
    expect(act.pages["perda-x/pasal-500"]).toBe(500);
  });
});

describe("names and options from outside", () => {
  it.each([
    "../../etc/passwd",
    "a/b",
    "..",
    "",
    "perda kota",
    "Perda-7",
    "perda_7",
    "-x",
    "x-",
    "a".repeat(81),
    "perda\u0000",
  ])("an id like %j is refused", async (id) => {
    await expect(take(await smallPlaces(), perda(), { id })).rejects.toMatchObject({ fault: "bad-option" });
  });

  it("a file's name is shown and never used as a path", async () => {
    const places = await smallPlaces();
    const { act } = await take(places, perda(), { name: "../../../tmp/x\u0007\nperda.txt" });
    expect(act.source).toBe("berkas “x perda.txt”");
  });

  it.each([
    [{ status: "berlaku" }, /--status/],
    [{ since: "2021-02-30" }, /--since/],
    [{ year: "21" }, /--year/],
    [{ kind: "Maklumat" }, /--kind/],
    [{ fidelity: "verbatim" }, /proof-read/],
    [{ title: " " }, /--title/],
    [{ replaces: ["perda-entah-1-2001"] }, /no such act/],
    [{ replaces: ["../x"] }, /--replaces/],
    [{ replaces: [PERDA_ID] }, /itself/],
    [{ id: "uu-24-2000" }, /ships whole/],
  ])("%j is refused", async (options, says) => {
    const places = await smallPlaces();
    await expect(take(places, perda(), options)).rejects.toThrow(says);
    expect((await corpusOf(places)).regulations.has(PERDA_ID)).toBe(false);
  });

  it("a text without a heading wants an id and a title", async () => {
    const places = await smallPlaces();
    const words = "1. Ada hubungan diplomatik.\n2. Ada kesetaraan.";
    await expect(take(places, words)).rejects.toThrow(/Give an id/);
    await expect(take(places, words, { id: "pedoman-mou" })).rejects.toThrow(/--title/);
    await expect(take(places, words, { id: "pedoman-mou", title: "Pedoman MoU" })).resolves.toMatchObject({
      outcome: "new",
    });
  });
});
