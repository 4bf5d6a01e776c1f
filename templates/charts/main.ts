import { HighlyAvailableService, PublicGateway, type RegionChart } from 'create-aks-ha/charts';

/**
 * What runs in each region. `npx projen` renders it into manifests/; a deployment renders it with the real image.
 * What is different between regions is data: chart.environment.name, chart.region.name, chart.region.zones …
 */
export default function charts(chart: RegionChart): void {
  const service = new HighlyAvailableService(chart, 'service', { image: chart.image });

  const gateway = new PublicGateway(chart, 'gateway');
  gateway.route('/', service);

  // A second service:
  //   const reports = new HighlyAvailableService(chart, 'reports', {
  //     name: 'reports',
  //     image: `${chart.registry}/reports@sha256:…`,
  //   });
  //   gateway.route('/reports', reports);
}
