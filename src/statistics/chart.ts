import { createRequire } from "node:module";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Title } from "chart.js";
import { type AskedOutcome, OUTCOMES, type WeekUsage } from "./usage.ts";

/** A picture of usage by week. Loaded only when one is asked for: the canvas is heavy. */

export interface ChartWords {
  readonly title: string;
  /** Said in place of bars when nothing was asked. */
  readonly empty: string;
  readonly outcomes: Readonly<Record<AskedOutcome, string>>;
  /** A week's name below its bar, from its Monday (ISO date). */
  readonly week: (monday: string) => string;
}

/** Told apart without colours too: by their order, and by lightness. */
const COLOURS: Readonly<Record<AskedOutcome, string>> = {
  answered: "#1f5a96",
  judged: "#6aa5d8",
  unanswered: "#e0a030",
  failed: "#b23a3a",
};
const SIZE = { width: 1_200, height: 675 };
/** A font of our own: a server may have none. */
const FONT = "Usage Sans";

/** @returns a PNG of 1,200 x 675 pixels */
export async function drawUsage(weeks: readonly WeekUsage[], words: ChartWords): Promise<Buffer> {
  loadFont();
  Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Title);
  const canvas = createCanvas(SIZE.width, SIZE.height);
  const context = canvas.getContext("2d");
  const most = Math.max(
    0,
    ...weeks.map(({ counts }) => OUTCOMES.reduce((sum, name) => sum + counts[name], 0)),
  );
  const chart = new Chart(context as never, {
    type: "bar",
    data: {
      labels: weeks.map(({ monday }) => words.week(monday)),
      datasets: OUTCOMES.map((name) => ({
        label: words.outcomes[name],
        data: weeks.map(({ counts }) => counts[name]),
        backgroundColor: COLOURS[name],
        maxBarThickness: 64,
      })),
    },
    options: {
      responsive: false,
      animation: false,
      devicePixelRatio: 1,
      font: { family: FONT, size: 20 },
      layout: { padding: 28 },
      scales: {
        x: { stacked: true, grid: { display: false }, ticks: { font: { family: FONT, size: 18 } } },
        y: {
          stacked: true,
          beginAtZero: true,
          suggestedMax: Math.max(5, most),
          ticks: { precision: 0, font: { family: FONT, size: 18 } },
        },
      },
      plugins: {
        title: {
          display: true,
          text: words.title,
          color: "#222222",
          font: { family: FONT, size: 28, weight: "normal" },
          padding: { bottom: 18 },
        },
        legend: { position: "bottom", labels: { font: { family: FONT, size: 20 }, padding: 24 } },
      },
    },
    plugins: [
      {
        id: "background",
        beforeDraw: () => {
          context.fillStyle = "#ffffff";
          context.fillRect(0, 0, SIZE.width, SIZE.height);
        },
        afterDraw: () => {
          if (most > 0) return;
          context.fillStyle = "#444444";
          context.font = `24px "${FONT}"`;
          context.textAlign = "center";
          context.fillText(words.empty, SIZE.width / 2, SIZE.height / 2);
        },
      },
    ],
  });
  chart.draw();
  const picture = await canvas.encode("png");
  chart.destroy();
  return picture;
}

function loadFont(): void {
  if (GlobalFonts.has(FONT)) return;
  const file = createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");
  GlobalFonts.registerFromPath(file, FONT);
}
