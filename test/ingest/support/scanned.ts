import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import PDFDocument from "pdfkit";

/** Sheets as a scanner makes them: print on greyish paper, with the noise of a sensor, as pictures. */

export interface Sheet {
  /** Lines of text; a mark such as "(1)" hangs to the left of its words. "" for a bare sheet. */
  readonly lines: readonly string[];
  /** Degrees by which it lies turned. */
  readonly turn?: 0 | 180;
  /** Greatest difference that the noise makes, of 255. */
  readonly noise?: number;
}

const DPI = 200;
/** Less than A4, so that the tests need less time: 6 by 5 inches. */
const [WIDTH, HEIGHT] = [6 * DPI, 5 * DPI];
const SIZE = (11 * DPI) / 72;
const MARGIN = 0.5 * DPI;
const HANG = 0.4 * DPI;
const MARK = /^(\(\d+\)|[a-z]\.) (.*)$/;
const CENTRED = /^Pasal \d+$/;

GlobalFonts.registerFromPath("node_modules/dejavu-fonts-ttf/ttf/DejaVuSerif.ttf", "Scanned Serif");

/** @returns a JPEG */
export function scanSheet({ lines, turn = 0, noise = 20 }: Sheet): Buffer {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext("2d");
  context.fillStyle = "#f2f0ea";
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.translate(WIDTH / 2, HEIGHT / 2);
  // No sheet lies quite straight.
  context.rotate(((turn + 0.4) * Math.PI) / 180);
  context.translate(-WIDTH / 2, -HEIGHT / 2);
  context.fillStyle = "#262626";
  context.font = `${SIZE}px "Scanned Serif"`;
  let y = MARGIN + SIZE;
  for (const line of lines) {
    const [, mark = "", rest = line] = MARK.exec(line) ?? [];
    const x = mark === "" ? MARGIN : MARGIN + (mark.startsWith("(") ? HANG : 2 * HANG);
    if (mark !== "") context.fillText(mark, x - HANG, y);
    for (const row of wrapped(rest, (words) => context.measureText(words).width <= WIDTH - MARGIN - x)) {
      const left = CENTRED.test(line) ? (WIDTH - context.measureText(row).width) / 2 : x;
      context.fillText(row, left, y);
      y += SIZE * 1.5;
    }
  }
  context.resetTransform();
  const picture = context.getImageData(0, 0, WIDTH, HEIGHT);
  let seed = 1;
  for (let at = 0; at < picture.data.length; at++) {
    if (at % 4 === 0) seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    const change = ((seed >>> 16) % (2 * noise + 1)) - noise;
    if (at % 4 < 3) picture.data[at] = Math.max(0, Math.min(255, (picture.data[at] ?? 0) + change));
  }
  context.putImageData(picture, 0, 0);
  return canvas.toBuffer("image/jpeg", 85);
}

function wrapped(text: string, fits: (words: string) => boolean): string[] {
  const rows: string[] = [];
  for (const word of text.split(" ")) {
    const longer = rows.length === 0 ? word : `${rows.at(-1) ?? ""} ${word}`;
    if (rows.length > 0 && fits(longer)) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}

/** A PDF of pictures; a string is a page of real text. */
export async function scannedPdf(pages: readonly (Buffer | string)[]): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false, size: [WIDTH * (72 / DPI), HEIGHT * (72 / DPI)] });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.on("end", resolve));
  for (const page of pages) {
    doc.addPage();
    if (typeof page === "string") doc.fontSize(9).text(page, 40, 40);
    else doc.image(page, 0, 0, { width: WIDTH * (72 / DPI) });
  }
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
