import { rm } from "node:fs/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { App } from "../../../src/app.ts";
import { createBot } from "../../../src/telegram/bot.ts";
import { BotApi, ME, TOKEN } from "../../support/bot-api/bot-api.ts";
import { serveBotApi } from "../../support/bot-api/server.ts";
import { groupMessage, privateMessage, testDeps } from "../fixture.ts";
import { Scene, shippedApp, temporaryFolder } from "./guided-check-scene.ts";

/** `/memo` over the shipped law, as Telegram gets it. */

const VERDICT = "boleh ga pemkot Bandung bikin sister city sama Tel Aviv?";
const NAME = "telaahan-staf-2026-11-24-kota-bandung-tel-aviv";

let app: App;
let dataDir: string;
let scene: Scene;

beforeAll(async () => {
  app = await shippedApp();
}, 60_000);

beforeEach(async () => {
  dataDir = await temporaryFolder();
  scene = new Scene(app, dataDir);
});

afterEach(async () => {
  scene.store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const sentFiles = (): string[] => scene.api.documents.map(({ document }) => document.name);
const type = (text: string, chatId = 1): Promise<void> => scene.handle(privateMessage(chatId, { text }));

/** The data of the button of that label under the chat's messages, the last first. */
function dataOf(label: string): string {
  const buttons = [...scene.api.messages.values()].reverse().flatMap(({ keyboard }) => keyboard.flat());
  const found = buttons.find(({ text }) => text === label);
  return found !== undefined && "callback_data" in found ? (found.callback_data ?? "") : "";
}

describe("/memo", () => {
  it("sends the last verdict as a Word file and a PDF, with a caption under the first", async () => {
    await type(VERDICT);
    await type("/memo");
    expect(sentFiles()).toEqual([`${NAME}.docx`, `${NAME}.pdf`]);
    const [docx, pdf] = scene.api.documents;
    expect(docx?.document.bytes.subarray(0, 2).toString("latin1")).toBe("PK");
    expect(pdf?.document.bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    expect(docx?.caption).toMatch(
      /^Telaahan hukum atas rencana .*Kota Bandung dengan Tel Aviv \(Israel\)\. /,
    );
    expect(pdf?.caption).toBeUndefined();
    expect(scene.refused()).toEqual([]);
  }, 60_000);

  it("sends one form, or another language, where that is asked for", async () => {
    await type("Pasal 42 ayat (1) huruf g UU 32/2004");
    await type("/memo PDF");
    await type("/memo docx en");
    expect(sentFiles()).toEqual([
      "telaahan-staf-2026-11-24-uu-32-2004-pasal-42-ayat-1-huruf-g.pdf",
      "staff-study-2026-11-24-uu-32-2004-pasal-42-ayat-1-huruf-g.docx",
    ]);
  }, 60_000);

  it("says how it is used, and what there must be first", async () => {
    await type("/memo");
    expect(scene.api.textsTo(1).at(-1)).toContain("/cek");
    await type(VERDICT);
    await type("/memo odt");
    expect(scene.api.textsTo(1).at(-1)).toContain("/memo docx");
    await type("/baru");
    await type("/memo");
    expect(scene.api.textsTo(1).at(-1)).toContain("/cek");
    expect(sentFiles()).toEqual([]);
  }, 60_000);

  it("knows nothing of another chat", async () => {
    await type(VERDICT, 1);
    await type("/memo", 2);
    expect(sentFiles()).toEqual([]);
  }, 60_000);

  it("makes the same file after a restart", async () => {
    await type(VERDICT);
    await type("/memo pdf");
    scene.restart();
    await type("/memo pdf");
    const [before, after] = scene.api.documents;
    expect(after?.document).toEqual(before?.document);
  }, 60_000);

  it("works in a group, as a reply to who asked", async () => {
    await scene.handle(groupMessage({ text: "/cek Bandung sister city dengan Tel Aviv" }));
    await scene.handle(groupMessage({ text: "/memo@asisten_bot docx", message_id: 77 }));
    expect(scene.api.documents).toMatchObject([{ chat_id: -100, reply_parameters: { message_id: 77 } }]);
  }, 60_000);
});

describe("the button under a verdict", () => {
  it("makes the memo of that verdict, also after others and a restart", async () => {
    await type(VERDICT);
    const data = dataOf("Telaahan staf");
    await type("bolehkah Kota Bandung kerja sama pendidikan dengan Suwon?");
    scene.restart();
    await scene.handle(press(data));
    expect(sentFiles()).toEqual([`${NAME}.docx`, `${NAME}.pdf`]);
  }, 60_000);

  it("of a verdict that was forgotten says that it is no longer valid", async () => {
    await type(VERDICT);
    const data = dataOf("Telaahan staf");
    await type("/baru");
    await scene.handle(press(data));
    expect(sentFiles()).toEqual([]);
    expect(scene.api.callsOf("answerCallbackQuery").at(-1)?.payload).toMatchObject({
      text: expect.stringContaining("tidak berlaku"),
    });
  }, 60_000);

  function press(data: string): Parameters<Scene["handle"]>[0] {
    const from = { id: 1, is_bot: false, first_name: "Ani" };
    const chat = { id: 1, type: "private", first_name: "Ani" } as const;
    const message = { message_id: 1, date: 0, chat } as const;
    return { callback_query: { id: "p", from, chat_instance: "1", data, message } };
  }
});

it("over HTTP the files arrive whole", async () => {
  const api = new BotApi();
  const server = await serveBotApi(api);
  try {
    const deps = testDeps({ snapshots: app.snapshots });
    const bot = createBot({ ...deps, token: TOKEN, botInfo: ME, apiRoot: server.root });
    await bot.handleUpdate(api.numbered(privateMessage(1, { text: VERDICT })));
    await bot.handleUpdate(api.numbered(privateMessage(1, { text: "/memo" })));
    const sizes = api.documents.map(({ document }) => document.bytes.length);
    expect(sizes).toHaveLength(2);
    expect(api.documents[1]?.document.bytes.toString("latin1").trimEnd()).toMatch(/^%PDF-[^]*%%EOF$/);
  } finally {
    await server.close();
  }
}, 60_000);
