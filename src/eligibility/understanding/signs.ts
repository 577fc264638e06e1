import { formSchema } from "../rules/facts.ts";
import { type Match, type PatternIndex, type Tokens, overlaps } from "../../text/phrase-matcher.ts";
import { z } from "zod";
import { type YamlReader, parseYaml, someWords, wordList } from "../../platform/yaml.ts";

/**
 * Signs of a bar, read from classes of words near each other (`corpus/eligibility/signs.yaml`): "sewa" and "kantor" and
 * a place abroad, in whatever order. A denial turns one round; where the reading is unsure the sign states a doubt.
 */

const words = someWords;
/** How many words before the first word of a sign may deny it. */
const DENIAL_REACH = 3;
const distance = z.number().int().min(0).max(20);
const isValue = z.union([z.boolean(), z.literal("unknown"), z.literal("none")]);

const signSchema = z
  .object({
    fact: z.string().regex(/^conditions\.[a-z][a-zA-Z]*$/),
    is: isValue.optional(),
    denied: isValue.optional(),
    near: z.array(z.string()).min(1),
    within: distance.default(1),
    reach: distance.default(DENIAL_REACH),
    lacking: z.record(z.tuple([distance, distance])).default({}),
    notAfter: words.optional(),
    clause: z.boolean().default(false),
  })
  .strict();

const stepsSchema = z
  .object({
    actors: z.object({ dprd: words, foreign: words, home: words, central: words, both: words }).strict(),
    acts: z
      .object({
        approving: words,
        approval: words,
        consulting: words,
        considering: words,
        draft: words,
        plan: words,
        letter: words,
        powers: words,
      })
      .strict(),
    states: z
      .object({ done: words, open: words, notYet: words, later: words, without: words, denied: words })
      .strict(),
    order: z
      .object({
        before: words,
        after: words,
        wait: words,
        then: words,
        given: words,
        unready: words,
        afterThat: words,
        allDone: words,
        planning: words,
        first: words,
      })
      .strict(),
    signing: words,
    doing: words,
    intent: words,
    agreement: words,
    soon: words,
    times: z.object({ days: words, week: words, month: words, far: words }).strict(),
  })
  .strict();

const fileSchema = z
  .object({
    negation: words,
    idle: words,
    being: words,
    may: words,
    forbidding: words,
    classes: z.record(words),
    signs: z.array(signSchema),
    steps: stepsSchema,
  })
  .strict()
  .superRefine(({ classes, signs }, context) => {
    for (const { near, lacking } of signs)
      for (const name of [...near, ...Object.keys(lacking)])
        if (!(name in classes)) context.addIssue({ code: "custom", message: `there is no class ${name}` });
  });

export type StepWords = z.infer<typeof stepsSchema>;
type SignRule = z.infer<typeof signSchema>;

export const FOREIGN = "@foreign";
export const DOMESTIC = "@domestic";
/** The class of words that part the clauses of a sentence. */
const CONTRAST = "contrast";

export interface SignLexicon {
  readonly signs: readonly SignRule[];
  readonly classes: ReadonlyMap<string, SignClass>;
  readonly negation: PatternIndex<true>;
  readonly idle: PatternIndex<true>;
  readonly being: PatternIndex<true>;
  readonly may: PatternIndex<true>;
  readonly forbidding: PatternIndex<true>;
  readonly steps: StepLexicon;
}

interface SignClass {
  readonly patterns: PatternIndex<true>;
  /** Names abroad, or of regions of Indonesia, are of this class as well. */
  readonly names: ReadonlySet<typeof FOREIGN | typeof DOMESTIC>;
}

type Indexes<T> = { readonly [K in keyof T]: PatternIndex<true> };

export interface StepLexicon {
  readonly actors: Indexes<StepWords["actors"]>;
  readonly acts: Indexes<StepWords["acts"]>;
  readonly states: Indexes<StepWords["states"]>;
  readonly order: Indexes<StepWords["order"]>;
  readonly signing: PatternIndex<true>;
  readonly doing: PatternIndex<true>;
  readonly intent: PatternIndex<true>;
  readonly agreement: PatternIndex<true>;
  readonly soon: PatternIndex<true>;
  readonly times: Indexes<StepWords["times"]>;
}

