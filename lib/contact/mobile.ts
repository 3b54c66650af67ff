/**
 * How mobile numbers begin where a number tells by itself what it is, behind the country's calling code. In countries that
 * are not here (North America for one) a mobile number looks like any other.
 */
const MOBILE: readonly (readonly [code: string, mobile: RegExp])[] = [
  ['30', /^6/],
  ['31', /^6/],
  ['32', /^4/],
  ['33', /^[67]/],
  ['34', /^[67]/],
  ['351', /^9/],
  ['353', /^8/],
  ['39', /^3/],
  ['41', /^7[5-9]/],
  ['420', /^[67]/],
  ['43', /^6/],
  ['44', /^7/],
  ['45', /^[2-9]/],
  ['46', /^7/],
  ['47', /^[49]/],
  ['48', /^[4-8]/],
  ['49', /^1[567]/],
  ['55', /^\d\d9/],
  ['61', /^4/],
  ['64', /^2/],
  ['81', /^[789]0/],
  ['82', /^1/],
  ['852', /^[4-9]/],
  ['86', /^1[3-9]/],
  ['886', /^9/],
  ['90', /^5/],
  ['91', /^[6-9]/],
];
/** Numbers that are free to call are nobody's mobile. */
const FREE = /^\+(?:1(?:800|833|844|855|866|877|888)|800)/;

/** Whether somebody may carry this number about: false only where its first digits say that nobody does. */
export function canBeMobile(e164: string): boolean {
  return !FREE.test(e164) && (tellMobile(e164) ?? true);
}

/** Whether its first digits say for certain that somebody carries it about. */
export function isMobile(e164: string): boolean {
  return tellMobile(e164) === true;
}

/** `undefined` where the number does not tell. */
function tellMobile(e164: string): boolean | undefined {
  const plan = MOBILE.find(([code]) => e164.startsWith(`+${code}`));
  return plan?.[1].test(e164.slice(plan[0].length + 1));
}
