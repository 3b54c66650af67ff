import { afterEach, describe, expect, it } from 'vitest';
import { openSession, type Session } from './session.ts';

describe('the interface speaks the browser’s language', () => {
  let session: Session | undefined;

  afterEach(() => session?.close());

  it.each([
    { language: 'zh-CN', save: /^保存/, saved: '已保存', panel: '线索' },
    { language: 'zh-TW', save: /^儲存/, saved: '已儲存', panel: '名單' },
    { language: 'de', save: /speichern$/, saved: 'gespeichert', panel: 'Anfragen' },
    { language: 'ja', save: /件を保存$/, saved: '保存しました', panel: 'リード' },
    { language: 'es', save: /^Guardar \d/, saved: 'guardados', panel: 'Solicitudes' },
  ])('$language', async ({ language, save, saved, panel: heading }) => {
    session = await openSession({ language });
    const { popup } = await session.read('/bay/');
    await popup.waitForText('海棠家居有限公司');
    await popup.click({ role: 'button', name: save });
    await popup.waitForText(saved);
    const panel = await session.browser.openOwnPage('sidepanel.html');
    await panel.waitForText('海棠家居有限公司');
    expect(await panel.text()).toContain(heading);
    const languages = await panel.evaluate(() => document.documentElement.lang);
    expect(languages).toBe(language);
  });
});
