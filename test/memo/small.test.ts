import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sanitiseName, sanitiseQuestion } from "../../src/memo/content/words.ts";
import { fileNameOf } from "../../src/memo/compose.ts";
import { paginate, type Box } from "../../src/memo/pdf/page-layout.ts";
import { digestOfPlans } from "../../src/memo/content/subject.ts";

describe("the name of a memo's file", () => {
  it.each([
    [["Kota Bandung", "Tel Aviv"], "telaahan-staf-2026-11-24-kota-bandung-tel-aviv"],
    [["Łódź", "Đà Nẵng"], "telaahan-staf-2026-11-24-lodz-da-nang"],
    [["京都", "🏙"], "telaahan-staf-2026-11-24"],
    [["../../etc/passwd", "a\u0000b\r\n"], "telaahan-staf-2026-11-24-etc-passwd-a-b"],
    [["uu-32-2004/pasal-42/ayat-1/huruf-g"], "telaahan-staf-2026-11-24-uu-32-2004-pasal-42-ayat-1-huruf-g"],
  ])("of %j is %s", (about, name) => {
    expect(fileNameOf("telaahan-staf", "2026-11-24", about)).toBe(name);
  });

  it("is short plain ASCII whatever the names are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 300 }), { maxLength: 4 }), (about) => {
        expect(fileNameOf("telaahan-staf", "2026-11-24", about)).toMatch(
          /^telaahan-staf-2026-11-24[a-z0-9-]{0,60}$/,
        );
      }),
    );
  });
});

describe("what was typed", () => {
  it("is one line without invisible characters, cut where it is too long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => {
        for (const clean of [sanitiseName(text), sanitiseQuestion(text)]) {
          expect(clean).not.toMatch(/[\p{Cc}\p{Surrogate}\u202A-\u202E\u200B-\u200F]/u);
          expect(clean.length).toBeLessThanOrEqual(610);
        }
      }),
    );
    expect(sanitiseName(`Kota ${"panjang ".repeat(50)}`)).toMatch(/^Kota (?:panjang )+\[\.\.\.\]$/);
  });
});

describe("a plan's digest", () => {
  it("does not depend on the order in which facts are kept", () => {
    const plan = {
      facts: { form: "grant", home: { name: "X" } },
      sources: {},
      readings: [],
      ambiguities: [],
    } as const;
    const other = {
      ambiguities: [],
      readings: [],
      sources: {},
      facts: { home: { name: "X" }, form: "grant" },
    } as const;
    expect(digestOfPlans([plan])).toBe(digestOfPlans([other]));
    expect(digestOfPlans([plan])).not.toBe(digestOfPlans([{ ...plan, facts: { form: "loan" } }]));
  });
});

describe("pages", () => {
  const box = (height: number, keeps = false): Box<null> => ({
    height,
    before: 2,
    keeps,
    draw: () => undefined,
  });

  it("hold every box once, in order, and none below the page's end", () => {
    const boxes = fc.array(
      fc
        .record({ height: fc.integer({ min: 1, max: 90 }), keeps: fc.boolean() })
        .map(({ height, keeps }) => box(height, keeps)),
    );
    fc.assert(
      fc.property(boxes, (given) => {
        const pages = paginate(given, 100);
        expect(pages.flat().map((placed) => placed.box)).toEqual(given);
        for (const page of pages)
          for (const { box: shown, y } of page) expect(y + shown.height).toBeLessThanOrEqual(100.01);
      }),
    );
  });

  it("keep a heading with what follows it", () => {
    const heading = box(10);
    const pages = paginate([box(80), heading, box(20, true)], 100);
    expect(pages.map((page) => page.length)).toEqual([1, 2]);
  });

  it("show the head of a table again where it goes on", () => {
    const head = box(10);
    const row = { ...box(50), head };
    const pages = paginate([head, { ...row, keeps: true }, row, row], 100);
    expect(pages.map((page) => page.map((placed) => placed.box === head))).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ]);
  });
});
