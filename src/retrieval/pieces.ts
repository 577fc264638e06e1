/** About 500 tokens of Indonesian: what the smallest embedding models read of a text. */
const LONGEST_PIECE = 1_500;

/**
 * A text in pieces that an embedding model reads whole, cut at line ends, else between words, else anywhere. Together they
 * hold every word of it.
 * @returns at least one piece; none is empty unless the text is
 */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > LONGEST_PIECE) {
    const head = rest.slice(0, LONGEST_PIECE + 1);
    const line = head.lastIndexOf("\n");
    const end = line > LONGEST_PIECE / 2 ? line : head.search(/\s\S*$/);
    const cut = end > 0 ? end : LONGEST_PIECE;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return [...pieces, rest];
}
