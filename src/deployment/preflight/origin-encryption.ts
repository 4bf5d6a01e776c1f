import type { Environment } from '../../configuration';
import type { Check } from './finding';

/** Without a certificate Front Door speaks HTTP to the regions; that must be known to whoever deploys. */
export function originEncryptionCheck({ name, originCertificate, exposure }: Environment): Check {
  return {
    name: 'encryption',
    run: async () => {
      if (originCertificate !== undefined || exposure === 'privateLink') return [];
      return [
        {
          check: 'encryption',
          severity: 'warning',
          what: 'Between Front Door and the regions requests are not encrypted: not for confidential data.',
          fix: `Give a certificate: environments.${name}.originCertificate in devops/config/variables.json (docs/settings.md).`,
        },
      ];
    },
  };
}
