import type { MessageEntity } from "grammy/types";

const BAR = "│ ";
const ANSI: Readonly<Partial<Record<MessageEntity["type"], readonly [string, string]>>> = {
  bold: ["\u001b[1m", "\u001b[22m"],
  italic: ["\u001b[3m", "\u001b[23m"],
};

/**
 * A Telegram message as terminal text: quotations behind a bar, bold and italics where the terminal shows them.
 * @param hasStyles false for output that is no terminal
 */
export function terminalText(text: string, entities: readonly MessageEntity[], hasStyles: boolean): string {
  const inserts = new Map<number, string>();
  const insert = (at: number, code: string): void => {
    inserts.set(at, (inserts.get(at) ?? "") + code);
  };
  const quotations = entities.filter(({ type }) => type === "blockquote" || type === "expandable_blockquote");
  for (const { type, offset, length } of entities) {
    const codes = hasStyles ? ANSI[type] : undefined;
    if (codes === undefined) continue;
    insert(offset, codes[0]);
    insert(offset + length, codes[1]);
  }
  let printed = "";
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    const isQuoted = quotations.some(({ offset, length }) => start >= offset && start < offset + length);
    if (start > 0) printed += "\n";
    if (isQuoted) printed += BAR;
    for (let at = start; at < end; at++) printed += (inserts.get(at) ?? "") + text.charAt(at);
    // What ends a style at the end of a line belongs to that line.
    printed += inserts.get(end) ?? "";
    start = end + 1;
  }
  return printed;
}
