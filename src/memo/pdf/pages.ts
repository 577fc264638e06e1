/** Puts boxes of a page's width onto pages. Knows heights alone, nothing of what the boxes show. */

export interface Box<Pen> {
  /** In points, without the space before it. */
  readonly height: number;
  /** Space above it, which is dropped at the top of a page. */
  readonly before: number;
  /** Stays on the page of the box before it where that can be. */
  readonly keeps: boolean;
  /** Begins a page. */
  readonly breaks?: boolean;
  /** Shown again above it where it begins a page: the head of a table. */
  readonly head?: Box<Pen>;
  /** @param y of its upper edge; @param before the space above it that was not dropped */
  draw(pen: Pen, y: number, before: number): void;
}

export interface Placed<Pen> {
  readonly box: Box<Pen>;
  readonly y: number;
  readonly before: number;
}

/**
 * @param height of the room on a page
 * @returns for each page its boxes, with y counted from the top of the room
 */
export function paginate<Pen>(boxes: readonly Box<Pen>[], height: number): Placed<Pen>[][] {
  const pages: Placed<Pen>[][] = [[]];
  let y = 0;
  const turn = (): void => {
    pages.push([]);
    y = 0;
  };
  const isTop = (): boolean => (pages.at(-1)?.length ?? 0) === 0;
  const place = (box: Box<Pen>): void => {
    const page = pages.at(-1) ?? [];
    if (isTop() && box.head !== undefined) {
      page.push({ box: box.head, y, before: 0 });
      y += box.head.height;
    }
    const before = isTop() ? 0 : box.before;
    page.push({ box, y: y + before, before });
    y += before + box.height;
  };
  const fits = (group: readonly Box<Pen>[]): boolean => {
    const [first] = group;
    const needed = group.reduce((sum, box) => sum + box.before + box.height, 0);
    const dropped = isTop() ? (first?.before ?? 0) - (first?.head?.height ?? 0) : 0;
    return y + needed - dropped <= height + 0.01;
  };
  for (const group of groups(boxes)) {
    if (group[0]?.breaks === true && !isTop()) turn();
    if (!fits(group) && !isTop()) turn();
    if (fits(group)) {
      group.forEach(place);
      continue;
    }
    // Longer than a page: broken wherever it must be.
    for (const box of group) {
      if (!fits([box]) && !isTop()) turn();
      place(box);
    }
  }
  return pages.filter((page) => page.length > 0);
}

/** Boxes that stay together. */
function groups<Pen>(boxes: readonly Box<Pen>[]): Box<Pen>[][] {
  const together: Box<Pen>[][] = [];
  for (const box of boxes) {
    const last = together.at(-1);
    if (box.keeps && last !== undefined) last.push(box);
    else together.push([box]);
  }
  return together;
}
