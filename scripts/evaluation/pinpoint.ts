import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { unitOf } from "../../src/retrieval/chunks.ts";
import type { Retriever } from "../../src/retrieval/retriever.ts";
import type { PinpointCase } from "./golden.ts";
import type { Figure, Section } from "./report.ts";
import type { Subject } from "./subject.ts";

export interface PinpointResult {
  readonly item: PinpointCase;
  /** What the hit on the right pasal points at; empty when that pasal was not found. */
  readonly best: readonly string[];
  readonly isRight: boolean;
}

/** Whether each question is answered by exactly the provisions inside the pasal that an expert would point at. */
export async function pinpointResults(
  corpus: Corpus,
  retriever: Retriever,
  cases: readonly PinpointCase[],
): Promise<PinpointResult[]> {
  const results: PinpointResult[] = [];
  for (const item of cases) {
    const units = item.accept.flat().map((id) => unitOf(corpus, id));
    const { hits } = await retriever.search(item.q, 10);
    const best = hits.find((hit) => units.includes(hit.id))?.best ?? [];
    const isRight = item.accept.some((accepted) => accepted.join() === best.join());
    results.push({ item, best, isRight });
  }
  return results;
}

export async function evaluatePinpoint(
  { corpus, retriever }: Subject,
  cases: readonly PinpointCase[],
): Promise<Section> {
  const results = await pinpointResults(corpus, retriever, cases);
  const figures = (["dev", "test"] as const).map((set): Figure => {
    const own = results.filter(({ item }) => item.set === set);
    return {
      id: `pinpoint.${set}`,
      label: `The right ayat, huruf or angka inside the pasal (${set}, of ${own.length})`,
      value: own.length === 0 ? 1 : own.filter(({ isRight }) => isRight).length / own.length,
      unit: "share",
      better: "higher",
      goal: null,
    };
  });
  return {
    text: figures.map(({ label, value }) => `${label}: ${value.toFixed(3)}`).join("\n"),
    figures,
    rankings: [],
    cases: results.map(({ item, best, isRight }) => ({
      id: item.id,
      set: `pinpoint-${item.set}`,
      language: item.language,
      q: item.q,
      wanted: { kind: "answer", ids: item.accept[0] ?? [], verdict: null },
      got: { kind: "answer", ids: [...best], verdict: null },
      isRight,
      rank: null,
    })),
  };
}
