import { beforeAll, describe, expect, it } from "vitest";
import { openApp, type App } from "../../src/app.ts";
import type { Answer } from "../../src/answering/answer.ts";
import { renderText } from "../../src/telegram/rendering/render.ts";
import { readConfig } from "../../src/config.ts";
import { smallPlaces, take } from "./support/acts.ts";
import { OFFICE_ACTS, sameNumbered } from "./support/office-acts.ts";

/** What is answered where several acts of the office answer to the words: none of them is quoted as if it were the only one. */

let app: App;
beforeAll(async () => {
  const places = await smallPlaces();
  for (const { text, request } of [...OFFICE_ACTS, ...sameNumbered(22)]) await take(places, text, request);
  app = await openApp(readConfig({ DATA_DIR: places.dataDir, EMBEDDINGS: "none", LOG_LEVEL: "silent" }));
}, 60_000);

async function ask(
  text: string,
  discussed: string | null = null,
): Promise<{ answer: Answer; said: string; quoted: string[] }> {
  const { assistant, corpus } = app.snapshots.current();
  const answer = await assistant.answer({ type: "question", text }, { language: null, discussed });
  return { answer, said: renderText(corpus, answer), quoted: answer.citations.map(({ id }) => id) };
}

describe("acts that share a name", () => {
  it.each(["Perda 11/2018 pasal 2", "perda serasi no 11 th 2018 psl 2"])(
    "are both quoted where both have the article: %s",
    async (text) => {
      const { said, quoted } = await ask(text);
      expect(quoted).toEqual(["perda-kota-serasi-11-2018/pasal-2", "perda-kabupaten-serasi-11-2018/pasal-2"]);
      expect(said).toContain("Perda Kota Serasi 11/2018 dan Perda Kabupaten Serasi 11/2018");
    },
  );

  it("are both named where one alone has the article", async () => {
    const { said, quoted } = await ask("Perda 9/2020 pasal 6");
    expect(quoted).toEqual(["perda-kota-lestari-9-2020/pasal-6"]);
    expect(said).toContain(
      "dapat berarti beberapa peraturan: Perda Kabupaten Sleman 9/2020 dan Perda Kota Lestari 9/2020",
    );
  });

  it("each say where they end when none has the article", async () => {
    const { said, quoted } = await ask("Perda 9/2020 pasal 99");
    expect(quoted).toEqual([]);
    expect(said).toContain("Perda Kabupaten Sleman 9/2020 berakhir di Pasal 5");
    expect(said).toContain("Perda Kota Lestari 9/2020 berakhir di Pasal 6");
  });

  it("are not quoted where the words behind the article could not be read", async () => {
    const { answer, said, quoted } = await ask("pasal 6 qwrtp g perda 9/2020");
    expect(answer.kind).toBe("clarification");
    expect(quoted).toEqual([]);
    expect(said).toContain("dari peraturan yang mana?");
  });

  it.each(["Perda 1/2015", "Perda 1/2015 pasal 2", "pasal 2 perda no 1 tahun 2015"])(
    "are named by the handful where they are many, and the others counted: %s",
    async (text) => {
      const { said, quoted } = await ask(text);
      expect(quoted).toEqual([]);
      expect(said.match(/Perda Kabupaten \w+ 1\/2015:/g)).toHaveLength(5);
      expect(said).toContain("masih ada 17 peraturan lain");
    },
  );

  it.each([
    ["Perda 1/2015", "perda-kabupaten-auratan-1-2015", []],
    [
      "Perda 1/2015 pasal 2",
      "perda-kabupaten-auratan-1-2015/pasal-2",
      ["perda-kabupaten-auratan-1-2015/pasal-2"],
    ],
  ])("have buttons that each ask about one of them: %s", async (text, discussed, quoted) => {
    const { suggestions } = (await ask(text)).answer;
    expect(suggestions).toHaveLength(5);
    const [button] = suggestions;
    if (button === undefined) throw new Error("no button");
    const answer = await app.snapshots
      .current()
      .assistant.answer(button.request, { language: null, discussed: null });
    expect(answer.discussed).toBe(discussed);
    expect(answer.citations.map(({ id }) => id)).toEqual(quoted);
  });

  it("are told in English too", async () => {
    const { said } = await ask("What does Article 2 of Regional Regulation 1/2015 say?");
    expect(said).toContain("There are 17 other regulations.");
  });
});

describe("a diktum", () => {
  it("of no act in particular is asked about", async () => {
    expect((await ask("diktum kesatu")).quoted).toEqual([]);
  });

  it("is quoted from the decision that was named", async () => {
    const { said, quoted } = await ask("apa isi diktum kedua kepwal contoh 180/45/2022");
    expect(quoted).toEqual(["kepwali-contoh-180-45-2022/diktum-kedua"]);
    expect(said).toContain("Diktum KEDUA Kepwali Contoh 180/45/2022");
  });
});

describe("what is under discussion", () => {
  it.each([
    ["pasal selanjutnya?", "perda-kota-contoh-4-2023/pasal-ii", "perda-kota-contoh-4-2023/pasal-iii"],
    ["pasal sebelumnya", "perda-kota-contoh-4-2023/pasal-ii", "perda-kota-contoh-4-2023/pasal-i"],
    ["Pasal III", "perda-kota-contoh-4-2023/pasal-ii", "perda-kota-contoh-4-2023/pasal-iii"],
    ["diktum ketiga?", "kepwali-contoh-180-45-2022/diktum-kedua", "kepwali-contoh-180-45-2022/diktum-ketiga"],
  ])("goes on in its act: %s", async (text, discussed, wanted) => {
    expect((await ask(text, discussed)).quoted).toEqual([wanted]);
  });
});

describe("an act that a question tells by its kind and place", () => {
  const QUESTION = "apa syarat kerja sama?";
  const found = async (text: string): Promise<string | undefined> => (await ask(text)).answer.retrieved[0];

  it("is where the answer is looked for first, when it is the only one", async () => {
    expect(await found(QUESTION)).not.toMatch(/sleman/);
    expect(await found(`menurut perda kabupaten sleman, ${QUESTION}`)).toMatch(
      /^perda-kabupaten-sleman-9-2020\/pasal-2/,
    );
    expect(await found(`${QUESTION} menurut perda sleman`)).toMatch(
      /^perda-kabupaten-sleman-9-2020\/pasal-2/,
    );
  });

  it("is none where several acts are of that kind and place", async () => {
    expect(await found(`menurut perda jabar, ${QUESTION}`)).not.toMatch(/sleman/);
  });
});
