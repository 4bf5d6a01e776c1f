/** Who and what exists in every rehearsal before anything is deployed. Written down in docs/rehearsal.md. */
export const TENANT_ID = '00000000-0000-0000-0000-0000000000aa';
export const SUBSCRIPTION_ID = '00000000-0000-0000-0000-000000000001';
export const SUBSCRIPTION = `/subscriptions/${SUBSCRIPTION_ID}`;
export const CLIENT_ID = '00000000-0000-0000-0000-0000000000cc';
/** Of the service principal: what role assignments name. */
export const OBJECT_ID = '00000000-0000-0000-0000-0000000000dd';
/** Opens nothing but a rehearsal. */
export const CLIENT_SECRET = 'rehearsal-only';

/** Value of AZURE_SP_CREDENTIALS for a rehearsal. */
export const SP_CREDENTIALS = JSON.stringify({
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  subscriptionId: SUBSCRIPTION_ID,
  tenantId: TENANT_ID,
});
