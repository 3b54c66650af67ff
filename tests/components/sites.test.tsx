import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AccessSection } from '@/components/sites/access-section';
import { SiteSwitch } from '@/components/sites/site-switch';
import { expectNoViolations } from './accessible';
import { createServices, expectSaid, show } from './fixtures';
import { setLanguage } from './i18n';
import { createSiteAccess } from './site-access';

const url = 'https://www.directory.example/plumbers?page=2';

describe('always reading a site', () => {
  it('asks the browser for that one site, and says what comes of it', async () => {
    const services = createServices();
    const { user, container } = show(<SiteSwitch url={url} />, services);
    const toggle = screen.getByRole('switch', { name: /^Always read www\.directory\.example/ });
    await waitFor(() => expect(toggle).toBeEnabled());
    expect(toggle).not.toBeChecked();
    await user.click(toggle);
    expect(services.siteAccess.ask).toHaveBeenCalledExactlyOnceWith(url);
    await waitFor(() => expect(toggle).toBeChecked());
    await expectSaid('www.directory.example is read from now on');
    await expectNoViolations(container);
  });

  it('ends with one click', async () => {
    const services = createServices();
    await services.siteAccess.grant('https://www.directory.example/*');
    const { user } = show(<SiteSwitch url={url} />, services);
    const toggle = screen.getByRole('switch');
    await waitFor(() => expect(toggle).toBeChecked());
    await user.click(toggle);
    expect(services.siteAccess.stop).toHaveBeenCalledExactlyOnceWith('https://www.directory.example/*');
    await waitFor(() => expect(toggle).not.toBeChecked());
    await expectSaid('no longer read');
  });

  it('stays off, and says so, where the browser does not allow it', async () => {
    const services = createServices();
    services.siteAccess = createSiteAccess({ says: false });
    const { user } = show(<SiteSwitch url={url} />, services);
    const toggle = screen.getByRole('switch');
    await waitFor(() => expect(toggle).toBeEnabled());
    await user.click(toggle);
    await expectSaid('The browser did not allow it');
    expect(toggle).not.toBeChecked();
  });

  it('follows what is changed in the browser’s own settings', async () => {
    const services = createServices();
    show(<SiteSwitch url={url} />, services);
    await waitFor(() => expect(screen.getByRole('switch')).not.toBeChecked());
    await services.siteAccess.grant('https://www.directory.example/*');
    await waitFor(() => expect(screen.getByRole('switch')).toBeChecked());
    await services.siteAccess.stop('https://www.directory.example/*');
    await waitFor(() => expect(screen.getByRole('switch')).not.toBeChecked());
  });

  it('works from the keyboard', async () => {
    const services = createServices();
    const { user } = show(<SiteSwitch url={url} />, services);
    await waitFor(() => expect(screen.getByRole('switch')).toBeEnabled());
    await user.tab();
    await user.keyboard(' ');
    expect(services.siteAccess.ask).toHaveBeenCalledOnce();
  });

  it('is not offered for files', () => {
    show(<SiteSwitch url="file:///tmp/list.html" />, createServices());
    expect(screen.queryByRole('switch')).not.toBeInTheDocument();
  });
});

describe('the permission receipt', () => {
  it('says which sites are always read, since when and what for, and takes them back', async () => {
    const services = createServices();
    await services.siteAccess.grant('https://www.directory.example/*', Date.UTC(2026, 4, 2, 12));
    const { user, container } = show(<AccessSection />, services);
    const list = await screen.findByRole('region', { name: 'Sites that are always read' });
    const [row] = within(list).getAllByRole('listitem');
    expect(row).toHaveTextContent('www.directory.example');
    expect(row).toHaveTextContent('Read as its pages load, to show what is new');
    expect(row).toHaveTextContent('since May 2, 2026');
    await expectNoViolations(container);
    await user.click(screen.getByRole('button', { name: 'Take back: www.directory.example' }));
    expect(services.siteAccess.stop).toHaveBeenCalledExactlyOnceWith('https://www.directory.example/*');
    await expectSaid('Taken back: www.directory.example');
    await screen.findByText(/only when you click its button there/);
  });

  it('says what every installation may do, and has no button for that', async () => {
    show(<AccessSection />, createServices());
    const rest = await screen.findByRole('region', { name: 'Everything else it may do' });
    expect(within(rest).getAllByRole('listitem')).toHaveLength(3);
    expect(rest).toHaveTextContent(/Look at the page in front of you when you click/);
    expect(rest).toHaveTextContent('since Mar 1, 2026');
    expect(within(rest).queryByRole('button')).not.toBeInTheDocument();
  });

  it('takes back what was allowed later', async () => {
    const services = createServices();
    services.siteAccess.access.permissions.push({ name: 'downloads', since: undefined, optional: true });
    const { user } = show(<AccessSection />, services);
    await user.click(await screen.findByRole('button', { name: /^Take back: Put backups/ }));
    expect(services.siteAccess.stop).toHaveBeenCalledExactlyOnceWith('downloads');
  });

  it('does not hide that the browser’s settings allow more', async () => {
    const services = createServices();
    await services.siteAccess.grant('*://*/*');
    show(<AccessSection />, services);
    expect(await screen.findByRole('button', { name: 'Take back: All sites' })).toBeInTheDocument();
    expect(screen.getByText(/still reads only the sites above/)).toBeInTheDocument();
  });

  it('speaks Chinese', async () => {
    setLanguage('zh_CN');
    show(<AccessSection />, createServices());
    await screen.findByRole('region', { name: '始终读取的网站' });
  });

  it('renders nothing before the browser has answered', () => {
    const services = createServices();
    services.siteAccess.read = () => new Promise(() => undefined);
    const { container } = show(<AccessSection />, services);
    expect(container.querySelector('section')).toBeNull();
  });
});
