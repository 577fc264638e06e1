import { z } from "zod";
import type { SourcedFacts } from "./facts.ts";
import { factsSchema, fieldSchema, partnerSchema } from "./facts.ts";

/** Reads sourced facts back from where they were kept between two messages. */

const bilingual = z.object({ id: z.string(), en: z.string() });

const sourceSchema = z.union([
  z.object({ type: z.literal("question"), words: z.string() }),
  z.object({
    type: z.literal("data"),
    file: z.string(),
    asOf: z.string(),
    note: bilingual.optional(),
    doubtful: bilingual.optional(),
  }),
  z.object({ type: z.literal("dialog"), words: z.string().optional() }),
  z.object({ type: z.literal("previous"), words: z.string().optional() }),
]);

const sourcesSchema = z.record(z.string(), sourceSchema);

const readingSchema = z.object({
  about: z.enum(["home", "partner", "field", "form"]),
  words: z.string(),
  readAs: bilingual,
  isGuess: z.boolean(),
});

const ambiguitySchema = z.discriminatedUnion("about", [
  z.object({
    about: z.literal("partner"),
    words: z.string(),
    isGuess: z.boolean(),
    candidates: z.array(z.object({ label: bilingual, value: partnerSchema, sources: sourcesSchema })),
  }),
  z.object({
    about: z.literal("field"),
    words: z.string(),
    isGuess: z.boolean(),
    candidates: z.array(z.object({ label: bilingual, value: fieldSchema, sources: sourcesSchema })),
  }),
]);

export const sourcedFactsSchema: z.ZodType<SourcedFacts, z.ZodTypeDef, unknown> = z.object({
  facts: factsSchema,
  sources: sourcesSchema,
  readings: z.array(readingSchema),
  ambiguities: z.array(ambiguitySchema),
});
