import type { Words } from "./words-id.ts";

/** What a memo says around the law's words, in English, with the Indonesian names of its parts. */

export const ENGLISH: Words = {
  title: "STAFF STUDY",
  subtitle: "(Telaahan Staf)",
  fileName: "staff-study",
  head: {
    to: "To",
    from: "From",
    date: "Date",
    number: "Number",
    nature: "Classification",
    annex: "Annex",
    annexValue: "1 (one)",
    subject: "Subject",
  },
  aboutPlan: (plan) => `Legal study of the planned ${plan}`,
  aboutProvisions: (labels) => `Legal study of ${labels}`,
  parts: {
    problem: "I. ISSUE (PERSOALAN)",
    assumptions: "II. ASSUMPTIONS (PRAANGGAPAN)",
    facts: "III. FACTS (FAKTA YANG MEMENGARUHI)",
    analysis: "IV. ANALYSIS (ANALISIS)",
    conclusion: "V. CONCLUSION (KESIMPULAN)",
    advice: "VI. RECOMMENDATIONS (SARAN)",
  },
  planFacts: "Facts of the plan",
  planFactsOf: (partner) => `Facts of the plan with ${partner}`,
  basis: "Legal basis (dasar hukum)",
  force: "Whether in force (keberlakuan)",
  dataDates: "Dates of the data (tanggal data)",
  overview: "Overview",
  overviewOf: (partner) => `Overview: ${partner}`,
  eachCondition: "Condition by condition",
  eachConditionOf: (partner) => `Condition by condition: ${partner}`,
  annexTitle: "ANNEX (LAMPIRAN)",
  annexSubtitle:
    "The provisions referred to, in the words of the texts held here, not shortened and not translated.",

  formNouns: {
    general: "cooperation",
    "sister-city": "sister city/province cooperation",
    technical: "technical cooperation or humanitarian aid",
    signing: "signing of a cooperation agreement",
    grant: "receipt of a grant",
    loan: "loan from abroad",
    "body-abroad": "founding of a body abroad",
    "diplomatic-post": "opening of a diplomatic or consular post",
  },
  planBetween: (noun, home, partner) => `${noun} of ${home} with ${partner}`,
  planBy: (noun, home, partner) => `${noun} by ${home} (outside party: ${partner})`,
  inField: (field) => ` in the field of ${field}`,
  someHome: "a regional government",
  homeOfKind: {
    kota: "a city (kota)",
    kabupaten: "a regency (kabupaten)",
    provinsi: "a province (provinsi)",
  },
  somePartner: "a foreign partner",

  problemOfPlan: (plan) =>
    `Does the planned ${plan} meet the conditions of the law on foreign relations, international agreements and regional government?`,
  problemOfProvisions: (labels) => `What does ${labels} say, and is it in force?`,
  problemOfQuestion:
    "Which provision governs the following question, what does it say, and is it still in force?",

  assumesFacts: "What is stated of the plan in part III is right and complete.",
  assumesReading: (words, readAs) => `“${words}”, as it was stated, means ${readAs}.`,
  assumesEach: (labels) => `What was stated can mean ${labels}; the outcome is the same for each.`,
  assumesRelations: (day) =>
    `Indonesia's diplomatic relations have not changed since the day of the data (${day}), until the Ministry of Foreign Affairs confirms it.`,
  assumesText: (day) =>
    `Whether a regulation is in force is judged as of ${day}, as far as the texts used here record it.`,
  assumesLawOnly: "This study is about the provisions alone; no particular plan has been assessed.",

  fact: "Item",
  value: "Statement",
  source: "Source",
  home: "Regional government",
  partner: "Partner",
  partnerKind: "Kind of partner",
  partnerLevel: "Level of partner",
  country: "Partner's country",
  relations: "Diplomatic relations",
  relationsValues: { relations: "Yes", none: "None" },
  form: "Form of cooperation",
  field: "Field",
  notStated: "Not stated yet",
  fromQuestion: (words) => `Question: “${words}”`,
  fromDialog: "Answer in the check",
  fromPrevious: "Earlier question",
  fromRelations: (day) => `Data on diplomatic relations as of ${day}`,
  fromFields: (day) => `List of fields as of ${day}`,

  reportedAct: "its content is given here only as reported",
  restoredAct: "text restored from one scan, not compared with an official copy",
  importedAct: "text from the office's own file, not proof-read",
  pagesMissing: (pages) => `page ${pages} of that file could not be read`,
  materialAct: "explanatory material, not law",
  noText: "its text is not included here",
  provision: "Provision",
  statusOn: (day) => `Status as of ${day}`,
  nowInForce: "In force now",
  inForceSince: (day) => (day === null ? "In force" : `In force since ${day}`),
  amended: "In force, as amended",
  revoked: (day, by) =>
    `No longer in force${day === null ? "" : ` since ${day}`}${by === null ? "" : `, revoked by ${by}`}`,
  revokedReported: "Reported to have been replaced; not verified",
  notMapped: "The corresponding article has not been mapped",
  reported: "reported, not verified",
  unchanged: "–",
  statusRemark: (sentence) => `Status: ${sentence}`,

  memoDate: "Date of this study",
  relationsDate: "Data on diplomatic relations",
  fieldsDate: "List of fields of authority",
  textEdition: "Edition of the texts",
  editionChanged: (then, now) =>
    `The texts have changed since the answer was given (edition ${then}, now ${now}). This study was made from the present edition and may differ from that answer.`,

  number: "No.",
  condition: "Condition",
  outcome: "Outcome",
  legalBasis: "Basis relied on",
  outcomes: { pass: "Met", fail: "Not met", unknown: "To be ensured" },
  result: "Outcome: ",
  restsOn: "Basis: ",
  knownFrom: "Source: ",
  quotedAbove: (labels) => `${labels} has been quoted above.`,
  openLeftOut: (count) =>
    `${count} further conditions are still open. They do not change the conclusion and are therefore not set out; their text is in the annex.`,
  remarks: "Remarks",
  asReported: "As reported, not the regulation's own words:",
  asExplained: "Explanatory material, not law:",
  asPenjelasan: "Official elucidation (penjelasan), not the article itself:",

  governedBy: (labels) => `The issue is governed by ${labels}.`,
  onceGovernedBy: (labels) => `The issue was governed by ${labels}, no longer in force.`,
  reportedOf: (labels) =>
    `On this issue the content of ${labels} is reported; these are not the regulation's own words.`,
  explainedIn: (labels) => `The issue is explained in ${labels}, which is not law.`,
  nearestIs: (labels) => `No provision was found that surely answers the issue; the nearest is ${labels}.`,
  found: "The provisions that match the issue best, the nearest first; their text is in the annex:",
  asked: (labels) => `What was asked for is ${labels}.`,
  nowReads: (old) => `The provision now in force in place of ${old} reads:`,

  concludes: "On the analysis above, the planned ",
  verdicts: {
    ineligible: "NOT ALLOWED",
    conditional: "ALLOWED, WITH CONDITIONS",
    eligible: "REQUIREMENTS MET",
    unknown: "CANNOT BE DETERMINED YET",
  },
  afterVerdict: {
    ineligible: ".",
    conditional: ". As far as is known no provision forbids it.",
    eligible: ": by what was stated, every condition that applies is met.",
    unknown: ".",
  },
  failedCount: (failed, checked) =>
    `Of ${checked} conditions checked, ${failed} ${failed === 1 ? "is" : "are"} not met.`,
  openCount: (open, checked) =>
    `Of ${checked} conditions checked, ${open} remain to be ensured as set out in part VI.`,
  inForceConclusion: (labels) => `${labels} is in force on the day of this study.`,
  revokedConclusion: (label) => `${label} is no longer in force and cannot be relied on for acts done now.`,
  successorConclusion: (label) => `In force now is ${label}.`,
  reportedConclusion: (label) =>
    `The content of ${label} is known only from a report, and so is not enough to act on.`,

  nothingKnown: "The partner, the field or the form of the cooperation has not been stated.",
  partnerUnknown: (words) =>
    words === null
      ? "The partner or its country is not recognised."
      : `The partner or its country is not recognised: ${words}.`,
  fieldUnknown: (words) =>
    words === null
      ? "The field of activity is not recognised."
      : `The field of activity is not recognised: ${words}.`,
  ambiguous: (words) => `It must first be clear what ${words} means.`,

  doNotProceed: "Do not proceed with the plan in its present form.",
  flips: (text) => `What could change the conclusion: ${text}`,
  stillToEnsure: "Before the plan is carried out, the following remains to be ensured, in order:",
  firstEnsure: "Before it can be assessed, the following must be ensured:",
  besides: "Besides:",
  keepProof: "Keep the proof of each condition with the file of this plan.",
  askFact: (question) => `First answer: ${question}`,
  confirmRelations: (day) =>
    `Ask the Ministry of Foreign Affairs to confirm the latest state of diplomatic relations; the data used are as of ${day}.`,
  obtainText: (act, successor) =>
    `Ask the issuing body for the text of ${successor}, which is reported to have replaced ${act} and is not included here.`,
  obtainOriginal: (act) =>
    `Ask the issuing body for the text of ${act}, whose content is given here only as reported.`,
  useSuccessor: (now, old) => `Rely on ${now}, not on ${old}.`,
  makeSure: "First make sure that the provision quoted does answer the issue.",
  assessPlan: "Where there is a particular plan, assess its conditions one by one before deciding.",
  compare:
    "Compare the quotations with the official text (State Gazette or JDIH) before this study is signed.",

  related: "Related provisions: ",
  place: "……………………, ………………… 20……",
  role: "Prepared by,",
  signatory: { name: "Name", rank: "Rank/Grade", number: "Staff no. (NIP)" },
  makingTitle: "How this was made. ",
  making: (edition, day, reference) =>
    `Prepared with the help of Asisten Paradiplomasi, which judges by fixed rules and quotes straight from the texts it holds (edition ${edition}, as of ${day}, reference ${reference}). Dotted lines are for the author to fill in. The law's text is Indonesian; quotations are not translated. This study is material for consideration, not legal advice.`,
  questionWas: "The question as it was asked: ",
  withoutText: (labels) => `Referred to, but its text is not included: ${labels}.`,
  nothingQuoted: "No provision is quoted.",
  footer: (reference, edition) => `Reference ${reference} · edition of the texts ${edition}`,
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
};
