const LATER_PAGE =
  /[?&/](?:page|p|pg|seite|pagina)[=/-]?(?:[2-9]|1\d)\b|\bpage-?[2-9]|[?&](?:start|offset|st)=[1-9]|[a-z]-[2-9]\.html?$/i;
/** Whether the address is of the second or a later page of a thread, whose first post is not the opening one. */
export const isLaterPage = (url: URL): boolean => LATER_PAGE.test(url.pathname + url.search);