/**
 * @param list makes an index of patterns and takes note of their words
 * @throws CorpusError with every entry that breaks the form
 */
export function parseSigns(
  text: string,
  list: (words: readonly string[]) => PatternIndex<true>,
  read: YamlReader,
): SignLexicon {
  const file = parseYaml(fileSchema, text, "corpus/eligibility/signs.yaml", read);
  const { steps } = file;
  const each = <T extends Readonly<Record<string, readonly string[]>>>(groups: T): Indexes<T> =>
    Object.fromEntries(Object.entries(groups).map(([name, own]) => [name, list(own)])) as Indexes<T>;
  const isName = (word: string): word is typeof FOREIGN | typeof DOMESTIC =>
    word === FOREIGN || word === DOMESTIC;
  return {
    signs: file.signs,
    classes: new Map(
      Object.entries(file.classes).map(([name, own]) => [
        name,
        { patterns: list(own.filter((word) => !isName(word))), names: new Set(own.filter(isName)) },
      ]),
    ),
    negation: list(file.negation),
    idle: list(file.idle),
    being: list(file.being),
    may: list(file.may),
    forbidding: list(file.forbidding),
    steps: {
      actors: each(steps.actors),
      acts: each(steps.acts),
      states: each(steps.states),
      order: each(steps.order),
      signing: list(steps.signing),
      doing: list(steps.doing),
      intent: list(steps.intent),
      agreement: list(steps.agreement),
      soon: list(steps.soon),
      times: each(steps.times),
    },
  };
}

/** A name in the question, as far as signs ask about it. */
export interface NamedSpan {
  readonly start: number;
  readonly end: number;
  readonly isForeign?: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const IN = /^(?:di|in|at|ke|dalam|within)$/;

export function findSigns(
  lexicon: SignLexicon,
  question: Tokens,
  names: readonly NamedSpan[],
): Match<StatedFact>[] {
  const { tokens, words } = question;
  const sentenceOf = (at: number): number => words[tokens[at]?.word ?? 0]?.sentence ?? 0;
  const endsPhrase = (at: number): boolean =>
    words[tokens[at]?.word ?? 0]?.endsPhrase === true && tokens[at]?.word !== tokens[at + 1]?.word;
  const known = new Map<string, readonly Span[]>();
  const stated = new Set<string>();
  const found: Match<StatedFact>[] = [];
  const idle = lexicon.idle.matches(tokens);
  const denials = lexicon.negation
    .matches(tokens)
    .filter((denial) => !idle.some((other) => overlaps(other, denial)));

  for (const sign of lexicon.signs) {
    if (stated.has(sign.fact)) continue;
    const values = groupsOf(sign).flatMap((group) => {
      const span = spanOf(group);
      const value = isDenied(group, sign) ? sign.denied : sign.is;
      return value === undefined ? [] : [{ value, ...span }];
    });
    const [best] = [false, "unknown", true, "none"].flatMap((value) =>
      values.filter((match) => match.value === value),
    );
    if (best === undefined) continue;
    stated.add(sign.fact);
    if (best.value === "none") continue;
    const value: StatedFact = { fact: sign.fact, is: best.value, words: [], sets: {}, isSign: true };
    found.push({ value, start: best.start, end: best.end, weight: best.end - best.start });
  }
  return found;

  /** One match of each class, near the first and in its sentence. */
  function groupsOf({ near, within, lacking, notAfter, clause }: SignRule): Span[][] {
    const [first = "", ...others] = near;
    return ofClass(first).flatMap((head) => {
      const before = tokens[head.start - 1]?.key ?? "";
      if (notAfter?.includes(before) === true) return [];
      const group = [head];
      for (const name of others) {
        const [nearest] = ofClass(name)
          .filter(({ start }) => sentenceOf(start) === sentenceOf(head.start))
          .filter((match) => apart(match, head) < within && !(clause && isParted(match, head)))
          .sort((a, b) => apart(a, head) - apart(b, head));
        if (nearest === undefined) return [];
        group.push(nearest);
      }
      const isMissing = Object.entries(lacking).every(([name, [back, ahead]]) =>
        ofClass(name).every(
          (match) =>
            match.end <= head.start - back ||
            match.start >= head.end + ahead ||
            sentenceOf(match.start) !== sentenceOf(head.start) ||
            (back === 0 && match.end <= head.start) ||
            (ahead === 0 && match.start >= head.end),
        ),
      );
      return isMissing ? [group] : [];
    });
  }

  /** A contrast or the end of a phrase stands between: "status setara, tapi luasnya beda". */
  function isParted(a: Span, b: Span): boolean {
    const [from, to] = a.end <= b.start ? [a.end, b.start] : [b.end, a.start];
    const ends = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from - 1 + at);
    return (
      to >= from &&
      (ends.some(endsPhrase) || ofClass(CONTRAST).some(({ start, end }) => from <= start && end <= to))
    );
  }

