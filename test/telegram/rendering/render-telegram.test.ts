import { loadCorpus } from "../../../src/law/corpus/loading.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/answering/answer.ts";
import { formatCitation } from "../../../src/law/citations/formatting.ts";

import { isActsOwn } from "../../../src/law/corpus/provision.ts";
import { lineText, quoteLines } from "../../../src/law/corpus/quote.ts";
import { renderTelegram } from "../../../src/telegram/rendering/render.ts";
import type { OutgoingMessage } from "../../../src/telegram/rendering/rich-text.ts";
import { faultOf } from "../../support/bot-api/validate.ts";
import { answerOf, corpus, HURUF_G, LONG_PASAL, REPORTED } from "../fixture.ts";

const LABEL = "Pasal 42 ayat (1) huruf g UU 32/2004";
const CITED = [
  { id: HURUF_G, label: LABEL, quote: "", fidelity: "verbatim", status: "revoked", successor: [] },
] as const;

function styled({ text, entities }: OutgoingMessage): [string, string][] {
  return entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);
}

describe("a quotation", () => {
  it("stands under its label, with the lead-in of its ayat, marks and nesting", () => {
    const [message] = renderTelegram(
      corpus,
      answerOf([{ type: "quote", provision: HURUF_G }], { citations: CITED }),
    );
    expect(message?.text).toBe(
      [
        LABEL,
        "(1) DPRD mempunyai tugas dan wewenang:",
        "   g. memberikan persetujuan terhadap rencana kerja sama internasional yang dilakukan oleh pemerintah daerah;",
      ].join("\n"),
    );
    expect(message && styled(message)).toEqual([
      ["bold", LABEL],
      ["blockquote", message?.text.slice(LABEL.length + 1)],
      ["italic", "(1) DPRD mempunyai tugas dan wewenang:"],
    ]);
  });

  it("of words that are only reported is no quotation, and says so", () => {
    const [message] = renderTelegram(corpus, answerOf([{ type: "quote", provision: REPORTED }]));
    expect(message?.text).toContain("Sebagaimana dilaporkan, bukan bunyi peraturannya sendiri:");
    expect(message?.text).toContain("3. Dewan Perwakilan Rakyat Daerah (DPRD) memberikan persetujuannya.");
    expect(message?.entities.map(({ type }) => type)).not.toContain("blockquote");
  });

  it("of 5,000 words is split between ayat, each part under its label", () => {
    const lines = quoteLines(corpus, LONG_PASAL).map(lineText);
    expect(lines.join(" ").split(" ").length).toBeGreaterThan(5_000);
    const citations = [{ ...CITED[0], id: LONG_PASAL, label: "Pasal 40 UU 37/1999" }];
    const messages = renderTelegram(
      corpus,
      answerOf([{ type: "quote", provision: LONG_PASAL }], { citations }),
    );
    messages.forEach((message, index) => {
      expect(faultOf("sendMessage", { chat_id: 1, ...message })).toBeNull();
      expect(message.text.split("\n")[0]).toBe(
        index === 0 ? "Pasal 40 UU 37/1999" : "Pasal 40 UU 37/1999 (lanjutan)",
      );
      expect(message.entities.map(({ type }) => type)).toEqual(["bold", "expandable_blockquote"]);
    });
    const shown = messages.flatMap(({ text }) => text.split("\n").slice(1));
    // The last ayat is longer than a message, so that it alone is cut.
    expect(shown.slice(0, 50)).toEqual(lines.slice(0, 50));
    expect(shown.slice(50).join(" ")).toBe(lines[50]);
  });

  it("says 'continued' in an English answer", () => {
    const messages = renderTelegram(
      corpus,
      answerOf([{ type: "quote", provision: LONG_PASAL }], { language: "en" }),
    );
    expect(messages[1]?.text.split("\n")[0]).toMatch(/\(continued\)$/);
  });
});

