import { z } from "zod";
import { withCandidate, withFact, withMore } from "../understanding/merge-facts.ts";
import {
  type Ambiguity,
  type FactPath,
  type Recogniser,
  type SourcedFacts,
  factAt,
  sourcedFactsSchema,
} from "../rules/facts.ts";
import { type Evaluation, evaluate } from "../rules/evaluate.ts";
import type { Group, Question, Rulebook } from "../rules/rulebook.ts";

/** What of a guided dialog is kept between two messages: plain JSON, so that it outlives a restart. */

/** Raised with every change of form; a state of another version is not read. */
export const DIALOG_VERSION = 1;

const about = z.enum(["partner", "field"]);

const changeSchema = z.discriminatedUnion("type", [
  /** What was read in a text. */
  z.object({ type: z.literal("more"), more: sourcedFactsSchema }),
  /** Facts told by a button, or by a word that stands for one. */
  z.object({
    type: z.literal("facts"),
    facts: z.array(z.object({ fact: z.string(), value: z.union([z.string(), z.boolean()]) })),
  }),
  /** The reading that was meant. */
  z.object({ type: z.literal("candidate"), about, index: z.number().int().min(0) }),
  /** None of the readings was meant. */
  z.object({ type: z.literal("reject"), about }),
  /** "I do not know." */
  z.object({ type: z.literal("nothing") }),
]);

const dialogStateSchema = z.object({
  version: z.literal(DIALOG_VERSION),
  language: z.enum(["id", "en"]),
  /** What was known before the first question. */
  start: sourcedFactsSchema,
  /** Every answer so far, by the step that asked; going back takes the last one away. */
  trail: z.array(z.object({ step: z.string(), change: changeSchema })),
  /** A verdict is gone over again: `fact` is the one that was read wrong, null until it has been chosen. */
  correction: z.object({ fact: z.string().nullable() }).optional(),
});

export type DialogState = z.infer<typeof dialogStateSchema>;
export type Change = z.infer<typeof changeSchema>;

