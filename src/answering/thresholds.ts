/** Evidence (0..1) below which a question is refused. */
export const REFUSE_BELOW = 0.3;
/** Evidence (0..1) below which an answer says that it is only the nearest. */
export const TENTATIVE_BELOW = 0.6;
