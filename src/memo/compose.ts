import type { Language } from "../text/language.ts";
import { createHash } from "node:crypto";
import type { Answer } from "../answering/answer.ts";
import { type Frame, frameOn } from "../answering/presentation/sources.ts";
import { type Corpus, editionName } from "../law/corpus/corpus.ts";
import type { SourcedFacts } from "../eligibility/rules/facts.ts";
import type { Rulebook } from "../eligibility/rules/rulebook.ts";
import { formatDate } from "../platform/dates.ts";
import { answerParts } from "./content/answer-parts.ts";
import { type Words, sanitiseQuestion, wordsFor } from "./content/words.ts";
import { annexOf, basisList, forceTable, letterAt } from "./content/law.ts";
import {
  type HeadLine,
  type Memo,
  type MemoBlock,
  type Part,
  type Text,
  bold,
  italic,
  plain,
} from "./content/memo.ts";
import { type Composition, type TitledBlocks, verdictParts } from "./content/verdict-parts.ts";

/** A verdict or an answer as a memo. Pure: the same input gives the same memo. */

export interface MemoInput {
  readonly corpus: Corpus;
  readonly rulebook: Rulebook;
  readonly language: Language;
  /** The day (ISO date) whose law counts, which is the memo's date too. */
  readonly asOf: string;
  readonly subject: MemoSubject;
  /** The question as it was typed; null where none was. */
  readonly question: string | null;
  /** `editionName` of the corpus that the user was answered from; null where that is not known. */
  readonly editionThen: string | null;
}

export type MemoSubject =
  /** One planned cooperation for each partner, at least one. */
  | { readonly type: "verdict"; readonly subjects: readonly SourcedFacts[] }
  /** Of kind citation or answer. */
  | { readonly type: "answer"; readonly answer: Answer };

export function composeMemo(input: MemoInput): Memo {
  const { corpus, language, asOf, subject, question } = input;
  const words = wordsFor(language);
  // A look-up of another day stays one of that day.
  const lawOf = (subject.type === "answer" ? subject.answer.citations[0]?.asOf : undefined) ?? asOf;
  const frame = frameOn({ corpus, language, asOf }, lawOf);
  const isLookUp = subject.type === "answer" && subject.answer.kind === "citation";
  const composition =
    subject.type === "verdict"
      ? verdictParts(frame, words, input.rulebook, subject.subjects)
      : answerParts(frame, words, subject.answer, isLookUp ? null : question);
  const edition = editionName(corpus);
  const day = formatDate(asOf, language);
  const parts = partsOf(frame, words, composition, input);
  const annex = annexOf(frame, words, composition.law, composition.annexHasPenjelasan);
  const reference = digestOf([language, asOf, corpus.hash, parts, annex]).slice(0, 8);
  const making: Text[] = [[bold(words.makingTitle), { text: words.making(edition, day, reference) }]];
  if (question !== null && question.trim() !== "")
    making.push([{ text: words.questionWas }, italic(`“${sanitiseQuestion(question)}”`)]);
  return {
    language,
    title: words.title,
    subtitle: words.subtitle === "" ? null : words.subtitle,
    head: headOf(words, day, composition.subject),
    parts,
    signature: {
      place: words.place,
      role: words.role,
      lines: [words.signatory.name, words.signatory.rank, words.signatory.number].map((label): HeadLine => ({
        label,
        value: null,
      })),
    },
    making,
    annex,
    footer: words.footer(reference, edition),
    pageOf: words.pageOf,
    properties: {
      title: composition.subject,
      author: "Asisten Paradiplomasi",
      date: asOf,
      fileName: fileNameOf(words.fileName, asOf, composition.about),
      reference,
    },
  };
}

function headOf({ head }: Words, day: string, subject: string): HeadLine[] {
  return [
    { label: head.to, value: null },
    { label: head.from, value: null },
    { label: head.date, value: day },
    { label: head.number, value: null },
    { label: head.nature, value: null },
    { label: head.annex, value: head.annexValue },
    { label: head.subject, value: subject },
  ];
}

function partsOf(frame: Frame, words: Words, composition: Composition, input: MemoInput): Part[] {
  const { facts, law, analysis, dates } = composition;
  const edition = editionName(frame.corpus);
  const { editionThen } = input;
  const allDates: Text[] = [
    plain(`${words.memoDate}: ${formatDate(input.asOf, frame.language)}.`),
    ...dates,
    plain(`${words.textEdition}: ${edition}.`),
  ];
  const changed: MemoBlock[] =
    editionThen !== null && editionThen !== edition
      ? [{ type: "paragraph", text: plain(words.editionChanged(editionThen, edition)) }]
      : [];
  const force = forceTable(frame, words, law);
  return [
    { title: words.parts.problem, blocks: composition.problem },
    {
      title: words.parts.assumptions,
      blocks: [{ type: "list", marks: "letters", items: composition.assumptions }],
    },
    {
      title: words.parts.facts,
      blocks: lettered([
        ...facts,
        { title: words.basis, blocks: [basisList(frame, words, law)] },
        ...(force.rows.length === 0 ? [] : [{ title: words.force, blocks: [force] }]),
        { title: words.dataDates, blocks: [{ type: "list", marks: "letters", items: allDates }, ...changed] },
      ]),
    },
    { title: words.parts.analysis, blocks: lettered(analysis) },
    { title: words.parts.conclusion, blocks: composition.conclusion },
    { title: words.parts.advice, blocks: composition.advice },
  ];
}

/** "A. Dasar hukum", "B. Keberlakuan", ... */
function lettered(sections: readonly TitledBlocks[]): MemoBlock[] {
  return sections.flatMap(({ title, blocks }, index): MemoBlock[] => [
    ...(title === null ? [] : [{ type: "heading", level: 2, text: `${letterAt(index)}. ${title}` } as const]),
    ...blocks,
  ]);
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

/** Names of files that every system and mail program takes: lower-case ASCII, short, no spaces. */

const LONGEST = 80;
/** Letters that do not fall apart into a base letter and an accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: "l",
  đ: "d",
  ð: "d",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  þ: "th",
  ı: "i",
  ħ: "h",
};

/** "Đà Nẵng" -> "da-nang"; "" where nothing of the name can be written in ASCII. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{ASCII}]/gu, (letter) => PLAIN[letter] ?? " ")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/**
 * "telaahan-staf-2026-11-24-kota-bandung-tel-aviv", without an ending.
 * @param date ISO date
 * @param about names of what the memo is about; those that cannot be written in ASCII are left out
 */
export function fileNameOf(kind: string, date: string, about: readonly string[]): string {
  const slugs = about.map(slugOf).filter((slug) => slug !== "");
  const name = [kind, date, ...slugs].join("-");
  if (name.length <= LONGEST) return name;
  const cut = name.slice(0, LONGEST + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), `${kind}-${date}`.length));
}
