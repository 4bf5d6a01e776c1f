import * as v from 'valibot';
import { number, text } from '../answer-schema';
import { REGION_NAME } from '../fields';
import { API_SERVER_ACCESS, API_SERVER_SCHEMA } from './api-server';
import { HOME } from './home';
import { HOST_NAME } from './host-name';
import { IP_RANGE, MAX_RANGES } from './ip-range';
import { DAILY_CAP, RETENTION } from './logs';
import { SYSTEM_MAX, SYSTEM_MIN, USER_MAX, USER_MIN } from './node-count';
import { CERTIFICATE_NAME, KEY_VAULT_ID } from './origin-certificate';
import { MAX_CLUSTER_ADMINS, PRINCIPAL_ID, PRINCIPAL_TYPES } from './principal';

export const EXPOSURES = ['public', 'privateLink'] as const;

/** What an environment may say of itself, and need not: each part has a default, which settings.ts fills in. */
export const SETTINGS_SCHEMA = {
  home: v.optional(text(HOME)),
  nodeCount: v.optional(
    v.pipe(
      v.strictObject({
        system: v.optional(
          v.pipe(
            v.strictObject({ min: number(SYSTEM_MIN), max: number(SYSTEM_MAX) }),
            v.description('The system pool of each region. Default: 3 to 6.'),
          ),
        ),
        user: v.optional(
          v.pipe(
            v.strictObject({ min: number(USER_MIN), max: number(USER_MAX) }),
            v.description(
              "The workload's pool of each zone. Default: 1 to 10, or 2 to 10 where a node has two vCPU or fewer.",
            ),
          ),
        ),
      }),
      v.description('Between which numbers of nodes the autoscaler works.'),
    ),
  ),
  apiServer: v.optional(
    v.pipe(
      v.strictObject({
        access: v.pipe(
          v.picklist(API_SERVER_ACCESS),
          v.description(
            'From where they are reached: public (everywhere), ranges (named addresses), private (the network of their region).',
          ),
        ),
        authorizedRanges: v.optional(
          v.pipe(
            v.array(text(IP_RANGE)),
            v.minLength(1),
            v.maxLength(MAX_RANGES),
            v.description('With access "ranges": from where. The addresses of the nodes are added by themselves.'),
          ),
        ),
      }),
      v.description('The API servers of the clusters. Default: public.'),
      v.metadata({ schema: API_SERVER_SCHEMA }),
    ),
  ),
  exposure: v.optional(
    v.pipe(
      v.picklist(EXPOSURES),
      v.description(
        'How Front Door reaches the regions: public (addresses that admit nobody else), privateLink (no public address; needs Front Door Premium). Default: public.',
      ),
    ),
  ),
  originCertificate: v.optional(
    v.pipe(
      v.strictObject({
        keyVaultId: text(KEY_VAULT_ID),
        certificateName: text(CERTIFICATE_NAME),
        hostNames: v.pipe(
          v.record(text(REGION_NAME), text(HOST_NAME)),
          v.description('A host name for each region, by the name of the region.'),
        ),
      }),
      v.description(
        'A certificate for the way from Front Door to the regions. Default: none, and requests travel that way by HTTP.',
      ),
    ),
  ),
  clusterAdmins: v.optional(
    v.pipe(
      v.array(
        v.pipe(
          v.strictObject({
            id: text(PRINCIPAL_ID),
            type: v.pipe(v.picklist(PRINCIPAL_TYPES), v.description('What the id is of.')),
          }),
          v.description('A user, group or service principal.'),
        ),
      ),
      v.minLength(1),
      v.maxLength(MAX_CLUSTER_ADMINS),
      v.description('Who may do everything in the clusters, beside whoever deploys. Default: nobody.'),
    ),
  ),
  logs: v.optional(
    v.pipe(
      v.strictObject({
        retentionDays: v.optional(number(RETENTION)),
        dailyCapGb: v.optional(number(DAILY_CAP)),
      }),
      v.description('The log workspaces.'),
    ),
  ),
  locks: v.optional(
    v.pipe(
      v.boolean(),
      v.description('Whether what is global is locked against being deleted, by anybody. Default: false.'),
    ),
  ),
};
