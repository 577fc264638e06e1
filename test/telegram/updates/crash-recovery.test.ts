import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Assistant } from "../../../src/answering/answer.ts";
import { openStore, type Store } from "../../../src/storage/store.ts";
import { createBot } from "../../../src/telegram/bot.ts";
import { say } from "../../../src/telegram/texts/texts.ts";
import { createUpdateIntake, type UpdateIntake } from "../../../src/telegram/updates/intake.ts";
import { BotApi, ME } from "../../support/bot-api/bot-api.ts";
import { fetchTo } from "../../support/bot-api/fetch.ts";
import { temporaryFolder } from "../features/guided-check-scene.ts";
import { fakeAssistant, privateMessage, snapshotsOf, testDeps, type TestDeps } from "../fixture.ts";

/** What the next run of the program makes of the updates that the one before left undone. */

let folder: string;
let api: BotApi;
const stores: Store[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
  api = new BotApi();
});

afterEach(async () => {
  for (const store of stores.splice(0)) store.close();
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly intake: UpdateIntake;
  readonly deps: TestDeps;
}

/** A run of the program. One that is not closed has been killed, as far as the next one can see. */
function run(assistant: Assistant = fakeAssistant(), fetch = fetchTo(api)): Run {
  const deps = testDeps();
  const store = openStore(folder, deps.logger);
  stores.push(store);
  const { settings, handledUpdates, inbox } = store;
  const bot = createBot({
    ...deps,
    ...{ settings, handledUpdates, inbox, snapshots: snapshotsOf(assistant), botInfo: ME },
    client: { fetch },
  });
  const intake = createUpdateIntake({ bot, inbox, logger: deps.logger });
  intake.resume();
  intake.open();
  return { intake, deps };
}

/** Answers never, and so is still at it when the program is killed. */
function stuck(isStuckAt: (text: string) => boolean = () => true): Assistant & { readonly asked: string[] } {
  const asked: string[] = [];
  const other = fakeAssistant();
  return {
    asked,
    answer: (request, context) => {
      const text = "text" in request ? request.text : "";
      asked.push(text);
      return isStuckAt(text) ? new Promise(() => undefined) : other.answer(request, context);
    },
  };
}

const message = (chat: number, text: string): Update => api.numbered(privateMessage(chat, { text }));

async function until(isDone: () => boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!isDone()) {
    if (performance.now() > end) throw new Error(`waited in vain; sent: ${JSON.stringify(api.sent)}`);
    await sleep(5);
  }
}

/** Waits until nothing is left to do, and a little, in which nothing more may come. */
async function idle({ intake }: Run): Promise<void> {
  await until(() => intake.underWay + intake.queued === 0);
  await sleep(20);
}

const firstLines = (chat: number): string[] => api.textsTo(chat).map((text) => text.split("\n")[0] ?? "");

describe("an update that was accepted and not answered", () => {
  it("is answered at the next start, once, in the order of its chat and before what comes later", async () => {
    const killed = stuck();
    run(killed).intake.accept([message(1, "satu"), message(2, "dua"), message(1, "tiga")]);
    await until(() => killed.asked.length === 2);
    const second = run();
    second.intake.accept([message(1, "empat")]);
    await idle(second);
    expect(firstLines(1)).toEqual(["Jawaban untuk: satu", "Jawaban untuk: tiga", "Jawaban untuk: empat"]);
    expect(firstLines(2)).toEqual(["Jawaban untuk: dua"]);
    await idle(run());
    expect(api.sent).toHaveLength(4);
  });

  it("is left alone when Telegram hands it out again, answered or not", async () => {
    const killed = stuck();
    const again = message(1, "satu");
    run(killed).intake.accept([again]);
    const second = run();
    second.intake.accept([again]);
    await idle(second);
    second.intake.accept([again]);
    await idle(second);
    expect(firstLines(1)).toEqual(["Jawaban untuk: satu"]);
  });

  it("is not answered twice where something had been sent: the user is told, in reply to the message", async () => {
    const question = message(1, "satu");
    // Killed while Telegram carries the call out, so that nobody knows what became of it.
    let isSending = false;
    const hanging = fetchTo(api, (method) => (isSending ||= method === "sendMessage"));
    run(fakeAssistant(), hanging).intake.accept([question, message(1, "dua")]);
    await until(() => isSending);
    await idle(run());
    expect(api.textsTo(1)).toEqual([say("interrupted", "id"), expect.stringMatching(/^Jawaban untuk: dua/)]);
    expect(api.sent[0]?.reply_parameters).toEqual({
      message_id: question.message?.message_id,
      allow_sending_without_reply: true,
    });
  });

  it("is given up, with a number that stands in the log, after the program has ended three times over it", async () => {
    const poison = (text: string): boolean => text === "racun";
    const question = message(1, "racun");
    for (let attempt = 1; attempt <= 3; attempt++) {
      const killed = stuck(poison);
      const { intake } = run(killed);
      intake.accept([question]);
      await until(() => killed.asked.includes("racun"));
    }
    const last = run();
    await idle(last);
    const [told] = api.textsTo(1);
    expect(told).toContain(say("given-up", "id"));
    const trace = told?.slice(-12);
    expect(last.deps.logger.lines).toContainEqual(
      expect.objectContaining({ level: "error", fields: expect.objectContaining({ trace }) }),
    );
    await idle(run());
    expect(api.sent).toHaveLength(1);
  });

  it("takes no other with it: before it is given up it is handled by itself", async () => {
    const poison = (text: string): boolean => text === "racun";
    const updates = [message(1, "racun"), message(2, "bukan racun"), message(3, "juga bukan")];
    for (let attempt = 1; attempt <= 2; attempt++) {
      const killed = stuck();
      run(killed).intake.accept(updates);
      await until(() => killed.asked.length === 3);
    }
    // At the third attempt only one of them is under way, and it is the one that ends the program.
    const third = stuck(poison);
    run(third);
    await until(() => third.asked.length > 0);
    await sleep(50);
    expect(third.asked).toEqual(["racun"]);
    const last = run();
    await idle(last);
    expect(firstLines(1)).toEqual([expect.stringContaining("berulang kali")]);
    expect(firstLines(2)).toEqual(["Jawaban untuk: bukan racun"]);
    expect(firstLines(3)).toEqual(["Jawaban untuk: juga bukan"]);
  });

  it("is no attempt when the program was stopped in good order", async () => {
    for (let attempt = 1; attempt <= 5; attempt++) {
      const slow = stuck();
      const { intake } = run(slow);
      if (attempt === 1) intake.accept([message(1, "satu")]);
      await until(() => slow.asked.length === 1);
      expect(await intake.close(10)).toBe(1);
    }
    await idle(run());
    expect(firstLines(1)).toEqual(["Jawaban untuk: satu"]);
  });

  it("waits for the next start when it comes in while the program stops", async () => {
    const first = run();
    await first.intake.close(10);
    first.intake.accept([message(1, "terlambat")]);
    await sleep(20);
    expect(api.sent).toEqual([]);
    await idle(run());
    expect(firstLines(1)).toEqual(["Jawaban untuk: terlambat"]);
  });
});
