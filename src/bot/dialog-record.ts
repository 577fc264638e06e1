import { z } from "zod";
import { readDialogState, type DialogState } from "../eligibility/dialog-state.ts";
import type { SettingsStore } from "../storage/settings.ts";

/** The guided dialog of a chat as it is kept between two messages. */
export interface OpenDialog {
  readonly state: DialogState;
  /** Names the message whose buttons count; those of any other are old. */
  readonly prompt: string;
  /** The step that message asked. */
  readonly step: string;
  readonly messageId: number;
  /** When it was last gone on with, in milliseconds as `Date.now()`. */
  readonly at: number;
  /** The update that was last taken: one that comes again is not taken twice. */
  readonly update: number;
}

const recordSchema = z.object({
  state: z.unknown(),
  prompt: z.string(),
  step: z.string(),
  messageId: z.number().int(),
  at: z.number(),
  update: z.number().int(),
});

/** The dialog that is open in a chat; null when none is, or when what was kept cannot be read any more. */
export function openDialogOf(settings: SettingsStore, chatId: number): OpenDialog | null {
  const { dialog, language } = settings.get(chatId);
  const parsed = recordSchema.safeParse(dialog);
  if (!parsed.success) return null;
  const state = readDialogState(parsed.data.state);
  if (state === null) return null;
  // A language chosen since then counts from the next question on.
  return { ...parsed.data, state: { ...state, language: language ?? state.language } };
}

export function keepDialog(settings: SettingsStore, chatId: number, dialog: OpenDialog | null): void {
  settings.update(chatId, { dialog });
}
