export const LONGEST_CARD = 600;
export const LONGEST_TITLE = 80;
