import type { TextKey } from "./id.ts";

/** A text with places to be filled in, or one that depends on whether a number is one. */
export type Text = string | Plural;

interface Plural {
  readonly by: string;
  readonly one: Text;
  readonly other: Text;
}

function plural(by: string, one: Text, other: Text): Plural {
  return { by, one, other };
}

/** Every word the bot says by itself in English. */
export const en: Readonly<Record<TextKey, Text>> = {
  continued: "(continued)",
  "reported-as": "As reported, not the regulation's own words:",
  "explained-as": "Explanatory material, not law:",
  "compared-removed": "struck out",
  "compared-added": "added",

  greeting:
    "Welcome. I help you find the law on foreign relations and cooperation of regional governments, with the words of the article and its legal status.",
  "how-to-ask": "Type your question, for example:",
  "example-questions":
    "Does a sister-city agreement need the approval of the regional council?\nArticle 5 of Law 37/1999",
  "other-language": "Dalam bahasa Indonesia: /bahasa id",
  "commands-heading": "Commands",
  "help-groups":
    "In a group, mention me or reply to a message of mine.\nA reply to an older answer goes on with that answer. Your last question is answered again when you edit it.\nIn any chat: type my name and an article, then choose one to send its quotation.",
  "help-upload":
    'As an administrator you can add a regulation: send its file (PDF, DOCX, MD, TXT; 20 MB at most) here. The caption may give an id, such as perda-kota-contoh-7-2021, or options such as --id … --title "…" --status in-force.',
  "start-check": "To check a planned cooperation step by step: /cek",
  "continue-check": "Your last check is not finished. Go on with /cek.",
  "standing-note": "My answers are information, not legal advice.",

  "start-description": "Start",
  "help-description": "How to use this bot",
  "cek-description": "Check a planned cooperation, step by step",
  "batal-description": "Stop the check",
  "pasal-description": "Show an article",
  "cari-description": "Search articles by word or topic",
  "sumber-description": "The regulations and their status",
  "baru-description": "Forget the conversation and start anew",
  forgotten: "The conversation so far is forgotten. Please ask.",
  "bahasa-description": "Choose the language",
  "tentang-description": "About this bot and its limits",

  "pasal-usage": "Name the article, for example:\n/pasal 5 UU 37/1999",
  "periksa-description": "Review a draft: its citations, quotations and plan",
  "review-button": "Review the draft",
  "review-usage":
    "Send the draft (PDF, Word, text or a scan, 200 pages at most) with the caption /periksa, or reply /periksa to a file that was sent. Each citation of law and each quotation in it is checked. The draft is not kept.",
  "review-marked": "The draft with marks and comments at each citation. Nothing of it is kept.",
  "review-failed": "The draft could not be reviewed.",
  "memo-description": "A staff memo (DOCX and PDF) of the last answer",
  "memo-button": "Staff memo",
  "memo-usage": "For one format only, write /memo docx or /memo pdf; for its language, add id or en.",
  "memo-nothing":
    "There is no verdict or quoted article yet that a memo could be made of. Ask your question first, or check a planned cooperation with /cek, then write /memo.",
  "memo-caption": "{subject}. Fill in the dotted lines and compare the quotations before signing.",
  "memo-saved": "{subject}. Saved as:",
  "cari-usage": "Say what to search for, for example:\n/cari sister city approval",

  "status-in-force": "In force",
  "status-amended": "In force as amended",
  "status-revoked": "Revoked",
  since: "since",
  by: "by",
  "status-reported": "as reported, not verified",
  "shipped-full": "Full text",
  "shipped-partial": "Some articles",
  "shipped-secondary": "Content as reported by another source",
  "shipped-explanatory": "Explanatory material, not law",
  "sources-more":
    "{count} more regulations were brought in by the office. Name one, or its number, to read it.",
  "shipped-none": "Listed only, no text",
  "replaced-by": "Replaced by",

  "dialog-title": "Check",
  "dialog-hint": "Press a button or type the answer. You may ask something else on the way. To stop: /batal.",
  "dialog-back": "Back",
  "dialog-finish": "Show the result",
  "dialog-abandon": "Cancel",
  "dialog-offer": "The last check is not finished. Go on with it, or start a new one?",
  "dialog-known": "Noted so far:",
  "dialog-resume": "Go on",
  "dialog-restart": "Start anew",
  "dialog-abandoned": "The check was stopped.",
  "dialog-none": "No check is under way. Start one with /cek.",
  "dialog-old-button": "This button belongs to an earlier question. Go on with /cek.",
  "correct-reading": "Misread?",
  "start-over": "Start over",
  "plan-home": "a regional government",
  "plan-partner": "a foreign partner",

  "language-question": "Choose the language of the answers.",
  "language-id": "Bahasa Indonesia",
  "language-en": "English",
  "language-auto": "Automatic",
  "language-set-id": "Saya akan menjawab dalam bahasa Indonesia.",
  "language-set-en": "I will answer in English.",
  "language-set-auto": "I will follow the language of your question.",

  "about-heading": "About this bot",
  "about-what":
    "This bot finds and quotes the law on foreign relations and cooperation of regional governments. Quotations are taken from the text as it stands, never reworded.",
  "about-no-model": "It works without a language model (AI): its answers follow fixed rules.",
  "about-model":
    "Quotations, articles, status and verdicts follow fixed rules. The prose of some answers is written by the language model (AI) {model} and checked against its sources.",
  "about-limits":
    "It knows only the regulations under /sumber. Other rules, regional regulations and recent changes may be missing. Check the official text before you sign anything.",
  "about-corpus": "Contents",
  "about-relations":
    "Data on diplomatic relations: gone through on {updated}. Each state has a source and date of its own, between {oldest} and {newest}; in an answer only a doubtful state carries a caution.",
  "about-regulations": "regulations and materials listed",
  "about-articles": "articles available",
  "about-edition": "edition",

  "not-text": "Sorry, I can only read text. Please type your question.",
  "upload-refused":
    "Sorry, I take files from administrators only. You can type a question or paste the words of an article here. To add a regulation, send its file to the administrator of this bot. If you are one, put your user id into TELEGRAM_ADMINS:",
  "upload-take": "Take in as",
  "upload-dry-run": "A trial only: nothing was stored.",
  "upload-in-use": "It can be cited now, for example:",
  "upload-not-in-use": "The file is stored, but answers do not use it yet; the bot's log says why.",
  "upload-too-large":
    "This file is too large: a bot in Telegram can fetch files of up to 20 MB only. Make it smaller, divide it, or bring it in on the server with npm run ingest.",
  "upload-unavailable": "The file could not be fetched from Telegram. Please send it again in a moment.",
  "upload-caption":
    'I cannot read the caption of this file. Leave it empty, give an id alone (such as perda-kota-contoh-7-2021), or options, for example:\n--id perda-kota-contoh-7-2021 --title "Peraturan Daerah Kota Contoh Nomor 7 Tahun 2021 tentang Kerja Sama Daerah" --status in-force --since 2021-05-05 --replaces perda-kota-contoh-2-2015',
  "upload-options-go-in-caption": "Options are written as the file's caption; send the file again with it.",
  "report-read-as": "Read from {format}: {form}.",
  "report-read-as-pages": plural(
    "pages",
    "Read from {format}, one page: {form}.",
    "Read from {format}, {pages} pages: {form}.",
  ),
  "report-statute": "an act of articles (pasal)",
  "report-amending": "an act that changes another; its new wordings are kept apart from its own articles",
  "report-decision": "a decision of numbered dicta",
  "report-guideline": "a guideline of points, without articles",
  "report-plain": "text without structure; it can be cited by paragraph only",
  "report-found": "Found: {counts}.",
  "report-penjelasan": "Penjelasan: {counts}.",
  "report-part": "part of text",
  "report-parts": plural("count", "one part of text", "{count} parts of text"),
  "report-status": "Status: {status}.",
  "report-in-force": "in force",
  "report-amended": "in force as amended",
  "report-revoked": "revoked",
  "report-replaces": "Replaces: {acts}.",
  "report-unchanged": "This version was there already; nothing changed.",
  "report-changes": plural(
    "added",
    "Against the version before: one provision added, {changed} changed, {removed} removed.",
    "Against the version before: {added} provisions added, {changed} changed, {removed} removed.",
  ),
  "report-no-doubts": "The numbering has no gap, and nothing had to be guessed.",
  "report-implausible": "Doubtful; compare it with the text first (quotations of it will say so):",
  "report-doubts": "Compare with the text:",
  "report-page": "page {page}",
  "report-line": "line {line}",
  "report-more": "and {count} more",
  "report-recognised":
    "Recognised by OCR, page {pages}; lowest confidence {confidence} of 100. Compare with the paper.",
  "report-gaps": "Gaps in the numbering ({count}): {items}",
  "report-repeats": "Repeated numbers ({count}): {items}",
  "report-guesses": "Guessed ({count}): {items}",
  "report-marked": "Changes another act ({count}): {items}",
  "report-remainder": "Belongs to no provision ({count}): {items}",
  "report-basis": plural(
    "count",
    "One point that the check's rules rest on is still as reported before. Compare and confirm it on the server: {command}",
    "{count} points that the check's rules rest on are still as reported before. Compare and confirm them on the server: {command}",
  ),
  "report-offers": plural(
    "count",
    "New words for {count} article of {act}, in force since {since}. Compare first; the old words are quoted until you confirm:",
    "New words for {count} articles of {act}, in force since {since}. Compare first; the old words are quoted until you confirm:",
  ),
  "report-offers-undated": plural(
    "count",
    "New words for {count} article of {act}, but the file does not tell since when they hold. Send it again with a caption such as --since 2025-01-31:",
    "New words for {count} articles of {act}, but the file does not tell since when they hold. Send it again with a caption such as --since 2025-01-31:",
  ),
  "report-readings": "Otherwise than the restored text that ships; the words of this file are quoted:",
  "report-reading-kept": "{pasal} (lacks parts of the article that ships, so that one is still quoted)",
  "upload-count-versions": "Use the new words",
  "upload-versions-counted": "The new words are in use; the old ones can still be seen by naming their day.",
  "upload-versions-refused": "The old words stay in use.",
  "upload-keep-versions": "Keep the old words",
  "report-confirm":
    'Id, title and status were read from the file or assumed. If they are wrong, send the file again with a caption such as --id … --title "…" --status revoked. Nothing has been stored yet.',
  "upload-fetching": "Fetching the file…",
  "upload-reading": "Reading the file…",
  "upload-recognising": "Recognising scanned page",
  "recognised-in-scan": "from a scan, by OCR",
  "upload-indexing": "Stored. Preparing the search…",
  "upload-read": "The file has been read.",
  "upload-failed": "The file was not taken in.",
  "upload-dropped": "All right, the file was not taken in.",
  "upload-drop": "Do not take it in",
  "upload-old-button": "This file has been dealt with or is too old. Please send it again.",
  edited: "I do not read an older message again when it is edited. Please send it as a new message.",
  "edited-answer": "The answer to the question as you changed it:",
  "picture-not-read": "I cannot read pictures or recordings; this answers what you wrote.",
  "empty-mention": "Please type your question after my name.",
  "unknown-command": "I do not know that command. See /help.",
  "stale-button": "This button is no longer valid. Please ask again.",
  "already-pressed": "The answer has been sent already.",
  apology:
    "Sorry, something went wrong and the answer could not be given in full. Please try again. If it happens again, tell the operator this number:",
  interrupted:
    "Sorry, I was interrupted while answering this message. If you have not received the whole answer, please send the message again.",
  "given-up":
    "Sorry, I cannot answer this message: handling it failed again and again. Please put it in other words, or give this number to an administrator:",
  "sent-again": "(Sent again because the connection broke; you may have received it already.)",

  "inline-help": "How to use this bot",
  "inline-nothing": "No article fits. Ask in the bot",
  "inline-revoked": "{label} (revoked)",
  "inline-first-part":
    "{label} is too long for one message. This is its first part, {part}, whole; the rest is in the bot.",
  "inline-too-long": "{label} is too long for one message. Its words are in the bot.",
  "read-in-bot": "Read in the bot",
  copy: "Copy the quotation",
  share: "Share",
  "link-unknown":
    "That link leads to an article I do not know. Name the article and its regulation, or see /sumber.",

  "administrators-heading": "For administrators",
  "administrators-only": "This command or button is for administrators only.",
  "private-only": "To keep it confidential, send me this command in our private chat.",
  "izinkan-description": "Let in a user, or this group",
  "cabut-description": "Take back a user's or this group's access",
  "pengguna-description": "Who was let in",
  "kode-description": "Make a one-time access code",
  "izinkan-usage":
    "Give the user's number, with a name if you like, for example:\n/izinkan 123456789 Ani, Cooperation Division\nOr forward me a message of theirs, or reply to one with /izinkan. For a group: send /izinkan in that group.",
  "cabut-usage":
    "Give the number, for example:\n/cabut 123456789\nThe numbers are under /pengguna. For a group: send /cabut in that group.",
  "writer-is-hidden":
    "Telegram does not show who that person is. Ask them to write to me: I will tell them their number; then send /izinkan with that number.",
  "writer-is-bot": "That is a bot. Only people can be let in.",
  "is-administrator": "{id} is an administrator. Administrators are set on the server, with TELEGRAM_ADMINS.",
  "user-let-in": "{name} may use this bot now.\nTo take it back: /cabut {id}",
  "group-let-in":
    "The members of the group {name} may ask in that group now: mention me or reply to a message of mine.\nTo take it back: /cabut {id}",
  "you-are-let-in": "You may use this bot now. Please type your question, or see /help.",
  "was-not-let-in": "{id} is not on the list of those let in. The list: /pengguna",
  "access-revoked": "The access of {name} has been taken back.",
  "access-is-open":
    "At present everybody may use this bot (ACCESS_MODE=open). The list counts only with ACCESS_MODE=allowlist or pairing.",
  "codes-are-off": "Codes are used with ACCESS_MODE=pairing only. For now, let the person in with /izinkan.",
  "code-made":
    "Access code: {code}\nGood for {hours} hours, for one person. Give it to them alone; they need only open or send:\n{link}",
  "came-in-by-code": "{who} came in with a code of yours.",
  "revoke-button": "Take back access",
  "let-in-offer": "{name} has not been let in to this bot. Let them in?",
  "let-in-button": "Let in",
  "guests-heading": "Let in: {users} users, {groups} groups. Administrators: {administrators}.",
  "guests-at": "Page {page} of {pages}",
  "guests-before": "Previous",
  "guests-after": "Next",
  "old-button": "This button is no longer valid.",
  "stranger-allowlist":
    "Sorry, this bot is only for users who have been let in. To ask for access, give your number to the bot's administrator: {id}",
  "stranger-pairing":
    "Sorry, this bot is only for users who have been let in. Have an access code? Send it here. If not, give your number to the bot's administrator: {id}",
  "stranger-group":
    "Sorry, I may not answer in this group yet. The bot's administrator can allow it by sending /izinkan here. Number of the group: {id}",
  "code-wrong":
    "That code is not valid: mistyped, already used, or expired. Check it, or ask an administrator for a new one.",
  "code-wait": "Too many attempts. Please try again in {minutes} minutes.",
  "code-accepted": "The code is accepted. You may use this bot now.",
  "limit-reached": "You have sent {limit} messages within a minute. Please go on in {seconds} seconds.",

  "terminal-hint":
    "This is the terminal chat. For Telegram, get a token from @BotFather (/newbot) and set TELEGRAM_BOT_TOKEN in the file .env. To leave: /exit.",
  "terminal-press": "Type the number to choose.",

  "usage-title": "Questions by week, last {weeks} weeks",
  "usage-empty": "No questions yet",
  "usage-answered": "Answered with articles",
  "usage-judged": "Judged",
  "usage-unanswered": "Not answered",
  "usage-failed": "Failed",
  "usage-this-week": plural(
    "total",
    plural(
      "users",
      "{total} question this week, from {users} person:",
      "{total} question this week, from {users} people:",
    ),
    plural(
      "users",
      "{total} questions this week, from {users} person:",
      "{total} questions this week, from {users} people:",
    ),
  ),
  "usage-none-this-week": "No questions this week yet.",
  "usage-asked-in-vain": "Most often not answered:",
  "status-version": "Version {version}, edition of the law {edition}",
  "status-uptime": "Running for {days} d {hours} h {minutes} min",
  "status-corpus": "{acts} texts, {provisions} provisions",
  "status-asked": "Last 24 hours: {asked} questions, {failed} failed",
  "status-no-model": "No language model",
  "status-model": "Language model: {model}",
  "status-access": "Access: {access}",
  "status-memory": "Memory: {megabytes} MB",
  "status-disk": "Database: {used} MB; free disk space: {free} MB",
  "status-disk-only": "Free disk space: {free} MB",
  "status-no-disk": "The disk space cannot be read.",
  "export-in-private": "That file holds everybody's questions. Ask for it in a private chat with me.",
  "export-usage": "Say how many days, from 1 to {most}, for example:\n/ekspor 30",
  "export-caption": "{rows} questions of the last {days} days. The file holds people's words; keep it safe.",
  "digest-heading": "Last 24 hours: {total} questions from {users} people.",
  "status-description": "How the bot is",
  "statistik-description": "Usage by week",
  "ekspor-description": "Download the log of questions",
  "riwayat-description": "See your past questions",
  "hapus_data-description": "Delete your questions and conversations",
  "help-memory":
    "I keep your questions so that you can open them again (/riwayat). /baru forgets the conversation under way; /hapus_data deletes all of your words.",
  "past-heading": "Your questions",
  "past-hint": "Press a number to ask it again. Delete all: /hapus_data.",
  "past-newer": "‹ Newer",
  "past-older": "Older ›",
  "past-none": "No question of yours is kept.",
  "past-private":
    "I show past questions in a private chat only. Please open a chat with me and send /riwayat there.",
  "past-gone": "This question is no longer kept. Please write it again.",
  "past-remark": "You asked this on {date}; the result then: {result}.",
  "past-same": "The result is the same now.",
  "past-differs": "The result is different now: {result}.",
  "past-edition": "The collection of regulations has changed since (edition {before}, now {now}).",
  "result-eligible": "allowed",
  "result-conditional": "allowed, with conditions",
  "result-ineligible": "not allowed",
  "result-unknown": "cannot be judged yet",
  "result-citation": "text of an article",
  "result-answer": "answered",
  "result-refusal": "not answered",
  "result-clarification": "to be made clear",
  "result-failed": "failed",
  "erase-question":
    "Delete all of your words? This takes your questions, here and in groups, the conversation and the check under way, the choice of language, and your reasons for votes. Only a count without a name stays. This cannot be undone.",
  "erase-question-group":
    "Delete all of your words? This takes yours alone: your questions here, in other groups and in our private chat, and your reasons for votes. The conversation under way in this group is forgotten with them. Other members' questions stay. This cannot be undone.",
  "erase-yes": "Yes, delete",
  "erase-no": "No",
  "erase-done":
    "Deleted: {questions} questions and the conversations they stood in. The messages in this Telegram chat you can delete yourself.",
  "erase-kept": "Very well, nothing was deleted.",
  "erase-not-yours": "This button is for the member who asked. Send /hapus_data for your own data.",
  "erase-too-old": "This button is old. Please send /hapus_data again.",
  "erase-anonymous":
    "You write in the name of a group or channel; I keep no such words as anybody's. Send /hapus_data from your own account.",
  "feedback-thanks": "Thank you for your vote.",
  "feedback-kept": "Your vote is already noted.",
  "feedback-wrong":
    "Thank you. This question and its answer go to the administrators, without your name. What is wrong? Please choose below the answer.",
  "feedback-noted": "Thank you, noted.",
  "feedback-why": "What is wrong with that answer?",
  "feedback-explain":
    "Noted: {reason}. To explain, reply to this message. A new question you simply write as usual.",
  "feedback-note-thanks": "Thank you, your explanation goes to the administrators.",
  "reason-article": "Wrong article",
  "reason-verdict": "Wrong verdict",
  "reason-not-asked": "Not what I asked",
  "reason-unclear": "Not clear",
  "reason-other": "Something else",
  "notice-heading": "An answer was found wrong",
  "notice-withdrawn": "This vote was taken back",
  "notice-question": "Question: {question}",
  "notice-reason": "Reason: {reason}",
  "notice-note": "Explanation: {note}",
  "notice-result": "Kind: {kind}; result: {result}",
  "notice-provisions": "Provisions: {provisions}",
  "notice-edition": "Edition: {edition}; model: {model}",
  "notice-trace": "Trace: {trace} ({date})",
  "notice-none": "none",
};
