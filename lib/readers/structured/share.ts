/** Markup may take this share of the time, so that what the page shows is read too. */
export const SHARE = 0.5;
