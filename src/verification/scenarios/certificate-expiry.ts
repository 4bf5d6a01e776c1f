import { ofType } from '../infrastructure/resources';
import type { InfrastructureScenario } from './scenario';

/** The certificate between Front Door and the regions runs out. */
export const CERTIFICATE_EXPIRY: InfrastructureScenario = {
  id: 'certificate-expiry',
  title: 'A certificate runs out',
  needsBicep: true,
  notClaimed: ({ environment }) =>
    environment.originCertificate
      ? undefined
      : "there is none of yours: Front Door renews its own, and asks the regions over HTTP from Azure's network",
  judge: ({ resources }) => {
    const alerts = [
      'Microsoft.Insights/scheduledQueryRules',
      'Microsoft.Insights/metricAlerts',
      'Microsoft.Insights/webtests',
    ];
    const isWatched = alerts
      .flatMap((type) => ofType(resources, type))
      .some(({ name, properties }) => /certificate|SSLCertRemainingLifetime/i.test(name + JSON.stringify(properties)));
    return {
      findings: isWatched
        ? []
        : [
            {
              where: 'devops/bicep',
              field: 'an alert on the days that the certificate has left',
              problem: 'nobody is told before it runs out, and then no region answers',
              fix: 'the alert of the generated modules',
            },
          ],
      evidence: ['somebody is told weeks before'],
    };
  },
};
