import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { beforeAll, describe, expect, it } from "vitest";
import {
  type DialogEvent,
  type DialogTurn,
  reduceDialog,
  resumeDialog,
  startDialog,
} from "../../src/eligibility/guided-check/dialog.ts";
import type { Prompt } from "../../src/eligibility/guided-check/prompts.ts";
import {
  type DialogRoom,
  type DialogState,
  readDialogState,
} from "../../src/eligibility/guided-check/state.ts";
import { evaluate } from "../../src/eligibility/rules/evaluate.ts";
import type { Facts, SourcedFacts } from "../../src/eligibility/rules/facts.ts";
import { type Rulebook, loadRulebook } from "../../src/eligibility/rules/rulebook.ts";
import { AS_OF, DEFENCE, EDUCATION, RECOGNISER, SUWON, TEL_AVIV, known } from "./cases.ts";

let rulebook: Rulebook;
let room: DialogRoom;
beforeAll(async () => {
  rulebook = await loadRulebook("corpus", await loadCorpus("corpus"));
  room = { rulebook, recogniser: RECOGNISER, asOf: AS_OF };
});

function asking(turn: DialogTurn): { state: DialogState; prompt: Prompt } {
  if (turn.type !== "ask") throw new Error(`the dialog is ${turn.type}`);
  return turn;
}

function done(turn: DialogTurn): SourcedFacts {
  if (turn.type !== "done") throw new Error(`the dialog asks ${asking(turn).prompt.text}`);
  return turn.sourced;
}

const verdictOf = (turn: DialogTurn) => evaluate(rulebook, done(turn), { asOf: AS_OF }).verdict;

/** Typed texts, or buttons of the current question as `[label]`. */
function talk(inputs: readonly string[], from: DialogTurn = startDialog(room, "id")): DialogTurn {
  return inputs.reduce((turn, input) => {
    const { state, prompt } = asking(turn);
    const label = /^\[(.*)\]$/.exec(input)?.[1];
    if (label === undefined) return reduceDialog(room, state, { type: "text", text: input });
    const option = prompt.options.find((candidate) => candidate.label === label);
    if (option === undefined)
      throw new Error(`no button ${label} among ${prompt.options.map((each) => each.label).join(", ")}`);
    return reduceDialog(room, state, { type: "option", step: prompt.step, option: option.id });
  }, from);
}

const send = (turn: DialogTurn, event: DialogEvent): DialogTurn =>
  reduceDialog(room, asking(turn).state, event);

const FIRST_FOUR = ["Kota Bandung", "Suwon", "[Kerja sama lainnya]", "pendidikan"];

