import { describe, expect, it } from "vitest";
import { notices } from "../../src/answering/presentation/sources.ts";
import { readCitations } from "../../src/law/citations/reading.ts";
import { resolveCitation } from "../../src/law/citations/resolving.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { describeIngested } from "../../src/ingest/describe-report.ts";
import { IngestError } from "../../src/ingest/errors.ts";
import type { IngestRequest } from "../../src/ingest/ingest.ts";
import type { KeptPage } from "../../src/ingest/formats/document.ts";
import { readPdf } from "../../src/ingest/formats/pdf.ts";
import { corpusOf, smallPlaces, take, wordsOf } from "./support/acts.ts";
import { placedPdf, type Placed } from "./support/placed-pdf.ts";
import { scanSheet } from "./support/scanned.ts";

/** What real files of public bodies did to the reader, each in a file made for it, and what becomes of it. */

const BODY = [
  "Dalam peraturan ini yang diatur adalah kerja sama dengan pihak luar negeri.",
  "Setiap kerja sama dilaporkan kepada Menteri paling lambat tiga bulan sekali.",
  "Kerja sama yang tidak dilaporkan dihentikan oleh pejabat yang berwenang.",
  "Peraturan ini mulai berlaku pada tanggal diundangkan.",
];

/** An act of a heading and so many pasal. */
function act(heading: string, pasal: readonly string[] = BODY, end = ""): string {
  const body = pasal.map((text, index) => `Pasal ${index + 1}\n${text}`).join("\n\n");
  return `${heading}\n\nMenimbang : a. bahwa kerja sama perlu diatur;\n\nMEMUTUSKAN:\nMenetapkan : PERATURAN TENTANG KERJA SAMA.\n\n${body}\n\nDitetapkan di Jakarta\npada tanggal 5 Mei 1999\n${end}`;
}

const PERDA = "PERATURAN DAERAH KOTA CONTOH\nNOMOR 7 TAHUN 2021\nTENTANG\nKERJA SAMA DAERAH";

async function refused(
  text: string | Uint8Array,
  request: Partial<IngestRequest> = {},
): Promise<IngestError> {
  const error: unknown = await take(await smallPlaces(), text, request).catch((thrown: unknown) => thrown);
  if (!(error instanceof IngestError)) throw new Error(`not refused: ${JSON.stringify(error).slice(0, 300)}`);
  return error;
}

async function taken(
  text: string | Uint8Array,
  request: Partial<IngestRequest> = {},
): Promise<{ id: string; corpus: Corpus; kinds: string[]; said: (id: string) => string }> {
  const places = await smallPlaces();
  const { id, report } = await take(places, text, request);
  const corpus = await corpusOf(places);
  const frame = { corpus, language: "id", asOf: "2026-01-01" } as const;
  return {
    id,
    corpus,
    kinds: report.doubts.map(({ kind, isGrave }) => (isGrave ? `${kind}!` : kind)),
    said: (provision) => JSON.stringify(notices(frame, [`${id}/${provision}`])),
  };
}

function outcome(corpus: Corpus, text: string): string[] {
  return readCitations(corpus, text).map((citation) => {
    const found = resolveCitation(corpus, citation, null);
    return found.type === "found" || found.type === "whole-regulation" ? found.id : found.type;
  });
}

