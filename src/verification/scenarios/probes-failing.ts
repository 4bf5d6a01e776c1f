import { HEALTH_PATH } from '../../cdk8s/reserved-paths';
import { enabledOrigins, frontDoorOf } from '../infrastructure/front-door';
import { placeOfResource, type Resources } from '../infrastructure/resources';
import { answersAnybody, httpRoutes } from '../kubernetes/http-routes';
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
      findings: [...throttled(region), ...unansweredProbe(region, resources)],
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
function unansweredProbe({ manifests }: RegionModel, resources: Resources | undefined): Finding[] {
  // Without a compiler the path is taken to be as it was generated.
  const path = resources ? frontDoorOf(resources).main?.probePath : HEALTH_PATH;
  const [route] = httpRoutes(manifests);
  if (path === undefined || !route || answersAnybody(manifests, path)) return [];
  return [
    {
      where: placeOf(manifests, route),
      field: 'spec.rules',
      problem: `nothing answers ${path} without the header X-Azure-FDID, and Front Door's probes need not carry it`,
      fix: `a rule with path Exact ${path} and no header`,
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
