import type { Text } from "../content/memo.ts";
import type { Face } from "./page-layout.ts";

/** Breaks text into lines of a given width. Knows widths only by a function that measures. */

export interface Segment {
  readonly text: string;
  readonly face: Face;
}

export interface TextLine {
  readonly segments: readonly Segment[];
  /** In points, without stretching. */
  readonly width: number;
  /** Spaces between words, which may be stretched. */
  readonly spaces: number;
  /** The last line of its paragraph, which is not stretched. */
  readonly isLast: boolean;
}

/** @returns the width of a text in points */
export type Measure = (text: string, face: Face, size: number) => number;

export interface TextStyle {
  readonly size: number;
  /** Of what has no style of its own. */
  readonly face: Face;
}

/** A word is what no line may be broken in; it can change its face on the way, as in a bold word before a full stop. */
type Word = Segment[];

export function breakLines(measure: Measure, text: Text, style: TextStyle, width: number): TextLine[] {
  const widthOf = (word: Word): number =>
    word.reduce((sum, segment) => sum + measure(segment.text, segment.face, style.size), 0);
  const words = wordsIn(text, style.face).flatMap((word) => fitting(word, widthOf, width));
  const lines: TextLine[] = [];
  let line: Word[] = [];
  let lineWidth = 0;
  const close = (isLast: boolean): void => {
    lines.push({
      segments: joinedWords(line),
      width: lineWidth,
      spaces: Math.max(0, line.length - 1),
      isLast,
    });
    line = [];
    lineWidth = 0;
  };
  for (const word of words) {
    const space = line.length === 0 ? 0 : measure(" ", line.at(-1)?.at(-1)?.face ?? style.face, style.size);
    const wordWidth = widthOf(word);
    if (line.length > 0 && lineWidth + space + wordWidth > width) {
      close(false);
      line.push(word);
      lineWidth = wordWidth;
      continue;
    }
    line.push(word);
    lineWidth += space + wordWidth;
  }
  if (line.length > 0) close(true);
  return lines;
}

function faceOf(style: Text[number]["style"], face: Face): Face {
  if (style === undefined) return face;
  if (style === "bold") return face === "italic" || face === "bold-italic" ? "bold-italic" : "bold";
  return face === "bold" || face === "bold-italic" ? "bold-italic" : "italic";
}

function wordsIn(text: Text, base: Face): Word[] {
  const words: Word[] = [];
  let isOpen = false;
  for (const run of text) {
    const face = faceOf(run.style, base);
    for (const piece of run.text.split(/( +)/)) {
      if (piece === "") continue;
      if (piece.startsWith(" ")) {
        isOpen = false;
        continue;
      }
      if (isOpen) words.at(-1)?.push({ text: piece, face });
      else words.push([{ text: piece, face }]);
      isOpen = true;
    }
  }
  return words;
}

/** A word as it is, or one longer than a line in pieces that each fit one. */
function fitting(word: Word, widthOf: (word: Word) => number, width: number): Word[] {
  if (widthOf(word) <= width) return [word];
  const pieces: Word[] = [];
  for (const { text, face } of word) {
    let piece = "";
    for (const character of text) {
      if (piece !== "" && widthOf([{ text: piece + character, face }]) > width) {
        pieces.push([{ text: piece, face }]);
        piece = "";
      }
      piece += character;
    }
    if (piece !== "") pieces.push([{ text: piece, face }]);
  }
  return pieces;
}

/** Words with their spaces as few segments as the faces allow. */
function joinedWords(words: readonly Word[]): Segment[] {
  const segments: Segment[] = [];
  words.forEach((word, index) => {
    word.forEach((segment, part) => {
      const last = segments.at(-1);
      const isSpaced = index > 0 && part === 0;
      if (last !== undefined && last.face === segment.face)
        segments[segments.length - 1] = {
          face: last.face,
          text: `${last.text}${isSpaced ? " " : ""}${segment.text}`,
        };
      else {
        if (last !== undefined && isSpaced)
          segments[segments.length - 1] = { face: last.face, text: `${last.text} ` };
        segments.push(segment);
      }
    });
  });
  return segments;
}
