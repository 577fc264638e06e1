import { readCitations } from "../../law/citations/reading.ts";
import { resolveCitation } from "../../law/citations/resolving.ts";
import type { Citation } from "../../law/citations/types.ts";
import type { Corpus } from "../../corpus/corpus.ts";
import { regulationOf } from "../../law/provision-id.ts";
import type { Source } from "./source.ts";

/**
 * Whether a sentence names an act that its sources neither belong to nor name, or a provision that does not exist. Reads
 * as leniently as users' questions are read, so that acts called by a name ("UU Hublu") and misspelt units are seen too.
 */
export function actChecker(corpus: Corpus): (sentence: string, cited: readonly Source[]) => boolean {
  const remembered = new WeakMap<Source, readonly Citation[]>();
  const citationsIn = (source: Source): readonly Citation[] => {
    const known = remembered.get(source) ?? readCitations(corpus, `${source.label}. ${source.text}`);
    remembered.set(source, known);
    return known;
  };
  return (sentence, cited) => {
    const citations = readCitations(corpus, sentence);
    if (citations.length === 0) return false;
    const own = cited.map((source) => regulationOf(source.id));
    const written = cited.flatMap(citationsIn);
    const acts = new Set([...own, ...written.flatMap(idsOf)]);
    const names = new Set(written.flatMap(unregisteredOf));
    return citations.some((citation) => {
      if (unregisteredOf(citation).some((name) => !names.has(name))) return true;
      const ids = idsOf(citation);
      if (ids.length > 0 && !ids.some((id) => acts.has(id))) return true;
      return (
        citation.regulation.type === "known" &&
        resolveCitation(corpus, citation, null).type === "does-not-exist"
      );
    });
  };
}

function idsOf({ regulation }: Citation): readonly string[] {
  if (regulation.type === "known") return [regulation.id];
  return regulation.type === "shared" ? regulation.ids : [];
}

function unregisteredOf({ regulation }: Citation): string[] {
  return regulation.type === "unregistered" ? [regulation.name] : [];
}
