import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { Corpus } from "../../src/corpus/corpus.ts";
import { loadCorpus } from "../../src/corpus/corpus.ts";
import { CorpusError } from "../../src/corpus/errors.ts";
import type { Outcome } from "../../src/eligibility/check.ts";
import { comparisons } from "../../src/eligibility/condition.ts";
import { evaluate } from "../../src/eligibility/evaluate.ts";
import type { Facts } from "../../src/eligibility/facts.ts";
import { factsSchema, formSchema } from "../../src/eligibility/facts.ts";
import type { Rulebook } from "../../src/eligibility/rulebook.ts";
import { decidingConditions, loadRulebook, makeRulebook } from "../../src/eligibility/rulebook.ts";
import { parseRules } from "../../src/eligibility/rules.ts";
import { AS_OF, DEFENCE, EDUCATION, JAPAN, known, SURABAYA, SUWON, TEL_AVIV, TEXAS } from "./cases.ts";

let corpus: Corpus;
let rulebook: Rulebook;
beforeAll(async () => {
  corpus = await loadCorpus("corpus");
  rulebook = await loadRulebook("corpus", corpus);
});

function outcomeOf(rule: string, facts: Facts): Outcome | "does not apply" {
  const { checks } = evaluate(rulebook, known(facts), { asOf: AS_OF });
  return checks.find((check) => check.rule.id === rule)?.outcome ?? "does not apply";
}

const sister = (facts: Facts): Facts => ({ form: "sister-city", ...facts });
const technical = (facts: Facts): Facts => ({ form: "technical", ...facts });
const judged = (rule: string, condition: string, base: Facts = {}): [string, Facts, Outcome][] => [
  [rule, { ...base, conditions: { [condition]: true } }, "pass"],
  [rule, { ...base, conditions: { [condition]: false } }, "fail"],
  [rule, { ...base, conditions: { [condition]: "unknown" } }, "unknown"],
];

/** For every rule one situation it passes, one it fails, one it leaves open. `grant` only permits: it cannot fail. */
const TABLE: [rule: string, facts: Facts, outcome: Outcome | "does not apply"][] = [
  ["domestic-partner", { partner: SUWON }, "pass"],
  ["domestic-partner", { partner: { country: "JP", relations: "relations" } }, "pass"],
  ["domestic-partner", { partner: SURABAYA }, "fail"],
  ["domestic-partner", {}, "unknown"],

  ["diplomatic-relations", { partner: JAPAN }, "pass"],
  ["diplomatic-relations", { partner: TEL_AVIV }, "fail"],
  ["diplomatic-relations", { partner: { kind: "sub-national" } }, "unknown"],
  ["diplomatic-relations", { partner: { kind: "international-organisation" } }, "does not apply"],

  ["regional-authority", { field: EDUCATION }, "pass"],
  ["regional-authority", { field: DEFENCE }, "fail"],
  ["regional-authority", { form: "diplomatic-post" }, "fail"],
  ["regional-authority", { field: DEFENCE, partner: SURABAYA }, "fail"],
  ["regional-authority", {}, "unknown"],

  ["grant", { form: "grant" }, "pass"],
  ["grant", { form: "general" }, "does not apply"],

  ["loan", { form: "loan", directForeignLoan: false }, "pass"],
  ["loan", { form: "loan", directForeignLoan: true }, "fail"],
  ["loan", { form: "loan" }, "unknown"],
  ["loan", { form: "grant", directForeignLoan: true }, "does not apply"],

  ...judged("foreign-policy", "foreignPolicy"),
  ...judged("stability", "stability"),
  ...judged("non-interference", "nonInterference"),
  ...judged("equality", "equality"),
  ...judged("mutual-benefit", "mutualBenefit"),
  ...judged("supports-development", "supportsDevelopment"),

  ["sister-city-administrative-status", sister({ home: { kind: "kota" }, partner: SUWON }), "pass"],
  ["sister-city-administrative-status", sister({ home: { kind: "provinsi" }, partner: TEXAS }), "pass"],
  ["sister-city-administrative-status", sister({ home: { kind: "kota" }, partner: TEXAS }), "fail"],
  ["sister-city-administrative-status", sister({ home: { kind: "provinsi" }, partner: SUWON }), "fail"],
  ["sister-city-administrative-status", sister({ home: { kind: "kota" }, partner: JAPAN }), "unknown"],
  ...judged("sister-city-administrative-status", "sameAdministrativeStatus", sister({})),
  ...judged("sister-city-characteristics", "sameCharacteristics", sister({})),
  ...judged("sister-city-problems", "sameProblems", sister({})),
  ...judged("sister-city-complementarity", "complementarity", sister({})),
  ...judged("sister-city-people-to-people", "peopleToPeople", sister({})),

  ...judged("technical-human-resources", "humanResources", technical({})),
  ...judged("technical-financial-capacity", "financialCapacity", technical({})),
  ...judged("technical-domestic-products", "domesticProducts", technical({})),
  ...judged("technical-independence", "independence", technical({})),
  ["technical-independence", { form: "general", conditions: { independence: false } }, "does not apply"],

  ["consult-minister", { ministerConsulted: true }, "pass"],
  ["consult-minister", { ministerConsulted: false, isSigningNow: true }, "fail"],
  ["consult-minister", { ministerConsulted: false, form: "signing" }, "fail"],
  ["consult-minister", { ministerConsulted: false, isSigningNow: false }, "unknown"],
  ["consult-minister", { ministerConsulted: false, isSigningNow: true, form: "loan" }, "does not apply"],

  ["body-abroad", { form: "body-abroad", ministerConsideration: "given" }, "pass"],
  ["body-abroad", { form: "body-abroad", ministerConsideration: "refused" }, "fail"],
  ["body-abroad", { form: "body-abroad", ministerConsideration: "not-yet", isSigningNow: true }, "fail"],
  ["body-abroad", { form: "body-abroad", ministerConsideration: "not-yet" }, "unknown"],

  ["dprd-approval", { dprdApproval: "given" }, "pass"],
  ["dprd-approval", { dprdApproval: "refused" }, "fail"],
  ["dprd-approval", { dprdApproval: "not-yet", isSigningNow: true }, "fail"],
  ["dprd-approval", { dprdApproval: "not-yet", form: "signing" }, "fail"],
  ["dprd-approval", { dprdApproval: "not-yet", form: "general", isSigningNow: false }, "unknown"],
  ["dprd-approval", {}, "unknown"],

  ["central-approval", { centralApproval: "given" }, "pass"],
  ["central-approval", { centralApproval: "refused" }, "fail"],
  ["central-approval", { centralApproval: "not-yet", isSigningNow: true }, "fail"],
  ["central-approval", { centralApproval: "not-yet" }, "unknown"],

  ["full-powers", { fullPowers: true }, "pass"],
  ["full-powers", technical({ underAgreementInForce: true, fullPowers: false, isSigningNow: true }), "pass"],
  ["full-powers", technical({ underAgreementInForce: false, fullPowers: false, isSigningNow: true }), "fail"],
  ["full-powers", { form: "general", fullPowers: false, isSigningNow: true }, "fail"],
  ["full-powers", { fullPowers: false }, "unknown"],
];