  function ofClass(name: string): readonly Span[] {
    const before = known.get(name);
    if (before !== undefined) return before;
    const own = lexicon.classes.get(name);
    const spans: Span[] = own === undefined ? [] : [...own.patterns.matches(tokens)];
    if (own?.names.has(FOREIGN) === true) spans.push(...names.filter(({ isForeign }) => isForeign === true));
    if (own?.names.has(DOMESTIC) === true)
      spans.push(
        ...names.filter(
          ({ start, isForeign }) =>
            isForeign === false && [1, 2, 3].some((back) => IN.test(tokens[start - back]?.key ?? "")),
        ),
      );
    known.set(name, spans);
    return spans;
  }

  /** Where a denial would state a bar "tidak boleh dialihkan" counts; elsewhere "tidak boleh buka" only asks. */
  function isDenied(group: readonly Span[], { denied, reach }: SignRule): boolean {
    const isBar = denied === false;
    const { start, end } = spanOf(group);
    let from = start;
    while (from > Math.max(0, start - reach) && !endsPhrase(from - 1)) from--;
    const counted = isBar ? [...denials, ...lexicon.forbidding.matches(tokens)] : denials;
    return counted.some((denial) => {
      if (group.some((own) => overlaps(own, denial))) return false;
      if (!isBar && lexicon.may.endAt(tokens, denial.end) > 0) return false;
      if (denial.end > from && denial.end <= end) return true;
      // "alih teknologi tidak ada", but "alih teknologi tertulis, tidak ada kantor" denies the office.
      const isClose = denial.start >= end && denial.start <= end + 1;
      return isClose && !isParted({ start, end }, denial) && lexicon.being.endAt(tokens, denial.end) > 0;
    });
  }
}

function spanOf(group: readonly Span[]): Span {
  return {
    start: Math.min(...group.map(({ start }) => start)),
    end: Math.max(...group.map(({ end }) => end)),
  };
}

/** How many words stand between; 0 for neighbours and for what overlaps. */
export function apart(a: Span, b: Span): number {
  return Math.max(a.start - b.end, b.start - a.end, 0);
}

const factValue = z.union([z.boolean(), z.string()]);
export const statedFactSchema = z
  .object({
    fact: z.string(),
    is: factValue,
    words: wordList,
    /** Further facts the same words state. */
    sets: z.record(factValue).default({}),
    /** The words state nothing right after one of these. */
    exceptAfter: wordList.optional(),
    onlyWithForm: formSchema.optional(),
    /** With this form the condition need not always be met: of nobody in particular that is a question about the law. */
    openWithForm: formSchema.optional(),
  })
  .strict();

export type StatedFact = z.infer<typeof statedFactSchema> & {
  /** Read from words near each other, with their denial. */
  readonly isSign?: true;
};
