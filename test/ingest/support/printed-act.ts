import PDFDocument from "pdfkit";
import { ORDINALS, toRoman } from "../../../src/text/numbers.ts";
import { type Corpus, childrenOf } from "../../../src/law/corpus/corpus.ts";
import { type Provision, markOf } from "../../../src/law/corpus/provision.ts";

/** Prints an act of the corpus as the state does: running header, page numbers, centred headings, hyphens at line ends. */
export interface PrintedAct {
  readonly pdf: Buffer;
  readonly pageCount: number;
  /** The page on which each provision begins. */
  readonly pages: ReadonlyMap<string, number>;
  /** Words that a line end divides. */
  readonly divided: number;
}

const INDENT = 22;

export async function printAct(
  corpus: Corpus,
  id: string,
  options: { fontSize?: number; password?: string } = {},
): Promise<PrintedAct> {
  const { fontSize = 12, password } = options;
  const doc = new PDFDocument({
    size: "A5",
    margins: { top: 80, bottom: 60, left: 50, right: 50 },
    autoFirstPage: false,
    ...(password === undefined ? {} : { userPassword: password, ownerPassword: `${password}-owner` }),
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.on("end", resolve));
  const press = new Press(doc, fontSize);
  const text = corpus.texts.get(id);
  if (text === undefined) throw new Error(`no text ${id}`);
  const { title } = text;
  const [head = "", subject = ""] = title.split(" tentang ");
  for (const line of [...head.toUpperCase().split(/(?= NOMOR )/), "TENTANG", subject.toUpperCase()])
    press.centre(line.trim());
  press.centre("DENGAN RAHMAT TUHAN YANG MAHA ESA");
  press.centre("PRESIDEN REPUBLIK INDONESIA,");
  press.item("", "Menimbang : a. bahwa perlu ditetapkan;", 0);
  press.centre("MEMUTUSKAN:");
  press.item("", `Menetapkan : ${head.toUpperCase()}.`, 0);
  const printed = new Set<string>();
  let isInPenjelasan = false;
  for (const provision of text.provisions) {
    if (provision.isPenjelasan && !isInPenjelasan) {
      isInPenjelasan = true;
      press.item("", "Agar setiap orang mengetahuinya, memerintahkan pengundangan Undang-Undang ini.", 0);
      press.newPage();
      for (const line of [
        "PENJELASAN",
        "ATAS",
        ...head.toUpperCase().split(/(?= NOMOR )/),
        "TENTANG",
        subject.toUpperCase(),
      ])
        press.centre(line.trim());
      press.item("", "II. PASAL DEMI PASAL", 0);
    }
    if (provision.isPenjelasan && !provision.id.includes("/pasal-")) continue;
    print(corpus, provision, press, printed);
  }
  doc.end();
  await ended;
  return {
    pdf: Buffer.concat(chunks),
    pageCount: press.pageCount,
    pages: press.pages,
    divided: press.divided,
  };
}

function print(corpus: Corpus, provision: Provision, press: Press, printed: Set<string>): void {
  if (printed.has(provision.id) || provision.parent !== null) return;
  switch (provision.unit) {
    case "bab":
      press.begin(provision.id, () => press.centre(`BAB ${toRoman(Number(provision.number))}`));
      press.centre(provision.title ?? "");
      return;
    case "bagian": {
      const ordinal = ORDINALS[Number(provision.number) - 1] ?? "";
      press.begin(provision.id, () =>
        press.centre(`Bagian ${ordinal.charAt(0).toUpperCase()}${ordinal.slice(1)}`),
      );
      press.centre(provision.title ?? "");
      return;
    }
    case "paragraf":
      press.begin(provision.id, () => press.centre(`Paragraf ${provision.number}`));
      press.centre(provision.title ?? "");
      return;
    case "pasal":
    case "ayat":
    case "huruf":
    case "angka":
    case "bagian-teks":
      press.begin(provision.id, () => press.centre(`Pasal ${provision.number}`));
      body(corpus, provision, press, 0, "", printed);
  }
}

function body(
  corpus: Corpus,
  provision: Provision,
  press: Press,
  depth: number,
  mark: string,
  printed: Set<string>,
): void {
  printed.add(provision.id);
  let pending = mark;
  const children = new Map(childrenOf(corpus, provision).map((child) => [child.id, child]));
  for (const item of provision.body) {
    if (item.type === "child") {
      const child = children.get(item.id);
      if (child === undefined) continue;
      if (pending !== "") press.item("", pending, depth);
      pending = "";
      // A labelled unit of a penjelasan stands on a line of its own.
      press.begin(child.id, () => {
        if (child.isPenjelasan) press.item("", markOf(child), depth);
      });
      if (child.isPenjelasan) body(corpus, child, press, depth, "", printed);
      else press.begin(child.id, () => body(corpus, child, press, depth + 1, markOf(child), printed));
    } else {
      press.item(pending, item.text, depth + (item.type === "line" ? item.depth : 0));
      pending = "";
    }
  }
}

class Press {
  readonly pages = new Map<string, number>();
  pageCount = 0;
  divided = 0;
  #y = 0;
  #waiting: string[] = [];

  constructor(
    readonly doc: InstanceType<typeof PDFDocument>,
    readonly fontSize: number,
  ) {
    this.newPage();
  }

  /** Notes the page of the first line that is printed next for a provision. */
  begin(id: string, printIt: () => void): void {
    if (!this.pages.has(id) && !this.#waiting.includes(id)) this.#waiting.push(id);
    printIt();
  }

  newPage(): void {
    this.doc.addPage();
    this.pageCount++;
    const { width } = this.doc.page;
    this.doc.font("Times-Roman").fontSize(9);
    const centred = (text: string, y: number): void => {
      this.doc.text(text, (width - this.doc.widthOfString(text)) / 2, y, { lineBreak: false });
    };
    centred("PRESIDEN", 28);
    centred("REPUBLIK INDONESIA", 40);
    if (this.pageCount > 1) centred(`- ${this.pageCount} -`, 54);
    this.doc.text(`SK No ${100_000 + this.pageCount} A`, 50, this.doc.page.height - 40, { lineBreak: false });
    this.doc.fontSize(this.fontSize);
    this.#y = 80;
  }

  centre(text: string): void {
    for (const line of this.#wrap(text, this.#width(0))) {
      const x = (this.doc.page.width - this.doc.widthOfString(line)) / 2;
      this.#line(line, x);
    }
    this.#y += 3;
  }

  item(mark: string, text: string, depth: number): void {
    const words = mark === "" ? text : `${mark} ${text}`;
    const lines = this.#wrap(words, this.#width(depth));
    lines.forEach((line) => this.#line(line, 50 + depth * INDENT));
  }

  #width(depth: number): number {
    return this.doc.page.width - 100 - depth * INDENT;
  }

  #line(text: string, x: number): void {
    const height = this.fontSize * 1.4;
    if (this.#y + height > this.doc.page.height - 60) this.newPage();
    for (const id of this.#waiting.splice(0)) this.pages.set(id, this.pageCount);
    this.doc.text(text, x, this.#y, { lineBreak: false });
    this.#y += height;
  }

  /** Lines of a width; a long word is divided where it does not fit. */
  #wrap(text: string, width: number): string[] {
    const lines: string[] = [];
    let line = "";
    for (const word of text.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (this.doc.widthOfString(longer) <= width) {
        line = longer;
        continue;
      }
      const cut = divisionOf(word, (start) => this.doc.widthOfString(`${line} ${start}-`) <= width);
      if (cut !== null) this.divided++;
      lines.push(cut === null ? line : `${line} ${cut[0]}`);
      line = cut === null ? word : cut[1];
    }
    lines.push(line);
    return lines;
  }
}

/** A word in two, after a vowel or at its own hyphen: "penyeleng-", "garaan". */
function divisionOf(word: string, fits: (start: string) => boolean): [string, string] | null {
  const hyphen = word.indexOf("-");
  if (hyphen > 2 && fits(word.slice(0, hyphen))) return [word.slice(0, hyphen + 1), word.slice(hyphen + 1)];
  if (!/^\p{Ll}{9,}$/u.test(word.replace(/[.,;:]$/, ""))) return null;
  for (let at = word.length - 4; at >= 4; at--)
    if (/[aiueo]/.test(word[at - 1] ?? "") && /[^aiueo]/.test(word[at] ?? "") && fits(word.slice(0, at)))
      return [`${word.slice(0, at)}-`, word.slice(at)];
  return null;
}
