/**
 * The properties we read, under the names pages give them: schema.org, data-vocabulary.org and vCard write
 * the same thing differently, and authors mistype capitals and hyphens.
 */
const SPELLINGS: Readonly<Record<string, string>> = {
  name: 'name fn',
  legalName: 'legalname',
  givenName: 'givenname firstname',
  familyName: 'familyname lastname',
  telephone: 'telephone tel phone phonenumber',
  faxNumber: 'faxnumber fax',
  email: 'email',
  url: 'url',
  sameAs: 'sameas',
  mainEntityOfPage: 'mainentityofpage',
  address: 'address adr',
  streetAddress: 'streetaddress',
  extendedAddress: 'extendedaddress',
  postOfficeBoxNumber: 'postofficeboxnumber postofficebox',
  addressLocality: 'addresslocality locality',
  addressRegion: 'addressregion region',
  postalCode: 'postalcode',
  addressCountry: 'addresscountry countryname',
  jobTitle: 'jobtitle title role',
  roleName: 'rolename',
  worksFor: 'worksfor org affiliation',
  contactPoint: 'contactpoint contactpoints',
  contactType: 'contacttype',
  location: 'location',
  identifier: 'identifier',
  propertyID: 'propertyid',
  value: 'value',
  vatID: 'vatid',
  taxID: 'taxid',
  leiCode: 'leicode',
  duns: 'duns',
  industry: 'industry category servescuisine medicalspecialty',
  numberOfEmployees: 'numberofemployees',
  minValue: 'minvalue',
  maxValue: 'maxvalue',
  description: 'description note',
};

const BY_SPELLING = new Map(
  Object.entries(SPELLINGS).flatMap(([name, spellings]) =>
    spellings.split(' ').map((spelling) => [spelling, name] as const),
  ),
);

/** Our name of a property, or undefined for one whose text we do not read (nodes below it we do). */
export function findPropertyName(local: string): string | undefined {
  return BY_SPELLING.get(local.toLowerCase().replace(/[-_]/g, ''));
}
