import { readFileSync } from "node:fs";
import { z } from "zod";

/** What a run of the evaluation found, as it is kept in a file and compared with another run. */

const REPORT_FORMAT = 1;

/** What an answer can be; a wanted "not-eligibility" is any of them but a verdict. */
export const KINDS = ["answer", "refusal", "eligibility", "citation", "clarification"] as const;
export const WANTED_KINDS = [...KINDS, "not-eligibility"] as const;

const figure = z
  .object({
    /** Stays the same from run to run. */
    id: z.string(),
    label: z.string(),
    /** A share of 1, or a count. */
    value: z.number(),
    unit: z.enum(["share", "count"]),
    better: z.enum(["higher", "lower"]),
    /** The number to hold: at least, or at most where lower is better; null where none is set. */
    goal: z.number().nullable(),
  })
  .strict();

const rankingRow = z
  .object({
    set: z.string(),
    way: z.string(),
    language: z.enum(["id", "en"]),
    questions: z.number().int(),
    recallAt1: z.number(),
    recallAt5: z.number(),
    mrr: z.number(),
  })
  .strict();

const found = z
  .object({
    /** A lane, or "fused". */
    way: z.string(),
    /** The best five, best first. */
    ids: z.array(z.string()),
    /** Of the first right article, from 1; null where none was found. */
    rank: z.number().int().nullable(),
  })
  .strict();

const caseResult = z
  .object({
    id: z.string(),
    set: z.string(),
    language: z.enum(["id", "en"]),
    q: z.string(),
    wanted: z
      .object({ kind: z.enum(WANTED_KINDS), ids: z.array(z.string()), verdict: z.string().nullable() })
      .strict(),
    got: z.object({ kind: z.enum(KINDS), ids: z.array(z.string()), verdict: z.string().nullable() }).strict(),
    isRight: z.boolean(),
    /** Of the first right article among those retrieved, from 1; null where there is none or none was wanted. */
    rank: z.number().int().nullable(),
    /** Only of a miss: how the search came to what it found. */
    search: z
      .object({ evidence: z.number(), ways: z.array(found) })
      .strict()
      .optional(),
  })
  .strict();

const report = z
  .object({
    format: z.literal(REPORT_FORMAT),
    /** ISO date and time. */
    createdAt: z.string(),
    corpus: z.string(),
    embeddings: z.string(),
    refuseBelow: z.number(),
    figures: z.array(figure),
    rankings: z.array(rankingRow),
    cases: z.array(caseResult),
  })
  .strict();

export type Figure = z.infer<typeof figure>;
export type RankingRow = z.infer<typeof rankingRow>;
export type Found = z.infer<typeof found>;
export type CaseResult = z.infer<typeof caseResult>;
export type Report = z.infer<typeof report>;

/** What one part of the evaluation adds to the report. */
export interface Section {
  /** Printed as it is. */
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly rankings: readonly RankingRow[];
  readonly cases: readonly CaseResult[];
}

export function reportOf(
  about: Omit<Report, "format" | keyof Section>,
  sections: readonly Section[],
): Report {
  return {
    format: REPORT_FORMAT,
    ...about,
    figures: sections.flatMap(({ figures }) => figures),
    rankings: sections.flatMap(({ rankings }) => rankings),
    cases: sections.flatMap(({ cases }) => cases),
  };
}

/** @throws Error naming the file, when it is no report of this format */
export function readReport(file: string): Report {
  const parsed = report.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${file} is no evaluation report: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`);
}

/** As the figure is shown: three decimals for a share. */
export function showFigure({ unit, value }: Pick<Figure, "unit" | "value">): string {
  return unit === "share" ? value.toFixed(3) : String(value);
}

export function holdsGoal({ better, goal, value }: Figure): boolean {
  if (goal === null) return true;
  return better === "higher" ? value >= goal : value <= goal;
}
