import type { Message, Update } from "grammy/types";
import { ME, type NewUpdate, type ShownMessage } from "../../test/support/bot-api/bot-api.ts";
import {
  readCitationCases,
  readEligibilityCases,
  readGolden,
  readRefusalCases,
} from "../evaluation/golden.ts";
import type { Random } from "./random.ts";

/** A private chat with one person, or a group in which several ask. */
export interface Chat {
  readonly id: number;
  readonly isGroup: boolean;
  /** Ids of users. */
  readonly members: readonly number[];
  readonly tongue: Tongue;
}

export type Action =
  | { readonly type: "say"; readonly text: string }
  /** The button in that place under the newest message that has any. */
  | { readonly type: "press"; readonly row: number; readonly column: number; readonly label: string }
  /** Changes the message said last. */
  | { readonly type: "edit"; readonly text: string }
  | { readonly type: "sticker" }
  /** Said in a group to the others. */
  | { readonly type: "chatter"; readonly text: string };

const GROUP_MEMBERS = 5;
const SHARE_IN_GROUPS = 0.12;
const SHARE_ENGLISH = 0.2;

/** Chats of as many people as are asked for, some of them in groups. */
export function invite(people: number, random: Random): Chat[] {
  const chats: Chat[] = [];
  const tongue = (): Tongue => (random.chance(SHARE_ENGLISH) ? "en" : "id");
  const groups = Math.floor((people * SHARE_IN_GROUPS) / GROUP_MEMBERS);
  let user = 10_000;
  for (let group = 0; group < groups; group++) {
    const members = Array.from({ length: GROUP_MEMBERS }, () => user++);
    chats.push({ id: -1_000_000 - group, isGroup: true, members, tongue: tongue() });
  }
  while (user < 10_000 + people) {
    chats.push({ id: user, isGroup: false, members: [user], tongue: tongue() });
    user++;
  }
  return chats;
}

/** What somebody sees who acts in a chat. */
export interface Sight {
  readonly said: Message | undefined;
  /** The newest message with buttons. */
  readonly shown: ShownMessage | undefined;
}

let serial = 1_000_000;

/** What was to be pressed is not there: the call that would have put it there may have come to nothing. */
export class NoSuchButtonError extends Error {
  override readonly name = "NoSuchButtonError";
}

/** The update that Telegram makes of an action. @throws NoSuchButtonError; Error when there is nothing to change */
export function updateOf(chat: Chat, by: number, action: Action, sight: Sight): NewUpdate {
  const from = { id: by, is_bot: false, first_name: `Orang ${by}` };
  const place = chat.isGroup
    ? ({ id: chat.id, type: "supergroup", title: "Bagian Kerja Sama" } as const)
    : ({ id: chat.id, type: "private", first_name: from.first_name } as const);
  const date = Math.floor(Date.now() / 1_000);
  const message = (content: object): NewUpdate => ({
    message: { message_id: serial++, date, chat: place, from, ...content } as Message & Update.NonChannel,
  });
  switch (action.type) {
    case "say":
      return message(wordsOf(chat, action.text));
    case "chatter":
      return message({ text: action.text });
    case "sticker":
      return message({
        sticker: { file_id: "s", file_unique_id: "s", type: "regular", width: 1, height: 1 },
        // Whoever means the bot in a group replies to it.
        ...(chat.isGroup
          ? { reply_to_message: { message_id: 1, date, chat: place, from: ME, text: "…" } }
          : {}),
      });
    case "edit": {
      if (sight.said === undefined) throw new Error("nothing was said that could be changed");
      const edited = { ...sight.said, edit_date: date, ...wordsOf(chat, action.text) };
      return { edited_message: edited as Message & Update.Edited & Update.NonChannel };
    }
    case "press": {
      const button = sight.shown?.keyboard[action.row]?.[action.column];
      if (sight.shown === undefined || button?.text !== action.label)
        throw new NoSuchButtonError(`no button “${action.label}”`);
      const { message_id, text, keyboard } = sight.shown;
      return {
        callback_query: {
          id: `press-${serial++}`,
          from,
          chat_instance: String(chat.id),
          data: button.callback_data,
          message: {
            ...{ message_id, date, chat: place, from: ME, text },
            reply_markup: { inline_keyboard: keyboard },
          },
        } as NonNullable<Update["callback_query"]>,
      };
    }
  }
}

/** In a group the bot is named, in front or in the command. */
function wordsOf(chat: Chat, text: string): Pick<Message, "text" | "entities"> {
  const command = /^\/\w+/.exec(text)?.[0];
  const name = `@${ME.username}`;
  const said = !chat.isGroup
    ? text
    : command === undefined
      ? `${name} ${text}`
      : text.replace(command, `${command}${name}`);
  if (command !== undefined)
    return {
      text: said,
      entities: [
        { type: "bot_command", offset: 0, length: command.length + (chat.isGroup ? name.length : 0) },
      ],
    };
  return chat.isGroup
    ? { text: said, entities: [{ type: "mention", offset: 0, length: name.length }] }
    : { text: said };
}

/** What people say to the bot, by the language they write in. */
export interface Sayings {
  readonly questions: readonly string[];
  /** Look-ups of articles. */
  readonly citations: readonly string[];
  /** What goes on from the answer before. */
  readonly followUps: readonly string[];
  /** Openings of the guided check. */
  readonly checks: readonly string[];
  /** Typed replies to what the guided check asks. */
  readonly replies: readonly string[];
  /** Commands that stand for themselves. */
  readonly commands: readonly string[];
}

export type Tongue = "id" | "en";

