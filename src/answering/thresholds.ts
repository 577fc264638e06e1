/** Evidence (0..1) below which a question is refused. */
export const REFUSE_BELOW = 0.3;
