import PDFDocument from "pdfkit";

/** Pages whose words are written in the order given, each at its place, as no person would write them. */

/** Text, and where it stands on the sheet in points from the left and the top; `size` of its letters. */
export type Placed = readonly [text: string, x: number, y: number, size?: number];

export async function placedPdf(pages: readonly (readonly Placed[] | Buffer)[]): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false, size: "A4" });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.on("end", resolve));
  for (const page of pages) {
    doc.addPage();
    if (Buffer.isBuffer(page)) {
      doc.image(page, 0, 0, { width: 590 });
      continue;
    }
    for (const [text, x, y, size = 11] of page) doc.fontSize(size).text(text, x, y, { lineBreak: false });
  }
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
