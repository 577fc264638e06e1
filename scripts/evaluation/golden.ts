import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** The questions of `test/eval/`, each with what an expert would accept as an answer. */

const retrievalCase = z
  .object({
    id: z.string(),
    language: z.enum(["id", "en"]),
    kind: z.enum(["answer", "refusal"]),
    q: z.string().min(1),
    /** Provision ids at pasal level, any of which is right in the first place; empty for a refusal. */
    expect: z.array(z.string()),
  })
  .strict();

const citationCase = z
  .object({
    id: z.string(),
    q: z.string().min(1),
    /** Ids that must be cited, in order; empty when nothing may be. */
    expect: z.array(z.string()),
    /** Required where `expect` is empty: what the answer must be instead. */
    kind: z.enum(["citation", "refusal", "clarification"]).default("citation"),
  })
  .strict();

const eligibilityCase = z
  .object({
    id: z.string(),
    language: z.enum(["id", "en"]),
    q: z.string().min(1),
    /** The verdict; "not-eligibility" for a question that asks for none. */
    expect: z.enum(["ineligible", "conditional", "eligible", "unknown", "not-eligibility"]),
    /** A rule that must fail. */
    rule: z.string().optional(),
  })
  .strict();

const pinpointCase = z
  .object({
    id: z.string(),
    /** "dev" for choosing constants, "test" for measuring. */
    set: z.enum(["dev", "test"]),
    language: z.enum(["id", "en"]),
    q: z.string().min(1),
    /** Lists of provision ids inside one pasal, any of which is right. */
    accept: z.array(z.array(z.string()).min(1)).min(1),
  })
  .strict();

export type PinpointCase = z.infer<typeof pinpointCase>;
export type RetrievalCase = z.infer<typeof retrievalCase>;
export type CitationCase = z.infer<typeof citationCase>;
export type EligibilityCase = z.infer<typeof eligibilityCase>;

function readLines<T>(file: string, schema: z.ZodType<T, z.ZodTypeDef, unknown>): T[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, index) => {
      const parsed = schema.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}:${index + 1}: ${parsed.error.message}`);
      return parsed.data;
    });
}

/** The golden sets by name ("dev", "test"), from `golden-<name>.jsonl`. */
export function readGolden(folder = "test/eval"): Map<string, RetrievalCase[]> {
  const sets = new Map<string, RetrievalCase[]>();
  for (const file of readdirSync(folder).sort()) {
    const name = /^golden-(\w+)\.jsonl$/.exec(file)?.[1];
    if (name !== undefined) sets.set(name, readLines(join(folder, file), retrievalCase));
  }
  return sets;
}

export function readCitationCases(file = "test/eval/citations.jsonl"): CitationCase[] {
  return readLines(file, citationCase);
}

export function readEligibilityCases(file = "test/eval/eligibility-cases.jsonl"): EligibilityCase[] {
  return readLines(file, eligibilityCase);
}

export function readPinpointCases(file = "test/eval/pinpoint.jsonl"): PinpointCase[] {
  return readLines(file, pinpointCase);
}

/** Questions that the corpus does not answer, some of them close to its matter. */
export function readRefusalCases(file = "test/eval/refusals-dev.jsonl"): RetrievalCase[] {
  return readLines(file, retrievalCase);
}
