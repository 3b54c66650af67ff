import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { createCategory } from '@/lib/store/commands/categories';
import { openStore } from '@/lib/store/store';
import type { Candidate, Found } from '@/lib/leads/candidate';
import type { Lead } from '@/lib/leads/lead';
import { bayCompanies, guildMembers, harborCompanies, type SampleCompany } from '../../sample/companies.ts';

/**
 * Runs inside one of our own pages (bundled and evaluated there by `screenshots.ts`), so that pictures show leads that
 * the real store wrote.
 */
declare global {
  var seedLeads: (count: number, skip?: number) => Promise<void>;
}

function found<T>(value: T, shown: string): Found<T>[] {
  return [{ value, shown, reader: 'listing', confidence: 0.9 }];
}

function toCandidate(company: SampleCompany, index: number): Candidate {
  const { street, postalCode, locality, region, country } = company;
  const address = [street, locality, [region, postalCode].filter(Boolean).join(' ')].join(', ');
  return {
    key: `${company.slug}-${index}`,
    kind: 'organisation',
    facts: {
      name: found(company.name, company.name),
      industry: found(company.trade, company.trade),
      address: found(
        { text: address, street, locality, postalCode, countryCode: country, ...(region && { region }) },
        address,
      ),
      ...(company.person && { person: found(company.person, company.person) }),
      ...(company.phone && {
        phone: found({ text: company.phone.shown, e164: company.phone.e164 }, company.phone.shown),
      }),
      ...(company.email && { email: found(company.email, company.email) }),
      ...(company.website && { website: found(company.website, company.website) }),
    },
  };
}

const pages = [
  { companies: harborCompanies, category: 'Boatyards', title: 'Harbor Trades: Directory' },
  { companies: guildMembers, category: 'Joiners', title: 'Tischlergilde: Mitglieder' },
  { companies: bayCompanies, category: '五金供应商', title: '海湾五金供应商名录' },
] as const;

/** `skip` leaves out the first companies. A few leads go through the commands, many are written as rows: 100,000 commands would take an hour. */
globalThis.seedLeads = async (count, skip = 0) => {
  const store = openStore();
  const all = pages.flatMap(({ companies }) => companies).slice(skip, skip + count);
  const left = count - all.length;
  // The first page last, so that its leads stand on top.
  for (const [index, { companies, category, title }] of [...pages.entries()].reverse()) {
    const own = companies.filter((company) => all.includes(company));
    if (own.length === 0) continue;
    const { categoryId } = await createCategory(store, category);
    await saveCandidates(store, {
      page: { url: `https://directory.example/list/${index + 1}`, title },
      candidates: own.map(toCandidate),
      categoryIds: [categoryId],
    });
  }
  const models = await store.db.leads.toArray();
  for (let start = 0; start < left; start += 5_000) {
    const rows: Lead[] = [];
    for (let i = start; i < Math.min(start + 5_000, left); i++) {
      const model = models[i % models.length];
      const name = model?.facts.name?.[0];
      if (!model || !name) continue;
      rows.push({
        ...model,
        id: crypto.randomUUID(),
        facts: { ...model.facts, name: [{ ...name, value: `${name.value} ${i + 1}` }] },
        createdAt: model.createdAt - (i + 1) * 60_000,
        updatedAt: model.updatedAt - (i + 1) * 60_000,
        keys: [],
      });
    }
    await store.db.leads.bulkAdd(rows);
  }
};