describe("each rule", () => {
  it.each(TABLE)("%s of %j: %s", (rule, facts, outcome) => {
    expect(outcomeOf(rule, facts)).toBe(outcome);
  });

  it("stands in the table with a pass, a fail and an unknown", () => {
    const tried = (rule: string, outcome: Outcome): boolean =>
      TABLE.some(([id, , expected]) => id === rule && expected === outcome);
    const untried = rulebook.rules.flatMap(({ id, fails_when }) => {
      const outcomes: Outcome[] = fails_when === undefined ? ["pass"] : ["pass", "fail", "unknown"];
      return outcomes.filter((outcome) => !tried(id, outcome)).map((outcome) => `${id}: ${outcome}`);
    });
    expect(untried).toEqual([]);
  });
});

describe("the shipped rules", () => {
  it("rest on provisions of the corpus and, where those are revoked, say what is in force", () => {
    const forms: Facts[] = [{}, ...formSchema.options.map((form) => ({ form }))];
    for (const facts of forms) {
      for (const check of evaluate(rulebook, known(facts), { asOf: AS_OF }).checks) {
        expect(check.basis.filter((id) => !corpus.provisions.has(id))).toEqual([]);
        expect(check.inForceBasis, check.rule.id).not.toEqual([]);
      }
    }
  });

  it.each<[string, Facts, string[], string[]]>([
    [
      "diplomatic-relations",
      { partner: TEL_AVIV },
      ["permenlu-09-2006/lampiran/syarat-umum/angka-1"],
      ["permenlu-3-2019"],
    ],
    [
      "dprd-approval",
      { home: { kind: "provinsi" } },
      ["uu-32-2004/pasal-42/ayat-1/huruf-g", "permenlu-09-2006/lampiran/syarat-umum/angka-3"],
      ["uu-23-2014/pasal-101/ayat-1/huruf-g", "permenlu-3-2019"],
    ],
    [
      "dprd-approval",
      { home: { kind: "kabupaten" } },
      ["uu-32-2004/pasal-42/ayat-1/huruf-g", "permenlu-09-2006/lampiran/syarat-umum/angka-3"],
      ["uu-23-2014/pasal-154/ayat-1/huruf-g", "permenlu-3-2019"],
    ],
    [
      "loan",
      { form: "loan" },
      ["uu-32-2004/pasal-170", "uu-32-2004/pasal-169/ayat-1"],
      ["uu-23-2014/pasal-301"],
    ],
    [
      "consult-minister",
      {},
      ["uu-24-2000/pasal-5/ayat-1", "uu-37-1999/pasal-13"],
      ["uu-24-2000/pasal-5/ayat-1", "uu-37-1999/pasal-13"],
    ],
  ])("%s of %j rests on the right articles", (rule, facts, basis, inForce) => {
    const check = evaluate(rulebook, known(facts), { asOf: AS_OF }).checks.find(
      ({ rule: { id } }) => id === rule,
    );
    expect(check).toMatchObject({ basis, inForceBasis: inForce });
  });

  it("ask for every fact they read", () => {
    const read = rulebook.rules.flatMap(decidingConditions).flatMap(comparisons);
    expect(read.filter(({ fact }) => !rulebook.questions.has(fact))).toEqual([]);
  });

  it("do not contradict each other: no fact alone makes one rule pass and another of the same basis fail", () => {
    const singles = rulebook.rules
      .flatMap(decidingConditions)
      .flatMap(comparisons)
      .flatMap(({ fact, values }) => values.map((value) => ({ fact, value })));
    expect(singles.length).toBeGreaterThan(40);
    for (const { fact, value } of singles) {
      const [outer = "", inner] = fact.split(".");
      const facts = factsSchema.parse({ [outer]: inner === undefined ? value : { [inner]: value } });
      const { checks } = evaluate(rulebook, known(facts), { asOf: AS_OF });
      const passed = checks.filter(({ outcome }) => outcome === "pass");
      const failed = checks.filter(({ outcome }) => outcome === "fail");
      const clashes = passed.flatMap((pass) =>
        failed.filter((fail) => pass.basis[0] === fail.basis[0]).map((fail) => [pass.rule.id, fail.rule.id]),
      );
      expect(clashes, `${fact}: ${String(value)}`).toEqual([]);
    }
  });
});

