import { ALL_YES, NONE_OF_THESE, ONE_BY_ONE, type Prompt, UNSURE, promptFor } from "./prompts.ts";
import {
  type Change,
  DIALOG_VERSION,
  type DialogRoom,
  type DialogState,
  type Step,
  correcting,
  isJudged,
  knownFacts,
  nextStep,
  skippedFacts,
} from "./state.ts";
import {
  type FactPath,
  type FactValue,
  NOTHING_KNOWN,
  type Partner,
  type SourcedFacts,
} from "../rules/facts.ts";
import { type Reply, plain, readReply, saysNotYet } from "../understanding/merge-facts.ts";
import type { Language } from "../understanding/wording.ts";
import type { Question } from "../rules/rulebook.ts";

/** The guided dialog `/cek` as a pure reducer: a state and an event give the next question or the facts to judge. */

export type DialogEvent =
  | { readonly type: "text"; readonly text: string }
  /** A button; `step` is that of the prompt it belonged to. */
  | { readonly type: "option"; readonly step: string; readonly option: string }
  | { readonly type: "back" }
  | { readonly type: "abandon" }
  /** Show the verdict on what is known so far. */
  | { readonly type: "finish" };

export type DialogTurn =
  | { readonly type: "ask"; readonly state: DialogState; readonly prompt: Prompt }
  /** To be evaluated like the facts of a typed question. */
  | {
      readonly type: "done";
      readonly language: Language;
      readonly sourced: SourcedFacts;
      /** Facts that the user said not to know yet. */
      readonly skipped: readonly FactPath[];
    }
  | { readonly type: "abandoned"; readonly language: Language };

const NOTICES = {
  notUnderstood: {
    id: "Jawaban itu belum saya pahami. Silakan tulis dengan kata lain atau tekan salah satu tombol.",
    en: "I did not understand that answer. Please put it in other words or press one of the buttons.",
  },
  oldButton: {
    id: "Tombol itu milik pertanyaan lain. Ini pertanyaan yang sekarang.",
    en: "That button belongs to another question. This is the current one.",
  },
  nothingBefore: { id: "Ini sudah pertanyaan pertama.", en: "This is the first question already." },
} as const;

/** @param start what is known already, for instance from a question the user typed */
export function startDialog(
  room: DialogRoom,
  language: Language,
  start: SourcedFacts = NOTHING_KNOWN,
): DialogTurn {
  return proceed(room, { version: DIALOG_VERSION, language, start, trail: [] }, null);
}

/** Goes over what a verdict was made on, so that one fact of it can be put right. */
export function startCorrection(room: DialogRoom, language: Language, start: SourcedFacts): DialogTurn {
  return proceed(
    room,
    { version: DIALOG_VERSION, language, start, trail: [], correction: { fact: null } },
    null,
  );
}

/** The current question of a dialog that was left, or its end. */
export function resumeDialog(room: DialogRoom, state: DialogState): DialogTurn {
  return proceed(room, state, null);
}

export function reduceDialog(room: DialogRoom, state: DialogState, event: DialogEvent): DialogTurn {
  const { language } = state;
  switch (event.type) {
    case "abandon":
      return { type: "abandoned", language };
    case "finish":
      return done(room, state);
    case "back":
      if (state.trail.length === 0) return proceed(room, state, NOTICES.nothingBefore[language]);
      return proceed(room, { ...state, trail: state.trail.slice(0, -1) }, null);
    case "option":
    case "text":
      return answer(room, state, event);
  }
}

function answer(
  room: DialogRoom,
  state: DialogState,
  event: Extract<DialogEvent, { type: "option" | "text" }>,
): DialogTurn {
  const step = nextStep(room, state);
  if (step === null) return proceed(room, state, null);
  if (event.type === "option" && event.step !== step.id)
    return proceed(room, state, NOTICES.oldButton[state.language]);
  if (event.type === "text") {
    const reply = readReply(event.text);
    if (reply === "back" || reply === "abandon" || reply === "finish")
      return reduceDialog(room, state, { type: reply });
  }
  if (step.type === "correct") {
    const fact = event.type === "option" ? step.facts[Number(event.option)] : undefined;
    if (fact === undefined) return proceed(room, state, NOTICES.notUnderstood[state.language]);
    return proceed(room, correcting(state, fact), null);
  }
  const change =
    event.type === "option"
      ? changeOfOption(room, step, event.option)
      : changeOfText(room, state, step, event.text);
  if (change === null) return proceed(room, state, NOTICES.notUnderstood[state.language]);
  return proceed(room, { ...state, trail: [...state.trail, { step: step.id, change }] }, null);
}

function proceed(room: DialogRoom, state: DialogState, notice: string | null): DialogTurn {
  const step = nextStep(room, state);
  if (step === null) return done(room, state);
  return { type: "ask", state, prompt: promptFor(room, state, step, notice) };
}

function done(room: DialogRoom, state: DialogState): DialogTurn {
  const { language } = state;
  return { type: "done", language, sourced: knownFacts(state), skipped: skippedFacts(room, state) };
}

