import { reachesSomebody } from '../infrastructure/action-groups';
import { ofType, placeOfResource, type Resource } from '../infrastructure/resources';
import type { Finding } from '../report';
import type { CompiledEnvironment, InfrastructureScenario } from './scenario';

/** What Key Vault announces, a month before and on the day. */
const EVENTS = ['Microsoft.KeyVault.CertificateNearExpiry', 'Microsoft.KeyVault.CertificateExpired'];

/** The certificate between Front Door and the regions runs out. */
export const CERTIFICATE_EXPIRY: InfrastructureScenario = {
  id: 'certificate-expiry',
  title: 'A certificate runs out',
  needsBicep: true,
  notClaimed: ({ environment }) =>
    environment.originCertificate
      ? undefined
      : "there is none of yours: Front Door renews its own, and asks the regions over HTTP from Azure's network",
  judge: (model) => ({ findings: findings(model), evidence: ['somebody is told 30 days before'] }),
};

function findings({ resources, environment }: CompiledEnvironment): Finding[] {
  const certificate = environment.originCertificate?.certificateName ?? '';
  const watching = ofType(resources, 'Microsoft.EventGrid/eventSubscriptions').filter((each) =>
    isAbout(each, certificate),
  );
  const untold = EVENTS.filter((event) => !watching.some(({ properties }) => eventsOf(properties).includes(event)));
  if (untold.length > 0) {
    return [
      {
        where: watching[0] ? placeOfResource(watching[0]) : 'devops/bicep: Microsoft.EventGrid/eventSubscriptions',
        field: 'properties.filter.includedEventTypes',
        problem: `nobody is told before ${certificate} runs out, and then Front Door reaches no region`,
        fix: `${untold.join(' and ')}, as in modules/alert-certificate.bicep`,
      },
    ];
  }
  const reaches = reachesSomebody(resources);
  return watching
    .filter(({ properties }) => !reaches(properties.destination ?? {}))
    .map((each) => ({
      where: placeOfResource(each),
      field: 'properties.destination.properties.actionGroups',
      problem: 'it calls nobody',
      fix: 'the action group of the environment, with receivers',
    }));
}

function eventsOf({ filter }: Resource['properties']): readonly string[] {
  return filter?.includedEventTypes ?? EVENTS;
}

/** Events are about a certificate by name; a filter may ask for its beginning and its end. */
function isAbout({ properties }: Resource, certificate: string): boolean {
  const { subjectBeginsWith = '', subjectEndsWith = '' } = properties.filter ?? {};
  return certificate.startsWith(subjectBeginsWith) && certificate.endsWith(subjectEndsWith);
}