describe("the reading order of a page is that of its places:", () => {
  const request = { id: "naskah-berkas", title: "Naskah Berkas" };
  const line = (words: string, y: number, x = 80): Placed => [words, x, y];

  it("marks of a list that are written behind all its words", async () => {
    const words = ["nama para pihak;", "maksud dan tujuan; dan", "jangka waktu kerja sama."];
    const page = [
      line("Pasal 1", 60, 260),
      line("Naskah kerja sama memuat:", 80),
      ...words.map((text, index) => line(text, 100 + index * 16, 110)),
      line("Pasal 2", 160, 260),
      line("Naskah kerja sama ditandatangani oleh para pihak yang berwenang.", 180),
      ...words.map((_, index) => line(`${"abc"[index] ?? ""}.`, 100 + index * 16, 90)),
    ];
    const { corpus } = await taken(await placedPdf([page]), request);
    for (const [index, text] of words.entries())
      expect(wordsOf(corpus, `naskah-berkas/pasal-1/huruf-${"abc"[index] ?? ""}`)).toBe(text);
  });

  it("a pasal whose heading and ayat are written before those above", async () => {
    const page = [
      line("Pasal 2", 160, 260),
      line("(1) Laporan disampaikan kepada Menteri paling lambat tiga bulan.", 180),
      line("(2) Laporan disusun oleh perangkat daerah yang bersangkutan.", 196),
      line("Pasal 1", 60, 260),
      line("(1) Kerja sama dilaksanakan oleh pemerintah daerah.", 80),
      line("(2) Kerja sama dituangkan dalam naskah perjanjian.", 96),
    ];
    const { corpus, kinds } = await taken(await placedPdf([page]), request);
    expect(wordsOf(corpus, "naskah-berkas/pasal-1/ayat-2")).toBe(
      "Kerja sama dituangkan dalam naskah perjanjian.",
    );
    expect(wordsOf(corpus, "naskah-berkas/pasal-2/ayat-1")).toMatch(/^Laporan disampaikan/);
    expect(kinds).toEqual([]);
  });

  it("the penjelasan in a column beside the body, over two pages", async () => {
    const column = (from: number, x: number, head: string, number: string): Placed[] => [
      line(head, 60, x),
      ...Array.from({ length: 12 }, (_, index) =>
        line(
          index === 0
            ? `${number} kata ke-${from} dari naskah yang`
            : `panjang ini berlanjut ${index % 2 === 0 ? "terus" : "lagi"} sampai baris`,
          80 + index * 16,
          x,
        ),
      ),
    ];
    const pages = [
      [...column(1, 60, "Pasal 1", "Setiap"), ...column(3, 320, "PENJELASAN", "Umumnya")],
      [...column(2, 60, "Pasal 2", "Semua"), ...column(4, 320, "Pasal 1", "Cukup")],
    ];
    const { lines, columned } = await readPdf(await placedPdf(pages));
    const order = lines.flatMap(({ text }) => /kata ke-(\d)/.exec(text)?.[1] ?? []);
    expect(order).toEqual(["1", "2", "3", "4"]);
    expect(columned).toEqual([1, 2]);
  });

  it("letters too small to be seen are no part of a heading", async () => {
    const page = [
      line("Pasal 1", 60, 260),
      ["0B", 297, 60, 1] as Placed,
      line("Kerja sama dilaksanakan oleh pemerintah daerah.", 80),
    ];
    const document = await readPdf(await placedPdf([page]));
    expect(document.lines[0]?.text).toBe("Pasal 1");
    expect(document.removed).toContainEqual({ text: "0B", times: 1 });
  });
});

describe("the form of an act is judged between its decree and its close:", () => {
  it('a sample "Pasal I" in an annex makes no amending act', async () => {
    const sample =
      "LAMPIRAN\nCONTOH\n\nPasal I\nKetentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:\n\nPasal II\nMulai berlaku.";
    const { id, corpus } = await taken(act(PERDA, BODY, sample));
    expect(outcome(corpus, "Pasal 3 Perda Kota Contoh 7/2021")).toEqual([`${id}/pasal-3`]);
    expect(corpus.regulations.get(id)?.lastPasal).toBe(4);
  });

  it.each([
    [
      "whose lines are lost",
      'Menetapkan: PERUBAHAN. PASAL I Mengubah ketentuan Pasal 1 sehingga berbunyi: "Pasal 1 Baru."\nPasal II\nMulai berlaku.',
    ],
    [
      "that says mengubah",
      "Pasal I\nMengubah ketentuan Pasal 1 sehingga berbunyi sebagai berikut.\nPasal II\nMulai berlaku.",
    ],
  ])("an amending act %s", async (_, body) => {
    const text = `${PERDA}\nMenimbang : a. bahwa perlu;\nMEMUTUSKAN:\n${body}\nDitetapkan di Contoh\npada tanggal 5 Mei 2021`;
    const { corpus, id } = await taken(text);
    expect(outcome(corpus, "Pasal II Perda Kota Contoh 7/2021")).toEqual([`${id}/pasal-ii`]);
  });
});

