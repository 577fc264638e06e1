import { describe, expect, it } from "vitest";
import { lineText, quoteLines } from "../../../src/law/corpus/quote.ts";
import { renderText } from "../../../src/telegram/rendering/render.ts";
import { answerOf, corpus, HURUF_G, LONG_PASAL, REPORTED } from "../fixture.ts";

describe("an answer as plain text", () => {
  it("quotes the act behind a mark, nested as in the act", () => {
    const text = renderText(
      corpus,
      answerOf(
        [
          { type: "heading", text: "Dasar hukum" },
          { type: "quote", provision: HURUF_G },
          { type: "notice", tone: "status", text: "Dicabut oleh UU 23/2014." },
          { type: "notice", tone: "note", text: "Informasi, bukan nasihat hukum." },
        ],
        {
          citations: [
            {
              id: HURUF_G,
              label: "Pasal 42",
              quote: "",
              fidelity: "verbatim",
              status: "revoked",
              successor: [],
            },
          ],
        },
      ),
    );
    expect(text).toBe(
      [
        "Dasar hukum",
        "",
        "Pasal 42",
        "> (1) DPRD mempunyai tugas dan wewenang:",
        ">   g. memberikan persetujuan terhadap rencana kerja sama internasional yang dilakukan oleh pemerintah daerah;",
        "",
        "[!] Dicabut oleh UU 23/2014.",
        "",
        "Informasi, bukan nasihat hukum.",
      ].join("\n"),
    );
  });

  it("never shows reported words in the style of a quotation", () => {
    const text = renderText(corpus, answerOf([{ type: "quote", provision: REPORTED }]));
    expect(text).not.toMatch(/^> /m);
    expect(text).toMatch(
      /^Sebagaimana dilaporkan.*:\n(?:.*\n)*?\s+3\. Dewan Perwakilan Rakyat Daerah \(DPRD\) memberikan persetujuannya\.$/m,
    );
  });

  it("shows a long article whole", () => {
    const text = renderText(corpus, answerOf([{ type: "quote", provision: LONG_PASAL }]));
    for (const line of quoteLines(corpus, LONG_PASAL)) expect(text).toContain(lineText(line));
  });

  it("refuses to quote what the corpus has not", () => {
    expect(() => renderText(corpus, answerOf([{ type: "quote", provision: "uu-37-1999/pasal-41" }]))).toThrow(
      RangeError,
    );
  });
});
