import { comparisons } from "../rules/conditions.ts";
import { type Facts, factAt } from "../rules/facts.ts";
import {
  type DialogRoom,
  type DialogState,
  type Progress,
  type Step,
  knownFacts,
  progressOf,
} from "./state.ts";
import type { Bilingual } from "../../law/corpus/register.ts";
import { askWhich } from "../rules/explain.ts";
import type { Question } from "../rules/rulebook.ts";
import type { Language } from "../understanding/wording.ts";

/** A question of the dialog as plain data, for a keyboard or a terminal to show. */
export interface Prompt {
  /** Names the step; an option event carries it, so that an old button is told from a current one. */
  readonly step: string;
  readonly text: string;
  /** Lines under the text, such as the conditions asked about together. */
  readonly items: readonly string[];
  /** Why the same question is asked again; null the first time. */
  readonly notice: string | null;
  /** Empty where only words will do. */
  readonly options: readonly PromptOption[];
  readonly progress: Progress;
  readonly canGoBack: boolean;
  /** Whether enough is known for the verdict to be shown before the last question. */
  readonly canFinish: boolean;
}

export interface PromptOption {
  /** At most 40 characters of ASCII. */
  readonly id: string;
  readonly label: string;
}

/** Ids of options that stand for no value of a fact. */
export const UNSURE = "unsure";
export const NONE_OF_THESE = "none";
export const ALL_YES = "all-yes";
export const ONE_BY_ONE = "one-by-one";

const WORDS = {
  unsure: { id: "Belum tahu", en: "I do not know yet" },
  none: { id: "Bukan itu", en: "None of these" },
  allYes: { id: "Ya, semuanya", en: "Yes, all of them" },
  oneByOne: { id: "Tidak semua, tanya satu per satu", en: "Not all, ask one by one" },
  correct: { id: "Mana yang salah dibaca?", en: "Which of these was read wrong?" },
  notRead: { id: "belum disebut", en: "not stated" },
  group: { id: "Apakah semua ini terpenuhi?", en: "Are all of these met?" },
} as const;

export function promptFor(room: DialogRoom, state: DialogState, step: Step, notice: string | null): Prompt {
  const { language, trail } = state;
  const { facts } = knownFacts(state);
  return {
    step: step.id,
    text: textOf(room, step, facts, language),
    items: step.type === "group" ? step.questions.map((question) => titleOf(room, question)[language]) : [],
    notice,
    options:
      step.type === "correct"
        ? factsOf(room, step.facts, facts, language)
        : optionsOf(room, step, facts, language),
    progress: progressOf(room, state, step),
    canGoBack: trail.length > 0,
    canFinish: factAt(facts, "partner.kind") !== undefined || factAt(facts, "field.authority") !== undefined,
  };
}

function textOf(room: DialogRoom, step: Step, { home }: Facts, language: Language): string {
  if (step.id === "home.kind" && home?.name !== undefined) {
    const kinds = room.recogniser.homeKinds(home.name);
    return language === "id"
      ? `${home.name} yang mana: ${listed(kinds, "atau")}?`
      : `Which ${home.name}: ${listed(kinds, "or")}?`;
  }
  if (step.type === "question") return step.question.ask[language];
  if (step.type === "group") return WORDS.group[language];
  if (step.type === "correct") return WORDS.correct[language];
  return askWhich(step.ambiguity, language).text;
}

const KINDS = ["kota", "kabupaten", "provinsi"];

/** "kota atau kabupaten", "kota, kabupaten atau provinsi". */
function listed(kinds: readonly string[], or: string): string {
  const all = kinds.length === 0 ? KINDS : kinds;
  return `${all.slice(0, -1).join(", ")} ${or} ${all.slice(-1).join("")}`;
}

/** A condition in a few words: the title of the rule that reads it. */
function titleOf({ rulebook }: DialogRoom, { fact, ask }: Question): Bilingual {
  const rule = rulebook.rules.find(({ passes_when }) =>
    comparisons(passes_when).some((part) => part.fact === fact),
  );
  return rule?.title ?? ask;
}

const PLAN_LABELS: Readonly<Record<string, Bilingual>> = {
  "home.kind": { id: "Daerah", en: "Region" },
  "partner.kind": { id: "Mitra", en: "Partner" },
  form: { id: "Bentuk", en: "Form" },
  "field.authority": { id: "Bidang", en: "Field" },
};

/** Each fact as it was read: "Mitra: Suwon", "Persetujuan DPRD: Belum diberikan". */
function factsOf(
  room: DialogRoom,
  paths: readonly string[],
  facts: Facts,
  language: Language,
): PromptOption[] {
  return paths.map((path, index) => {
    const question = room.rulebook.questions.get(path);
    const named =
      path === "home.kind"
        ? facts.home?.name
        : path === "partner.kind"
          ? (facts.partner?.name ?? facts.partner?.countryName?.[language])
          : path === "field.authority"
            ? facts.field?.name?.[language]
            : undefined;
    const value = factAt(facts, path);
    const chosen = question?.options.find((option) => option.value === value)?.label[language];
    const title = PLAN_LABELS[path] ?? (question === undefined ? undefined : titleOf(room, question));
    return {
      id: String(index),
      label: `${title?.[language] ?? path}: ${named ?? chosen ?? WORDS.notRead[language]}`,
    };
  });
}

function optionsOf(
  { recogniser }: DialogRoom,
  step: Exclude<Step, { type: "correct" }>,
  { home }: Facts,
  language: Language,
): PromptOption[] {
  const unsure = { id: UNSURE, label: WORDS.unsure[language] };
  switch (step.type) {
    case "which": {
      const candidates = step.ambiguity.candidates.map(({ label }, index) => ({
        id: String(index),
        label: label[language],
      }));
      return [...candidates, { id: NONE_OF_THESE, label: WORDS.none[language] }];
    }
    case "group":
      return [
        { id: ALL_YES, label: WORDS.allYes[language] },
        { id: ONE_BY_ONE, label: WORDS.oneByOne[language] },
        unsure,
      ];
    case "question": {
      const fields = step.id === "field.authority" ? recogniser.commonFields() : [];
      const named = fields.map(({ id, name }) => ({ id, label: name[language] }));
      const kinds: readonly string[] =
        step.id === "home.kind" && home?.name !== undefined ? recogniser.homeKinds(home.name) : [];
      const listed = step.question.options
        .filter(({ value }) => kinds.length === 0 || kinds.includes(String(value)))
        .map(({ value, label }) => ({ id: String(value), label: label[language] }));
      return [...named, ...listed, unsure];
    }
  }
}
