import { z } from "zod";

/** What is known of a planned cooperation. A fact that is absent is unknown; nothing is assumed. */

export type Trit = true | false | "unknown";

const trit = z.union([z.boolean(), z.literal("unknown")]);
const bilingual = z.object({ id: z.string().min(1), en: z.string().min(1) }).strict();

export const homeKindSchema = z.enum(["kota", "kabupaten", "provinsi"]);
export const partnerKindSchema = z.enum([
  "state",
  "sub-national",
  "international-organisation",
  "foreign-company-or-ngo",
  "political-party",
  "indonesian-region",
]);
/** A region whose own act has provisions on dealings abroad. */
export const specialRegionSchema = z.enum(["aceh", "papua"]);
/** Who plans, where it is no regional government. */
export const homeBodySchema = z.enum([
  "village",
  "district",
  "administrative-city",
  "council",
  "capital-authority",
  "regional-enterprise",
  "university",
  "private",
]);
/** Of a sub-national partner. */
export const partnerLevelSchema = z.enum(["municipality", "county", "province-or-state"]);
export const formSchema = z.enum([
  "general",
  "sister-city",
  /** Technical cooperation, humanitarian aid included. */
  "technical",
  /** A grant received from abroad. */
  "grant",
  "loan",
  /** Founding an Indonesian institution abroad (UU 37/1999 Pasal 11). */
  "body-abroad",
  /** Opening a diplomatic or consular post. */
  "diplomatic-post",
  /** Signing an agreement now, of no form that was named. */
  "signing",
]);
export const approvalSchema = z.enum(["given", "refused", "not-yet"]);
export const relationsSchema = z.enum(["relations", "none"]);
/** `regional`: a regional government may act in it; `central`: it is kept for the central government. */
export const authoritySchema = z.enum(["regional", "central"]);
/** Which of the six central affairs, of the acts reserved to the state or of what else is central, a `central` field is. */
export const affairSchema = z.enum([
  "foreign-policy",
  "defence",
  "security",
  "justice",
  "monetary-fiscal",
  "religion",
  "borders",
  "currency",
  "war-and-peace",
  "troops",
  "treaties-between-states",
  "diplomatic-posts",
  "asylum",
  /** No absolute affair, but kept for the central government (UU 23/2014 Pasal 14 ayat (3)). */
  "oil-and-gas",
]);

export type HomeKind = z.infer<typeof homeKindSchema>;
export type HomeBody = z.infer<typeof homeBodySchema>;
export type PartnerKind = z.infer<typeof partnerKindSchema>;
export type PartnerLevel = z.infer<typeof partnerLevelSchema>;
export type Form = z.infer<typeof formSchema>;
export type Approval = z.infer<typeof approvalSchema>;
export type Relations = z.infer<typeof relationsSchema>;
export type Authority = z.infer<typeof authoritySchema>;
export type Affair = z.infer<typeof affairSchema>;

const homeSchema = z
  .object({
    kind: homeKindSchema,
    name: z.string().min(1),
    special: specialRegionSchema,
    body: homeBodySchema,
  })
  .partial()
  .strict();

export const partnerSchema = z
  .object({
    kind: partnerKindSchema,
    level: partnerLevelSchema,
    /** As it is shown to a reader: "Suwon", "UNICEF". */
    name: z.string().min(1),
    /** ISO 3166 alpha-2, or a code of the country relations file where ISO has none (XK, TW, XN ...). */
    country: z.string().regex(/^[A-Z]{2}$/),
    countryName: bilingual,
    /** Diplomatic relations of that country with Indonesia, looked up in the country relations file. */
    relations: relationsSchema,
    /** Disputed or occupied, so that it is not settled whose territory it is. */
    isDisputed: z.boolean(),
  })
  .partial()
  .strict();

export const fieldSchema = z
  .object({
    /** Id in the lexicon of fields of activity. */
    id: z.string().min(1),
    name: bilingual,
    authority: authoritySchema,
    affair: affairSchema,
    /** Science and technology, which must pass to Indonesian staff. */
    isScience: z.boolean(),
    /** Where it stands that the field is whose it is, most telling first. */
    basis: z.array(z.string()),
  })
  .partial()
  .strict();

/**
 * Conditions that only a person can judge, by the name a rule reads them by: `conditions.stability`. The names in
 * use are those of the questions in `corpus/eligibility/rules.yaml`.
 */
const conditionsSchema = z.record(z.string().regex(/^[a-z][a-zA-Z]*$/), trit);

