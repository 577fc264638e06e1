import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import { renderTelegram } from "../../src/telegram/rendering/render.ts";
import { faultOf } from "../support/bot-api/validate.ts";
import { Scene, shippedApp, temporaryFolder } from "./features/guided-check-scene.ts";
import { answerOf, press, privateMessage } from "./fixture.ts";

/** Older wordings and comparisons as Telegram gets them. */

let app: App;
let dataDir: string;
let scene: Scene;

beforeAll(async () => {
  app = await shippedApp();
  dataDir = await temporaryFolder();
  scene = new Scene(app, dataDir);
}, 60_000);

afterAll(async () => {
  scene.store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const styled = ({ text, entities }: ReturnType<typeof renderTelegram>[number]): [string, string][] =>
  entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);

describe("a comparison", () => {
  it("strikes through what is gone and underlines what is new, inside one quotation", () => {
    const block = {
      type: "comparison",
      provision: "uu-23-2014/pasal-63",
      from: "2014-12-01",
      to: "2026-11-24",
    } as const;
    const [message, ...more] = renderTelegram(app.corpus, answerOf([block]));
    if (message === undefined) throw new Error("no message");
    expect(more).toEqual([]);
    expect(faultOf("sendMessage", { chat_id: 1, ...message })).toBeNull();
    expect(message.text.split("\n").slice(0, 3)).toEqual([
      "Pasal 63 UU 23/2014, 1 Desember 2014 → 24 November 2026",
      "(dihapus, baru)",
      "(1) Kepala daerah sebagaimana dimaksud dalam Pasal 59 ayat (1) dapat dibantu oleh wakil kepala daerah.",
    ]);
    expect(styled(message).map(([type, text]) => (type === "blockquote" ? type : [type, text]))).toEqual([
      ["bold", "Pasal 63 UU 23/2014, 1 Desember 2014 → 24 November 2026"],
      ["strikethrough", "dihapus"],
      ["underline", "baru"],
      "blockquote",
      ["strikethrough", "dapat"],
    ]);
  });

  it("of a long pasal stays within what Telegram takes", () => {
    const messages = ["101", "154", "65", "66", "88"].flatMap((pasal) =>
      renderTelegram(
        app.corpus,
        answerOf([
          {
            type: "comparison",
            provision: `uu-23-2014/pasal-${pasal}`,
            from: "2014-12-01",
            to: "2026-11-24",
          },
        ]),
      ),
    );
    for (const message of messages) expect(faultOf("sendMessage", { chat_id: 1, ...message })).toBeNull();
  });
});

describe("the buttons under a pasal that was changed", () => {
  /** Presses the button of that label under the newest message that has one. */
  const pressed = async (label: string): Promise<string> => {
    const [id, message] = [...scene.api.messages]
      .reverse()
      .find(([, { keyboard }]) => keyboard.flat().some(({ text }) => text === label)) ?? [0, undefined];
    const button = message?.keyboard.flat().find(({ text }) => text === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    const before = scene.api.textsTo(1).length;
    await scene.handle(press(1, button.callback_data, Number(id)));
    return scene.api.textsTo(1).slice(before).join("\n");
  };

  it("lead to the older wording, to what changed and back to today's, also after a restart", async () => {
    await scene.handle(privateMessage(1, { text: "Pasal 101 UU 23/2014" }));
    expect(scene.api.textsTo(1).at(-1)).toContain("d1. memilih gubernur");
    scene.restart();
    expect(await pressed("Bandingkan bunyinya")).toContain("d1. memilih gubernur");
    const old = await pressed("Bunyi sebelum 18 Maret 2015");
    expect(old).toContain("(bunyi per 17 Maret 2015)");
    expect(old).not.toContain("d1.");
    expect(await pressed("Bunyi sekarang")).toContain("d1. memilih gubernur");
    expect(scene.refused()).toEqual([]);
  });
});
