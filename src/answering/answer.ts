import { type Language } from "../text/language.ts";
import type { ComparedLine } from "../law/corpus/comparison.ts";
import type { Fidelity } from "../law/corpus/provision.ts";
import type { Status } from "../law/corpus/register.ts";
import type { FactPath, SourcedFacts } from "../eligibility/rules/facts.ts";

/** The value that every entrance (terminal, Telegram, command line) renders. It holds no markup. */

export type AnswerKind = "citation" | "eligibility" | "answer" | "refusal" | "clarification";

export type Verdict = "eligible" | "conditional" | "ineligible" | "unknown";

export interface AnswerCheck {
  readonly rule: string;
  readonly outcome: "pass" | "fail" | "unknown";
  /** Provision ids. */
  readonly basis: readonly string[];
}

export interface AnswerCitation {
  readonly id: string;
  /** For example "Pasal 42 ayat (1) huruf g UU 32/2004". */
  readonly label: string;
  /** The corpus's words, a line for each line of the act. */
  readonly quote: string;
  readonly fidelity: Fidelity;
  /** The day (ISO date) whose wording this is, where that is not the day of the question. */
  readonly asOf?: string;
  readonly status: Status;
  /** Provision ids, or a regulation id where no provision is named. */
  readonly successor: readonly string[];
}

export type Block =
  | { readonly type: "heading"; readonly text: string }
  | { readonly type: "paragraph"; readonly text: string }
  | { readonly type: "list"; readonly items: readonly string[] }
  /**
   * The words of a provision, which the renderer takes from the corpus. Words that are not the act's own (fidelity
   * secondary or explanatory) are rendered as a report, not in quotation style.
   */
  | {
      readonly type: "quote";
      readonly provision: string;
      /** ISO date of the wording; that of the corpus by default. */
      readonly asOf?: string;
    }
  /** The words of a provision on two days, which the renderer takes from the corpus, with what was added and struck out. */
  | { readonly type: "comparison"; readonly provision: string; readonly from: string; readonly to: string }
  /** Words read from a file against those that it would take the place of; of the bot's own pages. */
  | { readonly type: "compared"; readonly label: string; readonly lines: readonly ComparedLine[] }
  /** A legal status, a limit of what is known, or the standing note. */
  | { readonly type: "notice"; readonly tone: "status" | "caution" | "note"; readonly text: string };

/** What a user asks for: a typed question, or a button that stands for one. */
export type AnswerRequest =
  /** Free text. */
  | { readonly type: "question"; readonly text: string }
  /** The `/pasal` command: the text is a citation, or says that none was meant. */
  | { readonly type: "citation"; readonly text: string }
  /** The `/cari` command, and "next results": ranked articles from `offset` on. */
  | { readonly type: "search"; readonly text: string; readonly offset: number }
  /** A provision by id: whole article, penjelasan or successor, behind a button. */
  | {
      readonly type: "provision";
      readonly id: string;
      /** ISO date of the wording; today's by default. */
      readonly asOf?: string | undefined;
    }
  /** What changed in a provision from one day to another (ISO dates). */
  | { readonly type: "comparison"; readonly id: string; readonly from: string; readonly to: string }
  /** A planned cooperation to be judged, as from the guided dialog or a button that answers an open question. */
  | {
      readonly type: "check";
      readonly question: string;
      readonly sourced: SourcedFacts;
      /** Facts that the user said not to know yet. */
      readonly skipped: readonly FactPath[];
      /** What of the verdict is shown; the first screen by default. */
      readonly show?: "conditions" | "basis" | undefined;
    };

/** A button to offer under an answer. */
export interface Suggestion {
  readonly label: string;
  readonly request: AnswerRequest;
}

export interface Answer {
  readonly question: string;
  readonly language: Language;
  readonly kind: AnswerKind;
  readonly verdict: Verdict | null;
  readonly checks: readonly AnswerCheck[];
  readonly citations: readonly AnswerCitation[];
  /** Up to ten ids at pasal level, best first; empty unless the corpus was searched. */
  readonly retrieved: readonly string[];
  readonly blocks: readonly Block[];
  readonly suggestions: readonly Suggestion[];
  /** Id of the provision or regulation now under discussion, which a follow-up without a law's name refers to. */
  readonly discussed: string | null;
  /** Of a verdict: what it was made on, which "kalau dengan Jepang?" goes on from. */
  readonly facts?: SourcedFacts;
  /** The chat's history with this turn in it, to be kept and handed back with the next message. */
  readonly history?: History;
  /** The language model that had a part in it, by its prose or its search query; absent where none had. */
  readonly model?: ModelPart;
}

export interface ModelPart {
  readonly name: string;
  /** Of the prompts it was sent. */
  readonly promptVersion: string;
}

/** What an entrance knows of the conversation. */
export interface AskContext {
  /** The language the user chose; null follows the question's. */
  readonly language: Language | null;
  /** `Answer.discussed` of the turn before. */
  readonly discussed: string | null;
  /** `Answer.facts` of the turn before, where it was a verdict. */
  readonly facts?: SourcedFacts | undefined;
  /** `Answer.history` of the turn before in the same chat; absent in a new one, and after it was cleared. */
  readonly history?: History | undefined;
  /** Who asks, for budgets; absent for someone unknown. */
  readonly user?: string | undefined;
  /** Whether the answer is made of the law's words alone even where a language model is configured. */
  readonly withoutModel?: boolean;
}

export interface Assistant {
  /** Never rejects for what a user typed; rejects when the program itself fails. */
  answer(request: AnswerRequest, context: AskContext): Promise<Answer>;
}

/** One message and what it was answered with, by ids: no words of an answer are kept. */
export interface Turn {
  /** As it was asked: asked again after the turns before it, it gives the same answer. */
  readonly request: AnswerRequest;
  readonly language: Language;
  /** The question as one that stands alone, where the message was part of one. */
  readonly question: string;
  /** Provisions that were quoted. */
  readonly quoted: readonly string[];
  readonly discussed: string | null;
  /** What a verdict was made on, one entry for each partner; empty where none is under discussion. */
  readonly subjects: readonly SourcedFacts[];
  /** Where further results go on; null where nothing was searched. */
  readonly results: { readonly query: string; readonly next: number } | null;
  /** `editionName` of the corpus that answered; absent in what an earlier version kept. */
  readonly edition?: string | undefined;
}

export interface History {
  readonly version: 1;
  /** Oldest first. */
  readonly turns: readonly Turn[];
}
