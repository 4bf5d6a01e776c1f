import { enabledOrigins, frontDoorOf } from '../infrastructure/front-door';
import { placeOfResource, type Resources } from '../infrastructure/resources';
import { asksForFrontDoor, httpRoutes } from '../kubernetes/http-routes';
import { placeOf } from '../kubernetes/manifests';
import { parseQuantity } from '../kubernetes/quantity';
import type { Finding } from '../report';
import { distinct, judgeRegions } from './judge-regions';
import type { RegionModel, Scenario } from './scenario';

/**
 * Every health probe fails at once, though the service works: Front Door then sends requests to every region, and no
 * probe of Kubernetes fails for want of a processor or of memory.
 */
export const PROBES_FAILING: Scenario = {
  id: 'probes-failing',
  title: 'All health probes fail',
  judge: (model) => {
    const { resources } = model;
    const regions = judgeRegions(model, (region) => ({
      findings: [...throttled(region), ...(resources ? unansweredProbe(resources, region) : [])],
      evidence: [],
    }));
    return {
      findings: distinct([...regions.findings, ...(resources ? nobodyLeft(resources) : [])]),
      evidence: [
        'with every probe failing Front Door sends to all regions',
        'probes have a path and a route of their own',
      ],
    };
  },
};

/** A limit of CPU delays the answer to a probe; memory above the request is taken away when others need it. */
function throttled({ workloads }: RegionModel): Finding[] {
  return workloads
    .filter(({ isManaged }) => !isManaged)
    .flatMap(({ pod, podField, where }) =>
      pod.containers.flatMap(({ resources = {} }, index) => {
        const field = `${podField}.containers[${index}].resources`;
        const { requests = {}, limits = {} } = resources;
        const isGiven = limits.memory !== undefined && requests.memory !== undefined;
        return [
          ...(limits.cpu === undefined
            ? []
            : [
                {
                  where,
                  field: `${field}.limits.cpu`,
                  problem: 'a copy that is throttled fails its probes and is restarted',
                  fix: 'leave it out',
                },
              ]),
          ...(isGiven && parseQuantity(limits.memory ?? 0) !== parseQuantity(requests.memory ?? 0)
            ? [
                {
                  where,
                  field: `${field}.limits.memory`,
                  problem: 'what is above the request is not there when the node is full: copies are killed together',
                  fix: `${requests.memory}, the same as the request`,
                },
              ]
            : []),
        ];
      }),
    );
}

/** No document says that probes carry the id of the profile: their path must be served without. */
function unansweredProbe(resources: Resources, { manifests }: RegionModel): Finding[] {
  const { main } = frontDoorOf(resources);
  if (main?.probePath === undefined) return [];
  const routes = httpRoutes(manifests);
  const isAnswered = routes.some(({ spec }) =>
    (spec?.rules ?? []).some(({ matches = [] }) =>
      matches.some((match) => match.path?.value === main.probePath && !asksForFrontDoor(match)),
    ),
  );
  const [route] = routes;
  if (isAnswered || !route) return [];
  return [
    {
      where: placeOf(manifests, route),
      field: 'spec.rules',
      problem: `nothing answers ${main.probePath} without the header X-Azure-FDID, and Front Door's probes need not carry it`,
      fix: `a rule with path Exact ${main.probePath} and no header`,
    },
  ];
}

function nobodyLeft(resources: Resources): Finding[] {
  const { main } = frontDoorOf(resources);
  if (!main || enabledOrigins(main).length > 0) return [];
  return [
    {
      where: placeOfResource(main.resource),
      field: 'origins',
      problem: 'no region gets requests',
      fix: 'enabledState: Enabled',
    },
  ];
}
