/** The paper of a memo: A4 with the margins of official documents, in points. */

const CM = 72 / 2.54;

export const PAGE = {
  width: 21 * CM,
  height: 29.7 * CM,
  left: 3 * CM,
  right: 2 * CM,
  top: 2.2 * CM,
  bottom: 2.5 * CM,
} as const;

/** Of a line that runs from margin to margin. */
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const TEXT_HEIGHT = PAGE.height - PAGE.top - PAGE.bottom;

export const SIZE = { title: 14, body: 11.5, quotation: 11, table: 10, small: 9.5, footer: 8.5 } as const;

/** Height of a line of a size. */
export function leading(size: number): number {
  return size * 1.3;
}

export const INK = {
  text: "#000000",
  grey: "#555555",
  rule: "#888888",
  hair: "#b5b5b5",
  shade: "#eeeeee",
} as const;
