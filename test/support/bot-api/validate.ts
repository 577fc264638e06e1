import { z } from "zod";

/** What Telegram demands of the calls that the bot makes. Checks the payload as it comes over the wire. */

const MESSAGE_LIMIT = 4096;
const ENTITY_LIMIT = 100;

const entitySchema = z.object({
  type: z.enum([
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
  ]),
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
});
export type WireEntity = z.infer<typeof entitySchema>;

/** A button that opens a link has data too as the tests read it, of no length. */
const buttonSchema = z
  .object({ text: z.string(), callback_data: z.string().default(""), url: z.string().url().optional() })
  .strict()
  .refine(({ callback_data: data, url }) => (url === undefined) !== (data === ""), "BUTTON_TYPE_INVALID");

const keyboardSchema = z.object({ inline_keyboard: z.array(z.array(buttonSchema)) });

export type Keyboard = z.infer<typeof keyboardSchema>["inline_keyboard"];

export const sendMessageSchema = z
  .object({
    chat_id: z.number().int(),
    text: z.string(),
    entities: z.array(entitySchema).optional(),
    reply_markup: keyboardSchema.optional(),
    reply_parameters: z
      .object({ message_id: z.number().int(), allow_sending_without_reply: z.boolean().optional() })
      .strict()
      .optional(),
    message_thread_id: z.number().int().optional(),
    link_preview_options: z.object({ is_disabled: z.boolean() }).strict().optional(),
  })
  .strict();
export const editTextSchema = sendMessageSchema
  .pick({ chat_id: true, text: true, entities: true, reply_markup: true, link_preview_options: true })
  .extend({ message_id: z.number().int() })
  .strict();

export const editMarkupSchema = z
  .object({
    chat_id: z.number().int(),
    message_id: z.number().int(),
    reply_markup: keyboardSchema.optional(),
  })
  .strict();

export type SendMessage = z.infer<typeof sendMessageSchema>;

const commandsSchema = z.object({
  commands: z
    .array(
      z.object({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().min(1).max(256) }),
    )
    .max(100),
  scope: z
    .object({ type: z.literal("chat"), chat_id: z.number().int() })
    .strict()
    .optional(),
  language_code: z.string().length(2).optional(),
});

export const getChatSchema = z.object({ chat_id: z.number().int() }).strict();

const callbackAnswerSchema = z
  .object({ callback_query_id: z.string().min(1), text: z.string().max(200).optional() })
  .strict();

/** Whom a link to the bot tells it about: the only letters that Telegram carries. */
const START_PARAMETER = /^[A-Za-z0-9_-]{1,64}$/;

export const inlineAnswerSchema = z
  .object({
    inline_query_id: z.string().min(1),
    results: z
      .array(
        z
          .object({
            type: z.literal("article"),
            id: z.string().refine((id) => id !== "" && Buffer.byteLength(id) <= 64, "RESULT_ID_INVALID"),
            title: z.string().min(1),
            description: z.string().optional(),
            input_message_content: z
              .object({
                message_text: z.string(),
                entities: z.array(entitySchema).optional(),
                link_preview_options: z.object({ is_disabled: z.boolean() }).strict().optional(),
              })
              .strict(),
            reply_markup: keyboardSchema.optional(),
          })
          .strict(),
      )
      .max(50),
    cache_time: z.number().int().nonnegative().optional(),
    is_personal: z.boolean().optional(),
    next_offset: z
      .string()
      .refine((offset) => Buffer.byteLength(offset) <= 64, "NEXT_OFFSET_INVALID")
      .optional(),
    button: z
      .object({ text: z.string().min(1), start_parameter: z.string().regex(START_PARAMETER) })
      .strict()
      .optional(),
  })
  .strict();

function inlineFault(payload: unknown): string | null {
  const parsed = inlineAnswerSchema.safeParse(payload);
  if (!parsed.success) return describe(parsed.error);
  const { results } = parsed.data;
  if (new Set(results.map(({ id }) => id)).size < results.length) return "RESULT_ID_DUPLICATE";
  for (const { input_message_content: content, reply_markup } of results) {
    const fault = messageFault({
      text: content.message_text,
      entities: content.entities,
      reply_markup,
    });
    if (fault !== null) return fault;
  }
  return null;
}

/** The largest file that a bot may send. */
const LARGEST_SENT = 50 * 1024 * 1024;

export const sendDocumentSchema = z
  .object({
    chat_id: z.number().int(),
    document: z
      .object({ name: z.string().regex(/^[\w.-]{1,200}$/), bytes: z.instanceof(Buffer) })
      .refine(({ bytes }) => bytes.length > 0, "file must be non-empty")
      .refine(({ bytes }) => bytes.length <= LARGEST_SENT, "Request Entity Too Large"),
    caption: z.string().max(1_024, "message caption is too long").optional(),
    reply_parameters: z
      .object({ message_id: z.number().int(), allow_sending_without_reply: z.boolean().optional() })
      .strict()
      .optional(),
    message_thread_id: z.number().int().optional(),
  })
  .strict();

