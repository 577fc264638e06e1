import { Worker } from "node:worker_threads";
import { z } from "zod";
import { projectFile } from "../../../platform/files.ts";

/** Recognises the words of scanned sheets, in a thread of its own. */

/** What holds the sheets: a PDF, or one picture, which counts as its page 1. */
export type SheetSource =
  | { readonly type: "pdf"; readonly data: Uint8Array; readonly password?: string | undefined }
  | { readonly type: "picture"; readonly data: Uint8Array };

/** Degrees, clockwise. */
export type Turn = 0 | 90 | 180 | 270;

export interface ReadSheet {
  /** Tesseract's table of words, as tab-separated values. */
  readonly tsv: string;
  /** The share of the sheet, 0 to 1, that is not paper. */
  readonly ink: number;
  /** Its size in points. */
  readonly points: number;
}

/** A sheet could not be drawn or recognised; the next one may be. */
export class SheetFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SheetFault";
  }
}

export interface Recogniser {
  /** @throws SheetFault for a sheet that cannot be drawn, or takes too long */
  read(page: number, turn: Turn): Promise<ReadSheet>;
  /** Ends the thread and lets its memory go. */
  close(): Promise<void>;
}

/** Dots an inch at which a sheet is drawn; more takes longer and reads no better. */
const DPI = 200;
/** In dots; of a sheet larger than A3 the drawing is made smaller. */
const LONGEST_SIDE = 3_400;
/** Share of a sheet below which it is bare, and nothing is recognised; three letters have more. */
export const BARE_INK = 0.00005;
/** A full page takes some seconds; one of noise, a minute. */
const WITHIN_MS = 240_000;
/** Of the thread's own heap; pictures lie outside it. */
const HEAP_MB = 1_024;

const answerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("sheet"), tsv: z.string(), ink: z.number(), points: z.number() }),
  z.object({ type: z.literal("fault"), message: z.string() }),
]);

/** Starts nothing before the first sheet is read. One sheet at a time. */
export function openRecogniser(source: SheetSource, withinMs = WITHIN_MS): Recogniser {
  let worker: Worker | null = null;
  const start = (): Worker => {
    const started = new Worker(projectFile("src/ingest/formats/ocr/ocr-worker.js"), {
      workerData: { source, dpi: DPI, longestSide: LONGEST_SIDE, bareInk: BARE_INK },
      // What the libraries print of a damaged picture is for nobody here.
      stdout: true,
      stderr: true,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    // A fault between two sheets is met by the next one.
    return started.on("error", () => undefined);
  };
  const close = async (): Promise<void> => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };
  return {
    read: async (page, turn) => {
      worker ??= start();
      try {
        const answer = answerSchema.parse(await ask(worker, { page, turn }, withinMs));
        if (answer.type === "fault") throw new SheetFault(answer.message);
        return answer;
      } catch (error) {
        if (!(error instanceof SheetFault)) throw error;
        // A thread that is stuck, or has lost its recogniser, is of no more use.
        await close();
        throw error;
      }
    },
    close,
  };
}

function ask(worker: Worker, sheet: { page: number; turn: Turn }, withinMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onMessage = (answer: unknown): void => settle(() => resolve(answer));
    const onError = (error: Error): void => settle(() => reject(new SheetFault(error.message)));
    const onExit = (): void => settle(() => reject(new SheetFault("the thread ended")));
    const timer = setTimeout(() => {
      settle(() => reject(new SheetFault(`no answer within ${withinMs} ms`)));
    }, withinMs);
    const settle = (how: () => void): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      how();
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(sheet);
  });
}
