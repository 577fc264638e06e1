import { loadCorpus } from "../../src/law/corpus/loading.ts";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { withFact } from "../../src/eligibility/understanding/merge-facts.ts";
import { RULE_FACTS, valuesOf } from "../../src/eligibility/rules/conditions.ts";
import {
  type Evaluation,
  compareVerdicts,
  evaluate,
  isBarring,
} from "../../src/eligibility/rules/evaluate.ts";
import {
  type FactPath,
  type FactValue,
  NOTHING_KNOWN,
  type SourcedFacts,
  factAt,
  factsSchema,
} from "../../src/eligibility/rules/facts.ts";
import { type Rulebook, loadRulebook, makeRulebook } from "../../src/eligibility/rules/rulebook.ts";
import { ALL_CONDITIONS, AS_OF } from "./cases.ts";

let rulebook: Rulebook;
let reversed: Rulebook;
beforeAll(async () => {
  const corpus = await loadCorpus("corpus");
  rulebook = await loadRulebook("corpus", corpus);
  reversed = {
    ...makeRulebook({ answers: {}, questions: [], rules: [], notes: [] }, corpus),
    ...rulebook,
    rules: [...rulebook.rules].reverse(),
  };
});

const judge = (sourced: SourcedFacts, book = rulebook): Evaluation =>
  evaluate(book, sourced, { asOf: AS_OF });

const PATHS: readonly FactPath[] = [
  ...RULE_FACTS,
  ...Object.keys(ALL_CONDITIONS).map((name) => `conditions.${name}`),
];

/** One fact a rule can read, with one of its values. */
const anyFact = fc
  .constantFrom(...PATHS)
  .chain((path) =>
    fc.constantFrom(...(valuesOf(path) ?? [])).map((value): [FactPath, FactValue] => [path, value]),
  );

/** Told one after the other, the first telling of a fact standing; what contradicts itself is left out. */
function told(facts: readonly [FactPath, FactValue][], start = NOTHING_KNOWN): SourcedFacts {
  return facts.reduce((sourced, [path, value]) => {
    if (factAt(sourced.facts, path) !== undefined) return sourced;
    const kind = path === "partner.kind" ? value : factAt(sourced.facts, "partner.kind");
    const hasRelations =
      path === "partner.relations" || factAt(sourced.facts, "partner.relations") !== undefined;
    const hasNone = kind === "international-organisation" || kind === "indonesian-region";
    return hasNone && hasRelations ? sourced : withFact(sourced, path, value, { type: "dialog" });
  }, start);
}

const manyFacts = fc.array(anyFact, { maxLength: 25 });

describe("whatever the facts", () => {
  it("the same facts give the same evaluation", () => {
    fc.assert(
      fc.property(manyFacts, (facts) => {
        expect(judge(told(facts))).toEqual(judge(told(facts)));
      }),
    );
  });

  it("neither the order of telling nor the order of the rules changes the verdict", () => {
    fc.assert(
      fc.property(manyFacts, (facts) => {
        const sourced = told(facts);
        const entries = Object.entries(sourced.facts).reverse();
        const shuffled = { ...sourced, facts: factsSchema.parse(Object.fromEntries(entries)) };
        expect(judge(shuffled).verdict).toBe(judge(sourced).verdict);
        expect(judge(sourced, reversed).verdict).toBe(judge(sourced).verdict);
      }),
    );
  });

  it("a rule that fails is never allowed", () => {
    fc.assert(
      fc.property(manyFacts, (facts) => {
        const { checks, verdict } = judge(told(facts));
        const failed = checks.filter(({ outcome }) => outcome === "fail");
        if (failed.some(isBarring)) expect(verdict).toBe("ineligible");
        else if (failed.length > 0) expect(verdict).toBe("unknown");
        else expect(verdict).not.toBe("ineligible");
      }),
      { numRuns: 300 },
    );
  });

  it("everything known to pass is what eligible means", () => {
    fc.assert(
      fc.property(manyFacts, (facts) => {
        const { checks, verdict } = judge(told(facts));
        if (verdict === "eligible") expect(checks.every(({ outcome }) => outcome === "pass")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("learning a fact that makes a check fail never makes the verdict better", () => {
    fc.assert(
      fc.property(manyFacts, anyFact, (facts, fact) => {
        const before = judge(told(facts));
        const after = judge(told([fact], told(facts)));
        const failed = (evaluation: Evaluation): string[] =>
          evaluation.checks.flatMap(({ rule, outcome }) =>
            outcome === "fail" && rule.severity !== "scope" ? [rule.id] : [],
          );
        const isNewlyFailed = failed(after).some((id) => !failed(before).includes(id));
        if (isNewlyFailed) expect(compareVerdicts(after.verdict, before.verdict)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  it("a no is not taken back by learning more of the same planner, partner and form", () => {
    fc.assert(
      fc.property(manyFacts, anyFact, (facts, fact) => {
        fc.pre(!["partner.kind", "form", "home.body"].includes(fact[0]));
        const before = judge(told(facts));
        fc.pre(before.verdict === "ineligible");
        expect(judge(told([fact], told(facts))).verdict).toBe("ineligible");
      }),
      { numRuns: 300 },
    );
  });

  it("what is asked for is unknown, and answering it leaves it no longer asked", () => {
    fc.assert(
      fc.property(manyFacts, (facts) => {
        const sourced = told(facts);
        const [question] = judge(sourced).missing;
        if (question === undefined) return;
        expect(factAt(sourced.facts, question.fact)).toBeUndefined();
        const [value] = valuesOf(question.fact) ?? [];
        if (value === undefined) throw new Error(`no value for ${question.fact}`);
        const asked = judge(told([[question.fact, value]], sourced)).missing.map(({ fact }) => fact);
        expect(asked).not.toContain(question.fact);
      }),
    );
  });
});
