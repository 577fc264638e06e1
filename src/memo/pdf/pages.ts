/** Puts strips of a page's width onto pages. Knows heights alone, nothing of what the strips show. */

export interface Strip<Pen> {
  /** In points, without the space before it. */
  readonly height: number;
  /** Space above it, which is dropped at the top of a page. */
  readonly before: number;
  /** Stays on the page of the strip before it where that can be. */
  readonly keeps: boolean;
  /** Begins a page. */
  readonly breaks?: boolean;
  /** Shown again above it where it begins a page: the head of a table. */
  readonly head?: Strip<Pen>;
  /** @param y of its upper edge; @param before the space above it that was not dropped */
  draw(pen: Pen, y: number, before: number): void;
}

export interface Placed<Pen> {
  readonly strip: Strip<Pen>;
  readonly y: number;
  readonly before: number;
}

/**
 * @param height of the room on a page
 * @returns for each page its strips, with y counted from the top of the room
 */
export function paginate<Pen>(strips: readonly Strip<Pen>[], height: number): Placed<Pen>[][] {
  const pages: Placed<Pen>[][] = [[]];
  let y = 0;
  const turn = (): void => {
    pages.push([]);
    y = 0;
  };
  const isTop = (): boolean => (pages.at(-1)?.length ?? 0) === 0;
  const place = (strip: Strip<Pen>): void => {
    const page = pages.at(-1) ?? [];
    if (isTop() && strip.head !== undefined) {
      page.push({ strip: strip.head, y, before: 0 });
      y += strip.head.height;
    }
    const before = isTop() ? 0 : strip.before;
    page.push({ strip, y: y + before, before });
    y += before + strip.height;
  };
  const fits = (group: readonly Strip<Pen>[]): boolean => {
    const [first] = group;
    const needed = group.reduce((sum, strip) => sum + strip.before + strip.height, 0);
    const dropped = isTop() ? (first?.before ?? 0) - (first?.head?.height ?? 0) : 0;
    return y + needed - dropped <= height + 0.01;
  };
  for (const group of groups(strips)) {
    if (group[0]?.breaks === true && !isTop()) turn();
    if (!fits(group) && !isTop()) turn();
    if (fits(group)) {
      group.forEach(place);
      continue;
    }
    // Longer than a page: broken wherever it must be.
    for (const strip of group) {
      if (!fits([strip]) && !isTop()) turn();
      place(strip);
    }
  }
  return pages.filter((page) => page.length > 0);
}

/** Strips that stay together. */
function groups<Pen>(strips: readonly Strip<Pen>[]): Strip<Pen>[][] {
  const together: Strip<Pen>[][] = [];
  for (const strip of strips) {
    const last = together.at(-1);
    if (strip.keeps && last !== undefined) last.push(strip);
    else together.push([strip]);
  }
  return together;
}
