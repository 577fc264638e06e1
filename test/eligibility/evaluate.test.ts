import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { beforeAll, describe, expect, it } from "vitest";
import {
  type Evaluation,
  type Verdict,
  compareVerdicts,
  evaluate,
} from "../../src/eligibility/rules/evaluate.ts";
import type { Ambiguity, Facts, Partner, SourcedFacts } from "../../src/eligibility/rules/facts.ts";
import { type Rulebook, loadRulebook } from "../../src/eligibility/rules/rulebook.ts";
import {
  ALL_MET,
  AS_OF,
  DEFENCE,
  EDUCATION,
  ISRAEL,
  JAPAN,
  NORTH_KOREA,
  SURABAYA,
  SUWON,
  TAIWAN,
  TEL_AVIV,
  UNICEF,
  known,
} from "./cases.ts";

let rulebook: Rulebook;
beforeAll(async () => {
  rulebook = await loadRulebook("corpus", await loadCorpus("corpus"));
});

const judge = (facts: Facts, more: Partial<SourcedFacts> = {}): Evaluation =>
  evaluate(rulebook, known(facts, more), { asOf: AS_OF });

describe("the verdict", () => {
  it.each<[string, Facts, Verdict]>([
    ["a country without relations", { partner: ISRAEL }, "ineligible"],
    ["a city of a country without relations", { partner: TEL_AVIV }, "ineligible"],
    ["one rule failing where all else is met", { ...ALL_MET, partner: TAIWAN }, "ineligible"],
    ["defence, whoever the partner", { field: DEFENCE }, "ineligible"],
    ["defence with a region of Indonesia", { field: DEFENCE, partner: SURABAYA }, "ineligible"],
    ["a consulate", { form: "diplomatic-post", partner: JAPAN }, "ineligible"],
    ["a refusal of the DPRD", { ...ALL_MET, dprdApproval: "refused" }, "ineligible"],
    ["a city of a country with relations", { partner: SUWON }, "conditional"],
    ["an international organisation", { partner: UNICEF }, "conditional"],
    ["a field that is a regional affair, no partner named", { field: EDUCATION }, "unknown"],
    ["a grant, no partner named", { form: "grant" }, "conditional"],
    ["everything met but one approval", { ...ALL_MET, centralApproval: "not-yet" }, "conditional"],
    [
      "everything met but the form not told, which may bring more conditions",
      { ...ALL_MET, form: undefined },
      "conditional",
    ],
    ["everything met", ALL_MET, "eligible"],
    ["nothing said", {}, "unknown"],
    [
      "a home and an approval but neither partner nor activity",
      { home: { kind: "kota" }, dprdApproval: "given" },
      "unknown",
    ],
    [
      "a named partner of an unknown country",
      { partner: { kind: "sub-national", name: "Wakanda" } },
      "unknown",
    ],
    ["a country the data does not know", { partner: { kind: "state", country: "ZZ" } }, "unknown"],
    ["a field the lexicon does not place", { partner: JAPAN, field: { id: "sihir" } }, "unknown"],
    ["a region of Indonesia", { partner: SURABAYA }, "unknown"],
  ])("%s: %j is %s", (_, facts, verdict) => {
    expect(judge(facts).verdict).toBe(verdict);
  });

  it("orders verdicts from the worst to the best", () => {
    const verdicts: Verdict[] = ["eligible", "ineligible", "conditional", "unknown"];
    expect(verdicts.sort(compareVerdicts)).toEqual(["ineligible", "unknown", "conditional", "eligible"]);
  });
});