describe("an act answers to the name and number on its cover:", () => {
  it.each([
    [
      "PERATURAN KEPALA BADAN PENGAWAS TENAGA NUKLIR\nNOMOR 1 TAHUN 2009",
      "perban-pengawas-tenaga-nuklir-1-2009",
    ],
    [
      "PERATURAN BADAN INFORMASI GEOSPASIAL REPUBLIK INDONESIA\nNOMOR 6 TAHUN 2020",
      "perban-informasi-geospasial-6-2020",
    ],
    [
      "KEPUTUSAN KEPALA BADAN PENGAWAS TENAGA NUKLIR\nNOMOR 01-P /Ka-BAPETEN/ I-03",
      "keputusan-kepala-badan-pengawas-tenaga-nuklir-01-p-ka-bapeten-i-03-1999",
    ],
    ["KEPUTUSAN PRESIDEN REPUBLIK INDONESIA\nNOMOR 49 TAHUN 1986", "keppres-49-1986"],
    ["INSTRUKSI PRESIDEN REPUBLIK INDONESIA\nNOMOR 7 TAHUN 2015", "inpres-7-2015"],
    ["PERATURAN MENTERI KESEHATAN REPUBLIK INDONESIA\nNOMOR 5 TAHUN 2020", "permen-kesehatan-5-2020"],
    [
      "PERATURAN OTORITAS JASA KEUANGAN\nNOMOR 12/POJK.03/2021",
      "peraturan-otoritas-jasa-keuangan-12-pojk-03-2021-2021",
    ],
    ["PERATURAN KOMISI PEMILIHAN UMUM\nNOMOR 3 TAHUN 2017", "peraturan-komisi-pemilihan-umum-3-2017"],
    [
      "KEPUTUSAN DIREKTUR JENDERAL PAJAK\nNOMOR KEP-220/PJ/2020",
      "keputusan-direktur-jenderal-pajak-kep-220-pj-2020-2020",
    ],
  ])("%s", async (cover, id) => {
    const { corpus, id: found } = await taken(act(`${cover}\nTENTANG\nKERJA SAMA`));
    expect(found).toBe(id);
    const name = cover.replace("\n", " ");
    expect(outcome(corpus, `Pasal 2 ${name}`)).toEqual([`${id}/pasal-2`]);
    expect(outcome(corpus, `pasal 3 ${name.toLowerCase()}`)).toEqual([`${id}/pasal-3`]);
  });

  it("its annex in a file of its own is not the act, and does not take its place", async () => {
    const places = await smallPlaces();
    const cover = "PERATURAN KEPALA BADAN PENGAWAS TENAGA NUKLIR\nNOMOR 16 TAHUN 2012";
    const main = await take(places, act(`${cover}\nTENTANG\nTINGKAT KLIERENS`));
    const annex = await take(
      places,
      `LAMPIRAN I\n${cover}\nTENTANG\nTINGKAT KLIERENS\n\nA. Pendahuluan\nTingkat klierens ditetapkan untuk setiap radionuklida.`,
    );
    expect([main.id, annex.id]).toEqual([
      "perban-pengawas-tenaga-nuklir-16-2012",
      "perban-pengawas-tenaga-nuklir-16-2012-lampiran-i",
    ]);
    const name = cover.replace("\n", " ");
    const corpus = await corpusOf(places);
    expect(outcome(corpus, `Pasal 2 ${name}`)).toEqual([`${main.id}/pasal-2`]);
    expect(outcome(corpus, `Lampiran I ${name}`)).toEqual([annex.id]);
  });

  it.each<[string, string, Partial<IngestRequest>, RegExp]>([
    [
      "an id of another number",
      PERDA,
      { id: "perda-kota-contoh-8-2021" },
      /heading.*says number 7.*--id says 8/,
    ],
    ["an id of another year", PERDA, { id: "perda-kota-contoh-7-2020" }, /says year 2021.*--id says 2020/],
    ["an id of another kind", PERDA, { id: "uu-7-2021" }, /says kind Perda.*--id says UU/],
    [
      "a title of another number",
      PERDA,
      { id: "kerja-sama", title: "Perda Kota Contoh Nomor 9 Tahun 2021 tentang Kerja Sama" },
      /says number 7.*--title says 9/,
    ],
    ["a blank number", PERDA.replace("7", "..."), {}, /has no number; it may be a draft/],
    ["no number at all", PERDA.replace("7 ", "   "), {}, /has no number; it may be a draft/],
  ])("%s stops and asks", async (_, heading, request, says) => {
    const error = await refused(act(heading), request);
    expect(error.fault).toBe("bad-option");
    expect(error.says.en).toMatch(says);
  });

  it("what is stated beside it settles the clash", async () => {
    const { corpus } = await taken(act(PERDA), { id: "perda-kota-contoh-8-2021", number: "8" });
    expect(corpus.regulations.get("perda-kota-contoh-8-2021")).toMatchObject({ number: "8", year: 2021 });
  });
});

