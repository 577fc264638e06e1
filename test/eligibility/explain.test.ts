import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../../src/eligibility/rules/evaluate.ts";
import { type Explanation, explain } from "../../src/eligibility/rules/explain.ts";
import type { Facts, SourcedFacts } from "../../src/eligibility/rules/facts.ts";
import { type Rulebook, loadRulebook } from "../../src/eligibility/rules/rulebook.ts";
import type { Language } from "../../src/eligibility/understanding/wording.ts";
import {
  ALL_MET,
  AS_OF,
  DEFENCE,
  ISRAEL,
  JAPAN,
  RECOGNISER,
  SURABAYA,
  SUWON,
  TEL_AVIV,
  UNICEF,
  known,
} from "./cases.ts";
import { formatDate } from "../../src/platform/dates.ts";

let rulebook: Rulebook;
beforeAll(async () => {
  rulebook = await loadRulebook("corpus", await loadCorpus("corpus"));
});

function say(facts: Facts, language: Language = "id", more: Partial<SourcedFacts> = {}): Explanation {
  return explain(rulebook, evaluate(rulebook, known(facts, more), { asOf: AS_OF }), language);
}

describe("the explanation of a verdict", () => {
  it.each<[Facts, string, string]>([
    [{ partner: ISRAEL }, "TIDAK BOLEH", "NOT ALLOWED"],
    [{ partner: SUWON }, "BOLEH, DENGAN SYARAT", "ALLOWED, WITH CONDITIONS"],
    [ALL_MET, "MEMENUHI SYARAT", "REQUIREMENTS MET"],
    [{}, "BELUM DAPAT DIPASTIKAN", "CANNOT BE DETERMINED YET"],
  ])("of %j begins with %s or %s", (facts, indonesian, english) => {
    expect(say(facts).headline).toBe(indonesian);
    expect(say(facts, "en").headline).toBe(english);
  });

  it("gives the failed check, where its facts came from, what to quote and what is no longer in force", () => {
    const sources: SourcedFacts["sources"] = {
      partner: { type: "question", words: "Tel Aviv" },
      "partner.relations": { type: "data", file: "country-relations.yaml", asOf: "2010-11-25" },
    };
    const { deciding, dataNote, ask } = say({ partner: TEL_AVIV }, "id", { sources });
    expect(deciding).toMatchObject({
      rule: "diplomatic-relations",
      outcome: "fail",
      sources: ["data hubungan diplomatik per 25 November 2010", "kata Anda: Tel Aviv"],
      quotes: ["pp-28-2018/pasal-27/ayat-1/huruf-a"],
      revoked: [
        { provision: "permenlu-09-2006/lampiran/syarat-umum/angka-1", successors: ["permenlu-3-2019"] },
      ],
    });
    expect(deciding?.text).toMatch(/^Israel tidak mempunyai hubungan diplomatik/);
    expect(dataNote).toBeNull();
    expect(ask).toBeNull();
  });

  it.each<[Facts, Language, RegExp]>([
    [
      { partner: SUWON },
      "id",
      /^Hubungan diplomatik dengan .* kepada Kementerian Luar Negeri \(Kemlu\): Meragukan\.$/,
    ],
    [{ partner: ISRAEL }, "en", /^Diplomatic relations with Israel .* \(Kemlu\): It is doubtful\.$/],
  ])(
    "cautions in one line where the relations are doubtful, and only there: %j",
    (facts, language, caution) => {
      const data = { type: "data", file: "country-relations.yaml", asOf: "2025-11-07" } as const;
      const doubtful = { id: "Meragukan.", en: "It is doubtful." };
      const note = (source: SourcedFacts["sources"][string]) =>
        say(facts, language, { sources: { "partner.relations": source } }).dataNote;
      expect(note({ ...data, doubtful })).toMatch(caution);
      expect(note(data)).toBeNull();
    },
  );

  it("quotes the article in force before the revoked one", () => {
    expect(say({ field: DEFENCE }).deciding?.quotes).toEqual([
      "uu-23-2014/pasal-10/ayat-1",
      "uu-23-2014/penjelasan/pasal-10/ayat-1/huruf-b",
    ]);
    expect(say({ form: "diplomatic-post" }).deciding?.quotes).toEqual(["uu-37-1999/pasal-9/ayat-2"]);
    expect(say({ dprdApproval: "refused", home: { kind: "provinsi" } }).deciding?.quotes).toEqual([
      "pp-28-2018/pasal-30/ayat-1",
      "pp-28-2018/pasal-30/ayat-4",
    ]);
  });

  it("quotes of the articles on loans the one that is still in force", () => {
    expect(say({ form: "loan", directForeignLoan: true }).deciding?.quotes).toEqual([
      "uu-1-2022/pasal-154/ayat-4",
      "uu-1-2022/pasal-155/ayat-2",
    ]);
  });

  it("gives a line for each check and a step for each that is open", () => {
    const { checklist, steps, summary } = say({
      ...ALL_MET,
      dprdApproval: "not-yet",
      planConsideration: "not-yet",
    });
    expect(checklist.find(({ rule }) => rule === "diplomatic-relations")?.mark).toBe("✅");
    expect(checklist.filter(({ mark }) => mark === "❔").map(({ rule }) => rule)).toEqual([
      "dprd-approval",
      "plan-consideration",
    ]);
    expect(steps).toHaveLength(2);
    expect(steps[0]).toMatch(/^Kepala daerah .* persetujuan DPRD .* 45 hari kerja .*Pasal 30/);
    expect(summary).toMatch(/tidak ada yang melarang/);
  });

  it("says of a partner in Indonesia which article governs it, and does not allow or forbid it", () => {
    const { verdict, deciding, ask } = say({ partner: SURABAYA });
    expect(ask).toBeNull();
    expect(verdict).toBe("unknown");
    expect(deciding).toMatchObject({ rule: "domestic-partner", quotes: ["uu-23-2014/pasal-363"] });
    expect(deciding?.text).toMatch(/^Kota Surabaya berada di Indonesia/);
  });

  it("counts what fails where more than one check does", () => {
    expect(say({ partner: ISRAEL, field: DEFENCE }).summary).toBe("Ada 2 syarat yang gagal.");
  });

  it("remarks on a state or an organisation as partner", () => {
    expect(say({ partner: JAPAN }).notes.map(({ text }) => text)[0]).toMatch(/dibuat oleh Pemerintah Pusat/);
    expect(say({ partner: UNICEF }, "en").notes.map(({ text }) => text)[0]).toMatch(
      /^UNICEF is an international organisation/,
    );
  });

  it("leaves no placeholder unfilled, whatever is not known", () => {
    for (const facts of [
      {},
      { partner: { relations: "none" } },
      { form: "sister-city", conditions: { sameAdministrativeStatus: false } },
    ] as const)
      for (const language of ["id", "en"] as const)
        expect(JSON.stringify(say(facts, language))).not.toMatch(/\{(partner|country|field|home)\}/);
  });
});

