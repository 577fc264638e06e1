import { parseYaml } from "../../platform/yaml.ts";
import { asPhrases, hasPhrase, phraseList } from "../../text/phrase-pattern.ts";
import { z } from "zod";

/** The register of regulations: what each act is called, whether it is in force, and what came after it. */

export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date like 2014-10-02 is expected");
export const bilingual = z.object({ id: z.string().min(1), en: z.string().min(1) }).strict();
const certainty = z.enum(["verified", "reported"]);

const successorSchema = z
  .object({ from: z.string(), to: z.array(z.string()).min(1), note: bilingual.optional() })
  .strict();

const decisionSchema = z
  .object({
    provision: z.string(),
    title: z.string(),
    date: isoDate.optional(),
    effect: bilingual,
    /** Provisions inside `provision` that it is not known to touch. */
    except: z.array(z.string()).default([]),
    /** The provision itself is no longer in force since the date. */
    revokes: z.boolean().default(false),
    /** It gave the provision other words, which the corpus does not have: those quoted are older. */
    rewords: z.boolean().default(false),
    certainty,
    known_from: z.string(),
  })
  .strict();

/** Kinds of act by their short names; `lainnya` is what has none of its own here, `materi` explanatory material. */
export const KINDS = [
  "UU",
  "Perppu",
  "PP",
  "Perpres",
  "Keppres",
  "Inpres",
  "Permenlu",
  "Permendagri",
  "PMK",
  "Permen",
  "Kepmen",
  "Perda",
  "Qanun",
  "Pergub",
  "Perbup",
  "Perwali",
  "Kepgub",
  "Kepbup",
  "Kepwali",
  "Perban",
  "Perdes",
  "SE",
  "materi",
  "lainnya",
] as const;

export const regulationSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    kind: z.enum(KINDS),
    number: z.string().optional(),
    year: z.number().int().optional(),
    title: z.string(),
    shortTitle: z.string(),
    subject: z.string(),
    subjectEn: z.string(),
    issuer: z.string(),
    names: z.array(z.string()).default([]),
    sharedNames: z.array(z.string()).default([]),
    /** Words for the region that the act is for alone: of other regions it says nothing. */
    onlyFor: z.array(z.string().regex(/^[a-z]+$/)).default([]),
    corpus: z.enum(["full", "partial", "secondary", "explanatory", "none"]),
    lastPasal: z.number().int().optional(),
    enacted: isoDate.optional(),
    status: z.enum(["in-force", "amended", "revoked"]),
    since: isoDate.optional(),
    by: z.string().optional(),
    replacedBy: z.array(z.string()).default([]),
    certainty,
    known_from: z.string(),
    note: bilingual.optional(),
    /** What the act rules that no text here does: a question with a phrase of each list asks for it. */
    governs: z
      .array(
        z
          .object({
            asked: z.array(phraseList).min(1),
            /** What comes nearest of the texts that are here. */
            see: z.array(z.string()).default([]),
          })
          .strict(),
      )
      .optional(),
    successors: z.array(successorSchema).default([]),
    decisions: z.array(decisionSchema).default([]),
    alsoReported: z
      .array(
        z
          .object({
            provision: z.string(),
            regulation: z.string(),
            pasal: z.number().int(),
            certainty,
            known_from: z.string(),
          })
          .strict(),
      )
      .default([]),
  })
  .strict();

/** Two languages of one text that a user reads. */
export type Bilingual = z.infer<typeof bilingual>;
export type Regulation = z.infer<typeof regulationSchema>;
export type Successor = z.infer<typeof successorSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type Status = Regulation["status"];

/** The first day of an act, as far as the register tells: of one that was changed or revoked since, that of its promulgation. */
export function startOf({ status, since, enacted }: Regulation): string | null {
  return (status === "in-force" ? (since ?? enacted) : enacted) ?? null;
}

/**
 * @param yaml the text of `corpus/regulations.yaml`
 * @throws CorpusError with every entry that breaks the form
 */
export function parseRegister(yaml: string): Regulation[] {
  return parseYaml(z.array(regulationSchema), yaml, "regulations.yaml");
}

export const versionSchema = z
  .object({
    /** The pasal that reads otherwise from `since` on, its penjelasan included. */
    pasal: z.string().regex(/^[a-z0-9-]+\/pasal-\d+[a-z]*$/),
    since: isoDate,
    /** The wording in the act that changes it; the instruction itself ("Pasal 88 dihapus") where that strikes the pasal out. */
    from: z.string(),
    /** The act that made the change, where that is not the one whose text holds it. */
    by: z.string().optional(),
    note: bilingual.optional(),
  })
  .strict();

export type Version = z.infer<typeof versionSchema>;

/** @throws CorpusError with every entry that breaks the form */
export function parseVersions(yaml: string): Version[] {
  return parseYaml(z.array(versionSchema), yaml, "versions.yaml");
}

/** Topic lines and sample questions: what helps to find a provision. Indexed, never shown as law. */

const perLanguage = z
  .object({ id: z.array(z.string()).default([]), en: z.array(z.string()).default([]) })
  .strict();

const topicSchema = z
  .object({
    id: z.string(),
    topic: z.object({ id: z.string().min(1), en: z.string().min(1) }).strict(),
    questions: perLanguage,
  })
  .strict();

export type Topic = z.infer<typeof topicSchema>;

/**
 * @param yaml the text of one file of `corpus/topics/`
 * @throws CorpusError with every entry that breaks the form
 */
export function parseTopics(yaml: string, name: string): Topic[] {
  return parseYaml(z.array(topicSchema), yaml, name);
}

/** The acts that rule what a question asks, as far as the register tells, with what comes nearest of the texts that are here. */
export function actsGoverning(
  regulations: Iterable<Regulation>,
  question: string,
): { readonly act: string; readonly see: readonly string[] }[] {
  const asked = asPhrases(question);
  return [...regulations].flatMap(({ id, governs = [] }) => {
    const ruled = governs.filter((subject) => subject.asked.every((phrases) => hasPhrase(phrases, asked)));
    return ruled.length === 0 ? [] : [{ act: id, see: ruled.flatMap(({ see }) => see) }];
  });
}