describe("one bad page does not refuse the file:", () => {
  const pasal = (number: number, words: string): Placed[] => [
    [`Pasal ${number}`, 260, 60],
    [words, 80, 80],
  ];
  const picture = scanSheet({ lines: [], noise: 130 });
  const pages = async (): Promise<Buffer> =>
    placedPdf([pasal(1, BODY[0] ?? ""), picture, pasal(2, BODY[1] ?? ""), pasal(3, BODY[2] ?? "")]);
  const request = { id: "naskah-berkas", title: "Naskah Berkas", isOcr: false };

  it("it is taken in without the page, which the report and every answer name", async () => {
    const places = await smallPlaces();
    const result = await take(places, await pages(), request);
    expect(describeIngested(result).slice(0, 4).join("\n")).toMatch(
      /DOUBTFUL[\s\S]*Page 2 could not be read/,
    );
    const corpus = await corpusOf(places);
    const frame = { corpus, language: "id", asOf: "2026-01-01" } as const;
    for (const id of [1, 2, 3].map((number) => `naskah-berkas/pasal-${number}`))
      expect(JSON.stringify(notices(frame, [id])), id).toContain("Halaman 2 dari berkas");
    // What may stand on that page is not said not to exist.
    expect(outcome(corpus, "pasal 9 naskah-berkas")).toEqual(["not-shipped"]);
  });

  it("the provisions beside the page are doubted, others are not", async () => {
    const { said } = await taken(await pages(), request);
    expect(said("pasal-1")).toContain("diragukan terbaca");
    expect(said("pasal-3")).not.toContain("diragukan terbaca");
  });

  const kept = (lines: readonly string[]): KeptPage => ({
    lines,
    recognised: { page: 1, confidence: 95, words: 9, unsure: [], mended: [], turn: 0, isBlank: false },
    specks: [],
  });

  it("pages that were recognised before are not recognised again", async () => {
    const known = new Map([
      [1, kept(["Pasal 1", "Satu halaman."])],
      [2, kept(["Pasal 2", "Dua halaman."])],
    ]);
    const { lines } = await readPdf(await placedPdf([picture, picture]), {
      kept: { get: (page) => known.get(page), put: () => Promise.reject(new Error("recognised again")) },
    });
    expect(lines.map(({ text }) => text)).toEqual(["Pasal 1", "Satu halaman.", "Pasal 2", "Dua halaman."]);
  });

  it("what only the heading tells is asked for before the pages behind it are recognised", async () => {
    const asked: number[] = [];
    const reading = readPdf(await placedPdf([picture, picture, picture]), {
      onHead: () => {
        throw new IngestError("bad-option", { id: "Sebutkan judulnya.", en: "Give the title." });
      },
      kept: {
        get: (page) => {
          asked.push(page);
          return kept(["Tanpa judul"]);
        },
        put: () => Promise.resolve(),
      },
    });
    await expect(reading).rejects.toThrow("Give the title.");
    expect(asked).toEqual([1, 2]);
  });
});

