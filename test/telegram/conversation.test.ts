import { rm } from "node:fs/promises";
import { PassThrough, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { runBot, type RunHandle } from "../../src/telegram/updates/polling.ts";
import { runTerminalChat } from "../../src/terminal/terminal.ts";
import { BotApi, TOKEN } from "../support/bot-api/bot-api.ts";
import { type BotApiServer, serveBotApi } from "../support/bot-api/server.ts";
import { Scene, shippedApp, temporaryFolder } from "./features/guided-check-scene.ts";
import {
  accessRules,
  groupMessage,
  mentionIn,
  privateMessage,
  recordingLogger,
  testStore,
} from "./fixture.ts";

/** Follow-ups over the shipped law: what a chat was told before decides what "pasal berapa itu?" means in it. */

let app: App;

beforeAll(async () => {
  app = await shippedApp();
});

/** A message, and what stands in its reply. */
type Turn = readonly [says: string, replied: RegExp];

const INDONESIAN: readonly Turn[] = [
  [
    "Apakah menurut UU 23/2014 rencana kerja sama luar negeri kota perlu persetujuan DPRD?",
    /Pasal 154 ayat \(1\) huruf g UU 23\/2014/,
  ],
  ["kalau untuk provinsi?", /Pasal 101[^\n]* UU 23\/2014/],
  ["pasal berapa itu?", /^Dasar hukumnya: Pasal 101/],
  ["masih berlaku?", /^UU 23\/2014: Berlaku sejak 2 Oktober 2014/],
  ["ayat 2-nya?", /Pasal 101 ayat \(2\) UU 23\/2014/],
  ["in English please", /Article 101 paragraph \(2\) of Law 23\/2014/],
  ["Bolehkah Kota Bandung bekerja sama dengan Tel Aviv?", /^TIDAK BOLEH/],
  ["kenapa?", /Israel tidak mempunyai hubungan diplomatik/],
  ["bukan, maksud saya Suwon", /^BOLEH, DENGAN SYARAT[\s\S]*Korea Selatan/],
  ["terus syaratnya apa?", /^Yang masih harus dipenuhi, berurutan:[\s\S]*persetujuan DPRD/],
  ["terima kasih", /^Sama-sama/],
  ["dasar hukumnya?", /^Dasar hukumnya: /],
];

const ENGLISH: readonly Turn[] = [
  ["May Bandung cooperate with a city in Taiwan?", /^NOT ALLOWED/],
  ["why not?", /Taiwan has no diplomatic relations/],
  ["what about Suwon?", /^ALLOWED, WITH CONDITIONS/],
  ["which conditions must we meet?", /^What remains to be met, in order:/],
  ["Article 42 paragraph 1 letter g of Law 32/2004", /Article 42 paragraph \(1\) letter g of Law 32\/2004/],
  ["is it still in force?", /NO LONGER IN FORCE/],
  ["what replaced it?", /^In force now: Article 154 paragraph \(1\) letter g of Law 23\/2014/],
  ["pakai bahasa Indonesia", /^Yang berlaku sekarang: Pasal 154 ayat \(1\) huruf g UU 23\/2014/],
  ["What is a sister city?", /sister city/i],
  ["more", /What is a sister city\?/],
  ["shorter please", /sister city/i],
  ["how about foreign loans?", /foreign loans/],
];

async function until(isDone: () => boolean, withinMs = 20_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isDone()) {
    if (performance.now() > end) throw new Error("waited in vain");
    await sleep(5);
  }
}

describe("two people at once, over HTTP", () => {
  const ANI = 1_001;
  const BUDI = 1_002;
  let api: BotApi;
  let server: BotApiServer;
  let running: RunHandle | undefined;

  beforeEach(async () => {
    api = new BotApi();
    server = await serveBotApi(api);
  });

  afterEach(async () => {
    await running?.stop();
    running = undefined;
    await server.close();
  });

  /** What each of the chats is replied, message by message; the chats take turns. */
  async function talk(
    chats: ReadonlyMap<number, readonly Turn[]>,
  ): Promise<{ replies: Map<number, string[]>; log: string }> {
    const logger = recordingLogger();
    const access = accessRules();
    const bot = createBot({ ...app, ...testStore(), access, logger, token: TOKEN, apiRoot: server.root });
    running = await runBot(bot, { logger, pollSeconds: 2 });
    const replies = new Map([...chats.keys()].map((chat) => [chat, [] as string[]]));
    for (let index = 0; index < 12; index++) {
      const before = new Map([...chats.keys()].map((chat) => [chat, api.textsTo(chat).length]));
      api.push(...[...chats].map(([chat, turns]) => privateMessage(chat, { text: turns[index]?.[0] ?? "" })));
      await until(
        () => api.unconfirmed === 0 && [...before].every(([chat, count]) => api.textsTo(chat).length > count),
      );
      // An answer can be several messages.
      await sleep(40);
      for (const [chat, count] of before) replies.get(chat)?.push(api.textsTo(chat).slice(count).join("\n"));
    }
    return { replies, log: JSON.stringify(logger.lines) };
  }

  it("each go through twelve turns of their own, in two languages, and nothing of one is in the other's or in the log", async () => {
    const { replies, log } = await talk(
      new Map([
        [ANI, INDONESIAN],
        [BUDI, ENGLISH],
      ]),
    );
    for (const [chat, turns] of [
      [ANI, INDONESIAN],
      [BUDI, ENGLISH],
    ] as const)
      turns.forEach(([says, replied], index) => {
        expect(replies.get(chat)?.[index], says).toMatch(replied);
      });
    expect(replies.get(ANI)?.join("\n")).not.toMatch(/Taiwan|foreign loans/);
    expect(replies.get(BUDI)?.join("\n")).not.toMatch(/Tel Aviv|Israel/);
    for (const word of ["Bandung", "Tel Aviv", "Taiwan", "Suwon", "syaratnya", "sister", "loans"])
      expect(log).not.toContain(word);
  }, 60_000);
});

