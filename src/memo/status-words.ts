import { joinList } from "../answering/phrases.ts";
import { type Frame, labelOf as nameIn } from "../answering/sources.ts";
import { regulationOf } from "../law/provision-id.ts";
import { statusOf } from "../corpus/status.ts";
import { formatDate } from "../platform/dates.ts";
import type { Words } from "./words.ts";

/** Legal status in the words of a memo. */

/** How an act or a provision is named. */
export function provisionLabel(frame: Frame, id: string): string {
  return nameIn(frame, id);
}

/**
 * "Tidak berlaku lagi sejak 2 Oktober 2014, dicabut dengan ...", without a full stop at its end.
 * @param withRemark with what the register remarks on the act
 */
export function statusWords(frame: Frame, words: Words, id: string, withRemark = true): string {
  const { status, since, by, certainty, note } = statusOf(frame.corpus, id, frame.asOf);
  const day = since === null ? null : formatDate(since, frame.language);
  const remark = note === null || !withRemark ? "" : note[frame.language].replace(/\.$/, "");
  switch (status) {
    case "in-force":
      return [words.inForceSince(day), remark].filter((part) => part !== "").join(". ");
    case "amended":
      return remark === "" ? words.amended : remark;
    case "revoked": {
      const isReported = certainty === "reported";
      const said = isReported
        ? words.revokedReported
        : words.revoked(day, by === null ? null : provisionLabel(frame, by));
      return remark === "" ? said : `${said}. ${remark}`;
    }
  }
}

/**
 * What took the place of a revoked provision; null where nothing is known of it.
 * @param inThisCase by the account of a rule, where there is one; it knows whether a city or a province asks
 */
export function successorWords(
  frame: Frame,
  words: Words,
  id: string,
  inThisCase: readonly string[] | undefined,
): string | null {
  const { successors, successorNote, certainty } = statusOf(frame.corpus, id, frame.asOf);
  const now = inThisCase === undefined || inThisCase.length === 0 ? successors : inThisCase;
  if (now.length === 0) return null;
  const isMapped = now.some((successor) => successor.includes("/"));
  if (!isMapped && id.includes("/") && certainty !== "reported")
    return `${words.notMapped} (${provisionLabel(frame, now[0] ?? regulationOf(id))})`;
  const names = joinList(
    now.map((successor) => provisionLabel(frame, successor)),
    frame.language,
  );
  const note = now === successors && successorNote !== null ? ` (${successorNote[frame.language]})` : "";
  return `${names}${note}${certainty === "reported" ? ` (${words.reported})` : ""}`;
}