describe("what is implausible is said first, and above a threshold not taken in:", () => {
  const without = (...numbers: number[]): string =>
    act(
      PERDA,
      Array.from({ length: 30 }, (_, index) => BODY[index % 3] ?? ""),
    ).replace(new RegExp(`Pasal (?:${numbers.join("|")})\\n`, "g"), "");
  const spaced = (text: string): string => text.replace(/([a-z]{2})([a-z]{1,2})(?=[a-z])/g, "$1 $2 ");

  it.each<[string, string, string]>([
    ["a pasal that is lost", without(12), "pasal-missing"],
    ["a chain that is broken", without(4, 8, 12, 16), "pasal-missing!"],
    [
      "a pasal that comes twice",
      act(PERDA, [...BODY.slice(0, 3), `${BODY[0] ?? ""}\n\nPasal 3\nSekali lagi.`]),
      "pasal-repeated",
    ],
    [
      "a huruf that is lost",
      act(PERDA, ["Syaratnya:\na. satu hal;\nb. dua hal;\ne. lima hal.", ...BODY]),
      "numbers-broken",
    ],
    ["a pasal without words", act(PERDA, [...BODY, "", ...BODY]), "too-short"],
    [
      "a pasal into which others ran",
      act(PERDA, [...BODY, `${BODY[0] ?? ""} `.repeat(120), ...BODY]),
      "too-long",
    ],
    [
      "the penjelasan read as the body",
      act(PERDA, [BODY[0] ?? "", "Cukup jelas.", "Cukup jelas.", BODY[3] ?? ""]),
      "penjelasan-in-body!",
    ],
    [
      "a closing that ran into a pasal",
      act(PERDA, [
        ...BODY.slice(0, 3),
        `${BODY[3] ?? ""} Agar setiap or€ang tahu, memerintahkan pengundangan Peraturan ini.`,
      ]),
      "close-in-body",
    ],
    [
      "a catchword",
      act(PERDA, ["Syaratnya jelas. b. bantuan . . . bantuan lain tetap diberikan kepada daerah.", ...BODY]),
      "catchword",
    ],
    [
      "the title of the next part",
      act(PERDA, [`${BODY[0] ?? ""} Tanggung Jawab dan Ganti Rugi`, ...BODY]),
      "title-in-body",
    ],
    ["words that break off", act(PERDA, ["Tarifnya ditetapkan sebagai berikut:", ...BODY]), "cut-off"],
    ["letters set apart", act(PERDA, BODY.map(spaced)), "letter-spaced!"],
    [
      "another language",
      act(
        PERDA,
        BODY.map(
          () =>
            "The parties shall with the consent of the other party settle any dispute that is of the nature of this article and for the benefit of the region concerned.",
        ),
      ),
      "language!",
    ],
    [
      "Mac Roman read as Windows",
      act(
        PERDA,
        BODY.map((text) => `${text} Yang disebut ÒDaerahÓ Ð Kota Contoh.`),
      ),
      "encoding!",
    ],
    [
      "UTF-8 encoded twice",
      act(
        PERDA,
        BODY.map((text) => `${text} Yang disebut â€œDaerahâ€\u009d itu.`),
      ),
      "encoding!",
    ],
    [
      "HTML tags",
      act(
        PERDA,
        BODY.map((text) => `<p>${text}</p><br/>`),
      ),
      "tags!",
    ],
    ["an act of pasal without any", `${PERDA}\n\nMEMUTUSKAN:\n${BODY.join("\n\n")}`, "form!"],
    [
      "an act that changes another, read as pasal",
      act(PERDA.replace("KERJA SAMA DAERAH", "PERUBAHAN KEDUA ATAS PERATURAN DAERAH NOMOR 3 TAHUN 2015")),
      "form",
    ],
  ])("%s", async (_, text, kind) => {
    const places = await smallPlaces();
    const { report } = await take(places, text, { isDryRun: true });
    expect(report.doubts.map((doubt) => `${doubt.kind}${doubt.isGrave ? "!" : ""}`)).toContain(kind);
    if (!kind.endsWith("!")) return;
    const error = await refused(text);
    expect(error.fault).toBe("doubtful");
    expect(error.says.id).toContain("--accept-doubts");
    await expect(take(places, text, { acceptDoubts: true })).resolves.toMatchObject({ outcome: "new" });
  });

  it("nothing of it in an act that is well", async () => {
    expect((await taken(act(PERDA))).kinds).toEqual([]);
  });

  it("a quotation of what is doubted says so, and others do not", async () => {
    const text = act(PERDA, ["Syaratnya:\na. satu hal;\nb. dua hal;\ne. lima hal.", ...BODY]);
    const { said } = await taken(text);
    expect(said("pasal-1/huruf-e")).toContain("diragukan terbaca dengan benar");
    expect(said("pasal-2")).not.toContain("diragukan");
  });
});

