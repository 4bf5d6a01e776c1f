/** Versions of the interfaces that are called: the newest stable ones, and where a preview is the only one, that. */
export const API = {
  aks: '2026-08-01',
  authorization: '2022-04-01',
  cdn: '2026-07-01',
  compute: '2021-07-01',
  deployments: '2025-03-01',
  identities: '2024-11-30',
  locks: '2020-05-01',
  network: '2026-03-01',
  permissions: '2022-04-01',
  providers: '2025-03-01',
  registry: '2025-11-01',
  registryTasks: '2019-06-01-preview',
  resources: '2025-03-01',
  subscriptions: '2022-12-01',
  workspaces: '2025-07-01',
  eventGrid: '2025-02-15',
} as const;