describe("the guided dialog", () => {
  it("goes through home, partner, form, field, conditions and approvals, and ends in facts to judge", () => {
    const stages: string[] = [];
    let turn = startDialog(room, "id");
    for (const input of [
      ...FIRST_FOUR,
      "[Ya, semuanya]",
      "[Ya, semuanya]",
      "sudah",
      "sudah",
      "[Sudah diberikan]",
      "sudah",
      "sudah",
      "ya",
    ]) {
      const { prompt } = asking(turn);
      stages.push(`${prompt.step} ${prompt.progress.at}/${prompt.progress.of}`);
      turn = talk([input], turn);
    }
    expect(stages).toEqual([
      "home.kind 1/6",
      "partner.kind 2/6",
      "form 3/7",
      "field.authority 4/7",
      "group:conditions 5/7",
      "group:form-conditions 6/7",
      "homeMinisterConsulted 7/7",
      "ministerConsulted 7/7",
      "dprdApproval 7/7",
      "planConsideration 7/7",
      "draftApproval 7/7",
      "confirmationLetter 7/7",
    ]);
    expect(verdictOf(turn)).toBe("eligible");
  });

  it("takes a region by its name alone, and asks only which of the kinds that bear it is meant", () => {
    const turn = talk(["Bandung"]);
    expect(asking(turn).prompt).toMatchObject({
      step: "home.kind",
      text: "Bandung yang mana: kota atau kabupaten?",
    });
    expect(asking(turn).prompt.options.map(({ label }) => label)).toEqual([
      "Kota",
      "Kabupaten",
      "Belum tahu",
    ]);
    const { facts } = done(send(talk(["[Kota]", "Suwon"], turn), { type: "finish" }));
    expect(facts.home).toEqual({ kind: "kota", name: "Bandung" });
  });

  it("asks for the criteria of a sister city as a stage of their own", () => {
    const turn = talk(["Kota Bandung", "Suwon", "sister city", "pendidikan", "ya"]);
    expect(asking(turn).prompt).toMatchObject({ step: "group:form-conditions", progress: { at: 6, of: 7 } });
    expect(asking(turn).prompt.items).toEqual([
      "Upaya saling melengkapi",
      "Peningkatan hubungan antarmasyarakat",
    ]);
  });

  it("ends at once where the partner or the field is barred, or lies in Indonesia", () => {
    expect(verdictOf(talk(["Kota Bandung", "Tel Aviv"]))).toBe("ineligible");
    expect(verdictOf(talk(["Kota Bandung", "Suwon", "[Kerja sama lainnya]", "pertahanan"]))).toBe(
      "ineligible",
    );
    expect(verdictOf(talk(["Kota Bandung", "[Daerah lain di Indonesia]"]))).toBe("unknown");
  });

  it("reaches the verdict that the same facts typed as a question would have", () => {
    const { facts } = done(send(talk(FIRST_FOUR), { type: "finish" }));
    const expected: Facts = {
      home: { kind: "kota", name: "Kota Bandung" },
      partner: SUWON,
      form: "general",
      field: EDUCATION,
    };
    expect(facts).toEqual(expected);
    expect(verdictOf(send(talk(FIRST_FOUR), { type: "finish" }))).toBe("conditional");
  });

  it("takes `belum tahu` for an answer and never asks that again", () => {
    const unsure = "[Belum tahu]";
    const turn = talk(Array.from({ length: 13 }, () => unsure));
    expect(done(turn).facts).toEqual({});
    expect(verdictOf(turn)).toBe("unknown");
  });

  it("asks the conditions one by one when not all are met", () => {
    const turn = talk([...FIRST_FOUR, "[Tidak semua, tanya satu per satu]", "ya"]);
    expect(asking(turn).prompt.step).toBe("conditions.stability");
    expect(verdictOf(talk(["tidak"], turn))).toBe("ineligible");
  });

  it("asks which country a partner is of that was only named by its kind, and keeps the kind", () => {
    const turn = talk(["Kota Bandung", "[Perusahaan atau LSM asing]"]);
    expect(asking(turn).prompt).toMatchObject({ step: "partner.relations", progress: { at: 2 } });
    const { facts } = done(send(talk(["Jepang"], turn), { type: "finish" }));
    expect(facts.partner).toMatchObject({
      kind: "foreign-company-or-ngo",
      country: "JP",
      relations: "relations",
    });
    expect(verdictOf(talk(["Israel"], turn))).toBe("ineligible");
  });

  it("does not ask again who the partner is when only its country was told", () => {
    const start = known({ partner: { name: "Jepang", country: "JP", relations: "relations" } });
    expect(asking(talk(["Kota Bandung"], startDialog(room, "id", start))).prompt.step).toBe("form");
  });

  it("asks whether a loan is taken directly, and only then", () => {
    const turn = talk(["Kota Bandung", "Jepang", "[Pinjaman]", "pendidikan"]);
    expect(asking(turn).prompt.step).toBe("directForeignLoan");
    expect(verdictOf(talk(["ya"], turn))).toBe("ineligible");
  });

  it("asks which reading of an ambiguous partner is meant", () => {
    const turn = talk(["Kota Bandung", "Korea"]);
    expect(asking(turn).prompt).toMatchObject({ step: "which:partner", progress: { at: 2, of: 6 } });
    expect(asking(talk(["Korea Utara"], turn)).prompt.step).toBe("form");
    expect(asking(talk(["[Korea Selatan]"], turn)).prompt.step).toBe("form");
    expect(asking(talk(["[Bukan itu]"], turn)).prompt.step).toBe("partner.kind");
    expect(asking(talk(["Suwon"], turn)).prompt.step).toBe("form");
  });

  it("lets a corrected spelling bring a no, and asks before anything else", () => {
    expect(verdictOf(talk(["Kota Bandung", "Isrel"]))).toBe("ineligible");
    const turn = talk(["Kota Bandung", "Jepng"]);
    expect(asking(turn).prompt.text).toBe("Maksud Anda Jepang?");
    expect(asking(talk(["ya"], turn)).prompt.step).toBe("form");
    expect(asking(talk(["bukan"], turn)).prompt.step).toBe("partner.kind");
  });

  it("says when it did not understand, and asks the same again", () => {
    const { prompt } = asking(talk(["Kota Bandung", "Wakanda"]));
    expect(prompt.step).toBe("partner.kind");
    expect(prompt.notice).toMatch(/belum saya pahami/);
  });

  it("does not take a plain no for the refusal of an approval, nor `belum` for a judgement", () => {
    const approvals = talk([...FIRST_FOUR, "ya", "ya", "sudah", "sudah"]);
    expect(asking(talk(["tidak"], approvals)).prompt).toMatchObject({
      step: "dprdApproval",
      notice: expect.any(String) as string,
    });
    expect(asking(talk(["belum"], approvals)).prompt.step).toBe("isSigningNow");
    expect(verdictOf(talk(["ditolak"], approvals))).toBe("ineligible");
    const judged = talk([...FIRST_FOUR, "tidak"]);
    expect(asking(talk(["belum"], judged)).prompt).toMatchObject({ step: "conditions.foreignPolicy" });
  });

  it("goes back one answer at a time, by button or by word", () => {
    const turn = talk(FIRST_FOUR);
    expect(asking(send(turn, { type: "back" })).prompt.step).toBe("field.authority");
    expect(asking(talk(["kembali", "kembali"], turn)).prompt.step).toBe("form");
    const first = asking(send(startDialog(room, "id"), { type: "back" })).prompt;
    expect(first).toMatchObject({
      step: "home.kind",
      canGoBack: false,
      notice: "Ini sudah pertanyaan pertama.",
    });
  });

  it("can be abandoned, by button or by word", () => {
    expect(send(talk(FIRST_FOUR), { type: "abandon" })).toEqual({ type: "abandoned", language: "id" });
    expect(talk([...FIRST_FOUR, "batal"])).toEqual({ type: "abandoned", language: "id" });
  });

  it("leaves the state alone when a button of an earlier question is pressed", () => {
    const before = asking(talk(["Kota Bandung"]));
    const after = asking(reduceDialog(room, before.state, { type: "option", step: "form", option: "loan" }));
    expect(after.state).toEqual(before.state);
    expect(after.prompt.notice).toMatch(/pertanyaan lain/);
  });

  it("starts from what a question told already", () => {
    expect(asking(startDialog(room, "id", known({ partner: SUWON, form: "general" }))).prompt.step).toBe(
      "home.kind",
    );
    expect(startDialog(room, "id", known({ partner: TEL_AVIV })).type).toBe("done");
    expect(startDialog(room, "id", known({ field: DEFENCE })).type).toBe("done");
  });

  it("speaks English on request", () => {
    const { prompt } = asking(startDialog(room, "en"));
    expect(prompt.text).toMatch(/^Which regional government/);
    expect(prompt.options.map(({ label }) => label)).toEqual([
      "City (kota)",
      "Regency (kabupaten)",
      "Province (provinsi)",
      "I do not know yet",
    ]);
  });

  it("offers buttons whose ids are short ASCII", () => {
    const turns = [[], ["Kota Bandung"], FIRST_FOUR.slice(0, 2), FIRST_FOUR.slice(0, 3), FIRST_FOUR];
    for (const { id } of turns.flatMap((inputs) => asking(talk(inputs)).prompt.options))
      expect(id).toMatch(/^[a-z0-9-]{1,40}$/);
  });
});

