/**
 * The thread that draws scanned pages and recognises their words: pictures and the recogniser need hundreds of megabytes
 * and seconds a page, which a running bot has to spare beside its own thread only. In JavaScript, since a thread starts
 * from a file that Node reads by itself. `recogniser.ts` starts it and says what is sent and answered.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { createWorker, OEM, PSM } from "tesseract.js";

const { source, dpi, longestSide, bareInk } = workerData;

/** Pages after which a document is opened anew, so that the pictures of the pages before are let go. */
const PAGES_AN_OPENING = 10;
/** Of each side, the part that a scanner's dark edge may take. */
const MARGIN = 0.05;
/** In points; a larger picture inside a PDF is left white. */
const LARGEST_PICTURE = 150_000_000;
/** Characters that stand in no act; "c." is taken for one of them else. */
const NEVER = "€©®¢£¥™«»|~^";
/** The share of points that are lighter than the grain of the paper makes them. */
const GRAIN = 0.0001;
/** Bounds of the grain, of 255: print that is fainter than that is none. */
const [LEAST_GRAIN, MOST_GRAIN] = [40, 90];

let tesseract;
let parser;
let openedFor = 0;

/** Words only: no language data is fetched or kept outside the package. */
async function recogniser() {
  const require = createRequire(import.meta.url);
  const data = join(dirname(require.resolve("@tesseract.js-data/ind/package.json")), "4.0.0_best_int");
  tesseract ??= await createWorker("ind", OEM.LSTM_ONLY, {
    langPath: data,
    gzip: true,
    cacheMethod: "none",
    // Faults are answered where they are asked about.
    errorHandler: () => undefined,
  });
  // One column: else the marks of hanging lists are read as a column of their own, apart from their words.
  await tesseract.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_COLUMN,
    user_defined_dpi: String(dpi),
    tessedit_char_blacklist: NEVER,
  });
  return tesseract;
}

async function pagePicture(page) {
  const { PDFParse } = await import("pdf-parse");
  if (parser !== undefined && openedFor >= PAGES_AN_OPENING) {
    await parser.destroy();
    parser = undefined;
  }
  if (parser === undefined) {
    const { data, password } = source;
    parser = new PDFParse({
      data: data.slice(),
      verbosity: 0,
      maxImageSize: LARGEST_PICTURE,
      ...(password === undefined ? {} : { password }),
    });
    openedFor = 0;
  }
  openedFor++;
  const info = await parser.getInfo({ partial: [page], parsePageInfo: true });
  const { width = 595, height = 842 } = info.pages[0] ?? {};
  const scale = Math.min(dpi / 72, longestSide / Math.max(width, height));
  const { pages } = await parser.getScreenshot({
    partial: [page],
    scale,
    imageDataUrl: false,
    imageBuffer: true,
  });
  return Buffer.from(pages[0].data);
}

/** The sheet as a canvas, turned clockwise by so many degrees. */
async function draw(page, turn) {
  const image = await loadImage(source.type === "pdf" ? await pagePicture(page) : Buffer.from(source.data));
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const isOnSide = turn % 180 !== 0;
  const canvas = createCanvas(isOnSide ? height : width, isOnSide ? width : height);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turn * Math.PI) / 180);
  context.drawImage(image, -width / 2, -height / 2, width, height);
  return canvas;
}

/** The greys of a canvas, a byte a point. */
function greysOf(canvas) {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const greys = new Uint8Array(data.length / 4);
  for (let at = 0; at < greys.length; at++)
    greys[at] = (data[4 * at] * 77 + data[4 * at + 1] * 151 + data[4 * at + 2] * 28) >> 8;
  return greys;
}

/** The share of points, 0 to 1, that are not paper, seen at half the size, where the grain of the paper is evened out. */
function inkOf(canvas, darkest) {
  const [width, height] = [canvas.width >> 1, canvas.height >> 1];
  if (width === 0 || height === 0) return 0;
  const half = createCanvas(width, height);
  half.getContext("2d").drawImage(canvas, 0, 0, 2 * width, 2 * height, 0, 0, width, height);
  const [left, top] = [Math.round(width * MARGIN), Math.round(height * MARGIN)];
  const ink = greysOf(half).reduce((sum, grey, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return grey < darkest && x >= left && x < width - left && y >= top && y < height - top ? sum + 1 : sum;
  }, 0);
  return ink / (width * height);
}

/** Makes the paper white and what is on it grey: on a sheet of few words its grain is taken for print else. */
function whiten(canvas, greys, darkest) {
  const context = canvas.getContext("2d");
  const picture = context.createImageData(canvas.width, canvas.height);
  greys.forEach((grey, at) => {
    picture.data.fill(grey < darkest ? Math.round((grey * 255) / darkest) : 255, 4 * at, 4 * at + 3);
    picture.data[4 * at + 3] = 255;
  });
  context.putImageData(picture, 0, 0);
}

/** The grey, 0 to 255, below which a point is no paper. Paper is what is most; its grain goes as far down as up. */
function darkestPaper(greys) {
  const counts = new Uint32Array(256);
  for (const grey of greys) counts[grey]++;
  const paper = counts.indexOf(Math.max(...counts));
  let lightest = 255;
  for (let above = 0; lightest > paper; lightest--) {
    above += counts[lightest];
    if (above > greys.length * GRAIN) break;
  }
  return paper - Math.min(MOST_GRAIN, Math.max(LEAST_GRAIN, Math.round(1.5 * (lightest - paper))));
}

async function read({ page, turn }) {
  const canvas = await draw(page, turn);
  const greys = greysOf(canvas);
  const darkest = darkestPaper(greys);
  const ink = inkOf(canvas, darkest);
  const points = canvas.width * canvas.height;
  if (ink < bareInk) return { tsv: "", ink, points };
  whiten(canvas, greys, darkest);
  const { recognize } = await recogniser();
  const { data } = await recognize(
    canvas.toBuffer("image/png"),
    { rotateAuto: true },
    { text: false, tsv: true },
  );
  return { tsv: data.tsv ?? "", ink, points };
}

parentPort.on("message", (wanted) => {
  read(wanted).then(
    (sheet) => parentPort.postMessage({ type: "sheet", ...sheet }),
    (error) =>
      parentPort.postMessage({
        type: "fault",
        message: error instanceof Error ? error.message : String(error),
      }),
  );
});
