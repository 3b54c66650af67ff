import { describe, expect, it } from 'vitest';
import { readHtml } from './page-fixture';

const suppliers = ['Alder Plumbing', 'Birch Heating', 'Cedar Drains', 'Dogwood Pipes', 'Elm Boilers'];
const partners = ['Acme Trade Fair', 'Bolt Insurance', 'Crane Rental', 'Delta Training'];

const page = `<html lang="en-US"><body><h1>Plumbers in Boston</h1>
  <main>${suppliers
    .map(
      (name, at) => `<div class="card"><h2><a href="/firm/${String(at)}">${name}</a></h2>
       <p>${String(at + 1)} Mill Lane, Boston, MA 0211${String(at)}</p><p>(617) 555-010${String(at)}</p></div>`,
    )
    .join('')}</main>
  <section><h2>Our partners</h2><ul>${partners
    .map(
      (name, at) =>
        `<li><a href="/partner/${String(at)}">${name}</a> <small>member since 201${String(at)}</small></li>`,
    )
    .join('')}</ul></section></body></html>`;

const namesOf = ({ candidates }: Awaited<ReturnType<typeof readHtml>>) =>
  candidates.map(({ facts }) => facts.name?.[0]?.value);

describe('a page with two lists', () => {
  it('is read as the likelier one, and names the other with how many rows it has', async () => {
    const reading = await readHtml(page);
    expect(namesOf(reading)).toEqual(suppliers);
    expect(reading.nextList).toEqual({ list: 1, rows: partners.length });
  });

  it('gives the other list when asked for it, and says when there is none left', async () => {
    const reading = await readHtml(page, undefined, undefined, 1);
    expect(reading.kind).toBe('listing');
    expect(namesOf(reading)).toEqual(partners);
    expect(reading.nextList).toBeUndefined();
  });

  it('is decided by the reader when a list is asked for that is not there', async () => {
    expect(namesOf(await readHtml(page, undefined, undefined, 40))).toEqual(suppliers);
  });
});

it('a contact page of three lines offers no list instead', async () => {
  const reading = await readHtml(
    `<html lang="en"><body><h1>Contact Acme Tools Ltd</h1><p>Acme Tools Ltd, 1 High Street, London SW1A 1AA</p>
     <p>Phone: 020 7946 0100, mail: <a href="mailto:info@acme.example">info@acme.example</a></p></body></html>`,
  );
  expect([reading.kind, reading.nextList]).toEqual(['profile', undefined]);
});
