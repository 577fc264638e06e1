import { IngestError } from "../../errors.ts";

/** Why scanned pages were not read, and what to do. */

/** Pages recognised of one file: half an hour's work. */
export const MOST_SCANNED = 500;

const COMMAND = "ocrmypdf -l ind in.pdf out.pdf";

/** Of pages that are not to be recognised here. */
export function scanned(pages: readonly number[], total: number): IngestError {
  const isAll = pages.length === total;
  const list = shortList(pages);
  return new IngestError("scanned", {
    id: `${isAll ? "Semua halaman" : `Halaman ${list}`} hanya berupa gambar (hasil pindai), tanpa teks yang dapat dibaca. Masukkan tanpa --no-ocr, atau kenali dulu teksnya dengan program gratis OCRmyPDF, lalu masukkan hasilnya: ${COMMAND}`,
    en: `${isAll ? "Every page is" : `Pages ${list} are`} a scanned picture without text that can be read. Leave --no-ocr out, or have the text recognised by the free tool OCRmyPDF and bring in the result: ${COMMAND}`,
  });
}

export function tooManyScanned(pages: number): IngestError {
  return new IngestError("scanned", {
    id: `${pages} halaman hanya berupa gambar (hasil pindai); paling banyak ${MOST_SCANNED} dapat dikenali di sini. Bagilah berkasnya, atau kenali dulu teksnya dengan program gratis OCRmyPDF, lalu masukkan hasilnya: ${COMMAND}`,
    en: `${pages} pages are scanned pictures; ${MOST_SCANNED} at most are recognised here. Divide the file, or have the text recognised by the free tool OCRmyPDF and bring in the result: ${COMMAND}`,
  });
}

/** Of pages whose words cannot be made out: wrong words are worse than none. */
export function unreadable(pages: readonly number[]): IngestError {
  const list = shortList(pages);
  return new IngestError("scanned", {
    id: `Halaman ${list} berisi gambar yang tidak terbaca dengan cukup pasti, jadi berkas ini tidak dimasukkan. Pindai ulang halaman itu: tegak, tajam, 300 dpi, tanpa bayangan. Bila halaman itu memang bukan teks (peta, foto), keluarkan dari berkasnya. Dapat juga dicoba dengan program gratis OCRmyPDF: ocrmypdf -l ind --deskew --clean in.pdf out.pdf`,
    en: `Page ${list} holds a picture that cannot be read with enough certainty, so the file was not taken in. Scan that page again: upright, sharp, 300 dpi, without shadows. If it is no text (a map, a photograph), take it out of the file. The free tool OCRmyPDF can be tried too: ocrmypdf -l ind --deskew --clean in.pdf out.pdf`,
  });
}

/** "3-7, 12" */
export function shortList(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] + 1 === number) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
}