describe("in the terminal", () => {
  /** What is shown for each line. */
  async function chat(turns: readonly Turn[]): Promise<string[]> {
    const input = new PassThrough();
    let shown = "";
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        shown += chunk.toString("utf8");
        done();
      },
    });
    input.end(turns.map(([says]) => `${says}\n`).join(""));
    const logger = recordingLogger();
    await runTerminalChat({ ...app, ...testStore(), access: accessRules(), logger, input, output });
    expect(logger.lines.filter(({ level }) => level !== "info")).toEqual([]);
    return shown
      .split(/^> .*\n/m)
      .slice(1)
      .map((reply) => reply.trim());
  }

  it.each([
    ["Indonesian", INDONESIAN],
    ["English", ENGLISH],
  ])("twelve turns in %s are answered as in Telegram", async (_language, turns) => {
    const replies = await chat(turns);
    expect(replies).toHaveLength(12);
    turns.forEach(([says, replied], index) => {
      expect(replies[index], says).toMatch(replied);
    });
  });
});

describe("what a chat remembers", () => {
  let dataDir: string;
  let scene: Scene;

  beforeEach(async () => {
    dataDir = await temporaryFolder();
    scene = new Scene(app, dataDir);
  });

  afterEach(async () => {
    scene.store.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const FORGOTTEN = /Belum ada jawaban/;

  it("outlives a restart", async () => {
    await scene.say("Pasal 10 UU 32/2004");
    scene.restart();
    expect(await scene.say("ayat 3?")).toContain("Pasal 10 ayat (3) UU 32/2004");
  });

  it.each(["/baru", "/new", "/baru@asisten_bot"])(
    "is forgotten with %s, facts and open check included",
    async (command) => {
      await scene.sayAll(["Bolehkah Kota Bandung bekerja sama dengan Tel Aviv?", "/cek", "Kota Bandung"]);
      expect(await scene.say(command)).toMatch(/^Percakapan sebelumnya sudah dilupakan/);
      expect(scene.store.settings.get(1)).toMatchObject({
        discussed: null,
        facts: null,
        history: null,
        dialog: null,
      });
      expect(await scene.say("kenapa?")).toMatch(FORGOTTEN);
      expect(await scene.say("/batal")).toMatch(/^Tidak ada pemeriksaan/);
    },
  );

  it("keeps the chosen language when the conversation is forgotten, and says so in it", async () => {
    await scene.say("/bahasa en");
    expect(await scene.say("/new")).toMatch(/^The conversation so far is forgotten/);
    expect(scene.store.settings.get(1).language).toBe("en");
  });

  it.each([
    ["damaged", { version: 1, turns: [{ request: "?" }] }],
    ["of another version", { version: 99, turns: [] }],
    ["nothing of the kind", "Pasal 10"],
  ])("is dropped where it is %s, and the next answer starts anew", async (_what, history) => {
    await scene.say("Pasal 10 UU 32/2004");
    scene.store.settings.update(1, { history, discussed: null });
    expect(await scene.say("masih berlaku?")).toMatch(FORGOTTEN);
    expect(await scene.say("Pasal 5 UU 37/1999")).toContain("Pasal 5 UU 37/1999");
    expect(await scene.say("masih berlaku?")).toMatch(/^UU 37\/1999/);
  });

  it("does not grow without bounds", async () => {
    for (let turn = 1; turn <= 20; turn++) await scene.say(`Pasal ${turn} UU 23/2014`);
    const { history } = scene.store.settings.get(1);
    expect(JSON.stringify(history).length).toBeLessThan(24_200);
    expect(history).toMatchObject({ turns: { length: 6 } });
  });

  it("is the group's in a group, and not its members' own", async () => {
    const inGroup = async (text: string, from: number): Promise<string> => {
      const said = `@asisten_bot ${text}`;
      const sent = scene.api.sent.length;
      const person = { id: from, is_bot: false, first_name: "Anggota" };
      await scene.handle(groupMessage({ text: said, entities: mentionIn(said) ?? [], from: person }));
      return scene.api.sent
        .slice(sent)
        .map((message) => message.text)
        .join("\n");
    };
    await inGroup("Pasal 10 UU 32/2004", 7);
    expect(await inGroup("ayat 3?", 8)).toContain("Pasal 10 ayat (3) UU 32/2004");
    expect(await scene.say("masih berlaku?", 7)).toMatch(FORGOTTEN);
    await scene.handle(groupMessage({ text: "/baru" }));
    expect(await inGroup("masih berlaku?", 8)).toMatch(FORGOTTEN);
  });
});