/** A state that was kept as JSON; null when it is not one, or of another version: the dialog then starts over. */
export function readDialogState(stored: unknown): DialogState | null {
  const parsed = dialogStateSchema.safeParse(stored);
  if (!parsed.success) return null;
  try {
    knownFacts(parsed.data);
    return parsed.data;
  } catch (error) {
    // The form is right, but an answer does not fit what was known before it.
    if (error instanceof RangeError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** The facts that can be corrected: the four of every plan, and what else was read or told of it. */
function correctable({ rulebook }: DialogRoom, { facts }: SourcedFacts): FactPath[] {
  const further = [...rulebook.questions.keys()].filter(
    (fact) => !/^(?:home|partner|field)\./.test(fact) && fact !== "form" && factAt(facts, fact) !== undefined,
  );
  return [...PLAN_FACTS, ...further].slice(0, MAX_CORRECTABLE);
}

const PLAN_FACTS: readonly FactPath[] = ["home.kind", "partner.kind", "form", "field.authority"];
const MAX_CORRECTABLE = 10;

/** The state in which a fact that was read wrong is asked for. */
export function correcting(state: DialogState, fact: FactPath): DialogState {
  const [root = ""] = fact.split(".");
  const { start } = state;
  if (!PLAN_FACTS.includes(fact))
    return { ...state, start: withFact(start, fact, null, { type: "dialog" }), correction: { fact } };
  const without = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([path]) => path.split(".")[0] !== root));
  return {
    ...state,
    start: {
      facts: without(start.facts),
      sources: without(start.sources),
      readings: start.readings.filter(({ about }) => about !== root),
      ambiguities: start.ambiguities.filter((ambiguity) => ambiguity.about !== root),
    },
    correction: { fact },
  };
}

/** What is known after every answer so far. */
export function knownFacts({ start, trail }: DialogState): SourcedFacts {
  return trail.reduce((sourced, { change }) => applyChange(sourced, change), start);
}

function applyChange(sourced: SourcedFacts, change: Change): SourcedFacts {
  switch (change.type) {
    case "more":
      return withMore(sourced, change.more);
    case "facts":
      return change.facts.reduce(
        (known, { fact, value }) => withFact(known, fact, value, { type: "dialog" }),
        sourced,
      );
    case "candidate":
      return withCandidate(sourced, change.about, change.index);
    case "reject":
      return {
        ...sourced,
        readings: sourced.readings.filter((reading) => reading.about !== change.about),
        ambiguities: sourced.ambiguities.filter((ambiguity) => ambiguity.about !== change.about),
      };
    case "nothing":
      return sourced;
  }
}

/** Which question comes next. After the fixed ones the rules say it: the first fact that still leaves a check open. */

/** What a dialog needs to go on. */
export interface DialogRoom {
  readonly rulebook: Rulebook;
  readonly recogniser: Recogniser;
  /** ISO date that selects what is in force. */
  readonly asOf: string;
}

export type Stage = "home" | Group;

export type Step =
  /** One fact; `id` is its path. */
  | { readonly type: "question"; readonly id: FactPath; readonly stage: Stage; readonly question: Question }
  /** Which reading of an ambiguous partner or field is meant. */
  | { readonly type: "which"; readonly id: string; readonly stage: Stage; readonly ambiguity: Ambiguity }
  /** Conditions that a person judges, all at once. */
  /** Which of the facts was read wrong. */
  | {
      readonly type: "correct";
      readonly id: "correct";
      readonly stage: Stage;
      readonly facts: readonly FactPath[];
    }
  | {
      readonly type: "group";
      readonly id: string;
      readonly stage: Stage;
      readonly questions: readonly Question[];
    };

export interface Progress {
  /** From 1. */
  readonly at: number;
  readonly of: number;
}

const FIXED: readonly (readonly [FactPath, Stage])[] = [
  ["home.kind", "home"],
  ["partner.kind", "partner"],
  ["partner.relations", "partner"],
  ["form", "form"],
  ["field.authority", "field"],
];

/** Facts that only an earlier answer can bring: asked by themselves they would say little. */
const NOT_ASKED: ReadonlySet<FactPath> = new Set([...FIXED.map(([fact]) => fact), "partner.level"]);

export function evaluateDialog(room: DialogRoom, state: DialogState): Evaluation {
  return evaluate(room.rulebook, knownFacts(state), { asOf: room.asOf });
}

/** The next step, or null when nothing more can change the verdict or nothing is left to ask. */
export function nextStep(room: DialogRoom, state: DialogState): Step | null {
  const evaluation = evaluateDialog(room, state);
  const { sourced, checks, verdict } = evaluation;
  if (state.correction !== undefined) return correctionStep(room, state, state.correction.fact);
  if (verdict === "ineligible") return null;
  if (checks.some(({ rule, outcome }) => rule.severity === "scope" && outcome === "fail")) return null;
  const [ambiguity] = sourced.ambiguities;
  if (ambiguity !== undefined)
    return { type: "which", id: `which:${ambiguity.about}`, stage: ambiguity.about, ambiguity };
  const { rulebook } = room;
  const isSkipped = (id: string): boolean =>
    state.trail.some(({ step, change }) => step === id && change.type === "nothing");
  const isOrganisation = factAt(sourced.facts, "partner.kind") === "international-organisation";
  const isCountryKnown = factAt(sourced.facts, "partner.relations") !== undefined;
  for (const [fact, stage] of FIXED) {
    if (fact === "partner.kind" && isCountryKnown) continue;
    if (fact === "partner.relations" && (isOrganisation || isSkipped("partner.kind"))) continue;
    const question = rulebook.questions.get(fact);
    if (question === undefined || isSkipped(fact) || factAt(sourced.facts, fact) !== undefined) continue;
    return { type: "question", id: fact, stage, question };
  }
  const open = evaluation.missing.filter(({ fact }) => !NOT_ASKED.has(fact) && !isSkipped(fact));
  for (const question of open) {
    const stage = stageOf(evaluation, question.fact);
    const id = `group:${stage}`;
    if (!isJudged(question.fact)) return { type: "question", id: question.fact, stage, question };
    if (isSkipped(id)) continue;
    const questions = open.filter(({ fact }) => isJudged(fact) && stageOf(evaluation, fact) === stage);
    const isOneByOne = state.trail.some(({ step }) => step === id);
    if (questions.length > 1 && !isOneByOne) return { type: "group", id, stage, questions };
    return { type: "question", id: question.fact, stage, question };
  }
  return null;
}

/** One fact is asked for anew, then the plan is judged again. */
function correctionStep(room: DialogRoom, state: DialogState, fact: FactPath | null): Step | null {
  const sourced = knownFacts(state);
  if (fact === null)
    return { type: "correct", id: "correct", stage: "home", facts: correctable(room, sourced) };
  const [ambiguity] = sourced.ambiguities;
  if (ambiguity !== undefined)
    return { type: "which", id: `which:${ambiguity.about}`, stage: ambiguity.about, ambiguity };
  const question = room.rulebook.questions.get(fact);
  if (state.trail.length > 0 || question === undefined) return null;
  return { type: "question", id: fact, stage: "home", question };
}

/** The facts that were answered by "I do not know", a question or a group at a time. */
export function skippedFacts(room: DialogRoom, state: DialogState): FactPath[] {
  return state.trail.flatMap(({ step, change }, at) => {
    if (change.type !== "nothing") return [];
    const asked = nextStep(room, { ...state, trail: state.trail.slice(0, at) });
    if (asked === null || asked.id !== step) return [];
    switch (asked.type) {
      case "question":
        return [asked.id];
      case "group":
        return asked.questions.map(({ fact }) => fact);
      case "which":
      case "correct":
        return [];
    }
  });
}

export function progressOf(room: DialogRoom, state: DialogState, { stage }: Step): Progress {
  const { checks } = evaluateDialog(room, state);
  const groups = new Set<Stage>(checks.map(({ rule }) => rule.group));
  const later = (["conditions", "form-conditions", "approvals"] as const).filter((group) =>
    groups.has(group),
  );
  const stages: Stage[] = ["home", "partner", "form", "field", ...later];
  return { at: stages.indexOf(stage) + 1, of: stages.length };
}

/** Whether a person judges it, as against a fact of what was done. */
export function isJudged(fact: FactPath): boolean {
  return fact.startsWith("conditions.");
}

/** The group of the first rule that waits for a fact. */
function stageOf({ checks }: Evaluation, fact: FactPath): Stage {
  return checks.find((check) => check.missing.includes(fact))?.rule.group ?? "form";
}
