import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, AskContext, Assistant } from "../../src/answering/answer.ts";
import { createAssistant } from "../../src/answering/pipeline.ts";
import type { Generator } from "../../src/generation/generator.ts";
import { REFUSE_BELOW } from "../../src/answering/handlers/extractive-answer.ts";
import { type Corpus } from "../../src/law/corpus/corpus.ts";
import { loadKnowledge } from "../../src/eligibility/understanding/lexical-resources.ts";
import { loadRulebook } from "../../src/eligibility/rules/rulebook.ts";
import { Understander } from "../../src/eligibility/understanding/understand.ts";
import { openRetriever } from "../../src/retrieval/retriever.ts";

/** The assistant over the shipped corpus; without a vector index unless told otherwise, so that a test starts at once. */
export async function shippedAssistant(
  asOf = "2026-11-24",
  generator: Generator | null = null,
  embeddings: "none" | "built-in" = "none",
): Promise<{ corpus: Corpus; assistant: Assistant }> {
  const corpus = await loadCorpus("corpus");
  const log = { info: (): void => undefined, warn: (): void => undefined };
  const dataDir = mkdtempSync(join(tmpdir(), "assistant-"));
  const retriever = await openRetriever({ corpus, dataDir, embeddings, log });
  rmSync(dataDir, { recursive: true, force: true });
  const assistant = createAssistant({
    corpus,
    retriever,
    rulebook: await loadRulebook("corpus", corpus),
    understander: new Understander(await loadKnowledge("corpus/eligibility"), () => asOf),
    generator,
    asOf: () => asOf,
    refuseBelow: REFUSE_BELOW,
  });
  return { corpus, assistant };
}

export const NEW_CHAT: AskContext = { language: null, discussed: null };

/** All sentences of an answer that are not the law's. */
export function prose(answer: Answer): string {
  return answer.blocks
    .map((block) => {
      if (block.type === "list") return block.items.join("\n");
      return "text" in block ? block.text : "";
    })
    .join("\n");
}

/** Provision ids in the order in which they are quoted. */
export function quotedIds(answer: Answer): string[] {
  return answer.blocks.flatMap((block) => (block.type === "quote" ? [block.provision] : []));
}
