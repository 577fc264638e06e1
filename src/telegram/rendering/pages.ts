import type { Language } from "../../text/language.ts";
import type { Block } from "../../answering/answer.ts";
import { formatCitation } from "../../law/citations/formatting.ts";
import type { Corpus } from "../../law/corpus/corpus.ts";
import { summaryOf } from "../../law/corpus/provision-map.ts";
import type { Regulation } from "../../law/corpus/register.ts";
import { formatDate } from "../../platform/dates.ts";
import { ADMINISTRATORS_COMMANDS, type CommandName, COMMANDS } from "../addressing.ts";
import type { Snapshot } from "../dependencies.ts";
import { type PlainTextKey, say } from "../texts/texts.ts";
import { note, type Page, pageOf, paragraph } from "./render.ts";

/** The pages that the bot shows of itself. */

export function commandDescription(command: CommandName, language: Language): string {
  return say(`${command}-description`, language);
}

/** @param hasOpenCheck whether a guided dialog waits to be gone on with */
export function startPage(language: Language, hasOpenCheck: boolean): Page {
  return pageOf(language, [
    paragraph(say("greeting", language)),
    paragraph(`${say("how-to-ask", language)}\n${say("example-questions", language)}`),
    paragraph(say(hasOpenCheck ? "continue-check" : "start-check", language)),
    paragraph(`/help · ${say("other-language", language)}`),
    note(say("standing-note", language)),
  ]);
}

export interface HelpReader {
  readonly isAdministrator: boolean;
  /** Whether they may bring regulations in. */
  readonly mayUpload: boolean;
}

export function helpPage(language: Language, { isAdministrator, mayUpload }: HelpReader): Page {
  const linesOf = (commands: readonly CommandName[]): Block =>
    paragraph(commands.map((command) => `/${command} – ${commandDescription(command, language)}`).join("\n"));
  return pageOf(language, [
    paragraph(`${say("how-to-ask", language)}\n${say("example-questions", language)}`),
    { type: "heading", text: say("commands-heading", language) },
    linesOf(COMMANDS),
    paragraph(say("help-groups", language)),
    ...(isAdministrator
      ? [
          { type: "heading", text: say("administrators-heading", language) } as const,
          linesOf(ADMINISTRATORS_COMMANDS),
        ]
      : []),
    paragraph(say("help-memory", language)),
    ...(mayUpload ? [paragraph(say("help-upload", language))] : []),
    note(say("standing-note", language)),
  ]);
}

const STATUS: Readonly<Record<Regulation["status"], PlainTextKey>> = {
  "in-force": "status-in-force",
  amended: "status-amended",
  revoked: "status-revoked",
};

const SHIPPED: Readonly<Record<Regulation["corpus"], PlainTextKey>> = {
  full: "shipped-full",
  partial: "shipped-partial",
  secondary: "shipped-secondary",
  explanatory: "shipped-explanatory",
  none: "shipped-none",
};

/** Acts of an office's own that are listed one by one; a list of thousands would fill hundreds of messages. */
const MOST_IMPORTED = 20;

/** Every regulation of the register with its status, and how much of it the corpus holds; of many acts brought in the first. */
export function sourcesPage(corpus: Corpus, language: Language): Page {
  const blocks: Block[] = [];
  const unlisted = new Set([...corpus.imported.keys()].slice(MOST_IMPORTED));
  for (const regulation of corpus.regulations.values()) {
    if (unlisted.has(regulation.id)) continue;
    const subject = language === "en" ? regulation.subjectEn : regulation.subject;
    const shipped = `${say(SHIPPED[regulation.corpus], language)}.`;
    const isLaw = regulation.kind !== "materi";
    blocks.push(
      { type: "heading", text: `${citationName(corpus, regulation.id, language)} – ${subject}` },
      paragraph(
        isLaw
          ? [
              statusLine(corpus, regulation, language),
              ...replacementLine(corpus, regulation, language),
              shipped,
            ].join("\n")
          : shipped,
      ),
    );
  }
  if (unlisted.size > 0) blocks.push(paragraph(say("sources-more", language, { count: unlisted.size })));
  return pageOf(language, blocks);
}

/** "Dicabut sejak 2 Oktober 2014 dengan Pasal 409 huruf b UU 23/2014." */
function statusLine(corpus: Corpus, regulation: Regulation, language: Language): string {
  const { status, since, by, certainty } = regulation;
  const words = [
    say(STATUS[status], language),
    ...(since === undefined ? [] : [say("since", language), formatDate(since, language)]),
    ...(by === undefined ? [] : [say("by", language), citationName(corpus, by, language)]),
    ...(certainty === "reported" ? [`(${say("status-reported", language)})`] : []),
  ];
  return `${words.join(" ")}.`;
}

/** A regulation or provision by name. */
function citationName(corpus: Corpus, id: string, language: Language): string {
  return formatCitation(corpus, id, language === "en" ? "en" : "short");
}

function replacementLine(corpus: Corpus, regulation: Regulation, language: Language): string[] {
  if (regulation.status !== "revoked" || regulation.replacedBy.length === 0) return [];
  const names = regulation.replacedBy.map((id) => citationName(corpus, id, language));
  return [`${say("replaced-by", language)}: ${names.join(", ")}.`];
}

/**
 * What the bot is, how it works, what it knows and what it does not.
 * @param model name of the language model that writes prose; null without one
 */
export function aboutPage(
  { corpus, relationsDates }: Pick<Snapshot, "corpus" | "relationsDates">,
  model: string | null,
  language: Language,
): Page {
  let articles = 0;
  for (const text of corpus.texts.values()) articles += summaryOf(text).articles;
  const contents = [
    `${corpus.regulations.size} ${say("about-regulations", language)}`,
    `${articles} ${say("about-articles", language)}`,
    `${say("about-edition", language)} ${corpus.hash.slice(0, 8)}`,
  ];
  return pageOf(language, [
    { type: "heading", text: say("about-heading", language) },
    paragraph(say("about-what", language)),
    paragraph(model === null ? say("about-no-model", language) : say("about-model", language, { model })),
    paragraph(`${say("about-corpus", language)}: ${contents.join(", ")}.`),
    paragraph(
      say("about-relations", language, {
        updated: formatDate(relationsDates.updated, language),
        oldest: formatDate(relationsDates.oldest, language),
        newest: formatDate(relationsDates.newest, language),
      }),
    ),
    { type: "notice", tone: "caution", text: say("about-limits", language) },
    note(say("standing-note", language)),
  ]);
}
