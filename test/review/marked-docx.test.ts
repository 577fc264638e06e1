import { unzipSync, zipSync } from "fflate";
import { Document, Footer, Packer, Paragraph, TextRun } from "docx";
import { describe, expect, it } from "vitest";
import { NOTHING_KNOWN } from "../../src/eligibility/rules/facts.ts";
import { loadRulebook } from "../../src/eligibility/rules/rulebook.ts";
import { readDocument } from "../../src/ingest/formats/read-document.ts";
import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { writeMarkedDocx } from "../../src/review/marked-docx.ts";
import { reviewDocument } from "../../src/review/review.ts";

const corpus = await loadCorpus("corpus");
const rulebook = await loadRulebook("corpus", corpus);

async function marked(bytes: Uint8Array, name: string): Promise<Record<string, string>> {
  const document = await readDocument(bytes, name);
  const sources = { corpus, rulebook, read: () => NOTHING_KNOWN, asOf: "2026-01-01" };
  const docx = await writeMarkedDocx(corpus, await reviewDocument(sources, document), document, bytes);
  await readDocument(docx, "marked.docx");
  return Object.fromEntries(
    Object.entries(unzipSync(docx)).map(([part, content]) => [part, Buffer.from(content).toString("utf8")]),
  );
}

const draft = new Document({
  sections: [
    {
      footers: { default: new Footer({ children: [new Paragraph("Rahasia & terbatas")] }) },
      children: [
        new Paragraph({
          children: [
            new TextRun({ text: "Dasar: Pasal 42 ayat (1) ", bold: true }),
            new TextRun({ text: "UU 32/2004", italics: true }),
            new TextRun(" & lampirannya."),
          ],
        }),
      ],
    },
  ],
});

describe("the marked document", () => {
  it("keeps a Word document as it is, and marks a citation over several runs with one comment", async () => {
    const parts = await marked(await Packer.toBuffer(draft), "draft.docx");
    const body = parts["word/document.xml"] ?? "";
    expect(Object.keys(parts)).toContain("word/footer1.xml");
    expect(body).toContain('<w:commentRangeStart w:id="0"/><w:r><w:rPr><w:b/>');
    expect(body.match(/<w:commentRangeStart/g)).toHaveLength(1);
    expect(body.match(/<w:shd w:val="clear" w:color="auto" w:fill="FFC7CE"\/>/g)).toHaveLength(2);
    expect(parts["word/comments.xml"]).toContain("sudah dicabut");
    expect(parts["[Content_Types].xml"]).toContain("/word/comments.xml");
  });

  it("is made anew of a text", async () => {
    const parts = await marked(Buffer.from("Menurut Pasal 5 UU 24/2000 <&>."), "draft.txt");
    expect(parts["word/document.xml"]).toContain("&lt;&amp;&gt;");
    expect(parts["word/comments.xml"]).toContain("berlaku (Pasal 5 UU 24/2000)");
  });

  it("never sends macros on", async () => {
    const entries = unzipSync(await Packer.toBuffer(draft));
    const parts = await marked(
      zipSync({ ...entries, "word/vbaProject.bin": new Uint8Array([1]) }),
      "draft.docm",
    );
    expect(Object.keys(parts)).not.toContain("word/vbaProject.bin");
    expect(parts["word/comments.xml"]).toContain("sudah dicabut");
  });
});

describe("a hostile document", () => {
  it("with ten thousand citations is refused in words", async () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `Pasal ${(index % 40) + 1} UU 37/1999;`).join(
      "\n",
    );
    await expect(marked(Buffer.from(text), "draft.txt")).rejects.toThrow("more than 5000 citations");
  });

  it("that is far larger inside than outside is refused in words", async () => {
    const entries = unzipSync(await Packer.toBuffer(draft));
    const bomb = zipSync({ ...entries, "word/document.xml": new Uint8Array(120 * 1024 * 1024) });
    await expect(marked(bomb, "draft.docx")).rejects.toThrow("far larger than its file");
  });

  it("with an external entity has it nowhere in the answer", async () => {
    const entries = unzipSync(await Packer.toBuffer(draft));
    const body = Buffer.from(entries["word/document.xml"] ?? []).toString("utf8");
    const evil = body
      .replace(/^(<\?xml[^>]*>)?/, '$1<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')
      .replace("Dasar:", "Dasar &e;:");
    const made = marked(zipSync({ ...entries, "word/document.xml": Buffer.from(evil) }), "draft.docx");
    const told = await made.then(
      (parts) => JSON.stringify(parts),
      (error: unknown) => String(error),
    );
    expect(told).not.toContain("root:");
    expect(told).not.toContain("<!DOCTYPE");
  });
});