const INDONESIAN = {
  followUps: [
    "kalau untuk provinsi?",
    "kalau dengan Jepang?",
    "ayat 2-nya?",
    "penjelasannya?",
    "masih berlaku?",
  ],
  checks: ["/cek", "/cek dengan kota di Jepang", "/cek Kota Bandung dengan Suwon di bidang pendidikan"],
  replies: ["Kota Surabaya", "Kitakyushu", "pendidikan", "ya", "tidak", "belum tahu", "2"],
};
const ENGLISH = {
  followUps: ["what about a province?", "what about Japan?", "and its elucidation?", "is it still in force?"],
  checks: ["/check", "/check with a city in Japan", "/check Bandung with Suwon in education"],
  replies: ["the city of Surabaya", "Kitakyushu", "education", "yes", "no", "not known yet", "2"],
};
const COMMANDS = [
  "/help",
  "/start",
  "/tentang",
  "/sumber",
  "/bahasa",
  "/cari persetujuan DPRD",
  "/cari kota kembar",
  "/pasal 5 uu 37/1999",
  "/pasal 42 ayat 1 huruf g uu 32/2004",
  "/pasal",
  "/batal",
  "/tidakada",
];

/** From the questions that the project is measured by. */
export function readSayings(): Record<Tongue, Sayings> {
  const asked = [...[...readGolden().values()].flat(), ...readRefusalCases(), ...readEligibilityCases()];
  const of = (tongue: Tongue): string[] =>
    asked.filter(({ language }) => language === tongue).map(({ q }) => q);
  const citations = readCitationCases().map(({ q }) => q);
  return {
    id: { questions: of("id"), citations, commands: COMMANDS, ...INDONESIAN },
    en: {
      questions: of("en"),
      citations: citations.filter((q) => /^article/i.test(q)),
      commands: COMMANDS,
      ...ENGLISH,
    },
  };
}

/** A question as somebody pastes it who has copied a whole letter with it. */
export function longText(question: string): string {
  const filler =
    "Sehubungan dengan surat kami terdahulu mengenai rencana tersebut, bersama ini kami sampaikan. ";
  return `${filler.repeat(38)}\n\n${question}`.slice(-4_000);
}

/** What somebody means to do next; which button it will be is seen when there are buttons. */
export type Intent = (Exclude<Action, { type: "press" }> | { readonly type: "press" }) & {
  /** Sent right behind the one before, without waiting for its answer. */
  readonly isHasty?: true;
};

/** In each topic people start over first, so that one that went wrong leaves no trace in the next. */
export const START_OVER = "/baru";

/** What a chat opens with, and goes back to when something went wrong: nothing then depends on what was before. */
export function opening(chat: Chat): Intent[] {
  return [
    { type: "say", text: `/bahasa ${chat.tongue}` },
    { type: "say", text: START_OVER },
  ];
}

/** One conversation about one matter. */
export function topicOf(chat: Chat, sayings: Sayings, random: Random): Intent[] {
  const start: Intent = { type: "say", text: START_OVER };
  const kind = random.next();
  if (kind < 0.45) return [start, ...questions(sayings, random)];
  if (kind < 0.65) return [start, ...check(sayings, random)];
  if (kind < 0.85) return [start, ...lookUp(sayings, random)];
  return [start, ...oddities(chat, sayings, random)];
}

function questions({ questions: pool, followUps }: Sayings, random: Random): Intent[] {
  const intents: Intent[] = [];
  for (let count = random.between(3, 7); count > 0; count--) {
    const kind = random.next();
    if (kind < 0.2 && intents.length > 0) intents.push({ type: "say", text: random.pick(followUps) });
    else if (kind < 0.35 && intents.length > 0) intents.push({ type: "press" });
    else
      intents.push({
        type: "say",
        text: random.pick(pool),
        // Behind a press that may be refused nobody could tell what answer is due.
        ...(intents.at(-1)?.type !== "press" && random.chance(0.15) ? { isHasty: true } : {}),
      });
  }
  return intents;
}

function check({ checks, replies, questions: pool }: Sayings, random: Random): Intent[] {
  const intents: Intent[] = [{ type: "say", text: random.pick(checks) }];
  for (let count = random.between(4, 9); count > 0; count--) {
    const kind = random.next();
    if (kind < 0.7) intents.push({ type: "press" });
    else if (kind < 0.9) intents.push({ type: "say", text: random.pick(replies) });
    else intents.push({ type: "say", text: random.pick(pool) });
  }
  return intents;
}

function lookUp({ citations, followUps }: Sayings, random: Random): Intent[] {
  const intents: Intent[] = [];
  for (let count = random.between(2, 5); count > 0; count--) {
    const kind = random.next();
    if (kind < 0.25 && intents.length > 0) intents.push({ type: "press" });
    else if (kind < 0.4 && intents.length > 0) intents.push({ type: "say", text: random.pick(followUps) });
    else intents.push({ type: "say", text: random.pick(citations) });
  }
  return intents;
}

function oddities(chat: Chat, { commands, questions: pool }: Sayings, random: Random): Intent[] {
  const intents: Intent[] = [];
  for (let count = random.between(2, 5); count > 0; count--) {
    const kind = random.next();
    const last = intents.at(-1);
    if (kind < 0.15) intents.push({ type: "say", text: longText(random.pick(pool)) });
    else if (kind < 0.25) intents.push({ type: "sticker" });
    else if (kind < 0.4 && last?.type === "say") intents.push({ type: "edit", text: random.pick(pool) });
    else if (kind < 0.6 && chat.isGroup) intents.push({ type: "chatter", text: random.pick(pool) });
    else intents.push({ type: "say", text: random.pick(commands) });
  }
  return intents;
}