export const factsSchema = z
  .object({
    home: homeSchema,
    partner: partnerSchema,
    field: fieldSchema,
    form: formSchema,
    /** Signing or carrying out now, not merely planning. */
    isSigningNow: trit,
    dprdApproval: approvalSchema,
    centralApproval: approvalSchema,
    /** The Foreign Minister's written consideration for a body abroad. */
    ministerConsideration: approvalSchema,
    /** Signing a letter of intent now. */
    isSigningIntent: trit,
    ministerConsulted: trit,
    homeMinisterConsulted: trit,
    /** The Home Affairs Minister's written consideration of the plan (PP 28/2018 Pasal 31). */
    planConsideration: approvalSchema,
    /** The Home Affairs Minister's approval of the draft text (Pasal 32). */
    draftApproval: approvalSchema,
    /** The Foreign Minister's letter on the strength of which the text is signed (Pasal 33). */
    confirmationLetter: trit,
    fullPowers: trit,
    /** Carries out an agreement that is already in force. */
    underAgreementInForce: trit,
    /** Borrowing abroad directly rather than by on-lending through the Finance Minister. */
    directForeignLoan: trit,
    /** Receiving a grant from abroad otherwise than by way of the central government. */
    directForeignGrant: trit,
    conditions: conditionsSchema,
  })
  .partial()
  .strict()
  .superRefine((facts, context) => {
    const { kind, relations } = facts.partner ?? {};
    if ((kind === "international-organisation" || kind === "indonesian-region") && relations !== undefined)
      context.addIssue({ code: "custom", message: `a partner of kind ${kind} has no diplomatic relations` });
  });

export type Facts = z.infer<typeof factsSchema>;
export type Partner = NonNullable<Facts["partner"]>;
export type Field = NonNullable<Facts["field"]>;
export type Home = NonNullable<Facts["home"]>;

/** Dotted, as rules and sources name a fact: `partner.relations`, `conditions.stability`, `form`. */
export type FactPath = string;
export type FactValue = string | boolean;

/** Where a fact came from. */
export type Source =
  /** The words of the question that said it. */
  | { readonly type: "question"; readonly words: string }
  /** A data file, and the day its content is of. */
  | {
      readonly type: "data";
      readonly file: string;
      readonly asOf: string;
      readonly note?: { readonly id: string; readonly en: string } | undefined;
      /** Why it must be confirmed before anybody relies on it. */
      readonly doubtful?: { readonly id: string; readonly en: string } | undefined;
    }
  /** An answer in the guided dialog, or a button under an answer. */
  | { readonly type: "dialog"; readonly words?: string | undefined }
  /** An earlier turn of the same chat. */
  | { readonly type: "previous"; readonly words?: string | undefined };

/** A word that was read as something it does not spell, to be said back: "Saya membaca 'isrel' sebagai Israel". */
export interface Reading {
  readonly about: "home" | "partner" | "field" | "form";
  readonly words: string;
  readonly readAs: { readonly id: string; readonly en: string };
  /** A correction of spelling, as against a name that is known by another (RRT, Peking). */
  readonly isGuess: boolean;
}

/**
 * What a question left open about its partner or field. `facts` then holds nothing of that partner or field: every
 * candidate stands here. No candidate at all: the words were not recognised. `isGuess`: each candidate is only a
 * correction of the spelling, which may bring a no but never a yes before the user confirms it.
 */
export type Ambiguity =
  | {
      readonly about: "partner";
      readonly words: string;
      readonly isGuess: boolean;
      readonly candidates: readonly Candidate<Partner>[];
    }
  | {
      readonly about: "field";
      readonly words: string;
      readonly isGuess: boolean;
      readonly candidates: readonly Candidate<Field>[];
    };

export interface Candidate<T> {
  readonly label: { readonly id: string; readonly en: string };
  readonly value: T;
  /** Of the facts in `value`, by their whole path (`partner.relations`). */
  readonly sources: Readonly<Record<FactPath, Source>>;
}

export interface SourcedFacts {
  readonly facts: Facts;
  /** By fact path; a fact without an entry came from nowhere that can be named. */
  readonly sources: Readonly<Record<FactPath, Source>>;
  readonly readings: readonly Reading[];
  /** At most one about the partner and one about the field. */
  readonly ambiguities: readonly Ambiguity[];
}

export const NOTHING_KNOWN: SourcedFacts = { facts: {}, sources: {}, readings: [], ambiguities: [] };

/**
 * Turns free text into facts; implemented over the lexicons and the gazetteer. Each function returns only what the
 * text says of the thing asked: `partner` fills `facts.partner` or an ambiguity, and so on; nothing when the text
 * says nothing of it.
 */
export interface Recogniser {
  home(text: string): SourcedFacts;
  /** What kinds of region bear a name of Indonesia ("Bandung": kota and kabupaten); none where it is not known. */
  homeKinds(name: string): readonly HomeKind[];
  partner(text: string): SourcedFacts;
  field(text: string): SourcedFacts;
  form(text: string): SourcedFacts;
  /** The fields of activity to offer as buttons, most used first. */
  commonFields(): readonly {
    readonly id: string;
    readonly name: { readonly id: string; readonly en: string };
  }[];
  /** A field of activity by its id, or undefined. */
  fieldById(id: string): Field | undefined;
}

/** Said in words that can be read otherwise: neither so nor not so, but not silent either. */
export function isDoubted({ facts, sources }: SourcedFacts, path: FactPath): boolean {
  const [step = "", name] = path.split(".");
  const value: unknown = name === undefined ? Reflect.get(facts, step) : facts.conditions?.[name];
  return value === "unknown" && sources[path] !== undefined;
}

/** The value of a fact, or undefined where it is unknown. */
export function factAt(facts: Facts, path: FactPath): FactValue | undefined {
  let value: unknown = facts;
  for (const step of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
  }
  return (typeof value === "string" && value !== "unknown") || typeof value === "boolean" ? value : undefined;
}

/** Reads sourced facts back from where they were kept between two messages. */

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
