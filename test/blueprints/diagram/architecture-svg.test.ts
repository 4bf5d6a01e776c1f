import { architectureSvg } from '../../../src/blueprints/diagram';
import { textWidth } from '../../../src/blueprints/diagram/text-width';
import type { Configuration } from '../../../src/configuration';
import type { GivenSettings } from '../../../src/configuration/settings/settings';
import { ALL_REGIONS, CONFIGURATIONS, configurationOf, EVERY_SETTING } from './configurations';
import { allOf, parseXml, type XmlElement } from './xml';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const elements = (configuration: Configuration) => allOf(parseXml(architectureSvg(configuration)));
const numbers = ({ attributes }: XmlElement, ...names: string[]) => names.map((name) => Number(attributes[name]));

/** The frames of what has an id with this prefix. */
function frames(all: readonly XmlElement[], prefix: string): Box[] {
  return all
    .filter(({ attributes }) => attributes.id?.startsWith(prefix))
    .map((group) => {
      const [x, y, width, height] = numbers(group.children[0] as XmlElement, 'x', 'y', 'width', 'height');
      return { x, y, width, height } as Box;
    });
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** What a line of text covers. */
function extent(line: XmlElement): Box {
  const [x, y, size] = numbers(line, 'x', 'y', 'font-size') as [number, number, number];
  const width = textWidth(line.text, { size, bold: line.attributes['font-weight'] === 'bold' });
  const before = { middle: width / 2, end: width }[line.attributes['text-anchor'] ?? ''] ?? 0;
  return { x: x - before, y: y - size, width, height: size };
}

function inside(inner: Box, outer: Box): boolean {
  const [right, bottom] = [inner.x + inner.width, inner.y + inner.height];
  return inner.x >= outer.x && inner.y >= outer.y && right <= outer.x + outer.width && bottom <= outer.y + outer.height;
}

describe.each(CONFIGURATIONS)('the picture of %s', (_, configuration) => {
  const all = elements(configuration);
  const texts = all.filter(({ name }) => ['text', 'title'].includes(name)).map(({ text }) => text);
  const cards = frames(all, 'region-');
  const panels = frames(all, 'environment-');

  test('says every name, a name that had to be cut in the title of its text', () => {
    for (const environment of configuration.environments) {
      const { name, resourceGroup, frontDoorName, containerRegistryName, regions } = environment;
      expect(texts).toEqual(
        expect.arrayContaining([name, `Resource group ${resourceGroup}`, frontDoorName, containerRegistryName]),
      );
      expect(texts).toEqual(expect.arrayContaining(regions.flatMap((region) => [region.name, region.aksClusterName])));
    }
  });

  test('has a card for each region, none over another, each in its environment', () => {
    expect(cards).toHaveLength(configuration.environments.flatMap(({ regions }) => regions).length);
    for (const [index, card] of cards.entries()) {
      expect(cards.slice(index + 1).filter((other) => overlap(card, other))).toEqual([]);
      expect(panels.filter((panel) => inside(card, panel))).toHaveLength(1);
    }
  });

  test('has a section for each environment, one below the other, on the page', () => {
    const [width, height] = numbers(all[0] as XmlElement, 'width', 'height') as [number, number];
    expect(panels).toHaveLength(configuration.environments.length);
    for (const [index, panel] of panels.entries()) {
      expect(inside(panel, { x: 0, y: 0, width, height })).toBe(true);
      expect(panels.slice(index + 1).filter((other) => overlap(panel, other))).toEqual([]);
    }
  });

  test('has no text that sticks out of its region or of the panels', () => {
    const linesOf = (within: readonly XmlElement[]) => within.filter(({ name }) => name === 'text').map(extent);
    const groups = all.filter(({ attributes }) => attributes.id?.startsWith('region-'));
    for (const [index, group] of groups.entries()) {
      const lines = linesOf(allOf(group));
      expect(lines.filter((line) => !inside(line, cards[index] as Box))).toEqual([]);
      // Nor over another one.
      expect(lines.filter((line, at) => lines.slice(at + 1).some((other) => overlap(line, other)))).toEqual([]);
    }
    const [heading, ...lines] = linesOf(all) as [Box, ...Box[]];
    expect(heading.y + heading.height).toBeLessThan((panels[0] as Box).y);
    expect(lines.filter((line) => !panels.some((panel) => inside(line, panel)))).toEqual([]);
  });

  test('leads a request and images into each region', () => {
    const ends = all
      .filter(({ name, attributes }) => name === 'path' && attributes.d?.endsWith('z') && attributes.fill !== 'none')
      .map(
        ({ attributes }) =>
          /^M([\d.]+) ([\d.]+)/
            .exec(attributes.d ?? '')
            ?.slice(1)
            .map(Number) as [number, number],
      );
    for (const { x, y, width, height } of cards) {
      const arrows = ends.filter(([endX, endY]) => endX > x && endX < x + width && endY > y && endY < y + height);
      expect(arrows).toHaveLength(2);
    }
  });

  test('has a white ground of the size of the page', () => {
    const [page, ground] = [all[0], all.find(({ name }) => name === 'rect')] as [XmlElement, XmlElement];
    expect(ground.attributes.fill).toBe('#ffffff');
    expect(numbers(ground, 'width', 'height')).toEqual(numbers(page, 'width', 'height'));
  });

  test('is described in words, and every id is there once', () => {
    const [page, title, description] = all as [XmlElement, XmlElement, XmlElement];
    expect(page.attributes['aria-labelledby']).toBe(`${title.attributes.id} ${description.attributes.id}`);
    expect([title.name, description.name]).toEqual(['title', 'desc']);
    for (const { regions, alertEmails } of configuration.environments) {
      for (const { aksClusterName } of regions) expect(description.text).toContain(aksClusterName);
      for (const email of alertEmails) expect(description.text).toContain(email);
    }
    const ids = all.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has only finite numbers, and the same bytes twice', () => {
    const svg = architectureSvg(configuration);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(architectureSvg(configuration)).toBe(svg);
  });
});

test('a page of many regions is no longer than twice and a half its width', () => {
  const [, configuration] = CONFIGURATIONS.find(
    ([name]) => name === `${ALL_REGIONS} regions`,
  ) as (typeof CONFIGURATIONS)[number];
  const [width, height] = numbers(elements(configuration)[0] as XmlElement, 'width', 'height') as [number, number];
  expect(height / width).toBeLessThan(2.5);
});

test('with priority routing each region says its rank, with five ranks at most', () => {
  const ranks = elements(configurationOf(7, { routing: 'priority' }))
    .map(({ text }) => text)
    .filter((text) => text.startsWith('priority '));
  expect(ranks).toEqual([1, 2, 3, 4, 5, 5, 5].map((rank) => `priority ${rank}`));
});

test('the home of the registry is the first region alone', () => {
  const copies = elements(configurationOf(3)).filter(({ text }) => text.startsWith('Registry: '));
  expect(copies.map(({ text }) => text)).toEqual(['Registry: home', 'Registry: replica', 'Registry: replica']);
});

test('with a home of its own, every region that is not there has a replica', () => {
  const all = elements(configurationOf(2, {}, { home: 'westeurope' })).map(({ text }) => text);
  expect(all.filter((text) => text.startsWith('Registry: '))).toEqual(['Registry: replica', 'Registry: replica']);
  expect(all).toContain('Home: West Europe');
});

test.each<[GivenSettings, string, string]>([
  [{}, 'HTTP, answered to this Front Door only', 'Gateway address'],
  [{ exposure: 'privateLink' }, 'HTTP over Private Link, answered to this Front Door only', 'Private link service'],
  [EVERY_SETTING, 'HTTPS over Private Link, answered to this Front Door only', 'Private link service'],
])('it says how requests reach the regions', (settings, way, gateway) => {
  const texts = elements(configurationOf(2, {}, settings)).map(({ text }) => text);
  expect(texts).toContain(way);
  expect(texts.filter((text) => text === gateway)).toHaveLength(2);
});

test('a gateway address that has to be cut says so, and shows itself whole under the pointer', () => {
  const configuration = configurationOf(3);
  const all = elements(configuration);
  const [first] = configuration.environments[0]?.regions ?? [];
  const { dnsLabel, hostName } = (first as NonNullable<typeof first>).stamp.gatewayAddress;
  const shown = all.filter(({ name, text }) => name === 'text' && text.startsWith(dnsLabel)).map(({ text }) => text);
  expect(shown).toEqual([expect.stringMatching(/…$/)]);
  expect(all.filter(({ name, text }) => name === 'title' && text === hostName)).toHaveLength(1);
});

test('one region is described without others to choose from', () => {
  const description = elements(configurationOf(1))[2]?.text;
  expect(description).toContain('It sends all requests to the gateway of blue in ');
  expect(description).not.toMatch(/1 region|weighted/);
});
