import { phrasesFor } from "../answering/phrases.ts";
import { readingNotices } from "../answering/readings.ts";
import { type Frame, notices } from "../answering/sources.ts";
import { isActsOwn } from "../corpus/provision.ts";
import { quoteLines } from "../corpus/quote.ts";
import { statusOf } from "../corpus/status.ts";
import type { Quotation } from "./memo.ts";
import { provisionLabel, statusWords, successorWords } from "./status-words.ts";
import type { Words } from "./words.ts";

/** Provisions in their own words, as the corpus has them, with what must be said of them on the spot. */

/**
 * @param inThisCase what replaces a revoked provision in the case at hand; as the register has it by default
 * @throws RangeError when the corpus has no such provision
 */
export function quotationOf(
  frame: Frame,
  words: Words,
  id: string,
  inThisCase?: readonly string[],
): Quotation {
  const { corpus, asOf } = frame;
  const provision = corpus.provisions.get(id);
  if (provision === undefined) throw new RangeError(`no provision ${id} in the corpus`);
  const { fidelity, isPenjelasan } = provision;
  const isOwn = isActsOwn(fidelity);
  const attribution =
    fidelity === "secondary"
      ? words.asReported
      : fidelity === "explanatory"
        ? words.asExplained
        : isPenjelasan
          ? words.asPenjelasan
          : null;
  const status = statusOf(corpus, id, asOf);
  const remarks: string[] = [];
  if (status.status === "revoked") remarks.push(revokedRemark(frame, words, id, inThisCase));
  for (const { text } of readingNotices(frame, [id])) remarks.push(text);
  for (const { title, effect, rewords } of status.decisions) {
    const older = rewords ? ` ${phrasesFor(frame.language).olderWords}` : "";
    remarks.push(`${title}: ${effect[frame.language]}${older}`);
  }
  if (fidelity === "restored" || fidelity === "imported")
    remarks.push(
      ...notices(frame, [id])
        .filter((block) => block.type === "notice" && block.tone === "caution")
        .flatMap((block) => ("text" in block ? [block.text] : [])),
    );
  return {
    type: "quotation",
    provision: id,
    label: provisionLabel(frame, id),
    isActsOwn: isOwn,
    attribution,
    lines: quoteLines(corpus, id),
    remarks: [...new Set(remarks)],
  };
}

/** "Status: tidak berlaku lagi sejak .... Yang berlaku sekarang: ...." */
function revokedRemark(
  frame: Frame,
  words: Words,
  id: string,
  inThisCase: readonly string[] | undefined,
): string {
  const now = successorWords(frame, words, id, inThisCase);
  const replaced = now === null ? "" : ` ${words.nowInForce}: ${now}.`;
  return `${words.statusRemark(statusWords(frame, words, id, false))}.${replaced}`;
}
