/** Words in the address, title or heading of pages about one organisation. */
export const CONTACT_PAGE =
  /cont[aá]ct|kontakt|contatt|contato|fale[ _-]?conosco|impressum|imprint|legal[ _-]?notice|mentions[ _-]?l[eé]gales|note[ _-]?legali|aviso[ _-]?legal|about[ _-]?us|yhteystiedot|kapcsolat|[iİ]leti[sş]im|lien-?he|liên hệ|επικοινωνία|epikoinonia|联系|聯絡|聯繫|关于我们|公司简介|お問い合わせ|会社概要|会社案内|company(?:[ _-]?profile|\/(?:company_)?(?:map|info|intro|overview|outline|access|office)s?(?![\w-]))|カンパニー|문의|오시는|회사소개|контакт|реквизит|o-nas|dane[ _-](?:o[ _-]sp|firm|kontakt|rejestr)|chi-siamo|quienes-somos|qui-sommes|over-ons|ota-yhteytta|find-us|anfahrt|outline|gaiyou/i;

/** What directories call the address of one entry. */
export const PROFILE_PATH =
  /\/(?:firms?|firma|eintrag|organi[sz]ation|profil(?:e|es|o)?|company|companies|biz|business|place|pros?|detail|member|listing|dealer|hotel|restaurant|shop|doctor|lawyer|agent|branchenbuch|unternehmen|empresa|entreprise|azienda|bedrijf|org)s?\//i;
