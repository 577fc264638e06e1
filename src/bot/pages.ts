import type { Block, Language } from "../answering/answer.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { Regulation } from "../corpus/register.ts";
import { COMMANDS, type CommandName } from "./addressing.ts";
import type { Page } from "./render-telegram.ts";
import { say, type TextKey } from "./texts.ts";

/** The pages that the bot shows of itself. */

export const COMMAND_DESCRIPTIONS = {
  start: "startDescription",
  help: "helpDescription",
  pasal: "pasalDescription",
  cari: "cariDescription",
  sumber: "sumberDescription",
  bahasa: "bahasaDescription",
  tentang: "tentangDescription",
} as const satisfies Record<CommandName, TextKey>;

/** @param hint a last line for entrances that have something to add */
export function startPage(language: Language, hint?: string): Page {
  return page(language, [
    paragraph(say("greeting", language)),
    paragraph(`${say("howToAsk", language)}\n${say("exampleQuestions", language)}`),
    paragraph(`/help · ${say("otherLanguage", language)}`),
    note(say("standingNote", language)),
    ...(hint === undefined ? [] : [paragraph(hint)]),
  ]);
}

export function helpPage(language: Language): Page {
  return page(language, [
    paragraph(`${say("howToAsk", language)}\n${say("exampleQuestions", language)}`),
    { type: "heading", text: say("commandsHeading", language) },
    paragraph(
      COMMANDS.map((command) => `/${command} – ${say(COMMAND_DESCRIPTIONS[command], language)}`).join("\n"),
    ),
    paragraph(say("helpGroups", language)),
    note(say("standingNote", language)),
  ]);
}

const STATUS: Readonly<Record<Regulation["status"], TextKey>> = {
  "in-force": "statusInForce",
  amended: "statusAmended",
  revoked: "statusRevoked",
};

const SHIPPED: Readonly<Record<Regulation["corpus"], TextKey>> = {
  full: "shippedFull",
  partial: "shippedPartial",
  secondary: "shippedSecondary",
  explanatory: "shippedExplanatory",
  none: "shippedNone",
};

/** Every regulation of the register with its status, and how much of it the corpus holds. */
export function sourcesPage(corpus: Corpus, language: Language): Page {
  const blocks: Block[] = [{ type: "heading", text: say("sourcesHeading", language) }];
  for (const regulation of corpus.regulations.values()) {
    const subject = language === "en" ? regulation.subjectEn : regulation.subject;
    const shipped = say(SHIPPED[regulation.corpus], language);
    const isLaw = regulation.kind !== "materi";
    const lines = [
      `${regulation.shortTitle} – ${subject}`,
      ...(isLaw ? [`${statusLine(regulation, language)}; ${shipped}.`] : [`${shipped}.`]),
      ...replacementLine(corpus, regulation, language),
    ];
    blocks.push({ type: "list", items: [lines.join("\n")] });
  }
  return page(language, blocks);
}

function statusLine(regulation: Regulation, language: Language): string {
  const status = say(STATUS[regulation.status], language);
  return regulation.certainty === "reported" ? `${status} (${say("statusReported", language)})` : status;
}

function replacementLine(corpus: Corpus, regulation: Regulation, language: Language): string[] {
  if (regulation.status !== "revoked" || regulation.replacedBy.length === 0) return [];
  const names = regulation.replacedBy.map((id) => corpus.regulations.get(id)?.shortTitle ?? id);
  return [`${say("replacedBy", language)}: ${names.join(", ")}.`];
}

/** What the bot is, how it works, what it knows and what it does not. */
export function aboutPage(corpus: Corpus, language: Language): Page {
  const articles = [...corpus.provisions.values()].filter(
    ({ unit, isPenjelasan }) => unit === "pasal" && !isPenjelasan,
  );
  const contents = [
    `${corpus.regulations.size} ${say("aboutRegulations", language)}`,
    `${articles.length} ${say("aboutArticles", language)}`,
    `${say("aboutEdition", language)} ${corpus.hash.slice(0, 8)}`,
  ];
  return page(language, [
    { type: "heading", text: say("aboutHeading", language) },
    paragraph(say("aboutWhat", language)),
    paragraph(say("aboutNoModel", language)),
    paragraph(`${say("aboutCorpus", language)}: ${contents.join(", ")}.`),
    { type: "notice", tone: "caution", text: say("aboutLimits", language) },
    note(say("standingNote", language)),
  ]);
}

function page(language: Language, blocks: readonly Block[]): Page {
  return { language, blocks, citations: [] };
}

function paragraph(text: string): Block {
  return { type: "paragraph", text };
}

function note(text: string): Block {
  return { type: "notice", tone: "note", text };
}