describe("blocks", () => {
  it("stand apart in one message where they fit", () => {
    const messages = renderTelegram(
      corpus,
      answerOf([
        { type: "heading", text: "Dasar hukum" },
        { type: "paragraph", text: "Persetujuan DPRD diperlukan." },
        { type: "list", items: ["Pasal 42", "Pasal 43"] },
        { type: "notice", tone: "status", text: "Dicabut oleh UU 23/2014." },
        { type: "notice", tone: "note", text: "Informasi, bukan nasihat hukum." },
      ]),
    );
    expect(messages.map(({ text }) => text)).toEqual([
      "Dasar hukum\nPersetujuan DPRD diperlukan.\n\n• Pasal 42\n• Pasal 43\n\n⚖️ Dicabut oleh UU 23/2014.\n\nInformasi, bukan nasihat hukum.",
    ]);
    expect(messages[0] && styled(messages[0])).toEqual([
      ["bold", "Dasar hukum"],
      ["italic", "Informasi, bukan nasihat hukum."],
    ]);
  });

  it("move to the next message whole, their heading with them", () => {
    const messages = renderTelegram(
      corpus,
      answerOf([
        { type: "paragraph", text: "a".repeat(3_000) },
        { type: "heading", text: "Judul" },
        { type: "paragraph", text: "b".repeat(2_000) },
      ]),
    );
    expect(messages.map(({ text }) => text)).toEqual(["a".repeat(3_000), `Judul\n${"b".repeat(2_000)}`]);
  });

  it.each([7, 50, 133])("longer than a message are split behind a sentence (of %i letters)", (letters) => {
    const sentence = `${"a".repeat(letters)}, ${"b".repeat(letters)}; ${"c".repeat(letters)}.`;
    const text = `${sentence} `.repeat(Math.ceil(9_000 / sentence.length)).trim();
    const messages = renderTelegram(corpus, answerOf([{ type: "paragraph", text }]));
    expect(messages).toHaveLength(3);
    for (const message of messages) expect(message.text).toMatch(/[.;]$/);
    expect(messages.map((message) => message.text).join(" ")).toBe(text);
  });

  it("with more styles than Telegram shows in a message take another", () => {
    const blocks = Array.from({ length: 150 }, (_, index): Block[] => [
      { type: "heading", text: `Pasal ${index + 1}` },
      { type: "paragraph", text: "Berlaku." },
    ]).flat();
    const messages = renderTelegram(corpus, answerOf(blocks));
    expect(messages.map(({ entities }) => entities.length)).toEqual([100, 50]);
  });

  it("of 4,096 emoji are split between emoji", () => {
    const messages = renderTelegram(corpus, answerOf([{ type: "paragraph", text: "🙂".repeat(4_096) }]));
    expect(messages.map(({ text }) => [...text].length)).toEqual([2_048, 2_048]);
    expect(messages.every(({ text }) => !/\p{Surrogate}/u.test(text))).toBe(true);
  });

  it.each([
    ["nothing", []],
    ["empty text", [{ type: "paragraph", text: "" }]],
    [
      "blank text",
      [
        { type: "paragraph", text: " \n\t " },
        { type: "list", items: [" "] },
      ],
    ],
    ["an empty heading", [{ type: "heading", text: "  " }]],
    ["a status without words", [{ type: "notice", tone: "status", text: "" }]],
  ] satisfies [string, Block[]][])("that hold %s make no message", (_, blocks) => {
    expect(renderTelegram(corpus, answerOf(blocks))).toEqual([]);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.lorem({ maxCount: 900, mode: "sentences" }),
  fc.nat({ max: 9_000 }).map((length) => "🏛️".repeat(length / 3)),
  fc.nat({ max: 9_000 }).map((length) => "x".repeat(length)),
  fc.string({ unit: fc.constantFrom("\ud83d", "\ude00", "\n", " ", "\r", "a"), maxLength: 300 }),
);
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  anyText.map((text): Block => ({ type: "heading", text })),
  anyText.map((text): Block => ({ type: "paragraph", text })),
  fc.array(anyText, { maxLength: 30 }).map((items): Block => ({ type: "list", items })),
  fc.constantFrom(...corpus.provisions.keys()).map((provision): Block => ({ type: "quote", provision })),
  fc
    .tuple(fc.constantFrom("status", "caution", "note"), anyText)
    .map(([tone, text]): Block => ({ type: "notice", tone, text })),
);

describe("every provision of the corpus", () => {
  it("is shown whole, under its name, in messages that Telegram accepts", async () => {
    const law = await loadCorpus("corpus");
    expect(law.provisions.size).toBeGreaterThan(500);
    for (const { id, fidelity, unit } of law.provisions.values()) {
      const lines = quoteLines(law, id).map(lineText);
      const messages = renderTelegram(law, answerOf([{ type: "quote", provision: id }]));
      expect(messages.length, `${unit} ${id}`).toBeGreaterThan(0);
      for (const message of messages) {
        expect(faultOf("sendMessage", { chat_id: 1, ...message })).toBeNull();
        expect(message.text.startsWith(formatCitation(law, id))).toBe(true);
        const isQuotation = message.entities.some(({ type }) => type.endsWith("blockquote"));
        // A bab has a name, but no words of its own.
        expect(isQuotation, id).toBe(isActsOwn(fidelity) && lines.length > 0);
      }
      const shown = messages.map(({ text }) => text).join("\n");
      for (const line of lines) expect(shown).toContain(line);
    }
  });
});

describe("any answer", () => {
  it("becomes messages that Telegram accepts, with every line of its quotations whole and in order", () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 12 }), (blocks) => {
        const messages = renderTelegram(corpus, answerOf(blocks));
        for (const message of messages) expect(faultOf("sendMessage", { chat_id: 1, ...message })).toBeNull();
        const shown = messages.map(({ text }) => text).join("\n");
        let from = 0;
        for (const block of blocks) {
          if (block.type !== "quote") continue;
          for (const line of quoteLines(corpus, block.provision).map(lineText)) {
            if (line.length > 3_800) continue;
            const at = shown.indexOf(line, from);
            expect(at, `"${line.slice(0, 40)}" is missing`).toBeGreaterThanOrEqual(0);
            from = at + line.length;
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("loses none of its words, however it is split", () => {
    const words = (text: string): string[] => text.split(/[\s•]+/).filter((word) => word !== "");
    fc.assert(
      fc.property(fc.lorem({ maxCount: 3_000, mode: "words" }), (text) => {
        const messages = renderTelegram(corpus, answerOf([{ type: "paragraph", text }]));
        expect(messages.flatMap((message) => words(message.text))).toEqual(words(text));
      }),
      { numRuns: 30 },
    );
  });
});
