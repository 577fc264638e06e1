import type { Language } from "../../src/text/language.ts";
import type { AnswerRequest } from "../../src/answering/answer.ts";
import { readHistory } from "../../src/answering/conversation/history.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { loadRulebook } from "../../src/eligibility/rules/rulebook.ts";
import { type Memo, type MemoBlock, type Quotation, plainText } from "../../src/memo/content/memo.ts";
import { memoOf, type MemoSources } from "../../src/memo/content/subject.ts";
import { NEW_CHAT, shippedAssistant } from "../support/assistant.ts";

/** Memos over the shipped law, of what a chat was answered. */

export interface MemoScene {
  readonly corpus: Corpus;
  readonly sources: MemoSources;
  /** The memo of the last of these requests, each asked after the ones before it. */
  memo(requests: readonly (AnswerRequest | string)[], language?: Language): Promise<Memo | null>;
}

export async function memoScene(): Promise<MemoScene> {
  const { corpus, assistant } = await shippedAssistant();
  const sources = { corpus, assistant, rulebook: await loadRulebook("corpus", corpus), asOf: "2026-11-24" };
  return {
    corpus,
    sources,
    memo: async (requests, language) => {
      let history = readHistory(null);
      for (const request of requests) {
        const asked = typeof request === "string" ? ({ type: "question", text: request } as const) : request;
        const answer = await assistant.answer(asked, { ...NEW_CHAT, history });
        // As after a restart: what was kept is read back.
        history = readHistory(JSON.parse(JSON.stringify(answer.history)));
      }
      return memoOf(sources, history, { language: language ?? null, of: null });
    },
  };
}

export const INELIGIBLE = "boleh ga pemkot Bandung bikin sister city sama Tel Aviv?";
export const CONDITIONAL = "Bolehkah Kota Bandung sister city dengan kota di Jepang di bidang pendidikan?";
export const ARTICLE: AnswerRequest = { type: "citation", text: "Pasal 42 ayat (1) huruf g UU 32/2004" };
export const SEARCH: AnswerRequest = {
  type: "search",
  text: "persetujuan DPRD kerja sama internasional",
  offset: 0,
};
export const ENGLISH = "May Bandung have a sister city with a city in Japan?";

export function quotationsOf({ parts, annex }: Memo): Quotation[] {
  return [...parts.flatMap(({ blocks }) => blocks), ...annex.blocks].filter(
    (block): block is Quotation => block.type === "quotation",
  );
}

/** Everything that a part says, quotations left out. */
export function saidIn(blocks: readonly MemoBlock[]): string {
  return blocks
    .flatMap((block): string[] => {
      switch (block.type) {
        case "heading":
          return [block.text];
        case "paragraph":
        case "note":
          return [plainText(block.text)];
        case "list":
          return block.items.map(plainText);
        case "table":
          return [...block.head, ...block.rows.flat().map(plainText)];
        case "quotation":
          return [block.label, ...(block.attribution === null ? [] : [block.attribution]), ...block.remarks];
      }
    })
    .join("\n");
}
