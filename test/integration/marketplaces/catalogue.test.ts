import { describe, expect, it } from 'vitest';
import { openTestLibrary } from '../library/temporary-library.ts';

const openCatalogue = async () => {
  const { handlers, services } = await openTestLibrary();
  const catalogue = async () => await handlers['marketplaces:catalogue']({});
  const inUse = async () =>
    (await catalogue()).marketplaces.filter((entry) => entry.isInUse).map(({ id }) => id);
  return { handlers, services, catalogue, inUse };
};

describe('the catalogue of marketplaces', () => {
  it('lists every profile with its source and trust, in use the usual ones until others are chosen', async () => {
    const { services, catalogue, inUse } = await openCatalogue();
    const { marketplaces } = await catalogue();
    expect(marketplaces.map(({ id }) => id)).toEqual(
      services.marketplaces.list().map(({ profile }) => profile.id),
    );
    const usual = services.marketplaces.list().filter(({ profile }) => profile.isUsual);
    expect(await inUse()).toEqual(usual.map(({ profile }) => profile.id));
    for (const entry of marketplaces) {
      expect(entry.sources.length).toBeGreaterThan(0);
      expect(entry.columns).toBeGreaterThan(0);
      expect(entry.asks.includes('picture-address')).toBe(entry.pictures.reference === 'base-url');
      expect(entry.isLearned).toBe(false);
    }
  });

  it('says of those not offered what is known, since when, and what to do instead', async () => {
    const { services, catalogue } = await openCatalogue();
    const { notices } = await catalogue();
    expect(notices.map(({ id, status }) => [id, status])).toEqual([
      ['nhanh_vn', 'no-format'],
      ['sendo', 'closed'],
      ['tiki', 'no-format'],
      ['voso_vn', 'unconfirmed'],
    ]);
    for (const { id, sources } of notices) {
      expect(sources.length).toBeGreaterThan(0);
      expect(() => services.marketplaces.byId(id)).toThrow('marketplace.unknown');
    }
  });

  it('takes a choice, gives only its profiles to the checks, and takes another', async () => {
    const { handlers, services, inUse } = await openCatalogue();
    const before = await inUse();
    const [first] = services.marketplaces.list().map(({ profile }) => profile.id);
    await handlers['marketplaces:set-in-use']({ ids: first === undefined ? [] : [first] });
    expect(await inUse()).toEqual([first]);
    const { profiles } = await handlers['marketplaces:list']({});
    expect(profiles.map(({ profile }) => profile.id)).toEqual([first]);
    await handlers['marketplaces:set-in-use']({ ids: before });
    expect(await inUse()).toEqual(before);
  });

  it('refuses a choice it does not know, and falls back to the usual ones when the choice is gone', async () => {
    const { handlers, services, catalogue, inUse } = await openCatalogue();
    const before = await inUse();
    const { notices } = await catalogue();
    expect(() =>
      handlers['marketplaces:set-in-use']({ ids: notices.slice(0, 1).map(({ id }) => id) }),
    ).toThrow('marketplace.unknown');
    services.settings.update({ shownMarketplaces: ['gone_form'] });
    expect(await inUse()).toEqual(before);
  });
});