describe("acts before 1970:", () => {
  it("their pasal stand in the middle of lines", async () => {
    const text = `PERATURAN PEMERINTAH NOMOR 10 TAHUN 1947\nTENTANG SUMPAH JABATAN.\nMenimbang:\nBahwa perlu diadakan peraturan; Memutuskan: Menetapkan peraturan sebagai berikut: PERATURAN SUMPAH JABATAN. Pasal 1. Tiap-tiap hakim harus bersumpah pada waktu menerima jabatannya. Pasal 2.\n(1) Bunyi sumpah itu ditetapkan oleh Menteri.\n(2) Sumpah tersebut dalam pasal 1 diucapkan di muka umum. Tempat dan Kedudukan Pasal 3. Peraturan ini mulai berlaku pada hari diumumkan. Agar supaya setiap orang dapat mengetahuinya, memerintahkan pengundangan Peraturan ini.\nDitetapkan di Yogyakarta\npada tanggal 4 Juni 1947`;
    const { id, corpus, kinds } = await taken(text);
    expect(wordsOf(corpus, `${id}/pasal-1`)).toBe(
      "Tiap-tiap hakim harus bersumpah pada waktu menerima jabatannya.",
    );
    expect(wordsOf(corpus, `${id}/pasal-2/ayat-1`)).toBe("Bunyi sumpah itu ditetapkan oleh Menteri.");
    expect(wordsOf(corpus, `${id}/pasal-3`)).toBe("Peraturan ini mulai berlaku pada hari diumumkan.");
    // The title of the next part, which no mark shows, stays with the ayat before it, and is told.
    expect(kinds).toEqual(["title-in-body"]);
  });
});

describe("a file of another kind:", () => {
  const odt = Buffer.concat([
    Buffer.from("PK\u0003\u0004"),
    Buffer.alloc(26),
    Buffer.from("mimetypeapplication/vnd.oasis.opendocument.text"),
  ]);
  it.each<[string, Uint8Array, RegExp]>([
    [".odt", odt, /OpenDocument text \(\.odt\)[\s\S]*\.docx/],
    [
      ".html",
      Buffer.from("<!-- dari situs -->\n<div><p>Pasal 1</p></div>"),
      /web page \(HTML\)[\s\S]*print it to PDF/,
    ],
  ])("%s is refused by its name, with what to do", async (_, bytes, says) => {
    const error = await refused(bytes, { id: "naskah-berkas" });
    expect(error.fault).toBe("wrong-type");
    expect(error.says.en).toMatch(says);
  });

  it("one control character refuses no Markdown", async () => {
    const { corpus, id } = await taken(act(PERDA).replace("pihak luar", "pihak\u0007 luar"), {
      name: "perda.md",
    });
    expect(wordsOf(corpus, `${id}/pasal-1`)).toBe(BODY[0]);
  });
});
