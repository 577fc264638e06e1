import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { type ChartWords, drawUsage } from "../../src/statistics/chart.ts";
import type { WeekUsage } from "../../src/statistics/usage.ts";

const WORDS: ChartWords = {
  title: "Pertanyaan per minggu",
  empty: "Belum ada pertanyaan",
  outcomes: { answered: "Dijawab", judged: "Diperiksa", unanswered: "Tidak terjawab", failed: "Gagal" },
  week: (monday) => monday.slice(5),
};
const NOTHING = { answered: 0, judged: 0, unanswered: 0, failed: 0 };

/** How many pixels have the colour. */
async function pixels(
  picture: Buffer,
  [red, green, blue]: readonly [number, number, number],
): Promise<number> {
  const image = await loadImage(picture);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4)
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) found++;
  return found;
}

const ANSWERED = [0x1f, 0x5a, 0x96] as const;

describe("the picture of usage", () => {
  const weeks = (answered: number): WeekUsage[] => [
    { monday: "2026-11-16", counts: NOTHING, users: 0 },
    { monday: "2026-11-23", counts: { ...NOTHING, answered, failed: 10 }, users: 1 },
  ];

  it("is a PNG of 1,200 by 675 whose bars grow with what they count", async () => {
    const [few, many] = await Promise.all([drawUsage(weeks(2), WORDS), drawUsage(weeks(30), WORDS)]);
    const { width, height } = await loadImage(many);
    expect([width, height]).toEqual([1_200, 675]);
    expect(await pixels(many, ANSWERED)).toBeGreaterThan((await pixels(few, ANSWERED)) + 5_000);
  });

  it("says so when nothing was asked, and has words without a font of the machine", async () => {
    const empty = [{ monday: "2026-11-23", counts: NOTHING, users: 0 }];
    const said = await drawUsage(empty, WORDS);
    const unsaid = await drawUsage(empty, { ...WORDS, empty: "" });
    const grey = [0x44, 0x44, 0x44] as const;
    expect(await pixels(said, grey)).toBeGreaterThan((await pixels(unsaid, grey)) + 100);
  });
});
