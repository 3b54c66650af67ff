/** A code's first letter, then every second letter it has: a third as long as the codes. */
const BY_FIRST_LETTER =
  'ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS XK YET ZAMW';

/** ISO 3166-1 alpha-2 of all countries and territories, with Kosovo's XK; ascending. */
export const ALL_COUNTRIES: readonly string[] = BY_FIRST_LETTER.split(' ').flatMap(([first = '', ...rest]) =>
  rest.map((second) => first + second),
);
