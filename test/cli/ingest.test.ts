import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { corpusOf, newPlaces, perda, PERDA_ID, wordsOf } from "../ingest/support/acts.ts";
import type { IngestPlaces } from "../../src/ingest/ingest.ts";

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

describe("npm run ingest", { timeout: 60_000 }, () => {
  let places: IngestPlaces;
  let folder: string;

  beforeEach(async () => {
    places = await newPlaces();
    folder = join(places.dataDir, "masuk");
    await mkdir(folder);
  });

  const run = (...args: string[]): Promise<Run> =>
    new Promise((resolve) => {
      const env = { ...process.env, DATA_DIR: places.dataDir };
      execFile(
        process.execPath,
        ["--import", "tsx", "src/cli/ingest.ts", ...args],
        { env },
        (error, out, err) => {
          const status = error === null ? 0 : typeof error.code === "number" ? error.code : null;
          resolve({ status, out, err });
        },
      );
    });
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };

  it("takes files in, lists them, shows what a new version would change, goes back and takes out", async () => {
    const [first, second] = [
      await file("tujuh.txt", perda()),
      await file("delapan.md", perda({ number: 8 })),
    ];
    const taken = await run(first, second);
    expect(taken).toMatchObject({ status: 0, err: "" });
    expect(taken.out).toMatch(
      /Perda Kota Contoh 7\/2021 \(perda-kota-contoh-7-2021\)[\s\S]*3 pasal, 2 ayat[\s\S]*Perda Kota Contoh 8\/2021/,
    );

    const next = await file("tujuh-baru.txt", perda({ sentence: "Pelaporan setiap bulan." }));
    const dry = await run(next, "--id", PERDA_ID, "--dry-run");
    expect(dry).toMatchObject({ status: 0, err: "" });
    expect(dry.out).toMatch(
      /Changed \(1\):\n {4}perda-kota-contoh-7-2021\/pasal-2\/ayat-2[\s\S]*nothing was changed/,
    );
    expect(wordsOf(await corpusOf(places), `${PERDA_ID}/pasal-2/ayat-2`)).toContain("triwulan");

    expect((await run(next, "--id", PERDA_ID, "--status", "amended", "--since", "2024-01-02")).status).toBe(
      0,
    );
    const list = await run("--list");
    expect(list.out).toMatch(
      /perda-kota-contoh-7-2021: Perda Kota Contoh 7\/2021, amended\n {4}[0-9a-f]{12} .*tujuh\.txt\n {2}\* [0-9a-f]{12} .*tujuh-baru\.txt\nperda-kota-contoh-8-2021/,
    );

    expect((await run("--rollback", PERDA_ID)).status).toBe(0);
    expect(wordsOf(await corpusOf(places), `${PERDA_ID}/pasal-2/ayat-2`)).toContain("triwulan");
    expect((await run("--remove", PERDA_ID)).status).toBe(0);
    expect((await corpusOf(places)).regulations.has(PERDA_ID)).toBe(false);
    expect((await run("--list")).out).toContain("perda-kota-contoh-7-2021: taken out");
  });

  it("takes in what it can, and ends with status 1 where something was not taken in", async () => {
    const [good, bad] = [await file("baik.txt", perda()), await file("buruk.pdf", "%PDF-1.4\n")];
    const result = await run(bad, join(folder, "tidak-ada.pdf"), good);
    expect(result.status).toBe(1);
    expect(result.err).toMatch(
      /buruk\.pdf: The PDF is damaged[\s\S]*PDF ini rusak[\s\S]*tidak-ada\.pdf: There is no such file/,
    );
    expect(result.err).not.toMatch(/\n\s+at /);
    expect((await corpusOf(places)).regulations.has(PERDA_ID)).toBe(true);
  });

  it.each([
    [[], /Usage/],
    [["--list", "--remove", "x"], /Usage/],
    [["a.txt", "b.txt", "--id", "perda-x"], /--id names one act/],
    [["--unknown"], /Unknown option[\s\S]*Usage/],
    [["--remove", "perda-entah"], /was not brought in/],
    [["--rollback", "../../x"], /was not brought in/],
    [["src"], /cannot be read/],
  ])("%j is refused without a stack trace", async (args, says) => {
    const result = await run(...args);
    expect(result.status).toBe(1);
    expect(result.err).toMatch(says);
    expect(result.err).not.toMatch(/\n\s+at /);
  });
});