export type SendDocument = z.infer<typeof sendDocumentSchema>;

export const sendPhotoSchema = sendDocumentSchema.omit({ document: true }).extend({
  photo: sendDocumentSchema.shape.document,
});

export const getFileSchema = z.object({ file_id: z.string().min(1) }).strict();

export const setWebhookSchema = z
  .object({
    url: z.string().regex(/^(?:https?:\/\/.+)?$/),
    secret_token: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/),
    allowed_updates: z.array(z.string()),
    max_connections: z.number().int().min(1).max(100),
  })
  .strict();

export type SetWebhook = z.infer<typeof setWebhookSchema>;

const chatActionSchema = z
  .object({
    chat_id: z.number().int(),
    action: z.literal("typing"),
    message_thread_id: z.number().int().optional(),
  })
  .strict();

/** Telegram's description of what is wrong with a call, or null. */
export function faultOf(method: string, payload: unknown): string | null {
  switch (method) {
    case "sendMessage": {
      const parsed = sendMessageSchema.safeParse(payload);
      return parsed.success ? messageFault(parsed.data) : describe(parsed.error);
    }
    case "editMessageText": {
      const parsed = editTextSchema.safeParse(payload);
      return parsed.success ? messageFault(parsed.data) : describe(parsed.error);
    }
    case "editMessageReplyMarkup": {
      const parsed = editMarkupSchema.safeParse(payload);
      return parsed.success ? keyboardFault(parsed.data.reply_markup) : describe(parsed.error);
    }
    case "answerInlineQuery":
      return inlineFault(payload);
    case "setMyCommands":
      return schemaFault(commandsSchema, payload);
    case "answerCallbackQuery":
      return schemaFault(callbackAnswerSchema, payload);
    case "setWebhook":
      return schemaFault(setWebhookSchema, payload);
    case "getChat":
      return schemaFault(getChatSchema, payload);
    case "getFile":
      return schemaFault(getFileSchema, payload);
    case "sendDocument":
      return schemaFault(sendDocumentSchema, payload);
    case "sendPhoto":
      return schemaFault(sendPhotoSchema, payload);
    case "sendChatAction":
      return schemaFault(chatActionSchema, payload);
    default:
      return null;
  }
}

function schemaFault(schema: z.ZodTypeAny, payload: unknown): string | null {
  const parsed = schema.safeParse(payload);
  return parsed.success ? null : describe(parsed.error);
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
}

function messageFault({
  text,
  entities = [],
  reply_markup: markup,
}: Pick<SendMessage, "text" | "entities" | "reply_markup">): string | null {
  if (/\p{Surrogate}/u.test(text)) return "strings must be encoded in UTF-8";
  if (text.trim() === "") return "message text is empty";
  if (text.length > MESSAGE_LIMIT) return "message is too long";
  if (entities.length > ENTITY_LIMIT) return "too many entities: Telegram would drop some";
  return entitiesFault(text, entities) ?? keyboardFault(markup);
}

/** Bounds, surrogate pairs, and that entities nest but do not cross. */
export function entitiesFault(text: string, entities: readonly WireEntity[]): string | null {
  for (const entity of entities) {
    const end = entity.offset + entity.length;
    if (end > text.length) return `entity ${entity.type} ends at ${end}, behind the text`;
    if ([entity.offset, end].some((at) => isInsidePair(text, at)))
      return `entity ${entity.type} cuts a surrogate pair`;
    for (const other of entities) {
      if (other === entity) continue;
      const otherEnd = other.offset + other.length;
      if (entity.offset < other.offset && other.offset < end && end < otherEnd) return "entities cross";
      const bothQuote = entity.type.endsWith("blockquote") && other.type.endsWith("blockquote");
      if (bothQuote && other.offset < end && entity.offset < otherEnd) return "quotations nest";
    }
  }
  return null;
}

function isInsidePair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]$/.test(text.slice(0, at)) && /^[\uDC00-\uDFFF]/.test(text.slice(at));
}

function keyboardFault(markup: SendMessage["reply_markup"]): string | null {
  const buttons = markup?.inline_keyboard.flat() ?? [];
  if (buttons.length > 100) return "too many buttons";
  for (const button of buttons) {
    if (button.text.trim() === "") return "button text is empty";
    if (button.url !== undefined) continue;
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > 64) return "BUTTON_DATA_INVALID";
  }
  return null;
}