describe("what is asked after a verdict", () => {
  it("is the first missing fact, with its buttons and a way not to know", () => {
    const { ask } = say({ ...ALL_MET, dprdApproval: undefined });
    expect(ask?.text).toMatch(/DPRD/);
    expect(ask?.options).toEqual([
      { type: "fact", label: "Sudah diberikan", fact: "dprdApproval", value: "given" },
      { type: "fact", label: "Belum diberikan", fact: "dprdApproval", value: "not-yet" },
      { type: "fact", label: "Ditolak", fact: "dprdApproval", value: "refused" },
      { type: "fact", label: "Belum tahu", fact: "dprdApproval", value: null },
    ]);
  });

  it("goes on to the next fact when the user does not know the first", () => {
    const evaluation = evaluate(
      rulebook,
      known({ ...ALL_MET, dprdApproval: undefined, confirmationLetter: undefined }),
      {
        asOf: AS_OF,
      },
    );
    expect(explain(rulebook, evaluation, "id", ["dprdApproval"]).ask?.text).toMatch(/surat konfirmasi/);
    expect(explain(rulebook, evaluation, "id", ["dprdApproval", "confirmationLetter"]).ask).toBeNull();
  });

  it("never lets the user say whether a country has relations, or whose affair a field is", () => {
    const facts: Facts = { partner: { kind: "sub-national" }, home: { kind: "kota" } };
    expect(say(facts).ask).toEqual({ text: "Dari negara mana mitra itu? Tuliskan negaranya.", options: [] });
    expect(say({ partner: JAPAN }).ask?.options).toEqual([]);
  });

  it("is which reading was meant", () => {
    const korea = RECOGNISER.partner("Korea");
    const jepng = RECOGNISER.partner("Jepng");
    expect(say({}, "id", { ambiguities: korea.ambiguities }).summary).toMatch(
      /setiap bacaan: Korea Selatan; Korea Utara/,
    );
    const { headline, summary, ask } = say({}, "id", { ambiguities: jepng.ambiguities });
    expect(headline).toBe("BELUM DAPAT DIPASTIKAN");
    expect(summary).toMatch(/'Jepng'/);
    expect(ask).toEqual({
      text: "Maksud Anda Jepang?",
      options: [{ type: "candidate", label: "Jepang", about: "partner", index: 0 }],
    });
  });

  it("says back what was read", () => {
    const readings: SourcedFacts["readings"] = [
      { about: "partner", words: "isrel", readAs: { id: "Israel", en: "Israel" }, isGuess: true },
    ];
    expect(say({ partner: ISRAEL }, "id", { readings }).readings).toEqual([
      "Saya membaca 'isrel' sebagai Israel.",
    ]);
  });
});

describe("a date of the data", () => {
  it.each([
    ["2010-11-25", "25 November 2010", "25 November 2010"],
    ["2014-10-02", "2 Oktober 2014", "2 October 2014"],
    ["2010-11", "November 2010", "November 2010"],
    ["2011-07", "Juli 2011", "July 2011"],
    ["2011", "2011", "2011"],
    ["2011-13", "2011-13", "2011-13"],
  ])("%s is written as it is said", (date, id, en) => {
    expect(formatDate(date, "id")).toBe(id);
    expect(formatDate(date, "en")).toBe(en);
  });
});
