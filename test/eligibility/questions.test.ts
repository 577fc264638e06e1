import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { compareVerdicts, evaluate } from "../../src/eligibility/rules/evaluate.ts";
import { loadKnowledge } from "../../src/eligibility/understanding/lexical-resources.ts";
import { type Rulebook, loadRulebook } from "../../src/eligibility/rules/rulebook.ts";
import { Understander } from "../../src/eligibility/understanding/understand.ts";
import { AS_OF } from "./cases.ts";

const caseSchema = z.object({
  id: z.string(),
  q: z.string(),
  language: z.enum(["id", "en"]),
  expect: z.enum(["ineligible", "conditional", "eligible", "unknown", "not-eligibility"]),
  /** A rule that must fail. */
  rule: z.string().optional(),
});

const cases = readFileSync("test/eval/eligibility-cases.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => caseSchema.parse(JSON.parse(line)));

let rulebook: Rulebook;
let understander: Understander;
beforeAll(async () => {
  rulebook = await loadRulebook("corpus", await loadCorpus("corpus"));
  understander = new Understander(await loadKnowledge("corpus/eligibility"));
});

/** What a user would be told of the worst partner, and which rules fail. */
function judge(question: string): { outcome: string; failed: string[] } {
  const { isEligibilityQuestion, subjects } = understander.understand(question);
  if (!isEligibilityQuestion) return { outcome: "not-eligibility", failed: [] };
  const [worst] = subjects
    .map((sourced) => evaluate(rulebook, sourced, { asOf: AS_OF }))
    .sort((a, b) => compareVerdicts(a.verdict, b.verdict));
  if (worst === undefined) return { outcome: "no subject", failed: [] };
  const failed = worst.checks.filter(({ outcome }) => outcome === "fail").map(({ rule }) => rule.id);
  return { outcome: worst.verdict, failed };
}

describe("the verdict on a question of staff", () => {
  it("is tried on two hundred questions or more", () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(new Set(cases.map(({ q }) => q)).size).toBe(cases.length);
  });

  it.each(cases)("$id $q", ({ q, expect: expected, rule }) => {
    const { outcome, failed } = judge(q);
    expect(outcome).toBe(expected);
    if (rule !== undefined) expect(failed).toContain(rule);
  });

  it("is the same in capitals, without capitals and without punctuation where no relations exist", () => {
    const barred = cases.filter(({ rule }) => rule === "diplomatic-relations");
    for (const { q } of barred)
      for (const variant of [q.toUpperCase(), q.toLowerCase(), q.replace(/[?!.]/g, "")])
        expect([variant, judge(variant).outcome]).not.toEqual([variant, "conditional"]);
  });
});
