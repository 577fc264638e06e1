import { describe, expect, it } from "vitest";
import { openApp, type Edition } from "../../src/app.ts";
import type { Answer } from "../../src/answering/answer.ts";
import { renderText } from "../../src/telegram/rendering/render.ts";
import { readConfig } from "../../src/config.ts";
import { openHotReload } from "../../src/platform/hot-reload.ts";
import { ingestedFolder, libraryOf } from "../../src/ingest/ingest.ts";
import { registryFile } from "../../src/law/imported/registry.ts";
import { newPlaces, perda, PERDA_ID, smallPlaces, take } from "./support/acts.ts";

const QUESTION = "Pasal 2 ayat (2) Perda Kota Contoh 7/2021";

async function ask({ assistant, corpus }: Edition): Promise<{ answer: Answer; text: string }> {
  const answer = await assistant.answer(
    { type: "question", text: QUESTION },
    { language: null, discussed: null },
  );
  return { answer, text: renderText(corpus, answer) };
}

describe("a running program", () => {
  it("takes up an act that is brought in, changed and taken out, and answers each question from one edition", async () => {
    const places = await newPlaces();
    const app = await openApp(
      readConfig({ DATA_DIR: places.dataDir, EMBEDDINGS: "none", LOG_LEVEL: "silent" }),
    );
    const first = app.snapshots.current();
    expect((await ask(first)).answer.kind).toBe("refusal");

    await take(places, perda());
    expect(await app.snapshots.refresh()).toBe(true);
    const second = app.snapshots.current();
    expect((await ask(second)).text).toContain("> (2) Pelaporan dilakukan setiap triwulan.");
    // Whoever took the first edition still has it whole.
    expect((await ask(first)).answer.kind).toBe("refusal");

    await take(places, perda({ sentence: "Pelaporan setiap bulan." }));
    await app.snapshots.refresh();
    expect((await ask(app.snapshots.current())).text).toContain("> (2) Pelaporan setiap bulan.");
    expect((await ask(second)).text).toContain("triwulan");

    await libraryOf(places).remove(PERDA_ID);
    await app.snapshots.refresh();
    expect((await ask(app.snapshots.current())).answer.kind).toBe("refusal");
    expect(await app.snapshots.refresh()).toBe(false);
  });
});

describe("editions", () => {
  const quiet = { info: (): void => undefined, error: (): void => undefined };

  it("look for a change once a second, and go on from the old while the new is built", async () => {
    const places = await smallPlaces();
    let time = 0;
    let built = 0;
    let release: () => void = () => undefined;
    const open = async (): Promise<number> => {
      built++;
      if (built > 1) await new Promise<void>((resolve) => (release = resolve));
      return built;
    };
    const editions = await openHotReload({
      file: registryFile(ingestedFolder(places.dataDir)),
      open,
      logger: quiet,
      now: () => time,
    });
    await take(places, perda());
    time = 999;
    expect(editions.current()).toBe(1);
    expect(built).toBe(1);
    time = 1_000;
    expect(editions.current()).toBe(1);
    expect(built).toBe(2);
    time = 5_000;
    expect(editions.current()).toBe(1);
    release();
    await editions.refresh();
    expect(editions.current()).toBe(2);
    expect(built).toBe(2);
  });

  it("stay with the old where the new cannot be built, and try again after a further change", async () => {
    const places = await smallPlaces();
    const faults: unknown[] = [];
    let attempts = 0;
    const open = (): Promise<number> => {
      attempts++;
      return attempts === 2 ? Promise.reject(new Error("damaged")) : Promise.resolve(attempts);
    };
    const logger = { ...quiet, error: (fault: unknown): void => void faults.push(fault) };
    const editions = await openHotReload({
      file: registryFile(ingestedFolder(places.dataDir)),
      open,
      logger,
    });
    await take(places, perda());
    expect(await editions.refresh()).toBe(false);
    expect(editions.current()).toBe(1);
    expect(faults).toHaveLength(1);
    await take(places, perda({ sentence: "Lain." }));
    expect(await editions.refresh()).toBe(true);
    expect(editions.current()).toBe(3);
  });
});