/** What an answer changes: a button or a text, read as an answer to the step that asked. */

const NOTHING: Change = { type: "nothing" };

/** What a button says, or null when the step has no such button. */
export function changeOfOption({ recogniser }: DialogRoom, step: Step, option: string): Change | null {
  if (option === UNSURE && step.type !== "which") return NOTHING;
  switch (step.type) {
    case "correct":
      return null;
    case "which": {
      const { about, candidates } = step.ambiguity;
      if (option === NONE_OF_THESE) return { type: "reject", about };
      const index = candidates.findIndex((_, at) => String(at) === option);
      return index < 0 ? null : { type: "candidate", about, index };
    }
    case "group":
      if (option === ALL_YES) return told(step.questions, true);
      return option === ONE_BY_ONE ? told([], true) : null;
    case "question": {
      const field = step.id === "field.authority" ? recogniser.fieldById(option) : undefined;
      if (field !== undefined)
        return {
          type: "more",
          more: { ...NOTHING_KNOWN, facts: { field }, sources: { field: { type: "dialog" } } },
        };
      const chosen = step.question.options.find(({ value }) => String(value) === option);
      return chosen === undefined ? null : told([step.question], chosen.value);
    }
  }
}

/** What a text says in answer to the step, or null when it cannot be understood. */
export function changeOfText(room: DialogRoom, state: DialogState, step: Step, text: string): Change | null {
  const reply = readReply(text);
  if (step.type === "correct") return null;
  if (step.type === "which") {
    const { about, candidates } = step.ambiguity;
    const said = candidates.findIndex(({ label }) => [label.id, label.en].map(plain).includes(plain(text)));
    if (said >= 0) return { type: "candidate", about, index: said };
    if (reply === "no") return { type: "reject", about };
    if (reply === "yes") return candidates.length === 1 ? { type: "candidate", about, index: 0 } : null;
    return moreOf(about === "partner" ? room.recogniser.partner(text) : room.recogniser.field(text));
  }
  if (reply === "unsure") return NOTHING;
  if (step.type === "group") return changeOfGroupReply(step.questions, reply, text);
  const { question } = step;
  const labelled = question.options.find(({ label }) =>
    [label.id, label.en].map(plain).includes(plain(text)),
  );
  if (labelled !== undefined) return told([question], labelled.value);
  switch (step.id) {
    case "home.kind":
      return moreOf(room.recogniser.home(text));
    case "partner.kind":
      return moreOf(room.recogniser.partner(text));
    case "partner.relations":
      return moreOf(asCountryOf(knownFacts(state).facts.partner ?? {}, room.recogniser.partner(text)));
    case "form":
      return moreOf(room.recogniser.form(text));
    case "field.authority":
      return moreOf(room.recogniser.field(text));
    default: {
      const value = valueOfReply(question, reply, text);
      return value === null ? null : told([question], value);
    }
  }
}

function changeOfGroupReply(
  questions: readonly Question[],
  reply: Reply | null,
  text: string,
): Change | null {
  if (reply === "yes") return told(questions, true);
  // A no to all at once says only that not all are met.
  return reply === "no" && !saysNotYet(text) ? told([], true) : null;
}

/** A plain "tidak" is not taken for the refusal of an approval, nor "belum" for a judgement: both are asked again. */
function valueOfReply({ fact, options }: Question, reply: Reply | null, text: string): FactValue | null {
  const values = options.map(({ value }) => value);
  const meant: Readonly<Partial<Record<Reply, readonly FactValue[]>>> = {
    yes: [true, "given"],
    no: isJudged(fact) && saysNotYet(text) ? [] : [false, ...(saysNotYet(text) ? ["not-yet"] : [])],
    refused: ["refused"],
  };
  const wanted = reply === null ? [] : (meant[reply] ?? []);
  return values.find((value) => wanted.includes(value)) ?? null;
}

function told(questions: readonly Question[], value: FactValue): Change {
  return { type: "facts", facts: questions.map(({ fact }) => ({ fact, value })) };
}

function moreOf(more: SourcedFacts): Change | null {
  const isUnread = more.ambiguities.some(({ candidates }) => candidates.length === 0);
  const isEmpty = Object.keys(more.facts).length === 0 && more.ambiguities.length === 0;
  return isUnread || isEmpty ? null : { type: "more", more };
}

/** A country that was told of a partner already known otherwise: the partner stays who it is. */
function asCountryOf(partner: Partner, more: SourcedFacts): SourcedFacts {
  const settle = (told: Partner): Partner =>
    told.country === undefined
      ? told
      : { ...partner, country: told.country, countryName: told.countryName, relations: told.relations };
  return {
    ...more,
    facts: more.facts.partner === undefined ? more.facts : { partner: settle(more.facts.partner) },
    ambiguities: more.ambiguities.map((ambiguity) =>
      ambiguity.about === "partner"
        ? {
            ...ambiguity,
            candidates: ambiguity.candidates.map((candidate) => ({
              ...candidate,
              value: settle(candidate.value),
            })),
          }
        : ambiguity,
    ),
  };
}
