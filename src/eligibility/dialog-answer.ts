import { ALL_YES, NONE_OF_THESE, ONE_BY_ONE, UNSURE } from "./dialog-prompt.ts";
import type { Change, DialogState } from "./dialog-state.ts";
import { knownFacts } from "./dialog-state.ts";
import type { DialogRoom, Step } from "./dialog-steps.ts";
import { isJudged } from "./dialog-steps.ts";
import type { FactValue, Partner, SourcedFacts } from "./facts.ts";
import { NOTHING_KNOWN } from "./facts.ts";
import type { Reply } from "./reply.ts";
import { plain, readReply, saysNotYet } from "./reply.ts";
import type { Question } from "./rulebook.ts";

/** What an answer changes: a button or a text, read as an answer to the step that asked. */

const NOTHING: Change = { type: "nothing" };

/** What a button says, or null when the step has no such button. */
export function changeOfOption({ recogniser }: DialogRoom, step: Step, option: string): Change | null {
  if (option === UNSURE && step.type !== "which") return NOTHING;
  switch (step.type) {
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