describe("the trace", () => {
  it("names the fact that decided a check and where it came from", () => {
    const words = { type: "question", words: "Tel Aviv" } as const;
    const data = { type: "data", file: "country-relations.yaml", asOf: "2010-11-25" } as const;
    const { checks } = judge(
      { partner: TEL_AVIV },
      { sources: { partner: words, "partner.relations": data } },
    );
    const check = checks.find(({ rule }) => rule.id === "diplomatic-relations");
    expect(check?.decidedBy).toEqual([
      { fact: "partner.relations", value: "none", source: data },
      { fact: "partner.country", value: "IL", source: words },
    ]);
  });

  it("asks for what is missing in the order of an office, each once", () => {
    const asked = judge({ partner: SUWON, form: "sister-city" }).missing.map(({ fact }) => fact);
    expect(new Set(asked).size).toBe(asked.length);
    const inOrder = [
      "field.authority",
      "conditions.foreignPolicy",
      "conditions.stability",
      "conditions.nonInterference",
      "conditions.equality",
      "conditions.mutualBenefit",
      "conditions.supportsDevelopment",
      "conditions.noOfficeAbroad",
      "conditions.sameAdministrativeStatus",
      "home.kind",
      "conditions.complementarity",
      "conditions.peopleToPeople",
      "homeMinisterConsulted",
      "ministerConsulted",
      "dprdApproval",
      "planConsideration",
      "draftApproval",
      "confirmationLetter",
      "centralApproval",
      "fullPowers",
    ];
    // A rule added between them brings its own question and leaves these in their order.
    expect(asked.filter((fact) => inOrder.includes(fact))).toEqual(inOrder);
  });

  it("judges only the partner and the authority where the partner is a region of Indonesia", () => {
    expect(judge({ partner: SURABAYA }).checks.map(({ rule, outcome }) => [rule.id, outcome])).toEqual([
      ["domestic-partner", "fail"],
      ["regional-authority", "unknown"],
    ]);
  });
});

describe("a day in the past", () => {
  const on = (asOf: string, rule: string) =>
    evaluate(rulebook, known({ partner: JAPAN }), { asOf }).checks.find((check) => check.rule.id === rule);

  it("rests on UU 32/2004 while it was in force", () => {
    expect(on("2010-01-01", "dprd-approval")?.inForceBasis[0]).toBe("uu-32-2004/pasal-42/ayat-1/huruf-g");
    expect(on("2015-01-01", "dprd-approval")?.inForceBasis[0]).toBe("uu-23-2014/pasal-154/ayat-1/huruf-g");
  });

  it("does not ask for the approval of the central government before UU 23/2014", () => {
    expect(on("2010-01-01", "central-approval")).toBeUndefined();
    expect(on("2015-01-01", "central-approval")?.outcome).toBe("unknown");
  });
});

describe("an ambiguous partner", () => {
  const partnerIs = (isGuess: boolean, ...values: Partner[]): Ambiguity => ({
    about: "partner",
    words: "korea",
    isGuess,
    candidates: values.map((value) => ({
      label: { id: value.name ?? "", en: value.name ?? "" },
      value,
      sources: {},
    })),
  });
  const verdictOf = (ambiguity: Ambiguity, facts: Facts = {}): Verdict =>
    judge(facts, { ambiguities: [ambiguity] }).verdict;

  it("is judged where each reading has the same verdict", () => {
    const evaluation = judge(
      {},
      { ambiguities: [partnerIs(false, { ...SUWON, kind: "state" }, NORTH_KOREA)] },
    );
    expect(evaluation).toMatchObject({ verdict: "conditional", doubt: null });
    expect(evaluation.alternatives).toHaveLength(2);
  });

  it("is asked about where they differ", () => {
    expect(verdictOf(partnerIs(false, JAPAN, TAIWAN))).toBe("unknown");
    expect(verdictOf(partnerIs(false, ISRAEL, TAIWAN))).toBe("ineligible");
  });

  it("brings a no, but never a yes, when it is only a corrected spelling", () => {
    expect(verdictOf(partnerIs(true, ISRAEL))).toBe("ineligible");
    expect(verdictOf(partnerIs(true, JAPAN))).toBe("unknown");
    expect(verdictOf(partnerIs(true, JAPAN), { ...ALL_MET, partner: undefined })).toBe("unknown");
  });

  it("is unknown where it was not recognised, and still not allowed where something else fails", () => {
    expect(judge({ form: "grant" }, { ambiguities: [partnerIs(false)] })).toMatchObject({
      verdict: "unknown",
      doubt: { type: "not-recognised", about: "partner", words: "korea" },
    });
    expect(verdictOf(partnerIs(false), { field: DEFENCE })).toBe("ineligible");
    expect(verdictOf(partnerIs(false, JAPAN, TAIWAN), { field: DEFENCE })).toBe("ineligible");
  });

  it("is weighed together with an ambiguous field", () => {
    const field: Ambiguity = {
      about: "field",
      words: "keagamaan",
      isGuess: false,
      candidates: [EDUCATION, DEFENCE].map((value) => ({
        label: value.name ?? { id: "", en: "" },
        value,
        sources: {},
      })),
    };
    expect(judge({}, { ambiguities: [partnerIs(false, SUWON), field] }).verdict).toBe("unknown");
    expect(judge({}, { ambiguities: [partnerIs(false, ISRAEL), field] }).verdict).toBe("ineligible");
  });
});
