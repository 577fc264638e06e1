import type { Prompt } from "./dialog-prompt.ts";
import { changeOfOption, changeOfText } from "./dialog-answer.ts";
import { promptFor } from "./dialog-prompt.ts";
import type { DialogState } from "./dialog-state.ts";
import { DIALOG_VERSION, knownFacts } from "./dialog-state.ts";
import type { DialogRoom } from "./dialog-steps.ts";
import { nextStep, skippedFacts } from "./dialog-steps.ts";
import type { FactPath, SourcedFacts } from "./facts.ts";
import { NOTHING_KNOWN } from "./facts.ts";
import { readReply } from "./reply.ts";
import type { Language } from "./wording.ts";

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
