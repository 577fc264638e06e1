import { statusOf } from "../corpus/status.ts";
import { quotedAnswer } from "./citation-answer.ts";
import { pointsAtItself } from "./essence.ts";
import { joinList, phrasesFor } from "./phrases.ts";
import type { Outcome, Room } from "./room.ts";
import { turn } from "./room.ts";
import type { Frame } from "./sources.ts";
import { labelOf, statusSentence } from "./sources.ts";

/** Says where pasted words of the law stand and whether they are in force; null for a message that asks more. */
export function pastedAnswer(room: Room, frame: Frame, text: string): Outcome | null {
  const found = room.pasted.find(text);
  if (found.length === 0 || !pointsAtItself(text)) return null;
  const isRevoked = (id: string): boolean => statusOf(frame.corpus, id, frame.asOf).status === "revoked";
  const ids = [...found].sort((a, b) => Number(isRevoked(a)) - Number(isRevoked(b)));
  const names = joinList(
    ids.map((id) => labelOf(frame, id)),
    frame.language,
  );
  const said = phrasesFor(frame.language).thatIs(names);
  const [only] = ids;
  const standing = ids.length === 1 && only !== undefined ? ` ${statusSentence(frame, only)}` : "";
  const answer = quotedAnswer(frame, text, ids, [{ type: "paragraph", text: said + standing }]);
  const blocks = answer.blocks.filter(
    (block) => block.type !== "notice" || block.tone !== "status" || !standing.includes(block.text),
  );
  return turn({ ...answer, blocks }, { question: "" });
}