describe("the state of a dialog", () => {
  it("is plain JSON from which every step goes on as if nothing had happened", () => {
    const inputs = [
      "Kota Bandung",
      "Korea",
      "[Korea Selatan]",
      "[Kerja sama lainnya]",
      "pendidikan",
      "ya",
      "sudah",
      "belum",
    ];
    let turn = startDialog(room, "id");
    for (const input of inputs) {
      const { state, prompt } = asking(turn);
      const restored = readDialogState(JSON.parse(JSON.stringify(state)));
      if (restored === null) throw new Error("the state was not read back");
      const resumed = resumeDialog(room, restored);
      expect({ ...asking(resumed).prompt, notice: null }).toEqual({ ...prompt, notice: null });
      turn = talk([input], resumed);
    }
    expect(JSON.parse(JSON.stringify(asking(turn).state))).toEqual(
      JSON.parse(JSON.stringify(asking(talk(inputs)).state)),
    );
  });

  it("of another version, or damaged, is not read", () => {
    const { state } = asking(talk(FIRST_FOUR));
    const stored: unknown = JSON.parse(JSON.stringify(state));
    expect(readDialogState(stored)).not.toBeNull();
    expect(readDialogState({ ...state, version: 0 })).toBeNull();
    expect(
      readDialogState({
        ...state,
        trail: [{ step: "form", change: { type: "facts", facts: [{ fact: "form", value: "lone" }] } }],
      }),
    ).toBeNull();
    expect(
      readDialogState({
        ...state,
        trail: [{ step: "which:partner", change: { type: "candidate", about: "partner", index: 3 } }],
      }),
    ).toBeNull();
    expect(readDialogState(null)).toBeNull();
  });
});
