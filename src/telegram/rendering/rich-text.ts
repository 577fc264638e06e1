/** Text with styles, and how it is put into messages that Telegram accepts. Knows nothing of answers. */

export const MESSAGE_LIMIT = 4096;
/** Telegram ignores what is styled beyond this many entities. */
const ENTITY_LIMIT = 100;
/** A quotation longer than this is folded; a tap unfolds it. */
const FOLD_FROM = 1500;

export type Style = "bold" | "italic" | "underline" | "strikethrough";

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly style?: Style;
}

/** One line; its runs hold no line break. */
export type Line = readonly Run[];

/** What stays together in a message where it can. */
export interface Section {
  /** A heading that stands before the section once, and never at the end of a message without it. */
  readonly lead: readonly Line[];
  /** Stands before the body, and again before each further part of it, then with `continued` behind its last line. */
  readonly head: readonly Line[];
  readonly body: readonly Line[];
  readonly isQuotation: boolean;
}

/** The entity kinds that are used; a subset of the Bot API's MessageEntity. */
export interface Entity {
  readonly type: Style | "blockquote" | "expandable_blockquote";
  /** In UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/**
 * A text of any origin as lines: line breaks become lines, what Telegram would refuse or drop (lone surrogates, control
 * characters) is replaced, blank space at line ends is cut.
 */
export function linesOf(text: string, style?: Style): Line[] {
  const clean = text
    .replace(/\r\n?/g, "\n")
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/^\s*\n|\s+$/g, "");
  if (clean === "") return [];
  return clean
    .split("\n")
    .map((line) => [{ text: line.trimEnd(), ...(style === undefined ? {} : { style }) }]);
}

export interface OutgoingMessage {
  readonly text: string;
  readonly entities: readonly Entity[];
}

const GAP = "\n\n";

/**
 * Packs sections into as few messages as their order allows: split between sections; a section longer than a message
 * is split between its lines, and a line longer than a message at a sentence or a space.
 * @param continued word behind the head of a further part, such as "(lanjutan)"
 * @returns messages of 1 to 4,096 UTF-16 units; none for sections without text
 */
export function packSections(sections: readonly Section[], continued: string): OutgoingMessage[] {
  const messages: OutgoingMessage[] = [];
  let current: OutgoingMessage | null = null;
  for (const section of sections) {
    for (const part of partsOf(section, continued)) {
      if (part.text === "") continue;
      const joined: OutgoingMessage | null = current === null ? part : join(current, part);
      if (fits(joined)) {
        current = joined;
      } else {
        if (current !== null) messages.push(current);
        current = part;
      }
    }
  }
  if (current !== null) messages.push(current);
  return messages;
}

function fits(message: OutgoingMessage): boolean {
  return message.text.length <= MESSAGE_LIMIT && message.entities.length <= ENTITY_LIMIT;
}

function join(first: OutgoingMessage, second: OutgoingMessage): OutgoingMessage {
  const shift = first.text.length + GAP.length;
  return {
    text: first.text + GAP + second.text,
    entities: [
      ...first.entities,
      ...second.entities.map((entity) => ({ ...entity, offset: entity.offset + shift })),
    ],
  };
}

/** The section as one part, or as several that each fit a message. */
function partsOf(section: Section, continued: string): OutgoingMessage[] {
  const firstHead = [...section.lead, ...section.head];
  const whole = compose(firstHead, section.body, section.isQuotation);
  if (fits(whole)) return [whole];
  const furtherHead = section.head.map((line, index) =>
    index === section.head.length - 1 ? [...line, { text: ` ${continued}`, ...lastStyle(line) }] : line,
  );
  const headLength = Math.max(heightOf(firstHead), heightOf(furtherHead));
  // A head that fills a message by itself is text like any other.
  if (headLength > MESSAGE_LIMIT / 2)
    return partsOf(
      { lead: [], head: [], body: [...firstHead, ...section.body], isQuotation: false },
      continued,
    );
  const room = MESSAGE_LIMIT - headLength;
  const parts: OutgoingMessage[] = [];
  let lines: Line[] = [];
  const composePart = (body: readonly Line[]): OutgoingMessage =>
    compose(parts.length === 0 ? firstHead : furtherHead, body, section.isQuotation);
  const close = (): void => {
    if (lines.length === 0) return;
    parts.push(composePart(lines));
    lines = [];
  };
  for (const line of section.body.flatMap((long) => splitLine(long, room))) {
    if (!fits(composePart([...lines, line]))) close();
    lines.push(line);
  }
  close();
  return parts;
}

/** Units that the lines take up, with a line break behind each. */
function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + lengthOf(line) + 1, 0);
}

function lastStyle(line: Line): { style?: Style } {
  const style = line.at(-1)?.style;
  return style === undefined ? {} : { style };
}

function lengthOf(line: Line): number {
  return line.reduce((sum, run) => sum + run.text.length, 0);
}

/** Lines as text with entities; neighbouring runs of a style become one entity, also across a line break. */
function compose(head: readonly Line[], body: readonly Line[], isQuotation: boolean): OutgoingMessage {
  let text = "";
  const entities: Entity[] = [];
  const push = (line: Line): void => {
    if (text !== "") text += "\n";
    for (const run of line) {
      if (run.text === "") continue;
      const last = entities.at(-1);
      const offset = text.length;
      text += run.text;
      if (run.style === undefined) continue;
      if (last?.type === run.style && text.slice(last.offset + last.length, offset).trim() === "")
        entities[entities.length - 1] = { ...last, length: text.length - last.offset };
      else entities.push({ type: run.style, offset, length: run.text.length });
    }
  };
  head.forEach(push);
  const start = text === "" ? 0 : text.length + 1;
  // The quotation's styles must lie inside it, so none may grow out of the head.
  const headEntities = entities.splice(0);
  body.forEach(push);
  const length = text.length - start;
  if (isQuotation && length > 0) {
    const type = length > FOLD_FROM ? "expandable_blockquote" : "blockquote";
    entities.unshift({ type, offset: start, length });
  }
  return { text, entities: [...headEntities, ...entities] };
}

/** The line as pieces of at most `room` units. */
function splitLine(line: Line, room: number): Line[] {
  const pieces: Run[][] = [];
  let piece: Run[] = [];
  let left = room;
  for (const run of line) {
    let rest = run.text;
    while (rest.length > left) {
      const cut = cutPoint(rest, left, piece.length > 0);
      if (cut > 0) piece.push({ ...run, text: rest.slice(0, cut).trimEnd() });
      rest = rest.slice(cut).trimStart();
      pieces.push(piece);
      piece = [];
      left = room;
    }
    if (rest === "") continue;
    piece.push({ ...run, text: rest });
    left -= rest.length;
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces.filter((runs) => lengthOf(runs) > 0);
}

/**
 * Where to cut a text longer than `room`: behind a sentence, else before a space, else anywhere but inside a surrogate
 * pair. 0 when nothing of it should stay on a line that has text before it already.
 */
function cutPoint(text: string, room: number, hasTextBefore: boolean): number {
  const window = text.slice(0, room + 1);
  const sentence = Math.max(...[". ", "; ", "! ", "? "].map((end) => window.lastIndexOf(end)));
  if (sentence >= room / 2) return sentence + 1;
  const space = window.lastIndexOf(" ");
  if (space > 0) return space;
  if (hasTextBefore) return 0;
  const isInsidePair =
    /^[\uDC00-\uDFFF]/.test(text.slice(room)) && /[\uD800-\uDBFF]$/.test(text.slice(0, room));
  return isInsidePair ? room - 1 : room;
}
