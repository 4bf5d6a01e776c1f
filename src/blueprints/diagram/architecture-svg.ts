import type { Configuration } from '../../configuration';
import { description } from './description';
import { environmentSection } from './environment-section';
import { COLOURS, card, FONT_FAMILY, label } from './style';
import { element, textElement } from './svg';

/** A README shows it a little smaller than it is: the smallest text, 12 pixels, stays readable. */
const WIDTH = 1000;
const MARGIN = 24;
const HEADING = 58;

/**
 * The architecture as a picture: an environment below the other, each with its Front Door, registry, alerts and regions.
 * The same configuration gives the same bytes. It has a white ground of its own, for pages that are dark.
 */
export function architectureSvg(configuration: Configuration): string {
  let y = MARGIN + HEADING;
  const sections = configuration.environments.map((environment) => {
    const { drawing, height } = environmentSection(environment, { x: MARGIN, y, width: WIDTH - 2 * MARGIN });
    y += height + MARGIN;
    return drawing;
  });
  const heading = `${configuration.workload} on Azure Kubernetes Service`;
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: WIDTH,
      height: y,
      viewBox: `0 0 ${WIDTH} ${y}`,
      role: 'img',
      'aria-labelledby': 'title description',
      'font-family': FONT_FAMILY,
    },
    textElement('title', { id: 'title' }, heading),
    textElement('desc', { id: 'description' }, description(configuration)),
    card({ x: 0, y: 0, width: WIDTH, height: y }, { fill: COLOURS.paper, radius: 16 }),
    label(heading, [MARGIN + 8, MARGIN + 28], { size: 22, bold: true, maxWidth: WIDTH - 2 * MARGIN - 16 }),
    ...sections,
  )}\n`;
}
