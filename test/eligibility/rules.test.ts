import { CorpusError } from "../../src/platform/yaml.ts";
import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import type { Corpus } from "../../src/law/corpus/corpus.ts";

import type { Outcome } from "../../src/eligibility/rules/check.ts";
import { comparisons } from "../../src/eligibility/rules/conditions.ts";
import { evaluate } from "../../src/eligibility/rules/evaluate.ts";
import { type Facts, factsSchema, formSchema } from "../../src/eligibility/rules/facts.ts";
import {
  type Rulebook,
  decidingConditions,
  loadRulebook,
  makeRulebook,
  parseRules,
} from "../../src/eligibility/rules/rulebook.ts";
import {
  AS_OF,
  DEFENCE,
  EDUCATION,
  FOUNDATION,
  JAPAN,
  PARTY,
  SURABAYA,
  SUWON,
  TEL_AVIV,
  TEXAS,
  UNICEF,
  known,
} from "./cases.ts";

let corpus: Corpus;
let rulebook: Rulebook;
beforeAll(async () => {
  corpus = await loadCorpus("corpus");
  rulebook = await loadRulebook("corpus", corpus);
});

/** The day before PP 28/2018. */
const BEFORE_PP = "2018-07-12";

function outcomeOf(rule: string, facts: Facts, asOf = AS_OF): Outcome | "does not apply" {
  const { checks } = evaluate(rulebook, known(facts), { asOf });
  return checks.find((check) => check.rule.id === rule)?.outcome ?? "does not apply";
}

const sister = (facts: Facts): Facts => ({ form: "sister-city", ...facts });
const technical = (facts: Facts): Facts => ({ form: "technical", ...facts });
const judged = (rule: string, condition: string, base: Facts = {}): [string, Facts, Outcome][] => [
  [rule, { ...base, conditions: { [condition]: true } }, "pass"],
  [rule, { ...base, conditions: { [condition]: false } }, "fail"],
  [rule, { ...base, conditions: { [condition]: "unknown" } }, "unknown"],
];
/** Rules that are silent until something is said. */
const stated = (
  rule: string,
  condition: string,
  base: Facts = {},
): [string, Facts, Outcome | "does not apply"][] => [
  [rule, { ...base, conditions: { [condition]: true } }, "pass"],
  [rule, { ...base, conditions: { [condition]: false } }, "fail"],
  [rule, base, "does not apply"],
];

/** What only the list of 2006 had bars nothing any more. */
const inOld = (lines: [string, Facts, Outcome][]): [string, Facts, Outcome, string][] =>
  lines.map(([rule, facts, outcome]) => [rule, facts, outcome, BEFORE_PP]);
const approval = (rule: string, fact: string): [string, Facts, Outcome][] => [
  [rule, { [fact]: "given" }, "pass"],
  [rule, { [fact]: "refused" }, "fail"],
  [rule, { [fact]: "not-yet", isSigningNow: true }, "fail"],
  [rule, { [fact]: "not-yet" }, "unknown"],
  [rule, { [fact]: "not-yet", isSigningNow: false }, "unknown"],
];