describe("a rule added to the file alone", () => {
  const rule = `
  - id: environment
    group: conditions
    severity: bars
    title: { id: Ramah lingkungan, en: Kind to the environment }
    fails_when: { fact: conditions.environment, is: false }
    passes_when: { fact: conditions.environment, is: true }
    says:
      pass: { id: Lingkungan terjaga., en: The environment is kept. }
      fail: { id: Lingkungan rusak., en: The environment is harmed. }
      unknown: { id: Tunjukkan dampaknya., en: Show the impact. }
    flips: { id: Bergantung pada dampaknya., en: It turns on the impact. }
    basis: [{ provision: uu-37-1999/pasal-5 }]
`;
  const question = `
  - fact: conditions.environment
    answers: yes-no
    ask: { id: "Apakah lingkungan terjaga?", en: "Is the environment kept?" }
`;

  it("is judged and asked for without a change to the engine", async () => {
    const yaml = await readFile("corpus/eligibility/rules.yaml", "utf8");
    const extended = yaml.replace("\nnotes:", `${rule}\nnotes:`).replace("\nrules:", `${question}\nrules:`);
    const book = makeRulebook(parseRules(extended), corpus);
    const harmed = evaluate(book, known({ partner: JAPAN, conditions: { environment: false } }), {
      asOf: AS_OF,
    });
    const open = evaluate(book, known({ partner: JAPAN }), { asOf: AS_OF });
    expect(harmed.verdict).toBe("ineligible");
    expect(open.missing.map(({ fact }) => fact)).toContain("conditions.environment");
  });
});

describe("a rules file with mistakes", () => {
  const broken = async (from: string, to: string): Promise<readonly string[]> => {
    const yaml = await readFile("corpus/eligibility/rules.yaml", "utf8");
    expect(yaml).toContain(from);
    try {
      makeRulebook(parseRules(yaml.replace(from, to)), corpus);
    } catch (error) {
      if (error instanceof CorpusError) return error.faults;
      throw error;
    }
    return [];
  };

  it.each([
    [
      "a basis that is not in the corpus",
      "uu-24-2000/pasal-5/ayat-1",
      "uu-24-2000/pasal-5/ayat-9",
      /pasal-5\/ayat-9 is not in the corpus/,
    ],
    [
      "a successor the register does not name",
      "uu-23-2014/pasal-301",
      "uu-23-2014/pasal-363",
      /does not name uu-23-2014\/pasal-363/,
    ],
    [
      "a value its fact cannot have",
      "fact: form, is: loan",
      "fact: form, is: lone",
      /lone is not a value of form/,
    ],
    [
      "a fact that is none",
      "fact: fullPowers, is: false",
      "fact: fullPower, is: false",
      /there is no fact fullPower$/m,
    ],
    [
      "a fact no question asks for",
      "fact: conditions.stability, is: false",
      "fact: conditions.calm, is: false",
      /no question asks for the fact conditions.calm/,
    ],
    ["a rule twice", "id: equality", "id: stability", /rule stability stands twice/],
    [
      "an outcome without words",
      "      fail: { id: Karakteristik kedua daerah tidak sama., en: The characteristics of the two are not the same. }\n",
      "",
      /rule sister-city-characteristics: can fail, but `says` has no `fail`/,
    ],
    [
      "an outcome with words twice",
      "      fail: { id: Karakteristik",
      "      pass: { id: Karakteristik",
      /duplicated mapping key/,
    ],
    ["a severity that is none", "severity: scope", "severity: maybe", /severity/],
  ])("%s is refused", async (_, from, to, fault) => {
    expect((await broken(from, to)).join("\n")).toMatch(fault);
  });
});
