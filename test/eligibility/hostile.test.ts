import { loadCorpus } from "../../src/law/corpus/loading.ts";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { reduceDialog, startDialog } from "../../src/eligibility/guided-check/dialog.ts";
import { evaluate } from "../../src/eligibility/rules/evaluate.ts";
import { explain } from "../../src/eligibility/rules/explain.ts";
import type { SourcedFacts } from "../../src/eligibility/rules/facts.ts";
import { loadKnowledge } from "../../src/eligibility/understanding/lexical-resources.ts";
import type { Knowledge } from "../../src/eligibility/understanding/mentions.ts";
import { Understander, createRecogniser } from "../../src/eligibility/understanding/understand.ts";
import { type Rulebook, loadRulebook } from "../../src/eligibility/rules/rulebook.ts";
import { AS_OF } from "./cases.ts";

let knowledge: Knowledge;
let rulebook: Rulebook;
let understander: Understander;
let words: string[];
beforeAll(async () => {
  rulebook = await loadRulebook("corpus", await loadCorpus("corpus"));
  knowledge = await loadKnowledge("corpus/eligibility");
  understander = new Understander(knowledge);
  const { lexicon, names } = knowledge;
  words = [...lexicon.vocabulary, ...lexicon.common, ...names.byKey.keys()];
});

/** Everything that is done with a question. */
function answer(text: string, previous?: SourcedFacts): readonly SourcedFacts[] {
  const { subjects } = understander.understand(text, previous === undefined ? {} : { previous });
  for (const sourced of subjects)
    for (const language of ["id", "en"] as const)
      explain(rulebook, evaluate(rulebook, sourced, { asOf: AS_OF }), language);
  return subjects;
}

/** Words of the lexicons and names of the lists, in any order. */
const jumble = (): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(" ", " ", " ", ", ", ". ", "? ")), {
      minLength: 1,
      maxLength: 12,
    })
    .chain((parts) =>
      fc.boolean().map((isTitled) => {
        const text = parts.flat().join("");
        return isTitled ? text.replace(/\b\w/g, (letter) => letter.toUpperCase()) : text;
      }),
    );
const anyText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: "grapheme", maxLength: 200 }),
    jumble(),
  );

describe("whatever is written", () => {
  it("has an answer in both languages, and so has what follows it", () => {
    fc.assert(
      fc.property(anyText(), anyText(), (first, second) => {
        const [previous] = answer(first);
        answer(`kalau dengan ${second}`, previous);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    "Is Ukraine ok?",
    "Ukraine ok?",
    "",
    "?",
    "'",
    "bolehkah",
    "dengan",
    "UNICEF tidak punya hubungan diplomatik",
  ])("%j too", (text) => {
    expect(answer(text).length).toBeGreaterThan(0);
  });

  it("leads the guided dialog on or is asked about again", () => {
    const room = { rulebook, recogniser: createRecogniser(knowledge, understander), asOf: AS_OF };
    fc.assert(
      fc.property(fc.array(anyText(), { maxLength: 8 }), (texts) => {
        let turn = startDialog(room, "id");
        for (const text of texts)
          if (turn.type === "ask") turn = reduceDialog(room, turn.state, { type: "text", text });
      }),
      { numRuns: 60 },
    );
  });

  const random = (): string =>
    Array.from({ length: 12_000 }, (_, at) =>
      ((at * 7_919 + 104_729) ** 2).toString(36).replace(/[\d.+]/g, "q"),
    ).join(" ");
  it.each<[string, () => string]>([
    ["one word", () => "a".repeat(100_000)],
    ["a word of permission again and again", () => "boleh ".repeat(17_000)],
    ["countries", () => "israel taipei ".repeat(7_000)],
    ["misspelt countries", () => "isreal ".repeat(14_000)],
    ["approvals refused", () => "dprd menolak ".repeat(7_700)],
    ["purposes", () => "untuk ".repeat(16_000)],
    ["dots", () => "a.".repeat(50_000)],
    ["apostrophes", () => "'".repeat(100_000)],
    ["accents", () => "a\u0301".repeat(50_000)],
    ["every word there is", () => words.join(" ").slice(0, 100_000)],
    ["words of no language", random],
  ])("of 100 kB is answered soon: %s", (_, make) => {
    const text = make();
    understander.understand(text);
    const start = process.cpuUsage();
    understander.understand(text);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(200);
  });

  it("is read to its end, where a long message asks", () => {
    const letter = `${"Kami sampaikan latar belakang rencana ini. ".repeat(120)}Bolehkah dengan Tel Aviv?`;
    const [sourced] = answer(letter);
    expect(sourced?.facts.partner).toMatchObject({ country: "IL" });
  });
});
