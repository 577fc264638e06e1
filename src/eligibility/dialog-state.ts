import { z } from "zod";
import { withCandidate, withFact, withMore } from "./amend.ts";
import type { SourcedFacts } from "./facts.ts";
import { sourcedFactsSchema } from "./sourced-facts.ts";

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