/** For every rule one situation it passes, one it fails, one it leaves open, where it can fail. */
const TABLE: [rule: string, facts: Facts, outcome: Outcome | "does not apply", asOf?: string][] = [
  ["domestic-partner", { partner: SUWON }, "pass"],
  ["domestic-partner", { partner: { country: "JP", relations: "relations" } }, "pass"],
  ["domestic-partner", { partner: SURABAYA }, "fail"],
  ["domestic-partner", {}, "unknown"],

  ...(
    [
      ["village-plans", "village"],
      ["district-plans", "district"],
      ["administrative-city-plans", "administrative-city"],
      ["council-plans", "council"],
      ["capital-authority-plans", "capital-authority"],
      ["regional-enterprise-plans", "regional-enterprise"],
      ["university-plans", "university"],
      ["private-plans", "private"],
    ] as const
  ).flatMap(([rule, body]): [string, Facts, Outcome | "does not apply"][] => [
    [rule, { home: { body }, partner: SUWON }, "fail"],
    [rule, { home: { kind: "kota" }, partner: SUWON }, "does not apply"],
  ]),
  ["disputed-territory", { partner: { ...JAPAN, isDisputed: true } }, "fail"],
  ["disputed-territory", { partner: JAPAN }, "does not apply"],

  ["diplomatic-relations", { partner: JAPAN }, "pass"],
  ["diplomatic-relations", { partner: TEL_AVIV }, "fail"],
  ["diplomatic-relations", { partner: { kind: "sub-national" } }, "unknown"],
  ["diplomatic-relations", { partner: { kind: "international-organisation" } }, "does not apply"],

  ["partner-institution", { partner: UNICEF }, "pass"],
  ["partner-institution", { partner: FOUNDATION, conditions: { noPoliticalParty: true } }, "pass"],
  ["partner-institution", { partner: PARTY }, "fail"],
  ["partner-institution", { partner: FOUNDATION, conditions: { noPoliticalParty: false } }, "fail"],
  ["partner-institution", { conditions: { noPoliticalParty: false } }, "fail"],
  ["partner-institution", { partner: FOUNDATION }, "unknown"],
  ["partner-institution", { partner: SUWON }, "does not apply"],
  ["partner-institution", { partner: PARTY }, "does not apply", BEFORE_PP],

  ["regional-authority", { field: EDUCATION }, "pass"],
  ["regional-authority", { field: DEFENCE }, "fail"],
  ["regional-authority", { form: "diplomatic-post" }, "fail"],
  ["regional-authority", { field: DEFENCE, partner: SURABAYA }, "fail"],
  ["regional-authority", {}, "unknown"],

  ["grant", { form: "grant", directForeignGrant: false }, "pass"],
  ["grant", { form: "grant", directForeignGrant: true }, "fail"],
  ["grant", { form: "grant" }, "unknown"],
  ["grant", { form: "grant", home: { special: "aceh" } }, "does not apply"],
  ["grant-special-region", { form: "grant", home: { special: "aceh" } }, "pass"],
  ["grant-special-region", { form: "grant" }, "does not apply"],
  ["grant", { form: "general" }, "does not apply"],

  ["loan", { form: "loan", directForeignLoan: false }, "pass"],
  ["loan", { form: "loan", directForeignLoan: true }, "fail"],
  ["loan", { form: "loan" }, "unknown"],
  ["loan", { form: "grant", directForeignLoan: true }, "does not apply"],

  ...stated("no-guarantee", "noGuarantee"),
  ...stated("travel-permission", "travelPermit"),
  ...stated("foreign-organisation-plans", "plannedByRegion"),
  ...stated("treaty-with-state", "noTreatyWithState"),
  ["requirements-said-open", { conditions: { requirementsMet: true } }, "pass"],
  ["requirements-said-open", { conditions: { requirementsMet: false } }, "unknown"],
  ["requirements-said-open", {}, "does not apply"],

  ...judged("foreign-policy", "foreignPolicy"),
  ...judged("stability", "stability"),
  ...judged("non-interference", "nonInterference"),
  ...judged("equality", "equality"),
  ...judged("mutual-benefit", "mutualBenefit"),
  ...judged("supports-development", "supportsDevelopment"),
  ...judged("no-office-abroad", "noOfficeAbroad"),
  ["no-office-abroad", { conditions: { noOfficeAbroad: false } }, "does not apply", BEFORE_PP],
  ...judged("technology-transfer", "technologyTransfer", { field: { ...EDUCATION, isScience: true } }),
  ["technology-transfer", { conditions: { technologyTransfer: false } }, "fail"],
  ["technology-transfer", { field: { ...EDUCATION, isScience: false } }, "does not apply"],

  ["sister-city-administrative-status", sister({ home: { kind: "kota" }, partner: SUWON }), "pass"],
  ["sister-city-administrative-status", sister({ home: { kind: "provinsi" }, partner: TEXAS }), "pass"],
  ["sister-city-administrative-status", sister({ home: { kind: "kota" }, partner: TEXAS }), "fail"],
  ["sister-city-administrative-status", sister({ home: { kind: "provinsi" }, partner: SUWON }), "fail"],
  ["sister-city-administrative-status", sister({ home: { kind: "kota" }, partner: JAPAN }), "unknown"],
  ["sister-city-administrative-status", sister({ conditions: { sameAdministrativeStatus: true } }), "pass"],
  [
    "sister-city-administrative-status",
    sister({ conditions: { sameAdministrativeStatus: false } }),
    "unknown",
  ],
  [
    "sister-city-administrative-status",
    { conditions: { sameAdministrativeStatus: false, equalTerritory: false } },
    "fail",
  ],
  [
    "sister-city-administrative-status",
    sister({ home: { kind: "kota" }, partner: TEXAS, conditions: { equalTerritory: true } }),
    "does not apply",
  ],
  ...stated("signed-by-head", "signedByHead"),
  ...stated("written-text", "writtenText"),
  ...stated("regional-bond", "bondAtHome"),
  ...stated("aceh-unity-phrase", "unityPhrase", { home: { kind: "provinsi", special: "aceh" } }),
  ["aceh-unity-phrase", { conditions: { unityPhrase: false } }, "does not apply"],
  ["equal-territory", sister({ conditions: { equalTerritory: true } }), "pass"],
  ...inOld(judged("sister-city-characteristics", "sameCharacteristics", sister({}))),
  ...inOld(judged("sister-city-problems", "sameProblems", sister({}))),
  ["sister-city-problems", sister({ conditions: { sameProblems: false } }), "does not apply"],
  ...judged("sister-city-complementarity", "complementarity", sister({})),
  ...judged("sister-city-people-to-people", "peopleToPeople", sister({})),
  ["sister-city-people-to-people", { partner: SUWON }, "unknown"],

  ...inOld(judged("technical-human-resources", "humanResources", technical({}))),
  ...judged("technical-financial-capacity", "financialCapacity", technical({})),
  ...judged("technical-domestic-products", "domesticProducts", technical({})),
  ...inOld(judged("technical-independence", "independence", technical({}))),
  ["technical-independence", { form: "general", conditions: { independence: false } }, "does not apply"],

  ["consult-minister", { ministerConsulted: true }, "pass"],
  ["consult-minister", { ministerConsulted: false, isSigningNow: true }, "fail"],
  ["consult-minister", { ministerConsulted: false, isSigningIntent: true }, "fail"],
  ["consult-minister", { ministerConsulted: false, isSigningNow: false }, "unknown"],
  ["consult-home-minister", { homeMinisterConsulted: true }, "pass"],
  ["consult-home-minister", { homeMinisterConsulted: false, isSigningIntent: true }, "fail"],
  ["consult-home-minister", { homeMinisterConsulted: false, isSigningNow: true }, "fail"],
  ["consult-home-minister", { homeMinisterConsulted: false }, "unknown"],
  ...approval("plan-consideration", "planConsideration"),
  ...approval("draft-approval", "draftApproval"),
  ["confirmation-letter", { confirmationLetter: true }, "pass"],
  ["confirmation-letter", { confirmationLetter: false, isSigningNow: true }, "fail"],
  ["confirmation-letter", { confirmationLetter: false, isSigningIntent: true }, "unknown"],
  ["confirmation-letter", {}, "unknown"],
  ["consult-minister", { ministerConsulted: false, isSigningNow: true, form: "loan" }, "fail"],
  ["consult-minister", { ministerConsulted: false, form: "loan" }, "does not apply"],

  ["body-abroad", { form: "body-abroad", ministerConsideration: "given" }, "pass"],
  ["body-abroad", { form: "body-abroad", ministerConsideration: "refused" }, "fail"],
  ["body-abroad", { form: "body-abroad", ministerConsideration: "not-yet", isSigningNow: true }, "fail"],
  ["body-abroad", { form: "body-abroad", ministerConsideration: "not-yet" }, "unknown"],

  ["dprd-approval", { dprdApproval: "given" }, "pass"],
  ["dprd-approval", { dprdApproval: "refused" }, "fail"],
  ["dprd-approval", { dprdApproval: "not-yet", isSigningNow: true }, "fail"],
  ["dprd-approval", { dprdApproval: "not-yet", isSigningIntent: true }, "unknown"],
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
  it.each(TABLE)("%s of %j: %s", (rule, facts, outcome, asOf) => {
    expect(outcomeOf(rule, facts, asOf)).toBe(outcome);
  });

  it("stands in the table with a pass, a fail and an unknown", () => {
    const tried = (rule: string, outcome: Outcome): boolean =>
      TABLE.some(([id, , expected]) => id === rule && expected === outcome);
    // What is silent until something is said is open only where that is in doubt.
    const isSilent = (rule: string): boolean =>
      TABLE.some(
        ([id, facts, expected]) =>
          id === rule && facts.conditions === undefined && expected === "does not apply",
      );
    const outcomesOf = ({ applies_when, fails_when }: Rulebook["rules"][number]): Outcome[] => {
      if (fails_when === undefined) return ["pass"];
      // What applies only where it fails has no other outcome.
      return isDeepStrictEqual(applies_when, fails_when) ? ["fail"] : ["pass", "fail", "unknown"];
    };
    const untried = rulebook.rules.flatMap((rule) => {
      const { id } = rule;
      const outcomes = outcomesOf(rule);
      return outcomes
        .filter((outcome) => !tried(id, outcome) && !(outcome === "unknown" && isSilent(id)))
        .map((outcome) => `${id}: ${outcome}`);
    });
    expect(untried).toEqual([]);
  });
});

