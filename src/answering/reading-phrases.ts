/** What is said of how provisions read on other days, in both languages. */

export const readingsId = {
  changedBy: (label: string, since: string, act: string) =>
    `${label} berbunyi demikian sejak ${since}, diubah dengan ${act}.`,
  /** A reading of another day than today. */
  wordingOf: (day: string) => `bunyi per ${day}`,
  asOfDay: (day: string) => `Ini bunyi dan status per ${day}, bukan keadaan hari ini.`,
  readsOtherwiseNow: (label: string, since: string, act: string) =>
    `Sejak ${since} bunyi ${label} lain: diubah dengan ${act}.`,
  then: (day: string, standing: string) => `Per ${day}: ${standing}`,
  now: (standing: string) => `Sekarang: ${standing}`,
  goneNow: (label: string) => `${label} tidak ada lagi dalam bunyi yang berlaku sekarang.`,
  notYet: (label: string, day: string, since: string, act: string) =>
    `${label} belum ada per ${day}. Ketentuan itu baru ada sejak ${since}, dengan ${act}.`,
  noLonger: (label: string, until: string, act: string) =>
    `${label} pernah ada, tetapi tidak ada lagi sejak ${until}, dengan ${act}.`,
  actNotYet: (act: string, day: string, since: string) =>
    `${act} belum berlaku per ${day}; peraturan itu baru ada sejak ${since}.`,
  noSuchDay: (text: string) =>
    `Tanggal "${text}" tidak ada dalam kalender. Tulis misalnya: Pasal 101 UU 23/2014 per 1 Desember 2014.`,
  dayToCome: (day: string) =>
    `${day} belum tiba, jadi bunyi pada hari itu belum dapat diketahui. Yang berikut bunyi hari ini.`,
  whichDay: (time: string, label: string, days: string) =>
    `Dalam ${time} bunyi ${label} berubah (${days}). Sebutkan harinya, atau pilih:`,
  otherDay:
    "Hari lain hanya dapat saya pakai untuk pasal yang Anda sebutkan; jawaban ini menurut hukum hari ini. Contoh: Pasal 101 UU 23/2014 per 1 Desember 2014.",
  wordingBefore: (day: string) => `Bunyi sebelum ${day}`,
  wordingSince: (day: string) => `Bunyi sejak ${day}`,
  wordingOn: (day: string) => `Bunyi per ${day}`,
  wordingNow: "Bunyi sekarang",
  compare: "Bandingkan bunyinya",
  compared: (label: string, before: string, after: string) =>
    `Perubahan bunyi ${label} dari ${before} ke ${after}:`,
  today: "hari ini",
  sameWords: (label: string, before: string, after: string) =>
    `Bunyi ${label} per ${before} dan per ${after} sama; tidak ada perubahan di antaranya yang tercatat di sini.`,
  neverChanged: (label: string) => `Tentang ${label} tidak tercatat di sini perubahan bunyi.`,
  changedPasal: (act: string, since: string, list: string) =>
    `Dengan ${act} (sejak ${since}) berubah: ${list}.`,
};

export const readingsEn: typeof readingsId = {
  changedBy: (label, since, act) => `${label} has read like this since ${since}, changed by ${act}.`,
  wordingOf: (day) => `as of ${day}`,
  asOfDay: (day) => `This is the wording and standing as of ${day}, not today's.`,
  readsOtherwiseNow: (label, since, act) => `Since ${since} ${label} reads otherwise: changed by ${act}.`,
  then: (day, standing) => `As of ${day}: ${standing}`,
  now: (standing) => `Now: ${standing}`,
  goneNow: (label) => `${label} is no longer part of the wording in force now.`,
  notYet: (label, day, since, act) =>
    `${label} did not exist as of ${day}. It has existed since ${since} only, by ${act}.`,
  noLonger: (label, until, act) => `${label} once existed, but no longer since ${until}, by ${act}.`,
  actNotYet: (act, day, since) => `${act} was not in force as of ${day}; it has existed since ${since} only.`,
  noSuchDay: (text) =>
    `There is no day "${text}" in the calendar. Write for example: Article 101 of Law 23/2014 as of 1 December 2014.`,
  dayToCome: (day) =>
    `${day} is still to come, so the wording of that day cannot be known yet. The following is today's.`,
  whichDay: (time, label, days) =>
    `In ${time} the wording of ${label} changed (${days}). Please name the day, or choose:`,
  otherDay:
    "I can use another day only for articles that you name; this answer is by the law of today. For example: Article 101 of Law 23/2014 as of 1 December 2014.",
  wordingBefore: (day) => `Before ${day}`,
  wordingSince: (day) => `Since ${day}`,
  wordingOn: (day) => `As of ${day}`,
  wordingNow: "Wording now",
  compare: "Compare the wordings",
  compared: (label, before, after) => `What changed in ${label} from ${before} to ${after}:`,
  today: "today",
  sameWords: (label, before, after) =>
    `${label} reads the same as of ${before} and as of ${after}; no change in between is recorded here.`,
  neverChanged: (label) => `No change of the wording of ${label} is recorded here.`,
  changedPasal: (act, since, list) => `Changed by ${act} (since ${since}): ${list}.`,
};
