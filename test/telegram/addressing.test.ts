import type { Message } from "grammy/types";
import { describe, expect, it } from "vitest";
import { type Incoming, readMessage } from "../../src/telegram/addressing.ts";
import { ME } from "../support/bot-api/bot-api.ts";
import { groupMessage, mentionIn, privateMessage } from "./fixture.ts";

type Content = Partial<Message>;

function read({ message }: { readonly message?: Message }): Incoming {
  if (message === undefined) throw new Error("no message");
  return readMessage(message, ME);
}

const OWN = {
  message_id: 1,
  date: 0,
  chat: { id: -100, type: "supergroup", title: "Bagian Kerja Sama" },
  from: ME,
  text: "Jawaban",
} as unknown as NonNullable<Content["reply_to_message"]>;
const STICKER: NonNullable<Content["sticker"]> = {
  file_id: "1",
  file_unique_id: "1",
  type: "regular",
  width: 1,
  height: 1,
  is_animated: false,
  is_video: false,
};

const FILE = { file_id: "1", file_unique_id: "1", file_name: "perda.pdf" };
const FILM = { ...FILE, width: 1, height: 1, duration: 1 };

describe("in a private chat", () => {
  it.each<[string, Content, Incoming]>([
    ["a question", { text: " sister city? " }, { type: "text", text: "sister city?" }],
    ["a command", { text: "/start" }, { type: "command", name: "start", argument: "" }],
    [
      "a command in capitals, with its argument",
      { text: "/PASAL 42 ayat (1)\nhuruf g" },
      { type: "command", name: "PASAL", argument: "42 ayat (1)\nhuruf g" },
    ],
    [
      "a command with the bot's name",
      { text: "/cari@Asisten_Bot  hibah " },
      { type: "command", name: "cari", argument: "hibah" },
    ],
    ["a command that does not exist", { text: "/xyz" }, { type: "command", name: "xyz", argument: "" }],
    [
      "a command with its number glued on",
      { text: "/pasal42 uu 32/2004" },
      { type: "command", name: "pasal", argument: "42 uu 32/2004" },
    ],
    ["a lone slash", { text: "/ pasal" }, { type: "text", text: "/ pasal" }],
    ["a sticker", { sticker: STICKER }, { type: "not-text" }],
    [
      "a file with its caption",
      { document: FILE, caption: "perda-1" },
      { type: "document", document: FILE, caption: "perda-1" },
    ],
    ["a moving picture, which is a file too", { animation: FILM, document: FILE }, { type: "not-text" }],
    ["a service message", { group_chat_created: true }, { type: "ignored" }],
  ])("%s", (_, content, expected) => {
    expect(read(privateMessage(1, content))).toEqual(expected);
  });
});

describe("in a group", () => {
  const mention = (text: string): Content => ({ text, entities: mentionIn(text) ?? [] });

  it.each<[string, Content, Incoming]>([
    ["a message to others", { text: "rapat jam 9" }, { type: "ignored" }],
    ["a command to nobody", { text: "/pasal 5" }, { type: "command", name: "pasal", argument: "5" }],
    ["a command of another bot", { text: "/pasal@lain_bot 5" }, { type: "ignored" }],
    ["an unknown command to nobody", { text: "/xyz" }, { type: "ignored" }],
    [
      "an unknown command to the bot",
      { text: "/xyz@asisten_bot" },
      { type: "command", name: "xyz", argument: "" },
    ],
    [
      "a mention at the start",
      mention("@asisten_bot perlu persetujuan DPRD?"),
      { type: "text", text: "perlu persetujuan DPRD?" },
    ],
    [
      "a mention in the middle",
      mention("tolong @asisten_bot pasal 5 uu 37/1999"),
      { type: "text", text: "tolong pasal 5 uu 37/1999" },
    ],
    ["nothing but a mention", mention("@asisten_bot"), { type: "empty" }],
    [
      "a mention of another",
      { text: "@asisten_bot_2 halo", entities: [{ type: "mention", offset: 0, length: 14 }] },
      { type: "ignored" },
    ],
    ["the bot's name without a mention", { text: "surel@asisten_bot" }, { type: "ignored" }],
    [
      "a reply to the bot",
      { text: "penjelasannya?", reply_to_message: OWN },
      { type: "text", text: "penjelasannya?" },
    ],
    ["a sticker", { sticker: STICKER }, { type: "ignored" }],
    ["a file", { document: FILE, caption: "perda" }, { type: "ignored" }],
    ["a file in reply to the bot", { document: FILE, reply_to_message: OWN }, { type: "not-text" }],
    ["a sticker in reply to the bot", { sticker: STICKER, reply_to_message: OWN }, { type: "not-text" }],
    [
      "another bot that mentions it",
      { ...mention("@asisten_bot halo"), from: { id: 9, is_bot: true, first_name: "Bot" } },
      { type: "ignored" },
    ],
  ])("%s", (_, content, expected) => {
    expect(read(groupMessage(content))).toEqual(expected);
  });
});

it("a channel post is ignored", () => {
  const post = groupMessage({ chat: { id: -5, type: "channel", title: "Kanal" }, text: "/start" });
  expect(read(post)).toEqual({ type: "ignored" });
});