const DPRD = ["pp-28-2018/pasal-30/ayat-1", "pp-28-2018/pasal-30/ayat-4"];

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
      ["pp-28-2018/pasal-27/ayat-1/huruf-a", "permenlu-09-2006/lampiran/syarat-umum/angka-1"],
      ["pp-28-2018/pasal-27/ayat-1/huruf-a", "permenlu-3-2019"],
    ],
    [
      "dprd-approval",
      { home: { kind: "provinsi" } },
      [...DPRD, "uu-32-2004/pasal-42/ayat-1/huruf-g", "permenlu-09-2006/lampiran/syarat-umum/angka-3"],
      [...DPRD, "uu-23-2014/pasal-101/ayat-1/huruf-g", "permenlu-3-2019"],
    ],
    [
      "dprd-approval",
      { home: { kind: "kabupaten" } },
      [...DPRD, "uu-32-2004/pasal-42/ayat-1/huruf-g", "permenlu-09-2006/lampiran/syarat-umum/angka-3"],
      [...DPRD, "uu-23-2014/pasal-154/ayat-1/huruf-g", "permenlu-3-2019"],
    ],
    [
      "loan",
      { form: "loan" },
      [
        "uu-1-2022/pasal-154/ayat-4",
        "uu-32-2004/pasal-170",
        "uu-1-2022/pasal-155/ayat-2",
        "uu-32-2004/pasal-169/ayat-1",
      ],
      ["uu-1-2022/pasal-154/ayat-4", "uu-23-2014/pasal-301", "uu-1-2022/pasal-155/ayat-2"],
    ],
    [
      "consult-minister",
      {},
      ["pp-28-2018/pasal-28/ayat-4", "uu-24-2000/pasal-5/ayat-1", "uu-37-1999/pasal-13"],
      ["pp-28-2018/pasal-28/ayat-4", "uu-24-2000/pasal-5/ayat-1", "uu-37-1999/pasal-13"],
    ],
  ])("%s of %j rests on the right articles", (rule, facts, basis, inForce) => {
    const check = evaluate(rulebook, known(facts), { asOf: AS_OF }).checks.find(
      ({ rule: { id } }) => id === rule,
    );
    expect(check).toMatchObject({ basis, inForceBasis: inForce });
  });

  it("hold since a day, and the steps of the procedure name who, what and which article", () => {
    const steps = rulebook.rules.filter(
      ({ group, since }) => group === "approvals" && since === "2018-07-13",
    );
    expect(steps.length).toBeGreaterThan(3);
    for (const { says } of steps) {
      expect(says.unknown?.id).toMatch(/Menteri.*Pasal \d+ PP 28\/2018/);
      expect(says.unknown?.en).toMatch(/Minister.*Article \d+ PP 28\/2018/);
    }
  });

  it("of an earlier day rest on nothing that came later", () => {
    for (const { basis, rule } of evaluate(rulebook, known({ partner: SUWON }), { asOf: BEFORE_PP }).checks)
      expect([rule.id, ...basis.filter((id) => id.startsWith("pp-28-2018"))]).toEqual([rule.id]);
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
    since: 2018-07-13
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
